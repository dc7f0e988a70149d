using Microsoft.Extensions.DependencyInjection;
using ParkBot.Answering;
using ParkBot.Messages;

namespace ParkBot.Cli;

/// <summary><c>items</c>: every stored item with its fields.</summary>
internal static class ItemsVerb
{
    internal static async Task<int> RunAsync(IServiceProvider rooms, Terminal terminal, int? issue, bool asJson, CancellationToken cancellationToken)
    {
        var any = false;
        await foreach (var line in rooms.GetRequiredService<ReadAllItems>()(issue, cancellationToken))
        {
            any = true;
            if (asJson)
            {
                await terminal.Out.WriteLineAsync(line.Json);
            }
            else
            {
                terminal.Say(new Message([new Entries([Entry(line)])]));
            }
        }

        if (!any && !asJson)
        {
            terminal.Say(Message.Of(issue is null ? "还没有载入周报：先用 load 载入，例如 parkbot load 周报.txt。" : "没有载入这一期。用 issues 看载入了哪些期。"));
        }

        return ExitCode.Done;
    }

    private static Entry Entry(StoredLine line)
    {
        string[] details = [Wording.KeyFacts(line.View.Item), line.View.Item.Text.Source ?? string.Empty];
        return new Entry(Wording.Mark(line.View.Ref, line.IsSample), line.View.Item.Text.Title, string.Join(" · ", details.Where(detail => detail.Length > 0)));
    }
}
