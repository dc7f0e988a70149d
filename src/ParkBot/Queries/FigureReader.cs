using ParkBot.News;

namespace ParkBot.Queries;

/// <summary>Gives the items the figures that a measure means, by the stages that the question names.</summary>
internal sealed class FigureReader(ItemQuery query, Measure measure)
{
    private ILookup<long, (Stage? Stage, bool Headline, Figure Figure)>? money;
    private ILookup<long, (Stage? Stage, Figure Figure)>? counts;
    private ILookup<long, Figure>? projects;

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
            return item with { Figures = figures, FigureStage = stage };
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
    private static (IReadOnlyList<Figure> Figures, Stage? Stage) Investment(IEnumerable<(Stage? Stage, bool Headline, Figure Figure)> told, IReadOnlyList<Stage> stages)
    {
        if (stages is [var stage] && told.Where(amount => amount.Stage == stage).ToList() is { Count: > 0 } ofStage)
        {
            return ([.. ofStage.Select(amount => amount.Figure)], stage);
        }

        return ([.. told.Where(amount => amount.Headline).Select(amount => amount.Figure)], null);
    }
}
