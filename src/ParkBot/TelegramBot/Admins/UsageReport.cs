using System.Globalization;
using ParkBot.Answering;
using ParkBot.Delivery;
using ParkBot.Messages;

namespace ParkBot.TelegramBot;

/// <summary><c>/stats</c>: what was asked and sent, and what models were called for it.</summary>
internal sealed class UsageReport(QuestionStatistics statistics, ModelLedger models, SentMessages sent, ChatQueues queues, Dispatcher dispatcher)
{
    internal async Task ShowAsync(Turn turn, CancellationToken cancellationToken)
    {
        var now = turn.Time.GetUtcNow();
        var day = await statistics.StatsAsync(now.AddDays(-1), cancellationToken).ConfigureAwait(false);
        var week = await statistics.StatsAsync(now.AddDays(-7), cancellationToken).ConfigureAwait(false);
        var dayModels = await models.SpentAsync(now.AddDays(-1), cancellationToken).ConfigureAwait(false);
        var weekModels = await models.SpentAsync(now.AddDays(-7), cancellationToken).ConfigureAwait(false);
        var dayOut = await sent.CountAsync(now.AddDays(-1).ToUnixTimeMilliseconds(), cancellationToken).ConfigureAwait(false);
        var weekOut = await sent.CountAsync(now.AddDays(-7).ToUnixTimeMilliseconds(), cancellationToken).ConfigureAwait(false);

        // The one that asks this is being handled and waits no longer.
        var waiting = Math.Max(0, queues.Waiting - 1);
        IReadOnlyList<string> Row(string label, Func<QuestionStats, string> of) => [label, of(day), of(week)];
        IReadOnlyList<string> Out(string label, Func<OutboxCounts, int> of) => [label, Number(of(dayOut)), Number(of(weekOut))];
        IReadOnlyList<string> Spent(string label, Func<ModelSpending, string> of) => [label, of(dayModels), of(weekModels)];
        IReadOnlyList<IReadOnlyList<string>> modelRows = weekModels.Calls == 0
            ? []
            :
            [
                Spent(turn.Pick("模型调用", "Model calls"), spent => Number(spent.Calls)),
                Spent(turn.Pick("模型调用失败", "Calls failed"), spent => Number(spent.Failed)),
                Spent(turn.Pick("模型 tokens", "Model tokens"), spent => Number(spent.PromptTokens + spent.CompletionTokens)),
                Spent(turn.Pick("花费", "Cost"), spent => (spent.Micros / 1_000_000m).ToString("0.######", CultureInfo.InvariantCulture)),
            ];
        turn.Show(new Message(
        [
            new Paragraph(turn.Pick("用量", "Usage"), Tone.Answer),
            new Table(
                [new Column(turn.Pick("项目", "What")), new Column(turn.Pick("一天", "A day"), IsNumber: true), new Column(turn.Pick("七天", "A week"), IsNumber: true)],
                [
                    Row(turn.Pick("问题", "Questions"), stats => Number(stats.Questions)),
                    Row(turn.Pick("用户", "Users"), stats => Number(stats.Users)),
                    Row(turn.Pick("会话", "Chats"), stats => Number(stats.Chats)),
                    .. Enum.GetValues<Outcome>().Select(outcome => Row(outcome.Name(turn.Language), stats => Number(stats.Outcomes.GetValueOrDefault(outcome)))),
                    Row("👍", stats => Number(stats.Liked)),
                    Row("👎", stats => Number(stats.Disliked)),
                    Row(turn.Pick("报错", "Reported"), stats => Number(stats.Reported)),
                    Row(turn.Pick("回答用时中位", "Median time"), stats => Milliseconds(stats.MedianMicroseconds)),
                    Row(turn.Pick("回答用时 95%", "95% within"), stats => Milliseconds(stats.P95Microseconds)),
                    Row(turn.Pick("没有用模型", "Without a model"), stats => Share(stats.WithoutModel, stats.Questions)),
                    .. modelRows,
                    Out(turn.Pick("已送达", "Delivered"), counts => counts.Sent),
                    Out(turn.Pick("不确定是否送达", "Uncertain"), counts => counts.Uncertain),
                    Out(turn.Pick("送不到", "Refused"), counts => counts.Failed),
                ]),
            new Paragraph(
                turn.Pick(
                    $"现在排队：{waiting}条消息待处理，{dispatcher.Waiting.Answers + dispatcher.Waiting.Broadcasts}条待发送。",
                    $"Waiting now: {LanguageChoice.Count(waiting, "update")} to handle, {LanguageChoice.Count(dispatcher.Waiting.Answers + dispatcher.Waiting.Broadcasts, "message")} to send.")),
        ]));
    }

    private static string Milliseconds(int? microseconds) => microseconds is { } told ? (told / 1000.0).ToString("0.0", CultureInfo.InvariantCulture) + " ms" : "–";

    /// <summary>A day on which nothing was asked has no share.</summary>
    private static string Share(int part, int whole) => whole == 0 ? "–" : (100.0 * part / whole).ToString("0.#", CultureInfo.InvariantCulture) + "%";

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
