using System.Globalization;
using ParkBot.Answering;
using ParkBot.Messages;

namespace ParkBot.TelegramBot;

/// <summary><c>/export</c>: the last answer, an issue, or what is kept about oneself, as a file.</summary>
internal sealed class ExportDialog(QuestionLog log, Overviews overviews, QuestionDesk questions)
{
    private const string Verb = "mine";

    internal async Task OfferAsync(Turn turn, string words, CancellationToken cancellationToken)
    {
        if (int.TryParse(words.Trim('第', '期', ' '), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            // Its overview has the button for the file.
            questions.Tell(turn, await overviews.IssueAsync(number, cancellationToken).ConfigureAwait(false));
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

        rows.Add([new Button(turn.Pick("我的数据 .csv", "My data .csv"), new Callback(Verb, turn.User, string.Empty).ToString())]);
        turn.Say(
            turn.Pick("导出什么？某一期请发 /export 期号，例如 /export 108。", "Export what? For an issue send /export and its number, for example /export 108."),
            rows);
    }

    internal async Task<bool> HandleAsync(Turn turn, Callback callback, CancellationToken cancellationToken)
    {
        if (callback.Verb != Verb)
        {
            return false;
        }

        if (callback.Id != turn.User || !turn.Chat.IsPrivate)
        {
            turn.Toast = turn.Pick("请在和我的私聊里用。", "Please use this in a private chat with me.");
            return true;
        }

        var rows = await log.OfUserAsync(turn.User, cancellationToken).ConfigureAwait(false);
        var table = new Table(
            [new Column("时间（UTC）"), new Column("会话"), new Column("问题"), new Column("结果"), new Column("回答"), new Column("评价"), new Column("报错时间")],
            [
                .. rows.Select(row => (IReadOnlyList<string>)
                [
                    Time(row.At), row.Chat.ToString(CultureInfo.InvariantCulture), row.Asked, row.Outcome.ToString(), row.Text,
                    row.Rating switch { 1 => "👍", -1 => "👎", _ => string.Empty }, row.ReportedAt is { } at ? Time(at) : string.Empty,
                ]),
            ]);
        var caption = turn.Pick($"您的 {rows.Count} 个问题和回答。", $"Your {rows.Count} questions and answers.");
        turn.Send(new OutgoingMessage { Html = caption, Plain = caption, File = OutgoingFile.Document, FileName = "my-data.csv" }, TableFile.Csv(table));
        return true;
    }

    private static string Time(long at) => DateTimeOffset.FromUnixTimeMilliseconds(at).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
