using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using ParkBot.Delivery;
using ParkBot.Storage;
using Xunit;

namespace ParkBot.Tests.Storage;

public sealed class GroupCommitTests : IDisposable
{
    private readonly TestDatabase store = new();

    [Fact]
    public async Task A_change_that_fails_takes_no_other_along()
    {
        await using var commits = new GroupCommit(store.Database);
        var random = new Random(5);
        var kinds = Enumerable.Range(0, 400).Select(_ => random.Next(6)).ToList();
        var ends = await Task.WhenAll(kinds.Select((kind, number) => EndAsync(commits.CommitAsync(Change(kind, number)))));

        var stored = await store.CountAsync("SELECT count(*) FROM outbox");
        TestContext.Current.TestOutputHelper!.WriteLine($"changes {kinds.Count}: committed {ends.Count(end => end is null)}, failed {ends.Count(end => end is not null)}, rows stored {stored}");
        for (var at = 0; at < kinds.Count; at++)
        {
            Assert.True((ends[at] is null) == kinds[at] >= 2, $"{kinds[at]}: {ends[at]}");
        }

        Assert.Equal(kinds.Count(kind => kind >= 2), stored);
    }

    [Fact]
    public async Task A_full_disk_fails_what_did_not_fit_and_nothing_else()
    {
        await using var commits = new GroupCommit(store.Database);
        await commits.CommitAsync(Change(5, 1_000));

        // The file may not grow: as on a disk that is full.
        await commits.CommitAsync((context, token) => context.Database.ExecuteSqlRawAsync("PRAGMA max_page_count = 1", token));
        var large = EndAsync(commits.CommitAsync((context, _) =>
        {
            context.Add(Row(2_000, new byte[1 << 20]));
            return Task.CompletedTask;
        }));
        var failure = await large;
        Assert.NotNull(failure);
        Assert.True(failure.IsPassing(), failure.ToString());
        await commits.CommitAsync((context, token) => context.Database.ExecuteSqlRawAsync("PRAGMA max_page_count = 1073741823", token));
        await commits.CommitAsync(Change(5, 3_000));
        Assert.Equal(2, await store.CountAsync("SELECT count(*) FROM outbox"));
    }

    [Fact]
    public async Task A_file_that_another_writer_has_is_waited_for()
    {
        await using var commits = new GroupCommit(store.Database);
        await commits.CommitAsync(Change(5, 1));
        await using var other = await store.Database.ConnectAsync(TestContext.Current.CancellationToken);
        await using (var transaction = other.BeginTransaction(deferred: false))
        {
            var waits = commits.CommitAsync(Change(5, 2));
            await Task.Delay(500, TestContext.Current.CancellationToken);
            Assert.False(waits.IsCompleted);
            await transaction.RollbackAsync(TestContext.Current.CancellationToken);
            await waits.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        }

        Assert.Equal(2, await store.CountAsync("SELECT count(*) FROM outbox"));
    }

    [Fact]
    public async Task What_was_handed_over_before_the_end_is_committed()
    {
        var commits = new GroupCommit(store.Database);
        var all = Enumerable.Range(0, 300).Select(number => commits.CommitAsync(Change(5, number))).ToList();
        await commits.DisposeAsync();
        await Task.WhenAll(all);
        Assert.Equal(300, await store.CountAsync("SELECT count(*) FROM outbox"));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => commits.CommitAsync(Change(5, 999)));
    }

    public void Dispose() => store.Dispose();

    /// <summary>0: throws after it added a row; 1: breaks a unique key; others: one row.</summary>
    private static Change Change(int kind, int number) => async (context, token) =>
    {
        context.Add(Row(number));
        if (kind == 0)
        {
            throw new InvalidOperationException("A change that fails.");
        }

        if (kind == 1)
        {
            context.Add(Row(number));
        }

        if (kind == 2)
        {
            await context.SaveChangesAsync(token);
        }
    };

    private static OutboxRow Row(int number, byte[]? attachment = null) => new()
    {
        Source = FormattableString.Invariant($"t{number}"),
        Part = 0,
        Chat = 1,
        Lane = Lane.Answer,
        State = OutboxState.Sent,
        CreatedAt = 1,
        Attachment = attachment,
    };

    private static async Task<Exception?> EndAsync(Task task)
    {
        try
        {
            await task;
            return null;
        }
        catch (Exception failure) when (failure is InvalidOperationException or DbUpdateException or SqliteException)
        {
            return failure;
        }
    }
}
