using System.Text.RegularExpressions;
using ParkBot.Language;
using ParkBot.News;

namespace ParkBot.Ingestion;

/// <summary>The industries that an item is about: those its title names, those its text says it covers or makes, and those it names repeatedly.</summary>
internal static partial class IndustryExtractor
{
    /// <summary>A title's word settles it, a lead's word and one more do, and so does a body's word for what the project covers or makes.</summary>
    private const double Enough = 2;

    /// <summary>Where nothing is that clear, one word of the lead or two of the body.</summary>
    private const double Fallback = 1.1;

    private const double InTitle = 3;
    private const double InLead = 1.1;
    private const double InBody = 0.7;

    /// <summary>Characters of a body without lead that tell what happened; longer sentences go on to measures and aims.</summary>
    private const int Opening = 80;

    /// <summary>Added for what the words say is made or built: enough in a lead, not in a body alone.</summary>
    private const double Made = 0.9;

    /// <summary>In a firm's name (…新能源有限公司) or among what a firm or town is known for: a hint, no more.</summary>
    private const double Hint = 0.4;

    internal static IReadOnlyList<Fact<Industry>> Extract(ItemText item)
    {
        var scores = new Dictionary<Industry, Score>();
        Count(item.Title, EvidenceField.Title, TitleWeight, scores);
        Count(item.Lead, EvidenceField.Lead, (folded, match) => TextWeight(folded, match, InLead), scores);

        // Without a lead the body's first paragraph tells what happened.
        var opening = item.Lead is null ? FirstSentence(item.Body) : 0;
        Count(item.Body, EvidenceField.Body, (folded, match) => TextWeight(folded, match, match.Start < opening ? InLead : InBody), scores);

        if (scores.Values.All(score => score.Weight < Fallback))
        {
            return FirmIndustries.Of(item.Title);
        }

        var bar = scores.Values.Any(score => score.Weight >= Enough) ? Enough : Fallback;
        return [.. scores
            .Where(pair => (pair.Value.Weight >= bar || IsToldOfParent(pair.Key, pair.Value, scores)) && !IsToldByChild(pair.Key, scores))
            .OrderByDescending(pair => pair.Value.Weight)
            .Select(pair => new Fact<Industry>(pair.Key, Basis.Text, pair.Value.Evidence))];
    }

    private static void Count(string? text, EvidenceField field, Func<string, IndustryMatch, double> weight, Dictionary<Industry, Score> scores)
    {
        if (text is null)
        {
            return;
        }

        var folded = TextFold.Fold(text);
        foreach (var match in IndustryLexicon.Find(folded))
        {
            Add(match.Industry, match);
            if (IndustryLexicon.Second(folded, match) is { } second)
            {
                Add(second, match);
            }
        }

        void Add(Industry industry, IndustryMatch match)
        {
            if (!scores.TryGetValue(industry, out var score))
            {
                scores[industry] = score = new Score();
            }

            score.Evidence.Add(new Evidence(field, match.Start, match.Length));
            score.Weight += weight(folded, match);
            score.OnlyHints &= IsInFirmName(folded, match);
        }
    }

    /// <summary>车企 in the title, 新能源汽车 in the lead: the lead says which cars.</summary>
    private static bool IsToldOfParent(Industry industry, Score score, Dictionary<Industry, Score> scores) =>
        score.Weight >= Fallback && score.Evidence.Exists(words => words.Field != EvidenceField.Body) && industry.Parent() is { } parent && scores.TryGetValue(parent, out var outer) && outer.Weight >= Enough;

    /// <summary>新能源 in a firm's name beside its 光伏 project is no second industry.</summary>
    private static bool IsToldByChild(Industry industry, Dictionary<Industry, Score> scores) =>
        scores[industry].OnlyHints && scores.Any(other => other.Key.Parent() == industry && other.Value.Weight >= Enough);

    private static double TitleWeight(string folded, IndustryMatch match) => IsInFirmName(folded, match) ? Enough : InTitle;

    private static double TextWeight(string folded, IndustryMatch match, double plain)
    {
        var (before, sentence) = Sentence(folded, match);
        if (IsInFirmName(folded, match) || Background().IsMatch(before))
        {
            return Hint;
        }

        if (Fields().IsMatch(sentence[before.Length..]) || CountedKind().IsMatch(folded[match.End..Math.Min(folded.Length, match.End + 12)])
            || (Covers().IsMatch(before) && (sentence.Contains('、', StringComparison.Ordinal) || sentence.Contains("产业", StringComparison.Ordinal))))
        {
            return Enough;
        }

        return Makes().IsMatch(before) ? plain + Made : plain;
    }

    /// <summary>…新能源科技有限公司, …化工股份公司: what a firm is called.</summary>
    private static bool IsInFirmName(string folded, IndustryMatch match) =>
        FirmBehind().IsMatch(folded[match.End..Math.Min(folded.Length, match.End + 14)]);

    private static (string Before, string Whole) Sentence(string folded, IndustryMatch match)
    {
        var start = folded.LastIndexOfAny(['。', ';', '\n'], match.Start) + 1;
        var end = folded.IndexOfAny(['。', ';', '\n'], match.End);
        return (folded[start..match.Start], folded[start..(end < 0 ? folded.Length : end)]);
    }

    private static int FirstSentence(string? text) =>
        text is null ? 0 : Math.Min(Opening, text.IndexOfAny(['。', '\n']) is var end and >= 0 ? end : text.Length);

    private const RegexOptions Plain = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    [GeneratedRegex("(主要负责|主要从事|主营|涉及|涵盖|覆盖|包括|包含|聚焦|承接|瞄准|锚定|主打|专注|主要集中在|分布在|围绕|重点发展|主攻).{0,90}$", Plain, 1000)]
    private static partial Regex Covers();

    [GeneratedRegex("(年产|生产|主要建设|主要产品|建设|打造)[^,。;]{0,24}$", Plain, 1000)]
    private static partial Regex Makes();

    /// <summary>人参、食品加工等产业: one of an enumeration that says what it lists.</summary>
    [GeneratedRegex("^[^,。;、]{0,12}(、[^,。;、]{1,12}){0,6}(等[^,。;、家个项两0-9]{0,6}|[一二两三四五六七八九十0-9]{1,2}(大|个|类|条)[^,。;、]{0,4}?)(产业|领域|行业|赛道|方向|板块)", Plain, 1000)]
    private static partial Regex Fields();

    /// <summary>光电子信息类8个, 新能源项目12个: the kinds of many projects.</summary>
    [GeneratedRegex("^[^,。;、0-9]{0,4}(类|产业|项目|类项目|产业项目|领域)[0-9]{1,3}(个|项)", Plain, 1000)]
    private static partial Regex CountedKind();

    [GeneratedRegex("(总部位于|成立于|旗下(拥有|有|品牌)|深耕|是全球|是中国|是国内|领军企业|龙头企业|已建成|已形成|已(经)?(集聚|聚集|拥有)|此前|高地|主导产业为)[^。;]{0,60}$", Plain, 1000)]
    private static partial Regex Background();

    [GeneratedRegex("^[\\u4e00-\\u9fff()]{0,8}?(有限公司|股份公司|股份有限|集团|科技公司|有限责任)", Plain, 1000)]
    private static partial Regex FirmBehind();

    private sealed class Score
    {
        internal double Weight { get; set; }

        /// <summary>True while every word stood in a firm's name.</summary>
        internal bool OnlyHints { get; set; } = true;

        internal List<Evidence> Evidence { get; } = [];
    }
}
