using System.Globalization;
using ParkBot.Answering;
using ParkBot.Messages;

namespace ParkBot.TelegramBot;

/// <summary>The buttons under an answer: its items, how it was worked out, a chart, a copy, a file, a report, a thumb.</summary>
internal sealed class AnswerButtons(QuestionLog log, AnswerViews views, QuestionDesk questions, ChartDrawer charts, AdminRoll admins, ChatSettings chats)
{
    internal async Task<bool> HandleAsync(Turn turn, Callback callback, CancellationToken cancellationToken)
    {
        switch (callback.Verb)
        {
            case CallbackVerb.Choose:
                await questions.ChooseAsync(turn, callback.Id, callback.Argument, cancellationToken).ConfigureAwait(false);
                return true;
            case CallbackVerb.Rate or CallbackVerb.Items or CallbackVerb.Workings or CallbackVerb.Chart or CallbackVerb.Copy or CallbackVerb.Export or CallbackVerb.Wrong:
                // An answer is its chat's: a number guessed or forwarded from elsewhere shows nothing.
                if (await log.ReadAsync(callback.Id, cancellationToken).ConfigureAwait(false) is { } row && row.Chat == turn.Chat.Id)
                {
                    await ShowAsync(turn, callback, row, cancellationToken).ConfigureAwait(false);
                }
                else
                {
                    turn.Toast = turn.Pick("这个回答已经不在了，请重新问一次。", "That answer is gone. Please ask again.");
                }

                return true;
            default:
                return false;
        }
    }

    private async Task ShowAsync(Turn turn, Callback callback, QuestionRow row, CancellationToken cancellationToken)
    {
        switch (callback.Verb)
        {
            case CallbackVerb.Rate:
                Rate(turn, callback);
                break;
            case CallbackVerb.Items:
                await ItemsAsync(turn, callback, cancellationToken).ConfigureAwait(false);
                break;
            case CallbackVerb.Workings:
                Show(turn, await views.WorkingsAsync(row.Id, cancellationToken).ConfigureAwait(false));
                break;
            case CallbackVerb.Chart:
                await ChartAsync(turn, row.Id, cancellationToken).ConfigureAwait(false);
                break;
            case CallbackVerb.Copy:
                await CopyAsync(turn, row.Id, cancellationToken).ConfigureAwait(false);
                break;
            case CallbackVerb.Export:
                await ExportAsync(turn, row.Id, callback.Argument, cancellationToken).ConfigureAwait(false);
                break;
            default:
                await ReportAsync(turn, row, cancellationToken).ConfigureAwait(false);
                break;
        }
    }

    /// <summary>A page; turning over edits the same message instead of filling the chat.</summary>
    private async Task ItemsAsync(Turn turn, Callback callback, CancellationToken cancellationToken)
    {
        var turning = callback.Argument.StartsWith('p');
        if (!int.TryParse(callback.Argument.TrimStart('p'), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || await views.ItemsAsync(callback.Id, number, cancellationToken).ConfigureAwait(false) is not { } page)
        {
            turn.Toast = Nothing(turn);
            return;
        }

        var buttons = new List<Button>();
        void Turner(string text, int to) => buttons.Add(new Button(text, new Callback(CallbackVerb.Items, callback.Id, string.Create(CultureInfo.InvariantCulture, $"p{to}")).ToString()));
        if (page.Number > 1)
        {
            Turner(turn.Pick("‹ 上一页", "‹ Back"), page.Number - 1);
        }

        if (page.Number < page.Pages)
        {
            Turner(turn.Pick($"下一页 ›（{page.Number}/{page.Pages}）", $"Next › ({page.Number}/{page.Pages})"), page.Number + 1);
        }

        var parts = HtmlRenderer.Render(page.Message);
        for (var at = 0; at < parts.Count; at++)
        {
            turn.Send(
                new OutgoingMessage
                {
                    Html = parts[at].Html,
                    Plain = parts[at].Plain,
                    Buttons = at == parts.Count - 1 && buttons.Count > 0 ? [buttons] : [],
                    Edits = turning && parts.Count == 1 ? turn.Message : null,
                },
                question: callback.Id);
        }
    }

    private async Task ChartAsync(Turn turn, long question, CancellationToken cancellationToken)
    {
        if (await views.ChartAsync(question, cancellationToken).ConfigureAwait(false) is not { } chart || charts.Draw(chart.Bars, chart.Title, chart.Note) is not { } picture)
        {
            turn.Toast = Nothing(turn);
            return;
        }

        var caption = HtmlRenderer.Render(Message.Of(chart.Title), OutgoingMessage.CaptionLimit)[0];
        turn.Send(new OutgoingMessage { Html = caption.Html, Plain = caption.Plain, File = OutgoingFile.Photo, FileName = "parkbot.png" }, picture, question);
    }

    /// <summary>Plain text without markup, to be pasted into another messenger.</summary>
    private async Task CopyAsync(Turn turn, long question, CancellationToken cancellationToken)
    {
        if (await views.CopyAsync(question, cancellationToken).ConfigureAwait(false) is not { } message)
        {
            turn.Toast = Nothing(turn);
            return;
        }

        foreach (var part in CopyText.Render(message))
        {
            turn.Send(new OutgoingMessage { Html = OddCharacters.Escape(part), Plain = part }, question: question);
        }
    }

    /// <summary>First which form, then the file.</summary>
    private async Task ExportAsync(Turn turn, long question, string form, CancellationToken cancellationToken)
    {
        if (form.Length == 0)
        {
            AskForm(turn, question, string.Empty);
            return;
        }

        if (await views.ExportAsync(question, cancellationToken).ConfigureAwait(false) is not { Count: > 0 } tables)
        {
            turn.Toast = Nothing(turn);
            return;
        }

        if (form == "x")
        {
            File(turn, "parkbot.xlsx", TableFile.Xlsx(tables), turn.Pick("含口径与原文，可以核对。", "With the basis and the source's words, to check."), question);
        }
        else
        {
            // A CSV holds one table: the items, which the rows of the answer can be made from again.
            File(turn, "parkbot.csv", TableFile.Csv(tables.First(table => table.Name == AnswerViews.ItemsSheet).Table), turn.Pick("一条新闻一行，附原文的数字与来源；口径在 Excel 里。", "A line an item, with the figures as printed and the sources; the basis is in the Excel file."), question);
        }
    }

    /// <summary>The two kinds of file, a button each.</summary>
    internal static void AskForm(Turn turn, long question, string of) => turn.Say(
        of + turn.Pick("导出成哪一种？", "Which kind of file?"),
        [[new Button("Excel（.xlsx）", new Callback(CallbackVerb.Export, question, "x").ToString()), new Button("CSV（.csv）", new Callback(CallbackVerb.Export, question, "c").ToString())]]);

    private static void File(Turn turn, string name, byte[] bytes, string caption, long question)
    {
        turn.Send(new OutgoingMessage { Html = caption, Plain = caption, File = OutgoingFile.Document, FileName = name }, bytes, question);
    }

    /// <summary>The report reaches every admin with the question, the answer and its evidence, and stands in /misses. Once: a second press tells nobody anything new.</summary>
    private async Task ReportAsync(Turn turn, QuestionRow row, CancellationToken cancellationToken)
    {
        if (row.ReportedAt is not null)
        {
            turn.Toast = turn.Pick("已经报过了，管理员会去核对原文。", "It was reported already; the admins will check the source.");
            return;
        }

        turn.Change((context, token) => log.ReportAsync(context, row.Id, turn.Chat.Id, token));
        foreach (var admin in admins.All)
        {
            var settings = await chats.OfAsync(admin, cancellationToken).ConfigureAwait(false);
            if (settings.Blocked)
            {
                continue;
            }

            var language = LanguageChoice.Of(settings.Language, telegram: null);
            foreach (var part in HtmlRenderer.Render(ReportText.Of(row, language)))
            {
                turn.Send(new OutgoingMessage { Html = part.Html, Plain = part.Plain }, question: row.Id, chat: admin);
            }
        }

        turn.Toast = turn.Pick("谢谢，已经告诉管理员，会去核对原文。", "Thank you. The admins have been told and will check the source.");
    }

    private static void Rate(Turn turn, Callback callback)
    {
        var rating = callback.Argument == "1" ? 1 : -1;
        turn.Change((context, token) => QuestionLog.RateAsync(context, callback.Id, turn.Chat.Id, rating, token));
        turn.Toast = rating > 0
            ? turn.Pick("谢谢！", "Thank you!")
            : turn.Pick("谢谢，记下了。哪里不对可以按“报错”。", "Noted, thank you. If a figure is wrong, press “Report”.");
    }

    private static void Show(Turn turn, Message? message)
    {
        if (message is null)
        {
            turn.Toast = Nothing(turn);
        }
        else
        {
            turn.Show(message);
        }
    }

    private static string Nothing(Turn turn) => turn.Pick("没有可以显示的内容，请重新问一次。", "There is nothing to show. Please ask again.");
}
