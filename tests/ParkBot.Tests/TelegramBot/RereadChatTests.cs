using Xunit;

namespace ParkBot.Tests.TelegramBot;

/// <summary>/reread in chat: seen first, written at a press, by an admin alone.</summary>
public sealed class RereadChatTests
{
    [Fact]
    public async Task What_differs_is_shown_and_written_at_a_press()
    {
        await using var chat = await OldAsync();
        var admin = chat.Person(BotHarness.Admin, "管理员");

        await chat.SayAsync(admin, "/reread 109");
        var preview = chat.Last(admin.Chat);
        Assert.Contains("旧来源 → 滁州市政府网站", preview.Text, StringComparison.Ordinal);
        Assert.Equal("旧来源", await SourceAsync(chat));

        await chat.PressAsync(admin, preview, "写入");
        Assert.Equal("滁州市政府网站", await SourceAsync(chat));
        Assert.Equal(1, await DatabaseDump.CountAsync(chat.Bot.Database, "SELECT count(*) FROM audit WHERE action = 'reread'"));
        await chat.SayAsync(admin, "/reread 109");
        Assert.Contains("读出来一样", chat.Last(admin.Chat).Text, StringComparison.Ordinal);
        Assert.Empty(chat.Last(admin.Chat).AllButtons);
    }

    [Fact]
    public async Task What_changed_meanwhile_is_shown_anew_and_not_written()
    {
        await using var chat = await OldAsync();
        var admin = chat.Person(BotHarness.Admin, "管理员");
        await chat.SayAsync(admin, "/reread 109");
        Books.Do(chat.Bot.Database, "UPDATE items SET source = '更旧的来源' WHERE number = 2");

        await chat.PressAsync(admin, "写入");

        Assert.Equal("更旧的来源", await SourceAsync(chat));
        Assert.Contains("变了", chat.Last(admin.Chat).Text, StringComparison.Ordinal);
        await chat.PressAsync(admin, "不改");
        Assert.Equal("更旧的来源", await SourceAsync(chat));
    }

    private static async Task<Transcript> OldAsync()
    {
        var chat = await Transcript.StartAsync(samples: false);
        await chat.Bot.VerbAsync("load", await chat.Bot.SampleAsync(109));
        Books.Do(chat.Bot.Database, "UPDATE items SET source = '旧来源' WHERE number = 2; UPDATE issues SET reader_version = 'reader-0'");
        return chat;
    }

    private static async Task<string> SourceAsync(Transcript chat)
    {
        await using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={chat.Bot.Database};Mode=ReadOnly");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new Microsoft.Data.Sqlite.SqliteCommand("SELECT source FROM items WHERE number = 2", connection);
        return (string)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }
}
