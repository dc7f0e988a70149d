using ParkBot.Language;

namespace ParkBot.Understanding;

/// <summary>The organisation that an unknown word of a question was to name.</summary>
internal static class MisspeltName
{
    /// <summary>A name of which less is typed, or whose own part is shorter, sounds like too many others.</summary>
    private const int Shortest = 3, ShortestBrand = 2;

    internal static Slip? Find(string folded, Word unknown, IReadOnlyList<Word> words, SortedNames names)
    {
        // 大 before an unknown character may be a name's first as well as a word, and a name's beginning may have been read already.
        var before = words.FirstOrDefault(word => word.End == unknown.Start && (word is { Length: 1, Kind: WordKind.Filler } || (word is { Kind: WordKind.Unknown, Value: "name" } && names.Match(word.Text).Whole < word.Length)));
        var borders = words.SelectMany(word => (int[])[word.Start, word.End]).Append(folded.Length).ToHashSet();
        var likely = new[] { unknown.Start, before?.Start ?? unknown.Start }.Distinct()
            .SelectMany(start => Slips.Find(names, folded, start))
            .Where(slip => slip.End > unknown.Start && IsLikely(folded, slip, borders, names))
            .OrderBy(slip => slip.Kind).ThenByDescending(slip => slip.Right.Length).ToList();
        return likely.Count > 0 && !likely.Exists(other => other.Kind == likely[0].Kind && other.Right.Length == likely[0].Right.Length && other.Right != likely[0].Right) ? likely[0] : null;
    }

    /// <summary>
    /// What is typed ends where the words do or where the words of a trade begin, and the slip is in the name's own part, of
    /// which enough is left that is right. 华星光电 is not 华兴光电: two characters, one of them another, are two names.
    /// </summary>
    private static bool IsLikely(string folded, Slip slip, HashSet<int> borders, SortedNames names)
    {
        if (slip.Right.Length < Shortest || !(borders.Contains(slip.End) || FirmWords.StartWith(folded.AsSpan(slip.End))))
        {
            return false;
        }

        var core = FirmWords.WithoutLegalForm(names[slip.Names.From]);
        var brand = FirmWords.WithoutTrade(core).Length;
        if (slip.At >= brand)
        {
            return false;
        }

        if (brand <= ShortestBrand)
        {
            return slip.Kind is SlipKind.Sound or SlipKind.Shape && slip.Right.Length > Shortest && slip.Right.Length >= core.Length;
        }

        return slip.Kind switch
        {
            SlipKind.Sound or SlipKind.Swapped or SlipKind.NearSound or SlipKind.Shape => true,
            SlipKind.Doubled => slip.At < slip.Right.Length,
            SlipKind.Extra => slip.At < slip.Right.Length && slip.Right.Length > Shortest,
            SlipKind.Missing => slip.Right.Length > Shortest && (slip.Right.Length >= brand || slip.Right.Length > Shortest + 1),
            _ => slip.Right.Length > Shortest + 1 && slip.Right.Length >= brand,
        };
    }
}
