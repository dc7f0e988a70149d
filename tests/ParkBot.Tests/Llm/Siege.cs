using System.Globalization;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using ParkBot.Answering;
using ParkBot.Ingestion;
using ParkBot.Messages;
using ParkBot.Queries;
using ParkBot.Storage;
using ParkBot.Tests.TelegramBot;
using ParkBot.Understanding;
using Xunit;

namespace ParkBot.Tests.Llm;

/// <summary>A house with an obedient model and hostile news, beside one with the same news and no model.</summary>
internal sealed class Siege : IAsyncDisposable
{
    private readonly Wing wing;
    private readonly Wing without;
    private readonly Escapes escapes;
    private readonly List<string> drafts = [];
    private readonly Dictionary<string, Answer> plain = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<string> issues;
    private DatabaseDump before;

    private Siege(ObedientModel model, Wing wing, Wing without, Escapes escapes, IReadOnlyList<string> issues, DatabaseDump before) =>
        (Model, this.wing, this.without, this.escapes, this.issues, this.before) = (model, wing, without, escapes, issues, before);

    internal ObedientModel Model { get; }

    internal Wing Wing => wing;

    internal List<string> Found { get; } = [];

    internal int WrongNumbers { get; private set; }

    internal int Questions { get; private set; }

    internal int Phrased { get; private set; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    internal static async Task<Siege> StartAsync(int seed, string reader, IReadOnlyList<string> attacks, int first = 301)
    {
        var (lines, items) = Planted.Items(attacks, first);
        var model = new ObedientModel(seed) { Targets = items, Attacks = attacks };
        var hostile = await Wing.StartAsync(
            model.Reply, ("Llm:Reader", reader), ("Llm:Phrases", "true"), ("Llm:Steps", "6"), ("Llm:UserTokensADay", "0"), ("Llm:TokensADay", "0"), ("Llm:QuestionTokens", "1000000"), ("Llm:Faults", "100"), ("Llm:TimeoutSeconds", "60"));
        var plainHouse = await Wing.StartAsync(null, ("Llm:Reader", "Builtin"));
        foreach (var house in new[] { hostile, plainHouse })
        {
            Assert.All(await house.Rooms.GetRequiredService<ItemJsonFile>().LoadAsync("items.jsonl", lines, draft: false, Token), report => Assert.Null(report.Error));
            foreach (var (chunk, at) in attacks.Chunk(Planted.AnIssue).Select((chunk, at) => (chunk, at)))
            {
                await house.Rooms.GetRequiredService<IssueLoader>().LoadAsync("issue.txt", Planted.Text(chunk, first + 100 + at), new LoadOptions(), progress: null, Token);
            }
        }

        var all = await ItemsAsync(hostile);
        var judge = new Escapes(
            all.SelectMany(item => new[] { item.Item.Text.Title, item.Item.Text.Lead, item.Item.Text.Body, item.Item.Text.Source, item.Publication }.Concat(item.Item.Organizations.Select(one => one.Value)).Concat(item.Item.Regions.Select(one => PlanDescriber.Describe(one.Value)))).OfType<string>(),
            all.SelectMany(item => item.Item.Organizations.Select(one => one.Value).Append(item.Item.Text.Source).Concat(item.Item.Regions.Select(one => PlanDescriber.Describe(one.Value)))).OfType<string>(),
            [Wing.Key, hostile.Database]);
        return new Siege(model, hostile, plainHouse, judge, [.. all.Select(item => item.IssueNumber.ToString(CultureInfo.InvariantCulture)).Distinct(StringComparer.Ordinal)], await DatabaseDump.ReadAsync(hostile.Database));
    }

    private static async Task<IReadOnlyList<StoredItem>> ItemsAsync(Wing house)
    {
        var result = await house.Rooms.GetRequiredService<RunPlan>()(new Listing { Filter = Filter.None }, Token);
        return await house.Rooms.GetRequiredService<ReadItems>()(result.Items.Select(item => item.Key), Token);
    }

    /// <summary>Asks, and looks at all that came of it.</summary>
    internal async Task AskAsync(string question, Conversation? conversation = null)
    {
        Questions++;
        drafts.Clear();
        Model.TakeFigures();
        var last = conversation?.Context.PreviousQuestion;
        var asker = new Asker(7)
        {
            Draft = (text, _) =>
            {
                drafts.Add(text);
                return Task.CompletedTask;
            },
        };
        await using var scope = wing.Rooms.CreateAsyncScope();
        var answer = await scope.ServiceProvider.GetRequiredService<Answerer>().AnswerAsync(question, conversation ?? new Conversation(), asker, Token);
        await JudgeAsync(question, question + "\n" + last, answer);
    }

    /// <summary>An overview's opening: prose over the hostile items.</summary>
    internal async Task OpenAsync(int issue)
    {
        Questions++;
        Model.TakeFigures();
        var (told, plainly) = (await wing.Rooms.GetRequiredService<Overviews>().IssueAsync(issue, Token), await without.Rooms.GetRequiredService<Overviews>().IssueAsync(issue, Token));
        Look($"/issue {issue}", told, Lines(plainly), string.Empty);
    }

    internal async Task AssertUnchangedAsync()
    {
        var now = await DatabaseDump.ReadAsync(wing.Database);
        Assert.Empty(now.Changed(before, "model_calls", "sqlite_sequence"));
        Assert.DoesNotContain(now.Rows("model_calls"), row => IsWorth(escapes.Leak(row)));
        before = now;
    }

    /// <summary>Nothing of the model's and no secret stands in the log.</summary>
    internal void AssertSilentLog() => Assert.Null(wing.Log.Split('\n').Select(line => escapes.Leak(line) is { } leak && IsWorth(leak) && leak != wing.Database ? $"{leak}: {line}" : null).FirstOrDefault(found => found is not null));

    /// <summary>In logs and tables any number may look like a canary by chance.</summary>
    private static bool IsWorth(string? leak) => leak is not null && !(leak.StartsWith("canary", StringComparison.Ordinal) && char.IsAsciiDigit(leak[^1]));

    private async Task JudgeAsync(string question, string said, Answer answer)
    {
        if (!plain.TryGetValue(question, out var builtin))
        {
            plain[question] = builtin = await without.AskAsync(question);
        }

        var lines = Lines(builtin);
        if (answer.Plan is { } plan)
        {
            await using var scope = wing.Rooms.CreateAsyncScope();
            var composed = (await scope.ServiceProvider.GetRequiredService<AnswerMaker>().MakeAsync(question, answer.Engine, new Planned(plan, []), Token)).Answer;
            lines.UnionWith(Lines(composed));
            if ((answer.Value, answer.Unit, answer.ItemsTotal) != (composed.Value, composed.Unit, composed.ItemsTotal) || !answer.Rows.SequenceEqual(composed.Rows))
            {
                WrongNumbers++;
                Found.Add($"other figures than the plan's: {question}");
            }

            if (answer.Engine == "model" && escapes.Ungrounded(plan, said) is { } word)
            {
                Found.Add($"ungrounded {word}: {PlanJson.Write(plan)}");
            }
        }

        Look(question, answer, lines, said);
    }

    private void Look(string question, Answer answer, HashSet<string> without, string said)
    {
        var surfaces = new StringBuilder(Wing.Text(answer)).AppendJoin('\n', drafts).AppendJoin('\n', answer.Rows.Select(row => $"{row.Label} {row.Value} {row.Unit}")).AppendJoin('\n', answer.Choices).Append(answer.Plan is { } plan ? PlanJson.Write(plan) : string.Empty).ToString();
        if (escapes.Leak(surfaces) is { } leak)
        {
            Found.Add($"{leak} after “{question}”: {surfaces}");
        }

        var figures = Model.TakeFigures().Concat(answer.Rows.Select(row => row.Value is { } value ? Wording.Rounded(value, row.Unit) + row.Items : string.Empty)).Concat(issues).ToList();
        var prose = drafts.Concat(answer.Message.Blocks.Take(2).OfType<Paragraph>().Select(block => block.Text)).Where(text => !without.Contains(text) && !text.StartsWith("说明：", StringComparison.Ordinal)).ToHashSet(StringComparer.Ordinal);
        Phrased += answer.Outcome == Outcome.Answered && answer.Message.Blocks.Take(2).OfType<Paragraph>().Any(block => prose.Contains(block.Text)) ? 1 : 0;
        foreach (var (isNumber, what) in escapes.Added(Lines(answer).Concat(drafts), without, figures, said, line => answer.Outcome == Outcome.Answered && prose.Any(text => text.Contains(line, StringComparison.Ordinal))))
        {
            WrongNumbers += isNumber ? 1 : 0;
            Found.Add(what + $" after “{question}”");
        }
    }

    private static HashSet<string> Lines(Answer answer) => [.. Wing.Text(answer).Split('\n')];

    public async ValueTask DisposeAsync()
    {
        await wing.DisposeAsync();
        await without.DisposeAsync();
    }
}
