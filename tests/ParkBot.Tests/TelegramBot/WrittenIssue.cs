using System.Globalization;
using System.Text;

namespace ParkBot.Tests.TelegramBot;

/// <summary>A small issue in words of its own: two places of one name, an amount, a date and a source that are doubtful.</summary>
internal static class WrittenIssue
{
    internal static string Header(int number) => string.Create(CultureInfo.InvariantCulture, $"园区周报 2023 年 3 月 3期（总 {number} 期）");

    internal static string Text(int number, string sum = "12亿元", bool header = true) => $"""
        {(header ? Header(number) : "")}
        一、招商引资
        ●青禾机器人装备园开工
        █3月15日，青禾机器人装备园在北京市朝阳区开工，总投资{sum}（北京市政府网站）。
        ●冰川雪具基地签约
        █3月14日，冰川雪具基地在长春市朝阳区签约，总投资8亿元（长春市政府网站）。
        ●远洋海工码头投产
        █1月5日，远洋海工码头在威海市投产，总投资3万亿元（威海市政府网站）。
        二、综合资讯
        ●松溪县办茶机展
        █3月16日，松溪县举办茶机展，参展企业40家。
        三、政策法规
        ●宜春市出台园区用电办法
        █3月17日，宜春市出台园区用电办法，共12条（宜春市政府网站）。
        """;

    internal static byte[] Bytes(int number, string sum = "12亿元", bool header = true) => Encoding.UTF8.GetBytes(Text(number, sum, header));
}
