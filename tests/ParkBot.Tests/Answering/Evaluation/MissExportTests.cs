using System.Text;
using ParkBot.Answering;
using ParkBot.Tests.Storage;
using Xunit;

namespace ParkBot.Tests.Answering.Evaluation;

public sealed class MissExportTests : IDisposable
{
    private const long Minute = 60_000, Day = 24 * 60 * Minute;

    private static readonly ConversationKey Ann = new(77001, 0, 77001), Bob = new(-77002, 5, 77003);

    private readonly TestDatabase _store = new();
    private long _id;

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task A_miss_has_the_turns_before_it_and_nobodys_number()
    {
        await AskAsync(Ann, 0, "前天问的");
        for (var turn = 1; turn <= 7; turn++)
        {
            await AskAsync(Ann, Day + (2 * Minute) + turn, "问" + turn);
            await AskAsync(Bob, Day + Minute + turn, "旁人" + turn);
        }

        await AskAsync(Ann, Day + (3 * Minute), "那个呢", Outcome.NotUnderstood);

        Assert.Equal(
            [
                """{"id":"m1-1","group":"m1","turn":1,"q":"问3","kind":"context","expect":null,"got":{"outcome":"answered","text":"答问3"}}""",
                """{"id":"m1-2","group":"m1","turn":2,"q":"问4","kind":"context","expect":null,"got":{"outcome":"answered","text":"答问4"}}""",
                """{"id":"m1-3","group":"m1","turn":3,"q":"问5","kind":"context","expect":null,"got":{"outcome":"answered","text":"答问5"}}""",
                """{"id":"m1-4","group":"m1","turn":4,"q":"问6","kind":"context","expect":null,"got":{"outcome":"answered","text":"答问6"}}""",
                """{"id":"m1-5","group":"m1","turn":5,"q":"问7","kind":"context","expect":null,"got":{"outcome":"answered","text":"答问7"}}""",
                """{"id":"m1-6","group":"m1","turn":6,"q":"那个呢","kind":"miss","expect":null,"why":"没听懂","got":{"outcome":"not_understood","text":"答那个呢"}}""",
            ],
            await LinesAsync());
    }

    [Fact]
    public async Task Misses_of_one_talk_are_one_group_and_older_talks_another()
    {
        await AskAsync(Ann, 0, "旧", Outcome.NotUnderstood);
        await AskAsync(Ann, 2 * Day, "一", rating: -1);
        await AskAsync(Bob, 2 * Day, "别", reported: true);
        await AskAsync(Ann, (2 * Day) + 1, "二");
        await AskAsync(Ann, (2 * Day) + 2, "三", Outcome.Unclear);

        Assert.Equal(["m1-1 旧 没听懂", "m2-1 一 点踩", "m2-2 二 ", "m2-3 三 反问后没有下文", "m3-1 别 报错"], await BriefAsync());
    }

    [Fact]
    public async Task An_earlier_wording_of_the_same_message_is_no_turn_before_it()
    {
        await AskAsync(Ann, 0, "一", message: 3);
        await AskAsync(Ann, 1, "错字", message: 4);
        await AskAsync(Ann, 2, "改过", Outcome.NotUnderstood, message: 4);

        Assert.Equal(["m1-1 一 ", "m1-2 改过 没听懂"], await BriefAsync());
    }

    [Fact]
    public async Task The_newest_are_taken_and_the_others_counted()
    {
        for (var at = 0; at < 4; at++)
        {
            await AskAsync(Ann, at * 2 * Day, "问" + at, Outcome.NotUnderstood);
        }

        var file = await new MissExport(_store.Database).MakeAsync(3, TestContext.Current.CancellationToken);

        Assert.Equal((3, 1), (file.Misses, file.Left));
        Assert.DoesNotContain("问0", Encoding.UTF8.GetString(file.Content), StringComparison.Ordinal);
    }

    private async Task<string[]> LinesAsync()
    {
        var file = await new MissExport(_store.Database).MakeAsync(100, TestContext.Current.CancellationToken);
        var text = Encoding.UTF8.GetString(file.Content);
        Assert.DoesNotContain("7700", text, StringComparison.Ordinal);
        return text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private async Task<IEnumerable<string>> BriefAsync()
    {
        using var lines = new StringReader(string.Join('\n', await LinesAsync()));
        return (await CaseReader.ReadAsync(lines, TestContext.Current.CancellationToken)).Select(one => $"{one.Id} {one.Question} {one.Why}");
    }

    private async Task AskAsync(ConversationKey key, long at, string question, Outcome outcome = Outcome.Answered, int? rating = null, bool reported = false, int? message = null)
    {
        await using var context = await _store.Database.ContextAsync(TestContext.Current.CancellationToken);
        context.Add(new QuestionRow
        {
            Id = ++_id,
            Chat = key.Chat,
            Topic = key.Topic,
            User = key.User,
            Message = message,
            Asked = question,
            Outcome = outcome,
            Context = "{}",
            Text = "答" + question,
            Engine = "builtin",
            At = at,
            Microseconds = 1,
            NewsVersion = 1,
            Rating = rating,
            ReportedAt = reported ? at : null,
        });
        await context.SaveChangesAsync(TestContext.Current.CancellationToken);
    }
}
