using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using ParkBot.Ingestion;
using ParkBot.News;
using ParkBot.Storage;

namespace ParkBot.Benchmarks.Archive;

/// <summary>
/// Fills a new database with made-up issues by the product's own writers: prepared commands, full-text index and ledger's marks.
/// Only the judging of projects is left out: which items belong together is known here.
/// </summary>
internal static class ArchiveWriter
{
    internal const int ItemsPerIssue = 60;

    /// <summary>Twenty years of weeks; larger archives have several publications, not older news.</summary>
    private const int MostWeeks = 1040;

    /// <summary>Issues a transaction: what is lost by a stop is little, what is waited for the disk too.</summary>
    private const int IssuesAtOnce = 50;

    /// <summary>Projects that a later item may go on with.</summary>
    private const int Remembered = 2000;

    /// <summary>The last week; not the clock's, or no two runs made the same.</summary>
    private static readonly DateOnly LastMonday = new(2026, 11, 16);

    internal static async Task WriteAsync(string path, int items, int seed, TextWriter log)
    {
        if (File.Exists(path))
        {
            throw new IOException($"{path} is there already.");
        }

        using var database = new Database(Options.Create(new DatabaseOptions { Path = path }), new DatabaseOpener(TimeProvider.System));
        await using var connection = await database.ConnectAsync(CancellationToken.None);
        await connection.ExecuteAsync("PRAGMA synchronous = OFF; PRAGMA cache_size = -400000; PRAGMA wal_autocheckpoint = 20000;", CancellationToken.None);
        var issues = (items + ItemsPerIssue - 1) / ItemsPerIssue;
        var publications = (issues + MostWeeks - 1) / MostWeeks;
        var weeks = (issues + publications - 1) / publications;
        var maker = new NewsMaker(seed);
        var projects = new Dictionary<MadeItem, long>(ReferenceEqualityComparer.Instance);
        var before = new List<MadeItem>();
        var watch = Stopwatch.StartNew();
        for (var done = 0; done < issues;)
        {
            await using var transaction = connection.BeginTransaction();
            for (var last = Math.Min(issues, done + IssuesAtOnce); done < last; done++)
            {
                var monday = LastMonday.AddDays(-7 * (weeks - 1 - (done / publications)));
                var week = new DateWindow(monday, monday.AddDays(6));
                var made = new List<MadeItem>();
                for (var number = 1; number <= Math.Min(ItemsPerIssue, items - (done * ItemsPerIssue)); number++)
                {
                    made.Add(maker.Make(number, week, before));
                }

                var row = Row(week, 1 + (done / publications), Publication(done % publications), made);
                await AddAsync(connection, row, made, projects);
                Remember(before, projects, made);
            }

            await NewsVersion.RaiseAsync(connection, CancellationToken.None);
            await transaction.CommitAsync();
            if (done % (IssuesAtOnce * 40) == 0 || done == issues)
            {
                await log.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{Math.Min(items, done * ItemsPerIssue):N0} items, {watch.Elapsed.TotalSeconds:0} s"));
            }
        }

        await connection.ExecuteAsync("INSERT INTO item_words(item_words) VALUES('optimize'); PRAGMA wal_checkpoint(TRUNCATE);", CancellationToken.None);
    }

    /// <summary>The digest of all that questions can see: equal for two archives of one seed.</summary>
    internal static async Task<string> DigestAsync(string path)
    {
        using var database = new Database(Options.Create(new DatabaseOptions { Path = path }), new DatabaseOpener(TimeProvider.System));
        await using var connection = await database.ConnectAsync(CancellationToken.None);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var table in IssueInsert.Columns)
        {
            // When it was loaded is the clock's.
            var columns = string.Join(", ", table.Value.Where(column => column is not ("loaded_at" or "published_at")).Select(column => $"quote({column})"));
            var rows = await connection.ReadAsync($"SELECT concat_ws('|', {columns}) FROM {table.Key} ORDER BY rowid", [], row => row.GetString(0), CancellationToken.None);
            rows.ForEach(row => hash.AppendData(Encoding.UTF8.GetBytes(row)));
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }

    private static async Task AddAsync(SqliteConnection connection, IssueRow row, List<MadeItem> made, Dictionary<MadeItem, long> projects)
    {
        for (var i = 0; i < made.Count; i++)
        {
            if (made[i].Continues is { } older)
            {
                // The project is there already: the item only points at it.
                row.Items[i].ItemProjects.Clear();
                foreach (var amount in row.Items[i].Amounts.Where(amount => amount.Kind == AmountKind.Investment))
                {
                    amount.Project = new ProjectRow { Id = projects[older], Name = "" };
                }
            }
        }

        await IssueInsert.AddAsync(connection, row, CancellationToken.None);
        for (var i = 0; i < made.Count; i++)
        {
            if (made[i].Continues is { } older)
            {
                projects[made[i]] = projects[older];
                await connection.ExecuteAsync("INSERT INTO item_projects(item_id, project_id) VALUES(@item, @project)", CancellationToken.None, ("@item", row.Items[i].Id), ("@project", projects[older]));
            }
            else
            {
                projects[made[i]] = row.Items[i].ItemProjects[0].ProjectId;
            }
        }

        await TextIndex.AddAsync(connection, row.Items, CancellationToken.None);
        await LedgerStore.SeeAsync(connection, row.Id, ProjectLedger.Version, CancellationToken.None);
    }

    private static void Remember(List<MadeItem> before, Dictionary<MadeItem, long> projects, List<MadeItem> made)
    {
        before.AddRange(made.Where(item => item.Section != Section.Policy).Select(item => item with { Continues = null, Item = null }));
        foreach (var (kept, item) in before.TakeLast(made.Count(item => item.Section != Section.Policy)).Zip(made.Where(item => item.Section != Section.Policy)))
        {
            projects[kept] = projects[item];
            projects.Remove(item);
        }

        foreach (var policy in made.Where(item => item.Section == Section.Policy))
        {
            projects.Remove(policy);
        }

        var over = Math.Max(0, before.Count - Remembered);
        before.GetRange(0, over).ForEach(item => projects.Remove(item));
        before.RemoveRange(0, over);
    }

    private static string Publication(int number) => number == 0 ? "园区周报" : string.Create(CultureInfo.InvariantCulture, $"园区周报第{number + 1}辑");

    private static IssueRow Row(DateWindow week, int number, string publication, List<MadeItem> made)
    {
        // The week belongs to the month and year that have most of its days.
        var thursday = week.From.AddDays(3);
        var weekOfMonth = ((thursday.Day - 1) / 7) + 1;
        var row = new IssueRow
        {
            Publication = publication,
            Number = number,
            Year = thursday.Year,
            Month = thursday.Month,
            WeekOfMonth = weekOfMonth,
            Header = string.Create(CultureInfo.InvariantCulture, $"{publication} {thursday.Year} 年 {thursday.Month} 月 {weekOfMonth}期（总 {number} 期）"),
            FromDay = week.From.DayNumber,
            ToDay = week.To.DayNumber,
            Source = [],
            Sha256 = "",
            ReaderVersion = "made up",
            State = IssueState.Published,
            LoadedAt = "2026-11-22T00:00:00.0000000+00:00",
            PublishedAt = "2026-11-22T00:00:00.0000000+00:00",
            IsSample = false,
            Doubts = "[]",
        };
        row.Items.AddRange(made.Select(item => item.Item!.ToRow()));
        return row;
    }
}
