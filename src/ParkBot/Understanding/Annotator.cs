using System.Globalization;
using System.Text.RegularExpressions;
using ParkBot.Language;

namespace ParkBot.Understanding;

/// <summary>The words of a question that no list can hold: document titles, dates, sums, numbers of issues and places, parks, industries. They may overlap; the tokenizer takes the longest.</summary>
internal static partial class Annotator
{
    internal static IEnumerable<Word> Find(string folded, DateOnly anchor)
    {
        foreach (var match in TitlePattern().Matches(folded).Cast<Match>())
        {
            yield return new Word(match.Index, match.Length, match.Groups["title"].Value, WordKind.Title);
        }

        // 本周 and 上周 mean issues, not days: the lexicon has them.
        foreach (var date in Dates.Find(folded, anchor).Where(date => date.Shape != DateShape.Week))
        {
            yield return new Word(date.Start, date.Length, folded.Substring(date.Start, date.Length), WordKind.Date) { Date = date };
        }

        foreach (var word in RelativeTime.Find(folded, anchor))
        {
            yield return word;
        }

        foreach (var (start, length, range) in MoneyRangeReader.Find(folded))
        {
            yield return new Word(start, length, folded.Substring(start, length), WordKind.MoneyRange) { Range = range };
        }

        foreach (var match in IssuePattern().Matches(folded).Cast<Match>())
        {
            yield return new Word(match.Index, match.Length, match.Value, WordKind.IssueNumber) { Number = int.Parse(match.Groups["n"].Value, CultureInfo.InvariantCulture) };
        }

        foreach (var match in DayPattern().Matches(folded).Cast<Match>().Where(match => !IsDay(match)))
        {
            yield return new Word(match.Index, match.Length, match.Value, WordKind.NoDay);
        }

        foreach (var match in OrdinalPattern().Matches(folded).Cast<Match>())
        {
            yield return new Word(match.Index, match.Length, match.Value, WordKind.Follow, "refer");
        }

        foreach (var match in TopPattern().Matches(folded).Cast<Match>())
        {
            if (ChineseNumber.TryParse(match.Groups["n"].Value, out var n) && n is >= 1 and <= 100)
            {
                yield return new Word(match.Index, match.Length, match.Value, WordKind.Top, match.Value.StartsWith('倒') || match.Value.StartsWith('后') ? "asc" : "desc") { Number = (int)n };
            }
        }

        foreach (var match in ParkPattern().Matches(folded).Cast<Match>())
        {
            yield return new Word(match.Index, match.Length, match.Value, WordKind.Park);
        }

        foreach (var word in PlaceWords(folded))
        {
            yield return word;
        }

        foreach (var industry in IndustryLexicon.Find(folded))
        {
            // A product (光伏胶膜) names what the question is about, not a whole industry.
            var text = folded.Substring(industry.Start, industry.Length);
            yield return industry.IsProduct
                ? new Word(industry.Start, industry.Length, text, WordKind.Unknown, "product")
                : new Word(industry.Start, industry.Length, text, WordKind.Industry) { Industry = industry.Industry };
        }
    }

    private static IEnumerable<Word> PlaceWords(string folded)
    {
        foreach (var (start, length, group) in Gazetteer.Default.FindGroups(folded))
        {
            yield return new Word(start, length, group.Name, WordKind.Group) { Places = group.Members };
        }

        foreach (var (start, length) in Gazetteer.Default.FindCountries(folded))
        {
            yield return new Word(start, length, folded.Substring(start, length), WordKind.Country);
        }

        foreach (var place in Gazetteer.Default.FindAll(folded))
        {
            var kind = place.Kind == PlaceKind.Park ? WordKind.Park : WordKind.Place;
            yield return new Word(place.Start, place.Length, folded.Substring(place.Start, place.Length), kind) { Places = place.Candidates };
        }
    }

    /// <summary>29 February counts as a day: the year may be a leap year.</summary>
    private static bool IsDay(Match match)
    {
        var month = int.Parse(match.Groups["month"].Value, CultureInfo.InvariantCulture);
        var day = int.Parse(match.Groups["day"].Value, CultureInfo.InvariantCulture);
        return month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(2024, month);
    }

    [GeneratedRegex("(?<![0-9])(?<month>[0-9]{1,2})月(?<day>[0-9]{1,2})(日|号)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DayPattern();

    [GeneratedRegex("第([0-9]{1,2}|[一二两三四五六七八九十]{1,2})(个|条|项|家|则|位)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OrdinalPattern();

    [GeneratedRegex("《(?<title>[^》]{2,80})》?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TitlePattern();

    [GeneratedRegex("(?:(?:总第|第|总)\\s?(?<n>[0-9]{1,5})|(?<![0-9.])(?<n>[0-9]{2,5}))\\s?期", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex IssuePattern();

    [GeneratedRegex("(?:排名|排行)?(?:(?<![之以目])前|top\\s?|(?<![最之以今])后|倒数前|倒数后|最[大多高小少低](?:的)?(?:前)?)(?<n>[0-9]{1,3}|[一二两三四五六七八九十]{1,3})(?:名|位|个|大|条|强|项)?(?!月|年|日|期)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TopPattern();

    [GeneratedRegex("(?:国家级)?(?:高新技术产业开发区|高新技术开发区|经济技术开发区|经济开发区|高新区|经开区|综合保税区|综保区|自贸区|自贸试验区|开发区|保税区)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ParkPattern();
}
