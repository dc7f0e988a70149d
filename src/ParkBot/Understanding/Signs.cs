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
        AsksForNews(words) ? null : words.FirstOrDefault(word => word.Kind == WordKind.Generic && word.Length > 1 && GroupShapes.DimensionOfNoun(word, words) is null)?.Text;

    internal static bool AsksForNews(IReadOnlyList<Word> words) => words.Any(word => word.Text is "新闻" or "消息" or "项目" or "资讯" or "动态" or "周报");

    internal static bool Foretells(string folded) => folded.Contains("预计", StringComparison.Ordinal) || Planned().IsMatch(folded) || folded.Contains('将') || folded.Contains("达产", StringComparison.Ordinal) || folded.Contains("实施", StringComparison.Ordinal) || folded.Contains("施行", StringComparison.Ordinal) || folded.Contains("生效", StringComparison.Ordinal) || folded.Contains("截止", StringComparison.Ordinal) || folded.Contains("到期", StringComparison.Ordinal);

    /// <summary>各, 分别: a row for each of what is named.</summary>
    internal static bool SaysEach(IReadOnlyList<Word> words) => words.Any(word => word.Text is "各" or "各自" or "各有" or "分别");

    /// <summary>一期投了多少: a phase of a project.</summary>
    internal static bool NamesPhase(string folded) => Phase().IsMatch(folded);

    /// <summary>True where the words are a phase and nothing else.</summary>
    internal static bool IsPhase(string subject) => subject.Length is 2 or 3 && Phase().Match(subject) is { Success: true, Length: var length } && length == subject.Length;

    internal static string PhaseOf(string folded) => Phase().Match(folded).Value;

    [GeneratedRegex("(?<![第0-9])[一二三四首前]期(?!投产|开工|竣工|签约|加起来|合计|总共|一共)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Phase();

    /// <summary>董事长是谁: a person, whom no organisation of the item answers.</summary>
    internal static bool AsksPerson(string folded) => Person().IsMatch(folded);

    /// <summary>What the person is: 董事长.</summary>
    internal static string PersonOf(string folded) => Person().Match(folded).Value;

    [GeneratedRegex("董事长|总经理|总裁|ceo|负责人|法人|法定代表|老板|局长|市长|省长|县长|书记|主任|院长|校长|秘书长|会长|理事长|创始人|冠军|亚军|等奖|获奖|院士|教授|专家|致辞|讲话|主持", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Person();

    /// <summary>在哪个区, 哪个县.</summary>
    internal static bool AsksCounty(string folded) => AsksZone(folded) || folded.Contains("哪个区", StringComparison.Ordinal) || folded.Contains("哪个县", StringComparison.Ordinal) || folded.Contains("什么区", StringComparison.Ordinal);

    /// <summary>在哪个开发区, which no field has.</summary>
    internal static bool AsksZone(string folded) => Zone().IsMatch(folded);

    [GeneratedRegex("(哪个|哪座|什么)(开发区|园区|高新区|经开区|产业园|新区|工业园|保税区)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Zone();

    /// <summary>True where the only stage is 落户 and its like, which may ask no more than what is there.</summary>
    internal static bool OnlySettles(IReadOnlyList<Word> words) =>
        words.Where(word => word.Kind == WordKind.Stage).All(word => word.Text is "落户" or "落地" or "引进" or "引入" or "入园" or "落户了" or "落地了") && words.Any(word => word.Kind is WordKind.Place or WordKind.Park);

    /// <summary>计划今年投产, and no 行动计划.</summary>
    [GeneratedRegex("计划(?=于|在|今年|明年|年底|投|建|开|达|完|何时|什么时候|几时|总)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Planned();

    internal static bool AsksOccasion(string folded) => Occasion().IsMatch(folded) || folded.Contains("哪个会", StringComparison.Ordinal) || folded.Contains("什么会", StringComparison.Ordinal) || folded.Contains("哪次会", StringComparison.Ordinal);

    internal static bool AsksSomething(string folded) =>
        folded.Contains("什么", StringComparison.Ordinal) || folded.Contains('哪') || folded.Contains('谁') || folded.Contains("多少", StringComparison.Ordinal) || folded.Contains('怎');

    internal static bool HasMoreThanPlaces(IReadOnlyList<Word> words) =>
        words.Any(word => word.Kind is WordKind.Unknown or WordKind.Title or WordKind.Industry or WordKind.MoneyRange or WordKind.Kind or WordKind.Park or WordKind.Stage);

    [GeneratedRegex("(在哪|哪里|哪儿|哪个城市|什么地方).{0,4}(举行|举办|召开|开幕|开的|办的|开会)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Occasion();
}
