using System.Globalization;
using Microsoft.Data.Sqlite;

namespace ParkBot.Storage;

/// <summary>
/// A new issue with its items, by one prepared command a table. EF's tracker does the same at a fifth of the speed, and costs a
/// process that loads one issue most of a second before the first row.
/// </summary>
internal sealed class IssueInsert : IAsyncDisposable
{
    /// <summary>The columns that are written, a table each; a test holds them to the tables.</summary>
    internal static IReadOnlyDictionary<string, string[]> Columns { get; } = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["issues"] = ["publication", "number", "year", "month", "week_of_month", "header", "from_day", "to_day", "source", "sha256", "reader_version", "state", "loaded_at", "published_at", "is_sample", "doubts"],
        ["items"] = ["issue_id", "number", "section", "heading", "title", "lead", "body", "source", "page", "from_day", "to_day", "date_basis", "date_evidence", "projects", "projects_basis", "projects_evidence"],
        ["projects"] = ["name"],
        ["item_projects"] = ["item_id", "project_id"],
        ["item_regions"] = [.. Fact, "province", "city", "county"],
        ["item_stages"] = [.. Fact, "stage"],
        ["item_industries"] = [.. Fact, "industry"],
        ["item_organizations"] = [.. Fact, "name", "folded"],
        ["item_amounts"] = [.. Fact, "cents", "currency", "bound", "kind", "stage", "low_cents", "high_cents", "text", "headline", "project_id"],
        ["item_counts"] = [.. Fact, "value", "stage", "part_of", "text"],
    };

    private static string[] Fact => ["item_id", "position", "basis", "evidence"];

    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, SqliteCommand> _commands = new(StringComparer.Ordinal);

    private IssueInsert(SqliteConnection connection) => _connection = connection;

    /// <summary>Writes the rows and gives them their keys.</summary>
    internal static async Task AddAsync(SqliteConnection connection, IssueRow issue, CancellationToken cancellationToken)
    {
        await using var insert = new IssueInsert(connection);
        issue.Id = (int)await insert.KeyAsync(
            "issues",
            cancellationToken,
            issue.Publication, issue.Number, issue.Year, issue.Month, issue.WeekOfMonth, issue.Header, issue.FromDay, issue.ToDay, issue.Source, issue.Sha256, issue.ReaderVersion, (int)issue.State, issue.LoadedAt, issue.PublishedAt, issue.IsSample, issue.Doubts).ConfigureAwait(false);
        foreach (var item in issue.Items)
        {
            item.IssueId = issue.Id;
            await insert.ItemAsync(item, cancellationToken).ConfigureAwait(false);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var command in _commands.Values)
        {
            await command.DisposeAsync().ConfigureAwait(false);
        }
    }

    private async Task ItemAsync(ItemRow item, CancellationToken token)
    {
        item.Id = await KeyAsync(
            "items",
            token,
            item.IssueId, item.Number, (int)item.Section, item.Heading, item.Title, item.Lead, item.Body, item.Source, item.Page, item.FromDay, item.ToDay, (int?)item.DateBasis, item.DateEvidence, item.Projects, (int?)item.ProjectsBasis, item.ProjectsEvidence).ConfigureAwait(false);
        foreach (var link in item.ItemProjects)
        {
            link.ItemId = item.Id;
            link.ProjectId = link.Project!.Id = await KeyAsync("projects", token, link.Project.Name).ConfigureAwait(false);
            await RowAsync("item_projects", token, link.ItemId, link.ProjectId).ConfigureAwait(false);
        }

        foreach (var one in item.Regions)
        {
            await FactAsync("item_regions", item, one, token, one.Province, one.City, one.County).ConfigureAwait(false);
        }

        foreach (var one in item.Stages)
        {
            await FactAsync("item_stages", item, one, token, (int)one.Stage).ConfigureAwait(false);
        }

        foreach (var one in item.Industries)
        {
            await FactAsync("item_industries", item, one, token, (int)one.Industry).ConfigureAwait(false);
        }

        foreach (var one in item.Organizations)
        {
            await FactAsync("item_organizations", item, one, token, one.Name, one.Folded).ConfigureAwait(false);
        }

        foreach (var one in item.Amounts)
        {
            one.ProjectId = one.Project?.Id;
            await FactAsync("item_amounts", item, one, token, one.Cents, one.Currency, (int)one.Bound, (int)one.Kind, (int?)one.Stage, one.LowCents, one.HighCents, one.Text, one.Headline, one.ProjectId).ConfigureAwait(false);
        }

        foreach (var one in item.Counts)
        {
            await FactAsync("item_counts", item, one, token, one.Value, (int?)one.Stage, one.PartOf, one.Text).ConfigureAwait(false);
        }
    }

    private Task<int> FactAsync(string table, ItemRow item, FactRow fact, CancellationToken token, params object?[] values)
    {
        fact.ItemId = item.Id;
        return RowAsync(table, token, [fact.ItemId, fact.Position, (int)fact.Basis, fact.Evidence, .. values]);
    }

    private async Task<long> KeyAsync(string table, CancellationToken token, params object?[] values) =>
        Convert.ToInt64(await Filled(table, values).ExecuteScalarAsync(token).ConfigureAwait(false), CultureInfo.InvariantCulture);

    private Task<int> RowAsync(string table, CancellationToken token, params object?[] values) => Filled(table, values).ExecuteNonQueryAsync(token);

    private SqliteCommand Filled(string table, object?[] values)
    {
        if (!_commands.TryGetValue(table, out var command))
        {
            var columns = Columns[table];
            var key = table is "issues" or "items" or "projects" ? " RETURNING id" : "";
            _commands[table] = command = _connection.Command(
                $"INSERT INTO {table}({string.Join(", ", columns)}) VALUES({string.Join(", ", columns.Select(column => "@" + column))}){key}",
                columns.Select(column => ("@" + column, (object?)null)));
        }

        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }

        return command;
    }
}
