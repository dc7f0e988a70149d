using ParkBot.Answering;
using ParkBot.Queries;
using ParkBot.Understanding;

namespace ParkBot.Llm;

/// <summary>Reads questions by a model alone: its last query is the plan.</summary>
internal sealed class ModelParser(ToolLoop loop) : IQuestionParser
{
    /// <summary>How many of the queries that led to the answer it names.</summary>
    private const int StepsNamed = 3;

    public async ValueTask<Understood> ParseAsync(Asking asking, CancellationToken cancellationToken)
    {
        var (understood, trouble) = await TryAsync(asking, cancellationToken).ConfigureAwait(false);
        return understood ?? new NotUnderstood("模型没有读懂这个问题。") { Engine = Understood.Model, IsSure = false, Note = trouble?.Note() };
    }

    /// <summary>What the model made of the question, or null; and why it gave nothing at all, where it did not.</summary>
    internal async Task<(Understood? Understood, ModelTrouble? Trouble)> TryAsync(Asking asking, CancellationToken cancellationToken) =>
        await loop.RunAsync(asking, cancellationToken).ConfigureAwait(false) switch
        {
            LoopEnd.Found found => (new Planned(found.Answer.Plan, [.. found.Before.Where(step => step.Plan != found.Answer.Plan).TakeLast(StepsNamed).Select(Step)]) { Engine = Understood.Model }, null),
            LoopEnd.Ask ask => (ask.Unclear with { Engine = Understood.Model }, null),
            LoopEnd.Failed failed => (null, failed.Trouble),
            _ => (null, null),
        };

    /// <summary>先查“按省份统计投资额，最高的1个”：江苏省316.05亿元. Every figure is the result's.</summary>
    private static string Step(ToolRun step)
    {
        var told = step.Result switch
        {
            { Value: { } value } result => Wording.Exact(value, result.Unit),
            { Rows: [{ Value: { } first } row, ..] } => (row.Item is null ? RowsText.Label(row.Label) : $"“{row.Label}”") + Wording.Exact(first, row.Unit) + (step.Result.Rows.Count > 1 ? "等" : string.Empty),
            var result => $"{Wording.Number(result.ItemsTotal)}条",
        };
        return $"先查了“{PlanTitle.Of(step.Plan).Replace('“', '‘').Replace('”', '’')}”：{told}";
    }
}
