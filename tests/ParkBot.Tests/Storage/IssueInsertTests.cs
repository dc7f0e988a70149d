using ParkBot.Storage;
using Xunit;

namespace ParkBot.Tests.Storage;

/// <summary>The insert names every column of its tables: a column that a migration adds must be written too.</summary>
public sealed class IssueInsertTests
{
    [Fact]
    public async Task Every_column_is_written()
    {
        var token = TestContext.Current.CancellationToken;
        using var store = new TestDatabase();
        await using var connection = await store.Database.ConnectAsync(token);
        foreach (var (table, columns) in IssueInsert.Columns)
        {
            var all = await connection.ReadAsync("SELECT name FROM pragma_table_info(@table) WHERE name <> 'id' ORDER BY name", [("@table", table)], row => row.GetString(0), token);
            Assert.Equal(all, columns.Order(StringComparer.Ordinal));
        }
    }
}
