using System.Globalization;
using System.Text.RegularExpressions;

namespace ParkBot.Understanding;

/// <summary>Sums, dates, numbers of issues and ranks as English writes them, brought to how the grammar reads them: over 10 billion yuan → 超过100亿元.</summary>
internal static partial class EnglishFigures
{
    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    private static readonly string[] Numbers = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    internal static string Read(string text)
    {
        text = NumberWord().Replace(text, match => Whole(Array.IndexOf(Numbers, match.Value)));
        text = SharedUnit().Replace(text, "${low} ${unit} ${and}");
        text = Amount().Replace(text, match => Sum(match.Groups["n"].Value, match.Groups["unit"].Value, match.Groups["sign"].Value + match.Groups["currency"].Value));
        text = Between().Replace(text, match => $"{match.Groups["low"].Value}到{match.Groups["high"].Value}之间");
        text = Bound().Replace(text, match => Bounded(match.Groups["bound"].Value) + match.Groups["what"].Value);
        text = CountBound().Replace(text, match => $"{Bounded(match.Groups["bound"].Value)}{match.Groups["n"].Value}{(match.Groups["what"].Value.StartsWith("project", StringComparison.Ordinal) ? "个项目" : "条新闻")}");
        text = DayFirst().Replace(text, Day);
        text = MonthFirst().Replace(text, Day);
        text = MonthAlone().Replace(text, match => $" {Year(match)}{Month(match)}月 ");
        text = YearAlone().Replace(text, " ${year}年 ");
        text = QuarterAlone().Replace(text, match => $" {Year(match)}{"一二三四"[match.Groups["n"].Value[0] - '1']}季度 ");
        text = IssueNumber().Replace(text, " 第${n}期 ");
        text = LastWeeks().Replace(text, match => $" 最近{match.Groups["n"].Value}{match.Groups["unit"].Value switch { "week" => "周", "month" => "个月", "day" => "天", _ => "期" }} ");
        text = Top().Replace(text, " 前${n}名 ");
        return Largest().Replace(text, match => match.Groups["order"].Value is "smallest" or "lowest" ? $" 最小的{match.Groups["n"].Value}个 " : $" 最大的{match.Groups["n"].Value}个 ");
    }

    private static string Sum(string number, string unit, string currency)
    {
        if (!decimal.TryParse(number.Replace(",", "", StringComparison.Ordinal), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var n) || n > 1_000_000)
        {
            return number + " " + unit;
        }

        var hundredMillions = unit[0] switch { 't' => n * 10_000, 'b' => n * 10, _ => n / 100 };
        var figure = hundredMillions >= 1 ? hundredMillions.ToString("0.####", CultureInfo.InvariantCulture) + "亿" : (hundredMillions * 10_000).ToString("0.####", CultureInfo.InvariantCulture) + "万";
        return figure + currency.Trim() switch
        {
            "$" or "us$" or "usd" or "us dollar" or "us dollars" or "dollar" or "dollars" => "美元",
            "€" or "eur" or "euro" or "euros" => "欧元",
            "hkd" or "hk$" => "港元",
            "jpy" or "yen" => "日元",
            _ => "元",
        };
    }

    private static string Bounded(string words) => words switch
    {
        "at least" or "no less than" or "not less than" or "minimum" => "不少于",
        "below" or "under" or "less than" or "fewer than" or "smaller than" => "不足",
        "up to" or "at most" or "no more than" or "not more than" => "不超过",
        _ => "超过",
    };

    private static string Day(Match match) => $" {Year(match)}{Month(match)}月{Whole(int.Parse(match.Groups["day"].Value, CultureInfo.InvariantCulture))}日 ";

    private static string Year(Match match) => match.Groups["year"].Success ? match.Groups["year"].Value + "年" : "";

    private static string Month(Match match) => Whole(Array.IndexOf(Months, match.Groups["month"].Value[..3]) + 1);

    private static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);

    private const RegexOptions Plain = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    private const string MonthNames = "(?<month>january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)\\.?";

    private const string ChineseSum = "[0-9.]+[亿万][美欧港日]?元";

    private const string Bounds = "(?<bound>over|above|more than|greater than|exceeding|exceeds|exceed|larger than|bigger than|higher than|at least|no less than|not less than|below|under|less than|fewer than|smaller than|up to|at most|no more than|not more than)";

    [GeneratedRegex("\\b(one(?= (trillion|billion|million))|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\\b", Plain, 1000)]
    private static partial Regex NumberWord();

    [GeneratedRegex("(?<sign>us\\$|hk\\$|rmb ?|cny ?|[$€¥])?(?<![0-9.,])(?<n>[0-9]{1,9}(,[0-9]{3})*(\\.[0-9]{1,4})?)\\s?(?<unit>trillion|billion|bn|million|mn)\\b(?<currency> ?(us dollars?|dollars?|usd|euros?|eur|hkd|yen|jpy|yuan|rmb|cny)\\b)?", Plain, 1000)]
    private static partial Regex Amount();

    /// <summary>between 1 and 5 billion: the unit behind the second is the first's as well.</summary>
    [GeneratedRegex("(?<=\\b(between|from) )(?<low>[0-9][0-9.,]*) (?=(and|to) [0-9][0-9.,]* ?(?<unit>trillion|billion|bn|million|mn)\\b)(?<and>and|to)", Plain, 1000)]
    private static partial Regex SharedUnit();

    [GeneratedRegex("\\b(between|from) (?<low>" + ChineseSum + ") (and|to) (?<high>" + ChineseSum + ")", Plain, 1000)]
    private static partial Regex Between();

    [GeneratedRegex("\\b" + Bounds + " (?<what>" + ChineseSum + ")", Plain, 1000)]
    private static partial Regex Bound();

    [GeneratedRegex("\\b" + Bounds + " (?<n>[0-9]{1,4}) (?<what>projects?|news items|news|items)\\b", Plain, 1000)]
    private static partial Regex CountBound();

    [GeneratedRegex("\\b(?<day>3[01]|[12][0-9]|0?[1-9])(st|nd|rd|th)? (of )?" + MonthNames + "(,? (?<year>20[0-9]{2}))?\\b", Plain, 1000)]
    private static partial Regex DayFirst();

    [GeneratedRegex("\\b" + MonthNames + " (?<day>3[01]|[12][0-9]|0?[1-9])(st|nd|rd|th)?(?![0-9])(,? (?<year>20[0-9]{2}))?\\b", Plain, 1000)]
    private static partial Regex MonthFirst();

    [GeneratedRegex("\\b(?!may\\b(?! (of )?20))" + MonthNames + "( (of )?(?<year>20[0-9]{2}))?\\b|\\b(?<=(in|of|for|during) )(?<month>may)\\b", Plain, 1000)]
    private static partial Regex MonthAlone();

    [GeneratedRegex("(?<=\\b(in|of|during|for|since|by|year) )(?<year>20[0-9]{2})\\b(?!年)", Plain, 1000)]
    private static partial Regex YearAlone();

    [GeneratedRegex("\\bq(?<n>[1-4])( (of )?(?<year>20[0-9]{2}))?\\b", Plain, 1000)]
    private static partial Regex QuarterAlone();

    [GeneratedRegex("\\bissue (no\\.? ?|number |nr\\.? ?|#)?(?<n>[0-9]{1,5})\\b|\\b(?<n>[0-9]{1,5})(st|nd|rd|th) issue\\b", Plain, 1000)]
    private static partial Regex IssueNumber();

    [GeneratedRegex("\\b(last|past|recent|latest) (?<n>[0-9]{1,2}) (?<unit>week|month|issue|day)s?\\b", Plain, 1000)]
    private static partial Regex LastWeeks();

    [GeneratedRegex("\\b(top|first) (?<n>[0-9]{1,2})\\b", Plain, 1000)]
    private static partial Regex Top();

    [GeneratedRegex("\\b(?<n>[0-9]{1,2}) (?<order>largest|biggest|highest|smallest|lowest|top|most expensive)\\b", Plain, 1000)]
    private static partial Regex Largest();
}
