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

/// <summary>The administrative places of China (province, city, county), the parks that the news names, and the regions above provinces.</summary>
internal sealed partial class Gazetteer
{
    private readonly PlaceNames _names = PlaceNames.Load();
    private readonly FrozenDictionary<char, Place> _abbreviations = EmbeddedTable.Lines("abbreviations.tsv").Select(line => line.Split('\t')).ToFrozenDictionary(row => row[0][0], row => PlaceNames.Parse(row[1]));

    private Gazetteer()
    {
        _longestGroup = _groups.Keys.Max(name => name.Length);
        _heads = _names.All.Concat(_countries).Where(name => name.Length > 1).Select(name => (name[0], name[1])).ToFrozenSet();
    }

    /// <summary>The gazetteer built from the embedded tables, made once.</summary>
    internal static Gazetteer Default { get; } = new();

    /// <summary>
    /// Every place name in a folded text, longest first, not overlapping. Full names (苏州市, 南海区) and the usual short
    /// names (苏州, 江苏, 在粤); a bare county name only where it stands behind its parent (佛山南海), is a county-level
    /// city's (昆山) or known to all (浦东). Names inside company names (宁德时代, 江苏银行) are not places.
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

    private PlaceMatch? Longest(string folded, int at, PlaceMatch? before, bool bare)
    {
        for (var length = Math.Min(_names.Longest, folded.Length - at); length >= 2; length--)
        {
            if (_names.TryGet(folded.AsSpan(at, length), out var senses) && !PlaceWords.Default.IsMasked(folded, at, length) && Accept(senses, folded, at, length, before, bare) is { } match)
            {
                return match;
            }
        }

        return Abbreviation(folded, at);
    }

    private static PlaceMatch? Accept(PlaceSense[] senses, string folded, int at, int length, PlaceMatch? before, bool bare)
    {
        var parent = before is not null && IsBeside(folded, before, at) ? before : null;
        if (parent is not null && senses.Where(sense => parent.Candidates.Any(outer => outer != sense.Place && sense.Place.IsWithin(outer))).ToList() is { Count: > 0 } inner)
        {
            // 辽宁朝阳 is the city, not the county in it.
            var cities = inner.FindAll(sense => sense.Place.County is null);
            return Match(at, length, cities.Count > 0 && inner.TrueForAll(sense => sense.Form != PlaceForm.Full) ? cities : inner);
        }

        // 中关村昌平园: a part of a park, by the name of the district of the same city that it lies in.
        if (before is { Kind: PlaceKind.Park } && before.End == at && at + length < folded.Length && folded[at + length] == '园'
            && senses.Where(sense => sense.Place is { City: null, County: not null } && before.Candidates.Any(park => park.Province == sense.Place.Province)).ToList() is { Count: > 0 } districts)
        {
            return Match(at, length, districts);
        }

        // A county of two characters is the end of other words (示范|县 against 范县): it needs a border before it.
        var isShort = length == 2 && (folded[at + 1] == '县' || senses.Any(sense => sense.Place.County?.Length == 2));
        if (isShort && at > 0 && IsHan(folded[at - 1]))
        {
            return null;
        }

        var told = Best(senses, bare);
        if (told.Count == 0)
        {
            told = PlaceNames.IsZone(folded, at, length) || (PlaceNames.IsWorksZone(folded, at, length) && senses.All(sense => sense.Form == PlaceForm.BareCounty)) ? Wider([.. senses]) : told;
        }

        if (told.Count == 0)
        {
            return null;
        }

        // 芜湖江北新区, 邯郸·中关村: another city's park of that name lies where the words beside it say.
        return told[0].Kind == PlaceKind.Park && parent is { Kind: PlaceKind.Administrative } && parent.Candidates.All(outer => !told[0].Place.IsWithin(outer) && !outer.IsWithin(told[0].Place))
            ? new PlaceMatch(at, length, PlaceKind.Park, parent.Candidates)
            : Match(at, length, told);
    }

    /// <summary>The meanings of the most explicit form; of short names the wider place (大理 the prefecture).</summary>
    private static List<PlaceSense> Best(PlaceSense[] senses, bool bare)
    {
        var full = senses.Where(sense => sense.Form == PlaceForm.Full).ToList();
        if (full.Count > 0)
        {
            return full;
        }

        var usual = senses.Where(sense => sense.Form == PlaceForm.Usual).ToList();
        if (usual.Count > 0)
        {
            return Wider(usual);
        }

        return bare && senses is [{ Form: PlaceForm.BareCounty }] ? [senses[0]] : [];
    }

    private static List<PlaceSense> Wider(List<PlaceSense> senses)
    {
        var province = senses.FindAll(sense => sense.Place.City is null && sense.Place.County is null);
        var wide = province.Count > 0 ? province : senses.FindAll(sense => sense.Place.County is null);
        return wide.Count > 0 ? wide : senses;
    }

    private static PlaceMatch Match(int at, int length, List<PlaceSense> senses) => new(at, length, senses[0].Kind, [.. senses.Select(sense => sense.Place)]);

    private static bool IsBeside(string folded, PlaceMatch before, int at) => (at - before.End) switch
    {
        0 => true,
        1 => folded[before.End] is '省' or '市' or '(' or '·' or ' ' or '-' or '—',
        2 => folded.AsSpan(before.End, 2) is "——" or "全区",
        _ => false,
    };

    private static bool IsHan(char c) => c is >= '\u4e00' and <= '\u9fff';

    /// <summary>在粤, 来浙, 入皖: a one-character name only behind such a verb and before no longer name of its kind (粤港澳).</summary>
    private PlaceMatch? Abbreviation(string folded, int at)
    {
        if (at == 0 || folded[at - 1] is not ('在' or '入' or '来' or '赴' or '驻') || !_abbreviations.TryGetValue(folded[at], out var place))
        {
            return null;
        }

        var behind = at + 1 < folded.Length ? folded[at + 1] : ' ';
        return _abbreviations.ContainsKey(behind) || behind is '港' or '澳' or '东' or '西' or '南' or '北' or '中' or '能' or '商' or '江' or '股' or '剧' or '菜' ? null : new PlaceMatch(at, 1, PlaceKind.Administrative, [place]);
    }
}
