using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace ParkBot.Storage;

/// <summary>Tells a trouble that passes (a full disk, a locked file) from a fault: the one is waited out, the other would be repeated for ever.</summary>
internal static class StorageTrouble
{
    private const int Busy = 5, Locked = 6, NoMemory = 7, ReadOnly = 8, InputOutput = 10, Full = 13, CannotOpen = 14, Protocol = 15;

    internal static bool IsPassing(this Exception failure) => failure switch
    {
        SqliteException sqlite => sqlite.SqliteErrorCode is Busy or Locked or NoMemory or ReadOnly or InputOutput or Full or CannotOpen or Protocol,
        DbUpdateException { InnerException: { } inner } => inner.IsPassing(),
        IOException => true,
        _ => false,
    };
}
