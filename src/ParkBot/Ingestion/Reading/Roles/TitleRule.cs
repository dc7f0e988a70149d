using ParkBot.Language;

namespace ParkBot.Ingestion;

/// <summary>How an issue shows its titles: by a mark, a look, a level, or only by standing after a source.</summary>
/// <param name="Titles">The paragraphs that are titles.</param>
/// <param name="Mark">Kind of the mark that they bear, see <see cref="Marks"/>; null where they bear none.</param>
/// <param name="Score">Share of titles and sources that go together, 0…1, less where titles hold sentences.</param>
internal sealed record TitleRule(IReadOnlySet<TextParagraph> Titles, string? Mark, double Score)
{
    /// <summary>Nothing but their place behind a source shows the titles.</summary>
    internal bool IsByPosition { get; private init; }

    private const int Longest = 90;

    /// <summary>Below this no rule fits, and the document is none that has titles and sources.</summary>
    private const double Enough = 0.5;

    /// <summary>Of rules that fit alike the plainer sign is the designer's: a mark before a level before a look.</summary>
    private const double MarkBonus = 0.03;
    private const double LevelBonus = 0.02;
    private const double ListBonus = 0.05;
    private const double PositionMalus = 0.08;

    /// <summary>The rule that fits best; null where none does.</summary>
    /// <param name="paragraphs">Of the issue, its list of contents taken out.</param>
    /// <param name="listed">The titles that the list of contents names.</param>
    internal static TitleRule? Infer(IReadOnlyList<TextParagraph> paragraphs, IReadOnlyList<TextParagraph> listed)
    {
        var sources = paragraphs.Where(paragraph => TextSource.Of(paragraph.Text) is not null).ToHashSet(ReferenceEqualityComparer.Instance);
        var able = paragraphs.Where(paragraph => paragraph.Text.Length is >= 4 and <= Longest && !sources.Contains(paragraph) && SectionWords.Of(paragraph.Text) is null).ToList();
        var rules = new List<(TitleRule Rule, double Rank)>();
        foreach (var same in able.GroupBy(paragraph => Marks.Of(paragraph.Lines[0])?.Kind, StringComparer.Ordinal).Where(same => same.Key is not null && same.Count() > 1))
        {
            Add([.. same], same.Key, MarkBonus);
        }

        foreach (var same in able.Where(paragraph => paragraph.Level > 0).GroupBy(paragraph => paragraph.Level))
        {
            Add([.. same], null, LevelBonus);
        }

        foreach (var same in able.Where(paragraph => paragraph.Look is not null).GroupBy(paragraph => paragraph.Look, StringComparer.Ordinal))
        {
            Add([.. same], null, same.First().Size / 1000);
        }

        if (listed.Count > 0)
        {
            Add(listed, null, ListBonus);
        }

        Add(ByPosition(paragraphs, sources), null, -PositionMalus, isByPosition: true);
        return rules.Where(one => one.Rule.Score >= Enough).OrderByDescending(one => one.Rank).Select(one => one.Rule).FirstOrDefault();

        void Add(IReadOnlyList<TextParagraph> titles, string? mark, double bonus, bool isByPosition = false)
        {
            var rule = Scored(paragraphs, titles, mark ?? CommonMark(titles), sources) with { IsByPosition = isByPosition };
            rules.Add((rule, rule.Score + bonus));
        }
    }

    /// <summary>Titles known by something else can bear a mark or number too, which is none of their words.</summary>
    private static string? CommonMark(IReadOnlyList<TextParagraph> titles) =>
        titles.Count > 1 && titles.GroupBy(title => Marks.Of(title.Lines[0])?.Kind, StringComparer.Ordinal).MaxBy(same => same.Count()) is { Key: { } kind } same && same.Count() * 2 > titles.Count ? kind : null;

    private static TitleRule Scored(IReadOnlyList<TextParagraph> paragraphs, IReadOnlyList<TextParagraph> titles, string? mark, HashSet<object?> sources)
    {
        var set = new HashSet<TextParagraph>(titles, ReferenceEqualityComparer.Instance);

        // A contents list and the titles say the same: the later ones are the titles.
        var last = new Dictionary<string, TextParagraph>(StringComparer.Ordinal);
        foreach (var title in titles)
        {
            last[ContentsTable.Key(title.Lines)] = title;
        }

        var counted = new HashSet<TextParagraph>(last.Values, ReferenceEqualityComparer.Instance);
        int good = 0, open = 0, ended = 0;
        foreach (var paragraph in paragraphs)
        {
            if (counted.Contains(paragraph))
            {
                if (ended > 0)
                {
                    good += Math.Min(open, ended);
                    (open, ended) = (0, 0);
                }

                open++;
            }
            else if (sources.Contains(paragraph))
            {
                ended++;
            }
        }

        good += Math.Min(open, ended);
        var plain = titles.Count == 0 ? 0 : (double)titles.Count(title => !title.Text.Contains('。', StringComparison.Ordinal) && !title.Text.EndsWith('，')) / titles.Count;
        var score = counted.Count + sources.Count == 0 ? 0 : 2.0 * good / (counted.Count + sources.Count) * plain * plain;
        return new TitleRule(set, mark, score);
    }

    /// <summary>True for what can only be a title's: no clause, no sentence, no date at its head.</summary>
    internal static bool IsLabel(string text) =>
        text.Length <= 40 && text.IndexOfAny(['。', '，', '；', '：']) < 0 && !BlockReader.LeadStart().IsMatch(TextFold.Fold(text)) && TextSource.OfEnd(text) is null;

    /// <summary>The first words without a full stop after each source: what is left where nothing else shows a title.</summary>
    private static List<TextParagraph> ByPosition(IReadOnlyList<TextParagraph> paragraphs, HashSet<object?> sources)
    {
        var titles = new List<TextParagraph>();
        var waiting = true;
        foreach (var paragraph in paragraphs)
        {
            if (sources.Contains(paragraph) || SectionWords.Of(paragraph.Text) is not null)
            {
                waiting = true;
            }
            else if (waiting && paragraph.Text.Length is >= 6 and <= 60 && !paragraph.Text.Contains('。', StringComparison.Ordinal) && !IssueHeaderReader.IsHeader(paragraph.Text))
            {
                titles.Add(paragraph);
                waiting = false;
            }
        }

        return titles;
    }
}
