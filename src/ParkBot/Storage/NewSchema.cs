using Microsoft.Data.Sqlite;

namespace ParkBot.Storage;

/// <summary>
/// What all migrations together make of an empty file, as the SQL of Data/schema.sql: a new database needs no migration (three
/// quarters of a second in a process that starts). A test makes one each way and compares them.
/// </summary>
internal static class NewSchema
{
    /// <summary>In one transaction: a process that ends in it leaves an empty file.</summary>
    internal static async Task CreateAsync(SqliteConnection connection, CancellationToken cancellationToken)
    {
        await using var stream = typeof(NewSchema).Assembly.GetManifestResourceStream("schema.sql") ?? throw new InvalidOperationException("schema.sql is not embedded.");
        using var reader = new StreamReader(stream);
        var statements = await reader.ReadToEndAsync(cancellationToken).ConfigureAwait(false);
        await connection.ExecuteAsync("BEGIN IMMEDIATE;\n" + statements + "\nCOMMIT;", cancellationToken).ConfigureAwait(false);
    }
}
