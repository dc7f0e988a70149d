namespace ParkBot.Understanding;

/// <summary>Questions that show what can be asked, for greetings, help and refusals alike.</summary>
internal static class ExampleQuestions
{
    internal static IReadOnlyList<string> All { get; } =
    [
        "广东有多少条新闻",
        "长三角总投资多少",
        "投资最大的项目是哪个",
        "本周有哪些项目开工",
        "各省签约的项目数",
        "江苏和浙江的新闻数量对比一下",
    ];

    /// <summary>The first few in one sentence.</summary>
    internal static string Sentence { get; } = "可以这样问：" + string.Concat(All.Take(4).Select(question => $"“{question}”")) + "。";
}
