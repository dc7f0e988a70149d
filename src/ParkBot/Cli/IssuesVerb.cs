using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using ParkBot.Messages;
using ParkBot.Queries;
using ParkBot.Storage;

namespace ParkBot.Cli;

/// <summary><c>issues</c>: what is stored, newest first.</summary>
internal static class IssuesVerb
{
    internal static async Task<int> RunAsync(IServiceProvider rooms, Terminal terminal, bool asJson, CancellationToken cancellationToken)
    {
        var issues = await rooms.GetRequiredService<ItemStore>().IssuesAsync(cancellationToken);
        if (asJson)
        {
            foreach (var issue in issues)
            {
                await terminal.Out.WriteLineAsync(Line(issue));
            }
        }
        else
        {
            terminal.Say(issues.Count == 0 ? Message.Of("还没有载入周报：先用 load 载入，例如 parkbot load 周报.txt。") : new Message([Table(issues)]));
        }

        return ExitCode.Done;
    }

    private static string Line(StoredIssue issue) => Json.Line(json =>
    {
        json.WriteString("publication", issue.Publication);
        json.WriteNumber("number", issue.Number);
        json.WriteNumber("year", issue.Year);
        json.WriteNumber("month", issue.Month);
        json.WriteNumber("weekOfMonth", issue.WeekOfMonth);
        json.WriteStartObject("period");
        json.WriteString("from", Json.Day(issue.Period.From));
        json.WriteString("to", Json.Day(issue.Period.To));
        json.WriteEndObject();
        json.WriteNumber("items", issue.Items);
        json.WriteString("state", issue.State == IssueState.Published ? "published" : "draft");
    });

    private static Table Table(IReadOnlyList<StoredIssue> issues) => new(
        [new Column("刊名"), new Column("总期号", true), new Column("年月期"), new Column("时间"), new Column("条数", true), new Column("状态")],
        [
            .. issues.Select(issue => (IReadOnlyList<string>)
            [
                issue.Publication,
                Number(issue.Number),
                string.Create(CultureInfo.InvariantCulture, $"{issue.Year}年{issue.Month}月{issue.WeekOfMonth}期"),
                PlanDescriber.Describe(issue.Period),
                Number(issue.Items),
                (issue.State == IssueState.Published ? "已发布" : "草稿") + (issue.IsSample ? "（示例）" : string.Empty),
            ]),
        ]);

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
