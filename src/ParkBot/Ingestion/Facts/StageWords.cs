using System.Text.RegularExpressions;
using ParkBot.News;

namespace ParkBot.Ingestion;

/// <summary>A word in a text that names a stage.</summary>
/// <param name="Planned">It is told as a plan, a condition or a goal: 将于3月开工, 投产后.</param>
/// <param name="Past">It is told as background: 目前已落户, 去年签约.</param>
internal readonly record struct StageMention(int Start, int Length, Stage Stage, bool Planned, bool Past)
{
    internal int End => Start + Length;

    internal bool IsReported => !Planned && !Past;
}

/// <summary>The words that name stages, with what the clause around them says about their truth.</summary>
internal static partial class StageWords
{
    internal static IReadOnlyList<StageMention> Find(FactField field)
    {
        var text = field.Folded;
        var found = new List<StageMention>();
        foreach (Match match in Word.Matches(text))
        {
            var end = match.Index + match.Length;
            var before = Quoted.Replace(field.ClauseBefore(match.Index), "");
            var sentence = field.SentenceBefore(match.Index);
            var planned = After.IsMatch(text, end) || field.IsOfLaterYear(match.Index) || Plan.IsMatch(before) || Hope.IsMatch(before) || Urged.IsMatch(ToFullStop(field.Folded, match.Index));
            var past = Background.IsMatch(before) || Years.IsMatch(sentence) || field.IsOfEarlierYear(match.Index) || (field.Field == EvidenceField.Body && Done.IsMatch(before)) || Founded.IsMatch(text, match.Index);
            foreach (var stage in Of(match))
            {
                found.Add(new StageMention(match.Index, match.Length, stage, planned, past));
            }
        }

        return found;
    }

    /// <summary>What somebody urges goes on behind a semicolon.</summary>
    private static string ToFullStop(string text, int position)
    {
        var stop = position == 0 ? -1 : text.AsSpan(0, position).LastIndexOfAny('。', '\n');
        return text[(stop + 1)..position];
    }

    private static IEnumerable<Stage> Of(Match match)
    {
        if (match.Groups["both"].Success)
        {
            yield return Stage.Started;
            yield return Stage.Completed;
        }

        foreach (var stage in Enum.GetValues<Stage>())
        {
            if (match.Groups[stage.ToString()].Success)
            {
                yield return stage;
            }
        }
    }

    /// <summary>The words of the contract's stages; what only looks like one (线上线下, 进入园区, 中交集团) is left out.</summary>
    [GeneratedRegex(
        "(?<both>开竣工)"
        + "|(?<Signed>签约|签订|签下|签署|落户|落地(?!见效|生效|实施|生根)|(?<!进)入园(?!区)|(?<!转)引入(?![^,，。;；、]{0,10}(?:设备|技术|机器人|系统|产线|工艺|理念|机制|人才|资金|资本|社会))|意向(?!书$))"
        + "|(?<Started>(?<!拿地即|即)开工(?!率)|动工|奠基|破土)"
        + "|(?<Completed>竣工|(?<=机械|实现|项目|装置|工程|成功|顺利|正式|全面|高标准|建成)中交(?!集团|建))"
        + "|(?<Operating>投产(?!品|值)|试生产|试产(?!品)|(?<=(?:班列|列车|专列|班轮|卡航|包机)[^,，。;；]{0,10})(?:首发|开行)|开业|并网|开通|启用|(?<!线)上线(?!下)|首航|投料开车|开车成功|投运|(?<!可)投用|投入(?:运营|使用|生产)|正式运营|试运行|通航)"
        + "|(?<Launched>(?<!冷|热)启动(?!资金|区)|揭牌|授牌|成立|亮相)"
        + "|(?<Promoted>(?<=代表团|考察团|经贸团|招商团|小分队)[^,，。;；]{0,3}(?:赴|前往|访问)|(?:赴|前往)(?=[^,，。;；]{2,14}(?:开展经贸|招商推介|招商考察|考察招商|招商活动|经贸交流|经贸活动))|推介|对接会|招商大会|招商周|出访|论坛|大赛|交流会|洽谈会|(?<=投资[^,，。;； ]{0,8})大会|招商会|招商活动|(?:(?<=产业|投资|发展|合作|经贸|贸易|汽车|能源|装备|制造业|医药|材料|电子|软件|数字经济|大数据|互联网|人工智能|机器人|侨商|客商|企业家|校友)大会|峰会|博览会|交易会)(?=在|[^,，。;；]{0,6}(?:举行|举办|召开|开幕|启幕|拉开)))"
        + "|(?<Issued>印发|出台|发布(?!会)|公布|审议通过|颁布|下发|(?<=》[^,，。 ]{0,4})发布会)",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Word { get; }

    /// <summary>Behind the word: 投产后, 开工前, 签约率.</summary>
    [GeneratedRegex(@"\G(?:后|以后|之后|前(?!景|沿|列|海|瞻|端|述|程|[0-9一二两三四五六七八九十])|之前|率|条件)", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex After { get; }

    [GeneratedRegex("将(?!近)|拟(?!投资)|届时|明年|年内|年底|预期|暂停|取消|终止|推迟|未(?!来)|预计|力争|争取|有望|准备|目标|确保|没有|后续|未来(?!产业)|下一步|计划(?=.{0,8}$)|鼓励|引导", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Plan { get; }

    /// <summary>Right before the word: 推动项目签约, 加快落地.</summary>
    [GeneratedRegex("(?:推动|推进|加快|促进(?!中心|会|局)|支持|保障|助力|力促|狠抓)[^,，。]{0,8}$", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Hope { get; }

    /// <summary>强调要…, 要求…: what somebody asks for has not happened.</summary>
    [GeneratedRegex("(?:强调|要求|提出|指出|表示)[^。]*$", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Urged { get; }

    /// <summary>The words inside a document's title say nothing of the clause.</summary>
    [GeneratedRegex("《[^》]*》", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Quoted { get; }

    [GeneratedRegex("此前|曾(?!经理)|去年|前年|早在|目前已|先后|以来|累计|截至|历史|近年|前期|往年|昔日|当年(?!度)", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Background { get; }

    [GeneratedRegex("已(?!于)[^,，。]{0,6}$|目前[^,，。]*$", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Done { get; }

    /// <summary>A year's history in the sentence before: 2020年在科创板成功上市.</summary>
    [GeneratedRegex("(?:去年|前年|自20[0-9]{2}年|(?:于|在)20[0-9]{2}年(?!2月))[^。]*$", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Years { get; }

    [GeneratedRegex(@"\G成立(?:于|以来|至今|[一二三四五六七八九十0-9]+年|之初)", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Founded { get; }
}
