using System.Globalization;
using System.Text.RegularExpressions;
using ParkBot.Language;

namespace ParkBot.Ingestion;

/// <summary>What an issue's header names, or what the loader gave for it.</summary>
/// <param name="Printed">The header as printed, stray spaces removed; empty where the loader gave the numbers.</param>
internal sealed record IssueHeader(string Publication, int Year, int Month, int Week, int Number, string Printed)
{
    internal bool IsSensible => Year is >= 1990 and <= 2100 && Month is >= 1 and <= 12 && Week is >= 1 and <= 6 && Number is >= 1 and <= 100_000 && Publication.Length is >= 2 and <= 40;
}

/// <summary>Header values from whoever loads a document that has none.</summary>
internal sealed record HeaderOverride(string? Publication, int? Number, int? Year, int? Month, int? Week)
{
    internal IssueHeader? Complete => this is { Number: { } number, Year: { } year, Month: { } month, Week: { } week }
        ? new IssueHeader(Publication ?? "园区周报", year, month, week, number, "")
        : null;

    /// <summary>This with what was given in its place.</summary>
    internal HeaderOverride With(HeaderOverride? given) => given is null ? this : new HeaderOverride(
        given.Publication ?? Publication, given.Number ?? Number, given.Year ?? Year, given.Month ?? Month, given.Week ?? Week);

    /// <summary>A found header with what was given in its place.</summary>
    internal IssueHeader Over(IssueHeader found) => found with
    {
        Publication = Publication ?? found.Publication,
        Number = Number ?? found.Number,
        Year = Year ?? found.Year,
        Month = Month ?? found.Month,
        Week = Week ?? found.Week,
    };
}

/// <summary>Finds the header line: 园区周报 2023 年 2 月 4期（总 108 期）.</summary>
internal static partial class IssueHeaderReader
{
    /// <summary>A header stands at the top; what looks like one further down is part of the news.</summary>
    private const int FirstLines = 5;

    internal static IssueHeader? Find(IEnumerable<string> lines) =>
        lines.Select(Read).FirstOrDefault(header => header is { IsSensible: true });

    /// <summary>What the first lines tell of a header that is not whole: 园区周报 2023 年 2 月 4期, 总 108 期. Nothing else may stand in such a line.</summary>
    internal static HeaderOverride FindPart(IEnumerable<string> lines)
    {
        var known = new HeaderOverride(null, null, null, null, null);
        foreach (var line in lines.Where(line => !string.IsNullOrWhiteSpace(line)).Take(FirstLines).TakeWhile(line => !line.TrimStart().StartsWith('●')))
        {
            var match = Part().Match(TextFold.Fold(line).Trim());
            if (match.Success)
            {
                known = new HeaderOverride(Told(match, "publication"), Whole(match, "number"), Whole(match, "year"), Whole(match, "month"), Whole(match, "week")).With(known);
            }
        }

        return known;
    }

    internal static bool IsHeader(string line) => Pattern().IsMatch(TextFold.Fold(line));

    private static IssueHeader? Read(string line)
    {
        var match = Pattern().Match(TextFold.Fold(line));
        if (!match.Success)
        {
            return null;
        }

        var week = match.Groups["week"].Value;
        return new IssueHeader(
            match.Groups["publication"].Value.Trim(),
            Number(match.Groups["year"].Value),
            Number(match.Groups["month"].Value),
            ChineseNumber.TryParse(week, out var told) ? (int)told : 0,
            Number(match.Groups["number"].Value),
            TextCleaner.Join([line[match.Index..(match.Index + match.Length)]]));
    }

    private static string? Told(Match match, string group) => match.Groups[group].Value.Trim() is { Length: > 0 } told ? told : null;

    private static int? Whole(Match match, string group) => ChineseNumber.TryParse(match.Groups[group].ValueSpan, out var number) ? (int)number : null;

    private static int Number(string digits) => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    [GeneratedRegex("(?<publication>[^\\s\\d,.:;/()|>-]{2,20})[\\s·:,-]*(?<year>\\d{4})\\s*年\\s*(?<month>\\d{1,2})\\s*月\\s*第?\\s*(?<week>[1-6一二三四五六])\\s*[期周]\\s*[(,]?\\s*总\\s*第?\\s*(?<number>\\d{1,6})\\s*期\\s*\\)?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Pattern();

    [GeneratedRegex("^(?=.*[0-9一二三四五六]\\s*[年月期周])(?<publication>[^\\s\\d,.:;/()|>-]{2,12}(周报|周刊|月报|快报|简报|动态|资讯))?[\\s·:,-]*((?<year>\\d{4})\\s*年)?\\s*((?<month>\\d{1,2})\\s*月)?\\s*(第?\\s*(?<week>[1-6一二三四五六])\\s*[期周])?\\s*[(,]?\\s*(总\\s*第?\\s*(?<number>\\d{1,6})\\s*期)?\\s*\\)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Part();
}
