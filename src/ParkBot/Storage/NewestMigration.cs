namespace ParkBot.Storage;

/// <summary>Changed together with every new migration.</summary>
internal static class NewestMigration
{
    internal const string Id = "20261126063326_Ledger";
}
