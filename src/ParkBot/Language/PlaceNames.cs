using System.Collections.Frozen;
using System.Text.RegularExpressions;
using ParkBot.News;

namespace ParkBot.Language;

/// <summary>How a name stands for its place: by its official name, by the usual short one, by a bare county name that questions may use alone, or by one that is a word first and needs its parent beside it.</summary>
internal enum PlaceForm { Full, Usual, BareCounty, OnlyBeside }

/// <summary>A name and what it can mean.</summary>
internal sealed record PlaceEntry(PlaceForm Form, PlaceKind Kind, IReadOnlyList<Place> Places);

/// <summary>The names of the gazetteer's tables and the forms in which texts use them.</summary>
internal sealed partial class PlaceNames
{
    /// <summary>Short names that are words first (来宾 guest, 白银 silver, 朝阳 sunrise): only their full form counts.</summary>
    private static readonly FrozenSet<string> Words = FrozenSet.Create(
        StringComparer.Ordinal,
        "来宾", "阿里", "白银", "朝阳", "山南", "海北", "黄南", "东方", "资源", "合作", "新城", "城区", "高安", "新民", "和平", "东安", "新和", "平和", "永和", "大通", "开发", "新区", "城中", "江北", "河东", "河西", "城东", "城西", "城南", "城北", "东城", "西城", "中原", "新华", "长安", "海港", "桥西", "桥东", "东港", "西区", "东区", "矿区", "郊区", "市中", "中区", "南山", "东兴", "安定", "南岸", "青山", "红旗", "双城", "凤凰", "兴隆", "太和", "宝山", "光明", "高新", "开平", "东海", "南海", "北海道", "工业", "集美", "文化", "吉林", "海南", "新建", "大方", "水城", "通道", "安全", "平安", "富源", "新源", "宁江", "新兴", "东风", "前进", "向阳", "爱民", "友好", "建设", "黄金", "金山", "金湾", "龙江", "康平", "德化", "广水", "建华", "裕华", "振兴", "站前", "老边", "立山", "台山", "铁山", "下城", "上城", "临江", "沿河", "江口", "湖口", "河口", "港口", "滨海", "沿滩", "彭水", "清水", "温泉", "沙湾", "泽普", "皮山", "高台", "民乐", "民和", "互助", "共和", "同德", "兴海", "治多", "甘德", "达日", "久治", "天峻", "都兰", "格尔木市");

    private readonly FrozenDictionary<string, PlaceEntry> _entries;

    private PlaceNames(Dictionary<string, PlaceEntry> entries)
    {
        _entries = entries.ToFrozenDictionary(StringComparer.Ordinal);
        Longest = entries.Keys.Max(name => name.Length);
        Usual = [.. entries.Where(pair => pair.Value.Form <= PlaceForm.Usual && pair.Value.Kind == PlaceKind.Administrative && pair.Value.Places[0].County is null && pair.Key.Length >= 2).Select(pair => pair.Key)];
    }

    internal int Longest { get; }

    /// <summary>Names of provinces and cities, full and short.</summary>
    internal IReadOnlyList<string> Usual { get; }

    internal bool TryGet(ReadOnlySpan<char> name, out PlaceEntry entry) =>
        _entries.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out entry!);

    internal static Place Parse(string path)
    {
        var parts = path.Split('/');
        return new Place(parts[0], parts.Length > 1 && parts[1].Length > 0 ? parts[1] : null, parts.Length > 2 && parts[2].Length > 0 ? parts[2] : null);
    }

    /// <summary>True where the name at a position is part of another name: 宁德时代, 阿里云, 北京大学, 中山大学, 江苏银行, 西安交通大学.</summary>
    internal static bool IsMasked(string folded, int at, int length)
    {
        var behind = folded.AsSpan(at + length);
        var ahead = folded.AsSpan(Math.Max(0, at - 1), Math.Min(1, at));
        return BehindName().IsMatch(behind) || (length == 2 && ahead is "日" && folded.AsSpan(at, length) is "本溪");
    }

    internal static PlaceNames Load()
    {
        var builder = new Builder();
        foreach (var row in EmbeddedTable.Lines("gazetteer.tsv").Select(line => line.Split('\t')))
        {
            var place = new Place(row[0], row[1].Length > 0 ? row[1] : null, row[2].Length > 0 ? row[2] : null);
            AddForms(builder, place);
        }

        foreach (var row in EmbeddedTable.Lines("parks.tsv").Select(line => line.Split('\t')))
        {
            builder.Put(row[0], PlaceForm.Full, PlaceKind.Park, Parse(row[1]));
        }

        return new PlaceNames(builder.Entries);
    }

    private static void AddForms(Builder builder, Place place)
    {
        var name = place.Name;
        if (place.County is { } county && ParkSuffix().IsMatch(county))
        {
            // The division codes list some parks as counties: they resolve to their city.
            builder.Put(county, PlaceForm.Full, PlaceKind.Park, new Place(place.Province, place.City));
            return;
        }

        if (name is not ("城区" or "郊区" or "矿区" or "市区" or "新区" or "东区" or "西区"))
        {
            builder.Put(name, PlaceForm.Full, PlaceKind.Administrative, place);
        }

        var shorter = Short(place);
        if (shorter is null || shorter.Length < 2 || Words.Contains(shorter) && place.City is not null)
        {
            if (shorter is { Length: >= 2 } && place.County is not null)
            {
                builder.Put(shorter, PlaceForm.OnlyBeside, PlaceKind.Administrative, place);
            }

            return;
        }

        var form = place.County is null || (place.County.EndsWith('市') && !Words.Contains(shorter)) ? PlaceForm.Usual : PlaceForm.BareCounty;
        builder.Put(shorter, form, PlaceKind.Administrative, place);
    }

    private static string? Short(Place place)
    {
        if (place.City is null && place.County is null)
        {
            return ProvinceSuffix().Replace(place.Province!, "");
        }

        var name = place.Name;
        var base_ = PeopleSuffix().Replace(name, "");
        if (base_ != name)
        {
            return base_;
        }

        return place.County is null
            ? CitySuffix().Replace(name, "")
            : CountySuffix().Replace(name, "");
    }

    [GeneratedRegex("^(时代|云计算|巴巴|大学|银行|证券|交通大学|理工大学|工业大学|农业大学|科技大学|师范大学|财经大学|现代汽车|路(?![桥由线]))", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex BehindName();

    [GeneratedRegex("(开发区|管委会|园区|管理区|合作区|示范区|产业园|(?<!浦东|滨海|沈北|曹妃甸|两江|渝北)新区)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ParkSuffix();

    [GeneratedRegex("(壮族自治区|回族自治区|维吾尔自治区|自治区|特别行政区|省|市)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ProvinceSuffix();

    [GeneratedRegex("((朝鲜|土家|苗|藏|羌|彝|布依|侗|哈尼|壮|傣|白|景颇|傈僳|回|蒙古|哈萨克|柯尔克孜|满|瑶|仡佬|黎|畲|水|土|撒拉|东乡|保安|裕固|纳西|拉祜|佤|布朗|独龙|怒|普米|塔吉克|锡伯|毛南|仫佬|达斡尔|鄂温克|鄂伦春|各)族)+自治[州县旗]$|(?<=巴音郭楞|博尔塔拉|伊犁)(蒙古|哈萨克)自治州$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PeopleSuffix();

    [GeneratedRegex("(市|地区|盟)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CitySuffix();

    [GeneratedRegex("(新区|区|县|市|旗|林区|特区)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CountySuffix();

    private sealed class Builder
    {
        internal Dictionary<string, PlaceEntry> Entries { get; } = new(StringComparer.Ordinal);

        internal void Put(string name, PlaceForm form, PlaceKind kind, Place place)
        {
            name = TextFold.Fold(name);
            if (!Entries.TryGetValue(name, out var before))
            {
                Entries[name] = new PlaceEntry(form, kind, [place]);
                return;
            }

            if (before.Places.Contains(place))
            {
                return;
            }

            // A wider place keeps the name it shares with a narrower one (吉林 the province, 大理 the prefecture); equals share it.
            var wider = before.Places[0].County is null && place.County is not null && form != PlaceForm.Full;
            if (wider || (before.Kind == PlaceKind.Administrative && kind == PlaceKind.Administrative && before.Form < form))
            {
                return;
            }

            Entries[name] = before.Form > form || (before.Places[0].County is not null && place.County is null)
                ? new PlaceEntry(form, kind, [place])
                : before with { Places = [.. before.Places, place] };
        }
    }
}
