using ParkBot.Language;
using ParkBot.Queries;

namespace ParkBot.Understanding;

/// <summary>A question as it was read: its text with the slips mended, the words of it, and what the answer must say of that.</summary>
internal sealed record Spelled(string Folded, IReadOnlyList<Word> Words, IReadOnlyList<string> Remarks);

/// <summary>
/// Sees through slips in the names of places and organisations: 重请市 → 重庆市, 英威藤 → 英威腾. Only where the stored news
/// does not know the word as it was typed, and the answer says how it was read.
/// </summary>
internal sealed class Spelling(TextSearch search)
{
    /// <summary>A question with more slips than this is no question that should be guessed at.</summary>
    private const int MostMends = 3;

    /// <summary>Of the pairs of characters of a word that the news holds, this share in one item: it knows the word.</summary>
    private const double Known = 0.99;

    internal async ValueTask<Spelled> ReadAsync(string folded, NewsSnapshot news, CancellationToken cancellationToken)
    {
        var remarks = new List<string>();
        var words = Tokenizer.Split(folded, news.Newest.Period.To, news);
        while (remarks.Count < MostMends && await FirstAsync(folded, words, news.Names, cancellationToken).ConfigureAwait(false) is { } slip)
        {
            folded = string.Concat(folded.AsSpan(0, slip.Start), slip.Right, folded.AsSpan(slip.End));
            words = Tokenizer.Split(folded, news.Newest.Period.To, news);
            remarks.Add($"已按“{slip.Right}”查询。");
        }

        return new Spelled(folded, words, remarks);
    }

    /// <summary>What the unknown words of a question may be meant for.</summary>
    internal static IEnumerable<(Word Unknown, Slip Slip)> Likely(string folded, IReadOnlyList<Word> words, KnownNames names) =>
        from unknown in words
        where unknown is { Kind: WordKind.Unknown, Value: "" }
        let slip = MisspeltPlace.Find(folded, unknown, words) ?? MisspeltName.Find(folded, unknown, words, names.Distinctive) ?? MisspeltWord.Find(unknown)
        where slip is not null
        select (unknown, slip);

    private async ValueTask<Slip?> FirstAsync(string folded, IReadOnlyList<Word> words, KnownNames names, CancellationToken cancellationToken)
    {
        foreach (var (unknown, slip) in Likely(folded, words, names))
        {
            if (!await IsKnownAsync(folded, slip, unknown, cancellationToken).ConfigureAwait(false))
            {
                return slip;
            }
        }

        return null;
    }

    private async ValueTask<bool> IsKnownAsync(string folded, Slip slip, Word unknown, CancellationToken cancellationToken)
    {
        // 中位数 is known as a whole, whatever begins or ends in it.
        foreach (var typed in (string[])[folded.Substring(slip.Start, slip.Length), unknown.Text])
        {
            var hits = await search.FindAsync(typed, Filter.None, 1, cancellationToken).ConfigureAwait(false);
            if (hits.Count > 0 && hits[0].Coverage >= Known)
            {
                return true;
            }
        }

        return false;
    }
}
