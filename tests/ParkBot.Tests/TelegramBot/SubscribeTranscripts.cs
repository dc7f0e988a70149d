using ParkBot.TelegramBot;
using Xunit;

namespace ParkBot.Tests.TelegramBot;

/// <summary>Subscribing, changing and ending it, in private chats, groups, topics and channels.</summary>
public sealed class SubscribeTranscripts
{
    private static readonly (string, string?)[] Mondays = [("Digests:Cron", "0 0 9 ? * MON")];

    [Theory]
    [InlineData("zh-hans")]
    [InlineData("en")]
    public async Task In_a_private_chat(string language)
    {
        await using var chat = await Transcript.StartAsync(changes: Mondays);
        var user = chat.Person(7, "用户", language);
        string Of(string chinese, string english) => language == "en" ? english : chinese;

        chat.Note("什么都没有");
        await chat.SayAsync(user, "/subscriptions");
        await chat.SayAsync(user, "/subscribe");
        await chat.PressAsync(user, Of("按行业", "By industry"));
        await chat.PressAsync(user, Of("‹ 返回", "‹ Back"));
        await chat.PressAsync(user, Of("按地区", "By region"));
        await chat.PressAsync(user, "江苏");

        chat.Note("写出来");
        await chat.SayAsync(user, "/subscribe 江苏 新能源 不含光伏 周一 9:00");
        await chat.PressAsync(user, Of("改时间", "Time"));
        await chat.PressAsync(user, Of("周三", "Wed"));
        await chat.PressAsync(user, "18:00");
        await chat.SayAsync(user, "/subscribe 江苏 新能源 不含光伏 周五 20:30 东京时间 没有就不发");
        await chat.PressAsync(user, Of("改时间", "Time"));
        await chat.PressAsync(user, Of("每期出刊后", "With the issue"));
        await chat.PressAsync(user, Of("没有时也发一行", "Say when nothing"));
        await chat.PressAsync(user, Of("暂停", "Pause"));
        await chat.PressAsync(user, Of("恢复", "Resume"));
        await chat.SayAsync(user, "/subscribe 整期 周一 8:00");

        chat.Note("订阅一个问题");
        await chat.SetUpAsync(user, "各省投资额");
        await chat.PressAsync(user, Of("订阅这个问题", "Subscribe"));
        await chat.SetUpAsync(user, "浙江有几条新闻");
        await chat.SetUpAsync(user, "投资多少");
        await chat.PressAsync(user, Of("订阅这个问题", "Subscribe"));
        await chat.SetUpAsync(user, "江苏2月25日的总投资");
        await chat.PressAsync(user, Of("订阅这个问题", "Subscribe"));

        chat.Note("没有听懂的");
        foreach (var words in new[] { "2月25日 江苏", "朝阳区", "江苏 9:00", "江苏 每天 9:00", "江苏 周一 25:00", "江苏 10亿", "x 江苏" })
        {
            await chat.SayAsync(user, "/subscribe " + words);
        }

        chat.Note("看、退、撤销");
        await chat.SayAsync(user, "/subscriptions");
        await chat.PressAsync(user, Of("2. 江苏省 · 新能源 · 不含光伏", "2. 江苏省 · 新能源 · 不含光伏"));
        var card = chat.Last(user.Chat);
        await chat.PressAsync(user, card, Of("退订", "Unsubscribe"));
        await chat.PressAsync(user, Of("撤销退订", "Undo"));
        await chat.PressDataAsync(user, Of("旧的按钮", "an old button"), "sub:0:p.0123456789abcdef");
        await chat.PressDataAsync(user, Of("假的按钮", "a made-up button"), "sub:0:t9-99." + Key(card));
        await chat.PressDataAsync(user, Of("别人频道的按钮", "a button of another's channel"), "sub:-1009:p." + Key(card));

        chat.Note("带走");
        await chat.SayAsync(user, "/export");
        await chat.PressAsync(user, Of("我的数据 .csv", "My data .csv"));

        chat.Matches($"chat-subscribe-{language[..2]}.txt");
    }

    [Theory]
    [InlineData("zh")]
    [InlineData("en")]
    public async Task In_groups_and_topics(string language)
    {
        await using var chat = await Transcript.StartAsync(changes: Mondays);
        var user = chat.Person(7, "用户");
        var owner = chat.Person(9, "群主");
        var group = chat.Group(-1001, "招商群", user);
        group.Members[owner.Id] = "creator";
        string Of(string chinese, string english) => language == "en" ? english : chinese;
        await chat.SetUpAsync(owner, "/settings", group);
        await chat.PressAsync(owner, language == "en" ? "English" : "中文", group);

        chat.Note("群里只有管理员能订阅");
        await chat.SayAsync(user, "/subscribe 江苏 周一 9:00", group);
        await chat.SayAsync(owner, "/subscribe 江苏 周一 9:00", group, senderChat: group);
        await chat.SayAsync(owner, "/subscribe 江苏 周一 9:00", group);
        await chat.PressAsync(user, Of("退订", "Unsubscribe"), group);
        await chat.PressAsync(user, Of("预览", "Preview"), group);
        await chat.SayAsync(user, "/subscriptions", group);
        await chat.PressAsync(owner, Of("暂停", "Pause"), group);

        chat.Note("群里订阅一个问题");
        await chat.SetUpAsync(user, "/ask 各省投资额", group);
        await chat.PressAsync(user, Of("订阅这个问题", "Subscribe"), group);
        await chat.PressAsync(owner, Of("订阅这个问题", "Subscribe"), group);

        chat.Note("别的频道不在群里订");
        await chat.SayAsync(owner, "/subscribe @somewhere 江苏", group);

        chat.Note("话题");
        var forum = chat.Forum(-1002, "论坛", user);
        forum.Members[owner.Id] = "administrator";
        var (news, talk) = (chat.Topic(forum, "新闻"), chat.Topic(forum, "闲聊"));
        await chat.SayAsync(owner, "/subscribe 新能源 周一 9:00", forum, news);
        await chat.SayAsync(owner, "/subscribe 新能源 周五 9:00", forum, talk);
        await chat.SayAsync(user, "/subscriptions", forum, talk);

        chat.Matches($"chat-subscribe-group-{language}.txt");
    }

    [Theory]
    [InlineData("zh-hans")]
    [InlineData("en")]
    public async Task For_a_channel(string language)
    {
        await using var chat = await Transcript.StartAsync(changes: Mondays);
        var owner = chat.Person(9, "频道主", language);
        var user = chat.Person(7, "用户", language);
        var admin = chat.Person(BotHarness.Admin, "管理员", language);
        var channel = chat.Channel(-1001234567890, "园区频道", "park_channel");
        channel.Members[owner.Id] = "creator";
        channel.Members[user.Id] = "member";
        string Of(string chinese, string english) => language == "en" ? english : chinese;

        chat.Note("机器人还不能发");
        await chat.SayAsync(owner, "/subscribe @park_channel 江苏 周一 9:00");
        channel.Members[chat.Telegram.Options.BotId] = "administrator";

        chat.Note("不是管理员，或没有这个频道");
        await chat.SayAsync(user, "/subscribe @park_channel 江苏 周一 9:00");
        await chat.SayAsync(user, "/subscriptions @park_channel");
        await chat.SayAsync(owner, "/subscribe @nowhere_at_all 江苏");

        chat.Note("频道主");
        await chat.SayAsync(owner, "/subscribe @park_channel 江苏 周一 9:00");
        await chat.SayAsync(owner, "/subscribe https://t.me/park_channel 新能源");
        await chat.SayAsync(owner, "/subscribe -1001234567890");
        await chat.PressAsync(owner, Of("整期周报", "The whole issue"));
        await chat.SayAsync(owner, "/subscriptions @park_channel");
        await chat.PressAsync(owner, "1. 江苏省");
        var card = chat.Last(owner.Chat);
        await chat.PressAsync(owner, card, Of("暂停", "Pause"));
        await chat.SayAsync(owner, "/subscriptions");

        chat.Note("频道里的推送：只有频道管理员能退订，不在频道里说话");
        await chat.SetUpAsync(admin, "/digest");
        await chat.PressAsync(admin, Of("马上发出", "Send now"));
        await chat.PressAsync(admin, Of("发出", "Send"), until: [channel]);
        await chat.PressAsync(user, "退订 Unsubscribe", channel);
        await chat.PressAsync(owner, "退订 Unsubscribe", channel);
        await chat.PressAsync(owner, "退订 Unsubscribe", channel);

        chat.Note("不再是管理员，旧按钮没用；别人按同样的按钮也没用");
        channel.Members[owner.Id] = "member";
        await chat.PressAsync(owner, card, Of("退订", "Unsubscribe"));
        await chat.PressDataAsync(user, Of("退订", "Unsubscribe"), card.AllButtons.Last().Data!);

        chat.Matches($"chat-subscribe-channel-{language[..2]}.txt");
    }

    [Theory]
    [InlineData("zh-hans")]
    [InlineData("en")]
    public async Task As_many_as_may_be(string language)
    {
        await using var chat = await Transcript.StartAsync(changes: [.. Mondays, ("Digests:MostInChat", "2")]);
        var user = chat.Person(7, "用户", language);
        await chat.SetUpAsync(user, "/subscribe 江苏");
        await chat.SetUpAsync(user, "/subscribe 浙江");
        await chat.SayAsync(user, "/subscribe 山东");
        await chat.SayAsync(user, "/subscribe 浙江 周二");
        chat.Matches($"chat-subscribe-full-{language[..2]}.txt");
    }

    private static string Key(Sent card) => card.AllButtons.First().Data!.Split('.')[1];
}
