using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ParkBot.Answering;
using ParkBot.Ingestion;
using ParkBot.Messages;
using ParkBot.Queries;
using ParkBot.Storage;

namespace ParkBot.Cli;

/// <summary><c>items</c>: every stored item with its fields.</summary>
internal static class ItemsVerb
{
    internal static async Task<int> RunAsync(IServiceProvider rooms, Terminal terminal, int? issue, bool asJson, CancellationToken cancellationToken)
    {
        var store = rooms.GetRequiredService<ItemStore>();
        var items = issue is { } number ? await store.ByIssueAsync(number, null, cancellationToken) : await store.AllAsync(cancellationToken);
        var issues = (await store.IssuesAsync(cancellationToken)).Where(one => one.State == IssueState.Published).ToDictionary(one => (one.Publication, one.Number));
        var rates = rooms.GetRequiredService<IOptions<RateOptions>>().Value;
        foreach (var item in items)
        {
            if (asJson)
            {
                await terminal.Out.WriteLineAsync(ItemJson.Write(item, issues.GetValueOrDefault((item.Publication, item.IssueNumber)), rates));
            }
            else
            {
                terminal.Say(new Message([new Entries([Entry(item)])]));
            }
        }

        if (items.Count == 0 && !asJson)
        {
            terminal.Say(Message.Of(issue is null ? "还没有载入周报：先用 load 载入，例如 parkbot load 周报.txt。" : "没有载入这一期。用 issues 看载入了哪些期。"));
        }

        return ExitCode.Done;
    }

    private static Entry Entry(StoredItem item)
    {
        var text = item.Item.Text;
        string[] details = [Wording.KeyFacts(item.Item), text.Source ?? string.Empty];
        var mark = Wording.Mark(new ItemRef(item.Publication, item.IssueNumber, text.Number), item.IsSample);
        return new Entry(mark, text.Title, string.Join(" · ", details.Where(detail => detail.Length > 0)));
    }
}
