namespace ParkBot.Storage;

/// <summary>
/// Held by the one process that receives and sends for a database. It is a lock of the operating system on a file beside it, so
/// it ends with its holder, however that dies: a restart never waits for a lease to run out. The file stays: one that is deleted
/// while another process opens it would be two locks.
/// </summary>
internal sealed class DatabaseLease : IDisposable
{
    private readonly FileStream file;

    private DatabaseLease(FileStream file) => this.file = file;

    /// <summary>Null where another process holds it until the patience ends.</summary>
    internal static async Task<DatabaseLease?> TakeAsync(string database, TimeSpan patience, TimeProvider time, CancellationToken cancellationToken)
    {
        var since = time.GetTimestamp();
        while (true)
        {
            try
            {
                return new DatabaseLease(new FileStream(database + ".serving", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1));
            }
            catch (IOException) when (time.GetElapsedTime(since) < patience)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(200), time, cancellationToken).ConfigureAwait(false);
            }
            catch (IOException)
            {
                return null;
            }
        }
    }

    public void Dispose() => file.Dispose();
}
