using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using Xunit;

namespace ParkBot.Tests.TelegramBot;

/// <summary>Every value of every table of a database file, as it is at one moment: for comparing before and after, and for searching.</summary>
internal sealed class DatabaseDump
{
    private readonly Dictionary<string, List<string>> tables = new(StringComparer.Ordinal);
    private readonly List<(string Place, object Value)> values = [];

    private DatabaseDump()
    {
    }

    internal int Values => values.Count;

    internal static async Task<DatabaseDump> ReadAsync(string path)
    {
        var dump = new DatabaseDump();
        await using var connection = Open(path);
        foreach (var table in await ColumnAsync(connection, "SELECT name FROM sqlite_master WHERE type = 'table'"))
        {
            await dump.TableAsync(connection, table);
        }

        return dump;
    }

    internal static async Task<long> CountAsync(string path, string sql)
    {
        await using var connection = Open(path);
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The tests' own words.
        command.CommandText = sql;
#pragma warning restore CA2100
        return Convert.ToInt64(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken), CultureInfo.InvariantCulture);
    }

    internal IReadOnlyList<string> Rows(string table) => tables.GetValueOrDefault(table) ?? [];

    /// <summary>Where a text stands within a value, or a number is one: table.column.</summary>
    internal IReadOnlyList<string> Find(string needle) =>
    [
        .. values.Where(one => one.Value switch
        {
            string text => text.Contains(needle, StringComparison.OrdinalIgnoreCase),
            byte[] bytes => bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(needle)) >= 0,
            _ => false,
        }).Select(one => one.Place),
    ];

    /// <summary>Where a number stands: as a value, or alone between what is no digit.</summary>
    internal IReadOnlyList<string> Find(long number)
    {
        var word = number.ToString(CultureInfo.InvariantCulture);
        return
        [
            .. values.Where(one => one.Value switch
            {
                long value => value == number,
                string text => IsIn(text, word),
                byte[] bytes => IsIn(Encoding.Latin1.GetString(bytes), word),
                _ => false,
            }).Select(one => one.Place),
        ];
    }

    /// <summary>Tables that differ, those left out apart.</summary>
    internal IReadOnlyList<string> Changed(DatabaseDump before, params string[] leftOut) =>
        [.. tables.Keys.Union(before.tables.Keys, StringComparer.Ordinal).Where(table => !leftOut.Contains(table, StringComparer.Ordinal) && !Rows(table).SequenceEqual(before.Rows(table), StringComparer.Ordinal))];

    private static bool IsIn(string text, string word)
    {
        for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.Ordinal))
        {
            var (before, after) = (at == 0 ? ' ' : text[at - 1], at + word.Length == text.Length ? ' ' : text[at + word.Length]);
            if (!char.IsAsciiLetterOrDigit(before) && !char.IsAsciiLetterOrDigit(after))
            {
                return true;
            }
        }

        return false;
    }

    private static SqliteConnection Open(string path)
    {
        var connection = new SqliteConnection($"Data Source={path};Pooling=False;Default Timeout=20");
        connection.Open();
        return connection;
    }

    private static async Task<List<string>> ColumnAsync(SqliteConnection connection, string sql)
    {
        var rows = new List<string>();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The tests' own words.
        command.CommandText = sql;
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            rows.Add(reader.GetString(0));
        }

        return rows;
    }

    private async Task TableAsync(SqliteConnection connection, string table)
    {
        var rows = tables[table] = [];
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // A table's name from the database itself.
        command.CommandText = $"SELECT * FROM \"{table}\"";
#pragma warning restore CA2100
        SqliteDataReader reader;
        try
        {
            reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        }
        catch (SqliteException)
        {
            // A shadow table that only its module reads.
            return;
        }

        await using (reader)
        {
            while (await reader.ReadAsync(TestContext.Current.CancellationToken))
            {
                var row = new StringBuilder();
                for (var column = 0; column < reader.FieldCount; column++)
                {
                    var value = reader.GetValue(column);
                    values.Add(($"{table}.{reader.GetName(column)}", value));
                    row.Append(value is byte[] bytes ? Convert.ToHexString(bytes) : Convert.ToString(value, CultureInfo.InvariantCulture)).Append('|');
                }

                rows.Add(row.ToString());
            }
        }
    }
}
