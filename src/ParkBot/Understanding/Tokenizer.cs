using System.Globalization;
using System.Text.RegularExpressions;
using ParkBot.Language;
using ParkBot.News;

namespace ParkBot.Understanding;

/// <summary>Splits a folded question into words: places, dates, figures and names first, the lexicon's words between them, and what is left as unknown.</summary>
internal static partial class Tokenizer
{
    /// <param name="folded">The folded question.</param>
    /// <param name="anchor">The newest issue's last day: what a date without year or month is near.</param>
    /// <param name="names">Folded names of organisations that the stored news knows; a question may use the beginning of one (瑞立达).</param>
    internal static IReadOnlyList<Word> Split(string folded, DateOnly anchor, IEnumerable<string> names)
    {
        var found = Annotations(folded, anchor).Concat(Names(folded, names)).ToLookup(word => word.Start);
        var words = new List<Word>();
        var unknown = -1;
        for (var at = 0; at < folded.Length;)
        {
            var step = Best(folded, at, found[at], out var here);
            if (here.Count > 0)
            {
                Flush(folded, words, ref unknown, at);
                words.AddRange(here);
            }
            else if (IsBreak(folded[at]))
            {
                Flush(folded, words, ref unknown, at);
            }
            else if (unknown < 0)
            {
                unknown = at;
            }

            at += step;
        }

        Flush(folded, words, ref unknown, folded.Length);
        return Mend(folded, words);
    }

    private static int Best(string folded, int at, IEnumerable<Word> found, out IReadOnlyList<Word> here)
    {
        var longest = found.MaxBy(word => word.Length);
        var entry = Lexicon.Default.At(folded, at, folded.Length);
        if (longest is not null && (entry is null || longest.Length >= entry.Value.Length))
        {
            here = [longest];
            return longest.Length;
        }

        if (entry is { } known)
        {
            var text = folded.Substring(at, known.Length);
            here = [.. known.Meanings.Select(meaning => new Word(at, known.Length, text, meaning.Kind, meaning.Value))];
            return known.Length;
        }

        here = [];
        return char.IsAsciiLetterOrDigit(folded[at]) ? LatinRun(folded, at) : 1;
    }

    private static int LatinRun(string folded, int at)
    {
        var end = at;
        while (end < folded.Length && (char.IsAsciiLetterOrDigit(folded[end]) || folded[end] is '.' or '-'))
        {
            end++;
        }

        return end - at;
    }

    private static bool IsBreak(char c) => char.IsWhiteSpace(c) || (char.IsPunctuation(c) && c is not ('·' or '-')) || char.IsSymbol(c);

    private static void Flush(string folded, List<Word> words, ref int unknown, int end)
    {
        if (unknown >= 0)
        {
            words.Add(new Word(unknown, end - unknown, folded[unknown..end], WordKind.Unknown));
            unknown = -1;
        }
    }

    /// <summary>A lone unknown character beside a one-character filler is a name cut in two (华|为): it is put together again.</summary>
    private static List<Word> Mend(string folded, List<Word> words)
    {
        var result = Joined(folded, words);
        for (var i = 0; i < result.Count; i++)
        {
            if (result[i] is not { Kind: WordKind.Unknown, Length: 1 } lone)
            {
                continue;
            }

            var right = i + 1 < result.Count && IsLoose(result[i + 1]) && result[i + 1].Start == lone.End ? result[i + 1] : null;
            var left = right is null && i > 0 && IsLoose(result[i - 1]) && result[i - 1].End == lone.Start ? result[i - 1] : null;
            if ((right ?? left) is { } beside)
            {
                var start = Math.Min(beside.Start, lone.Start);
                result[i] = new Word(start, lone.Length + beside.Length, folded.Substring(start, lone.Length + beside.Length), WordKind.Unknown);
                result.Remove(beside);
                i = Math.Max(0, i - 1);
            }
        }

        return result;
    }

    /// <summary>A filler between two unknown stretches is a character of one name: 尼|得|科.</summary>
    private static List<Word> Joined(string folded, List<Word> words)
    {
        var result = new List<Word>();
        for (var i = 0; i < words.Count; i++)
        {
            var word = words[i];
            while (word is { Kind: WordKind.Unknown, Value: "" } && i + 2 < words.Count && IsLoose(words[i + 1]) && words[i + 1].Start == word.End
                && words[i + 2] is { Kind: WordKind.Unknown, Value: "" } next && next.Start == words[i + 1].End)
            {
                word = word with { Length = next.End - word.Start, Text = folded[word.Start..next.End] };
                i += 2;
            }

            result.Add(word);
        }

        return result;
    }

    private static bool IsLoose(Word word) => word is { Kind: WordKind.Filler, Length: 1 } && word.Text[0] is not ('的' or '了' or '是' or '有' or '在' or '和' or '吧' or '呀' or '啊' or '哦' or '元' or '亿');

    private static IEnumerable<Word> Names(string folded, IEnumerable<string> names) =>
        from name in names
        where name.Length >= 2
        let at = folded.IndexOf(name[..2], StringComparison.Ordinal)
        where at >= 0
        let length = CommonPrefix(name, folded.AsSpan(at))
        where length == name.Length || (length >= 3 && NamesMore(folded.Substring(at, length)))
        select new Word(at, length, folded.Substring(at, length), WordKind.Unknown, "name");

    private static int CommonPrefix(string name, ReadOnlySpan<char> text) => name.AsSpan().CommonPrefixLength(text);

    /// <summary>河南 in 河南顺成集团 is the place and 汽车产业 in 汽车产业促进中心 the industry; 瑞立达 in 瑞立达玻璃盖板公司 is the firm: two characters and more that mean nothing else.</summary>
    private static bool NamesMore(string text)
    {
        var at = Gazetteer.Default.Find(text) is [{ Start: 0 } place, ..] ? place.Length : 0;
        while (at < text.Length)
        {
            var industry = IndustryLexicon.Find(text[at..]) is [{ Start: 0 } found, ..] ? found.Length : 0;
            var known = Math.Max(industry, Lexicon.Default.At(text, at, text.Length) is { Length: >= 2 } word ? word.Length : 0);
            if (known == 0)
            {
                return text.Length - at >= 2;
            }

            at += known;
        }

        return false;
    }

    private static IEnumerable<Word> Annotations(string folded, DateOnly anchor)
    {
        foreach (var match in TitlePattern().Matches(folded).Cast<Match>())
        {
            yield return new Word(match.Index, match.Length, match.Groups["title"].Value, WordKind.Title);
        }

        // 本周 and 上周 mean issues, not days: the lexicon has them.
        foreach (var date in Dates.Find(folded, anchor).Where(date => date.Shape != DateShape.Week))
        {
            yield return new Word(date.Start, date.Length, folded.Substring(date.Start, date.Length), WordKind.Date) { Date = date };
        }

        foreach (var word in RelativeTime.Find(folded, anchor))
        {
            yield return word;
        }

        foreach (var (start, length, range) in MoneyRangeReader.Find(folded))
        {
            yield return new Word(start, length, folded.Substring(start, length), WordKind.MoneyRange) { Range = range };
        }

        foreach (var match in IssuePattern().Matches(folded).Cast<Match>())
        {
            yield return new Word(match.Index, match.Length, match.Value, WordKind.IssueNumber) { Number = int.Parse(match.Groups["n"].Value, CultureInfo.InvariantCulture) };
        }

        foreach (var match in OrdinalPattern().Matches(folded).Cast<Match>())
        {
            yield return new Word(match.Index, match.Length, match.Value, WordKind.Follow, "refer");
        }

        foreach (var match in TopPattern().Matches(folded).Cast<Match>())
        {
            if (ChineseNumber.TryParse(match.Groups["n"].Value, out var n) && n is >= 1 and <= 100)
            {
                yield return new Word(match.Index, match.Length, match.Value, WordKind.Top, match.Value.StartsWith('倒') || match.Value.StartsWith('后') ? "asc" : "desc") { Number = (int)n };
            }
        }

        foreach (var match in ParkPattern().Matches(folded).Cast<Match>())
        {
            yield return new Word(match.Index, match.Length, match.Value, WordKind.Park);
        }

        foreach (var word in PlaceWords(folded))
        {
            yield return word;
        }

        foreach (var industry in IndustryLexicon.Find(folded))
        {
            // A product (光伏胶膜) names what the question is about, not a whole industry.
            var text = folded.Substring(industry.Start, industry.Length);
            yield return industry.IsProduct
                ? new Word(industry.Start, industry.Length, text, WordKind.Unknown, "product")
                : new Word(industry.Start, industry.Length, text, WordKind.Industry) { Industry = industry.Industry };
        }
    }

    private static IEnumerable<Word> PlaceWords(string folded)
    {
        foreach (var (start, length, group) in Gazetteer.Default.FindGroups(folded))
        {
            yield return new Word(start, length, group.Name, WordKind.Group) { Places = group.Members };
        }

        foreach (var (start, length) in Gazetteer.Default.FindCountries(folded))
        {
            yield return new Word(start, length, folded.Substring(start, length), WordKind.Country);
        }

        foreach (var place in Gazetteer.Default.FindAll(folded))
        {
            var kind = place.Kind == PlaceKind.Park ? WordKind.Park : WordKind.Place;
            yield return new Word(place.Start, place.Length, folded.Substring(place.Start, place.Length), kind) { Places = place.Candidates };
        }
    }

    [GeneratedRegex("第([0-9]{1,2}|[一二两三四五六七八九十]{1,2})(个|条|项|家|则|位)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OrdinalPattern();

    [GeneratedRegex("《(?<title>[^》]{2,80})》?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TitlePattern();

    [GeneratedRegex("(?:(?:总第|第|总)\\s?(?<n>[0-9]{1,5})|(?<![0-9.])(?<n>[0-9]{2,5}))\\s?期", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex IssuePattern();

    [GeneratedRegex("(?:排名|排行)?(?:前|top\\s?|后|倒数前|倒数后|最[大多高小少低](?:的)?(?:前)?)(?<n>[0-9]{1,3}|[一二两三四五六七八九十]{1,3})(?:名|位|个|大|条|强|项)?(?!月|年|日|期)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TopPattern();

    [GeneratedRegex("(?:国家级)?(?:高新技术产业开发区|高新技术开发区|经济技术开发区|经济开发区|高新区|经开区|综合保税区|综保区|自贸区|自贸试验区|开发区|保税区)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ParkPattern();
}
