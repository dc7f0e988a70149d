using System.Collections.Frozen;
using System.Globalization;
using ParkBot.Queries;

namespace ParkBot.Understanding;

/// <summary>A place in a sentence that is read from left to right. White space between words says nothing; inside quotation marks it does.</summary>
internal sealed class SentenceCursor(string text)
{
    /// <summary>As deep as a plan may be, and a branch or a part besides: brackets in brackets cannot run the stack out.</summary>
    private const int MostDepth = 20;

    private int depth;

    internal int At { get; set; }

    internal bool IsAtEnd
    {
        get
        {
            Skip();
            return At == text.Length;
        }
    }

    internal bool Eat(string word)
    {
        Skip();
        if (string.CompareOrdinal(text, At, word, 0, word.Length) != 0)
        {
            return false;
        }

        At += word.Length;
        return true;
    }

    internal bool IsAt(char c)
    {
        Skip();
        return At < text.Length && text[At] == c;
    }

    internal bool IsAtDigit()
    {
        Skip();
        return At < text.Length && char.IsAsciiDigit(text[At]);
    }

    /// <summary>The longest of the words that stands here.</summary>
    internal T? Any<T>(FrozenDictionary<T, string> words) where T : struct
    {
        Skip();
        (T Value, int Length)? best = null;
        foreach (var (value, word) in words)
        {
            if (word.Length > (best?.Length ?? 0) && string.CompareOrdinal(text, At, word, 0, word.Length) == 0)
            {
                best = (value, word.Length);
            }
        }

        At += best?.Length ?? 0;
        return best?.Value;
    }

    internal T? Any<T>(FrozenDictionary<string, T> words) where T : struct
    {
        Skip();
        string? best = null;
        foreach (var word in words.Keys)
        {
            if (word.Length > (best?.Length ?? 0) && string.CompareOrdinal(text, At, word, 0, word.Length) == 0)
            {
                best = word;
            }
        }

        At += best?.Length ?? 0;
        return best is null ? null : words[best];
    }

    internal string? Quoted()
    {
        Skip();
        var at = At;
        var words = QuotedWords.Read(text, ref at);
        At = at;
        return words;
    }

    /// <summary>A run of letters and digits; null where none stands here.</summary>
    internal string? Word()
    {
        Skip();
        var start = At;
        while (At < text.Length && char.IsLetterOrDigit(text[At]))
        {
            At++;
        }

        return At > start ? text[start..At] : null;
    }

    internal int? Whole() => Digits(point: false) is { } digits && int.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    internal decimal? Number() => Digits(point: true) is { } digits && decimal.TryParse(digits, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Entries that a word parts; null where one of them cannot be read.</summary>
    internal List<T>? Each<T>(string link, Func<(bool Read, T Value)> read)
    {
        var all = new List<T>();
        do
        {
            if (read() is not (true, var value))
            {
                return null;
            }

            all.Add(value);
        }
        while (Eat(link));
        return all;
    }

    /// <summary>What stands in 【 and 】.</summary>
    internal T? Inside<T>(Func<T?> read) where T : class
    {
        if (depth >= MostDepth || !Eat("【"))
        {
            return null;
        }

        depth++;
        var inner = read();
        depth--;
        return inner is not null && Eat("】") ? inner : null;
    }

    /// <summary>One level down without brackets.</summary>
    internal T? Deeper<T>(Func<T?> read) where T : class
    {
        if (depth >= MostDepth)
        {
            return null;
        }

        depth++;
        var inner = read();
        depth--;
        return inner;
    }

    private string? Digits(bool point)
    {
        Skip();
        var start = At;
        var end = At < text.Length && text[At] == '-' ? At + 1 : At;
        var first = end;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || (point && text[end] == '.' && end > first)))
        {
            end++;
        }

        At = end > first ? end : start;
        return end > first ? text[start..end] : null;
    }

    private void Skip()
    {
        while (At < text.Length && char.IsWhiteSpace(text[At]))
        {
            At++;
        }
    }
}
