using ParkBot.News;

namespace ParkBot.Queries;

/// <summary>Runs <see cref="Asked.Progress"/> and <see cref="Asked.Interval"/>: the projects of the items that match, over all news that tell of them.</summary>
internal sealed class ProgressRunner(ItemColumns news)
{
    internal QueryResult Run(Listing plan, int[] matched)
    {
        var projects = Projects(matched);
        return plan.Asked == Asked.Progress ? Steps(plan, matched, projects) : Intervals(plan, matched, projects);
    }

    private QueryResult Steps(Listing plan, int[] matched, List<List<int>> projects)
    {
        var told = projects.ConvertAll(rows => rows.FindAll(row => news.Stages[row] != 0)).FindAll(rows => rows.Count > 0);
        var shown = told.Take(plan.Top ?? ResultItems.Most).ToList();
        var items = shown.SelectMany(rows => rows).Distinct().ToList();
        return new QueryResult
        {
            Plan = plan,
            Progress = [.. shown.Select(rows => new ProjectSteps([.. rows.Select(Step)]))],
            Items = ResultItems.Of(news, items),
            ItemsTotal = items.Count,
            Receipt = Receipts.Of(news, matched, told.Count),
        };
    }

    private QueryResult Intervals(Listing plan, int[] matched, List<List<int>> projects)
    {
        var told = new List<(int First, int Later)>();
        foreach (var rows in projects)
        {
            var first = rows.FindIndex(row => Tells(row, plan.Since));
            var later = first < 0 ? -1 : rows.FindIndex(first + 1, row => Tells(row, plan.Confirm));
            if (later >= 0)
            {
                told.Add((rows[first], rows[later]));
            }
        }

        var shown = told.Take(plan.Top ?? ResultItems.Most).ToList();
        var items = shown.SelectMany(pair => new[] { pair.First, pair.Later }).Distinct().ToList();
        IReadOnlyList<ResultRow> answer = [.. shown.Select(pair => new ResultRow(news.Texts[news.Title[pair.Later]], Days(pair.First, pair.Later), Day, 2, news.Ref(pair.Later)))];
        return new QueryResult
        {
            Plan = plan,
            Value = answer is [var only] ? only.Value : null,
            Unit = Day,
            Rows = answer,
            Items = ResultItems.Of(news, items),
            ItemsTotal = items.Count,
            Receipt = Receipts.Of(news, matched, told.Count),
        };
    }

    private const string Day = "天";

    private ProjectStep Step(int row)
    {
        var issue = news.Issues[news.Issue[row]];
        return new ProjectStep(
            news.Ref(row),
            news.Texts[news.Title[row]],
            news.From[row] == ItemColumns.Undated ? null : new DateWindow(DateOnly.FromDayNumber(news.From[row]), DateOnly.FromDayNumber(news.To[row])),
            new DateWindow(DateOnly.FromDayNumber(issue.From), DateOnly.FromDayNumber(issue.To)),
            [.. Enum.GetValues<Stage>().Where(stage => Tells(row, stage))]);
    }

    private bool Tells(int row, Stage? stage) => stage is { } told && (news.Stages[row] & (1u << (int)told)) != 0;

    /// <summary>Null where a day is not told exactly: 上旬 or an issue's week would make a number that nobody wrote.</summary>
    private decimal? Days(int first, int later) => IsOneDay(first) && IsOneDay(later) ? news.From[later] - news.From[first] : null;

    private bool IsOneDay(int row) => news.From[row] != ItemColumns.Undated && news.From[row] == news.To[row];

    /// <summary>The rows of each project, the earliest first; an item that shares none is a project of its own.</summary>
    private List<List<int>> Projects(int[] matched)
    {
        var projects = new List<List<int>>();
        var known = new HashSet<int>();
        foreach (var row in matched)
        {
            var alone = true;
            foreach (var project in news.Projects[row])
            {
                if (project < news.SharedProjects)
                {
                    alone = false;
                    if (known.Add(project))
                    {
                        projects.Add([.. news.Index.Projects[project].ToArray().OrderBy(news.FirstDay).ThenBy(other => news.Issues[news.Issue[other]].Number).ThenBy(other => news.Number[other])]);
                    }
                }
            }

            if (alone)
            {
                projects.Add([row]);
            }
        }

        return projects;
    }
}
