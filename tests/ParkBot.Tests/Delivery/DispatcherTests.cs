using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using ParkBot.Delivery;
using ParkBot.Storage;
using ParkBot.Tests.Storage;
using Xunit;

namespace ParkBot.Tests.Delivery;

public sealed class DispatcherTests : IDisposable
{
    private readonly TestDatabase store = new();

    [Fact]
    public async Task Messages_whose_rows_are_gone_stop_nobody()
    {
        await using var commits = new GroupCommit(store.Database);
        var sender = new Recorder();
        var dispatcher = Make(commits, sender);
        var rows = await StoreAsync(commits, 6);
        await commits.CommitAsync((context, token) => context.Set<OutboxRow>().Where(row => row.Id == rows[0].Id || row.Id == rows[2].Id).ExecuteDeleteAsync(token));

        // One that is read when its turn comes, and ones that were handed over.
        dispatcher.Enqueue(rows);
        await RunUntilAsync(dispatcher, () => sender.Sent.Count >= 4);
        Assert.Equal([rows[1].Id, rows[3].Id, rows[4].Id, rows[5].Id], sender.Sent);
        Assert.Equal((0, 0), dispatcher.Waiting);
    }

    [Fact]
    public async Task What_a_killed_process_left_under_way_is_flagged_and_the_rest_leaves_in_order()
    {
        await using var commits = new GroupCommit(store.Database);
        var rows = await StoreAsync(commits, 5);
        await commits.CommitAsync((context, token) => context.Set<OutboxRow>().Where(row => row.Id == rows[0].Id).ExecuteUpdateAsync(row => row.SetProperty(one => one.State, OutboxState.Sending), token));
        var sender = new Recorder();
        var dispatcher = Make(commits, sender);
        await dispatcher.RecoverAsync(TestContext.Current.CancellationToken);
        await RunUntilAsync(dispatcher, () => sender.Sent.Count >= 4);
        Assert.Equal(rows.Skip(1).Select(row => row.Id), sender.Sent);
        await using var context = await store.Database.ContextAsync(TestContext.Current.CancellationToken);
        Assert.Equal(OutboxState.Uncertain, (await context.Set<OutboxRow>().SingleAsync(row => row.Id == rows[0].Id, TestContext.Current.CancellationToken)).State);
        Assert.Equal(4, await context.Set<OutboxRow>().CountAsync(row => row.State == OutboxState.Sent && row.Payload == null, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_sender_that_throws_leaves_its_message_uncertain_and_the_chat_goes_on()
    {
        await using var commits = new GroupCommit(store.Database);
        var rows = await StoreAsync(commits, 3);
        var sender = new Recorder { Throws = rows[1].Id };
        var dispatcher = Make(commits, sender);
        dispatcher.Enqueue(rows);
        await RunUntilAsync(dispatcher, () => sender.Sent.Count >= 2);
        Assert.Equal([rows[0].Id, rows[2].Id], sender.Sent);
        Assert.Equal(1, await store.CountAsync("SELECT count(*) FROM outbox WHERE state = 4"));
    }

    public void Dispose() => store.Dispose();

    private Dispatcher Make(GroupCommit commits, IMessageSender sender) => new(
        new OutboxStates(store.Database, commits, TimeProvider.System, NullLogger<OutboxStates>.Instance), sender, Options.Create(new DeliveryOptions { PerSecond = 0, PerSecondInChat = 0, PerMinuteInGroup = 0 }), TimeProvider.System, NullLogger<Dispatcher>.Instance);

    private static async Task<List<OutboxRow>> StoreAsync(GroupCommit commits, int count)
    {
        var rows = Enumerable.Range(0, count).Select(part => new OutboxRow { Source = "u1", Part = part, Chat = 7, Lane = Lane.Answer, State = OutboxState.Waiting, Payload = "{}", CreatedAt = 1 }).ToList();
        await commits.CommitAsync((context, _) =>
        {
            context.AddRange(rows);
            return Task.CompletedTask;
        });
        return rows;
    }

    private static async Task RunUntilAsync(Dispatcher dispatcher, Func<bool> isSo)
    {
        using var stop = new CancellationTokenSource();
        var running = dispatcher.RunAsync(stop.Token);
        for (var waited = 0; !isSo() && waited < 500; waited++)
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        await stop.CancelAsync();
        await running;
        Assert.True(isSo());
    }

    private sealed class Recorder : IMessageSender
    {
        internal ConcurrentQueue<long> Sent { get; } = new();

        internal long Throws { get; init; }

        public bool IsGroup(long chat) => chat < 0;

        public Task MovedAsync(long from, long to) => Task.CompletedTask;

        public async Task<SendResult> SendAsync(OutboxRow message, CancellationToken cancellationToken)
        {
            await Task.Yield();
            if (message.Id == Throws)
            {
                throw new InvalidOperationException("A fault of the sender.");
            }

            Sent.Enqueue(message.Id);
            return new SendResult.Sent((int)message.Id);
        }
    }
}
