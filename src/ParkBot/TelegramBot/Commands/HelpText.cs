using ParkBot.Answering;
using ParkBot.Messages;

namespace ParkBot.TelegramBot;

/// <summary>What the bot says of itself.</summary>
internal sealed class HelpText(Overviews overviews, BotIdentity bot)
{
    internal async Task<Message> WelcomeAsync(Turn turn, CancellationToken cancellationToken)
    {
        var issues = await overviews.IssuesAsync(cancellationToken).ConfigureAwait(false);
        var loaded = issues.Count == 0
            ? turn.Pick("还没有载入周报，请管理员先用 /load 载入一期。", "No issue is loaded yet; an admin loads the first one with /load.")
            : turn.Pick(
                $"已载入{issues.Count}期{issues.Sum(issue => issue.Items)}条，最新的是《{issues[0].Publication}》第{issues[0].Number}期。",
                $"Loaded: {LanguageChoice.Count(issues.Count, "issue")} with {LanguageChoice.Count(issues.Sum(issue => issue.Items), "item")}, the newest is 《{issues[0].Publication}》 no. {issues[0].Number}.");
        return new Message(
        [
            new Paragraph(
                turn.Pick(
                    "你好，我是 ParkBot，回答园区招商新闻的问题，每个数字都附原文。",
                    "Hello, I am ParkBot. I answer questions about investment news of China's industrial parks, every figure with the source's own words. Please ask in Chinese."),
                Tone.Answer),
            new Paragraph(loaded),
            .. Asked(turn),
            new Paragraph(issues.Count == 0
                ? turn.Pick("发 /help 看全部用法。", "Send /help for everything else.")
                : turn.Pick("发 /latest 看最新一期，发 /subscribe 订阅，发 /help 看全部用法。", "Send /latest for the newest issue, /subscribe to get each new one, /help for everything else.")),
        ]);
    }

    internal Message Of(Turn turn) => new(
    [
        new Paragraph(turn.Pick("直接用一句话问，可以接着问“那浙江呢”“其中最大的是哪个”。", "Just ask in one Chinese sentence, and go on with 那浙江呢 (and Zhejiang?) or 其中最大的是哪个 (which of them is the largest?)."), Tone.Answer),
        .. Asked(turn),
        new Paragraph(turn.Pick("命令：", "Commands:")),
        new Entries(
        [
            .. CommandMenu.All.Where(command => turn.Chat.IsPrivate ? turn.IsAdmin || !command.ForAdmins : command.InGroups)
                .Select(command => new Entry($"/{command.Name} ", command.In(turn.Language))),
        ]),
        new Paragraph(
            turn.Pick(
                $"在群里：@{bot.Name}、回复我的消息，或用 /ask。改了问题，我会改答案；回复哪个答案，就接着哪个问。",
                $"In groups: mention @{bot.Name}, reply to me, or use /ask. If you edit a question I edit its answer; reply to an answer to go on from it.")),
        new Paragraph(
            turn.Pick(
                "答案下面的按钮：明细、怎么算的、图表、复制（可粘贴到微信）、导出、报错、订阅（每期替您问一次）。",
                "Buttons under an answer: its items, how it was worked out, a chart, plain text to copy, a file, a report to the admins, and a subscription that asks it of each new issue.")),
    ]);

    /// <summary>Questions are Chinese in either language; what stands above them is not.</summary>
    private static IEnumerable<Block> Asked(Turn turn) =>
        turn.Language == Language.Chinese ? Examples.Blocks : [new Paragraph("Ask for example:"), .. Examples.Blocks.Skip(1)];
}
