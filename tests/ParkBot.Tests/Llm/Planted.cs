using System.Globalization;
using System.Text;
using System.Text.Json;
using ParkBot.Tests.Ingestion.Reading;

namespace ParkBot.Tests.Llm;

/// <summary>Issues whose every field holds somebody's commands, as items and as printed text.</summary>
internal static class Planted
{
    internal const int AnIssue = 60;

    private const int LongestName = 40;

    /// <summary>Issues from a number on: each attack stands in a title, a lead, a body, a source, an organization, a heading, and some in a place and a header.</summary>
    internal static (byte[] Lines, IReadOnlyList<(int Issue, int Number)> Items) Items(IReadOnlyList<string> attacks, int first)
    {
        var lines = new StringBuilder();
        var items = new List<(int Issue, int Number)>();
        for (var at = 0; at < attacks.Count; at++)
        {
            var (issue, number) = (first + (at / AnIssue), (at % AnIssue) + 1);
            items.Add((issue, number));
            string Of(int more) => attacks[(at + more) % attacks.Count];
            var place = at % 10 == 9 ? Of(4)[..Math.Min(Of(4).Length, LongestName)] : at % 2 == 0 ? "江苏省" : "浙江省";
            lines.AppendLine(JsonSerializer.Serialize(new
            {
                publication = at / AnIssue == 1 ? "园区周报" + attacks[0][..Math.Min(attacks[0].Length, LongestName)] : "园区周报",
                issue,
                number,
                section = at % 3 == 0 ? "general" : "investment",
                heading = Of(6),
                title = attacks[at],
                lead = Of(1) + "项目签约。",
                body = Of(2) + "\n" + Of(3),
                source = Of(4),
                date = new { from = "2023-03-20", to = "2023-03-20" },
                regions = new[] { new { province = place, city = (string?)null, county = (string?)null } },
                stages = new[] { "signed" },
                industries = new[] { "photovoltaic" },
                organizations = new[] { Of(5), attacks[at][..Math.Min(attacks[at].Length, LongestName)] },
                investment = 12 + (at % 7),
                investmentText = string.Create(CultureInfo.InvariantCulture, $"{12 + (at % 7)}亿元"),
                amounts = new[] { new { value = (12L + (at % 7)) * 100_000_000, currency = "CNY", bound = "exact", kind = "investment", text = string.Create(CultureInfo.InvariantCulture, $"{12 + (at % 7)}亿元") } },
                year = 2023,
                month = 3 + (at / AnIssue / 4),
                weekOfMonth = 1 + (at / AnIssue % 4),
            }));
        }

        return (Encoding.UTF8.GetBytes(lines.ToString()), items);
    }

    /// <summary>The same as the text of an issue, as an editor would send it: what the reader makes of it is its own matter.</summary>
    internal static byte[] Text(IReadOnlyList<string> attacks, int number)
    {
        var items = attacks.Select((attack, at) => new Written(
            (at % 5) switch { 3 => "综合资讯", 4 => "政策法规", _ => "招商引资" },
            Line(attack),
            $"5月13日，{Line(attacks[(at + 1) % attacks.Count])}，江苏省盐城市某项目签约，总投资12亿元。",
            [Line(attacks[(at + 2) % attacks.Count])],
            at % 4 == 0 ? Line(attack)[..Math.Min(Line(attack).Length, 12)] : "盐城市政府网站")).ToList();
        return Encoding.UTF8.GetBytes(IssueRenderer.Render(items, Layout.All[0])
            .Replace("2024 年 5 月 3期（总 171 期）", string.Create(CultureInfo.InvariantCulture, $"2025 年 5 月 3期（总 {number} 期）"), StringComparison.Ordinal));
    }

    private static string Line(string text) => text.Replace('\n', ' ');
}
