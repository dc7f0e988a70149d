using System.Text.RegularExpressions;
using ParkBot.Language;
using ParkBot.News;

namespace ParkBot.Ingestion;

/// <summary>What a sum of money is, by the words around it: the nearest word before it decides, else the nearest behind.</summary>
internal static partial class AmountKinds
{
    /// <summary>So many characters may part a word of a kind from the 总额 that sums it up.</summary>
    private const int Reach = 3;

    /// <returns>The kind, and whether a word named it (else it is only supposed).</returns>
    internal static (AmountKind Kind, bool Told) Of(FactField field, int start, int end, int floor, bool policy)
    {
        var sentence = field.Sentence(start);
        var left = field.Between(Math.Max(sentence.Start, floor), start);
        var right = field.Between(end, Math.Min(field.Clause(end).End, end + 16));
        var kind = Named(left, right, field.Between(sentence.Start, start), out var told);
        if (policy || IsTarget(field, start, end, sentence.Start, kind))
        {
            return (AmountKind.Target, true);
        }

        if (kind is AmountKind.Investment && IsInTalks(field, start, end, Math.Max(sentence.Start, floor), sentence.End))
        {
            return (AmountKind.Pending, true);
        }

        return (kind, told);
    }

    private static AmountKind Named(string left, string right, string sentence, out bool told)
    {
        told = true;
        if (Behind.Match(right) is { Success: true } direct)
        {
            return KindOf(direct, left, sentence);
        }

        var (last, before) = (default(Match), default(Match));
        foreach (Match match in Word.Matches(left))
        {
            (last, before) = (match, last);
        }

        if (last is not null)
        {
            // 奖金池总额, 授信总额: the sum of what stands right before it.
            var named = last.Groups["generic"].Success && before is not null && !before.Groups["generic"].Success && last.Index - before.Index - before.Length <= Reach ? before : last;
            return KindOf(named, left, sentence);
        }

        if (Word.Match(right) is { Success: true } later)
        {
            return KindOf(later, left, sentence);
        }

        told = false;
        return AmountKind.Other;
    }

    private static AmountKind KindOf(Match match, string left, string sentence)
    {
        if (match.Groups["generic"].Success)
        {
            // 贸易项目合同金额: what the contracts are about stands before them.
            return Trade.IsMatch(left) ? AmountKind.Trade : Fund.IsMatch(match.Value.Contains("规模", StringComparison.Ordinal) ? sentence : left) ? AmountKind.Credit : AmountKind.Investment;
        }

        foreach (var kind in Enum.GetValues<AmountKind>())
        {
            if (match.Groups[kind.ToString()].Success)
            {
                return kind;
            }
        }

        return AmountKind.Investment;
    }

    /// <summary>The words between the sums before and behind speak of talks, and of no signing: an 意向投资 told of what is in talks is none.</summary>
    private static bool IsInTalks(FactField field, int start, int end, int from, int to)
    {
        if (!Talks.IsMatch(field.Between(from, to)))
        {
            return false;
        }

        var next = Money.Find(field.Folded).Where(match => match.Start >= end).Select(match => match.Start).DefaultIfEmpty(to).First();
        return Talks.IsMatch(field.Between(from, Math.Min(next, to)))
            && !field.Stages.Any(mention => mention.Stage == Stage.Signed && mention.IsReported && mention.Start >= from && mention.End <= start && !field.Folded.AsSpan(mention.Start).StartsWith("意向", StringComparison.Ordinal));
    }

    private static bool IsTarget(FactField field, int start, int end, int sentenceStart, AmountKind kind)
    {
        var clause = field.ClauseBefore(start);
        var sentence = field.Between(sentenceStart, start);
        return Goal.IsMatch(sentence)
            || (GoalYear.IsMatch(clause) && !clause.Contains("总投资", StringComparison.Ordinal))
            || (GoalYear.IsMatch(sentence) && kind is AmountKind.Output or AmountKind.Tax or AmountKind.Other)
            || (field.Between(Math.Max(0, end - 1), end) == "级" && Cluster.IsMatch(field.Folded, end) && Build.IsMatch(sentence));
    }

    [GeneratedRegex(
        "(?<Annual>年度(?:计划)?(?:完成)?投资|年(?:计划|拟)(?:完成)?投资|(?:今年|当年|本年|年内)(?:度)?(?:计划|拟|预计)?(?:完成)?投资|年度计划)"
        + "|(?<Credit>授信|贷款(?:资金)?|融资(?:资金)?|放款|信贷|募资|募集|债券|基金(?:的)?(?:总|首期|目标|管理)?规模|基金|保函|发债)"
        + "|(?<Trade>贸易|订单|采购|进出口|成交|交易额|购销|出口|进口)"
        + "|(?<Output>产值|销售收入|营收|营业收入|主营业务收入|业务规模|销售额|销售|产业规模|增加值|生产总值|gdp|市场规模|集群规模|年收入)"
        + "|(?<Tax>税收(?:收入)?|纳税|利税|税金|缴税|税额|税)"
        + "|(?<Other>给予|奖金|(?:补贴|补助|奖励|奖补|资助|扶持|贴息|救助|帮扶)(?:类|性|的)?(?:资金)?|节约|节省|节支|注册资本|注册资金|利润|成本|市值|估值|租金|减免|退税|罚|财政资金|专项资金|专项债|捐|收入|售价|单价|价格|每平方米|每吨|资产)"
        + "|(?<Investment>总投资(?:额|规模)?|投资(?:总额|额|规模|总量|总规模)?|签约(?:总)?(?:金额|额)|引资(?:额|总额)?|引进资金|外资|出资|增资|追加投资|揽金|投入|固投|斥资|耗资|资金)"
        + "|(?<generic>合同(?:总)?(?:金额|额)|协议(?:总)?(?:金额|额)|意向(?:总)?(?:金额|额)|总金额|总额|金额|签约|签订|规模)",
        RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Word { get; }

    /// <summary>Right behind the sum, where the noun stands in Chinese: 10亿元授信, 百亿级业务规模, 5亿元的订单.</summary>
    [GeneratedRegex(
        @"\A(?:人民币)?(?:的)?(?:意向|综合|新增|专项|银行|项目|产业|首期|股权|甲醇|设备|年)?(?:(?<Credit>授信|贷款|融资|[^,，。;；、0-9]{0,18}?基金|债券)|(?<Trade>采购|订单|贸易|购销)|(?<Output>产值|业务规模|销售|营收|年产值)|(?<Tax>税收)|(?<Other>补贴|补助|奖励|奖金|资助|专项资金|财政|(?:资金)?[支扶]持|注册资本))",
        RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Behind { get; }

    [GeneratedRegex("贸易|订单|采购|购销|进出口|成交|交易|供货|供应合同|销售合同|买卖", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Trade { get; }

    [GeneratedRegex("基金|授信|贷款|融资", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Fund { get; }

    /// <summary>洽谈会 is an event, 正在洽谈 a state.</summary>
    [GeneratedRegex("洽谈(?!会|活动|签约|周|区)|在谈|磋商|谈判|拟签约", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Talks { get; }

    [GeneratedRegex("力争|争取|目标(?:是|为|任务)?|力求|奋力|冲刺|确保|有望", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Goal { get; }

    /// <summary>2025年底投产 is when works start to run, no year by which a figure is to be reached.</summary>
    [GeneratedRegex("(?:到|至)(?:20[0-9]{2}年|“?十[四五六]五)|(?<!截至|截止)20[0-9]{2}年(?:底|末)(?!(?:前|之前)?(?:可|将|全面|正式|全部|整体|建成|实现)*(?:投产|竣工|达产|投运|完工|交付|试生产|并网|投用))", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex GoalYear { get; }

    [GeneratedRegex("打造|培育|建设|构建|建成|迈向|冲刺|挺进|形成|做强|壮大", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Build { get; }

    /// <summary>百亿级产业集群 is what a place wants to become.</summary>
    [GeneratedRegex(@"\G[^,，。;；]{0,10}?(?:产业|集群|园区|企业|链|基地|市场|赛道|板块|城)", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Cluster { get; }
}
