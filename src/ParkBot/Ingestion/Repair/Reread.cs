using System.IO.Compression;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ParkBot.News;
using ParkBot.Storage;

namespace ParkBot.Ingestion;

/// <summary>
/// Reads stored sources again after the reader got better, and says what differs. Each version takes its own place in one
/// transaction, with the corrections that still fit; one that cannot be read any more stays as it is.
/// </summary>
internal sealed class Reread(Database database, IssueReader reader, IssueWriter writer, IOptions<RateOptions> rates)
{
    /// <summary>The issues of these numbers, drafts too; all where none is named. Newest first.</summary>
    internal async Task<IReadOnlyList<RereadRequest>> FindAsync(string? publication, IReadOnlyCollection<int> numbers, CancellationToken cancellationToken)
    {
        await using var context = await database.ContextAsync(cancellationToken).ConfigureAwait(false);
        var found = await context.Issues.Where(row => (publication == null || row.Publication == publication) && (numbers.Count == 0 || numbers.Contains(row.Number)))
            .Select(row => new { row.Publication, row.Number }).Distinct()
            .OrderBy(row => row.Publication).ThenByDescending(row => row.Number).ToListAsync(cancellationToken).ConfigureAwait(false);
        return [.. found.Select(one => new RereadRequest(one.Publication, one.Number))];
    }

    /// <summary>A report for each version of the issue, the published one first.</summary>
    internal async Task<IReadOnlyList<RereadReport>> RunAsync(RereadRequest request, CancellationToken cancellationToken)
    {
        var versions = new List<Copy>();
        foreach (var row in await RowsAsync(request, cancellationToken).ConfigureAwait(false))
        {
            versions.Add(await ReadAsync(row, cancellationToken).ConfigureAwait(false));
        }

        // What they would become is known before anything is written: what holds together with it goes with the last.
        foreach (var version in versions.Where(version => version.Issue is not null))
        {
            await WriteAsync(version, goes: false, together: null, cancellationToken).ConfigureAwait(false);
        }

        List<RereadReport> reports = [.. versions.Select(version => version.Report)];
        var due = versions.Where(version => version.Issue is not null && version.Report is { IsOld: true } or { Outcome: RereadOutcome.Changed }).ToList();
        if (request.IsDry || request.Goes?.Invoke(reports) == false)
        {
            return reports;
        }

        foreach (var version in due)
        {
            await WriteAsync(version, goes: true, version == due[^1] ? request.Together?.Invoke() : null, cancellationToken).ConfigureAwait(false);
        }

        return reports;
    }

    private async Task<List<(IssueRow Row, List<Item> Items)>> RowsAsync(RereadRequest request, CancellationToken cancellationToken)
    {
        await using var context = await database.ContextAsync(cancellationToken).ConfigureAwait(false);
        var rows = await context.Issues.AsNoTracking().Where(row => row.Publication == request.Publication && row.Number == request.Number)
            .OrderByDescending(row => row.State).ToListAsync(cancellationToken).ConfigureAwait(false);
        var all = new List<(IssueRow Row, List<Item> Items)>();
        foreach (var row in rows)
        {
            all.Add((row, (await context.ItemsOfAsync(row.Id, cancellationToken).ConfigureAwait(false)).ConvertAll(item => item.ToItem())));
        }

        return all;
    }

    private async Task<Copy> ReadAsync((IssueRow Row, List<Item> Items) stored, CancellationToken cancellationToken)
    {
        var version = new Copy(stored.Row, stored.Items) { Source = Unpack(stored.Row.Source) };
        try
        {
            if (version.AreItems)
            {
                ReadItems(version);
            }
            else
            {
                var row = stored.Row;
                var result = await reader.ReadAsync(version.Source, new HeaderOverride(row.Publication, row.Number, row.Year, row.Month, row.WeekOfMonth), cancellationToken).ConfigureAwait(false);
                if (result is ReadResult.Segmented read)
                {
                    version.Doubts.AddRange(read.Doubts);
                    version.Issue = IssueLoader.Extract(read, version.Doubts, progress: null);
                }
                else
                {
                    version.Refuse(((ReadResult.Refused)result).Reason);
                }
            }
        }
        catch (Exception error) when (error is not (OperationCanceledException or System.Data.Common.DbException or DatabaseException))
        {
            // The door of one source: what is stored stays, and the next one is read.
            version.Refuse(error is RegexMatchTimeoutException ? "原文里有一段文字读得太久，没有改动。" : $"重读时出错（{error.GetType().Name}），没有改动。请告诉维护者。");
        }

        return version;
    }

    private void ReadItems(Copy version)
    {
        var (issues, wrong) = ItemJsonFile.Read(version.Source, rates.Value);
        if (wrong.Count == 0 && issues is [{ Issue: var issue }] && issue.Publication == version.Row.Publication && issue.Number == version.Row.Number)
        {
            version.Issue = issue;
        }
        else
        {
            version.Refuse(wrong.Count > 0 ? string.Join('；', wrong.Take(3)) + "。没有改动。" : "存的原文说的是另一期，没有改动。");
        }
    }

    private Task<WrittenIssue> WriteAsync(Copy version, bool goes, Change? together, CancellationToken cancellationToken)
    {
        var row = version.Row;
        var again = new Rereading(row.Id, written =>
        {
            version.Become(written);
            return goes;
        })
        {
            PublishedAt = row.PublishedAt,
            Together = together,
        };
        return writer.WriteAsync(version.Issue!, version.Source, version.Reader, version.Doubts, row.State == IssueState.Draft, row.IsSample, cancellationToken, again);
    }

    private static byte[] Unpack(byte[] packed)
    {
        using var from = new BrotliStream(new MemoryStream(packed, writable: false), CompressionMode.Decompress);
        using var source = new MemoryStream();
        from.CopyTo(source);
        return source.ToArray();
    }

    /// <summary>A stored version on its way.</summary>
    private sealed class Copy(IssueRow row, IReadOnlyList<Item> items)
    {
        internal IssueRow Row => row;

        internal required byte[] Source { get; init; }

        internal Issue? Issue { get; set; }

        internal List<Doubt> Doubts { get; } = [];

        internal RereadReport Report { get; private set; } = new()
        {
            Publication = row.Publication,
            Issue = row.Number,
            State = row.State,
            Outcome = RereadOutcome.Unchanged,
        };

        internal bool AreItems => row.ReaderVersion.StartsWith("items-", StringComparison.Ordinal);

        internal string Reader => AreItems ? ItemJsonFile.Version : IssueReader.Version;

        internal void Refuse(string reason)
        {
            Issue = null;
            Report = Report with { Outcome = RereadOutcome.Refused, Error = reason };
        }

        /// <summary>What it would be with its corrections, beside what it is.</summary>
        internal void Become(WrittenIssue written)
        {
            var changes = ItemDifferences.Of(items, written.Issue.Items).ToList();
            changes.AddRange(
                new[]
                {
                    ("header", "刊头", row.Header, written.Issue.Header),
                    ("period", "日期范围", Days(row.FromDay, row.ToDay), Days(written.Issue.Period.From.DayNumber, written.Issue.Period.To.DayNumber)),
                }
                .Where(field => field.Item3 != field.Item4)
                .Select(field => new FieldChange(null, null, field.Item1, field.Item2, field.Item3, field.Item4)));
            Report = Report with
            {
                Outcome = changes.Count > 0 ? RereadOutcome.Changed : RereadOutcome.Unchanged,
                Changes = changes,
                Doubts = written.Doubts,
                IsOld = row.ReaderVersion != Reader,
            };
        }

        private static string Days(int from, int to) => FormattableString.Invariant($"{DateOnly.FromDayNumber(from):yyyy-MM-dd}至{DateOnly.FromDayNumber(to):yyyy-MM-dd}");
    }
}
