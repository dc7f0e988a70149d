using System.Text;
using System.Text.RegularExpressions;
using ParkBot.Language;

namespace ParkBot.Understanding;

/// <summary>
/// Questions in English, brought phrase by phrase to the Chinese words that the grammar reads; names stay as they are. The
/// order of words matters to the grammar in few places (a share, what is left out, yes or no), and those are turned first.
/// In a question with Chinese in it only names of places are read: 长三角 and Suzhou, not single letters of a product.
/// </summary>
internal static partial class English
{
    /// <summary>Beside Chinese, a shorter Latin word is more likely a brand or a unit than a place.</summary>
    private const int ShortestAmongChinese = 4;

    internal static string ToChinese(string folded)
    {
        if (!folded.Any(char.IsAsciiLetter))
        {
            return folded;
        }

        if (folded.Any(c => c is >= '\u4e00' and <= '\u9fff'))
        {
            return Latin().Replace(folded, match => match.Length >= ShortestAmongChinese ? Among(match.Value) : match.Value);
        }

        var text = Possessive().Replace(Contraction().Replace(folded.Replace('’', '\''), "${word} is"), "");
        text = Turned(EnglishFigures.Read(Joint().Replace(text.Replace("'", "", StringComparison.Ordinal), " ")));
        return Spaces().Replace(Phrases(text), " ").Trim();
    }

    /// <summary>Latin words beside Chinese ones: read where each is known and one of them is a place or a country.</summary>
    private static string Among(string latin)
    {
        var words = Joint().Replace(latin.Replace("'", "", StringComparison.Ordinal), " ").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var namesPlace = false;
        for (var at = 0; at < words.Length;)
        {
            var place = Place(words, at, []);
            if ((place ?? EnglishPhrases.At(words, at)) is not { } known)
            {
                return latin;
            }

            namesPlace |= place is not null || Gazetteer.Default.FindCountries(known.Chinese).Count + Gazetteer.Default.FindGroups(known.Chinese).Count > 0;
            at += known.Words;
        }

        return namesPlace ? Run(words, Provinces(words)) : latin;
    }

    /// <summary>What English says in another order than the grammar reads it in.</summary>
    private static string Turned(string text)
    {
        text = About().Replace(text, "那 ${what} 呢");
        text = ShareAsked().Replace(text, "${part} 占 ${whole} 比例");
        text = ShareOfWhole().Replace(text, "${part} 占 ${whole} 比例");
        text = ShareOf().Replace(text, "${part} 占比");
        text = ShareBehind().Replace(text, "${part} 占比");
        text = Except().Replace(text, " 除了 ${what} 之外 ");
        text = FromTo().Replace(text, match => $" 从{Step(match.Groups["from"].Value)}到{Step(match.Groups["to"].Value)} ");
        return YesNo().Replace(text, "${what} 吗");
    }

    private static string Step(string words) => words[0] switch { 's' when words.StartsWith("sign", StringComparison.Ordinal) => "签约", 'c' when words.StartsWith("compl", StringComparison.Ordinal) => "竣工", 'p' or 'o' => "投产", _ => "开工" };

    private static string Phrases(string text)
    {
        var result = new StringBuilder();
        var last = 0;
        var runs = Run().Matches(text).Select(run => (run.Index, run.Length, Words: run.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries))).ToList();
        var provinces = runs.SelectMany(run => Provinces(run.Words)).ToHashSet(StringComparer.Ordinal);
        foreach (var run in runs)
        {
            result.Append(text, last, run.Index - last).Append(' ').Append(Run(run.Words, provinces)).Append(' ');
            last = run.Index + run.Length;
        }

        return result.Append(text, last, text.Length - last).ToString();
    }

    private static HashSet<string> Provinces(string[] words) =>
        words.SelectMany((_, at) => Enumerable.Range(1, Math.Min(RomanizedPlaces.MostWords, words.Length - at)).Select(count => RomanizedPlaces.Province(string.Join(' ', words.Skip(at).Take(count)))))
            .OfType<string>().ToHashSet(StringComparer.Ordinal);

    private static string Run(string[] words, HashSet<string> provinces)
    {
        var read = new StringBuilder();
        var afterPlace = false;
        for (var at = 0; at < words.Length;)
        {
            var phrase = EnglishPhrases.At(words, at);
            var place = Place(words, at, provinces);
            var isPlace = place is not null && place.Value.Words >= (phrase?.Words ?? 0);
            var (count, chinese) = isPlace ? place!.Value : phrase ?? (1, words[at]);
            if (afterPlace && words[at] is "province" or "city" or "municipality" or "prefecture" or "county")
            {
                at++;
                continue;
            }

            // 苏州工业园区 is one name.
            var isZone = afterPlace && chinese.EndsWith('区');
            if (isZone && read[^1] == '市')
            {
                read.Length--;
            }

            if (chinese.Length > 0)
            {
                read.Append(isZone || read.Length == 0 ? "" : " ").Append(chinese);
                afterPlace = isPlace;
            }

            at += count;
        }

        return read.ToString();
    }

    private static (int Words, string Chinese)? Place(string[] words, int at, IReadOnlyCollection<string> provinces)
    {
        for (var count = Math.Min(RomanizedPlaces.MostWords, words.Length - at); count > 0; count--)
        {
            var some = words.Skip(at).Take(count).ToArray();
            var found = RomanizedPlaces.Find(string.Join(' ', some), provinces);
            found = found.Count > 0 || count == 1 ? found : RomanizedPlaces.Find(string.Concat(some), provinces);
            if (found.Count > 0)
            {
                return (count, string.Join('、', found));
            }
        }

        return null;
    }

    private const RegexOptions Plain = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    [GeneratedRegex("[a-z][a-z'’-]+( [a-z][a-z'’-]+)*", Plain, 1000)]
    private static partial Regex Latin();

    /// <summary>Words with nothing between them but spaces.</summary>
    [GeneratedRegex("[a-z&+][a-z0-9&+.$]*( +[a-z&+][a-z0-9&+.$]*)*(?<![.])", Plain, 1000)]
    private static partial Regex Run();

    [GeneratedRegex("\\b(?<word>what|who|where|when|how|which|that|there|it)'s\\b", Plain, 1000)]
    private static partial Regex Contraction();

    [GeneratedRegex("(?<=[a-z])'s?(?= |$)", Plain, 1000)]
    private static partial Regex Possessive();

    [GeneratedRegex("(?<=[a-z])[-–—/](?=[a-z])", Plain, 1000)]
    private static partial Regex Joint();

    [GeneratedRegex(" {2,}", Plain, 1000)]
    private static partial Regex Spaces();

    [GeneratedRegex("^(and |so |ok |then )*(what|how) about (?<what>[^?]+?)( then)?[?!. ]*$", Plain, 1000)]
    private static partial Regex About();

    [GeneratedRegex("^.*?\\b(share|percentage|proportion|percent|fraction|part) of (?<whole>[^?]+?) (is|are|was|were|comes? from|came from|does|do|did|goes? to|went to|belongs? to) (in |from |for |to )?(?<part>[^?]+?)( account for| make up| have| represent| take up| take| contribute| hold)?[?. ]*$", Plain, 1000)]
    private static partial Regex ShareAsked();

    [GeneratedRegex("\\b(share|percentage|proportion|ratio) of (?<part>[^?]+?) (in|of|to|out of) (?<whole>(the )?(total|all|overall|national|whole|entire|nationwide|sum)[^?]*)", Plain, 1000)]
    private static partial Regex ShareOfWhole();

    [GeneratedRegex("\\b(share|percentage|proportion|ratio) of (?<part>[^?]+)", Plain, 1000)]
    private static partial Regex ShareOf();

    [GeneratedRegex("(^|(?<=\\b(is|are|was) ))(?<part>[^?]+?) (share|percentage|proportion)\\b( of (the )?(total|all|overall)(?! ))?", Plain, 1000)]
    private static partial Regex ShareBehind();

    [GeneratedRegex("\\b(except for|except|excluding|other than|apart from|aside from|besides|outside of|outside|not including|not counting|leaving out|but not) (?<what>[^?,]+?)(?=$|[?,.]| (in|on|at|by|during|for) )", Plain, 1000)]
    private static partial Regex Except();

    [GeneratedRegex("\\bfrom (the )?(?<from>sign(ing|ed|ature)?|construction( start)?|groundbreaking|start(ing)?( of construction)?) to (the )?(?<to>construction( start)?|groundbreaking|start(ing)?( of construction| construction)?|completion|production|operation)\\b", Plain, 1000)]
    private static partial Regex FromTo();

    [GeneratedRegex("^(is|are|was|were|has|have|had|did|does|do|will) (?!there\\b)(?<what>[^?]+?)[?. ]*$", Plain, 1000)]
    private static partial Regex YesNo();
}
