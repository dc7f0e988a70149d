namespace ParkBot.Understanding;

/// <summary>Names of sources in a question, whole or without their last word: 海南省政府网站, 海南省政府网.</summary>
internal static class SourceReader
{
    private const string Site = "网站";

    internal static IEnumerable<Word> Find(string folded, IEnumerable<string> sources)
    {
        if (!folded.Contains('网') && !folded.Contains('报') && !folded.Contains("发布", StringComparison.Ordinal))
        {
            yield break;
        }

        foreach (var source in sources)
        {
            var name = source.EndsWith(Site, StringComparison.Ordinal) ? source[..^1] : source;
            var at = name.Length < 3 ? -1 : folded.IndexOf(name, StringComparison.Ordinal);
            if (at >= 0)
            {
                var length = folded.AsSpan(at).StartsWith(source) ? source.Length : name.Length;
                yield return new Word(at, length, folded.Substring(at, length), WordKind.Source, source);
            }
        }
    }
}
