using System.Text;
using Xunit;

namespace ParkBot.Tests.TelegramBot;

/// <summary>Admins who say which news tell of one project: by the button of a proposal, by command, and take it back.</summary>
public sealed class ProjectTranscripts
{
    private const string Signed = """
        园区周报 2023 年 4 月 1期（总 131 期）
        一、招商引资
        ●渚川药业绍兴创新药基地一期竣工
        █4月3日，渚川药业股份有限公司绍兴创新药基地一期项目竣工，总投资9亿元（绍兴市政府网站）。
        ●澜沧储能集团钠离子电池项目签约滁州
        █4月4日，澜沧储能集团钠离子电池项目在安徽省滁州市签约，总投资100亿元（滁州市政府网站）。
        """;

    private const string Started = """
        园区周报 2023 年 6 月 1期（总 132 期）
        一、招商引资
        ●渚川药业绍兴创新药基地二期开工
        █6月1日，渚川药业股份有限公司绍兴创新药基地二期项目开工，总投资11亿元（浙江省政府网站）。
        ●澜沧储能集团钠离子电池项目在滁州开工
        █6月2日，澜沧储能集团钠离子电池项目在滁州市开工，总投资90亿元（滁州市政府网站）。
        ●更正：第131期《澜沧储能集团钠离子电池项目签约滁州》中总投资应为80亿元
        █本刊第131期《澜沧储能集团钠离子电池项目签约滁州》一文总投资应为80亿元，误为100亿元，特此更正（本刊）。
        """;

    [Theory]
    [InlineData("zh-hans")]
    [InlineData("en")]
    public async Task Projects(string language)
    {
        await using var chat = await Transcript.StartAsync(samples: false);
        var admin = chat.Person(BotHarness.Admin, "管理员", language);
        var user = chat.Person(7, "用户", language);
        string Of(string chinese, string english) => language == "en" ? english : chinese;

        await chat.SendFileAsync(admin, "131.txt", Encoding.UTF8.GetBytes(Signed));
        await chat.PressAsync(admin, Of("发布", "Publish"));
        await chat.SendFileAsync(admin, "132.txt", Encoding.UTF8.GetBytes(Started));
        await chat.SayAsync(user, "全部总投资");
        await chat.PressAsync(admin, Of("发布", "Publish"));
        await chat.SayAsync(user, "全部总投资");

        chat.Note("可能是同一个项目：按钮、撤销");
        await chat.SayAsync(admin, "/report 132");
        await chat.PressAsync(admin, Of("看疑点（1）", "Doubts (1)"));
        var asked = chat.Last(admin.Chat);
        await chat.PressDataAsync(user, "是同一项目", asked.AllButtons.Last().Data!);
        await chat.PressAsync(admin, asked, "是同一项目");
        await chat.SayAsync(user, "全部总投资");
        await chat.PressAsync(admin, Of("撤销", "Undo"));
        await chat.SayAsync(admin, "/report 132");
        await chat.PressAsync(admin, Of("看疑点（1）", "Doubts (1)"));
        await chat.PressAsync(admin, "✓ 不是");
        await chat.SayAsync(admin, "/report 132");

        chat.Note("命令");
        await chat.SayAsync(admin, "/join");
        await chat.SayAsync(admin, "/join 131-1");
        await chat.SayAsync(admin, "/join 131-1 999-1");
        await chat.SayAsync(admin, "/join 131-1、132-1");
        await chat.SayAsync(admin, "/part");
        await chat.SayAsync(admin, "/part 132-2");
        await chat.SayAsync(user, "全部总投资");
        await chat.SayAsync(admin, "/part 132-2");
        await chat.SayAsync(admin, "/audit");

        chat.Matches($"chat-projects-{language[..2]}.txt");
    }
}
