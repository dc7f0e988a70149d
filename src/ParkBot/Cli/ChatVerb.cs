using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using ParkBot.Answering;
using ParkBot.Ingestion;
using ParkBot.Messages;
using ParkBot.Queries;
using ParkBot.Storage;

namespace ParkBot.Cli;

/// <summary><c>chat</c>: greets, shows what can be asked, answers what is typed until 退出, end of input or Ctrl-C.</summary>
internal static class ChatVerb
{
    private const string Prompt = "问> ";

    internal static async Task<int> RunAsync(IServiceProvider rooms, Terminal terminal, bool isDefaultDatabase, CancellationToken cancellationToken)
    {
        try
        {
            var issues = await IssuesAsync(rooms, isDefaultDatabase, cancellationToken);
            terminal.Say(Greeting(issues));
            await terminal.Out.WriteLineAsync();
            var conversation = new Conversation();
            while (await NextAsync(terminal, cancellationToken) is { } line)
            {
                var asked = line.Trim();
                if (asked.Length == 0)
                {
                    continue;
                }

                if (IsFarewell(asked))
                {
                    break;
                }

                terminal.Say((await rooms.GetRequiredService<Answerer>().AnswerAsync(asked, conversation, Asker.Local, cancellationToken)).Message);
                await terminal.Out.WriteLineAsync();
            }
        }
        catch (OperationCanceledException)
        {
            // Ctrl-C is a way to leave, not a failure.
            await terminal.Out.WriteLineAsync();
        }

        terminal.Say(Message.Of("再见。"));
        return ExitCode.Done;
    }

    /// <summary>What is loaded; the samples first where this is the default database and it is new: whoever removed the last issue wants none back.</summary>
    private static async Task<IReadOnlyList<StoredIssue>> IssuesAsync(IServiceProvider rooms, bool isDefaultDatabase, CancellationToken cancellationToken)
    {
        var store = rooms.GetRequiredService<ItemStore>();
        var issues = await store.IssuesAsync(cancellationToken);
        if (issues.Count > 0 || !isDefaultDatabase || !await store.IsNewAsync(cancellationToken))
        {
            return issues;
        }

        await Samples.LoadAsync(rooms.GetRequiredService<IssueLoader>(), cancellationToken);
        return await store.IssuesAsync(cancellationToken);
    }

    private static Message Greeting(IReadOnlyList<StoredIssue> issues) => new(
    [
        new Paragraph("你好，我是 ParkBot，回答园区招商新闻的问题，数字都附原文。", Tone.Answer),
        new Paragraph(Loaded(issues), issues.Count == 0 || issues.Any(issue => issue.IsSample) ? Tone.Alert : Tone.Plain),
        .. Examples.Blocks,
        new Paragraph("输入“退出”离开。", Tone.Note),
    ]);

    private static string Loaded(IReadOnlyList<StoredIssue> issues)
    {
        var published = issues.Where(issue => issue.State == IssueState.Published).ToList();
        if (published.Count == 0)
        {
            return "还没有载入周报：先用 load 载入，例如 parkbot load 周报.txt。";
        }

        var newest = published.MaxBy(issue => issue.Period.To)!;
        var said = string.Create(
            CultureInfo.InvariantCulture,
            $"已载入{published.Count}期{published.Sum(issue => issue.Items)}条，最新的是《{newest.Publication}》第{newest.Number}期（{PlanDescriber.Describe(newest.Period)}）。");
        return published.Exists(issue => issue.IsSample) ? said + "这是随程序附带的示例，不是真实新闻；用 load 载入真实的周报后，示例自动移除。" : said;
    }

    private static bool IsFarewell(string asked) =>
        asked is "退出" or "再见" or "q" || asked.Equals("quit", StringComparison.OrdinalIgnoreCase) || asked.Equals("exit", StringComparison.OrdinalIgnoreCase);

    /// <summary>The next line, or null at the end of input. A read from a terminal cannot be called off, so a cancelled one is left behind.</summary>
    private static async Task<string?> NextAsync(Terminal terminal, CancellationToken cancellationToken)
    {
        if (terminal.IsTyped)
        {
            await terminal.Out.WriteAsync(Prompt);
        }

        return await Task.Run(terminal.In.ReadLine, cancellationToken).WaitAsync(cancellationToken);
    }
}
