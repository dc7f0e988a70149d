using Xunit;

namespace ParkBot.Tests.TelegramBot;

/// <summary>Admins who preview, send, hold and look after digests, and write to all; subscribers who get them and end them.</summary>
public sealed class DigestTranscripts
{
    [Theory]
    [InlineData("zh-hans")]
    [InlineData("en")]
    public async Task A_digest_goes_out(string language)
    {
        await using var chat = await Transcript.StartAsync(changes: ("Digests:Cron", "0 0 9 ? * MON"));
        var admin = chat.Person(BotHarness.Admin, "管理员", language);
        var user = chat.Person(7, "用户", language);
        var quiet = chat.Person(8, "别人", language);
        string Of(string chinese, string english) => language == "en" ? english : chinese;

        chat.Note("还没有人订阅");
        await chat.SayAsync(admin, "/digest");
        await chat.SayAsync(admin, "/broadcast 下周一停发一期。");
        await chat.SayAsync(admin, "/broadcast");
        await chat.PressAsync(admin, Of("预览", "Preview"));

        chat.Note("两个人订阅，一个暂停");
        await chat.SetUpAsync(user, "/subscribe 江苏 周一 9:00");
        await chat.SetUpAsync(quiet, "/subscribe 浙江");
        await chat.PressAsync(user, Of("预览", "Preview"));
        await chat.SetUpAsync(quiet, "/subscriptions");
        await chat.PressAsync(quiet, Of("暂停", "Pause"));

        chat.Note("暂停、恢复发送");
        await chat.SayAsync(admin, "/digest");
        await chat.PressAsync(admin, Of("暂停发送", "Hold"));
        await chat.PressAsync(admin, Of("恢复发送", "Resume"));

        chat.Note("马上发出：先问，取消；再问，发出，只有一次");
        await chat.PressAsync(admin, Of("马上发出", "Send now"));
        await chat.PressAsync(admin, Of("取消", "Cancel"));
        await chat.PressAsync(admin, Of("马上发出", "Send now"));
        var send = chat.Last(admin.Chat).AllButtons.First();
        await chat.PressAsync(admin, Of("发出", "Send"), until: [user.Chat]);
        await chat.PressDataAsync(admin, send.Text, send.Data!);
        await chat.SayAsync(admin, "/digest");
        await chat.PressAsync(admin, Of("名单：第110期", "List: No. 110"));
        await chat.PressAsync(admin, "CSV");
        await chat.PressDataAsync(admin, Of("名单", "List"), "dg:999:who");

        chat.Note("订阅的人退订、撤销");
        var digest = chat.Telegram.Shown(user.Chat).Last(sent => sent.AllButtons.Any(button => button.Text == "退订 Unsubscribe"));
        await chat.PressAsync(user, digest, "退订 Unsubscribe");
        await chat.PressAsync(user, digest, "退订 Unsubscribe");
        await chat.PressAsync(user, Of("撤销退订", "Undo"));

        chat.Note("群发：先看，取消；再发，只有一次");
        await chat.SayAsync(admin, "/broadcast 下周一停发一期。<b>");
        await chat.PressAsync(admin, Of("取消", "Cancel"));
        await chat.SayAsync(admin, "/broadcast 下周一停发一期。<b>");
        var all = chat.Last(admin.Chat).AllButtons.First();
        await chat.PressAsync(admin, Of("发出", "Send"), until: [user.Chat]);
        await chat.PressDataAsync(admin, all.Text, all.Data!);
        await chat.SayAsync(admin, "/broadcast 过期的");
        chat.Clock.Advance(TimeSpan.FromMinutes(11));
        await chat.PressAsync(admin, Of("发出", "Send"));

        chat.Note("不确定是否送到的");
        chat.Telegram.Faults.Add("send*", new Fault.DropResponse(), chat: user.Id);
        await chat.SayAsync(admin, "/broadcast 再说一次。");
        await chat.PressAsync(admin, Of("发出", "Send"), until: [user.Chat]);
        await chat.SayAsync(admin, "/digest");
        await chat.PressAsync(admin, Of("当作已送达", "As delivered"));
        await chat.PressAsync(admin, Of("取消", "Cancel"));
        await chat.PressAsync(admin, Of("重发不确定的（1）", "Resend uncertain (1)"));
        await chat.PressAsync(admin, Of("重发", "Send again"), until: [user.Chat]);
        await chat.PressAsync(admin, Of("刷新", "Refresh"));
        await chat.PressDataAsync(admin, Of("重发不确定的（1）", "Resend uncertain (1)"), "dg:3:again");

        chat.Note("不是管理员");
        foreach (var command in new[] { "/digest", "/broadcast 我也发" })
        {
            await chat.SayAsync(user, command);
        }

        await chat.PressDataAsync(user, send.Text, send.Data!);
        await chat.SayAsync(admin, "/audit");

        chat.Matches($"chat-digest-{language[..2]}.txt");
    }
}
