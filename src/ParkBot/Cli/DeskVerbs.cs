using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using ParkBot.Ingestion;
using ParkBot.Messages;
using ParkBot.Queries;
using ParkBot.Storage;

namespace ParkBot.Cli;

/// <summary><c>publish</c>, <c>remove</c> and <c>backup</c>.</summary>
internal static class DeskVerbs
{
    internal static Task<int> PublishAsync(IServiceProvider rooms, Terminal terminal, string? publication, int issue, bool asJson, CancellationToken cancellationToken) =>
        OnAsync(rooms, terminal, publication, issue, asJson, (desk, name) => desk.PublishAsync(new DeskRequest(name, issue), cancellationToken), cancellationToken);

    /// <summary>Asks first where a person sits there; a script must say that it means it.</summary>
    internal static async Task<int> RemoveAsync(IServiceProvider rooms, Terminal terminal, string? publication, int issue, bool yes, bool asJson, CancellationToken cancellationToken)
    {
        if (!yes && !terminal.IsTyped)
        {
            await terminal.Error.WriteLineAsync("用法不对：删除不能恢复，确定要删请加 --yes。可以先用 backup 备份。");
            return ExitCode.WrongUsage;
        }

        if (!yes)
        {
            await terminal.Out.WriteAsync(string.Create(CultureInfo.InvariantCulture, $"要删除第{issue}期吗？删除不能恢复。输入“是”删除："));
            if ((await terminal.In.ReadLineAsync(cancellationToken))?.Trim() is not ("是" or "y" or "yes"))
            {
                terminal.Say(Message.Of("没有删除。"));
                return ExitCode.Failed;
            }
        }

        return await OnAsync(rooms, terminal, publication, issue, asJson, (desk, name) => desk.RemoveAsync(new DeskRequest(name, issue), cancellationToken), cancellationToken);
    }

    internal static async Task<int> BackUpAsync(IServiceProvider rooms, Terminal terminal, string? file, bool asJson, CancellationToken cancellationToken)
    {
        var made = await rooms.GetRequiredService<Backup>().CreateAsync(file, cancellationToken);
        if (asJson)
        {
            await terminal.Out.WriteLineAsync(Json.Line(json => json.WriteString("file", made)));
        }
        else
        {
            terminal.Say(Message.Of($"已备份到 {made}。"));
        }

        return ExitCode.Done;
    }

    private static async Task<int> OnAsync(IServiceProvider rooms, Terminal terminal, string? publication, int issue, bool asJson, Func<IssueDesk, string, Task<DeskResult>> act, CancellationToken cancellationToken)
    {
        var desk = rooms.GetRequiredService<IssueDesk>();
        var publications = publication is null ? await desk.PublicationsAsync(issue, cancellationToken) : [publication];
        if (publications.Count > 1)
        {
            await terminal.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"用法不对：有几种刊物都有第{issue}期：{string.Join('、', publications)}。请用 --publication 指明。"));
            return ExitCode.WrongUsage;
        }

        var result = publications is [var name] ? await act(desk, name) : new DeskResult.Nothing();
        if (asJson)
        {
            await terminal.Out.WriteLineAsync(Line(result, publications.Count > 0 ? publications[0] : null, issue));
        }
        else if (result is DeskResult.Nothing)
        {
            await terminal.Error.WriteLineAsync(Sentence(result, issue));
        }
        else
        {
            terminal.Say(Message.Of(Sentence(result, issue)));
        }

        return result is DeskResult.Nothing ? ExitCode.Failed : ExitCode.Done;
    }

    private static string Sentence(DeskResult result, int issue) => result switch
    {
        DeskResult.Published { Replaced: true } published => string.Create(CultureInfo.InvariantCulture, $"第{issue}期已发布，{published.Items}条，替换了原来的内容。"),
        DeskResult.Published published => string.Create(CultureInfo.InvariantCulture, $"第{issue}期已发布，{published.Items}条。"),
        DeskResult.Removed { DraftItems: > 0 } removed => string.Create(CultureInfo.InvariantCulture, $"第{issue}期已删除，{removed.Items}条，另有草稿{removed.DraftItems}条。"),
        DeskResult.Removed removed => string.Create(CultureInfo.InvariantCulture, $"第{issue}期已删除，{removed.Items}条。"),
        DeskResult.Discarded discarded => string.Create(CultureInfo.InvariantCulture, $"第{issue}期的草稿已丢弃，{discarded.Items}条。"),
        _ => string.Create(CultureInfo.InvariantCulture, $"没有第{issue}期，或者它没有草稿。用 issues 看载入了哪些期。"),
    };

    private static string Line(DeskResult result, string? publication, int issue) => Json.Line(json =>
    {
        json.WriteString("outcome", result switch
        {
            DeskResult.Published => "published",
            DeskResult.Removed => "removed",
            DeskResult.Discarded => "discarded",
            _ => "nothing",
        });
        json.WriteString("publication", publication);
        json.WriteNumber("issue", issue);
        json.WriteNumber("items", result switch
        {
            DeskResult.Published published => published.Items,
            DeskResult.Removed removed => removed.Items,
            DeskResult.Discarded discarded => discarded.Items,
            _ => 0,
        });
    });
}
