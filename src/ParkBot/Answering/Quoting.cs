using ParkBot.News;
using ParkBot.Storage;

namespace ParkBot.Answering;

/// <summary>Cuts the words that a value stands on out of the stored text: a clause for a figure, a whole sentence for a field.</summary>
internal static class Quoting
{
    private const string SentenceEnds = "。！？；\n";
    private const string ClauseEnds = "。！？；\n，：";

    /// <summary>A clause shorter than this does not tell what its figure is, and takes the one before it along.</summary>
    private const int ShortClause = 6;

    /// <summary>A sentence longer than this is cut to its clauses around the evidence.</summary>
    private const int LongQuote = 160;

    /// <summary>The clause around the first evidence that lies in a text: 总投资286余亿元.</summary>
    internal static string? Clause(StoredItem item, IReadOnlyList<Evidence> evidence)
    {
        var (text, place) = Find(item, evidence);
        if (text is null)
        {
            return null;
        }

        var (start, end) = Around(text, place, ClauseEnds);
        if (end - start < ShortClause && start > 0 && SentenceEnds.IndexOf(text[start - 1], StringComparison.Ordinal) < 0)
        {
            start = Around(text, place with { Start = start - 1, Length = 0 }, ClauseEnds).Start;
        }

        return Clean(text[start..end]);
    }

    /// <summary>The sentence around the first evidence that lies in a text.</summary>
    internal static string? Sentence(StoredItem item, IReadOnlyList<Evidence> evidence)
    {
        var (text, place) = Find(item, evidence);
        if (text is null)
        {
            return null;
        }

        var (start, end) = Around(text, place, SentenceEnds);
        return end - start <= LongQuote ? Clean(text[start..end]) : Clause(item, [place]);
    }

    /// <summary>The sentence that an item begins with after its title; null where there is only the title.</summary>
    internal static string? Beginning(StoredItem item)
    {
        var field = item.Item.Text.Lead is null ? EvidenceField.Body : EvidenceField.Lead;
        return Text(item, field) is { Length: > 0 } ? Sentence(item, [new Evidence(field, 0, 1)]) : null;
    }

    private static string? Text(StoredItem item, EvidenceField field) => item.Item.Text.Text(field, item.Header);

    private static (string? Text, Evidence Place) Find(StoredItem item, IReadOnlyList<Evidence> evidence)
    {
        // A title is printed anyway: words of the text below it say more.
        foreach (var place in evidence.Where(IsQuotable).OrderBy(place => place.Field == EvidenceField.Title))
        {
            if (Text(item, place.Field) is { } text && place.Start >= 0 && place.Start + place.Length <= text.Length)
            {
                return (text, place);
            }
        }

        return (null, default);
    }

    private static bool IsQuotable(Evidence place) => place.Field is EvidenceField.Title or EvidenceField.Lead or EvidenceField.Body or EvidenceField.Source;

    private static (int Start, int End) Around(string text, Evidence place, string ends)
    {
        var start = place.Start;
        while (start > 0 && !ends.Contains(text[start - 1], StringComparison.Ordinal))
        {
            start--;
        }

        var end = Math.Max(place.Start + place.Length, start);
        while (end < text.Length && !ends.Contains(text[end], StringComparison.Ordinal))
        {
            end++;
        }

        return (start, end);
    }

    /// <summary>A quotation is set in quotation marks of its own: a mark left alone by the cut goes.</summary>
    private static string Clean(string words)
    {
        var clean = words.Trim();
        if (clean.Count(c => c == '“') > clean.Count(c => c == '”') && clean.StartsWith('“'))
        {
            clean = clean[1..];
        }

        if (clean.Count(c => c == '”') > clean.Count(c => c == '“') && clean.EndsWith('”'))
        {
            clean = clean[..^1];
        }

        return clean;
    }
}
