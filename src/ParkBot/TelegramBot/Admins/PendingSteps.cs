using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ParkBot.Ingestion;
using ParkBot.Storage;

namespace ParkBot.TelegramBot;

/// <summary>Steps that wait for their admin: stored, so that a restart loses none, each for one user and for a time.</summary>
internal sealed class PendingSteps(Database database)
{
    private static readonly JsonSerializerOptions Form = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Stores a step with the turn; its number is the turn's.</summary>
    internal static long Add<T>(Turn turn, string kind, T data, TimeSpan good, byte[]? file = null)
    {
        var row = new PendingRow
        {
            Id = turn.Id,
            Chat = turn.Chat.Id,
            User = turn.User,
            Kind = kind,
            Data = JsonSerializer.Serialize(data, Form),
            File = file,
            Until = turn.Now + (long)good.TotalMilliseconds,
        };
        turn.Change(async (context, token) =>
        {
            // One of a kind waits at a time: a newer file takes the place of one whose number was never told.
            await context.Set<PendingRow>().Where(one => one.User == row.User && one.Kind == kind && one.UsedAt == null && one.Id != row.Id && kind != IssueStep.Kind && kind != EndedStep.Kind).ExecuteDeleteAsync(token).ConfigureAwait(false);
            context.Add(row);
        });
        return row.Id;
    }

    /// <summary>The step of a button, where it is this user's, of this kind and still good.</summary>
    internal async Task<PendingRow?> ReadAsync(Turn turn, long id, string kind, CancellationToken cancellationToken)
    {
        var now = turn.Now;
        await using var context = await database.ContextAsync(cancellationToken).ConfigureAwait(false);
        return await context.Set<PendingRow>().AsNoTracking()
            .SingleOrDefaultAsync(row => row.Id == id && row.Kind == kind && row.User == turn.User && row.Chat == turn.Chat.Id && row.Until > now, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The newest step of a kind that waits for this user's words; null for none.</summary>
    internal async Task<PendingRow?> WaitingAsync(Turn turn, IReadOnlyList<string> kinds, CancellationToken cancellationToken)
    {
        var now = turn.Now;
        await using var context = await database.ContextAsync(cancellationToken).ConfigureAwait(false);
        return await context.Set<PendingRow>().AsNoTracking()
            .Where(row => row.User == turn.User && row.Chat == turn.Chat.Id && kinds.Contains(row.Kind) && row.UsedAt == null && row.Until > now)
            .OrderByDescending(row => row.Id).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The issue that a button speaks of; where it is too old the turn says so.</summary>
    internal async Task<IssueStep?> IssueAsync(Turn turn, long id, CancellationToken cancellationToken)
    {
        if (await ReadAsync(turn, id, IssueStep.Kind, cancellationToken).ConfigureAwait(false) is { } row)
        {
            return Data<IssueStep>(row);
        }

        turn.Toast = turn.Pick("这个按钮过期了，请用 /report 重新看。", "This button is too old; use /report.");
        return null;
    }

    internal static T Data<T>(PendingRow row) => JsonSerializer.Deserialize<T>(row.Data, Form) ?? throw new JsonException("A pending step holds no data.");

    /// <summary>The step is done; its file goes.</summary>
    internal static void Use(Turn turn, PendingRow row)
    {
        var now = turn.Now;
        turn.Change((context, token) => context.Set<PendingRow>().Where(one => one.Id == row.Id)
            .ExecuteUpdateAsync(one => one.SetProperty(x => x.UsedAt, now).SetProperty(x => x.File, (byte[]?)null), token));
    }

    /// <summary>What a button says whose step is no longer there to be confirmed.</summary>
    internal static string Used(Turn turn) => turn.Pick("这一次确认已经用过或过期了。还要做，请重新发命令。", "This confirmation is used or expired. To do it, please send the command again.");

    /// <summary>More of a file that comes in pieces.</summary>
    internal static void Grow(Turn turn, PendingRow row, byte[] file) =>
        turn.Change((context, token) => context.Set<PendingRow>().Where(one => one.Id == row.Id).ExecuteUpdateAsync(one => one.SetProperty(x => x.File, file), token));
}

/// <summary>An issue that buttons speak of: a draft that waits to be published, doubts that wait for a reading. <paramref name="LoadedAt"/> tells it from a version loaded later.</summary>
internal sealed record IssueStep(string Publication, int Number, DateTimeOffset LoadedAt)
{
    internal const string Kind = "issue";

    internal static readonly TimeSpan Good = TimeSpan.FromDays(30);
}

/// <summary>A file whose header lacks what an issue must have. <paramref name="Known"/>: what it does tell.</summary>
internal sealed record HeaderStep(string Name, HeaderOverride Known)
{
    internal const string Kind = "header";

    internal static readonly TimeSpan Good = TimeSpan.FromHours(1);
}

/// <summary>An issue whose text is being pasted in pieces.</summary>
internal sealed record PasteStep
{
    internal const string Kind = "paste";

    internal static readonly TimeSpan Good = TimeSpan.FromHours(1);
}

/// <summary>An issue whose removal waits for a yes.</summary>
internal sealed record RemovalStep(string Publication, int Number)
{
    internal const string Kind = "remove";

    internal static readonly TimeSpan Good = TimeSpan.FromMinutes(10);
}

/// <summary>A new reading that waits for a yes. <paramref name="Seen"/> tells what was shown from what would be written by then.</summary>
internal sealed record RereadStep(string Publication, int Number, string Seen)
{
    internal const string Kind = "reread";

    internal static readonly TimeSpan Good = TimeSpan.FromMinutes(30);
}
