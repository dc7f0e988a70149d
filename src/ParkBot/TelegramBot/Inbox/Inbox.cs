using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using ParkBot.Storage;

namespace ParkBot.TelegramBot;

/// <summary>An update that is stored and waits to be handled.</summary>
internal sealed record Arrived(InboxRow Row, Incoming Update)
{
    /// <summary>True where it came when too many waited already: a question is declined then, so that those before it are answered.</summary>
    internal bool IsLate { get; init; }
}

/// <summary>The stored updates. An update is stored in the transaction that moves the offset past it, and is handled once.</summary>
internal sealed partial class Inbox(Database database, GroupCommit commits, TimeProvider time, ILogger<Inbox> log)
{
    /// <summary>The offset of the next poll; 0 before the first.</summary>
    internal async Task<long> OffsetAsync(long bot, CancellationToken cancellationToken)
    {
        await using var context = await database.ContextAsync(cancellationToken).ConfigureAwait(false);
        return (await context.Set<PollRow>().AsNoTracking().SingleOrDefaultAsync(row => row.Bot == bot, cancellationToken).ConfigureAwait(false))?.Offset ?? 0;
    }

    /// <summary>What was stored before and not handled, in order.</summary>
    internal async Task<IReadOnlyList<Arrived>> WaitingAsync(CancellationToken cancellationToken)
    {
        await using var context = await database.ContextAsync(cancellationToken).ConfigureAwait(false);
        var rows = await context.Set<InboxRow>().AsNoTracking().Where(row => row.State == InboxState.Waiting).OrderBy(row => row.Id).ToListAsync(cancellationToken).ConfigureAwait(false);
        var waiting = new List<Arrived>();
        foreach (var row in rows)
        {
            try
            {
                waiting.Add(new Arrived(row, Incoming.Read(row.Payload ?? string.Empty)));
            }
            catch (JsonException failure)
            {
                // Stored by another build, which could read it.
                LogSetAside(row.UpdateId?.ToString(CultureInfo.InvariantCulture) ?? "?", failure.GetType().Name);
                await commits.CommitAsync(SetAside(row, failure.Message)).ConfigureAwait(false);
            }
        }

        return waiting;
    }

    /// <summary>Stores a batch of raw updates with the offset that confirms it. Those stored before are left out.</summary>
    /// <returns>The new ones that can be read, and the new offset (the old one where the batch names none).</returns>
    /// <exception cref="System.Data.Common.DbException">Nothing is stored; the batch must be asked for again.</exception>
    internal async Task<(IReadOnlyList<Arrived> New, long Offset)> StoreAsync(long bot, IReadOnlyList<JsonElement> batch, long offset)
    {
        var read = batch.Select(raw => Read(bot, raw)).ToList();

        // The queue's own order counts, not the largest number ever seen: after a week of silence numbers start anywhere.
        var next = read.Max(one => one.Row.UpdateId) is { } last ? last + 1 : offset;
        var stored = new List<Arrived>();
        await commits.CommitAsync(async (context, token) =>
        {
            stored.Clear();
            var numbers = read.Select(one => one.Row.UpdateId).Where(id => id is not null).ToList();
            var known = await context.Set<InboxRow>().Where(row => row.Bot == bot && numbers.Contains(row.UpdateId)).Select(row => row.UpdateId).ToListAsync(token).ConfigureAwait(false);
            var seen = known.ToHashSet();

            // Without a number it cannot be confirmed either, so it may come again with every poll: its text tells it.
            var nameless = read.Where(one => one.Row.UpdateId is null).Select(one => one.Row.Payload).ToList();
            var seenNameless = nameless.Count == 0 ? [] : (await context.Set<InboxRow>().Where(row => row.UpdateId == null && nameless.Contains(row.Payload)).Select(row => row.Payload).ToListAsync(token).ConfigureAwait(false)).ToHashSet(StringComparer.Ordinal);
            foreach (var (row, update) in read)
            {
                if (row.UpdateId is null ? !seenNameless.Add(row.Payload) : !seen.Add(row.UpdateId))
                {
                    continue;
                }

                row.Id = 0;
                context.Add(row);
                if (update is not null)
                {
                    stored.Add(new Arrived(row, update));
                }
            }

            if (await context.Set<PollRow>().Where(row => row.Bot == bot).ExecuteUpdateAsync(row => row.SetProperty(one => one.Offset, next), token).ConfigureAwait(false) == 0)
            {
                context.Add(new PollRow { Bot = bot, Offset = next });
            }
        }).ConfigureAwait(false);
        foreach (var one in stored)
        {
            // It stands in the database; in memory the read form is enough.
            one.Row.Payload = null;
        }

        return (stored, next);
    }

    /// <summary>The change that makes an update handled: to be committed together with all that it led to.</summary>
    internal static Change Handled(InboxRow row) => (context, _) =>
    {
        var entry = context.Attach(row);
        (row.State, row.Payload) = (InboxState.Done, null);
        entry.Property(one => one.State).IsModified = true;
        entry.Property(one => one.Payload).IsModified = true;
        return Task.CompletedTask;
    };

    /// <summary>An update whose handling failed: kept as it came, and passed over.</summary>
    internal static Change SetAside(InboxRow row, string error) => (context, _) =>
    {
        var entry = context.Attach(row);
        (row.State, row.Error) = (InboxState.SetAside, error);
        entry.Property(one => one.State).IsModified = true;
        entry.Property(one => one.Error).IsModified = true;
        return Task.CompletedTask;
    };

    private (InboxRow Row, Incoming? Update) Read(long bot, JsonElement raw)
    {
        var row = new InboxRow { Bot = bot, State = InboxState.Waiting, Payload = raw.GetRawText(), At = time.GetUtcNow().ToUnixTimeMilliseconds() };
        try
        {
            var update = Incoming.Read(row.Payload);
            if (update.UpdateId is < 0 or > int.MaxValue)
            {
                throw new JsonException("The update's number is out of range.");
            }

            (row.UpdateId, row.Chat, row.User) = (update.UpdateId, update.Chat?.Id, update.From?.Id);
            return (row, update);
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException or NotSupportedException or FormatException)
        {
            row.UpdateId = Number(raw);
            row.State = InboxState.SetAside;
            row.Error = failure.Message;
            LogSetAside(row.UpdateId?.ToString(CultureInfo.InvariantCulture) ?? "?", failure.GetType().Name);
            return (row, null);
        }
    }

    /// <summary>The number of an update that cannot be read, by which it is confirmed all the same; null where it has none.</summary>
    private static long? Number(JsonElement raw)
    {
        try
        {
            // One that is no JSON is kept as a string.
            var text = raw.ValueKind switch
            {
                JsonValueKind.String => Beginning().Match(raw.GetString()!).Groups["id"].Value,
                JsonValueKind.Object when raw.TryGetProperty("update_id", out var id) => id.ValueKind == JsonValueKind.String ? id.GetString()! : id.GetRawText(),
                _ => string.Empty,
            };
            return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    [GeneratedRegex("^\\{\\s*\"update_id\"\\s*:\\s*\"?(?<id>[0-9]{1,10})(?![0-9.eE])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Beginning();

    [LoggerMessage(Level = LogLevel.Warning, Message = "Update {Update} cannot be read ({Reason}); it is kept and passed over")]
    private partial void LogSetAside(string update, string reason);
}
