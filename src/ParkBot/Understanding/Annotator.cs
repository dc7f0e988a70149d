using System.Globalization;
using System.Text.RegularExpressions;
using ParkBot.Language;
using ParkBot.News;
using ParkBot.Queries;

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
        foreach (var date in Dates.Find(folded, anchor).Where(date => date.Shape != DateShape.Week && !CutsPlace(folded, date)))
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

        foreach (var word in CountRangeReader.Find(folded).Concat(CountRangeReader.Times(folded)))
        {
            yield return word;
        }

        foreach (var match in DayPattern().Matches(folded).Cast<Match>().Where(match => !IsDay(match)))
        {
            yield return new Word(match.Index, match.Length, match.Value, WordKind.NoDay);
        }

        foreach (var match in AmountPattern().Matches(folded).Cast<Match>())
        {
            yield return new Word(match.Index, match.Length, match.Groups["unit"].Value, WordKind.Seek, "number");
        }

        foreach (var match in NumeralPattern().Matches(folded).Cast<Match>())
        {
            yield return new Word(match.Index, match.Length, match.Value, WordKind.Unknown, FilterReader.Numeral);
        }

        foreach (var match in FirmsOf().Matches(folded).Cast<Match>())
        {
            yield return new Word(match.Index, match.Length, CountryOf(match.Value[0]), WordKind.Country);
        }

        foreach (var match in BareDay().Matches(folded).Cast<Match>())
        {
            // Nearest before the newest issue's last day, as a bare day in a text is read.
            var day = int.Parse(match.Groups["day"].Value, CultureInfo.InvariantCulture);
            var month = new DateOnly(anchor.Year, anchor.Month, 1);
            for (var back = 0; back < 3 && day is >= 1 and <= 31; back++, month = month.AddMonths(-1))
            {
                if (day <= DateTime.DaysInMonth(month.Year, month.Month) && new DateOnly(month.Year, month.Month, day) is var told && told <= anchor)
                {
                    yield return new Word(match.Index, match.Length, match.Value, WordKind.Date) { Time = new DateFilter(PlanDescriber.Describe(new DateWindow(told, told)), new DateWindow(told, told), Undated.Never) };
                    break;
                }
            }
        }

        foreach (var word in AliasReader.Find(folded).Concat(Quoted(folded)).Concat(Issues(folded)))
        {
            yield return word;
        }

        foreach (var match in OrdinalPattern().Matches(folded).Cast<Match>())
        {
            yield return new Word(match.Index, match.Length, match.Value, WordKind.Follow, "refer");
        }

        foreach (var match in TopPattern().Matches(folded).Cast<Match>())
        {
            if (ChineseNumber.TryParse(match.Groups["n"].Value, out var n) && n is >= 1 and <= 100)
            {
                yield return new Word(match.Index, match.Length, match.Value, WordKind.Top, match.Value.StartsWith('倒') || match.Value.StartsWith('后') || match.Value.AsSpan().IndexOfAny('小', '少', '低') >= 0 ? "asc" : "desc") { Number = (int)n };
            }
        }

        foreach (var match in NthPattern().Matches(folded).Cast<Match>())
        {
            if (ChineseNumber.TryParse(match.Groups["n"].Value, out var n) && n is >= 2 and <= 20)
            {
                yield return new Word(match.Index, match.Length, match.Value, WordKind.Max, "desc") { Number = (int)n };
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
            yield return industry.IsProduct || Lexicon.Default.IsProduct(text)
                ? new Word(industry.Start, industry.Length, text, WordKind.Unknown, "product")
                : new Word(industry.Start, industry.Length, text, WordKind.Industry) { Industry = industry.Industry };
        }
    }

    /// <summary>提到“大模型”的: what is quoted must stand in the text. A quotation in a longer name is part of the name.</summary>
    private static IEnumerable<Word> Quoted(string folded) =>
        QuotedPattern().Matches(folded).Select(match => new Word(match.Groups["quoted"].Index - 1, match.Groups["quoted"].Length + 2, match.Groups["quoted"].Value, WordKind.Mention, match.Groups["quoted"].Value));

    /// <summary>Issues by number, by month and week, counted back, or one item of an issue.</summary>
    private static IEnumerable<Word> Issues(string folded)
    {
        foreach (var match in IssuePattern().Matches(folded).Cast<Match>())
        {
            if (ChineseNumber.TryParse(match.Groups["n"].Value, out var n) && n is > 0 and < 100_000)
            {
                yield return new Word(match.Index, match.Length, match.Value, WordKind.IssueNumber) { Number = (int)n };
            }
        }

        foreach (var match in WeekPattern().Matches(folded).Cast<Match>())
        {
            if (ChineseNumber.TryParse(match.Groups["month"].Value, out var month) && ChineseNumber.TryParse(match.Groups["week"].Value, out var week))
            {
                yield return new Word(match.Index, match.Length, match.Value, WordKind.Issue, "named") { Named = new IssueName(match.Groups["year"].Success ? int.Parse(match.Groups["year"].Value, CultureInfo.InvariantCulture) : null, (int)month, (int)week) };
            }
        }

        foreach (var match in LastPattern().Matches(folded).Cast<Match>())
        {
            if (ChineseNumber.TryParse(match.Groups["n"].Value, out var n) && n is > 1 and <= 100)
            {
                yield return new Word(match.Index, match.Length, match.Value, WordKind.Issue, "last") { Number = (int)n };
            }
        }

        foreach (var match in ItemPattern().Matches(folded).Cast<Match>())
        {
            if (ChineseNumber.TryParse(match.Groups["issue"].Value, out var issue) && ChineseNumber.TryParse(match.Groups["n"].Value, out var n) && issue is > 0 and < 100_000 && n is > 0 and < 10_000)
            {
                yield return new Word(match.Index, match.Length, match.Value, WordKind.ItemNumber) { Number = (int)n, Issue = (int)issue };
            }
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

    /// <summary>上周四川: the last character of 上周四 begins a place.</summary>
    private static bool CutsPlace(string folded, DateMatch date) =>
        (folded[date.Start + date.Length - 1] == '一' && date.Start + date.Length < folded.Length && folded[date.Start + date.Length] is '共' or '直' or '些')
        || date.Length > 1 && folded[date.Start + date.Length - 1] is '一' or '二' or '三' or '四' or '五' or '六' or '日'
        && Gazetteer.Default.FindAll(folded[(date.Start + date.Length - 1)..Math.Min(folded.Length, date.Start + date.Length + 6)]).Any(place => place.Start == 0 && place.Length > 1);

    private static string CountryOf(char c) => c switch { '日' => "日本", '德' => "德国", '美' => "美国", '英' => "英国", '法' => "法国", '韩' => "韩国", '俄' => "俄罗斯", _ => "新加坡" };

    /// <summary>29 February counts as a day: the year may be a leap year.</summary>
    private static bool IsDay(Match match)
    {
        var month = int.Parse(match.Groups["month"].Value, CultureInfo.InvariantCulture);
        var day = int.Parse(match.Groups["day"].Value, CultureInfo.InvariantCulture);
        return month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(2024, month);
    }

    [GeneratedRegex("(?<![0-9])(?<month>[0-9]{1,2})月(?<day>[0-9]{1,2})(日|号)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DayPattern();

    /// <summary>多少辆, 几万吨: a figure with a measure that no field has. Money, items and projects are read by the lexicon.</summary>
    [GeneratedRegex("(?:投|要)?(?:多少|几)(?:多)?(?:个)?(?:千|百|十)?(?<unit>(?:万|亿)?(?:吨|台|套|辆|平方米|平米|平方公里|亩|千瓦时|千瓦|兆瓦|片|颗|人|户|头|只|支|件|米|公里|枚|箱|瓶|块|架|艘|张|羽|立方米|gwh|mwh|gw|mw|kw|栋|层|班|名|岗位|度|股|条生产线|条航线|条线|所|座厂房|种|款|倍|年|个月|周年|小时|分钟|纳米|英寸|寸|海里|公顷|平方))(?!城市|省|企业|公司)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex AmountPattern();

    /// <summary>那50个项目, 四个直辖市: a number of what is named, known to the reader and no condition.</summary>
    [GeneratedRegex("(?<![0-9.第前后哪多少几])(?:[0-9]{1,5}|[一二两三四五六七八九十]{1,3})(?:个|家|大|座|所|条|则|篇)(?=新闻|消息|项目|直辖市|省|城市|企业|公司|地方|行业|产业|板块|地区|新能源|重大|重点|产业)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NumeralPattern();

    /// <summary>投资额第二的省份, 排第三: one place of a ranking.</summary>
    [GeneratedRegex("(?:排名?|位列|位居|列|居)?第(?<n>[二三四五六七八九十]|[2-9]|1[0-9])(?:大|高|多|名|位)?(?=的|是|省|城市|市$|哪|$)(?!期|届|批|季度|产业)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NthPattern();

    [GeneratedRegex("(日|德|美|英|法|韩|俄|新)(企|资企业|资项目|商)(?!业园|务)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FirmsOf();

    [GeneratedRegex("(?<![0-9月第.至到-])(?<day>3[01]|[12][0-9]|[1-9])(?:号|日)(?!线|楼|地块|厂|院|馆|机|均|元|本|至|到|-)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex BareDay();

    [GeneratedRegex("第([0-9]{1,2}|[一二两三四五六七八九十]{1,2})(个|条|项|家|则|位)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OrdinalPattern();

    [GeneratedRegex("《(?<title>[^》]{2,80})》?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TitlePattern();

    [GeneratedRegex("(?:提到|提及|讲到|谈到|含有?|包含|包括|出现|带有?|关键词|关键字|字样)(?:了|过|的|是|为|[:：])*[“\"'「『](?<quoted>[^”\"'」』]{1,30})[”\"'」』]", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex QuotedPattern();

    [GeneratedRegex("(?:(?<year>20[0-9]{2})年)?(?<month>1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月(?:份)?的?第?(?<week>[1-6一二三四五六])(?:期|周)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex WeekPattern();

    [GeneratedRegex("(?:(?:这|最近|近|最新|前面|过去)(?<n>[2-9]|[1-9][0-9]|[两三四五六七八九十]{1,2})期|(?<![第一二三四五六七八九十0-9])(?<n>两)期|(?<![第一二三四五六七八九十0-9])(?<n>[三四五六七八九])期(?=加起来|合起来|合计|总共|一共|里|都|各|总计|共|内|中|的(?:新闻|总|合计)))", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LastPattern();

    [GeneratedRegex("第?(?<issue>[0-9]{1,5}|[一二三四五六七八九十百千]{2,9})期(?:的|里|中)?第?(?<n>[0-9]{1,4}|[一二三四五六七八九十百]{1,5})(?:条|则|篇)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ItemPattern();

    [GeneratedRegex("(?:(?:总第|第|总)\\s?(?<n>[0-9]{1,5}|[一二三四五六七八九十百千]{1,9})|(?<![0-9.])(?<n>[0-9]{2,5})|(?<![一二三四五六七八九十百千第])(?<n>[一二三四五六七八九]百[一二三四五六七八九十零]{0,5}))\\s?期", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex IssuePattern();

    [GeneratedRegex("(?:排名|排行)?(?:(?<![之以目])前|top\\s?|(?<![最之以今])后|倒数前|倒数后|倒数(?=[0-9二两三四五六七八九十])|最[大多高小少低](?:的)?(?:前)?)(?<n>[0-9]{1,3}|[一二两三四五六七八九十]{1,3})(?:名|位|个|大|条|强|项)?(?!月|年|日|期)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TopPattern();

    [GeneratedRegex("(?:国家级)?(?:高新技术产业开发区|高新技术开发区|经济技术开发区|经济开发区|高新区|经开区|综合保税区|综保区|自贸区|自贸试验区|开发区|保税区)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ParkPattern();
}
