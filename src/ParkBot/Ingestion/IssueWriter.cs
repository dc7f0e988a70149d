using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using ParkBot.News;
using ParkBot.Storage;

namespace ParkBot.Ingestion;

/// <summary>Stores an issue whole, in one transaction: tables, full-text index and the version that tells other processes.</summary>
internal sealed class IssueWriter(Database database, TimeProvider time)
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>
    /// Loads, replaces or leaves the issue as it is (the same bytes by the same reader). A draft stands beside the published
    /// issue; publishing removes the draft. The first real issue removes the samples.
    /// </summary>
    internal async Task<LoadOutcome> WriteAsync(Issue issue, byte[] source, string readerVersion, IReadOnlyList<Doubt> doubts, bool draft, bool isSample, CancellationToken cancellationToken)
    {
        await using var context = await database.ContextAsync(cancellationToken).ConfigureAwait(false);
        await context.Database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        var connection = (SqliteConnection)context.Database.GetDbConnection();

        // Immediate: what is decided below from what is stored cannot be overtaken by another load.
        await using var transaction = connection.BeginTransaction(deferred: false);
        await context.Database.UseTransactionAsync(transaction, cancellationToken).ConfigureAwait(false);

        var state = draft ? IssueState.Draft : IssueState.Published;
        var hash = Convert.ToHexString(SHA256.HashData(source));
        var stored = await context.Issues.AsNoTracking()
            .Where(row => row.Publication == issue.Publication && row.Number == issue.Number)
            .Select(row => new { row.Id, row.State, row.Sha256, row.ReaderVersion, row.IsSample })
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        if (stored.Any(row => row.Sha256 == hash && row.ReaderVersion == readerVersion && row.IsSample == isSample && row.State >= state))
        {
            return LoadOutcome.Unchanged;
        }

        var gone = stored.Where(row => !draft || row.State == IssueState.Draft).Select(row => row.Id).ToList();
        if (!isSample)
        {
            gone.AddRange(await context.Issues.Where(row => row.IsSample).Select(row => row.Id).ToListAsync(cancellationToken).ConfigureAwait(false));
        }

        await RemoveAsync(context, connection, [.. gone.Distinct()], cancellationToken).ConfigureAwait(false);
        var row = ToRow(issue, source, hash, readerVersion, doubts, state, isSample);
        context.Add(row);
        await context.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        await TextIndex.AddAsync(connection, row.Items.OrderByDescending(item => item.Id), cancellationToken).ConfigureAwait(false);
        await NewsVersion.RaiseAsync(connection, cancellationToken).ConfigureAwait(false);
        await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
        return draft ? LoadOutcome.Draft
            : stored.Any(other => other.State == IssueState.Published && !other.IsSample) ? LoadOutcome.Replaced
            : LoadOutcome.Loaded;
    }

    private static async Task RemoveAsync(ParkBotDbContext context, SqliteConnection connection, List<int> issues, CancellationToken cancellationToken)
    {
        if (issues.Count == 0)
        {
            return;
        }

        foreach (var issue in issues)
        {
            await TextIndex.RemoveIssueAsync(connection, issue, cancellationToken).ConfigureAwait(false);
        }

        var items = context.Items.Where(item => issues.Contains(item.IssueId));
        var projects = await context.Set<ItemProjectRow>().Where(link => items.Any(item => item.Id == link.ItemId)).Select(link => link.ProjectId).ToListAsync(cancellationToken).ConfigureAwait(false);
        await context.Issues.Where(row => issues.Contains(row.Id)).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
        await context.Projects.Where(project => projects.Contains(project.Id) && !context.Set<ItemProjectRow>().Any(link => link.ProjectId == project.Id)).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
    }

    private IssueRow ToRow(Issue issue, byte[] source, string hash, string readerVersion, IReadOnlyList<Doubt> doubts, IssueState state, bool isSample)
    {
        var row = new IssueRow
        {
            Publication = issue.Publication,
            Number = issue.Number,
            Year = issue.Year,
            Month = issue.Month,
            WeekOfMonth = issue.WeekOfMonth,
            Header = issue.Header,
            FromDay = issue.Period.From.DayNumber,
            ToDay = issue.Period.To.DayNumber,
            Source = Compress(source),
            Sha256 = hash,
            ReaderVersion = readerVersion,
            State = state,
            LoadedAt = time.GetUtcNow().ToString("O", CultureInfo.InvariantCulture),
            IsSample = isSample,
            Doubts = JsonSerializer.Serialize(doubts.Select(doubt => new { item = doubt.Item, message = doubt.Message }), Readable),
        };
        row.Items.AddRange(issue.Items.Select(RowMapping.ToRow));
        return row;
    }

    private static byte[] Compress(byte[] source)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Optimal))
        {
            brotli.Write(source);
        }

        return packed.ToArray();
    }
}
