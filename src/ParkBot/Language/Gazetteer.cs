using System.Collections.Frozen;
using ParkBot.News;

namespace ParkBot.Language;

/// <summary>What kind of name was found: an administrative place, or a park or new area (松山湖, 西咸新区) that lies in one.</summary>
internal enum PlaceKind { Administrative, Park }

/// <summary>A place name in a text. Several <paramref name="Candidates"/> where several places have the name (朝阳区).</summary>
internal sealed record PlaceMatch(int Start, int Length, PlaceKind Kind, IReadOnlyList<Place> Candidates)
{
    internal int End => Start + Length;
}

/// <summary>A region above provinces: 长三角, 京津冀, 中部. <paramref name="Members"/> are provinces or cities.</summary>
internal sealed record RegionGroup(string Name, IReadOnlyList<Place> Members);

/// <summary>A place name that differs from a stretch of the text in one character that sounds alike.</summary>
internal sealed record NearName(int Start, int Length, string Name);

/// <summary>The administrative places of China (province, city, county), the parks that the news names, and the regions above provinces.</summary>
internal sealed class Gazetteer
{
    private readonly PlaceNames _names = PlaceNames.Load();
    private readonly FrozenDictionary<string, RegionGroup> _groups = LoadGroups();
    private readonly FrozenSet<string> _countries = EmbeddedTable.Lines("countries.tsv").SelectMany(line => line.Split(' ')).ToFrozenSet(StringComparer.Ordinal);
    private readonly int _longestGroup;

    private Gazetteer() => _longestGroup = _groups.Keys.Max(name => name.Length);

    /// <summary>The gazetteer built from the embedded tables, made once.</summary>
    internal static Gazetteer Default { get; } = new();

    /// <summary>
    /// Every place name in a folded text, longest first, not overlapping. Full names (苏州市, 南海区) and the usual short
    /// names (苏州, 江苏); a bare county name only where it stands behind its parent (上海闵行) or is a county-level city's (昆山). Names inside company names
    /// (宁德时代, 阿里云) are not places.
    /// </summary>
    internal IReadOnlyList<PlaceMatch> Find(string folded)
    {
        var found = new List<PlaceMatch>();
        for (var at = 0; at < folded.Length;)
        {
            var match = Longest(folded, at, found.Count > 0 ? found[^1] : null, bare: false);
            if (match is null)
            {
                at++;
                continue;
            }

            found.Add(match);
            at = match.End;
        }

        return found;
    }

    /// <summary>The longest place name at every position of a question, bare county names of one meaning included; they may overlap (其中江苏 holds 中江 and 江苏).</summary>
    internal IReadOnlyList<PlaceMatch> FindAll(string folded)
    {
        var found = new List<PlaceMatch>();
        for (var at = 0; at < folded.Length; at++)
        {
            if (Longest(folded, at, found.LastOrDefault(before => before.End <= at), bare: true) is { } match)
            {
                found.Add(match);
            }
        }

        return found;
    }

    /// <summary>Region groups (长三角, 江浙沪 …) named in a folded text, with their spans.</summary>
    internal IReadOnlyList<(int Start, int Length, RegionGroup Group)> FindGroups(string folded)
    {
        var found = new List<(int, int, RegionGroup)>();
        var lookup = _groups.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var at = 0; at < folded.Length; at++)
        {
            for (var length = Math.Min(_longestGroup, folded.Length - at); length >= 2; length--)
            {
                if (lookup.TryGetValue(folded.AsSpan(at, length), out var group))
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

    /// <summary>Countries named in a folded text.</summary>
    internal IReadOnlyList<(int Start, int Length)> FindCountries(string folded) =>
        [.. from country in _countries
            let at = folded.IndexOf(country, StringComparison.Ordinal)
            where at >= 0
            orderby at
            select (at, country.Length)];

    /// <summary>Names of provinces and cities that differ from a stretch of the text in exactly one character that sounds alike, longest first: 重请市 → 重庆市.</summary>
    internal IReadOnlyList<NearName> NearNames(string folded)
    {
        var found = new List<NearName>();
        foreach (var name in _names.Usual)
        {
            for (var at = 0; at + name.Length <= folded.Length; at++)
            {
                if (Pinyin.DifferInOneSound(folded.AsSpan(at, name.Length), name))
                {
                    found.Add(new NearName(at, name.Length, name));
                }
            }
        }

        return [.. found.OrderByDescending(near => near.Length)];
    }

    private PlaceMatch? Longest(string folded, int at, PlaceMatch? before, bool bare)
    {
        for (var length = Math.Min(_names.Longest, folded.Length - at); length >= 1; length--)
        {
            if (_names.TryGet(folded.AsSpan(at, length), out var entry) && Accept(entry, folded, at, length, before, bare) is { } places)
            {
                return new PlaceMatch(at, length, entry.Kind, places);
            }
        }

        return null;
    }

    private static IReadOnlyList<Place>? Accept(PlaceEntry entry, string folded, int at, int length, PlaceMatch? before, bool bare)
    {
        if (PlaceNames.IsMasked(folded, at, length))
        {
            return null;
        }

        var beside = before is not null && at - before.End is 0 or 1 && before is not null && (at == before.End || folded[before.End] is '省' or '市' or '(' or '·' or ' ')
            ? entry.Places.Where(place => before.Candidates.Any(parent => parent != place && place.IsWithin(parent))).ToList()
            : [];
        if (beside.Count > 0)
        {
            return beside;
        }

        return entry.Form switch
        {
            PlaceForm.Full or PlaceForm.Usual => entry.Places,
            PlaceForm.BareCounty when bare && entry.Places.Count == 1 => entry.Places,
            _ => null,
        };
    }

    private static FrozenDictionary<string, RegionGroup> LoadGroups()
    {
        var groups = new Dictionary<string, RegionGroup>(StringComparer.Ordinal);
        foreach (var row in EmbeddedTable.Lines("regions.tsv").Select(line => line.Split('\t')))
        {
            var names = row[0].Split(',');
            var group = new RegionGroup(names[0], [.. row[1].Split(' ').Select(PlaceNames.Parse)]);
            foreach (var name in names)
            {
                groups[name] = group;
            }
        }

        return groups.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
