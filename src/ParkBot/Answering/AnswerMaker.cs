using Microsoft.Extensions.Options;
using ParkBot.Messages;
using ParkBot.Queries;
using ParkBot.Understanding;

namespace ParkBot.Answering;

/// <summary>Runs a plan and composes its answer, whoever made the plan: a question, a button under an answer, a command.</summary>
internal sealed class AnswerMaker(RunPlan run, ReadItems read, IOptions<AnsweringOptions> options)
{
    internal async Task<(Answer Answer, Material Material)> MakeAsync(string question, string engine, Planned planned, CancellationToken cancellationToken)
    {
        var result = await run(planned.Plan, cancellationToken);
        var (numerator, denominator) = await GroundAsync(planned.Plan, result, cancellationToken);
        var material = new Material
        {
            Question = question,
            Engine = engine,
            Planned = planned,
            Result = result,
            Views = (await read(Keys(result, planned.Plan), cancellationToken)).ToDictionary(item => item.Key),
            Options = options.Value,
            Numerator = numerator,
            Denominator = denominator,
            Sum = planned.Plan is Listing { Asked: Asked.Summary } ? await run(new Aggregate { Measure = Measure.Investment, Filter = planned.Plan.Filter }, cancellationToken) : null,
        };
        return (Composer.Compose(material), material);
    }

    /// <summary>How the answer's figure was made, block by block: of one that has workings.</summary>
    internal async Task<IReadOnlyList<Block>> WorkingsAsync(Answer answer, Material material, CancellationToken cancellationToken)
    {
        var plan = (Aggregate)material.Plan;
        var isSharedOut = plan is { Statistic: Statistic.Share, Whole: not null } && (plan.GroupBy is not null || plan.Branches.Count > 0);
        var whole = isSharedOut ? await run(plan.Whole! with { GroupBy = null, Branches = [] }, cancellationToken) : null;
        return [.. WorkingsText.Blocks(answer, material, plan, whole)];
    }

    /// <summary>The two figures that a share was made from: asked for again, so that the answer can show them.</summary>
    private async Task<(QueryResult? Numerator, QueryResult? Denominator)> GroundAsync(QueryPlan plan, QueryResult result, CancellationToken cancellationToken)
    {
        return plan is Aggregate { Statistic: Statistic.Share, GroupBy: null, Branches.Count: 0, Whole: { } whole } share && result.Value is not null
            ? (await run(share with { Statistic = Statistic.Total, Whole = null }, cancellationToken), await run(whole, cancellationToken))
            : (null, null);
    }

    /// <summary>The items whose text and facts the composer will want: those it can show.</summary>
    private HashSet<long> Keys(QueryResult result, QueryPlan plan)
    {
        var shown = Math.Max(options.Value.ListShown, options.Value.SourcesShown);
        IEnumerable<ResultItem> wanted = plan switch
        {
            Aggregate { GroupBy: Dimension.Item } => result.Items.Where(item => result.Rows.Take(shown).Any(row => row.Item == item.Ref)),
            Aggregate => result.Items.Where(item => item.Figures.Count > 0).Take(shown),
            Passages => [],
            Listing { Asked: Asked.Summary } => SummaryText.Named(result),
            _ => result.Items.Take(shown),
        };
        return [.. wanted.Select(item => item.Key)];
    }
}
