using Microsoft.Data.Sqlite;

namespace ParkBot.Tests.TelegramBot;

/// <summary>What the bot's database says, read beside it as an auditor would: with SQL of its own, not with the bot's code.</summary>
internal static class Books
{
    /// <param name="Id">Of the inbox's row.</param>
    /// <param name="State">1 waiting, 2 done, 3 set aside.</param>
    internal sealed record InboxLine(long Id, long? UpdateId, long State, long? Chat);

    /// <param name="Source">u17: of the inbox's row 17.</param>
    /// <param name="State">1 waiting, 2 sending, 3 sent, 4 uncertain, 5 failed, 6 sleeping.</param>
    internal sealed record OutboxLine(long Id, string Source, long Part, long Chat, long State, long? MessageId, string? Error);

    internal static IReadOnlyList<InboxLine> Inbox(string database) => Read(
        database, "SELECT id, update_id, state, chat FROM inbox ORDER BY id", row => new InboxLine(row.GetInt64(0), Whole(row, 1), row.GetInt64(2), Whole(row, 3)));

    internal static IReadOnlyList<OutboxLine> Outbox(string database) => Read(
        database,
        "SELECT id, source, part, chat, state, message_id, error FROM outbox ORDER BY id",
        row => new OutboxLine(row.GetInt64(0), row.GetString(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4), Whole(row, 5), row.IsDBNull(6) ? null : row.GetString(6)));

    internal static long Count(string database, string sql) => Read(database, sql, row => row.GetInt64(0))[0];

    internal static IReadOnlyList<T> Read<T>(string database, string sql, Func<SqliteDataReader, T> read)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = database, Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Written in the tests.
        command.CommandText = sql;
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    internal static void Do(string database, string sql)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = database, Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Written in the tests.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    private static long? Whole(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt64(column);
}
