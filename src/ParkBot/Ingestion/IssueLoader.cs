using System.Text.RegularExpressions;
using ParkBot.News;

namespace ParkBot.Ingestion;

/// <summary>How a file is to be loaded.</summary>
/// <param name="Header">Header values from whoever loads, where the document lacks them.</param>
/// <param name="Draft">True: stored, but nobody's question sees it.</param>
/// <param name="IsSample">True for the bundled samples.</param>
internal sealed record LoadOptions(HeaderOverride? Header = null, bool Draft = false, bool IsSample = false);

/// <summary>The way of a file into the store: read, take apart, extract the facts, and write all in one transaction.</summary>
internal sealed class IssueLoader(IssueReader reader, IssueWriter writer)
{
    /// <summary>Reads and stores one file. A file that is no issue is refused with a reason and leaves nothing behind.</summary>
    /// <param name="progress">Gets the share done, 0…1.</param>
    internal async Task<LoadReport> LoadAsync(string path, LoadOptions options, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        byte[] bytes;
        try
        {
            if (new FileInfo(path) is { Exists: true, Length: > TextDecoder.MaxBytes })
            {
                return LoadReport.Refused(path, TextDecoder.TooLarge);
            }

            bytes = await File.ReadAllBytesAsync(path, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return LoadReport.Refused(path, File.Exists(path) ? "文件读不出来，请检查权限。" : "找不到这个文件，请检查路径。");
        }

        return await LoadAsync(path, bytes, options, progress, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The same for bytes that are already at hand; <paramref name="name"/> is only told in the report.</summary>
    internal async Task<LoadReport> LoadAsync(string name, byte[] bytes, LoadOptions options, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        Issue issue;
        var doubts = new List<Doubt>();
        try
        {
            var result = await reader.ReadAsync(bytes, options.Header, cancellationToken).ConfigureAwait(false);
            if (result is not ReadResult.Segmented read)
            {
                var refused = (ReadResult.Refused)result;
                return LoadReport.Refused(name, refused.Reason, refused.Known);
            }

            doubts.AddRange(read.Doubts);
            issue = Extract(read, doubts, progress);
        }
        catch (RegexMatchTimeoutException)
        {
            // No sentence of an issue takes a pattern a second; one made to does.
            return LoadReport.Refused(name, ContentReader.Slow);
        }

        var written = await writer.WriteAsync(issue, bytes, IssueReader.Version, doubts, options.Draft, options.IsSample, cancellationToken).ConfigureAwait(false);
        progress?.Report(1);
        return LoadReport.Of(name, written);
    }

    internal static Issue Extract(ReadResult.Segmented read, ICollection<Doubt> doubts, IProgress<double>? progress)
    {
        var header = read.Header;
        var week = IssueWeek.Of(header.Year, header.Month, header.Week);
        var context = new IssueWeekContext(header.Year, header.Month, week, header.Printed);
        var items = new List<Item>(read.Items.Count);
        foreach (var text in read.Items)
        {
            items.Add(FactExtractor.Extract(text, context, doubts) with { Regions = RegionExtractor.Extract(text), Industries = IndustryExtractor.Extract(text) });
            progress?.Report((double)items.Count / (read.Items.Count + 1));
        }

        return new Issue
        {
            Publication = header.Publication,
            Number = header.Number,
            Year = header.Year,
            Month = header.Month,
            WeekOfMonth = header.Week,
            Header = header.Printed,
            Period = IssueWeek.Period(week, items.Select(item => item.Date?.Value).OfType<DateWindow>()),
            Items = items,
        };
    }
}
