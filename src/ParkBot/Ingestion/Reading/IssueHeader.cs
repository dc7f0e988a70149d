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

/// <summary>Finds what an issue says of itself: 园区周报 2023 年 2 月 4期（总 108 期）, in one line or with the publication's name on a line of its own.</summary>
internal static partial class IssueHeaderReader
{
    /// <summary>A name and what is left of a header stand at the top; what looks like them further down is part of the news.</summary>
    private const int FirstLines = 12;

    /// <summary>A line that tells the issue holds little else.</summary>
    private const int LongestRest = 24;

    /// <summary>The header that most lines agree on (running heads repeat it), the first of these; with a name from the top where it has none.</summary>
    internal static IssueHeader? Find(IReadOnlyList<string> lines)
    {
        var found = lines.Select(Read).OfType<IssueHeader>()
            .GroupBy(header => (header.Year, header.Month, header.Week, header.Number))
            .OrderByDescending(same => same.Count()).FirstOrDefault();
        var named = found?.Where(header => header.Publication.Length > 0).GroupBy(header => header.Publication, StringComparer.Ordinal).MaxBy(same => same.Count())?.First();
        var header = named ?? found?.First();
        return header is null ? null
            : header.Publication.Length > 0 ? header
            : Name(lines) is { } name ? header with { Publication = name } : null;
    }

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

    internal static bool IsHeader(string line) => Read(line) is not null;

    private static IssueHeader? Read(string line)
    {
        if (line.Length > 120)
        {
            return null;
        }

        var folded = TextFold.Fold(line);
        var match = Pattern().Match(folded);
        if (!match.Success || Rest(folded, match).Length > LongestRest)
        {
            return null;
        }

        var week = match.Groups["week"].Value;
        var name = match.Groups["publication"].Value.Trim();
        var header = new IssueHeader(
            IsName(name) ? name : "",
            Number(match.Groups["year"].Value),
            Number(match.Groups["month"].Value),
            ChineseNumber.TryParse(week, out var told) ? (int)told : 0,
            Number(match.Groups["number"].Value),
            TextCleaner.Join([line[(IsName(name) ? match.Index : match.Groups["year"].Index)..(match.Index + match.Length)]]));
        return (header with { Publication = "刊名" }).IsSensible ? header : null;
    }

    /// <summary>本刊2023年2月4期（总108期）《…》一文: words around it make a line news, not a header.</summary>
    private static string Rest(string folded, Match match) =>
        (folded[..match.Index] + folded[(match.Index + match.Length)..]).Replace(" ", "", StringComparison.Ordinal) is var rest && (rest.Contains('。', StringComparison.Ordinal) || rest.Contains('《', StringComparison.Ordinal) || rest.Contains(',', StringComparison.Ordinal)) ? new string('。', LongestRest + 1) : rest;

    private static bool IsName(string name) => name.Length is >= 2 and <= 20 && name is not ("本刊" or "本期" or "上期" or "本报") && !Field().IsMatch(name);

    /// <summary>The publication's name from the top: a line that says it is a weekly, a review, a digest.</summary>
    private static string? Name(IReadOnlyList<string> lines) => lines
        .Where(line => !string.IsNullOrWhiteSpace(line)).Take(FirstLines)
        .Select(line => Label().Replace(TextFold.Fold(line).Trim(), "").Replace(" ", "", StringComparison.Ordinal))
        .FirstOrDefault(line => Periodical().IsMatch(line));

    private static string? Told(Match match, string group) => match.Groups[group].Value.Trim() is { Length: > 0 } told ? told : null;

    private static int? Whole(Match match, string group) => ChineseNumber.TryParse(match.Groups[group].ValueSpan, out var number) ? (int)number : null;

    private static int Number(string digits) => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    [GeneratedRegex("(?<publication>[^\\s\\d,.:;/()|>·-]{2,20})?[\\s·:,|/《》()-]*(?<year>\\d{4})\\s*年\\s*(?<month>\\d{1,2})\\s*月\\s*第?\\s*(?<week>[1-6一二三四五六])\\s*[期周][\\s·|/-]*[(,]?\\s*总\\s*第?\\s*(?<number>\\d{1,6})\\s*期\\s*\\)?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Pattern();

    [GeneratedRegex("^(?=.*[0-9一二三四五六]\\s*[年月期周])(?<publication>[^\\s\\d,.:;/()|>-]{2,12}(周报|周刊|月报|快报|简报|动态|资讯|观察|参考))?[\\s·:,|-]*((?<year>\\d{4})\\s*年)?\\s*((?<month>\\d{1,2})\\s*月)?\\s*(第?\\s*(?<week>[1-6一二三四五六])\\s*[期周])?\\s*[(,|]?\\s*(总\\s*第?\\s*(?<number>\\d{1,6})\\s*期)?\\s*\\)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Part();

    [GeneratedRegex("^[\\u4e00-\\u9fffA-Za-z]{0,14}(周报|周刊|月报|快报|简报|动态|资讯|观察|参考|内参|导报|通讯|情报|周讯|专刊|日报|速览|速递|视窗|瞭望|要情)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Periodical();

    [GeneratedRegex("^(主题|标题|刊名|发件人|from|subject)\\s*[:：]\\s*", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Label();

    [GeneratedRegex("^(主题|标题|日期|刊名|期号|出版)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Field();
}
