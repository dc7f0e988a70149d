using System.Collections.Frozen;

namespace ParkBot.Language;

/// <summary>Places as people mistype them, and places at the head of companies' names.</summary>
internal sealed partial class Gazetteer
{
    /// <summary>
    /// Names of provinces and cities that a text spells with one slip, longest first, the likeliest slip first: 重请市 → 重庆市.
    /// The shorter the name, the surer the slip has to be: of two characters a province's may blur (江舒), another's must sound the
    /// same (常洲); a character too few or too many, or any wrong one, shows only in longer names.
    /// </summary>
    internal IReadOnlyList<Slip> NearNames(string folded) => NearNames(folded, 0, folded.Length);

    /// <summary>Those that start in a part of the text.</summary>
    internal IReadOnlyList<Slip> NearNames(string folded, int from, int to)
    {
        var found = new List<Slip>();
        for (var at = from; at < to; at++)
        {
            found.AddRange(Slips.Find(_names.Usual, folded, at).Where(IsLikely));
        }

        return [.. found.OrderByDescending(near => near.Right.Length).ThenBy(near => near.Kind)];
    }

    /// <summary>The first two characters of all names of places and countries: most names of companies start with none of them.</summary>
    private readonly FrozenSet<(char First, char Second)> _heads;

    private bool IsLikely(Slip slip)
    {
        if (!_names.TryGet(slip.Right, out var senses) || _names.Usual[slip.Names.From] != slip.Right)
        {
            return false;
        }

        return slip.Kind switch
        {
            SlipKind.Sound => true,
            SlipKind.NearSound or SlipKind.Shape => slip.Right.Length > 2 || senses.Any(sense => sense.Place is { City: null, County: null }),
            SlipKind.Swapped or SlipKind.Doubled => slip.Right.Length > 2,
            SlipKind.Missing or SlipKind.Extra => slip.Right.Length > 3,
            _ => slip.Right.Length > 4,
        };
    }

    /// <summary>The length of the places and countries that a company's name starts with: 2 in 苏州星澜光电, and in 宁德时代, whose name it belongs to: who asks keeps the whole name as well.</summary>
    internal int Leading(string folded)
    {
        var end = 0;
        while (LeadingAt(folded, end) is var length and > 0 && end + length + 2 <= folded.Length)
        {
            end += length;
        }

        return end;
    }

    private int LeadingAt(string folded, int at)
    {
        if (at + 2 > folded.Length || !_heads.Contains((folded[at], folded[at + 1])))
        {
            return 0;
        }

        var countries = _countries.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var length = Math.Min(_names.Longest, folded.Length - at); length >= 2; length--)
        {
            if (countries.Contains(folded.AsSpan(at, length)))
            {
                return length;
            }

            if (_names.TryGet(folded.AsSpan(at, length), out var senses) && Array.Exists(senses, sense => sense is { Form: <= PlaceForm.Usual, Kind: PlaceKind.Administrative }))
            {
                return length;
            }
        }

        return 0;
    }
}
