using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace ParkBot.Storage;

/// <summary>
/// One change of the stored news: tables, full-text index and the version that tells other processes, all or nothing.
/// What is not committed is undone when it is disposed.
/// </summary>
internal sealed class NewsChange : IAsyncDisposable
{
    private readonly SqliteTransaction transaction;

    private NewsChange(ParkBotDbContext context, SqliteConnection connection, SqliteTransaction transaction)
    {
        Context = context;
        Connection = connection;
        this.transaction = transaction;
    }

    internal ParkBotDbContext Context { get; }

    internal SqliteConnection Connection { get; }

    internal static async Task<NewsChange> BeginAsync(Database database, CancellationToken cancellationToken)
    {
        var context = await database.ContextAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await context.Database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
            var connection = (SqliteConnection)context.Database.GetDbConnection();

            // Immediate: what is decided from what is stored cannot be overtaken by another change.
            var begun = connection.BeginTransaction(deferred: false);
            await context.Database.UseTransactionAsync(begun, cancellationToken).ConfigureAwait(false);
            return new NewsChange(context, connection, begun);
        }
        catch
        {
            await context.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Saves what the context tracks, raises the version and makes it all hold.</summary>
    /// <param name="together">What else is to hold with it or not at all; null for nothing.</param>
    /// <param name="cancellationToken">Stops it before it holds.</param>
    internal async Task CommitAsync(Change? together, CancellationToken cancellationToken)
    {
        if (together is not null)
        {
            await together(Context, cancellationToken).ConfigureAwait(false);
        }

        await Context.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        await NewsVersion.RaiseAsync(Connection, cancellationToken).ConfigureAwait(false);
        await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
    }

    internal Task CommitAsync(CancellationToken cancellationToken) => CommitAsync(null, cancellationToken);

    /// <summary>Takes issues away with their items, index and the projects that nothing else is about.</summary>
    internal async Task RemoveIssuesAsync(IReadOnlyCollection<int> issues, CancellationToken cancellationToken)
    {
        if (issues.Count == 0)
        {
            return;
        }

        foreach (var issue in issues)
        {
            await TextIndex.RemoveIssueAsync(Connection, issue, cancellationToken).ConfigureAwait(false);
        }

        var items = Context.Items.Where(item => issues.Contains(item.IssueId));
        var projects = await Context.Set<ItemProjectRow>().Where(link => items.Any(item => item.Id == link.ItemId)).Select(link => link.ProjectId).ToListAsync(cancellationToken).ConfigureAwait(false);
        await Context.Issues.Where(row => issues.Contains(row.Id)).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
        await Context.Projects.Where(project => projects.Contains(project.Id) && !Context.Set<ItemProjectRow>().Any(link => link.ProjectId == project.Id)).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync().ConfigureAwait(false);
        await Context.DisposeAsync().ConfigureAwait(false);
    }
}
