using ParkBot.Language;

namespace ParkBot.Understanding;

/// <summary>The place that an unknown word of a question was to name.</summary>
internal static class MisspeltPlace
{
    private const int Short = 2;

    /// <summary>So many characters before an unknown one may belong to a place's name with it.</summary>
    private const int Longest = 8;

    internal static Slip? Find(string folded, Word unknown, IReadOnlyList<Word> words)
    {
        var likely = Gazetteer.Default.NearNames(folded, Math.Max(0, unknown.Start - Longest), unknown.End).Where(slip => unknown.Start < slip.End && Fits(folded, slip, unknown, words)).ToList();
        return likely.Count > 0 && !likely.Exists(other => other.Kind == likely[0].Kind && other.Right.Length == likely[0].Right.Length && other.Right != likely[0].Right) ? likely[0] : null;
    }

    /// <summary>内蒙估: the place that was read is the beginning of the longer one.</summary>
    private static bool Keeps(Slip slip, Word place) => place.Start == slip.Start && place.Length <= slip.At;

    /// <summary>宁德时 is no 宁德市: whatever follows a place's name sounds like 市 or 省 soon enough.</summary>
    private static bool IsRank(Slip slip) => slip.At == slip.Right.Length - 1 && slip.Right[^1] is '市' or '省' or '区' or '州' or '县' && slip.Kind != SlipKind.Shape;

    /// <summary>
    /// A word of two characters must be the place's and no more (中位 in 中位数 is not 中卫), and name no firm (海蓝科技): before the words
    /// of a firm or of a project it has to look like the place as well as sound like it (常洲).
    /// </summary>
    private static bool Fits(string folded, Slip slip, Word unknown, IReadOnlyList<Word> words)
    {
        if (slip.Right.Length > Short)
        {
            return !IsRank(slip) && !words.Any(word => word.Kind is WordKind.Place or WordKind.Date && word.Start < slip.End && slip.Start < word.End && !Keeps(slip, word));
        }

        if (slip.Start != unknown.Start || slip.End != unknown.End)
        {
            return false;
        }

        var next = words.FirstOrDefault(word => word.Start == slip.End);
        var names = next is { Kind: WordKind.Generic or WordKind.Industry or WordKind.Unknown or WordKind.Park } || FirmWords.StartWith(folded.AsSpan(slip.End));
        return !names || LookAlikes.Of(folded[slip.Start + slip.At]).Contains(slip.Right[slip.At], StringComparison.Ordinal);
    }
}
