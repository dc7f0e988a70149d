using System.Text.RegularExpressions;
using ParkBot.Language;
using ParkBot.News;

namespace ParkBot.Ingestion;

/// <summary>The industries that an item is about: those its title names, and those its text names repeatedly or as what it covers (涉及…领域).</summary>
internal static partial class IndustryExtractor
{
    /// <summary>A title's word settles it, a lead's word and one more do, and so do a body's three or one in an enumeration of fields.</summary>
    private const double Enough = 2;

    /// <summary>Where nothing is that clear, one word of the lead or two of the body.</summary>
    private const double Fallback = 1.1;

    internal static IReadOnlyList<Fact<Industry>> Extract(ItemText item)
    {
        var scores = new Dictionary<Industry, (double Score, List<Evidence> Evidence)>();
        Count(item.Title, EvidenceField.Title, (_, _) => 3, scores);
        Count(item.Lead, EvidenceField.Lead, (_, _) => 1.1, scores);
        Count(item.Body, EvidenceField.Body, (folded, match) => IsCovered(folded, match) ? Enough : 0.7, scores);
        var bar = scores.Values.Any(found => found.Score >= Enough) ? Enough : Fallback;
        return [.. scores
            .Where(pair => pair.Value.Score >= bar)
            .OrderByDescending(pair => pair.Value.Score)
            .Select(pair => new Fact<Industry>(pair.Key, Basis.Text, pair.Value.Evidence))];
    }

    private static void Count(string? text, EvidenceField field, Func<string, IndustryMatch, double> weight, Dictionary<Industry, (double Score, List<Evidence> Evidence)> scores)
    {
        if (text is null)
        {
            return;
        }

        var folded = TextFold.Fold(text);
        foreach (var match in IndustryLexicon.Find(folded))
        {
            var (score, evidence) = scores.TryGetValue(match.Industry, out var before) ? before : (0, []);
            evidence.Add(new Evidence(field, match.Start, match.Length));
            scores[match.Industry] = (score + weight(folded, match), evidence);
        }
    }

    /// <summary>True inside an enumeration of what a bundle covers: 涉及金融、数字经济、机器人等产业领域.</summary>
    private static bool IsCovered(string folded, IndustryMatch match)
    {
        var start = folded.LastIndexOfAny(['。', ';', '\n'], match.Start) + 1;
        var end = folded.IndexOfAny(['。', ';', '\n'], match.End);
        var sentence = folded.AsSpan(start, (end < 0 ? folded.Length : end) - start);
        return Covers().IsMatch(sentence[..(match.Start - start)]) && (sentence.Contains('、') || sentence.Contains("产业", StringComparison.Ordinal));
    }

    [GeneratedRegex("(主要负责|主要从事|主营|涉及|涵盖|覆盖|包括|包含|聚焦|主要集中在|分布在|围绕).{0,90}$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Covers();
}
