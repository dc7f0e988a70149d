using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ParkBot.Delivery;
using ParkBot.Storage;
using ParkBot.TelegramBot;
using ParkBot.Tests.Answering;
using Xunit;

namespace ParkBot.Tests.TelegramBot;

/// <summary>
/// Whole chats with the running bot, written down as people see them and compared with what is stored. Each step ends when all
/// that it led to has been handled and sent, so a transcript is the same however fast the machine is.
/// </summary>
internal sealed partial class Transcript : IAsyncDisposable
{
    /// <summary>Whether this machine has a font with Chinese characters.</summary>
    internal static bool HasFont { get; } = new ChartFont(configured: null).IsAvailable;

    private readonly StringBuilder text = new();
    private readonly Dictionary<long, string> names = [];
    private readonly Dictionary<int, string> topics = [];
    private readonly Database database;
    private int seen;

    private Transcript(BotHarness bot, StepClock clock)
    {
        Bot = bot;
        Clock = clock;
        database = new Database(Options.Create(new DatabaseOptions { Path = bot.Database }), new DatabaseOpener(TimeProvider.System));
    }

    internal BotHarness Bot { get; }

    internal StepClock Clock { get; }

    internal TelegramEmulator Telegram => Bot.Telegram;

    /// <summary>A running bot with the samples loaded, a clock that stands, and no limit that a long talk would meet.</summary>
    internal static async Task<Transcript> StartAsync(bool samples = true, params (string Key, string? Value)[] changes)
    {
        var clock = new StepClock();
        return new Transcript(await BotHarness.StartByAsync(clock, samples, [("Telegram:PerMinute", "10000"), ("Telegram:PerMinuteInChat", "10000"), .. changes]), clock);
    }

    /// <summary>Somebody who takes part, by the name that stands in the transcript.</summary>
    internal EmulatedUser Person(long id, string name, string language = "zh-hans")
    {
        names[id] = name;
        return Telegram.User(id, language, name);
    }

    internal EmulatedChat Group(long id, string title, params EmulatedUser[] members)
    {
        names[id] = title;
        return Telegram.Supergroup(id, title, forum: false, members);
    }

    internal EmulatedChat Forum(long id, string title, params EmulatedUser[] members)
    {
        names[id] = title;
        return Telegram.Supergroup(id, title, forum: true, members);
    }

    internal EmulatedChat Channel(long id, string title, string userName)
    {
        names[id] = title;
        return Telegram.Channel(id, title, userName);
    }

    internal int Topic(EmulatedChat forum, string name)
    {
        var topic = Telegram.Topic(forum);
        topics[topic] = name;
        return topic;
    }

    /// <summary>A line that says what the next steps are about.</summary>
    internal void Note(string note) => text.Append(text.Length == 0 ? "" : "\n").Append("—— ").Append(note).Append('\n');

    /// <summary>Words that differ from run to run, with what stands for them.</summary>
    internal async Task SayAsync(EmulatedUser user, string words, string shown)
    {
        Line($"{names[user.Id]}> {shown}");
        Telegram.Say(user, words);
        await AnsweredAsync(user.Id);
    }

    internal async Task<EmulatedMessage> SayAsync(EmulatedUser user, string words, EmulatedChat? chat = null, int? topic = null, int? replyTo = null, EmulatedChat? senderChat = null)
    {
        var who = senderChat is null ? names[user.Id] : $"{names[user.Id]}（以“{senderChat.Title}”的身份）";
        var place = chat is null ? "" : $"［{names[chat.Id]}{(topic is { } thread ? $"·{topics[thread]}" : "")}］";
        var reply = replyTo is { } answered ? $"（回复“{First(chat ?? user.Chat, answered)}”）" : "";
        Line($"{place}{who}{reply}> {Shown(words)}");
        var message = Telegram.Say(user, words, chat, topic, replyTo, senderChat);
        await AnsweredAsync((chat ?? user.Chat).Id);
        return message;
    }

    /// <summary>A step that makes the stage and is not written down.</summary>
    internal async Task<EmulatedMessage> SetUpAsync(EmulatedUser user, string words, EmulatedChat? chat = null)
    {
        var message = Telegram.Say(user, words, chat);
        await SettledAsync();
        seen = Telegram.Ledger.Sent.Count;
        return message;
    }

    internal async Task EditAsync(EmulatedMessage message, string words)
    {
        Line($"{names[message.From!.Id]}（改“{Short(message.Text.Text)}”）> {Shown(words)}");
        Telegram.Edit(message, words);
        await AnsweredAsync(message.Chat.Id);
    }

    internal async Task<EmulatedMessage> SendFileAsync(EmulatedUser user, string name, byte[] bytes, string? caption = null, int? replyTo = null, EmulatedChat? chat = null, long? size = null)
    {
        Line($"{(chat is null ? "" : $"［{names[chat.Id]}］")}{names[user.Id]}> （文件 {name}）{caption}");
        var message = Telegram.SendFile(user, name, bytes, caption, replyTo, chat, size: size);
        await AnsweredAsync((chat ?? user.Chat).Id);
        return message;
    }

    /// <summary>A message of a kind that has no words: a voice, a sticker, a photo.</summary>
    internal async Task SendOtherAsync(EmulatedUser user, string shown, string content)
    {
        Line($"{names[user.Id]}> （{shown}）");
        var number = 900_000 + (Telegram.NextUpdateId % 1000);
        Telegram.Raw($$$"""
            {"update_id":$id,"message":{"message_id":{{{number}}},"from":{"id":{{{user.Id}}},"is_bot":false,"first_name":"A","language_code":"{{{user.LanguageCode}}}"},
            "chat":{"id":{{{user.Id}}},"type":"private","first_name":"A"},"date":1772442000,{{{content}}} } }
            """);
        await AnsweredAsync(user.Id);
    }

    /// <summary>Presses the button of that name on the newest message that has it.</summary>
    internal async Task PressAsync(EmulatedUser user, string button, EmulatedChat? chat = null)
    {
        var here = chat ?? user.Chat;
        var message = Telegram.Shown(here).LastOrDefault(sent => sent.AllButtons.Any(one => one.Text == button))
            ?? throw new InvalidOperationException($"No button {button} in {names[here.Id]}.\n{text}");
        await PressAsync(user, message, button);
    }

    internal async Task PressAsync(EmulatedUser user, Sent message, string button)
    {
        Line($"{names[user.Id]} 按 [{button}]");
        await ToldAsync(Telegram.Press(user, message, button), message.Chat);
    }

    /// <summary>A press that starts something in the background: it has ended when each of these chats got a message of the bot, and all have left.</summary>
    internal async Task PressAsync(EmulatedUser user, string button, IReadOnlyList<EmulatedChat> until)
    {
        var message = Telegram.Shown(user.Chat).Last(sent => sent.AllButtons.Any(one => one.Text == button));
        Line($"{names[user.Id]} 按 [{button}]");
        var press = Telegram.Press(user, message, button);
        await SettledAsync();
        var began = TimeProvider.System.GetTimestamp();
        while (until.Any(chat => !Telegram.Ledger.Sent.Skip(seen).Any(sent => sent.Chat == chat.Id)))
        {
            Assert.True(TimeProvider.System.GetElapsedTime(began) < TimeSpan.FromSeconds(60), $"Nothing arrived.\n{text}\n{Bot.Log}");
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }

        await ToldAsync(press, message.Chat);
    }

    /// <summary>A press of a button that nobody sees any more, or that somebody made up.</summary>
    internal async Task PressDataAsync(EmulatedUser user, string shown, string data, int message = 1, EmulatedChat? chat = null)
    {
        Line($"{names[user.Id]} 按 [{shown}]");
        await ToldAsync(Telegram.PressData(user, (chat ?? user.Chat).Id, message, data), (chat ?? user.Chat).Id);
    }

    /// <summary>What else happens, say the bot's joining a group.</summary>
    internal async Task DoAsync(string shown, Action act, long chat)
    {
        Line($"（{shown}）");
        act();
        await AnsweredAsync(chat);
    }

    /// <summary>The newest message of the bot in a chat.</summary>
    internal Sent Last(EmulatedChat chat) => Telegram.Shown(chat)[^1];

    /// <summary>The newest message of the bot in a chat that holds these words.</summary>
    internal Sent Last(EmulatedChat chat, string words) => Telegram.Shown(chat).Last(sent => sent.Text.Contains(words, StringComparison.Ordinal));

    /// <summary>Compares everything so far with the stored transcript; <paramref name="mask"/> is a pattern for what differs from run to run.</summary>
    internal void Matches(string name, string? mask = null)
    {
        var shown = text.ToString().Replace(Bot.Folder, "…", StringComparison.Ordinal);
        Snapshot.Matches(name, mask is null ? shown : Regex.Replace(shown, mask, "…", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(5)), Here);
        Assert.DoesNotContain(Telegram.Ledger.Rejected, call => call.Method.StartsWith("send", StringComparison.Ordinal) || call.Method.StartsWith("edit", StringComparison.Ordinal));
        Assert.Empty(Errors().Matches(Bot.Log).Select(match => match.Value));
    }

    /// <summary>Without a font there are no charts, and no button offers one.</summary>
    private static string Here(string stored) => HasFont
        ? stored
        : Regex.Replace(stored, "^.*ParkBot> （图 [0-9]+×[0-9]+）.*\n", "", RegexOptions.Multiline | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(5))
            .Replace(" [图表]", "", StringComparison.Ordinal).Replace(" [Chart]", "", StringComparison.Ordinal);

    public async ValueTask DisposeAsync()
    {
        await Bot.DisposeAsync();
        database.Dispose();
    }

    private async Task ToldAsync(PendingCallback press, long chat)
    {
        await SettledAsync();
        Assert.True(press.Answered, "A press was not answered: its button would spin.");
        if (press.Text is { } toast)
        {
            Line($"    （提示：{toast}）");
        }

        if (!Written(chat) && press.Text is null)
        {
            Line("    （没有反应）");
        }
    }

    private async Task AnsweredAsync(long chat)
    {
        await SettledAsync();
        if (!Written(chat))
        {
            Line("    （没有回答）");
        }
    }

    /// <summary>Until every update is handled and every message has left.</summary>
    private async Task SettledAsync()
    {
        var last = Telegram.NextUpdateId - 1;
        var began = TimeProvider.System.GetTimestamp();
        while (!await IsSettledAsync(last))
        {
            Assert.True(TimeProvider.System.GetElapsedTime(began) < TimeSpan.FromSeconds(60), $"The bot did not finish.\n{text}\n{Bot.Log}");
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }
    }

    private async Task<bool> IsSettledAsync(long last)
    {
        await using var context = await database.ContextAsync(TestContext.Current.CancellationToken);
        return (last < Telegram.Options.FirstUpdateId || await context.Set<InboxRow>().AnyAsync(row => row.UpdateId == last, TestContext.Current.CancellationToken))
            && !await context.Set<InboxRow>().AnyAsync(row => row.State == InboxState.Waiting, TestContext.Current.CancellationToken)
            && !await context.Set<OutboxRow>().AnyAsync(row => row.State == OutboxState.Waiting || row.State == OutboxState.Sending, TestContext.Current.CancellationToken);
    }

    /// <summary>Writes what is new, this chat first. False where nothing is.</summary>
    private bool Written(long chat)
    {
        var all = Telegram.Ledger.Sent;
        var news = all.Skip(seen).ToList();
        foreach (var sent in news.OrderBy(sent => sent.Chat != chat).ThenBy(sent => sent.Chat).ThenBy(sent => sent.Number))
        {
            Write(sent, sent.Chat == chat ? "" : $"［{names[sent.Chat]}］", all);
        }

        seen = all.Count;
        return news.Count > 0;
    }

    private void Write(Sent sent, string place, IReadOnlyList<Sent> all)
    {
        var topic = sent.Thread is { } thread ? $"［{topics.GetValueOrDefault(thread, "?")}］" : "";
        var how = sent.IsNew ? "" : Changed(sent, all);
        var form = sent.Blocks is null ? "" : "（原生表格）";
        Line($"{place}{topic}ParkBot{how}> {form}{TranscriptFiles.Shown(sent)}{TranscriptText.Of(sent)}");
        foreach (var row in sent.Buttons)
        {
            Line("    " + string.Join(' ', row.Select(button => $"[{button.Text}]")));
        }

        foreach (var line in TranscriptFiles.Lines(sent))
        {
            Line("    " + line);
        }
    }

    /// <summary>Which message is edited, where it is not the newest one.</summary>
    private static string Changed(Sent sent, IReadOnlyList<Sent> all)
    {
        var before = all.Last(other => other.Number < sent.Number && other.Chat == sent.Chat && other.MessageId == sent.MessageId);
        var newest = all.Last(other => other.Number < sent.Number && other.Chat == sent.Chat);
        return newest.MessageId == sent.MessageId ? "（改）" : $"（改前面的“{Short(before.Text)}”）";
    }

    private string First(EmulatedChat chat, int message) =>
        Telegram.Shown(chat).FirstOrDefault(sent => sent.MessageId == message) is { } sent ? Short(sent.Text.Length > 0 ? sent.Text : sent.FileName ?? "") : Short(chat.Messages.GetValueOrDefault(message)?.File?.Name ?? chat.Messages.GetValueOrDefault(message)?.Text.Text ?? "?");

    private static string Short(string words)
    {
        var line = words.Split('\n')[0];
        return line.Length <= 16 ? line : line[..16] + "…";
    }

    private static string Shown(string words) => words.Length <= 120 ? TranscriptText.Indented(words) : $"{words[..20].ReplaceLineEndings(" ")}…（{words.Length.ToString(CultureInfo.InvariantCulture)}字）";

    private void Line(string line) => text.Append(line).Append('\n');

    /// <summary>A line of the log that says that something went wrong.</summary>
    [GeneratedRegex("^\\S+ \\S+ (Error|Critical) .*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Errors();
}
