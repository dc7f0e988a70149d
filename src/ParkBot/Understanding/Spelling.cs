using ParkBot.Language;
using ParkBot.Queries;

namespace ParkBot.Understanding;

/// <summary>
/// Sees through a slip of one character that sounds like the right one: 重请市 → 重庆市, 英威藤 → 英威腾. Only where the
/// stored news does not know the word as it was typed, and the answer says how it was read.
/// </summary>
internal sealed class Spelling(TextSearch search)
{
    /// <summary>A shorter name, or beginning of one, sounds like too many parts of other words (中位 in 中位数 and 中卫).</summary>
    private const int ShortestName = 3;

    /// <summary>The question with the slip mended and a remark for the answer; null where there is none to mend.</summary>
    internal async ValueTask<(string Folded, string Remark)?> MendAsync(string folded, IReadOnlyList<Word> words, IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        foreach (var unknown in words.Where(word => word is { Kind: WordKind.Unknown, Value: "" }))
        {
            var near = Gazetteer.Default.NearNames(folded).FirstOrDefault(place => place.Start < unknown.End && unknown.Start < place.Start + place.Length && (place.Length >= ShortestName || place.Length == unknown.Length)) ?? NearFirm(folded, unknown, names);
            if (near is null)
            {
                continue;
            }

            var hits = await search.FindAsync(unknown.Text, Filter.None, 1, cancellationToken).ConfigureAwait(false);
            if (hits.Count == 0 || hits[0].Coverage < 0.99)
            {
                return (string.Concat(folded.AsSpan(0, near.Start), near.Name, folded.AsSpan(near.Start + near.Length)), $"已按“{near.Name}”理解。");
            }
        }

        return null;
    }

    private static NearName? NearFirm(string folded, Word unknown, IReadOnlyList<string> names)
    {
        foreach (var name in names)
        {
            for (var length = Math.Min(name.Length, unknown.Length); length >= ShortestName; length--)
            {
                if (Pinyin.DifferInOneSound(folded.AsSpan(unknown.Start, length), name.AsSpan(0, length)))
                {
                    return new NearName(unknown.Start, length, name[..length]);
                }
            }
        }

        return null;
    }
}
