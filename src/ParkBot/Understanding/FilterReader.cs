using ParkBot.Language;
using ParkBot.News;
using ParkBot.Queries;

namespace ParkBot.Understanding;

/// <summary>Reads from a question's words which items it is about.</summary>
internal static class FilterReader
{
    /// <summary>What a stretch of words restricts. Places of several meanings stay as they are: the binder settles them.</summary>
    internal static Filter Read(IReadOnlyList<Word> words)
    {
        var places = new List<PlaceFilter>();
        foreach (var word in words.Where(word => word.Kind is WordKind.Place or WordKind.Group))
        {
            places.Add(new PlaceFilter(word.Text, word.Places));
        }

        return new Filter
        {
            Places = Narrowest(places),
            Industries = [.. words.Where(word => word.Industry is not null).Select(word => word.Industry!.Value).Distinct()],
            Stages = [.. words.SelectMany(StagesOf).Distinct()],
            Sections = [.. words.Where(word => word.Kind == WordKind.Section).Select(word => Enum.Parse<Section>(word.Value, ignoreCase: true)).Distinct()],
            Issues = [.. words.Where(word => word.Kind == WordKind.IssueNumber).Select(word => word.Number).Distinct()],
            Investment = Both(words.Where(word => word.Kind == WordKind.MoneyRange).Select(word => word.Range!)),
            TellsInvestment = words.FirstOrDefault(word => word.Kind == WordKind.Only)?.Value switch { "told" => true, "none" => false, _ => null },
            Sources = [.. words.Where(word => word.Kind == WordKind.Source).Select(word => word.Value).Distinct(StringComparer.Ordinal)],
            Currencies = [.. words.Where(word => word.Kind == WordKind.Currency).SelectMany(CurrenciesOf).Distinct(StringComparer.Ordinal)],
            Mentions = [.. words.Where(word => word.Kind is WordKind.Park or WordKind.Country or WordKind.Mention).Select(MentionOf).Distinct(StringComparer.Ordinal)],
        };
    }

    /// <summary>The stages that a word restricts to; 签约金额 is the money of what was signed.</summary>
    private static IReadOnlyList<Stage> StagesOf(Word word) => word switch
    {
        { Kind: WordKind.Stage } => ShapeReader.StageOf(word.Value),
        { Kind: WordKind.Kind } when word.Text.StartsWith("签约", StringComparison.Ordinal) => [Stage.Signed],
        _ => [],
    };

    /// <summary>200亿以上300亿以下 is one range with two ends; two figures that exclude each other leave the first.</summary>
    private static MoneyRange? Both(IEnumerable<MoneyRange> ranges) => ranges.Aggregate((MoneyRange?)null, (both, range) =>
        both is null ? range
        : both is { Min: not null, Max: null } && range is { Min: null, Max: { } max } && max > both.Min ? both with { Max = max, MaxInclusive = range.MaxInclusive }
        : both is { Min: null, Max: not null } && range is { Max: null, Min: { } min } && min < both.Max ? both with { Min = min, MinInclusive = range.MinInclusive }
        : both);

    private static IReadOnlyList<string> CurrenciesOf(Word word) => word.Value == "foreign" ? ["USD", "EUR", "HKD", "JPY", "SGD", "GBP"] : [word.Value];

    /// <summary>Words that an item's text must hold, alternatives parted by |: 外资 means any country's name too, 经开区 its long form.</summary>
    private static string MentionOf(Word word) => word switch
    {
        { Kind: WordKind.Mention } => word.Value,
        { Kind: WordKind.Country, Value: "any" } => ForeignMention.Words,
        { Text: "经开区" or "经济开发区" or "经济技术开发区" } => "经开区|经济开发区|经济技术开发区",
        { Text: "高新区" or "高新技术产业开发区" or "高新技术开发区" } => "高新区|高新技术产业开发区|高新技术开发区",
        { Text: "综保区" or "综合保税区" } => "综保区|综合保税区",
        { Text: "自贸区" or "自贸试验区" } => "自贸区|自贸试验区|自由贸易试验区",
        { Text: "开发区" } => "开发区|经开区|高新区",
        _ => word.Text,
    };

    /// <summary>…有关的, …的消息: what there is, not what it says.</summary>
    internal static bool AsksForNews(IReadOnlyList<Word> words) =>
        words.Any(word => MeasureReader.IsNewsWord(word) || MeasureReader.IsProjectWord(word) || word.Kind == WordKind.List || word.Text is "有关" or "有关的" or "关于" or "相关" or "相关的" or "跟" or "动态");

    /// <summary>True where the words ask for projects and for no other news.</summary>
    internal static bool IsAboutProjects(IReadOnlyList<Word> words) =>
        words.Any(MeasureReader.IsProjectWord) && !words.Any(MeasureReader.IsNewsWord) && !words.Any(word => word.Kind == WordKind.Section);

    /// <summary>正在洽谈的项目, 写了产值的: the kinds of money that an item must tell; an investment is what every item may tell.</summary>
    internal static IReadOnlyList<AmountKind> Kinds(IReadOnlyList<Word> words) =>
        [.. words.Where(word => word.Kind == WordKind.Kind).Select(word => MeasureReader.KindOf(word.Value)).Where(kind => kind is not (AmountKind.Investment or AmountKind.Target)).Distinct()];

    /// <summary>The words that name the subject: what no field of the plan takes. One character names nothing.</summary>
    internal static string Subject(IReadOnlyList<Word> words) =>
        string.Join(' ', words.Where(word => word.Kind is WordKind.Title || (word.Kind == WordKind.Unknown && word.Length > 1 && word.Value != Numeral && !word.Text.All(c => char.IsAsciiDigit(c) || c is '.' or '万' or '亿'))).Select(word => word.Text).Distinct(StringComparer.Ordinal));

    /// <summary>The value of a number of what is named (那50个项目): it ranks sentences and names nothing.</summary>
    internal const string Numeral = "numeral";

    /// <summary>All words with content, for ranking items and sentences; general nouns (企业, 项目) only where there is nothing else.</summary>
    internal static string Content(IReadOnlyList<Word> words)
    {
        var content = Joined(words, word => (word.Kind == WordKind.Unknown && (word.Length > 1 || !words.Any(other => other.Kind == WordKind.Unknown && other.Length > 1))) || word.Kind is WordKind.Title or WordKind.Place or WordKind.Group or WordKind.Country or WordKind.Park or WordKind.Mention
            or WordKind.Industry or WordKind.Stage or WordKind.Kind or WordKind.Part or WordKind.MoneyRange || (word.Kind == WordKind.Seek && word.Value == "number"));
        return content.Length > 0 ? content : Joined(words, word => word.Kind == WordKind.Generic);
    }

    /// <summary>The content words without places: a sentence of an item of that place need not repeat it.</summary>
    internal static string ContentBesidePlaces(IReadOnlyList<Word> words)
    {
        var rest = Content([.. words.Where(word => word.Kind is not (WordKind.Place or WordKind.Group))]);
        return rest.Length > 0 ? rest : Content(words);
    }

    private static string Joined(IReadOnlyList<Word> words, Func<Word, bool> counts) => string.Join(' ', words
        .Where(counts)
        .Select(word => word.Kind switch
        {
            WordKind.Seek when word.Length == 2 && word.Text[0] == '多' => "",
            WordKind.Seek => word.Text.Replace("多少", "", StringComparison.Ordinal).Replace("几", "", StringComparison.Ordinal),
            WordKind.Stage => word.Text.TrimEnd('了', '的'),
            _ => word.Text,
        })
        .Where(text => text.Length > 0)
        .Distinct(StringComparer.Ordinal));

    /// <summary>The content words without those that the subject is named by: what is asked of it. Interrogatives are taken off (多少吨 → 吨).</summary>
    internal static string Asked(IReadOnlyList<Word> words)
    {
        var rest = words.Where(word => word.Kind is not (WordKind.Unknown or WordKind.Title or WordKind.Place or WordKind.Group) || word.Value == "content").ToList();
        var asked = Content(rest);
        return asked.Length > 0 ? asked : Content(words);
    }

    /// <summary>What a comparison sets side by side: the first kind of word of which there are two or more.</summary>
    internal static IReadOnlyList<Branch> Comparables(IReadOnlyList<Word> words)
    {
        foreach (var branches in (IEnumerable<IEnumerable<Word>>)[
            words.Where(word => word.Kind is WordKind.Place or WordKind.Group),
            words.Where(word => word.Kind is WordKind.Industry),
            words.Where(word => word.Kind is WordKind.Section),
            words.Where(word => word.Kind is WordKind.Stage),
            words.Where(word => word.Kind is WordKind.IssueNumber),
            words.Any(word => word.Kind == WordKind.GroupBy && word.Value == "band" || word.Text is "各" or "分别" or "各有" or "、" or "几档") ? words.Where(word => word.Kind is WordKind.MoneyRange) : [],
            words.Where(word => word.Kind is WordKind.Unknown or WordKind.Title)])
        {
            var list = branches.DistinctBy(word => (word.Text, word.Start)).DistinctBy(word => word.Text, StringComparer.Ordinal).ToList();
            if (list.Count >= 2)
            {
                return [.. list.Select(word => new Branch(Label(word), Read([word]) with { About = word.Kind is WordKind.Unknown or WordKind.Title ? new Subject(word.Text, Single: false) : null }))];
            }
        }

        return [];
    }

    private static string Label(Word word) => word switch
    {
        { Industry: { } industry } => industry.Chinese(),
        { Kind: WordKind.Stage } => string.Join('、', ShapeReader.StageOf(word.Value).Select(stage => stage.Chinese())),
        { Kind: WordKind.Section } => Enum.Parse<Section>(word.Value, ignoreCase: true).Chinese(),
        _ => word.Text,
    };

    /// <summary>江苏苏州 is Suzhou: a place that holds another one named beside it only says where that is.</summary>
    private static List<PlaceFilter> Narrowest(List<PlaceFilter> places)
    {
        return [.. places
            .Select(outer => outer with { Places = WithinOthers(outer, places) })
            .Where(outer => !places.Any(inner => !ReferenceEquals(inner, outer) && inner.Label != outer.Label && inner.Places.Any(p => outer.Places.Any(o => p != o && p.IsWithin(o)))))
            .DistinctBy(place => place.Label, StringComparer.Ordinal)];

        static IReadOnlyList<Place> WithinOthers(PlaceFilter outer, List<PlaceFilter> all)
        {
            var inside = outer.Places.Where(place => all.Any(other => other.Label != outer.Label && other.Places.Any(o => place != o && place.IsWithin(o)))).ToList();
            return inside.Count > 0 && inside.Count < outer.Places.Count ? inside : outer.Places;
        }
    }
}
