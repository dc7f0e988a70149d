using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using ParkBot.News;
using ParkBot.Storage;

namespace ParkBot.Ingestion;

/// <summary>Stores an issue whole, in one transaction: tables, full-text index and the version that tells other processes.</summary>
internal sealed class IssueWriter(Database database, TimeProvider time)
{
    /// <summary>
    /// Loads, replaces or leaves the issue as it is (the same bytes by the same reader), with the corrections that were made by
    /// hand. A draft stands beside the published issue; publishing removes the draft. The first real issue that is published
    /// removes the samples. A version that is read again takes its own place, and nobody else's.
    /// </summary>
    internal async Task<WrittenIssue> WriteAsync(Issue issue, byte[] source, string readerVersion, IReadOnlyList<Doubt> doubts, bool draft, bool isSample, CancellationToken cancellationToken, Rereading? again = null)
    {
        await using var change = await NewsChange.BeginAsync(database, cancellationToken).ConfigureAwait(false);
        var state = draft ? IssueState.Draft : IssueState.Published;
        var hash = Convert.ToHexString(SHA256.HashData(source));
        var corrections = await StoredVersions.AreCorrectedAsync(change.Connection, issue.Publication, issue.Number, cancellationToken).ConfigureAwait(false)
            ? await Corrections.ActiveAsync(change.Context, issue.Publication, issue.Number, cancellationToken).ConfigureAwait(false)
            : [];
        var replayed = CorrectionReplay.Apply(Neutral(issue), corrections);
        List<Doubt> all = [.. doubts, .. replayed.Doubts];
        var written = new WrittenIssue(LoadOutcome.Unchanged, replayed.Issue, [.. all.Where(doubt => !replayed.Settles(doubt))]);

        var stored = await StoredVersions.OfAsync(change.Connection, issue.Publication, issue.Number, cancellationToken).ConfigureAwait(false);
        if (again is not null)
        {
            if (!stored.Exists(row => row.Id == again.Version) || !again.Goes(written))
            {
                return written;
            }
        }
        else if (stored.Where(row => row.Sha256 == hash && row.ReaderVersion == readerVersion && row.IsSample == isSample && row.State >= state).MinBy(row => row.State) is { } same)
        {
            return written with { State = same.State, Doubts = [.. written.Doubts, .. await LedgerDoubts.OfAsync(change, same.Id, cancellationToken).ConfigureAwait(false)] };
        }

        var gone = stored.Where(row => again is null ? !draft || row.State == IssueState.Draft : row.Id == again.Version).Select(row => row.Id).ToList();
        if (!isSample && !draft && again is null)
        {
            gone.AddRange(await SamplesAsync(change, issue.Publication, issue.Number, cancellationToken).ConfigureAwait(false));
        }

        var left = await ProjectLedger.LeaveAsync(change, [.. gone.Distinct()], cancellationToken).ConfigureAwait(false);
        await change.RemoveIssuesAsync([.. gone.Distinct()], cancellationToken).ConfigureAwait(false);
        var row = ToRow(replayed.Issue, source, hash, readerVersion, all, state, isSample);
        row.PublishedAt = again?.PublishedAt ?? row.PublishedAt;
        await IssueInsert.AddAsync(change.Connection, row, cancellationToken).ConfigureAwait(false);
        await TextIndex.AddAsync(change.Connection, row.Items.OrderByDescending(item => item.Id), cancellationToken).ConfigureAwait(false);
        if (corrections.Count > 0)
        {
            Keep(corrections, replayed, row.Id, [.. stored.Select(other => other.Id).Except(gone), row.Id]);
            change.Context.UpdateRange(corrections);
        }

        // The ledger may rewrite rows, of this issue too.
        await change.SaveAsync(cancellationToken).ConfigureAwait(false);
        await ProjectLedger.EnterAsync(change, draft ? null : row.Id, left, cancellationToken).ConfigureAwait(false);
        List<Doubt> doubtful = [.. written.Doubts, .. draft ? [] : await LedgerDoubts.OfAsync(change, row.Id, cancellationToken).ConfigureAwait(false)];
        await change.CommitAsync(again?.Together, cancellationToken).ConfigureAwait(false);
        return written with
        {
            State = state,
            Doubts = doubtful,
            Outcome = draft ? LoadOutcome.Draft
                : stored.Any(other => other.State == IssueState.Published && !other.IsSample) ? LoadOutcome.Replaced
                : LoadOutcome.Loaded,
        };
    }

    /// <summary>The samples that a real issue removes, and with them what was tried on them.</summary>
    internal static async Task<List<int>> SamplesAsync(NewsChange change, string publication, int number, CancellationToken cancellationToken)
    {
        var samples = await StoredVersions.SamplesAsync(change.Connection, cancellationToken).ConfigureAwait(false);
        foreach (var sample in samples.Where(sample => sample.Publication != publication || sample.Number != number))
        {
            await change.Context.Set<CorrectionRow>().Where(row => row.Publication == sample.Publication && row.Issue == sample.Number).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
            await change.Context.Set<DecisionRow>().Where(row => row.Items.Any(item => item.Publication == sample.Publication && item.Issue == sample.Number)).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
        }

        return [.. samples.Select(sample => sample.Id)];
    }

    /// <summary>Items that only correct others have no date and no figure of their own.</summary>
    private static Issue Neutral(Issue issue) =>
        issue.Items.Any(item => CorrectionReader.IsCorrection(item.Text))
            ? issue with
            {
                Items = [.. issue.Items.Select(item => CorrectionReader.IsCorrection(item.Text) ? CorrectionReader.Neutral(item) : item)],
                Period = IssueWeek.Period(IssueWeek.Of(issue.Year, issue.Month, issue.WeekOfMonth), issue.Items.Where(item => !CorrectionReader.IsCorrection(item.Text)).Select(item => item.Date?.Value).OfType<DateWindow>()),
            }
            : issue;

    /// <summary>What an undo would bring back in the new version is what was read now.</summary>
    private static void Keep(List<CorrectionRow> corrections, Replayed replayed, int version, IReadOnlyCollection<int> existing)
    {
        foreach (var correction in corrections)
        {
            var before = CorrectionBefore.Read(correction.Before);
            before.Keep(existing);
            if (replayed.Applied.FirstOrDefault(one => one.Correction == correction) is { Before: { } items })
            {
                before.Set(version, items);
            }

            correction.Before = before.Write();
        }
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
            PublishedAt = state == IssueState.Published ? time.GetUtcNow().ToString("O", CultureInfo.InvariantCulture) : null,
            IsSample = isSample,
            Doubts = DoubtJson.Write(doubts),
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
