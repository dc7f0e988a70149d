using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using ParkBot.Ingestion;
using ParkBot.Messages;
using ParkBot.Queries;
using ParkBot.Storage;

namespace ParkBot.Cli;

/// <summary><c>reread</c>: stored sources by the reader of today, and what differs.</summary>
internal static class RereadVerb
{
    private const int MostShown = 200;

    private const int Longest = 60;

    internal static Command Command(Terminal terminal, OpenRooms open)
    {
        var issues = new Argument<int[]>("ISSUE") { Description = "总期号，可以写几个；不写就是全部", Arity = ArgumentArity.ZeroOrMore };
        issues.Validators.Add(result =>
        {
            if (result.Tokens.FirstOrDefault(token => !(int.TryParse(token.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= 99999)) is { } wrong)
            {
                result.AddError($"ISSUE 要写 1 到 99999 之间的整数，不是“{wrong.Value}”。");
            }
        });
        var publication = new Option<string?>("--publication") { Description = "只重读这种刊物", HelpName = "NAME" };
        var dry = new Option<bool>("--dry-run") { Description = "只看有什么不同，不写入" };
        var reread = new Command("reread", "用现在的读法重读存着的原文，说出有什么不同；更正仍然有效") { issues, publication, dry, Commands.AsJson };
        reread.SetAction((parsed, token) => Commands.Door(terminal, open, parsed, rooms =>
            RunAsync(rooms, terminal, parsed.GetValue(issues) ?? [], parsed.GetValue(publication), parsed.GetValue(dry), parsed.GetValue(Commands.AsJson), token)));
        return reread;
    }

    private static async Task<int> RunAsync(IServiceProvider rooms, Terminal terminal, int[] issues, string? publication, bool isDry, bool asJson, CancellationToken cancellationToken)
    {
        var reread = rooms.GetRequiredService<Reread>();
        var found = await reread.FindAsync(publication, issues, cancellationToken);
        var status = ExitCode.Done;
        foreach (var missing in issues.Distinct().Except(found.Select(one => one.Number)))
        {
            status = ExitCode.Failed;
            var error = string.Create(CultureInfo.InvariantCulture, $"没有载入第{missing}期。");
            await (asJson ? terminal.Out.WriteLineAsync(Line(missing, publication, RereadOutcome.Refused, [], [], error)) : terminal.Error.WriteLineAsync(error));
        }

        foreach (var request in found)
        {
            foreach (var report in await reread.RunAsync(request with { IsDry = isDry }, cancellationToken))
            {
                status = report.Outcome == RereadOutcome.Refused ? ExitCode.Failed : status;
                if (asJson)
                {
                    await terminal.Out.WriteLineAsync(Line(report.Issue, report.Publication, report.Outcome, report.Changes, [.. report.Doubts.Select(LoadJson.Text)], report.Error));
                }
                else
                {
                    terminal.Say(Said(report, isDry));
                }
            }
        }

        if (found.Count == 0 && issues.Length == 0 && !asJson)
        {
            terminal.Say(Message.Of("还没有载入任何一期。"));
        }

        return status;
    }

    private static string Line(int issue, string? publication, RereadOutcome outcome, IReadOnlyList<FieldChange> changes, IReadOnlyList<string> doubts, string? error) => Json.Line(json =>
    {
        json.WriteNumber("issue", issue);
        json.WriteString("publication", publication);
        json.WriteString("outcome", Json.Word(outcome));
        json.WriteStartArray("changes");
        foreach (var change in changes)
        {
            json.WriteStartObject();
            json.Number("item", change.Item);
            json.WriteString("field", change.Field);
            json.WriteString("before", change.Before);
            json.WriteString("after", change.After);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("doubts");
        foreach (var doubt in doubts)
        {
            json.WriteStringValue(doubt);
        }

        json.WriteEndArray();
        json.WriteString("error", error);
    });

    private static Message Said(RereadReport report, bool isDry)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"《{report.Publication}》第{report.Issue}期{(report.State == IssueState.Draft ? "（草稿）" : "")}");
        return report.Outcome switch
        {
            RereadOutcome.Refused => new Message([new Paragraph($"{name}：没有重读，原来的内容不动。{report.Error}", Tone.Alert)]),
            RereadOutcome.Unchanged => new Message([new Paragraph($"{name}：读出来一样。", Tone.Note)]),
            _ => new Message(
            [
                new Paragraph(string.Create(CultureInfo.InvariantCulture, $"{name}：{report.Changes.Count}处不同{(isDry ? "，没有写入（--dry-run）" : "，已经写入")}。"), Tone.Answer),
                new Entries([.. report.Changes.Take(MostShown).Select(Entry)], Math.Max(0, report.Changes.Count - MostShown)),
                .. report.Doubts.Count == 0 ? Array.Empty<Block>() : [new Paragraph(string.Create(CultureInfo.InvariantCulture, $"有{report.Doubts.Count}处疑点："), Tone.Alert), new Entries([.. report.Doubts.Select(doubt => new Entry("· ", LoadJson.Text(doubt)))])],
            ]),
        };
    }

    private static Entry Entry(FieldChange change) => new("· ", RereadWords.Of(change, Longest));
}
