using ParkBot.News;
using ParkBot.Queries;

namespace ParkBot.Understanding;

/// <summary>A plan that somebody proposes: a model, by the arguments of a tool. Closed.</summary>
internal abstract record PlanDraft
{
    private PlanDraft()
    {
    }

    internal FilterDraft Where { get; init; } = FilterDraft.Everything;

    /// <summary>One figure, or one a group, or one a side.</summary>
    internal sealed record Figure(Measure Measure) : PlanDraft
    {
        internal Statistic Statistic { get; init; } = Statistic.Total;

        internal Dimension? GroupBy { get; init; }

        internal SortOrder? Order { get; init; }

        internal int? Top { get; init; }

        /// <summary>For a share: of what.</summary>
        internal FilterDraft? Of { get; init; }

        /// <summary>What is compared, each side in words: 江苏, 浙江.</summary>
        internal IReadOnlyList<string> Sides { get; init; } = [];
    }

    /// <summary>Items, or one field of them.</summary>
    internal sealed record List(Asked Asked) : PlanDraft
    {
        internal Stage? Confirm { get; init; }

        internal ListOrder Order { get; init; } = ListOrder.Printed;

        internal int? Top { get; init; }
    }

    /// <summary>Sentences of the texts.</summary>
    internal sealed record Sentences(string Words) : PlanDraft
    {
        internal Sought Sought { get; init; } = Sought.Anything;
    }
}

/// <summary>What became of a draft. Closed.</summary>
internal abstract record Binding
{
    private Binding()
    {
    }

    /// <summary>A plan that can be run.</summary>
    internal sealed record Bound(QueryPlan Plan) : Binding;

    /// <summary>It must be asked what is meant.</summary>
    internal sealed record Ask(Unclear Unclear) : Binding;

    /// <summary>It cannot be bound; the Chinese reason tells whoever drafted it what to change.</summary>
    internal sealed record Wrong(string Reason) : Binding;
}
