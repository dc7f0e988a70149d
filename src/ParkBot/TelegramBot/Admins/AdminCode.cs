using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using ParkBot.Storage;

namespace ParkBot.TelegramBot;

/// <summary>
/// The way to the first admin where the configuration names none: a code that is good once and for 15 minutes, in a file that
/// only its owner can read. The database holds its hash, and no log ever sees it.
/// </summary>
internal sealed partial class AdminCode(Database database, GroupCommit commits, AdminRoll admins, TimeProvider time, ILogger<AdminCode> log)
{
    private const string Secret = "admin-code";

    /// <summary>32 signs that nobody confuses: 50 bits in ten of them.</summary>
    private const string Signs = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    private const int Length = 10;

    private static readonly TimeSpan Good = TimeSpan.FromMinutes(15);

    /// <summary>The turn that has the code: two users who send it at the same moment must not both be let in.</summary>
    private long redeemedBy;

    /// <summary>Where the code is written: beside the database.</summary>
    internal string File => Path.Combine(Path.GetDirectoryName(database.Path)!, "admin-code.txt");

    /// <summary>Writes a new code where there is no admin yet. Every start makes its own; an old one is void.</summary>
    internal async Task OfferAsync(CancellationToken cancellationToken)
    {
        if (admins.All.Count > 0)
        {
            await commits.CommitAsync((context, token) => context.Set<SecretRow>().Where(row => row.Name == Secret).ExecuteDeleteAsync(token)).ConfigureAwait(false);
            System.IO.File.Delete(File);
            return;
        }

        var code = RandomNumberGenerator.GetString(Signs, Length);
        var until = time.GetUtcNow().Add(Good).ToUnixTimeMilliseconds();
        await commits.CommitAsync(async (context, token) =>
        {
            await context.Set<SecretRow>().Where(row => row.Name == Secret).ExecuteDeleteAsync(token).ConfigureAwait(false);
            context.Add(new SecretRow { Name = Secret, Value = Hash(code), Until = until });
        }).ConfigureAwait(false);
        System.IO.File.Delete(File);
        var owner = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            owner.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        await using (var stream = new FileStream(File, owner))
        {
            await stream.WriteAsync(Encoding.UTF8.GetBytes($"/admin {code}\n"), cancellationToken).ConfigureAwait(false);
        }

        LogOffered(File);
    }

    /// <summary>True, once, for the right code in time; the user is then an admin with this turn's commit.</summary>
    internal async Task<bool> RedeemAsync(Turn turn, string told, CancellationToken cancellationToken)
    {
        byte[]? hash;
        await using (var context = await database.ContextAsync(cancellationToken).ConfigureAwait(false))
        {
            var now = turn.Now;
            hash = (await context.Set<SecretRow>().AsNoTracking().SingleOrDefaultAsync(row => row.Name == Secret && row.Until > now, cancellationToken).ConfigureAwait(false))?.Value;
        }

        if (hash is null || !turn.IsPerson || !CryptographicOperations.FixedTimeEquals(hash, Hash(told.Trim().ToUpperInvariant()))
            || (Interlocked.CompareExchange(ref redeemedBy, turn.Id, 0) is var first && first != 0 && first != turn.Id))
        {
            return false;
        }

        turn.Change((context, token) => context.Set<SecretRow>().Where(row => row.Name == Secret).ExecuteDeleteAsync(token));
        admins.Add(turn, turn.User, "code");
        turn.Afterwards(() => System.IO.File.Delete(File));
        return true;
    }

    private static byte[] Hash(string code) => SHA256.HashData(Encoding.UTF8.GetBytes(code));

    [LoggerMessage(Level = LogLevel.Warning, Message = "No admin is configured. Within 15 minutes, send the bot the line that stands in {File} (only its owner can read it)")]
    private partial void LogOffered(string file);
}
