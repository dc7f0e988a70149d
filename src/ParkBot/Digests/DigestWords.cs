using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ParkBot.Answering;
using ParkBot.Language;
using ParkBot.Queries;

namespace ParkBot.Digests;

/// <summary>How issues, changes and news are called in a digest.</summary>
internal static class DigestWords
{
    /// <summary>Stands where there is nothing to compare.</summary>
    internal const string NoFigure = "–";

    private const string Untold = "未写明";

    private const int TokenLength = 12;

    /// <summary>《园区周报》第110期.</summary>
    internal static string Name(NewsIssue issue) => $"《{issue.Publication}》第{Wording.Number(issue.Number)}期";

    /// <summary>2023年3月第2期，3月6日至10日: the year is not said twice.</summary>
    internal static string Week(NewsIssue issue)
    {
        var year = string.Create(CultureInfo.InvariantCulture, $"{issue.Year}年");
        var period = PlanDescriber.Describe(issue.Period);
        var days = period.StartsWith(year, StringComparison.Ordinal) && issue.Period.To.Year == issue.Year ? period[year.Length..] : period;
        return $"{year}{Wording.Number(issue.Month)}月第{Wording.Number(issue.WeekOfMonth)}期，{days}";
    }

    /// <summary>A figure of a column that has its unit in its name; of no news at all nothing is said.</summary>
    internal static string Figure(decimal? value, int items) =>
        value is { } figure ? Wording.Exact(figure, null) : items == 0 ? NoFigure : Untold;

    /// <summary>环比: +12.5%, where both issues tell the figure and the one before is not 0.</summary>
    internal static string Change(decimal? now, decimal? before)
    {
        if (now is not { } figure || before is not { } ground || ground == 0)
        {
            return NoFigure;
        }

        var percent = decimal.Round((figure - ground) * 100 / ground, 1, MidpointRounding.AwayFromZero);
        return percent.ToString("+0.0;-0.0;0.0", CultureInfo.InvariantCulture) + "%";
    }

    /// <summary>The item's title and the site that it is from, in one line.</summary>
    internal static string Line(ResultItem item) => item.Title + (item.Source is { } source ? $"（{source}）" : string.Empty);

    internal static string Mark(ResultItem item) => Wording.Mark(item.Ref, item.IsSample);

    /// <summary>The same for the same news told again in another issue: 12 hex digits of what the letters and digits of its title hash to.</summary>
    internal static string Token(ResultItem item)
    {
        var letters = string.Concat(TextFold.Fold(item.Title).Where(char.IsLetterOrDigit));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(letters)))[..TokenLength];
    }
}
