using System.Text.RegularExpressions;
using ParkBot.Language;
using ParkBot.News;

namespace ParkBot.Ingestion;

/// <summary>Every sum of money of an item, each once, with its kind and the stage that the words tie it to.</summary>
internal static partial class AmountExtractor
{
    /// <summary>Beyond this a sum is a slip of the source, and does not fit the store's hundredths.</summary>
    private const decimal Largest = 9e15m;

    internal static IReadOnlyList<Amount> Extract(FactText text)
    {
        var converted = new HashSet<(decimal, string)>();
        var read = text.Fields.SelectMany(field => Read(text, field, converted)).ToList();
        read.RemoveAll(candidate => converted.Contains((candidate.Value, candidate.Match.Currency)));
        var found = AmountMerge.Once(read);
        return [.. InvestmentRule.Apply(text, found).Select(candidate => candidate.ToAmount())];
    }

    private static IEnumerable<AmountCandidate> Read(FactText text, FactField field, HashSet<(decimal Value, string Currency)> converted)
    {
        var floor = 0;
        MoneyMatch? before = null;
        AmountCandidate? last = null;
        foreach (var match in Money.Find(field.Folded))
        {
            if (IsConversion(field, match, before))
            {
                converted.Add((match.Value, match.Currency));
            }
            else if (match.Value is > 0 and < Largest && !IsThreshold(text, field, match) && Candidate(text, field, match, floor) is { } candidate)
            {
                // 4.6亿美元和12亿元人民币: the second is what the first is.
                last = before is { } other && last?.Match == other && Joint.IsMatch(field.Between(floor, match.Start))
                    ? candidate with { Kind = last.Kind, KindTold = last.KindTold, Stage = last.Stage, IsPhase = last.IsPhase, IsBackground = last.IsBackground, IsSeparate = true }
                    : Continued(candidate, last);
                yield return last;
            }

            (floor, before) = (match.Start + match.Length, match);
        }
    }

    private static AmountCandidate? Candidate(FactText text, FactField field, MoneyMatch match, int floor)
    {
        var (kind, told) = AmountKinds.Of(field, match.Start, match.Start + match.Length, floor, text.IsPolicy);
        if (IsSizeName(field, match, kind, told))
        {
            return null;
        }

        var clause = field.Between(Math.Max(field.Clause(match.Start).Start, floor), match.Start);
        var sentence = field.Sentence(match.Start);
        var before = field.Between(sentence.Start, match.Start);
        return new AmountCandidate
        {
            Field = field,
            Match = match,
            Kind = kind,
            KindTold = told,
            Floor = floor,
            Stage = AmountStage.Of(field, match, floor, kind),
            IsPhase = Phase.IsMatch(clause) || Among.IsMatch(before),
            IsBackground = Background.IsMatch(clause) || (Earlier.IsMatch(before) && !(field.Field != EvidenceField.Body && floor == 0 && PeriodNews.IsMatch(before))) || (before.Contains("截至", StringComparison.Ordinal) && !clause.Contains("总投资", StringComparison.Ordinal)) || (field.IsOfEarlierYear(match.Start) && !IsOwnHistory(field, match.Start) && !text.Title.IsOfEarlierYear(text.Title.Folded.Length)) || Finished.IsMatch(field.ClauseAfter(match.Start + match.Length)),
            IsSeparate = Separate.IsMatch(field.Between(Math.Max(sentence.Start, floor), match.Start)),
            IsBundle = Bundle.IsMatch(field.Between(sentence.Start, sentence.End)),
        };
    }

    /// <summary>项目于2021年9月开工建设,总投资21亿元: the year is that of the project's own start, the total is the project's.</summary>
    private static bool IsOwnHistory(FactField field, int start) =>
        field.ClauseBefore(start).Contains("总投资", StringComparison.Ordinal) && OwnHistory.IsMatch(field.SentenceBefore(start)) && !WholeArea.IsMatch(field.SentenceBefore(start));

    /// <summary>去年营收720亿元,今年700亿元: a sum without a word of its own is of the kind before.</summary>
    private static AmountCandidate Continued(AmountCandidate candidate, AmountCandidate? last) =>
        !candidate.KindTold && last is { Kind: AmountKind.Credit or AmountKind.Output or AmountKind.Tax or AmountKind.Trade or AmountKind.Investment } && last.Field.Sentence(last.Start) == candidate.Field.Sentence(candidate.Start)
            ? candidate with { Kind = last.Kind, KindTold = true }
            : candidate;

    /// <summary>三个百亿项目, 百亿级企业10家, 千亿级产业集群: the name of a size, not a sum that anybody told.</summary>
    private static bool IsSizeName(FactField field, MoneyMatch match, AmountKind kind, bool told)
    {
        var end = match.Start + match.Length;
        var words = field.Between(match.Start, end);
        if (words.EndsWith('级'))
        {
            return SizeLabel.IsMatch(field.Folded, end)
                || (kind is AmountKind.Other or AmountKind.Investment && (!told || LevelNoun.IsMatch(field.Folded, end)));
        }

        return !words.Contains('元', StringComparison.Ordinal) && !words.Any(char.IsAsciiDigit) && SizeNoun.IsMatch(field.Folded, end)
            && !field.ClauseBefore(match.Start).EndsWith("投资", StringComparison.Ordinal);
    }

    /// <summary>对投资5亿元以上的项目, 12个总投资10亿元以上项目: a bar to be passed, not a sum.</summary>
    private static bool IsThreshold(FactText text, FactField field, MoneyMatch match)
    {
        var end = match.Start + match.Length;
        var words = field.Between(match.Start, end);
        if (words.EndsWith("以上", StringComparison.Ordinal) || words.EndsWith("以下", StringComparison.Ordinal) || words.EndsWith("以内", StringComparison.Ordinal))
        {
            return BarNoun.IsMatch(field.Folded, end) || Each.IsMatch(field.ClauseBefore(match.Start));
        }

        if (text.IsPolicy && match.Bound == Bound.Over && Intensity.IsMatch(field.ClauseBefore(match.Start)))
        {
            return true;
        }

        if (text.IsPolicy && BarRow.IsMatch(field.Folded, end) && !Grant.IsMatch(field.ClauseBefore(match.Start)))
        {
            return true;
        }

        return match.Bound is Bound.Over or Bound.Under && CountedBehind.IsMatch(field.Folded, end);
    }

    /// <summary>3000万美元(约合2亿元人民币): the same sum told in another currency.</summary>
    private static bool IsConversion(FactField field, MoneyMatch match, MoneyMatch? before) =>
        before is { } other && other.Currency != match.Currency
        && Converted.IsMatch(field.Between(other.Start + other.Length, match.Start + match.Length));

    [GeneratedRegex(@"\A[^,，。;；]{0,3}(?:约合|折合|合|约)", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Converted { get; }

    [GeneratedRegex(@"\G(?:\(?含\)?)?(?:的)?(?:有|共)?(?:[0-9]+[个家项]|[^,，。;；、]{0,10}?(?:项目|企业|工程|单位|机构|平台|产品|个人|制造业|投资者))", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex BarNoun { get; }

    [GeneratedRegex("(?:^|[,，])对|凡|单个|单体|每个", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Each { get; }

    [GeneratedRegex(@"\G(?:的)?[^,，。;；、]{0,8}?(?:项目|企业)(?:有|共|达|共有)?[0-9]+[个家项]", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex CountedBehind { get; }

    [GeneratedRegex(@"\G(?:的)?[^,，。;；]{0,6}?(?:企业|产业|集群|园区|园|基地|市场|赛道|链|城|强|项目)", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex LevelNoun { get; }

    [GeneratedRegex("^(?:和|及|、|以及|与)$", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Joint { get; }

    [GeneratedRegex(@"\G(?:[、和或][0-9.]+[万亿]+元)*(?:\(含\))?的[^,，。;；]{0,12}?(?:企业|项目|单位|机构|平台|个人|团队)", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex BarRow { get; }

    /// <summary>亩均投资强度不低于500万元: what must be reached to be let in.</summary>
    [GeneratedRegex("强度|亩均|门槛|准入", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Intensity { get; }

    [GeneratedRegex("给予|补助|奖励|资助|补贴", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Grant { get; }

    [GeneratedRegex(@"\G(?:的)?(?:级)?(?:项目|企业|产业|集群|园区|工程|俱乐部|强|大项目|方阵|规模)", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex SizeNoun { get; }

    [GeneratedRegex(@"\G(?:龙头|领军|大)?(?:企业|项目|园区|[^,，。;；]{0,6}[0-9]+[个家])", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex SizeLabel { get; }

    [GeneratedRegex("[一二三四五六首]期|前期|后期|分期|起步区|首批|\\(含|含外资|第[一二三四]阶段", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Phase { get; }

    [GeneratedRegex("其中|包括|包含|这次签约的|此次签约的|本次签约的", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Among { get; }

    [GeneratedRegex("累计|已(?:经)?(?:完成|投入|投资|到位)|完成(?:固定资产)?投资|截至|历年|以来|先后|此前|目前已|已引进|已集聚|已落户|已达|已(?:经)?$", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Background { get; }

    [GeneratedRegex("此前|去年|上一?年度|前年|以来|近年来|近[三五两几]年|“十三五”|累计", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Earlier { get; }

    [GeneratedRegex("(?:[于在自]20[0-9]{2}年|20[0-9]{2}年[0-9]{1,2}月)[^,，。]{0,8}(?:开工|动工|启动|签约|落户|开建|奠基|立项|获批|建设|成立)", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex OwnHistory { get; }

    [GeneratedRegex("全[省市县区州旗]|累计|共(?:引进|签约|开工|投产)|[0-9]+[余多]?个", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex WholeArea { get; }

    /// <summary>今年以来,全市新签约项目…: a lead that sums up a period tells its own figure.</summary>
    [GeneratedRegex("^(?:[^。]{0,40}[,，])?(?:今年|去年[0-9]{1,2}月|年初|[0-9]{1,2}月|本月|二季度|三季度|四季度|一季度)(?:份)?以来[,，](?![^。]*累计)", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex PeriodNews { get; }

    [GeneratedRegex("^(?:已|均已|已经)(?:完成|到位)", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Finished { get; }

    [GeneratedRegex("此外|另外|另(?!一方面)|还将|还有|同时|以及", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Separate { get; }

    [GeneratedRegex("(?:[2-9]|[1-9][0-9]+)[余多]?[个项][^,，。;；]{0,14}?项目|项目(?:共|共计|达|总数)?(?:[2-9]|[1-9][0-9]+)[余多]?[个项]|一批|集中|多个项目|系列项目", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Bundle { get; }
}
