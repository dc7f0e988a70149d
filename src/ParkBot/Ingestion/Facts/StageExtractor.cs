using System.Text.RegularExpressions;
using ParkBot.News;

namespace ParkBot.Ingestion;

/// <summary>
/// What the item reports as having happened. Title and lead decide; the body adds what happened at the same event, and
/// decides where the others tell nothing.
/// </summary>
internal static partial class StageExtractor
{
    internal static IReadOnlyList<Fact<Stage>> Extract(FactText text)
    {
        var found = new Dictionary<Stage, List<Evidence>>();
        foreach (var field in text.Fields)
        {
            Read(text, field, found, mention => text.IsPolicy ? IsIssue(mention, found) : IsNews(text, field, mention, found));
        }

        if (found.Count == 0)
        {
            // An item that only looks back (去年签约406个) still is about what it looks back on.
            foreach (var field in text.Fields.Where(field => field.Field != EvidenceField.Body || text.Lead is null))
            {
                Read(text, field, found, mention => !mention.Planned && mention.Stage is not (Stage.Issued or Stage.Launched));
            }
        }

        return [.. found.Select(pair => new Fact<Stage>(pair.Key, Basis.Text, pair.Value))];
    }

    private static void Read(FactText text, FactField field, Dictionary<Stage, List<Evidence>> found, Func<StageMention, bool> isTold)
    {
        foreach (var mention in field.Stages.Where(isTold))
        {
            var stage = text.IsPolicy ? Stage.Issued : mention.Stage;
            if (!found.TryGetValue(stage, out var evidence))
            {
                found[stage] = evidence = [];
            }

            evidence.Add(field.Evidence(mention.Start, mention.Length));
        }
    }

    /// <summary>A policy is issued, 签署 too where cities sign a plan together.</summary>
    private static bool IsIssue(StageMention mention, Dictionary<Stage, List<Evidence>> found) =>
        !mention.Planned && found.Count == 0 && mention.Stage is Stage.Issued or Stage.Signed;

    private static bool IsNews(FactText text, FactField field, StageMention mention, Dictionary<Stage, List<Evidence>> found)
    {
        if (!mention.IsReported)
        {
            return false;
        }

        if (mention.Stage == Stage.Issued && !Document.IsMatch(field.Folded))
        {
            return false;
        }

        if (field.Field != EvidenceField.Body)
        {
            return true;
        }

        // Without a lead the body's first paragraph is the news; behind a lead it mostly is background.
        var sentence = field.Sentence(mention.Start);
        return mention.Stage != Stage.Issued
            && (found.Count == 0
                || text.Lead is null
                || (Event.IsMatch(field.Between(sentence.Start, mention.Start)) && !Deal.IsMatch(field.ClauseAfter(mention.End)))
                || Counted.IsMatch(field.Folded, mention.Start));
    }

    [GeneratedRegex("《|政策|措施|规划|办法|意见|方案|报告|条例", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Document { get; }

    [GeneratedRegex("当天|当日|现场|会上|活动|此次|本次|这次|仪式|同日", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Event { get; }

    /// <summary>签订300台订单 signs no project.</summary>
    [GeneratedRegex("订单|合同|采购|协议", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Deal { get; }

    /// <summary>开工项目24项: a number of projects is news wherever it stands.</summary>
    [GeneratedRegex(@"\G[^,，。;；、]{1,4}项目[0-9]+[个项]", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Counted { get; }
}
