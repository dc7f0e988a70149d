using ParkBot.Language;
using ParkBot.News;
using ParkBot.Queries;

namespace ParkBot.Understanding;

/// <summary>Splits a folded question into words: places, dates, figures and names first, the lexicon's words between them, and what is left as unknown.</summary>
internal static class Tokenizer
{
    /// <param name="folded">The folded question.</param>
    /// <param name="anchor">The newest issue's last day: what a date without year or month is near.</param>
    /// <param name="news">What is loaded: a question may use the beginning of an organisation's name (瑞立达), or the name of a source.</param>
    internal static IReadOnlyList<Word> Split(string folded, DateOnly anchor, NewsSnapshot? news)
    {
        var found = Annotator.Find(folded, anchor).Concat(Names(folded, news?.Names ?? KnownNames.None)).Concat(SourceReader.Find(folded, news?.Sources ?? [])).ToLookup(word => word.Start);
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
        // 江苏和安徽 holds no 和安: a link before a place is a link.
        if (longest is { Kind: WordKind.Place, Length: 2 } && folded[at] is '和' or '与' or '及' or '跟' or '从' or '到' or '在' or '对' && Gazetteer.Default.FindAll(folded[(at + 1)..Math.Min(folded.Length, at + 8)]).Any(place => place.Start == 0 && place.Length >= 2))
        {
            longest = null;
        }

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

            // 二期, 三期 belong to the name of the project.
            if (word is { Kind: WordKind.Unknown, Value: "" } && i + 1 < words.Count && words[i + 1] is { Text: "期" } phase && phase.Start == word.End && ChineseNumber.Digit(word.Text[^1]) > 0)
            {
                word = word with { Length = phase.End - word.Start, Text = folded[word.Start..phase.End] };
                i++;
            }

            result.Add(word);
        }

        return result;
    }

    private static bool IsLoose(Word word) => word is { Kind: WordKind.Filler, Length: 1 } && word.Text[0] is not ('的' or '了' or '是' or '有' or '在' or '和' or '吧' or '呀' or '啊' or '哦' or '元' or '亿');

    private static IEnumerable<Word> Names(string folded, KnownNames names)
    {
        for (var at = 0; at + 2 <= folded.Length; at++)
        {
            var (shared, whole) = names.Whole.Match(folded.AsSpan(at));
            var distinctive = names.Distinctive.Match(folded.AsSpan(at)).Shared;
            var length = IsName(folded, at, Math.Max(shared, distinctive)) ? Math.Max(shared, distinctive) : whole;
            if (length >= 2)
            {
                yield return new Word(at, length, folded.Substring(at, length), WordKind.Unknown, "name");
            }
        }
    }

    private static bool IsName(string folded, int at, int length) => length >= 3 && NamesMore(folded.Substring(at, length));

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
}
