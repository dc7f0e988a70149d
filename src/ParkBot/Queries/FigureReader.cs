using ParkBot.News;

namespace ParkBot.Queries;

/// <summary>Gives the items the figures that a measure means, by the stages that the question names.</summary>
internal sealed class FigureReader(ItemQuery query, Measure measure)
{
    private ILookup<long, Told>? money;
    private ILookup<long, (Stage? Stage, Figure Figure)>? counts;
    private ILookup<long, Figure>? projects;
    private Dictionary<long, ItemRef>? corrected;

    internal string Unit => measure switch
    {
        Measure.ItemCount => "条",
        Measure.ProjectTotal => "个",
        _ => "亿元",
    };

    /// <summary>The items with their figures; a copy, so that one item may stand with other figures in another group.</summary>
    internal async Task<List<MatchedItem>> ReadAsync(IEnumerable<MatchedItem> items, IReadOnlyList<Stage> stages, CancellationToken cancellationToken)
    {
        await LoadAsync(stages, cancellationToken).ConfigureAwait(false);
        return [.. items.Select(item =>
        {
            var (figures, stage) = Of(item, stages);
            return item with { Figures = figures, FigureStage = stage, CorrectedBy = corrected!.TryGetValue(item.Key, out var by) ? by : null };
        })];
    }

    /// <summary>How many projects an item's money belongs to: those of the stage that the money was told of, else all that it is about.</summary>
    internal async Task<decimal> ProjectsBehindAsync(MatchedItem item, CancellationToken cancellationToken)
    {
        if (item.FigureStage is not { } stage)
        {
            return item.Projects ?? 0;
        }

        counts ??= await query.CountsAsync(cancellationToken).ConfigureAwait(false);
        var told = counts[item.Key].Where(count => count.Stage == stage).Sum(count => count.Figure.Value);
        return told > 0 ? told : item.Projects ?? 0;
    }

    private async Task LoadAsync(IReadOnlyList<Stage> stages, CancellationToken cancellationToken)
    {
        corrected ??= measure is Measure.MoneyOf { Kind: AmountKind.Investment } ? await query.CorrectedAsync(cancellationToken).ConfigureAwait(false) : [];
        switch (measure)
        {
            case Measure.MoneyOf of:
                money ??= await query.MoneyAsync(of.Kind, cancellationToken).ConfigureAwait(false);
                break;
            case Measure.ProjectTotal when stages.Count > 0:
                counts ??= await query.CountsAsync(cancellationToken).ConfigureAwait(false);
                break;
            case Measure.ProjectTotal:
                projects ??= await query.ProjectsAsync(cancellationToken).ConfigureAwait(false);
                break;
        }
    }

    private (IReadOnlyList<Figure> Figures, Stage? Stage) Of(MatchedItem item, IReadOnlyList<Stage> stages) => measure switch
    {
        Measure.MoneyOf { Kind: AmountKind.Investment } => Investment(money![item.Key], stages),
        Measure.MoneyOf => ([.. money![item.Key].Select(amount => amount.Figure)], null),
        Measure.ProjectTotal when stages.Count > 0 => ([.. counts![item.Key].Where(count => stages.Contains(count.Stage!.Value)).Select(count => count.Figure)], null),
        Measure.ProjectTotal => ([.. projects![item.Key]], null),
        _ => ([], null),
    };

    /// <summary>A sum of one stage takes the item's amounts of that stage where told, else its headline.</summary>
    private static (IReadOnlyList<Figure> Figures, Stage? Stage) Investment(IEnumerable<Told> told, IReadOnlyList<Stage> stages)
    {
        if (stages is [var stage])
        {
            var whole = told.Where(amount => amount.Stage == stage && !amount.IsPart).ToList();
            var ofStage = whole.Count > 0 ? whole : Breakdown(told).Where(amount => amount.Stage == stage).ToList();
            if (ofStage.Count > 0)
            {
                return ([.. ofStage.Select(amount => amount.Figure)], stage);
            }
        }

        return ([.. told.Where(amount => amount.Headline).Select(amount => amount.Figure)], null);
    }

    /// <summary>The parts of a total that break it down by stage (开工64.21亿 + 竣工18.94亿 = 83.15亿); none where the parts are something else, such as one project of a bundle.</summary>
    private static List<Told> Breakdown(IEnumerable<Told> told)
    {
        var parts = told.Where(amount => amount.IsPart && amount.Stage is not null).ToList();
        var total = told.Where(amount => amount.Headline).Sum(amount => amount.Figure.Value);
        return parts.Select(part => part.Stage).Distinct().Count() > 1 && Math.Abs(parts.Sum(part => part.Figure.Value) - total) <= total * RoundingOfParts ? parts : [];
    }

    /// <summary>Parts told with fewer decimals than their total may miss it by this share.</summary>
    private const decimal RoundingOfParts = 0.01m;
}
