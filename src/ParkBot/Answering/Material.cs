using ParkBot.Queries;
using ParkBot.Storage;
using ParkBot.Understanding;

namespace ParkBot.Answering;

/// <summary>All that an answer is composed from: nothing else may be said.</summary>
internal sealed record Material
{
    internal required string Question { get; init; }

    internal required string Engine { get; init; }

    internal required Planned Planned { get; init; }

    internal required QueryResult Result { get; init; }

    /// <summary>The items that the answer names, by their keys.</summary>
    internal required IReadOnlyDictionary<long, StoredItem> Views { get; init; }

    internal required AnsweringOptions Options { get; init; }

    /// <summary>For a share: the figure above the line.</summary>
    internal QueryResult? Numerator { get; init; }

    /// <summary>For a share: the figure below the line.</summary>
    internal QueryResult? Denominator { get; init; }

    /// <summary>For a summary: the sum of what matches, whose receipt says what was merged and what is not exact.</summary>
    internal QueryResult? Sum { get; init; }

    internal QueryPlan Plan => Planned.Plan;

    internal StoredItem? View(ResultItem item) => Views.GetValueOrDefault(item.Key);

    /// <summary>The start of an answer: what every kind of plan fills in alike.</summary>
    internal Answer Answer(Outcome outcome, IEnumerable<Messages.Block> blocks) => new()
    {
        Question = Question,
        Engine = Engine,
        Plan = Plan,
        Outcome = outcome,
        Message = new Messages.Message([.. blocks]),
        Items = [.. Result.Items.Select(Named)],
        ItemsTotal = Result.ItemsTotal,
        NewsVersion = Result.NewsVersion,
    };

    /// <summary>The answer that nothing told the figure: it names the items that were looked at.</summary>
    internal Answer Silent(IEnumerable<Messages.Block> blocks)
    {
        var items = Result.Silent.Count > 0 ? Result.Silent : Result.Items;
        return Answer(Outcome.NoData, blocks) with
        {
            Items = [.. items.Select(Named)],
            ItemsTotal = Math.Max(items.Count, Result.Silent.Count > 0 ? Result.Receipt.Matched - Result.Receipt.Told : Result.ItemsTotal),
        };
    }

    internal static AnswerItem Named(ResultItem item) => new(item.Ref, item.Title, item.Source);
}
