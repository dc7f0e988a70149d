using System.Collections.Frozen;
using ParkBot.News;

namespace ParkBot.Language;

/// <summary>What is wider than a province: groups of provinces or cities, and countries.</summary>
internal sealed partial class Gazetteer
{
    private readonly FrozenDictionary<string, RegionGroup> _groups = LoadGroups();
    private readonly FrozenSet<string> _countries = EmbeddedTable.Lines("countries.tsv").SelectMany(line => line.Split(' ')).ToFrozenSet(StringComparer.Ordinal);
    private readonly int _longestGroup;

    /// <summary>Characters of the longest country name in the table.</summary>
    private const int LongestCountry = 8;

    /// <summary>Region groups (长三角, 江浙沪 …) named in a folded text, with their spans.</summary>
    internal IReadOnlyList<(int Start, int Length, RegionGroup Group)> FindGroups(string folded)
    {
        var found = new List<(int, int, RegionGroup)>();
        var lookup = _groups.GetAlternateLookup<ReadOnlySpan<char>>();
        var places = Find(folded);
        for (var at = 0; at < folded.Length; at++)
        {
            if (places.Any(place => place.Start < at && at < place.End))
            {
                // 广西南宁 holds no 西南.
                continue;
            }

            for (var length = Math.Min(_longestGroup, folded.Length - at); length >= 2; length--)
            {
                if (lookup.TryGetValue(folded.AsSpan(at, length), out var group) && !IsCutGroup(folded, at, length))
                {
                    found.Add((at, length, group));
                    at += length - 1;
                    break;
                }
            }
        }

        return found;
    }

    /// <summary>The countries that the news names.</summary>
    internal IReadOnlyCollection<string> Countries => _countries;

    /// <summary>Countries named in a folded text, the longest at each place, in order.</summary>
    internal IReadOnlyList<(int Start, int Length)> FindCountries(string folded)
    {
        var found = new List<(int, int)>();
        var lookup = _countries.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var at = 0; at < folded.Length; at++)
        {
            for (var length = Math.Min(LongestCountry, folded.Length - at); length >= 2; length--)
            {
                if (lookup.Contains(folded.AsSpan(at, length)))
                {
                    found.Add((at, length));
                    at += length - 1;
                    break;
                }
            }
        }

        return found;
    }

    /// <summary>集中|部署, 其中|部分: the last character belongs to the next word.</summary>
    private static bool IsCutGroup(string folded, int at, int length) =>
        folded[at + length - 1] == '部' && ((at + length < folded.Length && folded[at + length] is '分' or '署' or '门' or '件' or '队' or '级' or '委' or '首' or '长') || (at > 0 && folded[at - 1] is '其' or '集'));

    private static FrozenDictionary<string, RegionGroup> LoadGroups()
    {
        var groups = new Dictionary<string, RegionGroup>(StringComparer.Ordinal);
        foreach (var row in EmbeddedTable.Lines("regions.tsv").Select(line => line.Split('\t')))
        {
            var names = row[0].Split(',');
            var group = new RegionGroup(names[0], [.. row[1].Split(' ').Select(PlaceNames.Parse)]);
            foreach (var name in names)
            {
                groups[TextFold.Fold(name)] = group;
            }
        }

        return groups.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
