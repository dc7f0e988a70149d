
namespace ParkBot.Queries;

/// <summary>Begins a receipt with what was matched.</summary>
internal static class Receipts
{
    internal static Receipt Of(ItemColumns news, int[] matched, int told)
    {
        var issues = new List<int>();
        var last = -1;
        foreach (var row in matched)
        {
            // Rows stand by issue, the newest first.
            if (news.Issue[row] != last)
            {
                last = news.Issue[row];
                if (issues.Count == 0 || issues[^1] != news.Issues[last].Number)
                {
                    issues.Add(news.Issues[last].Number);
                }
            }
        }

        return new Receipt { Matched = matched.Length, Told = told, Issues = issues };
    }
}
