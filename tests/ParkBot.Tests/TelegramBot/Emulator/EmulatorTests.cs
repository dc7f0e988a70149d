using System.Text;
using Xunit;

namespace ParkBot.Tests.TelegramBot;

/// <summary>The emulator's answers against Telegram's rules, over bare HTTP.</summary>
public sealed class EmulatorTests
{
    [Fact]
    public async Task Addresses_and_tokens()
    {
        await using var wire = await Wire.StartAsync();
        var server = wire.Server;
        Assert.StartsWith("200 {\"id\":4242,\"is_bot\":true", await wire.GetAsync(server.Address("getMe")), StringComparison.Ordinal);
        Assert.StartsWith("200 {\"id\":4242", await wire.GetAsync($"{server.BaseUrl}/some/where/bot{server.Token}/GETME"), StringComparison.Ordinal);
        Assert.Equal("401 Unauthorized", await wire.GetAsync($"{server.BaseUrl}/bot1:other/getMe"));
        Assert.Equal("404 Not Found", await wire.GetAsync(server.Address("getStarted")));
        Assert.Equal("404 Not Found", await wire.GetAsync(server.BaseUrl + "/"));
    }

    [Fact]
    public async Task Parameters_come_in_every_form()
    {
        await using var wire = await Wire.StartAsync();
        var user = wire.Server.User(7);
        Assert.StartsWith("200", await wire.CallAsync("sendMessage", new { chat_id = 7, text = "一" }), StringComparison.Ordinal);
        Assert.StartsWith("200", await wire.CallAsync("sendMessage", new { chat_id = "7", text = "二" }), StringComparison.Ordinal);
        Assert.StartsWith("200", await wire.FormAsync("sendMessage", ("chat_id", "7"), ("text", "三 +&")), StringComparison.Ordinal);
        Assert.StartsWith("200", await wire.GetAsync(wire.Server.Address("sendMessage?chat_id=7&text=%E5%9B%9B+4")), StringComparison.Ordinal);
        Assert.StartsWith("200", await wire.UploadAsync("sendDocument", "document", "周报.txt", "内容"u8.ToArray(), ("chat_id", "7"), ("caption", "五")), StringComparison.Ordinal);
        Assert.StartsWith("200", await wire.UploadAsync("sendDocument", "part", "六.csv", "a,b"u8.ToArray(), ("chat_id", "7"), ("document", "attach://part")), StringComparison.Ordinal);
        Assert.Equal(["一", "二", "三 +&", "四 4", "五", ""], wire.Server.Ledger.Sent.Select(sent => sent.Text));
        Assert.Equal(["周报.txt", "六.csv"], wire.Server.Ledger.Sent.Where(sent => sent.File is not null).Select(sent => sent.FileName));
        Assert.Equal("内容", Encoding.UTF8.GetString(wire.Server.Ledger.Sent[4].File!));
        Assert.All(wire.Server.Ledger.Sent, sent => Assert.Equal(user.Chat.Id, sent.Chat));
    }

    [Theory]
    [InlineData("""{"chat_id":7}""", "message text is empty")]
    [InlineData("""{"chat_id":7,"text":" \n "}""", "message text is empty")]
    [InlineData("""{"chat_id":7,"text":"<b></b>","parse_mode":"HTML"}""", "message text is empty")]
    [InlineData("""{"chat_id":7,"text":"<b>x","parse_mode":"HTML"}""", "can't parse entities: Can't find end tag corresponding to start tag \"b\"")]
    [InlineData("""{"chat_id":7,"text":"a\ud83d"}""", "strings must be encoded in UTF-8")]
    [InlineData("""{"chat_id":8,"text":"x"}""", "chat not found")]
    [InlineData("""{"text":"x"}""", "chat_id is empty")]
    [InlineData("""{"chat_id":7,"text":"x","reply_parameters":{"message_id":99}}""", "message to be replied not found")]
    [InlineData("""{"chat_id":7,"text":"x","message_thread_id":5}""", "message thread not found")]
    [InlineData("""{"chat_id":7,"text":"x","reply_markup":{"inline_keyboard":[[{"text":"","callback_data":"a"}]]}}""", "inline keyboard button text is empty")]
    [InlineData("""{"chat_id":7,"text":"x","reply_markup":{"inline_keyboard":[[{"text":"a"}]]}}""", "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")]
    [InlineData("""{"chat_id":7,"text":"x","reply_markup":{"inline_keyboard":[[{"text":"a","callback_data":"中文中文中文中文中文中文中文中文中文中文中文一"}]]}}""", "BUTTON_DATA_INVALID")]
    [InlineData("""{"chat_id":7,"text":"x" """, "can't parse parameters JSON object")]
    public async Task Refused(string json, string why)
    {
        await using var wire = await Wire.StartAsync();
        wire.Server.User(7);
        Assert.Equal("400 Bad Request: " + why, await wire.CallAsync("sendMessage", json));
        Assert.Empty(wire.Server.Ledger.Sent);
        Assert.Equal("Bad Request: " + why, Assert.Single(wire.Server.Ledger.Rejected).Reason);
    }

    [Fact]
    public async Task Lengths_are_counted_in_units_after_parsing()
    {
        await using var wire = await Wire.StartAsync();
        wire.Server.User(7);
        var most = "<b>" + string.Concat(Enumerable.Repeat("😀", 2048)) + "</b>  ";
        Assert.StartsWith("200", await wire.CallAsync("sendMessage", new { chat_id = 7, text = most, parse_mode = "HTML" }), StringComparison.Ordinal);
        Assert.Equal("400 Bad Request: message is too long", await wire.SayAsync(7, new string('字', 4097)));
        Assert.Equal("400 Bad Request: message caption is too long",
            await wire.UploadAsync("sendDocument", "document", "a.txt", [1], ("chat_id", "7"), ("caption", new string('字', 1025))));
        Assert.Equal("400 Bad Request: IMAGE_PROCESS_FAILED", await wire.UploadAsync("sendPhoto", "photo", "a.png", [1], ("chat_id", "7")));
        var nine = Enumerable.Range(0, 9).Select(i => new { text = "b", callback_data = "d" });
        Assert.Equal("400 Bad Request: reply markup is too long", await wire.CallAsync("sendMessage", new { chat_id = 7, text = "x", reply_markup = new { inline_keyboard = new[] { nine } } }));
    }

    [Fact]
    public async Task Messages_are_edited_and_deleted()
    {
        await using var wire = await Wire.StartAsync();
        var user = wire.Server.User(7);
        var asked = wire.Server.Say(user, "多少？");
        Assert.Contains("\"reply_to_message\"", await wire.CallAsync("sendMessage", new { chat_id = 7, text = "算着……", reply_parameters = new { message_id = asked.Id } }), StringComparison.Ordinal);
        var answer = Assert.Single(wire.Server.AnswersTo(asked));
        Assert.Contains("\"edit_date\"", await wire.CallAsync("editMessageText", new { chat_id = 7, message_id = answer.MessageId, text = "三个" }), StringComparison.Ordinal);
        Assert.StartsWith("400 Bad Request: message is not modified: ", await wire.CallAsync("editMessageText", new { chat_id = 7, message_id = answer.MessageId, text = "三个 " }), StringComparison.Ordinal);
        Assert.Equal("400 Bad Request: message to edit not found", await wire.CallAsync("editMessageText", new { chat_id = 7, message_id = 999, text = "x" }));
        Assert.Equal("400 Bad Request: message can't be edited", await wire.CallAsync("editMessageText", new { chat_id = 7, message_id = asked.Id, text = "x" }));
        Assert.Equal("三个", Assert.Single(wire.Server.Shown(user.Chat)).Text);
        Assert.Equal("200 true", await wire.CallAsync("deleteMessage", new { chat_id = 7, message_id = answer.MessageId }));
        Assert.Equal("400 Bad Request: message to delete not found", await wire.CallAsync("deleteMessage", new { chat_id = 7, message_id = answer.MessageId }));
        Assert.Empty(wire.Server.Shown(user.Chat));
        Assert.Equal(["sendMessage", "editMessageText", "deleteMessage"], wire.Server.Ledger.Sent.Select(sent => sent.Method));
    }

    [Fact]
    public async Task Whoever_cannot_be_reached_is_refused()
    {
        await using var wire = await Wire.StartAsync();
        var (blocked, gone) = (wire.Server.User(1), wire.Server.User(2));
        wire.Server.Block(blocked);
        wire.Server.Deactivate(gone);
        var group = wire.Server.Group(-5, "园区", blocked);
        var forum = wire.Server.Supergroup(-1009, "论坛", forum: true);
        wire.Server.Migrate(group, -1005);
        var topic = wire.Server.Topic(forum);
        Assert.Equal("403 Forbidden: bot was blocked by the user", await wire.SayAsync(1, "x"));
        Assert.Equal("403 Forbidden: user is deactivated", await wire.SayAsync(2, "x"));
        Assert.Equal("400 Bad Request: group chat was upgraded to a supergroup chat {\"migrate_to_chat_id\":-1005}", await wire.SayAsync(-5, "x"));
        Assert.Contains("\"is_topic_message\":true", await wire.CallAsync("sendMessage", new { chat_id = -1009, message_thread_id = topic, text = "x" }), StringComparison.Ordinal);
        wire.Server.CloseTopic(forum, topic);
        Assert.Equal("400 Bad Request: TOPIC_CLOSED", await wire.CallAsync("sendMessage", new { chat_id = -1009, message_thread_id = topic, text = "x" }));
        wire.Server.DeleteTopic(forum, topic);
        Assert.Equal("400 Bad Request: message thread not found", await wire.CallAsync("sendMessage", new { chat_id = -1009, message_thread_id = topic, text = "x" }));
        wire.Server.Leave(forum, blocked);
        Assert.Equal("403 Forbidden: bot was kicked from the supergroup chat", await wire.SayAsync(-1009, "x"));
    }

    [Fact]
    public async Task Commands_are_kept_by_scope_and_language()
    {
        await using var wire = await Wire.StartAsync();
        var commands = new[] { new { command = "help", description = "帮助" } };
        Assert.Equal("200 true", await wire.CallAsync("setMyCommands", new { commands, scope = new { type = "all_private_chats" }, language_code = "zh" }));
        Assert.Equal("200 []", await wire.CallAsync("getMyCommands", "{}"));
        Assert.Equal("400 Bad Request: BOT_COMMAND_INVALID", await wire.CallAsync("setMyCommands", new { commands = new[] { new { command = "Help", description = "x" } } }));
        Assert.Equal("400 Bad Request: LANG_CODE_INVALID", await wire.CallAsync("setMyCommands", new { commands, language_code = "zh-hans" }));
        Assert.Equal(("help", "帮助"), Assert.Single(wire.Server.Commands["all_private_chats zh"]));
    }
}
