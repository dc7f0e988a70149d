using Microsoft.Extensions.Configuration;
using ParkBot.Cli;
using Xunit;

namespace ParkBot.Tests.TelegramBot;

public sealed class RedactionTests
{
    private const string Token = "4242:AAEmulatedTokenOfTheTestsOnly-0123456789";

    [Theory]
    [InlineData("plain words stay, 316.05亿元 and 12:30 too", "plain words stay, 316.05亿元 and 12:30 too")]
    [InlineData("POST http://h/bot4242:AAEmulatedTokenOfTheTestsOnly-0123456789/getMe", "POST http://h/bot***/getMe")]
    [InlineData("AAEmulatedTokenOfTheTestsOnly-0123456789", "***")]
    [InlineData("4242%3AAAEmulatedTokenOfTheTestsOnly-0123456789 4242%3aaaemulatedtokenofthetestsonly-0123456789", "*** ***")]
    [InlineData("4242%253AAAEmulatedTokenOfTheTestsOnly-0123456789", "4242%253A***")]
    [InlineData("/file/bot4242:AAEmulatedTokenOfTheTestsOnly-0123456789/documents/a.txt", "/file/bot***/documents/a.txt")]
    [InlineData("another bot's 987654321:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw1 in a file", "another bot's *** in a file")]
    [InlineData("socks5://me:s%3Aecret-w%40rd@10.0.0.1:1080", "socks5://***@10.0.0.1:1080")]
    [InlineData("me:s:ecret-w@rd", "***")]
    [InlineData("s:ecret-w@rd and s%3Aecret-w%40rd", "*** and ***")]
    [InlineData("Proxy-Authorization: Basic bWU6czplY3JldC13QHJk", "Proxy-Authorization: Basic ***")]
    [InlineData("sk-model-key-1", "***")]
    [InlineData("SK-MODEL-KEY-1", "***")]
    [InlineData("the webhook's hush-hush-9 is one", "the webhook's *** is one")]
    public void Secrets_are_blanked_and_nothing_else_is(string written, string shown)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
        [
            new("Telegram:Token", Token), new("Telegram:Proxy", "socks5://me:s%3Aecret-w%40rd@10.0.0.1:1080"), new("Llm:ApiKey", "sk-model-key-1"),
            new("Web:WebhookSecret", "hush-hush-9"), new("Other:Password", "short"), new("Database:Path", "/var/lib/parkbot.db"),
        ]).Build();
        Assert.Equal(shown, new Redaction(configuration).Clean(written));
    }
}
