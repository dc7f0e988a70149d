using ParkBot.Messages;

namespace ParkBot.Answering;

/// <summary>Questions that show what can be asked.</summary>
internal static class Examples
{
    internal static IReadOnlyList<string> Questions { get; } =
    [
        "广东有多少条新闻",
        "长三角总投资多少",
        "投资最大的项目是哪个",
        "本周有哪些项目开工",
        "各省签约的项目数",
        "江苏和浙江的新闻数量对比一下",
    ];

    internal static IEnumerable<Block> Blocks { get; } =
    [
        new Paragraph("可以这样问："),
        new Entries([.. Questions.Select(question => new Entry("· ", question))]),
    ];
}
