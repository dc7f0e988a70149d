using System.Text.RegularExpressions;
using ParkBot.Language;
using ParkBot.News;

namespace ParkBot.Ingestion;

/// <summary>Every number of projects: 签约项目303个, 十大项目, 4个重点项目. Firms, agreements, contest entries and goals are none.</summary>
internal static partial class CountExtractor
{
    /// <summary>So many characters may stand between a count and its verb (全面投产), beside the adverbs that are known.</summary>
    private const int LongestPrefix = 2;

    internal static IReadOnlyList<ProjectCount> Extract(FactText text)
    {
        if (text.IsPolicy)
        {
            // A policy's numbers are goals.
            return [];
        }

        var found = new List<CountCandidate>();
        foreach (var field in text.Fields)
        {
            var read = Read(field).ToList();
            for (var i = 0; i < read.Count; i++)
            {
                Add(found, WithStage(read[i], i > 0 ? read[i - 1] : null, i + 1 < read.Count ? read[i + 1] : null));
            }
        }

        return [.. CountParts.Mark(found).Select(candidate => candidate.ToCount())];
    }

    private static void Add(List<CountCandidate> found, CountCandidate candidate)
    {
        var same = found.FindIndex(other => other.Value == candidate.Value && (other.Field != candidate.Field || (!other.SharesSentence(candidate) && !found.Exists(whole => whole.Value > candidate.Value)))
            && (other.Stage == candidate.Stage || other.Stage is null || candidate.Stage is null));
        if (same < 0)
        {
            found.Add(candidate);
        }
        else
        {
            found[same] = found[same] with
            {
                Stage = found[same].Stage ?? candidate.Stage,
                IsAmong = found[same].IsAmong && candidate.IsAmong,
                Again = [.. found[same].Again, candidate.Field.Evidence(candidate.Start, candidate.Length)],
            };
        }
    }

    private static IEnumerable<CountCandidate> Read(FactField field)
    {
        foreach (Match match in Count.Matches(field.Folded))
        {
            var number = match.Groups["n"];
            if (!ChineseNumber.TryParse(number.ValueSpan, out var value) || value is < 1 or > 1_000_000 || value != decimal.Truncate(value)
                || IsNoProject(field, match))
            {
                continue;
            }

            var clause = field.ClauseBefore(match.Index);
            var sentence = field.SentenceBefore(number.Index);
            yield return new CountCandidate
            {
                Field = field,
                Value = (int)value,
                Start = match.Index,
                Length = match.Length,
                Number = number.Index,
                IsAmong = Among.IsMatch(sentence),
                IsSized = Sized.IsMatch(match.Value) || Sized.IsMatch(field.Between(Math.Max(field.Clause(match.Index).Start, match.Index - 6), match.Index)),
                IsFirstAmong = FirstAmong.IsMatch(sentence),
                IsCumulative = Cumulative.IsMatch(clause),
                IsPending = Pending.IsMatch(field.Between(field.Clause(match.Index).Start, field.Clause(match.Index).End)),
            };
        }
    }

    private static bool IsNoProject(FactField field, Match match)
    {
        var (start, end) = field.Sentence(match.Index);
        var kind = match.Groups["kind"].Value;
        return NoProject.IsMatch(kind) || (kind.Contains('”', StringComparison.Ordinal) && !kind.Contains('“', StringComparison.Ordinal))
            || (kind.Contains('、', StringComparison.Ordinal) && !kind.EndsWith('的') && !kind.EndsWith("其他", StringComparison.Ordinal))
            || (match.Groups["big"].Success && (kind.Length > 4 || Pillars.IsMatch(kind)))
            || Contest.IsMatch(field.Between(start, end))
            || Goal.IsMatch(field.Between(start, match.Groups["n"].Index))
            || Plan.IsMatch(field.ClauseBefore(match.Index))
            || Vague.IsMatch(field.Between(Math.Max(0, match.Groups["n"].Index - 1), match.Groups["n"].Index));
    }

    /// <summary>The stage of a count: the verb right behind (10个项目集中开工), else the one before in its piece (签约项目20个), else its clause's.</summary>
    private static CountCandidate WithStage(CountCandidate count, CountCandidate? before, CountCandidate? after)
    {
        var field = count.Field;
        var (sentenceStart, sentenceEnd) = field.Sentence(count.Start);
        var floor = Math.Max(sentenceStart, before?.End ?? 0);
        var ceiling = Math.Min(sentenceEnd, after?.Start ?? int.MaxValue);
        var clause = field.Clause(count.Start);
        var verb = Verb.Match(field.Folded, count.End);
        var piece = Math.Max(floor, field.Folded.LastIndexOf('、', Math.Max(0, count.Start - 1), Math.Max(0, Math.Min(count.Start, count.Start - floor))) + 1);
        (int From, int To)[] reaches =
        [
            (count.Start, count.End),
            (count.End, VerbsEnd(field, verb.Index + verb.Length)),
            (Math.Max(piece, Math.Min(clause.Start, count.Start)), count.Start),
            (Math.Max(floor, clause.Start), count.Start),
            (count.End, Math.Min(clause.End, ceiling)),
            (floor, count.Start),
        ];
        foreach (var (from, to) in reaches)
        {
            // The nearest words that name stages decide; where they name two (开竣工), the count covers both.
            var stages = field.Stages.Where(mention => IsOfProjects(mention) && mention.Start >= from && mention.End <= to).Select(mention => mention.Stage).Distinct().ToList();
            if (stages.Count > 0)
            {
                return count with { Stage = stages switch { [var only] => only, [Stage.Completed, Stage.Operating] => Stage.Operating, _ => null } };
            }
        }

        return count;
    }

    /// <summary>签约、开工、竣工: verbs in a row go together.</summary>
    private static int VerbsEnd(FactField field, int position)
    {
        var prefix = LongestPrefix;
        while (field.Stages.FirstOrDefault(mention => mention.Start <= position + prefix && mention.Start >= position) is { Length: > 0 } mention)
        {
            (position, prefix) = (mention.End, 0);
            if (position < field.Folded.Length && field.Folded[position] is '、' or '和' or '及' or '暨')
            {
                position++;
            }
        }

        return position;
    }

    private static bool IsOfProjects(StageMention mention) =>
        !mention.Planned && mention.Stage is Stage.Signed or Stage.Started or Stage.Completed or Stage.Operating or Stage.Launched
        && !(mention.Stage == Stage.Launched && mention.Past);

    /// <summary>
    /// A number with its measure before the projects (40个合作项目, 十大项目, 两家产业项目) or behind them (签约项目303个);
    /// 开工310个 leaves the projects out.
    /// </summary>
    [GeneratedRegex(
        "(?<![0-9.第])(?<n>[0-9]+(?:[,，][0-9]{3})*|[一二两三四五六七八九十百]+)[余多]?(?:个|项|家|(?<big>大)|宗)(?<kind>(?:(?![0-9一二两三四五六七八九十百]+[余多]?[个项家])[^,，。;；:：!()（）\\n]){0,26}?)项目(?!组|部|库|经理|负责人|管理|办)"
        + "|(?<verb>(?:签约|签订|开工|动工|竣工|投产|落户|落地|新签约|引进)?(?:(?!等)[“”\\p{L}]){0,12}?)项目(?:数量|数|总数)?(?:共计|共有|总计|合计|达到|多达|共|达|有|超过|超|约|近)?(?<n>[0-9]+(?:[,，][0-9]{3})*|[一二两三四五六七八九十百]+)[余多]?(?:个|项|家|宗)(?!月|小时|工作日|百分点|点|季度|县|市|区|城市|分会场|行业|领域|方面|国家|平方)"
        + "|(?<=[、,，])(?:共|新)?(?:签约|开工|动工|竣工|投产|落户)(?<n>[0-9]+)(?:个|项)(?=[、,，。;；])",
        RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Count { get; }

    /// <summary>What stands between the number and 项目 tells of something else: 50家企业签约项目, 12个县区的项目.</summary>
    [GeneratedRegex("企业|公司|机构|银行|代表|客商|园区|城市|地市|^[省市县州区](?!级|市县|属|管|重点|、)|国家|地区|行业|领域|部门|平台|单位|专家|协议|合同|产业链|产业集群|会场|月|年(?!产)|天|小时|工作日|[0-9]+(?:余|多)?[个家项亿万台套条]|分会场|板块|“十|考察|参与|涉及|围绕", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex NoProject { get; }

    [GeneratedRegex("主导|支柱|优势|类|领域|板块|工程|产业链|特色|行动", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Pillars { get; }

    [GeneratedRegex("大赛|入围|参赛|获奖|决赛|路演项目|评审|申报", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Contest { get; }

    [GeneratedRegex("力争|争取|目标|确保|到20[0-9]{2}年|力求", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Goal { get; }

    [GeneratedRegex("(?:计划|拟|将|预计|谋划|储备)[^,，。]{0,8}$|今年计划", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Plan { get; }

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

    [GeneratedRegex("洽谈(?!会)|在谈|拟签", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Pending { get; }

    [GeneratedRegex(@"\G(?:的)?(?:正式|成功|集中|同步|陆续|顺利|现场|全部|相继|先后|当场|实现|已|均|同时|统一|等)*", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Verb { get; }
}
