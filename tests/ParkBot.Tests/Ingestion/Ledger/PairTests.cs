using System.Globalization;
using ParkBot.Ingestion;
using ParkBot.Storage;
using ParkBot.Tests.Ingestion.Reading;
using ParkBot.Tests.Proofs;
using Xunit;

namespace ParkBot.Tests.Ingestion.Ledger;

/// <summary>Pairs of news, written in many words: whether they tell of one project, as Cases/ledger.tsv says, whichever is loaded first.</summary>
public sealed class PairTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<int, string, string> Rows
    {
        get
        {
            var rows = new TheoryData<int, string, string>();
            foreach (var (at, line) in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Cases", "ledger.tsv")).Index())
            {
                if (line.Length > 0 && line[0] != '#')
                {
                    rows.Add(at + 1, line[..line.IndexOf('\t', StringComparison.Ordinal)], line);
                }
            }

            return rows;
        }
    }

    [Fact]
    public void There_are_enough_of_each()
    {
        var verdicts = Rows.Select(row => row.Data.Item2).CountBy(verdict => verdict).ToDictionary();
        Assert.True(Rows.Count >= 40 && verdicts["same"] >= 12 && verdicts["different"] >= 12 && verdicts["doubtful"] >= 8, string.Join(' ', verdicts));
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task Two_news_of_one_project_or_not(int line, string verdict, string row)
    {
        Assert.True(line > 0);
        var cells = row.Split('\t');
        using var forth = new House();
        using var back = new House();
        if (cells[1] == cells[3])
        {
            await forth.LoadAsync(Print(101, cells[1], cells[2], cells[4]));
            await back.LoadAsync(Print(101, cells[3], cells[4], cells[2]));
        }
        else
        {
            var (earlier, later) = (Print(101, cells[1], cells[2]), Print(102, cells[3], cells[4]));
            await forth.LoadAsync(earlier);
            await forth.LoadAsync(later);
            await back.LoadAsync(later);
            await back.LoadAsync(earlier);
        }

        Assert.Equal(verdict, await VerdictAsync(forth));
        Assert.Equal(verdict, await VerdictAsync(back));
    }

    private static string Print(int number, string week, params string[] items)
    {
        var parts = week.Split('.');
        return House.Print(number, int.Parse(parts[0], CultureInfo.InvariantCulture), int.Parse(parts[1], CultureInfo.InvariantCulture), Layout.All[0], items);
    }

    private static async Task<string> VerdictAsync(House house)
    {
        var items = await house.Items.AllAsync(Token);
        Assert.Equal(2, items.Count);
        await using var connection = await house.Database.ConnectAsync(Token);
        var projects = await LedgerStore.ProjectsAsync(connection, items.Select(item => item.Key), Token);
        if (projects[items[0].Key].Intersect(projects[items[1].Key]).Any())
        {
            return "same";
        }

        await using var context = await house.Database.ContextAsync(Token);
        var doubts = new List<string>();
        foreach (var issue in context.Issues.Select(issue => issue.Id).ToList())
        {
            doubts.AddRange((await LedgerDoubts.OfAsync(context, issue, Token)).Where(doubt => doubt.Field == LedgerDoubts.Project).Select(doubt => doubt.Message));
        }

        return doubts.Count > 0 ? "doubtful" : "different";
    }
}
