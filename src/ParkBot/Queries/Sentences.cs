using ParkBot.News;

namespace ParkBot.Queries;

/// <summary>Cuts a stored text into sentences; a title is one.</summary>
internal static class Sentences
{
    internal static IEnumerable<(EvidenceField Field, int Start, int Length)> Of(EvidenceField field, string text)
    {
        var start = 0;
        for (var at = 0; at <= text.Length; at++)
        {
            var ends = at == text.Length || (field != EvidenceField.Title && text[at] is '。' or '；' or '！' or '？' or '\n');
            if (!ends)
            {
                continue;
            }

            // The mark belongs to its sentence, and so does a closing quotation mark after it; a line's end to none.
            var end = at < text.Length && text[at] != '\n' ? at + 1 : at;
            while (end < text.Length && text[end] is '”' or '’' or '」' or '）')
            {
                end++;
            }

            if (text.AsSpan(start, Math.Max(0, end - start)).Trim().Length > 1)
            {
                yield return (field, start, end - start);
            }

            start = Math.Max(end, Math.Min(at + 1, text.Length));
            at = Math.Max(at, start - 1);
        }
    }
}
