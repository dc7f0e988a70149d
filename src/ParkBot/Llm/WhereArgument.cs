using System.ComponentModel;
using ParkBot.News;
using ParkBot.Queries;
using ParkBot.Understanding;

namespace ParkBot.Llm;

/// <summary>
/// Which items a tool is about, as a model writes it. Every property may be left out; several are joined by AND, values of one
/// by OR. It goes out with every request, once a tool: what needs more words stands in the prompt.
/// </summary>
internal sealed record WhereArgument
{
    [Description("地名")]
    public IReadOnlyList<string>? Places { get; init; }

    [Description("行业的中文名")]
    public IReadOnlyList<string>? Industries { get; init; }

    [Description("阶段")]
    public IReadOnlyList<Stage>? Stages { get; init; }

    [Description("板块")]
    public IReadOnlyList<Section>? Sections { get; init; }

    [Description("期号")]
    public IReadOnlyList<int>? Issues { get; init; }

    [Description("时间，照问题的说法")]
    public string? Time { get; init; }

    [Description("起始日")]
    public DateOnly? From { get; init; }

    [Description("截止日")]
    public DateOnly? To { get; init; }

    [Description("投资额的上下限，照问题的说法")]
    public string? Investment { get; init; }

    [Description("写明投资额没有")]
    public bool? TellsInvestment { get; init; }

    [Description("企业或机构")]
    public IReadOnlyList<string>? Organizations { get; init; }

    [Description("原文里要有的词")]
    public IReadOnlyList<string>? Words { get; init; }

    [Description("指定的几条")]
    public IReadOnlyList<ItemArgument>? Items { get; init; }

    [Description("排除")]
    public GroupArgument? Except { get; init; }

    /// <summary>The same as a draft; nothing of it is believed yet.</summary>
    internal FilterDraft Draft() => new()
    {
        Places = Places ?? [],
        Industries = Industries ?? [],
        Stages = Stages ?? [],
        Sections = Sections ?? [],
        Issues = Issues ?? [],
        Time = Time,
        From = From,
        To = To,
        Investment = Investment,
        TellsInvestment = TellsInvestment,
        Organizations = Organizations ?? [],
        Words = Words ?? [],
        Items = [.. (Items ?? []).Where(item => item is not null).Select(item => (item.Issue, item.Number))],
        Except = Except?.Draft(),
    };
}

/// <summary>A plain group of items: what is left out, or what a share is of.</summary>
internal sealed record GroupArgument
{
    public IReadOnlyList<string>? Places { get; init; }

    public IReadOnlyList<string>? Industries { get; init; }

    public IReadOnlyList<Stage>? Stages { get; init; }

    public IReadOnlyList<Section>? Sections { get; init; }

    public IReadOnlyList<string>? Organizations { get; init; }

    internal FilterDraft Draft() => new() { Places = Places ?? [], Industries = Industries ?? [], Stages = Stages ?? [], Sections = Sections ?? [], Organizations = Organizations ?? [] };
}

/// <summary>One item: its issue's number, and its own in that issue.</summary>
internal sealed record ItemArgument
{
    public int Issue { get; init; }

    public int Number { get; init; }
}

/// <summary>What is counted or added up, as a tool's argument.</summary>
internal enum MeasureArgument { Items, Projects, Investment, Annual, Part, Credit, Trade, Output, Tax, Target, Pending, Other }

internal static class MeasureArguments
{
    internal static Measure Measure(this MeasureArgument measure) => measure switch
    {
        MeasureArgument.Items => Queries.Measure.Items,
        MeasureArgument.Projects => Queries.Measure.Projects,
        _ when Enum.TryParse<AmountKind>(measure.ToString(), out var kind) => new Measure.MoneyOf(kind),
        _ => throw new ArgumentOutOfRangeException(nameof(measure)),
    };
}
