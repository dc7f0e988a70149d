using System.Globalization;
using System.Text.RegularExpressions;
using ParkBot.Language;

namespace ParkBot.Ingestion;

/// <summary>How alike two names are. <see cref="Unknown"/>: one of them says nothing that tells projects apart.</summary>
internal enum Likeness { Unknown, Conflict, Fair, Strong }

/// <summary>
/// What a project is called, without what every title has (company, place, money, stage, 项目): the words that tell one project
/// of a company from another, its sizes (100万吨) and its phase (二期).
/// </summary>
internal sealed partial record ProjectName
{
    /// <summary>Words of trade that many projects share count for this much of one.</summary>
    private const double Common = 0.4;

    private const double StrongShare = 0.65;
    private const double FairShare = 0.34;

    /// <summary>A name with less than this says nothing.</summary>
    private const double Least = 0.9;

    /// <summary>The runs of the name as folded text, in order.</summary>
    internal required IReadOnlyList<string> Runs { get; init; }

    /// <summary>Names in quotation marks: nothing says more.</summary>
    internal required IReadOnlyList<string> Quoted { get; init; }

    /// <summary>Sizes by their unit: 吨 → 1000000.</summary>
    internal required IReadOnlyDictionary<string, decimal> Sizes { get; init; }

    /// <summary>一期 1, 二期 2; null where none is told.</summary>
    internal int? Phase { get; init; }

    private IReadOnlyDictionary<string, double> Words { get; init; } = new Dictionary<string, double>(StringComparer.Ordinal);

    internal double Weight => Words.Values.Sum();

    /// <param name="text">A title, or the words before 项目.</param>
    /// <param name="firms">Names of companies to leave out, as printed.</param>
    internal static ProjectName Of(string text, IEnumerable<string> firms)
    {
        var folded = TextFold.Fold(text);
        var quoted = Quotation().Matches(folded).Select(match => match.Groups["name"].Value).Where(name => !NoName().IsMatch(name)).ToList();
        var open = folded.ToCharArray();
        foreach (var firm in firms.Select(TextFold.Fold).Where(firm => firm.Length >= 2).OrderByDescending(firm => firm.Length))
        {
            for (var at = folded.IndexOf(firm, StringComparison.Ordinal); at >= 0; at = folded.IndexOf(firm, at + firm.Length, StringComparison.Ordinal))
            {
                Array.Fill(open, ' ', at, firm.Length);
            }
        }

        foreach (var place in Gazetteer.Default.Find(folded))
        {
            Array.Fill(open, ' ', place.Start, place.Length);
        }

        foreach (var money in Money.Find(folded))
        {
            Array.Fill(open, ' ', money.Start, money.Length);
        }

        var rest = new string(open);
        var sizes = SizesIn(rest);
        int? phase = Phases().Match(rest) is { Success: true } told ? "一二三四五六七八".IndexOf(told.Groups["phase"].Value[0], StringComparison.Ordinal) is >= 0 and var at0 ? at0 + 1 : told.Groups["phase"].Value[0] - '0' : null;
        var runs = Noise().Replace(Size().Replace(Phases().Replace(rest, " "), " "), " ").Split(Borders, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(run => run.Length > 1).ToList();
        return new ProjectName { Runs = runs, Quoted = quoted, Sizes = sizes, Phase = phase, Words = Weighed(runs) };
    }

    internal Likeness Compare(ProjectName other)
    {
        if (Quoted.Any(name => other.Quoted.Contains(name, StringComparer.Ordinal)))
        {
            return Likeness.Strong;
        }

        if (Weight < Least || other.Weight < Least)
        {
            return Likeness.Unknown;
        }

        var shared = Words.Where(word => other.Words.ContainsKey(word.Key)).Sum(word => word.Value);
        return (shared / Math.Min(Weight, other.Weight)) switch
        {
            >= StrongShare when shared >= Least => Likeness.Strong,
            >= FairShare => Likeness.Fair,
            _ => Likeness.Conflict,
        };
    }

    /// <summary>How much of this name another text holds, 0…1.</summary>
    internal double HeldBy(string folded) =>
        Weight <= 0 ? 0 : Words.Where(word => folded.Contains(word.Key, StringComparison.Ordinal)).Sum(word => word.Value) / Weight;

    /// <summary>True where both tell a size of one kind, and no size that both tell is the same.</summary>
    internal bool HasOtherSize(ProjectName other)
    {
        var both = Sizes.Keys.Where(other.Sizes.ContainsKey).ToList();
        return both.Count > 0 && both.TrueForAll(unit => Sizes[unit] != other.Sizes[unit]);
    }

    internal bool HasSameSize(ProjectName other) => Sizes.Any(size => other.Sizes.TryGetValue(size.Key, out var value) && value == size.Value);

    private static Dictionary<string, decimal> SizesIn(string text)
    {
        var sizes = new Dictionary<string, decimal>(StringComparer.Ordinal);
        foreach (Match match in Size().Matches(text))
        {
            var value = decimal.Parse(match.Groups["value"].ValueSpan, CultureInfo.InvariantCulture);
            sizes.TryAdd(match.Groups["unit"].Value, value * match.Groups["times"].Value switch { "千" => 1_000, "万" => 10_000, "十万" => 100_000, "百万" => 1_000_000, "千万" => 10_000_000, "亿" => 100_000_000, _ => 1 });
        }

        return sizes;
    }

    private static Dictionary<string, double> Weighed(IReadOnlyList<string> runs)
    {
        var words = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var term in runs.SelectMany(Terms))
        {
            words[term] = CommonTerm().IsMatch(term) ? Common : 1;
        }

        return words;
    }

    private static IEnumerable<string> Terms(string run)
    {
        foreach (Match part in Parts().Matches(run))
        {
            if (!IsHan(part.Value[0]))
            {
                yield return part.Value;
                continue;
            }

            for (var at = 1; at < part.Length; at++)
            {
                yield return part.Value.Substring(at - 1, 2);
            }
        }
    }

    private static bool IsHan(char c) => c is >= '\u3400' and <= '\u9fff';

    private static readonly char[] Borders = [.. " ,。;:!?、()[]“”\"'‘’《》<>·—-+/|!\n\r\t"];

    [GeneratedRegex("[\\u3400-\\u9fff]+|[a-z0-9.]+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Parts();

    [GeneratedRegex("[“\"‘「](?<name>[^“”\"‘’「」]{2,20})[”\"’」]", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Quotation();

    /// <summary>Quoted, but no name of a project.</summary>
    [GeneratedRegex("[0-9一二三四五六七八九十]+\\+|战|双|会|工程$|行动|计划|招商|优化|开门红|提速|加速|专精特新|十四五|一带一路|碳", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NoName();

    [GeneratedRegex("(?<value>[0-9]+(?:\\.[0-9]+)?)(?<times>百万|千万|十万|千|万|亿)?(?<unit>吨|平方米|平方公里|亩|兆瓦时|兆瓦|千瓦时|千瓦|gwh|gw|mwh|mw|台|套|辆|片|条|米|英寸|吋|代|只|件|颗|支|架|升|立方米|双|头|羽|标箱)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Size();

    [GeneratedRegex("(?:第(?<phase>[一二三四五六1-6])期|(?<phase>[一二三四五六])期|(?<![0-9])(?<phase>[1-6])期)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Phases();

    /// <summary>What titles of all projects have.</summary>
    [GeneratedRegex(
        "项目|工程|签约|签订|签下|拿下|牵手|花落|抢滩|布局|上马|开建|投建|签署|协议|合作|落户|落地|入驻|入园|引入|引进|意向|开工|动工|奠基|竣工|建成|投产|试生产|投料|投运|投用|量产|下线|达产|开业|并网|启用|启动|开通|上线|首航|揭牌|正式|顺利|成功|仪式|举行|举办|建设|总投资|投资额|投资|计划|今日|近日|日前|打造|新建|扩建|年产能?|产能|首个|首期|最大|全球|全国|国内|世界|全省|全市|产业园|工业园|科技园|园区|开发区|高新区|经开区|新区|公司|集团|有限|股份|进展|推进|加快|加速|全面|主体|封顶|复工|设备|进场|点火|通车|完工|中交|进入|阶段|再添|喜迎|迎来|又一|一个|重大|重点|百亿|千亿|亿元|万元|今年|明年|年底|预计|预期|实现|完成|更正|勘误|订正"
        + "|[0-9]+月[0-9]*日?|[将在于与和及的了为拟由向从至]",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Noise();

    /// <summary>Pairs of characters of which the news is full: they tell little.</summary>
    [GeneratedRegex("^(生产|产线|基地|总部|制造|智能|智造|新型|高端|产业|科技|技术|研发|中心|创新|综合|一体|体化|设备|装备|材料|新材|新能|能源|电子|信息|数字|数据|绿色|先进|高新|工业|工厂|智慧|汽车|配套|服务|物流|平台|加工|系统|应用|示范|发展|国际|现代|特色|功能|高性|性能|件生)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CommonTerm();
}
