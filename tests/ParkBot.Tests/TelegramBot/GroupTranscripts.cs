using ParkBot.TelegramBot;
using Xunit;

namespace ParkBot.Tests.TelegramBot;

/// <summary>Groups and forums, where many talk and the bot answers only what is meant for it; and who is not served at all.</summary>
public sealed class GroupTranscripts
{
    private const string Bot = "@parkbot_test_bot";

    [Theory]
    [InlineData("zh")]
    [InlineData("en")]
    public async Task Groups(string language)
    {
        await using var chat = await Transcript.StartAsync();
        var user = chat.Person(7, "用户");
        var other = chat.Person(8, "别人");
        var owner = chat.Person(9, "群主");
        var group = chat.Group(-1001, "招商群", user, other);
        group.Members[owner.Id] = "creator";
        string Of(string chinese, string english) => language == "en" ? english : chinese;

        await chat.DoAsync("机器人被拉进群", () => chat.Telegram.Join(group, owner), group.Id);

        chat.Note("设置只有群管理员能改");
        await chat.SayAsync(user, "/settings", group);
        await chat.PressAsync(user, "English", group);
        await chat.PressAsync(owner, language == "en" ? "English" : "中文", group);

        chat.Note("/ask、@、回复");
        await chat.SayAsync(user, "/ask 江苏总投资多少", group);
        var first = chat.Last(group);
        await chat.SayAsync(user, "/ask", group);
        await chat.SayAsync(other, $"{Bot} 浙江总投资多少", group);
        await chat.SayAsync(other, $"上海呢 {Bot}", group);
        await chat.SayAsync(user, "其中最大的是哪个", group, replyTo: first.MessageId);
        await chat.SayAsync(other, "那安徽呢", group, replyTo: first.MessageId);
        await chat.SayAsync(user, Bot, group);
        var asked = await chat.SayAsync(user, $"{Bot} 江西有几条新闻", group);
        await chat.EditAsync(asked, $"{Bot} 湖北有几条新闻");

        chat.Note("不是对机器人说的");
        await chat.SayAsync(user, "江苏总投资多少", group);
        await chat.SayAsync(user, "/weather", group);
        await chat.SayAsync(user, $"/weather{Bot}", group);
        await chat.SayAsync(user, "/latest@another_bot", group);

        chat.Note("命令");
        await chat.SayAsync(user, "/help", group);
        await chat.SayAsync(user, $"/top{Bot}", group);
        await chat.SayAsync(user, "/export", group);
        await chat.SayAsync(user, $"/export{Bot}", group);
        await chat.PressAsync(user, Of("我的数据 .csv", "My data .csv"), group);
        await chat.SayAsync(user, $"/forget{Bot}", group);
        await chat.PressAsync(other, Of("删除", "Delete"), group);
        await chat.PressAsync(user, Of("不删", "Keep"), group);

        chat.Note("管理命令：群管理员不是机器人的管理员，匿名管理员和频道也不是");
        var channel = chat.Telegram.Channel(-1009, "某频道", owner);
        var admin = chat.Person(BotHarness.Admin, "管理员");
        await chat.SayAsync(admin, "/load", group);
        foreach (var command in CommandMenu.All.Where(command => command.ForAdmins).Select(command => $"/{command.Name}{Bot}").Append($"/admin{Bot} 2222222222"))
        {
            await chat.SayAsync(owner, command, group);
            await chat.SayAsync(owner, command, group, senderChat: group);
            await chat.SayAsync(owner, command, group, senderChat: channel);
            await chat.SayAsync(admin, command, group);
        }

        await chat.SayAsync(owner, "/settings", group, senderChat: group);
        await chat.SayAsync(owner, $"{Bot} 江苏总投资多少", group, senderChat: channel);
        await chat.SendFileAsync(admin, "111.txt", [65], caption: $"/load{Bot}", chat: group);

        chat.Matches($"chat-group-{language}.txt");
    }

    [Fact]
    public async Task Topics()
    {
        await using var chat = await Transcript.StartAsync();
        var user = chat.Person(7, "用户");
        var forum = chat.Forum(-1002, "论坛", user);
        var east = chat.Topic(forum, "华东");
        var west = chat.Topic(forum, "西部");

        await chat.SayAsync(user, "/ask 江苏总投资多少", forum, east);
        await chat.SayAsync(user, "/ask 重庆总投资多少", forum, west);
        await chat.SayAsync(user, $"{Bot} 那浙江呢", forum, east);
        await chat.SayAsync(user, $"{Bot} 那四川呢", forum, west);
        await chat.PressAsync(user, "怎么算的", forum);
        await chat.SayAsync(user, "/top", forum, west);

        chat.Matches("chat-topics.txt");
    }

    [Theory]
    [InlineData("zh-hans")]
    [InlineData("en")]
    public async Task Whom_it_does_not_serve(string language)
    {
        await using var chat = await Transcript.StartAsync(changes: [("Telegram:Allowed:0", "7"), ("Telegram:Allowed:1", "-1003"), ("Telegram:PerMinute", "1")]);
        var user = chat.Person(7, "名单里的", language);
        var other = chat.Person(8, "别人", language);
        var admin = chat.Person(BotHarness.Admin, "管理员", language);
        var group = chat.Group(-1003, "名单里的群", user, other);

        chat.Note("不公开的机器人");
        await chat.SayAsync(other, "江苏总投资多少");
        await chat.SayAsync(other, "/start");
        await chat.PressDataAsync(other, "明细", "items:1:1");
        await chat.SayAsync(other, "/ask 江苏有几条新闻", group);

        chat.Note("问得太快");
        await chat.SayAsync(user, "江苏有几条新闻");
        await chat.SayAsync(user, "浙江有几条新闻");
        await chat.SayAsync(user, "安徽有几条新闻");
        await chat.PressAsync(user, language == "en" ? "Items" : "明细");

        chat.Note("管理员不受这些限制");
        await chat.SayAsync(admin, "江苏有几条新闻");
        await chat.SayAsync(admin, "那浙江呢");

        chat.Matches($"chat-gate-{language[..2]}.txt");
    }
}
