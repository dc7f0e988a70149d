using System.Text.RegularExpressions;
using ParkBot.Language;
using ParkBot.News;

namespace ParkBot.Ingestion;

/// <summary>Finds the numbers of projects in a text, and leaves out what only looks like one.</summary>
internal static partial class CountReader
{
    /// <summary>So many characters before 项目 may belong to it (战略性新兴产业项目).</summary>
    private const int LongestHead = 12;

    internal static IEnumerable<CountCandidate> Read(FactField field)
    {
        var floor = 0;
        foreach (Match match in Count.Matches(field.Folded))
        {
            var start = match.Groups["behind"].Success ? Beginning(field, match.Index, floor) : match.Index;
            floor = match.Index + match.Length;
            var number = match.Groups["n"];
            if (!ChineseNumber.TryParse(number.ValueSpan, out var value) || value is < 1 or > 1_000_000 || value != decimal.Truncate(value)
                || IsNoProject(field, match))
            {
                continue;
            }

            var clause = field.ClauseBefore(start);
            var length = match.Index + match.Length - start;
            var sentence = field.SentenceBefore(number.Index);
            yield return new CountCandidate
            {
                Field = field,
                Value = (int)value,
                Start = start,
                Length = length,
                Number = number.Index,
                IsAmong = Among.IsMatch(sentence),
                IsSized = Sized.IsMatch(field.Between(Math.Max(field.Clause(start).Start, start - LongestHead), start + length)),
                IsFirstAmong = FirstAmong.IsMatch(sentence),
                IsCumulative = Cumulative.IsMatch(clause) || LookBack.IsMatch(sentence) || field.IsOfEarlierYear(number.Index),
                IsRough = match.Value.Contains('余', StringComparison.Ordinal) || match.Value.Contains('多', StringComparison.Ordinal),
                IsPending = Pending.IsMatch(field.Between(field.Clause(match.Index).Start, field.Clause(match.Index).End)),
            };
        }
    }

    /// <summary>签约项目303个, “十大产业链”项目284个: where the words of 项目 begin, its verb the first of them.</summary>
    private static int Beginning(FactField field, int project, int floor)
    {
        var start = project;
        while (start > floor && project - start < LongestHead && (char.IsLetter(field.Folded[start - 1]) || field.Folded[start - 1] is '“' or '”') && field.Folded[start - 1] != '等')
        {
            start--;
        }

        var verb = field.Stages.Where(mention => mention.Start >= start && mention.End <= project).Select(mention => (int?)mention.Start).FirstOrDefault();
        return verb ?? start;
    }

    private static bool IsNoProject(FactField field, Match match)
    {
        var (start, end) = field.Sentence(match.Index);
        var kind = match.Groups["kind"].Value;
        return NoProject.IsMatch(kind)
            || (kind.Contains('、', StringComparison.Ordinal) && !kind.EndsWith('的') && !kind.EndsWith("其他", StringComparison.Ordinal))
            || (match.Groups["big"].Success && (kind.Length > 4 || Pillars.IsMatch(kind) || (kind == "产业" && match.Groups["n"].Index > 0 && field.ClauseBefore(match.Index).Contains('、', StringComparison.Ordinal))))
            || Contest.IsMatch(field.Between(start, end))
            || Goal.IsMatch(field.Between(start, match.Groups["n"].Index))
            || Plan.IsMatch(field.ClauseBefore(match.Index))
            || (match.Groups["bare"].Success && OtherThing.IsMatch(field.ClauseBefore(match.Index)))
            || Vague.IsMatch(field.Between(Math.Max(0, match.Groups["n"].Index - 1), match.Groups["n"].Index));
    }

    /// <summary>
    /// A number with its measure before the projects (40个合作项目, 十大项目, 两家产业项目) or behind them (签约项目303个);
    /// 开工310个 leaves the projects out.
    /// </summary>
    [GeneratedRegex(
        "(?<![0-9.第])(?<n>[0-9]+(?:[,，][0-9]{3})*|[一二两三四五六七八九十百]+)[余多]?(?:个|项|家|(?<big>大)|宗)(?<kind>(?:(?![0-9一二两三四五六七八九十百]+[余多]?[个项家])(?:“[^”]{1,16}”|[^,，。;；:：!()（）”\\n])){0,26}?)项目(?!组|部|库|经理|负责人|管理|办|之一|之列)"
        + "|(?<behind>项目)(?:数量|数|总数)?(?:已|累计)?(?:共计|共有|总计|合计|达到|多达|共|达|有|超过|超|约|近)?(?<n>[0-9]+(?:[,，][0-9]{3})*|[一二两三四五六七八九十百]+)[余多]?(?:个|项|家|宗)(?!月|小时|工作日|百分点|点|季度|县|市|区|城市|分会场|行业|领域|方面|国家|平方)"
        + "|(?<![0-9.第一二两三四五六七八九十])(?<n>[两三四五六七八九])(?<big>大)?项目(?=[^,，。;；]{0,4}(?:签约|开工|动工|竣工|投产|落户|落地|奠基))"
        + "|(?<bare>签约|开工|动工|竣工|投产|落户)了?(?<n>[0-9]+)(?:个|项)(?=[、,，。;；]|$)",
        RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Count { get; }

    /// <summary>What stands between the number and 项目 tells of something else: 50家企业签约项目, 12个县区的项目.</summary>
    [GeneratedRegex("企业|公司|机构|银行|代表|客商|园区|城市|地市|^[省市县州区](?!级|市县|属|管|重点|、)|国家|地区|行业|领域|部门|平台|单位|专家|协议|合同|产业链(?!$)|产业集群(?!$)|会场|月|年(?!产)|天|小时|工作日|[0-9]+(?:余|多)?[个家项亿万台套条]|分会场|板块|“十|考察|参与|涉及|围绕", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex NoProject { get; }

    [GeneratedRegex("主导|支柱|优势|类|领域|板块|工程|产业链|特色|行动", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Pillars { get; }

    [GeneratedRegex("大赛|入围|参赛|获奖|决赛|路演项目|评审|申报", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Contest { get; }

    [GeneratedRegex("力争|争取|目标|确保|到20[0-9]{2}年|力求", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Goal { get; }

    [GeneratedRegex("(?:计划|拟|将|预计|谋划|储备)[^,，。]{0,8}$|今年计划", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Plan { get; }

    /// <summary>引进企业签约30个: what is counted stands before the verb.</summary>
    [GeneratedRegex("企业|公司|协议|合同|订单|机构|银行|人才|团队|客商|商户|平台", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex OtherThing { get; }

    [GeneratedRegex("[数几某首每]", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Vague { get; }

    [GeneratedRegex("其中|包括|包含|分别(?:是|为)|分为|涵盖", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Among { get; }

    [GeneratedRegex("其中[^。]*$", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex FirstAmong { get; }

    /// <summary>百亿项目, 亿元以上项目: a count of those above a bar.</summary>
    [GeneratedRegex("亿|万元|以上", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Sized { get; }

    [GeneratedRegex("累计|今年以来|截至|目前|已有|去年|以来", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Cumulative { get; }

    [GeneratedRegex("此前|去年|前年|年来|截至|今年以来", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex LookBack { get; }

    [GeneratedRegex("洽谈(?!会)|在谈|拟签", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Pending { get; }

    [GeneratedRegex(@"\G(?:的)?(?:正式|成功|集中|同步|陆续|顺利|现场|全部|相继|先后|当场|实现|已|均|同时|统一|等)*", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    internal static partial Regex Verb { get; }
}
