using System.Collections.Frozen;
using System.Text.RegularExpressions;
using ParkBot.News;

namespace ParkBot.Language;

/// <summary>How a name stands for its place: by its official name, by the usual short one, by a bare county name that questions may use alone, or by one that is a word first and needs its parent beside it.</summary>
internal enum PlaceForm { Full, Usual, BareCounty, OnlyBeside }

/// <summary>One meaning of a name.</summary>
internal sealed record PlaceSense(PlaceForm Form, PlaceKind Kind, Place Place);

/// <summary>The names of the gazetteer's tables and the forms in which texts use them.</summary>
internal sealed partial class PlaceNames
{
    private readonly FrozenDictionary<string, PlaceSense[]> _entries;

    private PlaceNames(Dictionary<string, List<PlaceSense>> entries)
    {
        _entries = entries.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.ToArray(), StringComparer.Ordinal);
        Longest = entries.Keys.Max(name => name.Length);
        Usual = new SortedNames(_entries.Where(pair => pair.Key.Length >= 2 && pair.Value.Any(sense => sense is { Form: <= PlaceForm.Usual, Kind: PlaceKind.Administrative, Place.County: null })).Select(pair => pair.Key));
    }

    internal int Longest { get; }

    /// <summary>Names of provinces and cities, full and short.</summary>
    internal SortedNames Usual { get; }

    internal IEnumerable<string> All => _entries.Keys;

    internal bool TryGet(ReadOnlySpan<char> name, out PlaceSense[] senses) =>
        _entries.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out senses!);

    internal static Place Parse(string path)
    {
        var parts = path.Split('/');
        return new Place(parts[0], parts.Length > 1 && parts[1].Length > 0 ? parts[1] : null, parts.Length > 2 && parts[2].Length > 0 ? parts[2] : null);
    }

    internal static PlaceNames Load()
    {
        var words = PlaceWords.Default;
        var entries = new Dictionary<string, List<PlaceSense>>(StringComparer.Ordinal);
        foreach (var row in EmbeddedTable.Lines("gazetteer.tsv").Select(line => line.Split('\t')))
        {
            foreach (var (name, sense) in Forms(new Place(row[0], row[1].Length > 0 ? row[1] : null, row[2].Length > 0 ? row[2] : null), words))
            {
                Put(entries, name, sense);
            }
        }

        foreach (var row in EmbeddedTable.Lines("parks.tsv").Select(line => line.Split('\t')))
        {
            Put(entries, row[0], new PlaceSense(PlaceForm.Full, PlaceKind.Park, Parse(row[1])));
        }

        PutFormer(entries, words);
        return new PlaceNames(entries);
    }

    /// <summary>Names that places had (襄樊), and the rank that a county had or may get (长清县 for 长清区): only where no place has the name now.</summary>
    private static void PutFormer(Dictionary<string, List<PlaceSense>> entries, PlaceWords words)
    {
        var former = EmbeddedTable.Lines("former.tsv").Select(line => line.Split('\t')).ToLookup(row => row[0], row => Parse(row[1]), StringComparer.Ordinal);
        var ranks = entries.SelectMany(pair => pair.Value.Where(sense => sense is { Kind: PlaceKind.Administrative, Place.County: not null } && sense.Place.County == pair.Key).SelectMany(sense => Ranks(sense.Place, words).Select(name => (name, sense.Place))))
            .ToLookup(pair => pair.name, pair => pair.Place, StringComparer.Ordinal);
        foreach (var names in former.Concat(ranks.Where(group => !former.Contains(group.Key))).Where(group => !entries.ContainsKey(group.Key)).ToList())
        {
            foreach (var place in names)
            {
                Put(entries, names.Key, new PlaceSense(PlaceForm.Full, PlaceKind.Administrative, place));
            }
        }
    }

    private static IEnumerable<string> Ranks(Place place, PlaceWords words)
    {
        var shorter = Short(place);
        if (shorter.Length < 2 || words.IsWord(shorter) || !OneRank().IsMatch(place.County!))
        {
            yield break;
        }

        foreach (var rank in (string[])["县", "市"])
        {
            if (!place.County!.EndsWith(rank, StringComparison.Ordinal))
            {
                yield return shorter + rank;
            }
        }
    }

    /// <summary>丰满高新区, 铁西经开区: before the words of a zone even a name that is a word first is a place; 新城工业园 is none.</summary>
    internal static bool IsZone(string folded, int at, int length) =>
        ZoneBehind().IsMatch(folded.AsSpan(at + length)) && !FullWord().IsMatch(string.Concat(folded.AsSpan(at, length), "区"));

    /// <summary>江宁工业园: a county's bare name before the words of a works zone, where it is no word as well.</summary>
    internal static bool IsWorksZone(string folded, int at, int length) => WorksBehind().IsMatch(folded.AsSpan(at + length)) && !FullWord().IsMatch(string.Concat(folded.AsSpan(at, length), "区"));

    private static void Put(Dictionary<string, List<PlaceSense>> entries, string name, PlaceSense sense)
    {
        name = TextFold.Fold(name);
        if (!entries.TryGetValue(name, out var senses))
        {
            entries[name] = senses = [];
        }

        if (!senses.Exists(other => other.Place == sense.Place))
        {
            senses.Add(sense);
        }
    }

    private static IEnumerable<(string Name, PlaceSense Sense)> Forms(Place place, PlaceWords words)
    {
        var name = place.Name;
        if (place.County is not null && ParkSuffix().IsMatch(name))
        {
            // The division codes list some parks as counties: they resolve to their city.
            yield return (name, new PlaceSense(PlaceForm.Full, PlaceKind.Park, place with { County = null }));
            yield break;
        }

        var shorter = Short(place);
        var isWord = words.IsWord(shorter) && IsSmall(place);

        // 城区, 郊区, 老城区, 港口区 are words even in full.
        var fullIsWord = place.County is not null && (shorter.Length < 2 ? name.EndsWith('区') : isWord && FullWord().IsMatch(name));
        yield return (name, new PlaceSense(fullIsWord ? PlaceForm.OnlyBeside : PlaceForm.Full, PlaceKind.Administrative, place));
        foreach (var alias in Aliases(name, shorter))
        {
            yield return (alias, new PlaceSense(PlaceForm.Full, PlaceKind.Administrative, place));
        }

        if (shorter.Length >= 2 && shorter != name)
        {
            yield return (shorter, new PlaceSense(ShortForm(place, shorter, isWord, words), PlaceKind.Administrative, place));
        }
    }

    private static PlaceForm ShortForm(Place place, string shorter, bool isWord, PlaceWords words)
    {
        if (isWord)
        {
            return PlaceForm.OnlyBeside;
        }

        return place.County is null || place.County.EndsWith('市') || shorter.Length >= 3 || words.IsKnown(shorter)
            ? PlaceForm.Usual
            : PlaceForm.BareCounty;
    }

    /// <summary>恩施州 for 恩施土家族苗族自治州, 石柱县 for 石柱土家族自治县; 兵团's names stay.</summary>
    private static IEnumerable<string> Aliases(string name, string shorter)
    {
        if (name.EndsWith("自治州", StringComparison.Ordinal))
        {
            yield return shorter + "州";
        }
        else if (name.EndsWith("自治县", StringComparison.Ordinal))
        {
            yield return shorter + "县";
        }
        else if (name == "内蒙古自治区")
        {
            yield return "内蒙";
        }
        else if (name is "香港特别行政区" or "澳门特别行政区")
        {
            yield return shorter + "特区";
        }
    }

    /// <summary>Only short names of small places give way to words: a city of a province is meant where it is named.</summary>
    private static bool IsSmall(Place place) => place.City is not null || place.County is not null;

    private static string Short(Place place)
    {
        if (place.City is null && place.County is null)
        {
            return ProvinceSuffix().Replace(place.Province!, "");
        }

        var shorter = PeopleSuffix().Replace(place.Name, "");
        return shorter != place.Name ? shorter : PlainSuffix().Replace(place.Name, "");
    }

    /// <summary>The area that the whole country's texts mean by the word, not the one of that name.</summary>
    [GeneratedRegex("^(新城|城关|城中|城东|城西|城南|城北|老城|古城|山城|港口|解放|市中|建设|前进|友好|新兴|工业|文化|临港|河口|滨江|沿江|海港|合作|和平|江北|城厢|源城|滨海|沿海|高新|开发|江南|江东|中心|综合|东部|西部|南部|北部)区$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FullWord();

    [GeneratedRegex("^(国家级?|省级)?(高新区|高新技术产业开发区|经开区|经济技术开发区|经济开发区|综保区|综合保税区)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ZoneBehind();

    [GeneratedRegex("^(工业园|工业区|化工园|产业园区|开发区)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex WorksBehind();

    /// <summary>A plain county, district or city; 自治县, 旗 and 林区 keep their rank.</summary>
    [GeneratedRegex("(?<!自治)(县|区|市)$(?<!林区|矿区|特区|新区)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OneRank();

    [GeneratedRegex("(开发区|管委会|园区|管理区|合作区|示范区|产业园|新区)$(?<!浦东新区|滨海新区|沈北新区|绿园区|梁园区|清新区|下花园区)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ParkSuffix();

    [GeneratedRegex("(壮族自治区|回族自治区|维吾尔自治区|自治区|特别行政区|省|市)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ProvinceSuffix();

    [GeneratedRegex("((朝鲜|土家|苗|藏|羌|彝|布依|侗|哈尼|壮|傣|白|景颇|傈僳|回|蒙古|哈萨克|柯尔克孜|满|瑶|仡佬|黎|畲|水|土|撒拉|东乡|保安|裕固|纳西|拉祜|佤|布朗|独龙|怒|普米|塔吉克|锡伯|毛南|仫佬|达斡尔|鄂温克|鄂伦春|各)族)+自治[州县旗]$|(蒙古|哈萨克|柯尔克孜|锡伯|塔吉克)自治[州县]$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PeopleSuffix();

    [GeneratedRegex("(市|地区|盟|新区|林区|特区|区|县|旗)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PlainSuffix();
}
