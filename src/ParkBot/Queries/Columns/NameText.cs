using System.Text;

namespace ParkBot.Queries;

/// <summary>Many names as one text: looking for a word in it is one run over memory, not a call a name.</summary>
internal sealed class NameText
{
    private const char End = '\n';

    private readonly string text;
    private readonly int[] ends;

    internal NameText(IReadOnlyCollection<string> names)
    {
        var joined = new StringBuilder();
        ends = new int[names.Count];
        var at = 0;
        foreach (var name in names)
        {
            joined.Append(name).Append(End);
            ends[at++] = joined.Length;
        }

        text = joined.ToString();
    }

    /// <summary>The names, by their place in the order given, that hold the word.</summary>
    internal IEnumerable<int> Holding(string word)
    {
        if (word.Length == 0 || word.Contains(End, StringComparison.Ordinal))
        {
            yield break;
        }

        for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0;)
        {
            var found = Array.BinarySearch(ends, at + 1);
            var name = found < 0 ? ~found : found;
            yield return name;
            at = ends[name] >= text.Length ? -1 : text.IndexOf(word, ends[name], StringComparison.Ordinal);
        }
    }
}
