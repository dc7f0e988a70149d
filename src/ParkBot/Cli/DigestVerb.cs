using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using ParkBot.Digests;
using ParkBot.Messages;
using ParkBot.Queries;
using ParkBot.Storage;

namespace ParkBot.Cli;

/// <summary><c>digest --preview</c>: what the digest of an issue says. It sends nothing; samples may be looked at.</summary>
internal static class DigestVerb
{
    internal static Command Command(Terminal terminal, OpenRooms open)
    {
        var words = new Argument<string[]>("WORDS") { Description = "订阅的词，和聊天里 /subscribe 后面的一样：江苏 新能源 10亿以上；不写则是整期", Arity = ArgumentArity.ZeroOrMore };
        var preview = new Option<bool>("--preview") { Description = "印出摘要，不发送" };
        var issue = Commands.Whole("--issue", "哪一期；不写则是最新一期", 1, 99999);
        var digest = new Command("digest", "看一期周报的摘要") { words, preview, issue, Commands.AsJson };
        digest.Validators.Add(result =>
        {
            if (!result.GetValue(preview))
            {
                result.AddError("digest 只能预览，请写 digest --preview；推送由 serve 按时进行。");
            }
        });
        digest.SetAction((parsed, token) => Commands.Door(terminal, open, parsed, rooms => RunAsync(rooms, terminal, Commands.Words(parsed.GetValue(words)), parsed.GetValue(issue), parsed.GetValue(Commands.AsJson), token)));
        return digest;
    }

    private static async Task<int> RunAsync(IServiceProvider rooms, Terminal terminal, string words, int? number, bool asJson, CancellationToken cancellationToken)
    {
        if (await FindAsync(rooms, number, cancellationToken) is not { } issue)
        {
            await terminal.Error.WriteLineAsync(number is { } asked
                ? string.Create(CultureInfo.InvariantCulture, $"没有已发布的第{asked}期。用 issues 看载入了哪些期。")
                : "还没有已发布的周报：先用 load 载入，例如 parkbot load 周报.txt。");
            return ExitCode.Failed;
        }

        var spec = DigestSpec.Whole;
        if (words.Length > 0)
        {
            switch (await rooms.GetRequiredService<SubscribeWords>().ReadAsync(words, cancellationToken))
            {
                case SubscribeWish.Understood understood:
                    spec = understood.Spec;
                    break;
                case SubscribeWish.Refused refused:
                    await terminal.Error.WriteLineAsync(refused.Chinese);
                    return ExitCode.Failed;
            }
        }

        var draft = await rooms.GetRequiredService<DigestComposer>().ComposeAsync(spec, issue, new HashSet<string>(StringComparer.Ordinal), cancellationToken);
        if (asJson)
        {
            await terminal.Out.WriteLineAsync(Line(issue, draft));
        }
        else
        {
            terminal.Say(draft.Message);
        }

        return ExitCode.Done;
    }

    private static async Task<DigestIssue?> FindAsync(IServiceProvider rooms, int? number, CancellationToken cancellationToken)
    {
        if (number is null)
        {
            return await rooms.GetRequiredService<Editions>().NewestAsync(samples: true, cancellationToken) is { } newest ? new DigestIssue(newest.Issue, newest.IsSample) : null;
        }

        var issues = await rooms.GetRequiredService<ItemStore>().IssuesAsync(cancellationToken);
        return issues.FirstOrDefault(issue => issue.Number == number && issue.State == IssueState.Published) is { } found
            ? new DigestIssue(new NewsIssue(found.Publication, found.Number, found.Year, found.Month, found.WeekOfMonth, found.Period), found.IsSample)
            : null;
    }

    private static string Line(DigestIssue issue, DigestDraft draft) => Json.Line(json =>
    {
        json.WriteNumber("issue", issue.Issue.Number);
        json.WriteString("publication", issue.Issue.Publication);
        json.WriteBoolean("sample", issue.IsSample);
        json.WriteBoolean("nothing", draft.Nothing);
        json.WriteString("text", PlainText.Render(draft.Message));
        json.WriteNumber("shown", draft.Shown.Count);
    });
}
