using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using ParkBot.Ingestion;
using ParkBot.Messages;
using ParkBot.Queries;

namespace ParkBot.Cli;

/// <summary><c>fix</c>: corrects a field by hand, undoes a correction, lists them.</summary>
internal static class FixVerb
{
    /// <summary>Who corrects on the command line.</summary>
    internal const string Author = "cli";

    internal static async Task<int> RunAsync(IServiceProvider rooms, Terminal terminal, FixRequest request, bool asJson, CancellationToken cancellationToken) =>
        await TellAsync(terminal, await rooms.GetRequiredService<Corrections>().FixAsync(request, cancellationToken), undone: false, asJson);

    internal static async Task<int> UndoAsync(IServiceProvider rooms, Terminal terminal, long id, bool asJson, CancellationToken cancellationToken) =>
        await TellAsync(terminal, await rooms.GetRequiredService<Corrections>().UndoAsync(id, Author, together: null, cancellationToken), undone: true, asJson);

    internal static async Task<int> ListAsync(IServiceProvider rooms, Terminal terminal, string? publication, int? issue, bool asJson, CancellationToken cancellationToken)
    {
        var corrections = await rooms.GetRequiredService<Corrections>().ListAsync(publication, issue, cancellationToken);
        if (asJson)
        {
            foreach (var correction in corrections)
            {
                await terminal.Out.WriteLineAsync(Line(correction));
            }
        }
        else
        {
            terminal.Say(corrections.Count == 0 ? Message.Of("还没有更正。") : new Message([new Entries([.. corrections.Select(Entry)])]));
        }

        return ExitCode.Done;
    }

    private static async Task<int> TellAsync(Terminal terminal, FixResult result, bool undone, bool asJson)
    {
        if (asJson)
        {
            await terminal.Out.WriteLineAsync(Line(result, undone));
        }
        else if (result is FixResult.Done done)
        {
            terminal.Say(Message.Of(Sentence(done, undone)));
        }
        else if (result is FixResult.Refused refused)
        {
            await terminal.Error.WriteLineAsync(refused.Reason);
        }

        return result is FixResult.Done ? ExitCode.Done : ExitCode.Failed;
    }

    private static string Sentence(FixResult.Done done, bool undone)
    {
        var place = done.Item > 0 ? string.Create(CultureInfo.InvariantCulture, $"［{done.Issue}·{done.Item}］{done.Title}") : $"“{done.Title}”";
        return undone ? string.Create(CultureInfo.InvariantCulture, $"已撤销第{done.Id}号更正：{place} 的{done.Field.Chinese}是“{done.After}”。")
            : done.Before == done.After ? string.Create(CultureInfo.InvariantCulture, $"已确认（第{done.Id}号）：{place} 的{done.Field.Chinese}是“{done.After}”。")
            : string.Create(CultureInfo.InvariantCulture, $"已更正（第{done.Id}号）：{place} 的{done.Field.Chinese}由“{done.Before}”改为“{done.After}”。撤销用 fix --undo {done.Id}。");
    }

    private static string Line(FixResult result, bool undone) => Json.Line(json =>
    {
        var done = result as FixResult.Done;
        json.WriteString("outcome", done is null ? "refused" : undone ? "undone" : "done");
        json.Number("id", done?.Id);
        json.WriteString("publication", done?.Publication);
        json.Number("issue", done?.Issue);
        json.Number("item", done is { Item: > 0 } ? done.Item : null);
        json.WriteString("title", done?.Title);
        json.WriteString("field", done?.Field.Name);
        json.WriteString("before", done?.Before);
        json.WriteString("after", done?.After);
        json.WriteString("error", (result as FixResult.Refused)?.Reason);
    });

    private static string Line(StoredCorrection correction) => Json.Line(json =>
    {
        json.WriteNumber("id", correction.Id);
        json.WriteString("publication", correction.Publication);
        json.WriteNumber("issue", correction.Issue);
        json.WriteString("title", correction.Title);
        json.WriteString("field", correction.Field);
        json.WriteString("words", correction.Words);
        json.WriteString("value", correction.Value);
        json.WriteString("author", correction.Author);
        json.WriteString("at", Time(correction.At));
        json.WriteString("undoneAt", correction.UndoneAt is { } at ? Time(at) : null);
        json.WriteString("undoneBy", correction.UndoneBy);
    });

    private static Entry Entry(StoredCorrection correction) => new(
        string.Create(CultureInfo.InvariantCulture, $"{correction.Id}. "),
        string.Create(CultureInfo.InvariantCulture, $"第{correction.Issue}期 {correction.Title}"),
        $"{ItemField.Find(correction.Field)?.Chinese}：{correction.Words} → {correction.Value} · {correction.Author} · {Time(correction.At)}{(correction.UndoneAt is null ? "" : " · 已撤销")}");

    /// <summary>A time as JSON and the lists of corrections and decisions print it.</summary>
    internal static string Time(DateTimeOffset at) => JsonSerializer.Serialize(at.UtcDateTime).Trim('"');
}
