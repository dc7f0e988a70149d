using System.Text.RegularExpressions;
using ParkBot.Language;

namespace ParkBot.Digests;

/// <summary>The words of a wish while they are being read: what was understood is taken out, what is left is for the next reader.</summary>
internal sealed class WishText(string written)
{
    private readonly char[] folded = TextFold.Fold(written).ToCharArray();
    private readonly char[] original = written.ToCharArray();

    /// <summary>What is left, folded; what was taken out leaves blanks.</summary>
    internal string Rest => new(folded);

    /// <summary>What is left, as it was written.</summary>
    internal string Written => string.Join(' ', new string(original).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Takes out all that a pattern finds.</summary>
    internal IReadOnlyList<Match> Take(Regex pattern)
    {
        var found = pattern.Matches(Rest).ToList();
        foreach (var match in found)
        {
            folded.AsSpan(match.Index, match.Length).Fill(' ');
            original.AsSpan(match.Index, match.Length).Fill(' ');
        }

        return found;
    }
}
