using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ParkBot.Delivery;
using ParkBot.Digests;
using ParkBot.Storage;
using Xunit;

namespace ParkBot.Tests.Digests;

/// <summary>All rooms on a database file of their own, by a clock that a test moves; nothing is sent.</summary>
internal sealed class DigestHouse : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("parkbot-digest");
    private readonly Dictionary<string, string?> settings;

    internal DigestHouse(TimeProvider? time = null, params (string Key, string? Value)[] changes)
    {
        settings = new(StringComparer.OrdinalIgnoreCase) { ["Database:Path"] = Database, ["Delivery:PerSecond"] = "0" };
        foreach (var (key, value) in changes)
        {
            settings[key] = value;
        }

        Rooms = Program.Rooms(new ConfigurationBuilder().AddInMemoryCollection(settings).Build(), database: null, logs: null, time);
    }

    internal string Database => Path.Combine(folder.FullName, "news.db");

    internal ServiceProvider Rooms { get; }

    internal DigestRound Round => Rooms.GetRequiredService<DigestRound>();

    internal DigestDesk Desk => Rooms.GetRequiredService<DigestDesk>();

    internal Subscriptions Subscriptions => Rooms.GetRequiredService<Subscriptions>();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    internal Task CommitAsync(Change change) => Rooms.GetRequiredService<GroupCommit>().CommitAsync(change);

    internal async Task<T> ReadAsync<T>(Func<ParkBotDbContext, Task<T>> read)
    {
        await using var context = await Rooms.GetRequiredService<Database>().ContextAsync(Token);
        return await read(context);
    }

    internal Task SubscribeAsync(long chat, DigestSpec? spec = null, Slot? slot = null, bool quiet = false) =>
        CommitAsync(Subscriptions.Add(chat, topic: null, spec ?? DigestSpec.Whole, slot, quiet, _ => { }));

    /// <summary>An issue without news: enough for an edition.</summary>
    internal Task PublishAsync(int number, DateTimeOffset at, bool isSample = false, IssueState state = IssueState.Published)
    {
        var day = DateOnly.FromDateTime(at.UtcDateTime.Date);
        var loaded = at.ToString("O", CultureInfo.InvariantCulture);
        return CommitAsync(async (context, token) =>
        {
            context.Add(new IssueRow
            {
                Publication = "园区周报",
                Number = number,
                Year = day.Year,
                Month = day.Month,
                WeekOfMonth = ((day.Day - 1) / 7) + 1,
                Header = "园区周报",
                FromDay = day.DayNumber - 7,
                ToDay = day.DayNumber,
                Source = [],
                Sha256 = number.ToString(CultureInfo.InvariantCulture),
                ReaderVersion = "t",
                State = state,
                LoadedAt = loaded,
                PublishedAt = loaded,
                IsSample = isSample,
                Doubts = "[]",
            });
            await context.SaveChangesAsync(token);
            if (!await context.Set<NewsVersionRow>().AnyAsync(token))
            {
                context.Add(new NewsVersionRow { Id = 1, Version = 0 });
                await context.SaveChangesAsync(token);
            }

            await context.Set<NewsVersionRow>().ExecuteUpdateAsync(row => row.SetProperty(one => one.Version, one => one.Version + 1), token);
        });
    }

    internal Task<List<EditionRow>> EditionsAsync() => ReadAsync(context => context.Set<EditionRow>().AsNoTracking().OrderBy(row => row.Id).ToListAsync(Token));

    internal Task<List<OutboxRow>> OutboxAsync() => ReadAsync(context => context.Set<OutboxRow>().AsNoTracking().OrderBy(row => row.Id).ToListAsync(Token));

    public async ValueTask DisposeAsync()
    {
        await Rooms.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }
}

/// <summary>A clock that is set: forwards, and backwards too.</summary>
internal sealed class WallClock(DateTimeOffset now) : TimeProvider
{
    internal DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;
}
