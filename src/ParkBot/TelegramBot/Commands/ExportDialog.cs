using System.Globalization;
using ParkBot.Answering;
using ParkBot.Digests;
using ParkBot.Messages;

namespace ParkBot.TelegramBot;

/// <summary><c>/export</c>: the last answer, an issue, or what is kept about oneself, as a file.</summary>
internal sealed class ExportDialog(QuestionLog log, Overviews overviews, QuestionDesk questions, Subscriptions subscriptions, SubscriptionText text)
{
    private const string Verb = "mine";

    internal async Task OfferAsync(Turn turn, string words, CancellationToken cancellationToken)
    {
        if (int.TryParse(words.Trim('第', '期', ' '), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            var issue = await overviews.IssueAsync(number, cancellationToken).ConfigureAwait(false);
            if (issue.HasItems)
            {
                // The overview is recorded, so that the file can be made from it, and not shown: a file was asked for.
                questions.Record(turn, issue);
                AnswerButtons.AskForm(turn, turn.Id, turn.Pick($"第{number}期，{issue.ItemsTotal}条。", $"No. {number}, {LanguageChoice.Count(issue.ItemsTotal, "item")}. "));
            }
            else
            {
                questions.Tell(turn, issue);
            }

            return;
        }

        var rows = new List<IReadOnlyList<Button>>();
        if (await log.LastPlannedAsync(turn.Conversation, cancellationToken).ConfigureAwait(false) is { } last)
        {
            rows.Add(
            [
                new Button(turn.Pick("上一个回答 .xlsx", "Last answer .xlsx"), new Callback(CallbackVerb.Export, last, "x").ToString()),
                new Button(".csv", new Callback(CallbackVerb.Export, last, "c").ToString()),
            ]);
        }

        var newest = (await overviews.IssuesAsync(cancellationToken).ConfigureAwait(false)) is [var first, ..] ? first.Number : 108;
        rows.Add([new Button(turn.Pick("我的数据 .csv", "My data .csv"), new Callback(Verb, turn.User, string.Empty).ToString())]);
        turn.Say(
            turn.Pick($"导出什么？某一期请发 /export 期号，例如 /export {newest}。", $"Export what? For an issue send /export and its number, for example /export {newest}."),
            rows);
    }

    internal async Task<bool> HandleAsync(Turn turn, Callback callback, CancellationToken cancellationToken)
    {
        if (callback.Verb != Verb)
        {
            return false;
        }

        if (callback.Id != turn.User || !turn.IsPerson)
        {
            turn.Toast = turn.Pick("这个按钮是给提问的人用的。", "This button is for the one who asked.");
            return true;
        }

        if (!turn.Chat.IsPrivate)
        {
            turn.Toast = turn.Pick("免得群里看到，请在和我的私聊里发 /export。", "So that the group does not see it, please send /export in a private chat with me.");
            return true;
        }

        var rows = await log.OfUserAsync(turn.User, cancellationToken).ConfigureAwait(false);
        var table = new Table(
            [.. turn.Pick("时间（UTC）,会话,问题,结果,回答,评价,报错时间", "Time (UTC),Chat,Question,Outcome,Answer,Rating,Reported at").Split(',').Select(header => new Column(header))],
            [
                .. rows.Select(row => (IReadOnlyList<string>)
                [
                    Time(row.At), row.Chat.ToString(CultureInfo.InvariantCulture), row.Asked, row.Outcome.Name(turn.Language), row.Text,
                    row.Rating switch { 1 => "👍", -1 => "👎", _ => string.Empty }, row.ReportedAt is { } at ? Time(at) : string.Empty,
                ]),
            ]);
        var caption = turn.Pick($"您的 {rows.Count} 个问题和回答。", $"Your {LanguageChoice.Count(rows.Count, "question")} with the answers.");
        turn.Send(new OutgoingMessage { Html = caption, Plain = caption, File = OutgoingFile.Document, FileName = "my-data.csv" }, TableFile.Csv(table));
        await SubscriptionsAsync(turn, cancellationToken).ConfigureAwait(false);
        return true;
    }

    /// <summary>A file of its own: a CSV holds one table.</summary>
    private async Task SubscriptionsAsync(Turn turn, CancellationToken cancellationToken)
    {
        var all = await subscriptions.OfChatAsync(turn.Chat.Id, cancellationToken).ConfigureAwait(false);
        if (all.Count == 0)
        {
            return;
        }

        var table = new Table(
            [.. turn.Pick("订阅,时间,没有符合的新闻时,状态", "Subscription,When,If nothing matches,State").Split(',').Select(header => new Column(header))],
            [
                .. all.Select(one => (IReadOnlyList<string>)
                [
                    SubscriptionText.Name(turn.Language, one.Spec), text.When(turn.Language, one.Slot),
                    one.Quiet ? turn.Pick("不发", "nothing is sent") : turn.Pick("发一行说明", "one line says so"), SubscriptionText.State(turn.Language, one.State),
                ]),
            ]);
        var caption = turn.Pick($"您的 {all.Count} 个订阅。", $"Your {LanguageChoice.Count(all.Count, "subscription")}.");
        turn.Send(new OutgoingMessage { Html = caption, Plain = caption, File = OutgoingFile.Document, FileName = "my-subscriptions.csv" }, TableFile.Csv(table));
    }

    private static string Time(long at) => DateTimeOffset.FromUnixTimeMilliseconds(at).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
