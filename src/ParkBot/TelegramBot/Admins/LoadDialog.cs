using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ParkBot.Ingestion;
using Telegram.Bot.Requests;

namespace ParkBot.TelegramBot;

/// <summary>
/// Loading in chat: a file, with or without <c>/load</c> as its caption or in reply to it; a text pasted behind <c>/load</c> or piece
/// by piece. It becomes a draft, and nobody sees it until it is published.
/// </summary>
internal sealed class LoadDialog(IssueLoader loader, IssueDialog issues, PendingSteps steps, AheadSender ahead, BotApi api)
{
    internal const string PastedVerb = "paste";

    /// <summary>Twenty-five times a weekly issue as text; a longer text is none, and costs the reader its time.</summary>
    private const int MostText = 1024 * 1024;

    /// <summary>What Telegram lets a bot download. PDF, Word and saved pages have pictures in them and may be as large.</summary>
    private const int MostFile = 20 * 1024 * 1024;

    private const int LongestName = 60;

    private static readonly TimeSpan CallLimit = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan DownloadLimit = TimeSpan.FromSeconds(90);

    /// <summary>A file without a command: an admin means to load it, everybody else is told that it is not for them.</summary>
    internal async Task FileAsync(Turn turn, IncomingMessage message, CancellationToken cancellationToken)
    {
        if (!turn.IsAdmin)
        {
            turn.Audit("refused", "file");
            turn.Say(turn.Pick("我只回答问题；文件只有管理员能载入。", "I answer questions; only admins can load files."));
        }
        else if (!turn.Chat.IsPrivate)
        {
            turn.Say(turn.Pick("请在和我的私聊里载入。", "Please load it in a private chat with me."));
        }
        else
        {
            await DocumentAsync(turn, message.Document!, header: null, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary><c>/load</c>; that the sender may is known.</summary>
    internal async Task CommandAsync(Turn turn, string words, IncomingMessage message, CancellationToken cancellationToken)
    {
        var header = HeaderWords.Read(words, known: null);
        if ((message.Document ?? message.ReplyToMessage?.Document) is { } document)
        {
            await DocumentAsync(turn, document, header, cancellationToken).ConfigureAwait(false);
        }
        else if (words.Length > 0 && header is null)
        {
            await BytesAsync(turn, turn.Pick("粘贴的文字", "pasted text"), Encoding.UTF8.GetBytes(words), header: null, cancellationToken).ConfigureAwait(false);
        }
        else if (message.ReplyToMessage?.Words is { Length: > 0 } text)
        {
            await BytesAsync(turn, turn.Pick("粘贴的文字", "pasted text"), Encoding.UTF8.GetBytes(text), header, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            var id = PendingSteps.Add(turn, PasteStep.Kind, new PasteStep(), PasteStep.Good, []);
            turn.Say(
                turn.Pick("请发周报的文件（PDF、Word、网页或文本），或者把文字分几条贴过来，贴完按“完成”。", "Please send the issue's file (PDF, Word, web page or text), or paste its text in several messages and press “Done” at the end."),
                [PasteButtons(turn, id)]);
        }
    }

    /// <summary>Words that a waiting step takes: the header of a file, a piece of a pasted issue. False where nothing waits.</summary>
    internal async Task<bool> ContinuesAsync(Turn turn, IncomingMessage message, CancellationToken cancellationToken)
    {
        if (message.Text is not { Length: > 0 } text || await steps.WaitingAsync(turn, [HeaderStep.Kind, PasteStep.Kind], cancellationToken).ConfigureAwait(false) is not { File: { } file } step)
        {
            return false;
        }

        if (step.Kind == HeaderStep.Kind)
        {
            var (name, known) = PendingSteps.Data<HeaderStep>(step);
            if (HeaderWords.Read(text, known) is { } header)
            {
                PendingSteps.Use(turn, step);
                await BytesAsync(turn, name, file, header, cancellationToken).ConfigureAwait(false);
                return true;
            }

            // Else it is no answer to what was asked, and may well be a question.
            var meant = HeaderWords.IsAttempt(text);
            if (meant)
            {
                turn.Say(turn.Pick("这不像期号：", "That is no issue's number: ") + HeaderWords.Ask(turn.Language, known));
            }

            return meant;
        }

        byte[] grown = [.. file, .. Encoding.UTF8.GetBytes(text), (byte)'\n'];
        if (grown.Length > MostText)
        {
            turn.Say(NotLoaded(turn, turn.Pick("粘贴的文字", "pasted text"), TooLarge(turn, grown.Length)));
            return true;
        }

        PendingSteps.Grow(turn, step, grown);
        turn.Say(
            turn.Pick($"收到，一共 {Characters(grown)} 个字。接着贴，或者按“完成”。", $"Got it, {Characters(grown)} characters so far. Go on, or press “Done”."),
            [PasteButtons(turn, step.Id)]);
        return true;
    }

    /// <summary>The buttons under a paste. The presser is an admin.</summary>
    internal async Task PastedAsync(Turn turn, Callback callback, CancellationToken cancellationToken)
    {
        if (await steps.ReadAsync(turn, callback.Id, PasteStep.Kind, cancellationToken).ConfigureAwait(false) is not { UsedAt: null, File: { } file } step)
        {
            turn.Toast = turn.Pick("这一次粘贴已经结束了。", "This paste is over.");
            return;
        }

        if (callback.Argument == "done" && file.Length == 0)
        {
            turn.Toast = turn.Pick("还没有收到文字，请先贴过来。", "No text has come yet; please paste it first.");
            return;
        }

        PendingSteps.Use(turn, step);
        if (callback.Argument != "done")
        {
            turn.Say(turn.Pick("已取消，没有载入。", "Cancelled, nothing was loaded."));
            return;
        }

        await BytesAsync(turn, turn.Pick("粘贴的文字", "pasted text"), file, header: null, cancellationToken).ConfigureAwait(false);
    }

    private async Task DocumentAsync(Turn turn, IncomingDocument document, HeaderOverride? header, CancellationToken cancellationToken)
    {
        var name = Name(turn, document);
        if (document.FileSize > Most(name))
        {
            Refused(turn, name, TooLarge(turn, document.FileSize.Value));
            return;
        }

        byte[]? bytes = null;
        if (await api.CallAsync(new GetFileRequest { FileId = document.FileId }, CallLimit, cancellationToken).ConfigureAwait(false)
            is ApiReply.Done { Result: { ValueKind: JsonValueKind.Object } file } && file.TryGetProperty("file_path", out var path) && path.ValueKind == JsonValueKind.String)
        {
            bytes = await DownloadAsync(path.GetString()!, Most(name), cancellationToken).ConfigureAwait(false);
        }

        if (bytes is null)
        {
            Refused(turn, name, turn.Pick("文件没能从 Telegram 下载下来（太大，或者网络不通）。请过一会儿再发一次。", "The file could not be downloaded from Telegram (too large, or no connection). Please send it again in a while."));
            return;
        }

        await BytesAsync(turn, name, bytes, header, cancellationToken).ConfigureAwait(false);
    }

    private async Task<byte[]?> DownloadAsync(string path, int most, CancellationToken cancellationToken)
    {
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        ends.CancelAfter(DownloadLimit);
        try
        {
            return await api.DownloadAsync(path, most, ends.Token).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException || (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return null;
        }
    }

    private async Task BytesAsync(Turn turn, string name, byte[] bytes, HeaderOverride? header, CancellationToken cancellationToken)
    {
        if (bytes.Length > MostText && ContentKinds.Of(bytes) == ContentKind.Text)
        {
            Refused(turn, name, TooLarge(turn, bytes.Length));
            return;
        }

        var progress = new ProgressNote(ahead, turn, name, cancellationToken);
        await progress.StartAsync().ConfigureAwait(false);
        LoadReport report;
        try
        {
            report = await loader.LoadAsync(name, bytes, new LoadOptions(header, Draft: true), progress, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is not (OperationCanceledException or System.Data.Common.DbException or DbUpdateException or IOException))
        {
            // The door of one file: whatever is wrong with it, the chat goes on.
            report = LoadReport.Refused(name, $"读取时出错（{failure.GetType().Name}），没有留下任何内容。请把文件交给维护者。");
        }

        if (report.MissingHeader)
        {
            await progress.EndAsync(turn.Pick($"“{name}”缺期号。", $"“{name}” does not say its number.")).ConfigureAwait(false);
            var known = report.KnownHeader!;
            PendingSteps.Add(turn, HeaderStep.Kind, new HeaderStep(name, known), HeaderStep.Good, bytes);
            turn.Say(turn.Pick("文件里没有写全是哪一期。", "The file does not fully say which issue it is. ") + HeaderWords.Ask(turn.Language, known));
        }
        else if (report.Outcome == LoadOutcome.Refused)
        {
            // In the place of the progress message: twice the same would be noise.
            turn.Audit("load", $"没有载入“{name}”：{report.Error}");
            await progress.EndAsync(NotLoaded(turn, name, report.Error ?? string.Empty)).ConfigureAwait(false);
        }
        else
        {
            await progress.EndAsync(turn.Pick($"“{name}”读完了，{report.Items}条。", $"“{name}” is read, {LanguageChoice.Count(report.Items, "item")}.")).ConfigureAwait(false);
            await issues.LoadedAsync(turn, report, cancellationToken).ConfigureAwait(false);
        }
    }

    private static void Refused(Turn turn, string name, string reason)
    {
        turn.Audit("load", $"没有载入“{name}”：{reason}");
        turn.Say(NotLoaded(turn, name, reason));
    }

    private static string NotLoaded(Turn turn, string name, string reason) => turn.Pick($"没有载入“{name}”：{reason}", $"“{name}” was not loaded: {reason}");

    private static int Characters(byte[] text) => Encoding.UTF8.GetString(text).Count(c => !char.IsWhiteSpace(c));

    private static string TooLarge(Turn turn, long bytes)
    {
        var size = (bytes / 1048576.0).ToString("0.0", CultureInfo.InvariantCulture);
        return turn.Pick($"有 {size} MB，太大了：一期周报的文本不到 1 MB。请检查是不是发错了文件。", $"it is {size} MB, which is too large: an issue's text is under 1 MB. Please check whether it is the right file.");
    }

    private static int Most(string name) => Large.Any(end => name.EndsWith(end, StringComparison.OrdinalIgnoreCase)) ? MostFile : MostText;

    /// <summary>What is fetched at all by its name; what it is, its bytes tell.</summary>
    private static readonly string[] Large = [".pdf", ".docx", ".html", ".htm"];

    /// <summary>A name comes from outside and is only shown: one line, not long.</summary>
    private static string Name(Turn turn, IncomingDocument document)
    {
        var name = new string([.. OddCharacters.Clean(document.FileName ?? string.Empty).Where(c => !char.IsControl(c))]);
        return name.Length == 0 ? turn.Pick("文件", "file") : name.Length <= LongestName ? name : string.Concat(name.AsSpan(0, OddCharacters.Cut(name, LongestName)), "…");
    }

    private static Button[] PasteButtons(Turn turn, long id) =>
    [
        new(turn.Pick("完成", "Done"), new Callback(PastedVerb, id, "done").ToString()),
        new(turn.Pick("取消", "Cancel"), new Callback(PastedVerb, id, "stop").ToString()),
    ];
}
