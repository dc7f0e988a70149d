using System.Buffers;
using ParkBot.News;
using ParkBot.Queries;
using ParkBot.Understanding;

namespace ParkBot.Digests;

/// <summary>Makes the filter of a subscription from the words that the grammar found. Names become words that the text must hold, never items.</summary>
internal static class StandingFilter
{
    /// <summary>Every subscription is about news and projects; these words restrict nothing.</summary>
    private static readonly HashSet<string> General = new(StringComparer.Ordinal)
    {
        "项目", "新闻", "消息", "资讯", "动态", "周报", "产业", "企业", "公司", "行业", "城市", "省份", "省", "市", "区", "县", "地区", "地方", "地", "区域", "报道", "内容", "信息", "事件", "动向",
        "投资项目", "新项目", "重大项目", "重点项目", "大项目", "园区", "相关项目", "相关企业", "招商", "招商项目", "产业项目", "条目",
    };

    private static readonly string[] FirmEnds = ["公司", "集团", "股份", "控股", "银行", "大学", "学院", "研究院", "研究所"];

    /// <summary>Words that ask something: the whole is a question then, not a filter.</summary>
    internal static bool Asks(IReadOnlyList<Word> words) => words.Any(word =>
        word.Kind is WordKind.Money or WordKind.Items or WordKind.Projects or WordKind.Max or WordKind.Rank or WordKind.Average or WordKind.Share or WordKind.GroupBy or WordKind.Which or WordKind.Asked
            or WordKind.YesNo or WordKind.Compare or WordKind.Top or WordKind.Total
        || word is { Kind: WordKind.Seek, Value: "howmuch" } or { Kind: WordKind.List });

    /// <summary>
    /// A name whose last characters mean something of their own in a question (隆基绿|能) is put together again, up to the blank behind
    /// it: in a list of words nobody asks.
    /// </summary>
    internal static IReadOnlyList<Word> Mended(string text, IReadOnlyList<Word> words)
    {
        var result = new List<Word>();
        for (var at = 0; at < words.Count; at++)
        {
            var (word, tail) = (words[at], at + 1);
            while (word.Kind == WordKind.Unknown && tail < words.Count && words[tail] is { Kind: WordKind.Filler, Length: 1 } filler
                && filler.Start == words[tail - 1].End && !Particles.Contains(filler.Text[0], StringComparison.Ordinal))
            {
                tail++;
            }

            var end = words[tail - 1].End;
            if (tail > at + 1 && (end == text.Length || char.IsWhiteSpace(text[end])))
            {
                word = word with { Length = end - word.Start, Text = text[word.Start..end] };
                at = tail - 1;
            }

            result.Add(word);
        }

        return result;
    }

    private const string Particles = "的了是有在和与或及跟等吧呀啊元亿都也";

    /// <summary>The filter, without what is left out; or the first word that says nothing that a filter could hold.</summary>
    internal static (Filter Filter, Word? Unknown) Read(IReadOnlyList<Word> words, IReadOnlyList<string> included)
    {
        if (words.FirstOrDefault(IsPuzzling) is { } unknown)
        {
            return (Filter.None, unknown);
        }

        var filter = FilterReader.Read([.. words.Where(word => word.Kind is not (WordKind.Park or WordKind.Country))]);
        var firms = words.Where(word => word.Kind == WordKind.Unknown && IsFirm(word)).Select(word => word.Text);
        IEnumerable<string>[] alternatives =
        [
            words.Where(word => word.Kind == WordKind.Park).SelectMany(word => FilterReader.Read([word]).Mentions),
            words.Where(word => word.Kind == WordKind.Country).SelectMany(word => FilterReader.Read([word]).Mentions),
            words.Where(IsName).Select(word => word.Text),
        ];
        return (filter with
        {
            Organizations = [.. firms.Distinct(StringComparer.Ordinal)],
            Mentions = [.. alternatives.Select(AnyOf).Where(word => word.Length > 0), .. included],
        }, null);
    }

    /// <summary>Several words of which any will do, as a plan writes them.</summary>
    internal static string AnyOf(IEnumerable<string> words) => string.Join(Filter.Or, words.Distinct(StringComparer.Ordinal));

    /// <summary>
    /// What is left out: any of the words. A filter joins its properties by AND, so words of several kinds (不含江苏、光伏) are all
    /// looked for in the text.
    /// </summary>
    /// <param name="leftOut">The words, and how the grammar reads each.</param>
    internal static Filter? Except(IReadOnlyList<(string Text, IReadOnlyList<Word> Words)> leftOut)
    {
        if (leftOut.Count == 0)
        {
            return null;
        }

        var read = leftOut.Select(one => FilterReader.Read([.. one.Words.Where(word => word.Kind is WordKind.Place or WordKind.Group or WordKind.Industry or WordKind.Stage or WordKind.Section)])).ToList();
        var kinds = leftOut.Select((one, at) => Kind(one.Words, read[at])).Distinct(StringComparer.Ordinal).ToList();
        return kinds switch
        {
            ["place"] => Filter.None with { Places = [.. read.SelectMany(one => one.Places).DistinctBy(place => place.Label, StringComparer.Ordinal)] },
            ["industry"] => Filter.None with { Industries = [.. read.SelectMany(one => one.Industries).Distinct()] },
            ["stage"] => Filter.None with { Stages = [.. read.SelectMany(one => one.Stages).Distinct()] },
            ["section"] => Filter.None with { Sections = [.. read.SelectMany(one => one.Sections).Distinct()] },
            _ => Filter.None with { Mentions = [AnyOf(leftOut.Select(one => one.Text))] },
        };
    }

    /// <summary>What a left out word is, where it is one thing and nothing else.</summary>
    private static string Kind(IReadOnlyList<Word> words, Filter filter)
    {
        if (words.Any(word => word.Kind is WordKind.Unknown or WordKind.Title or WordKind.Park or WordKind.Country or WordKind.Kind || (word.Kind == WordKind.Generic && !General.Contains(word.Text))))
        {
            return "words";
        }

        return filter switch
        {
            { Places.Count: 1, Industries.Count: 0, Stages.Count: 0, Sections.Count: 0 } => "place",
            { Places.Count: 0, Industries.Count: > 0, Stages.Count: 0, Sections.Count: 0 } => "industry",
            { Places.Count: 0, Industries.Count: 0, Stages.Count: > 0, Sections.Count: 0 } => "stage",
            { Places.Count: 0, Industries.Count: 0, Stages.Count: 0, Sections.Count: 1 } => "section",
            _ => "words",
        };
    }

    private static bool IsFirm(Word word) => word.Length > 1 && (word.Value == "name" || Array.Exists(FirmEnds, end => word.Text.EndsWith(end, StringComparison.Ordinal)));

    /// <summary>A word that stands for itself.</summary>
    private static bool IsName(Word word) => word.Length > 1 && word.Kind switch
    {
        WordKind.Unknown => !IsFirm(word),
        WordKind.Title or WordKind.Part => true,
        WordKind.Seek => word.Value == "number",
        WordKind.Kind => word.Value is not "investment",
        WordKind.Generic => !General.Contains(word.Text),
        _ => false,
    };

    private static bool IsPuzzling(Word word) => word.Kind is WordKind.Follow or WordKind.Except or WordKind.ExceptEnd
        || (word.Kind == WordKind.Unknown && (word.Length == 1 || !word.Text.Any(char.IsLetterOrDigit)))
        || (word is { Kind: WordKind.MoneyRange, Range: { Min: not null, Max: not null } } && !IsRange(word.Text));

    private static readonly SearchValues<char> Between = SearchValues.Create("到至~-—和");

    /// <summary>10亿 alone means about so much in a question; of a subscription nobody knows whether more is meant.</summary>
    private static bool IsRange(string text) => text.AsSpan().IndexOfAny(Between) >= 0;
}
