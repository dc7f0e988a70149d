using System.Text.RegularExpressions;
using ParkBot.Language;
using ParkBot.News;

namespace ParkBot.Ingestion;

/// <summary>The stage that a sentence ties a sum to: 开工项目24项,总投资64.21亿 → started.</summary>
internal static partial class AmountStage
{
    internal static Stage? Of(FactField field, MoneyMatch match, int floor, AmountKind kind)
    {
        if (kind is not (AmountKind.Investment or AmountKind.Annual or AmountKind.Part))
        {
            return null;
        }

        var (start, end) = field.Sentence(match.Start);
        if (Spent.IsMatch(field.ClauseBefore(match.Start)))
        {
            // 二期投产,累计完成投资90亿元: money spent so far is not what the stage before it is told of.
            return One(field, Math.Max(field.Clause(match.Start).Start, floor), match.Start);
        }

        var matchEnd = match.Start + match.Length;
        // What stands between the sum before and this one belongs to this one; a year's plan goes with its total.
        var from = kind == AmountKind.Annual ? start : Math.Max(start, floor);
        return Any(field, from, match.Start) ? One(field, Nearest(field, from, match.Start), match.Start)
            // 签约项目20个,总投资100亿元,其中工业60亿元: the sentence goes on about the same.
            : Any(field, start, from) ? One(field, start, from)
            : One(field, matchEnd, ClauseWithStage(field, matchEnd, end));
    }

    /// <summary>签约暨开工仪式举行,20个项目签约,总额80亿元: where the last clause with a stage begins.</summary>
    private static int Nearest(FactField field, int from, int position)
    {
        var start = Math.Max(from, field.Clause(position).Start);
        while (start > from && !Any(field, start, position))
        {
            start = Math.Max(from, field.Clause(start - 1).Start);
        }

        return start;
    }

    /// <summary>So far into a clause its verb still opens it (于今日正式开工).</summary>
    private const int Opening = 7;

    private static int ClauseWithStage(FactField field, int from, int end)
    {
        var clause = field.Clause(from).End;
        if (Any(field, from, clause) || clause >= end)
        {
            return Math.Min(end, clause);
        }

        // 总投资9亿元,今日开工: the next clause opens with what happened.
        var next = Math.Min(end, field.Clause(clause + 1).End);
        return field.Stages.Any(mention => mention.Start > clause && mention.Start - clause <= Opening && mention.End <= next) && Money.Find(field.Between(clause, next)).Count == 0 ? next : clause;
    }

    private static bool Any(FactField field, int from, int to) => Stages(field, from, to).Any();

    private static Stage? One(FactField field, int from, int to)
    {
        var stages = Stages(field, from, to).Select(mention => mention.Stage).Distinct().ToList();
        return stages switch
        {
            [var only] => only,
            // 竣工投产 is one event; what runs has been built.
            [Stage.Completed, Stage.Operating] => Stage.Operating,
            _ => null,
        };
    }

    [GeneratedRegex("累计(?:已)?(?:完成)?投(?:资|入)", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Spent { get; }

    /// <summary>去年签约项目120个,总投资600亿元: a look back ties its sums all the same.</summary>
    [GeneratedRegex(@"\G[^,，。;；、]{0,8}项目", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex OfProjects { get; }

    /// <summary>《甲项目签约》一文中的…应为12亿元: what an article or a document is called ties nothing.</summary>
    private static bool InTitle(string text, int position) => position > 0 && text.LastIndexOf('《', position - 1) > text.LastIndexOf('》', position - 1);

    private static IEnumerable<StageMention> Stages(FactField field, int from, int to) =>
        field.Stages.Where(mention => (mention.IsReported || (!mention.Planned && OfProjects.IsMatch(field.Folded, mention.End))) && mention.Start >= from && mention.End <= to && !InTitle(field.Folded, mention.Start)
            && mention.Stage is Stage.Signed or Stage.Started or Stage.Completed or Stage.Operating);
}
