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
    private ParkBotDbContext? context;

    private NewsChange(SqliteConnection connection, SqliteTransaction transaction)
    {
        Connection = connection;
        this.transaction = transaction;
    }

    /// <summary>On the connection and in the transaction of the change; made when something asks for it: an ordinary load never does.</summary>
    internal ParkBotDbContext Context
    {
        get
        {
            if (context is null)
            {
                context = new ParkBotDbContext(Database.OptionsFor(Connection));
                context.Database.UseTransaction(transaction);
            }

            return context;
        }
    }

    internal SqliteConnection Connection { get; }

    internal static async Task<NewsChange> BeginAsync(Database database, CancellationToken cancellationToken)
    {
        var connection = await database.ConnectAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            // Immediate: what is decided from what is stored cannot be overtaken by another change.
            return new NewsChange(connection, connection.BeginTransaction(deferred: false));
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
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

        await SaveAsync(cancellationToken).ConfigureAwait(false);
        await NewsVersion.RaiseAsync(Connection, cancellationToken).ConfigureAwait(false);
        await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Saves what the context tracks, where there is one, and lets go of it: others write the same rows on the connection.</summary>
    internal async Task SaveAsync(CancellationToken cancellationToken)
    {
        if (context is not null)
        {
            await context.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
            context.ChangeTracker.Clear();
        }
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
        if (context is not null)
        {
            await context.DisposeAsync().ConfigureAwait(false);
        }

        await Connection.DisposeAsync().ConfigureAwait(false);
    }
}
