namespace ParkBot.Storage;

/// <summary>
/// The terms of the full-text index: overlapping pairs of Han characters, Latin runs and numbers whole. Made here, not by
/// SQLite, because its trigram tokenizer loses two-character words, and no dictionary knows the names in the news.
/// </summary>
internal static class TextTerms
{
    /// <summary>The distinct terms of a folded text, in order. A single Han character between others that are not gives none.</summary>
    internal static IReadOnlyList<string> Of(string folded)
    {
        var terms = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var at = 0; at < folded.Length;)
        {
            var end = at + 1;
            if (IsHan(folded[at]))
            {
                for (; end < folded.Length && IsHan(folded[end]); end++)
                {
                    Add(folded.Substring(end - 1, 2));
                }
            }
            else if (char.IsLetterOrDigit(folded[at]))
            {
                while (end < folded.Length && ContinuesRun(folded, end))
                {
                    end++;
                }

                Add(folded[at..end]);
            }

            at = end;
        }

        return terms;

        void Add(string term)
        {
            if (seen.Add(term))
            {
                terms.Add(term);
            }
        }
    }

    /// <summary>True where a folded text holds the term as <see cref="Of"/> would give it: a number not inside a longer one.</summary>
    internal static bool Holds(string folded, string term)
    {
        if (IsHan(term[0]))
        {
            return folded.Contains(term, StringComparison.Ordinal);
        }

        for (var at = folded.IndexOf(term, StringComparison.Ordinal); at >= 0; at = folded.IndexOf(term, at + 1, StringComparison.Ordinal))
        {
            if ((at == 0 || !ContinuesRun(folded, at)) && (at + term.Length == folded.Length || !ContinuesRun(folded, at + term.Length)))
            {
                return true;
            }
        }

        return false;
    }

    internal static bool IsHan(char c) => c is >= '\u3400' and <= '\u9fff' or >= '\uf900' and <= '\ufaff' or '〇';

    /// <summary>64.21 and 5g are one run; a point that ends a sentence is not in it.</summary>
    private static bool ContinuesRun(string text, int at) =>
        (char.IsLetterOrDigit(text[at]) && !IsHan(text[at]) && at > 0 && (char.IsLetterOrDigit(text[at - 1]) || text[at - 1] == '.') && !IsHan(text[at - 1]))
        || (text[at] == '.' && at > 0 && at + 1 < text.Length && char.IsAsciiDigit(text[at - 1]) && char.IsAsciiDigit(text[at + 1]));
}
