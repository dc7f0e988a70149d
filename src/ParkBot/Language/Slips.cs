namespace ParkBot.Language;

/// <summary>How a typed word differs from a name, the likeliest first.</summary>
internal enum SlipKind { Sound, Swapped, Doubled, NearSound, Shape, Missing, Extra, Other }

/// <summary>A stretch of a text that is a name, or its beginning, but for one slip.</summary>
/// <param name="Start">Where the stretch starts.</param>
/// <param name="Length">Its length in the text.</param>
/// <param name="Right">What it should have been.</param>
/// <param name="Kind">What went wrong.</param>
/// <param name="At">The character of the name that it went wrong at.</param>
/// <param name="Names">The names that begin so.</param>
internal sealed record Slip(int Start, int Length, string Right, SlipKind Kind, int At, NameRange Names)
{
    internal int End => Start + Length;
}

/// <summary>
/// Finds the names that a text spells with one slip: a character that sounds or looks like the right one, two swapped, one
/// doubled, left out, put in or wrong. Each way to go wrong is tried at each character as far as the text still agrees with
/// some name, so that the work is that of a few hundred look-ups however many names there are.
/// </summary>
internal static class Slips
{
    /// <summary>So many different characters may come next where any of them is tried: beyond, the beginning says too little.</summary>
    private const int MostNext = 100;

    internal static IEnumerable<Slip> Find(SortedNames names, string text, int start)
    {
        var range = names.All;
        for (var at = 0; start + at < text.Length && !range.IsEmpty; at++)
        {
            foreach (var slip in At(names, text, start, at, range))
            {
                yield return slip;
            }

            range = names.Narrow(range, at, text[start + at]);
        }
    }

    private static IEnumerable<Slip> At(SortedNames names, string text, int start, int at, NameRange range)
    {
        var typed = text[start + at];
        // Where few characters go on, they are gone through; where many do, those that are like the typed one.
        var next = at == 0 ? [] : names.Next(range, at).Take(MostNext + 1).ToList();
        var few = at > 0 && next.Count <= MostNext;
        foreach (var c in few ? next : Pinyin.Near(typed).Concat(LookAlikes.Of(typed)).Distinct())
        {
            var narrower = names.Narrow(range, at, c);
            if (c != typed && Longest(narrower, at + 1, at + 1, Difference(typed, c)) is { } other)
            {
                yield return other;
            }

            if (few && Longest(narrower, at + 1, at, SlipKind.Missing) is { } shorter)
            {
                yield return shorter;
            }
        }

        if (start + at + 1 < text.Length && text[start + at + 1] is var following && following != typed && names.Narrow(range, at, following) is { IsEmpty: false } first
            && Longest(names.Narrow(first, at + 1, typed), at + 2, at + 2, SlipKind.Swapped) is { } swapped)
        {
            yield return swapped;
        }

        if (at > 0 && Longest(range, at, at + 1, typed == text[start + at - 1] ? SlipKind.Doubled : SlipKind.Extra) is { } longer)
        {
            yield return longer;
        }

        Slip? Longest(NameRange from, int depth, int read, SlipKind kind)
        {
            if (from.IsEmpty)
            {
                return null;
            }

            while (start + read < text.Length && names.Narrow(from, depth, text[start + read]) is { IsEmpty: false } narrower)
            {
                from = narrower;
                depth++;
                read++;
            }

            return new Slip(start, read, names[from.From][..depth], kind, at, from);
        }
    }

    private static SlipKind Difference(char typed, char right) =>
        Pinyin.SoundAlike(typed, right) ? SlipKind.Sound
        : Pinyin.SoundNear(typed, right) ? SlipKind.NearSound
        : LookAlikes.Of(typed).Contains(right, StringComparison.Ordinal) ? SlipKind.Shape : SlipKind.Other;
}
