using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using ParkBot.Ingestion;
using ParkBot.Messages;
using ParkBot.Queries;

namespace ParkBot.Cli;

/// <summary><c>join</c> and <c>part</c>: which items tell of one project, by hand; undoes a decision, lists them.</summary>
internal static class DecisionVerbs
{
    internal static async Task<int> JoinAsync(IServiceProvider rooms, Terminal terminal, DecisionRequest request, bool asJson, CancellationToken cancellationToken) =>
        await TellAsync(terminal, await rooms.GetRequiredService<ProjectDecisions>().JoinAsync(request, cancellationToken), undone: false, asJson);

    internal static async Task<int> PartAsync(IServiceProvider rooms, Terminal terminal, DecisionRequest request, bool asJson, CancellationToken cancellationToken) =>
        await TellAsync(terminal, await rooms.GetRequiredService<ProjectDecisions>().PartAsync(request, cancellationToken), undone: false, asJson);

    internal static async Task<int> UndoAsync(IServiceProvider rooms, Terminal terminal, long id, bool asJson, CancellationToken cancellationToken) =>
        await TellAsync(terminal, await rooms.GetRequiredService<ProjectDecisions>().UndoAsync(id, FixVerb.Author, together: null, cancellationToken), undone: true, asJson);

    internal static async Task<int> ListAsync(IServiceProvider rooms, Terminal terminal, string? publication, int? issue, bool asJson, CancellationToken cancellationToken)
    {
        var decisions = await rooms.GetRequiredService<ProjectDecisions>().ListAsync(publication, issue, cancellationToken);
        if (asJson)
        {
            foreach (var decision in decisions)
            {
                await terminal.Out.WriteLineAsync(Line(decision));
            }
        }
        else
        {
            terminal.Say(decisions.Count == 0 ? Message.Of("还没有合并或拆分。") : new Message([new Entries([.. decisions.Select(Entry)])]));
        }

        return ExitCode.Done;
    }

    /// <summary>What was decided: 已合并（第3号）：…</summary>
    internal static string Sentence(DecisionResult.Done done, bool undone)
    {
        var items = string.Join('、', done.Items);
        var name = DecisionText.Name(done.Kind);
        return undone ? string.Create(CultureInfo.InvariantCulture, $"已撤销第{done.Id}号{name}：{items}。")
            : done.Kind == DecisionKind.Part ? string.Create(CultureInfo.InvariantCulture, $"已拆分（第{done.Id}号）：{done.Items[0]} 不再和 {string.Join('、', done.Items.Skip(1))} 算同一个项目。")
            : string.Create(CultureInfo.InvariantCulture, $"已{name}（第{done.Id}号）：{items} 算同一个项目，求和只计一次。");
    }

    private static async Task<int> TellAsync(Terminal terminal, DecisionResult result, bool undone, bool asJson)
    {
        if (asJson)
        {
            await terminal.Out.WriteLineAsync(Line(result, undone));
        }
        else if (result is DecisionResult.Done done)
        {
            terminal.Say(Message.Of(Sentence(done, undone) + (undone ? string.Empty : string.Create(CultureInfo.InvariantCulture, $"撤销用 {(done.Kind == DecisionKind.Part ? "part" : "join")} --undo {done.Id}。"))));
        }
        else if (result is DecisionResult.Refused refused)
        {
            await terminal.Error.WriteLineAsync(refused.Reason);
        }

        return result is DecisionResult.Done ? ExitCode.Done : ExitCode.Failed;
    }

    private static string Line(DecisionResult result, bool undone) => Json.Line(json =>
    {
        var done = result as DecisionResult.Done;
        json.WriteString("outcome", done is null ? "refused" : undone ? "undone" : "done");
        json.Number("id", done?.Id);
        json.WriteString("kind", done is null ? null : Json.Word(done.Kind));
        Items(json, done?.Items ?? []);
        json.WriteString("error", (result as DecisionResult.Refused)?.Reason);
    });

    private static string Line(StoredDecision decision) => Json.Line(json =>
    {
        json.WriteNumber("id", decision.Id);
        json.WriteString("kind", Json.Word(decision.Kind));
        Items(json, decision.Items);
        json.WriteString("author", decision.Author);
        json.WriteString("at", FixVerb.Time(decision.At));
        json.WriteString("undoneAt", decision.UndoneAt is { } at ? FixVerb.Time(at) : null);
        json.WriteString("undoneBy", decision.UndoneBy);
    });

    private static void Items(Utf8JsonWriter json, IReadOnlyList<DecidedItem> items)
    {
        json.WriteStartArray("items");
        foreach (var item in items)
        {
            json.WriteStartObject();
            json.WriteString("publication", item.Publication);
            json.WriteNumber("issue", item.Issue);
            json.WriteNumber("number", item.Number);
            json.WriteString("title", item.Title);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static Entry Entry(StoredDecision decision) => new(
        string.Create(CultureInfo.InvariantCulture, $"{decision.Id}. "),
        $"{DecisionText.Name(decision.Kind)}：{string.Join('、', decision.Items)}",
        $"{decision.Author} · {FixVerb.Time(decision.At)}{(decision.UndoneAt is null ? "" : " · 已撤销")}");
}
