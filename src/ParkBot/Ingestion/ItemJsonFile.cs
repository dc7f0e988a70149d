using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;
using ParkBot.News;
using ParkBot.Storage;

namespace ParkBot.Ingestion;

/// <summary>An issue of a file of items, with the lines that it was read from.</summary>
internal sealed record ItemJsonRead(Issue Issue, byte[] Source);

/// <summary>Loads items that are already structured, in the form that <c>items --json</c> prints; one file may hold several issues.</summary>
internal sealed class ItemJsonFile(IssueWriter writer, IOptions<RateOptions> rates)
{
    /// <summary>Raised when the reading changes, so that the same file is read anew.</summary>
    internal const string Version = "items-1";

    private const int MostTold = 5;

    /// <summary>One report an issue; one refusal for the file where a line is wrong, and then nothing is loaded.</summary>
    internal async Task<IReadOnlyList<LoadReport>> LoadAsync(string name, byte[] bytes, bool draft, CancellationToken cancellationToken)
    {
        var (issues, wrong) = Read(bytes, rates.Value);
        if (wrong.Count > 0)
        {
            var more = wrong.Count > MostTold ? $"；另有 {(wrong.Count - MostTold).ToString(CultureInfo.InvariantCulture)} 行也不对" : "";
            return [LoadReport.Refused(name, string.Join('；', wrong.Take(MostTold)) + more + "。一条也没有载入。")];
        }

        var reports = new List<LoadReport>();
        foreach (var read in issues)
        {
            var written = await writer.WriteAsync(read.Issue, read.Source, Version, [], draft, isSample: false, cancellationToken).ConfigureAwait(false);
            reports.Add(LoadReport.Of(name, written));
        }

        return reports;
    }

    /// <summary>The issues in the order of the file, and what is wrong, a Chinese sentence a line.</summary>
    internal static (IReadOnlyList<ItemJsonRead> Issues, IReadOnlyList<string> Wrong) Read(byte[] bytes, RateOptions rates)
    {
        var wrong = new List<string>();
        var lines = new List<(int Line, string Text, ItemJsonIssue Issue, Item Item)>();
        foreach (var (at, text) in Encoding.UTF8.GetString(bytes).TrimStart('\ufeff').Split('\n').Index())
        {
            if (!string.IsNullOrWhiteSpace(text))
            {
                Line(at + 1, text, rates, lines, wrong);
            }
        }

        var issues = new List<ItemJsonRead>();
        foreach (var group in lines.GroupBy(line => (line.Issue.Publication, line.Issue.Number)))
        {
            foreach (var twice in group.GroupBy(line => line.Item.Text.Number).Where(same => same.Count() > 1))
            {
                wrong.Add(Told(twice.Last().Line, $"第 {group.Key.Number} 期已经有第 {twice.Key} 条"));
            }

            if (Dated(group.Select(line => line.Issue), group.Select(line => line.Item)) is { } dated)
            {
                issues.Add(new ItemJsonRead(Issue(group.First().Issue, dated, [.. group.Select(line => line.Item).OrderBy(item => item.Text.Number)]), Encoding.UTF8.GetBytes(string.Join('\n', group.Select(line => line.Text)))));
            }
            else
            {
                wrong.Add(Told(group.First().Line, $"第 {group.Key.Number} 期没有 year、month、weekOfMonth，也没有一条有日期，不知道是哪一周"));
            }
        }

        if (lines.Count == 0 && wrong.Count == 0)
        {
            wrong.Add("文件里没有一条新闻");
        }

        return (issues, wrong);
    }

    private static void Line(int number, string text, RateOptions rates, List<(int Line, string Text, ItemJsonIssue Issue, Item Item)> lines, List<string> wrong)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            var line = new ItemJsonLine(json.RootElement, rates);
            lines.Add((number, text, line.Issue, line.Read()));
        }
        catch (JsonException)
        {
            wrong.Add(Told(number, "不是一个完整的 JSON 对象"));
        }
        catch (InvalidOperationException)
        {
            // What JSON can write and no text can hold: \ud83d without its other half.
            wrong.Add(Told(number, "里面有残缺的字符（单独的 \\ud800–\\udfff）"));
        }
        catch (FormatException error)
        {
            wrong.Add(Told(number, error.Message));
        }
    }

    private static string Told(int line, string reason) => string.Create(CultureInfo.InvariantCulture, $"第 {line} 行：{reason}");

    /// <summary>Year, month and week as told, else those of the week in which most of the dates lie (of several the latest).</summary>
    private static (int Year, int Month, int Week)? Dated(IEnumerable<ItemJsonIssue> told, IEnumerable<Item> items)
    {
        if (told.FirstOrDefault(issue => issue is { Year: not null, Month: >= 1 and <= 12, WeekOfMonth: >= 1 and <= 6 }) is { } issue)
        {
            return (issue.Year!.Value, issue.Month!.Value, issue.WeekOfMonth!.Value);
        }

        // A week belongs to the month that has its Thursday, as in IssueWeek.
        var thursday = items.Where(item => item.Date is not null)
            .Select(item => item.Date!.Value.To)
            .GroupBy(day => day.AddDays(3 - (((int)day.DayOfWeek + 6) % 7)))
            .OrderByDescending(week => week.Count()).ThenByDescending(week => week.Key)
            .Select(week => (DateOnly?)week.Key).FirstOrDefault();
        return thursday is { } day ? (day.Year, day.Month, ((day.Day - 1) / 7) + 1) : null;
    }

    private static Issue Issue(ItemJsonIssue told, (int Year, int Month, int Week) dated, IReadOnlyList<Item> items) => new()
    {
        Publication = told.Publication,
        Number = told.Number,
        Year = dated.Year,
        Month = dated.Month,
        WeekOfMonth = dated.Week,
        Header = told.Header,
        Period = IssueWeek.Period(IssueWeek.Of(dated.Year, dated.Month, dated.Week), items.Select(item => item.Date?.Value).OfType<DateWindow>()),
        Items = items,
    };
}
