using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ParkBot.Digests;
using ParkBot.Tests.Answering;
using ParkBot.Tests.Cli;
using ParkBot.Tests.Understanding;
using ParkBot.Understanding;
using Xunit;

namespace ParkBot.Tests.Digests;

/// <summary>What becomes of questions that are to be asked of every new issue, kept as text.</summary>
public sealed class StandingQuestionTests : IDisposable
{
    private const string More = """
        各期投资额
        每月签约了多少个项目
        第109期和第110期对比
        2月25日江苏有哪些项目
        本期江苏和浙江对比
        除了2月25日，江苏投资多少
        华为投资多少
        江苏占全国的比重
        第110期重庆占全国投资的比例
        """;

    private readonly Run run = new();

    public void Dispose() => run.Dispose();

    [Fact]
    public async Task Questions_stand_or_are_refused_as_stored()
    {
        Assert.Equal(0, await run.OfAsync("", "load", run.Sample(109), run.Sample(110)));
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Database:Path", run.File("default.db"))]).Build();
        await using var rooms = Program.Rooms(configuration, database: null, logs: null);
        var parser = rooms.GetRequiredService<IQuestionParser>();
        var said = new StringBuilder();
        foreach (var question in (QuestionTests.Questions + "\n" + More).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (await parser.ParseAsync(new Asking(question, ConversationContext.Empty), TestContext.Current.CancellationToken) is not Planned planned)
            {
                continue;
            }

            var wish = StandingQuestion.Of(question, planned.Plan);
            said.Append(question).Append(" ⇶ ").AppendLine(wish switch
            {
                SubscribeWish.Understood stands => $"{stands.Spec.Kind} {stands.Spec.Name}{(stands.Undated ? " | 日期去掉了" : "")}",
                SubscribeWish.Refused refused => "✗ " + refused.Chinese,
                _ => throw new InvalidOperationException(),
            });

            // Nothing of it belongs to an issue that is loaded now.
            if (wish is SubscribeWish.Understood { Spec: var spec })
            {
                var json = spec.ToJson();
                Assert.DoesNotContain(["\"issues\":[", "\"dates\":{", "\"items\":[", "\"about\":{"], word => json.Contains(word, StringComparison.Ordinal));
            }
        }

        Snapshot.Matches("standing-questions.txt", said.ToString());
    }
}
