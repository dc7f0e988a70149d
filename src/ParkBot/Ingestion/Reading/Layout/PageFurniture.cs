using System.Text.RegularExpressions;

namespace ParkBot.Ingestion;

/// <summary>What pages repeat: running heads, feet and page numbers.</summary>
internal static partial class PageFurniture
{
    /// <summary>Share of a page's height at its head and foot in which such lines stand.</summary>
    private const double Margin = 0.12;

    internal static IReadOnlyList<PageContent> Remove(IReadOnlyList<PageContent> pages)
    {
        var seen = pages.SelectMany(page => page.Runs.Where(run => IsInMargin(run, page)).Select(Key).Distinct(StringComparer.Ordinal))
            .GroupBy(key => key, StringComparer.Ordinal).ToDictionary(same => same.Key, same => same.Count(), StringComparer.Ordinal);
        var enough = Math.Max(2, Math.Min(3, pages.Count / 2));
        return [.. pages.Select(page => page with { Runs = [.. page.Runs.Where(run => !IsFurniture(run, page, seen, enough))] })];
    }

    private static bool IsFurniture(TextRun run, PageContent page, Dictionary<string, int> seen, int enough) =>
        IsInMargin(run, page) && ((seen[Key(run)] >= enough && TextFurniture.CanBe(run.Text)) || Number().IsMatch(run.Text));

    private static bool IsInMargin(TextRun run, PageContent page) => run.Base < page.Height * Margin || run.Base > page.Height * (1 - Margin);

    /// <summary>Words without their numbers, at their height: 第3页 and 第4页 are one foot.</summary>
    private static string Key(TextRun run) =>
        Digits().Replace(run.Text, "#") + "@" + ((int)Math.Round(run.Base / 6)).ToString(System.Globalization.CultureInfo.InvariantCulture);

    [GeneratedRegex("[0-9]+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Digits();

    [GeneratedRegex("^[\\s—–\\-_·.|/第页共]*[0-9]{1,3}[\\s—–\\-_·.|/第页共0-9]*$|^[—–\\-_\\s]{2,}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Number();
}
