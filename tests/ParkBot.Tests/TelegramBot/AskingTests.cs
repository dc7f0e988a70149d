using Xunit;

namespace ParkBot.Tests.TelegramBot;

public sealed class AskingTests
{
    [Fact]
    public async Task A_question_is_answered_with_its_figure_and_its_buttons()
    {
        await using var bot = await BotHarness.StartAsync();
        var user = bot.Telegram.User(7);

        var asked = bot.Telegram.Say(user, "江苏总投资多少");
        var answer = await bot.Telegram.AnswerToAsync(asked);

        Assert.Contains("316.05亿元", answer.Text, StringComparison.Ordinal);
        TestContext.Current.TestOutputHelper!.WriteLine(answer.Text);
        TestContext.Current.TestOutputHelper!.WriteLine(answer.Html ?? "");
        foreach (var row in answer.Buttons) TestContext.Current.TestOutputHelper!.WriteLine(string.Join(" | ", row));
        TestContext.Current.TestOutputHelper!.WriteLine(bot.Log);
    }
}
