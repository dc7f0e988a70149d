using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using ParkBot.Storage;
using Xunit;

namespace ParkBot.Tests.Storage;

/// <summary>A new database is what all migrations make of an empty file; PARKBOT_UPDATE_TRANSCRIPTS=1 writes the file anew after a new migration.</summary>
public sealed class NewSchemaTests
{
    [Fact]
    public async Task The_schema_of_a_new_file_is_that_of_all_migrations()
    {
        var token = TestContext.Current.CancellationToken;
        var folder = Directory.CreateTempSubdirectory("parkbot-schema-").FullName;
        try
        {
            var migrated = Path.Combine(folder, "migrated.db");
            await using (var context = new ParkBotDbContext(Database.OptionsFor(migrated)))
            {
                await context.Database.MigrateAsync(token);
            }

            var want = await DumpAsync(migrated, token);
            if (Environment.GetEnvironmentVariable("PARKBOT_UPDATE_TRANSCRIPTS") == "1" && RepositoryRoot.Find() is { } root)
            {
                await File.WriteAllTextAsync(Path.Combine(root, "src", "ParkBot", "Storage", "Data", "schema.sql"), want, token);
                return;
            }

            var made = Path.Combine(folder, "made.db");
            await new DatabaseOpener(TimeProvider.System).OpenAsync(made, token);
            Assert.Equal(want, await DumpAsync(made, token));
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<string> DumpAsync(string path, CancellationToken cancellationToken)
    {
        await using var connection = await Database.OpenAsync(path, SqliteOpenMode.ReadWrite, cancellationToken);
        return await DumpAsync(connection, cancellationToken);
    }

    /// <summary>The same as a file's content: the statements that made it and the rows that stand in it.</summary>
    private static async Task<string> DumpAsync(SqliteConnection connection, CancellationToken cancellationToken)
    {
        // Tables that a full-text index makes for itself come with it.
        const string Made = "SELECT sql || ';' FROM sqlite_master m WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name <> '__EFMigrationsLock' AND NOT EXISTS (SELECT 1 FROM sqlite_master v WHERE v.sql LIKE 'CREATE VIRTUAL%' AND m.name LIKE v.name || '\\_%' ESCAPE '\\' AND m.name IN (v.name || '_data', v.name || '_idx', v.name || '_docsize', v.name || '_config', v.name || '_content')) ORDER BY rowid";
        const string Tables = "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name <> '__EFMigrationsLock' AND NOT EXISTS (SELECT 1 FROM sqlite_master v WHERE v.sql LIKE 'CREATE VIRTUAL%' AND sqlite_master.name LIKE v.name || '\\_%' ESCAPE '\\') ORDER BY name";
        var lines = await connection.ReadAsync(Made, [], row => row.GetString(0), cancellationToken);
        var all = new List<string>(lines);
        foreach (var index in await connection.ReadAsync("SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL%fts5(%'", [], row => row.GetString(0), cancellationToken))
        {
            all.AddRange(await connection.ReadAsync($"SELECT k, v FROM \"{index}_config\" WHERE k <> 'version' ORDER BY k", [], row => $"INSERT INTO \"{index}\"(\"{index}\", rank) VALUES ('{row.GetString(0)}', {Literal(row.GetValue(1))});", cancellationToken));
        }

        foreach (var table in await connection.ReadAsync(Tables, [], row => row.GetString(0), cancellationToken))
        {
            all.AddRange(await connection.ReadAsync($"SELECT * FROM \"{table}\" ORDER BY rowid", [], row => Insert(table, row), cancellationToken));
        }

        return string.Join('\n', all) + "\n";
    }

    private static string Insert(string table, SqliteDataReader row) =>
        $"INSERT INTO \"{table}\" VALUES ({string.Join(", ", Enumerable.Range(0, row.FieldCount).Select(at => Literal(row.GetValue(at))))});";

    private static string Literal(object value) => value switch
    {
        DBNull => "NULL",
        long number => number.ToString(System.Globalization.CultureInfo.InvariantCulture),
        string text => "'" + text.Replace("'", "''", StringComparison.Ordinal) + "'",
        _ => throw new InvalidOperationException($"A row of a new database holds a {value.GetType().Name}."),
    };
}
