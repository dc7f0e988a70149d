using System.Text;
using Microsoft.Extensions.DependencyInjection;
using ParkBot.Answering;
using ParkBot.Digests;
using ParkBot.Messages;
using ParkBot.Tests.Answering;
using Xunit;

namespace ParkBot.Tests.Llm;

/// <summary>
/// Each prompt's recorded exchange, letter for letter: what goes out, what came back, what a reader sees. A prompt that changes
/// shows here.
/// </summary>
public sealed class ExchangeTests
{
    [Fact]
    public async Task Planning()
    {
        await using var wing = await Wing.StartAsync(ModelServer.InTurn(
            ModelReply.Calls(("news-aggregate", """{"measure":"investment","groupBy":"province","top":1}""")),
            ModelReply.Calls(("news-list", """{"order":"largestFirst","where":{"places":["河南省"]},"last":true}"""))));
        var conversation = new Conversation();
        await wing.AskAsync("江苏总投资多少", conversation);

        var answer = await wing.AskAsync("把钱堆得最高的那个省都在忙活啥", conversation);

        Keep("ask-plan", wing, answer.Message);
    }

    [Fact]
    public async Task Phrasing_an_answer()
    {
        await using var wing = await PhrasingAsync("{{r1.subject}}的{{r1.measure}}合计{{r1.value}}。");
        Keep("tell-answer", wing, (await wing.AskAsync("江苏总投资多少")).Message);
    }

    [Fact]
    public async Task Summing_up_a_week()
    {
        await using var wing = await PhrasingAsync("{{i1.title}}，投资{{i1.investment}}。{{i2.title}}。");
        Keep("tell-week", wing, (await wing.AskAsync("江苏有哪些新闻")).Message);
    }

    [Fact]
    public async Task Opening_a_digest()
    {
        await using var wing = await PhrasingAsync("本期{{r1.items}}，{{r3.measure}}合计{{r3.value}}。{{r4.top.label}}最高，为{{r4.top.value}}。");
        Keep("tell-opening", wing, (await ComposedAsync(wing)).Message);
    }

    private static async Task<DigestDraft> ComposedAsync(Wing wing)
    {
        var newest = await wing.Rooms.GetRequiredService<Editions>().NewestAsync(samples: true, TestContext.Current.CancellationToken);
        return await wing.Rooms.GetRequiredService<DigestComposer>().ComposeAsync(
            DigestSpec.Whole, new DigestIssue(newest!.Issue, newest.IsSample), new HashSet<string>(StringComparer.Ordinal), TestContext.Current.CancellationToken);
    }

    private static Task<Wing> PhrasingAsync(string prose) => Wing.StartAsync(_ => ModelReply.Text(prose), ("Llm:Phrases", "true"));

    private static void Keep(string name, Wing wing, Message delivered)
    {
        var kept = new StringBuilder();
        foreach (var request in wing.Server.Requests)
        {
            foreach (var message in request.Messages.Skip(request.Number == 1 || request.Messages.Count == 2 ? 0 : 2))
            {
                kept.Append("== ").Append(message.Role).Append('\n').Append(message.Content).Append('\n');
                foreach (var call in message.ToolCalls)
                {
                    kept.Append("→ ").Append(call.Name).Append(' ').Append(call.Arguments).Append('\n');
                }
            }
        }

        Snapshot.Matches($"exchange-{name}.txt", kept.Append("== delivered\n").Append(PlainText.Render(delivered)).Append('\n').ToString());
    }
}
