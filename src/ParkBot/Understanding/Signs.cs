using System.Text.RegularExpressions;

namespace ParkBot.Understanding;

/// <summary>Signs in a question that no single word of the lexicon carries.</summary>
internal static partial class Signs
{
    /// <summary>哪几个省没有新闻, 没有日期的: what is not there, no plan can list.</summary>
    internal static bool AsksForLack(string folded) => Lack().IsMatch(folded);

    [GeneratedRegex("没有?(新闻|项目|消息|日期|时间|地点|来源)的?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Lack();

    /// <summary>产业园, 大会: a general noun is the subject where the question names nothing else.</summary>
    internal static string? GenericSubject(IReadOnlyList<Word> words) =>
        AsksForNews(words) ? null : words.FirstOrDefault(word => word.Kind == WordKind.Generic && word.Length > 1)?.Text;

    internal static bool AsksForNews(IReadOnlyList<Word> words) => words.Any(word => word.Text is "新闻" or "消息" or "项目" or "资讯" or "动态" or "周报");

    internal static bool Foretells(string folded) => folded.Contains("预计", StringComparison.Ordinal) || folded.Contains("计划", StringComparison.Ordinal) || folded.Contains('将') || folded.Contains("达产", StringComparison.Ordinal) || folded.Contains("实施", StringComparison.Ordinal) || folded.Contains("施行", StringComparison.Ordinal) || folded.Contains("生效", StringComparison.Ordinal) || folded.Contains("截止", StringComparison.Ordinal) || folded.Contains("到期", StringComparison.Ordinal);

    /// <summary>一期投了多少: a phase of a project.</summary>
    internal static bool NamesPhase(string folded) => Phase().IsMatch(folded);

    internal static string PhaseOf(string folded) => Phase().Match(folded).Value;

    [GeneratedRegex("(?<![第0-9])[一二三四首前]期(?!投产|开工|竣工|签约|加起来|合计|总共|一共)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Phase();

    /// <summary>在哪个区, 哪个县.</summary>
    internal static bool AsksCounty(string folded) => folded.Contains("哪个区", StringComparison.Ordinal) || folded.Contains("哪个县", StringComparison.Ordinal) || folded.Contains("什么区", StringComparison.Ordinal);

    /// <summary>True where the only stage is 落户 and its like, which may ask no more than what is there.</summary>
    internal static bool OnlySettles(IReadOnlyList<Word> words) =>
        words.Where(word => word.Kind == WordKind.Stage).All(word => word.Text is "落户" or "落地" or "引进" or "引入" or "入园" or "落户了" or "落地了") && words.Any(word => word.Kind is WordKind.Place or WordKind.Park);

    internal static bool AsksOccasion(string folded) => Occasion().IsMatch(folded) || folded.Contains("哪个会", StringComparison.Ordinal) || folded.Contains("什么会", StringComparison.Ordinal) || folded.Contains("哪次会", StringComparison.Ordinal);

    internal static bool AsksSomething(string folded) =>
        folded.Contains("什么", StringComparison.Ordinal) || folded.Contains('哪') || folded.Contains('谁') || folded.Contains("多少", StringComparison.Ordinal) || folded.Contains('怎');

    internal static bool HasMoreThanPlaces(IReadOnlyList<Word> words) =>
        words.Any(word => word.Kind is WordKind.Unknown or WordKind.Title or WordKind.Industry or WordKind.MoneyRange or WordKind.Kind or WordKind.Park or WordKind.Stage);

    [GeneratedRegex("(在哪|哪里|哪儿|哪个城市|什么地方).{0,4}(举行|举办|召开|开幕|开的|办的|开会)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Occasion();
}
