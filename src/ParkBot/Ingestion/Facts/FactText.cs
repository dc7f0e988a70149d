using System.Globalization;
using System.Text.RegularExpressions;
using ParkBot.Language;
using ParkBot.News;

namespace ParkBot.Ingestion;

/// <summary>One text of an item as it is read for facts: folded, with the stages that it names.</summary>
/// <param name="year">The year: what is told of an earlier one is a look back.</param>
internal sealed partial class FactField(EvidenceField field, string stored, int year)
{
    private IReadOnlyList<StageMention>? stages;

    internal EvidenceField Field { get; } = field;

    internal string Folded { get; } = TextFold.Fold(stored);

    internal IReadOnlyList<StageMention> Stages => stages ??= StageWords.Find(this);

    /// <summary>The words as printed.</summary>
    internal string Words(int start, int length) => stored.Substring(start, length);

    internal Evidence Evidence(int start, int length) => new(Field, start, length);

    /// <summary>The sentence around a position; a title is one sentence.</summary>
    internal (int Start, int End) Sentence(int position) => Around(position, IsSentenceEnd);

    /// <summary>The sentence up to its full stop, semicolons inside.</summary>
    internal (int Start, int End) FullSentence(int position) => Around(position, c => c is '。' or '\n');

    /// <summary>The clause around a position; a title's spaces part its clauses.</summary>
    internal (int Start, int End) Clause(int position) =>
        Around(position, c => IsSentenceEnd(c) || c is ',' or '，' or ':' or '：' || (c == ' ' && Field == EvidenceField.Title));

    internal string Between(int start, int end) => start >= end ? "" : Folded[start..end];

    /// <summary>The text from the start of its sentence to a position.</summary>
    internal string SentenceBefore(int position) => Between(Sentence(position).Start, position);

    internal string ClauseBefore(int position) => Between(Clause(position).Start, position);

    internal string ClauseAfter(int position) => Between(position, Clause(position).End);

    /// <summary>2022年,全市…: the sentence up to here tells of a year before the issue's, unless that is in the name of an event.</summary>
    internal bool IsOfEarlierYear(int position) =>
        PastYear.Match(SentenceBefore(position)) is { Success: true } match && int.Parse(match.Groups["year"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) < year;

    /// <summary>2024年投入运营 in a text of 2023: the clause up to here tells of a year to come.</summary>
    internal bool IsOfLaterYear(int position) =>
        LaterYear.Match(ClauseBefore(position)) is { Success: true } match && int.Parse(match.Groups["year"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) > year;

    [GeneratedRegex("(?<year>20[0-9]{2})年", RegexOptions.ExplicitCapture | RegexOptions.RightToLeft, matchTimeoutMilliseconds: 2000)]
    private static partial Regex LaterYear { get; }

    [GeneratedRegex("(?<year>20[0-9]{2})年(?![^,，。]{0,16}(?:大会|活动|论坛|大赛|展|仪式|批))", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 2000)]
    private static partial Regex PastYear { get; }

    private static bool IsSentenceEnd(char c) => c is '。' or '!' or '！' or '?' or '？' or ';' or '；' or '\n' or '█';

    private (int Start, int End) Around(int position, Func<char, bool> parts)
    {
        var (start, end) = (position, position);
        while (start > 0 && !parts(Folded[start - 1]))
        {
            start--;
        }

        while (end < Folded.Length && !parts(Folded[end]))
        {
            end++;
        }

        return (start, end);
    }
}

/// <summary>An item's texts in the order in which they are believed: title, lead, body.</summary>
internal sealed class FactText
{
    /// <param name="year">The year: what is told of an earlier one is a look back.</param>
    internal FactText(ItemText item, int year)
    {
        Item = item;
        Title = new FactField(EvidenceField.Title, item.Title, year);
        Lead = item.Lead is { Length: > 0 } lead ? new FactField(EvidenceField.Lead, lead, year) : null;
        Body = item.Body is { Length: > 0 } body ? new FactField(EvidenceField.Body, body, year) : null;
        Fields = [.. new[] { Title, Lead, Body }.OfType<FactField>()];
    }

    internal ItemText Item { get; }

    internal FactField Title { get; }

    internal FactField? Lead { get; }

    internal FactField? Body { get; }

    internal IReadOnlyList<FactField> Fields { get; }

    internal bool IsPolicy => Item.Section == Section.Policy;
}
