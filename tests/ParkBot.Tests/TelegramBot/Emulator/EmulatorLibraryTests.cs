using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;
using Telegram.Bot.Types.ReplyMarkups;
using Xunit;

namespace ParkBot.Tests.TelegramBot;

/// <summary>The library that the bot speaks through reads the emulator's answers.</summary>
public sealed class EmulatorLibraryTests
{
    [Fact]
    public async Task A_conversation()
    {
        await using var server = await TelegramEmulator.StartAsync();
        var bot = Client(server);
        var stop = TestContext.Current.CancellationToken;
        var user = server.User(7, userName: "li_lei");
        Assert.Equal(("parkbot_test_bot", 4242L), ((await bot.GetMe(stop)).Username!, bot.BotId));
        var asked = server.Say(user, "/ask 多少");
        var update = Assert.Single(await bot.GetUpdates(cancellationToken: stop));
        Assert.Equal((UpdateType.Message, "zh-hans", MessageEntityType.BotCommand), (update.Type, update.Message!.From!.LanguageCode, update.Message.Entities![0].Type));

        var sent = await bot.SendMessage(7, "<b>三</b>个", ParseMode.Html, replyParameters: asked.Id, replyMarkup: InlineKeyboardButton.WithCallbackData("明细", "items:1"), cancellationToken: stop);
        Assert.Equal(("三个", MessageEntityType.Bold, asked.Id), (sent.Text, sent.Entities![0].Type, sent.ReplyToMessage!.Id));
        Assert.Equal(("三个", "<b>三</b>个"), (server.Ledger.Sent[0].Text, server.Ledger.Sent[0].Html));

        var pressed = server.Press(user, server.Ledger.Sent[0], "明细");
        var callback = Assert.Single(await bot.GetUpdates(update.Id + 1, cancellationToken: stop)).CallbackQuery!;
        Assert.Equal(("items:1", sent.Id, pressed.Id), (callback.Data, callback.Message!.Id, callback.Id));
        await bot.AnswerCallbackQuery(callback.Id, "好", cancellationToken: stop);
        Assert.Equal("好", pressed.Text);
        var refused = await Assert.ThrowsAsync<ApiRequestException>(() => bot.AnswerCallbackQuery("1", cancellationToken: stop));
        Assert.Equal("Bad Request: query is too old and response timeout expired or query ID is invalid", refused.Message);
    }

    [Fact]
    public async Task Files_both_ways()
    {
        await using var server = await TelegramEmulator.StartAsync();
        var bot = Client(server);
        var stop = TestContext.Current.CancellationToken;
        var user = server.User(7);
        server.SendFile(user, "周报.txt", "正文"u8.ToArray(), "/load");
        server.SendFile(user, "大.pdf", [1], size: 21 << 20);
        var updates = await bot.GetUpdates(cancellationToken: stop);
        var document = updates[0].Message!.Document!;
        Assert.Equal(("周报.txt", "text/plain", 6L, "/load"), (document.FileName, document.MimeType, document.FileSize, updates[0].Message!.Caption));
        using var downloaded = new MemoryStream();
        await bot.GetInfoAndDownloadFile(document.FileId, downloaded, stop);
        Assert.Equal("正文"u8.ToArray(), downloaded.ToArray());
        var refused = await Assert.ThrowsAsync<ApiRequestException>(() => bot.GetFile(updates[1].Message!.Document!.FileId, stop));
        Assert.Equal("Bad Request: file is too big", refused.Message);

        using var csv = new MemoryStream("a,b"u8.ToArray());
        var sent = await bot.SendDocument(7, InputFile.FromStream(csv, "导出.csv"), "表", cancellationToken: stop);
        Assert.Equal(("导出.csv", "表"), (sent.Document!.FileName, sent.Caption));
        Assert.Equal("a,b"u8.ToArray(), server.Ledger.Sent[0].File);
    }

    [Fact]
    public async Task Rich_messages()
    {
        await using var server = await TelegramEmulator.StartAsync();
        var bot = Client(server);
        var stop = TestContext.Current.CancellationToken;
        var user = server.User(7);
        var sent = await bot.SendRichMessage(7, new InputRichMessage { Blocks = Blocks() }, cancellationToken: stop);
        Assert.NotNull(sent.RichMessage);
        Assert.Equal("共 3 个\n省份 | 数量\n怎么算的\n按标题", server.Ledger.Sent[0].Text);
        await bot.SendRichMessageDraft(7, 1, new InputRichMessage { Blocks = Blocks() }, cancellationToken: stop);
        user.Chat.AllowsRich = false;
        Assert.Equal(400, (await Assert.ThrowsAsync<ApiRequestException>(() => bot.SendRichMessage(7, new InputRichMessage { Blocks = Blocks() }, cancellationToken: stop))).ErrorCode);
        await using var old = await TelegramEmulator.StartAsync(new EmulatorOptions { KnowsRichMessages = false });
        old.User(7);
        Assert.Equal(404, (await Assert.ThrowsAsync<ApiRequestException>(() => Client(old).SendRichMessage(7, new InputRichMessage { Blocks = Blocks() }, cancellationToken: stop))).ErrorCode);
    }

    [Fact]
    public async Task What_Telegram_tells_about_chats()
    {
        await using var server = await TelegramEmulator.StartAsync();
        var bot = Client(server);
        var stop = TestContext.Current.CancellationToken;
        var user = server.User(7);
        var forum = server.Supergroup(-1009, "论坛", forum: true, user);
        var topic = server.Topic(forum);
        forum.Members[7] = "administrator";
        Assert.Equal(ChatMemberStatus.Administrator, (await bot.GetChatMember(-1009, 7, stop)).Status);
        Assert.Equal(("论坛", true), ((await bot.GetChat(-1009, stop)).Title, (await bot.GetChat(-1009, stop)).IsForum));
        server.Join(forum, user);
        server.Say(user, "/ask 一", forum, topic);
        server.Say(user, "/ask 二", forum, senderChat: forum);
        server.Block(user);
        var updates = await bot.GetUpdates(cancellationToken: stop);
        Assert.Equal([UpdateType.MyChatMember, UpdateType.Message, UpdateType.Message, UpdateType.MyChatMember], updates.Select(update => update.Type));
        Assert.Equal((topic, true), (updates[1].Message!.MessageThreadId, updates[1].Message!.IsTopicMessage));
        Assert.Equal((-1009L, "GroupAnonymousBot"), (updates[2].Message!.SenderChat!.Id, updates[2].Message!.From!.Username));
        Assert.Equal(ChatMemberStatus.Kicked, updates[3].MyChatMember!.NewChatMember.Status);
    }

    private static TelegramBotClient Client(TelegramEmulator server) => new(new TelegramBotClientOptions(server.Token, server.BaseUrl));

    /// <summary>The library cannot write a cell whose two alignments are not set.</summary>
    private static RichBlockTableCell Cell(string text) => new() { Text = text, Align = RichBlockTableCellAlign.Left, Valign = RichBlockTableCellValign.Top };

    private static InputRichBlock[] Blocks() =>
    [
        new InputRichBlockParagraph { Text = new RichTextBold { Text = "共 3 个" } },
        new InputRichBlockTable { Cells = [[Cell("省份"), Cell("数量")]] },
        new InputRichBlockDetails { Summary = "怎么算的", Blocks = [new InputRichBlockParagraph { Text = "按标题" }] },
    ];
}
