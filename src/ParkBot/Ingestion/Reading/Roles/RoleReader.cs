using ParkBot.News;

namespace ParkBot.Ingestion;

/// <summary>Paragraphs of an issue to blocks: headings, titles, leads and bodies, told apart by the issue's own ways.</summary>
internal static class RoleReader
{
    /// <summary>The marks of titles and bodies; null where not both bear one.</summary>
    internal static TextMarks? Marks(IReadOnlyList<TextParagraph> paragraphs) =>
        TitleRule.Infer(paragraphs, []) is { Mark: { } mark } rule && BodyMarks(paragraphs, rule) is { Count: > 0 } bodies ? new TextMarks(new HashSet<string>([mark], StringComparer.Ordinal), bodies) : null;

    internal static IReadOnlyList<TextBlock> Read(IReadOnlyList<TextParagraph> printed)
    {
        var (paragraphs, listed) = ContentsList.Apply(printed);
        if (TitleRule.Infer(paragraphs, listed) is not { } rule)
        {
            return [];
        }

        (paragraphs, rule) = Untangled(paragraphs, rule);
        var bodyMarks = BodyMarks(paragraphs, rule);
        var parts = new List<Part>();
        foreach (var paragraph in paragraphs)
        {
            if (rule.Titles.Contains(paragraph))
            {
                parts.Add(new Part(paragraph));
            }
            else if (SectionWords.Of(paragraph.Text) is { } heading)
            {
                parts.Add(new Part(paragraph) { Heading = heading });
            }
            else if (!(parts.Count > 0 && parts[^1] is { Heading: null, Texts.Count: > 0, Sourced: < 0 }) && BlockReader.ClosingNote().IsMatch(paragraph.Text))
            {
                parts.Add(new Part(paragraph) { IsNote = true });
            }
            else if (parts.Count > 0 && !parts[^1].IsNote)
            {
                parts[^1].Add(paragraph, bodyMarks);
            }
        }

        parts = Items(parts, rule);
        parts.ForEach(part => part.LengthenTitle());
        var ways = LeadRule.Infer(parts, bodyMarks);
        return [.. parts.SelectMany(part => Blocks(part, rule, ways))];
    }

    /// <summary>A marked title that fills its line runs on into the text below it: its first line is the title, and a short one behind that wraps.</summary>
    private static (IReadOnlyList<TextParagraph> Paragraphs, TitleRule Rule) Untangled(IReadOnlyList<TextParagraph> paragraphs, TitleRule rule)
    {
        var parted = new List<TextParagraph>();
        var titles = new HashSet<TextParagraph>(rule.Titles, ReferenceEqualityComparer.Instance);
        foreach (var paragraph in paragraphs)
        {
            if (rule.Mark is null || titles.Contains(paragraph) || paragraph.Lines.Count < 2 || Ingestion.Marks.Of(paragraph.Lines[0])?.Kind != rule.Mark || paragraph.Lines[0].Contains('。', StringComparison.Ordinal))
            {
                parted.Add(paragraph);
                continue;
            }

            var lines = paragraph.Lines.Count > 2 && LineWidth.Of(paragraph.Lines[1]) < LineWidth.Of(paragraph.Lines[0]) * 0.6 && TitleRule.IsLabel(paragraph.Lines[1]) ? 2 : 1;
            var title = paragraph with { Lines = [.. paragraph.Lines.Take(lines)] };
            titles.Add(title);
            parted.Add(title);
            parted.Add(paragraph with { Lines = [.. paragraph.Lines.Skip(lines)], Leads = false });
        }

        return (parted, rule with { Titles = titles });
    }

    /// <summary>Signs before paragraphs that hold sentences, where titles have another: █.</summary>
    private static HashSet<string> BodyMarks(IReadOnlyList<TextParagraph> paragraphs, TitleRule rule) =>
    [
        .. paragraphs.Where(paragraph => !rule.Titles.Contains(paragraph))
            .GroupBy(paragraph => Ingestion.Marks.Of(paragraph.Lines[0])?.Kind, StringComparer.Ordinal)
            .Where(same => same.Key is { Length: 1 } && same.Key != rule.Mark && same.Key != Ingestion.Marks.Lead && same.Count() > 1 && same.Count(one => one.Text.Contains('。', StringComparison.Ordinal) || TextSource.Of(one.Text) is not null) * 2 >= same.Count())
            .Select(same => same.Key!),
    ];

    /// <summary>Without what a contents list says (titles without a text of which the same come again) and without what stands on the cover.</summary>
    private static List<Part> Items(List<Part> parts, TitleRule rule)
    {
        var first = parts.FindIndex(part => part.Heading is not null);
        parts = [.. parts.Where((part, at) => at >= first || part.Sourced >= 0)];

        // Nothing stands under the last words of all, and nothing but their place made them a title: it is what a site says at its foot.
        if (rule.IsByPosition && parts is [.., { Heading: null, IsNote: false, Texts.Count: 0 }])
        {
            parts.RemoveAt(parts.Count - 1);
        }

        var told = parts.Where(part => part is { Heading: null, IsNote: false } && part.Texts.Count > 0).Select(part => ContentsTable.Key(part.Title.Lines)).ToHashSet(StringComparer.Ordinal);
        return [.. parts.Where(part => !part.IsNote).Where(part => part.Heading is not null || part.Texts.Count > 0 || !told.Contains(ContentsTable.Key(part.Title.Lines)))];
    }

    /// <summary>A line of a title that ends short of where titles wrap was broken between two clauses: there a space parts them.</summary>
    private static IReadOnlyList<string> Title(TextParagraph title, TitleRule rule, double widest) =>
    [
        string.Join(' ', title.Lines.Select((line, i) => i == 0 && rule.Mark is not null ? Ingestion.Marks.Without(line) : line)
            .Aggregate(new List<string>(), (lines, line) =>
            {
                if (lines.Count > 0 && LineWidth.Of(lines[^1].Split(' ')[^1]) >= widest * 0.85)
                {
                    lines[^1] += line;
                }
                else
                {
                    lines.Add(line);
                }

                return lines;
            })),
    ];

    private static IEnumerable<TextBlock> Blocks(Part part, TitleRule rule, LeadRule ways)
    {
        if (part.Heading is { } heading)
        {
            yield return new TextBlock(TextBlockKind.Heading, [heading.Name]) { Section = heading.Section, Page = part.Title.Page };

            // Sentences without a title are not lost unsaid: they become a doubt.
            foreach (var (orphan, _) in part.Texts.Where(text => text.Paragraph.Text.Contains('。', StringComparison.Ordinal)))
            {
                yield return new TextBlock(TextBlockKind.Plain, orphan.Lines);
            }

            yield break;
        }

        yield return new TextBlock(TextBlockKind.Title, Title(part.Title, rule, ways.WidestTitle)) { Page = part.Title.Page };
        var (leads, bodies) = ways.Split(part);
        var source = part.Source ?? (bodies.Count > 0 ? TextSource.OfEnd(bodies[^1].Text)?.Name : null);
        foreach (var lead in leads)
        {
            yield return new TextBlock(TextBlockKind.Plain, lead.Lines);
        }

        for (var i = 0; i < bodies.Count; i++)
        {
            yield return new TextBlock(TextBlockKind.Body, bodies[i].Lines) { Source = i == bodies.Count - 1 ? source : null };
        }
    }
}

/// <summary>A heading, or a title and what stands under it.</summary>
internal sealed class Part(TextParagraph title)
{
    internal TextParagraph Title { get; private set; } = title;

    internal (string Name, Section Section)? Heading { get; init; }

    /// <summary>What the publisher says under the news: no item.</summary>
    internal bool IsNote { get; init; }

    internal List<(TextParagraph Paragraph, bool Marked)> Texts { get; } = [];

    /// <summary>A source on a line of its own, or the one at the item's end.</summary>
    internal string? Source { get; private set; }

    /// <summary>Index of the text that the source ends; -1 while there is none.</summary>
    internal int Sourced { get; private set; } = -1;

    /// <summary>Lines between a title and its first sentence that can be nothing else go on with the title.</summary>
    internal void LengthenTitle()
    {
        while (Heading is null && Texts.Count > 1 && Sourced != 0 && !Texts[0].Marked && (Texts[0].Paragraph.Look is null || Texts[0].Paragraph.Look == Title.Look) && TitleRule.IsLabel(Texts[0].Paragraph.Text))
        {
            Title = Title with { Lines = [.. Title.Lines, .. Texts[0].Paragraph.Lines] };
            Texts.RemoveAt(0);
            Sourced = Math.Max(-1, Sourced - 1);
        }
    }

    internal void Add(TextParagraph paragraph, HashSet<string> bodyMarks)
    {
        if (Texts.Count > 0 && TextSource.Alone(paragraph.Text) is { } alone && (Source is null || TextSource.Of(paragraph.Text) is not null))
        {
            (Source, Sourced) = (alone, Texts.Count - 1);
            return;
        }

        var kind = Ingestion.Marks.Of(paragraph.Lines[0])?.Kind;
        var marked = kind is not null && bodyMarks.Contains(kind);
        if (kind == Ingestion.Marks.Lead)
        {
            paragraph = paragraph with { Lines = [Ingestion.Marks.Without(paragraph.Lines[0]), .. paragraph.Lines.Skip(1)] };
        }

        if (!marked && Texts.Count > 0 && paragraph.Leads && Sourced < Texts.Count - 1 && Texts[^1] is var (last, isBody) && last.Look == paragraph.Look && !Sentences.End(last.Text))
        {
            // A sentence that a page or column broke off.
            Texts[^1] = (last with { Lines = [.. last.Lines, .. paragraph.Lines] }, isBody);
        }
        else
        {
            Texts.Add((marked ? paragraph with { Lines = [Ingestion.Marks.Without(paragraph.Lines[0]), .. paragraph.Lines.Skip(1)] } : paragraph, marked));
        }

        if (TextSource.Of(Texts[^1].Paragraph.Text) is { } source)
        {
            (Source, Sourced) = (source.Name, Texts.Count - 1);
        }
    }
}
