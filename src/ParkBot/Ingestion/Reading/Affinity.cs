using ParkBot.Language;

namespace ParkBot.Ingestion;

/// <summary>How much two texts of an issue share: pairs of neighbouring characters, weighted by how few blocks of the issue have them.</summary>
internal sealed class Affinity
{
    private readonly Dictionary<string, int> _blocks = new(StringComparer.Ordinal);
    private readonly int _count;

    internal Affinity(IEnumerable<string> texts)
    {
        foreach (var text in texts)
        {
            _count++;
            foreach (var pair in Pairs(text))
            {
                _blocks[pair] = _blocks.GetValueOrDefault(pair) + 1;
            }
        }
    }

    /// <summary>Weighted share (0…1) of the shorter text's pairs that the longer one has.</summary>
    internal double Between(string a, string b)
    {
        var first = Pairs(a);
        var second = Pairs(b);
        var shorter = first.Count <= second.Count ? first : second;
        var longer = ReferenceEquals(shorter, first) ? second : first;
        double shared = 0, all = 0;
        foreach (var pair in shorter)
        {
            var weight = Math.Log(1 + ((double)_count / Math.Max(1, _blocks.GetValueOrDefault(pair))));
            all += weight;
            shared += longer.Contains(pair) ? weight : 0;
        }

        return all > 0 ? shared / all : 0;
    }

    private static HashSet<string> Pairs(string text)
    {
        var folded = TextFold.Fold(text);
        var pairs = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i + 1 < folded.Length; i++)
        {
            if (char.IsLetterOrDigit(folded[i]) && char.IsLetterOrDigit(folded[i + 1]))
            {
                pairs.Add(folded.Substring(i, 2));
            }
        }

        return pairs;
    }
}
