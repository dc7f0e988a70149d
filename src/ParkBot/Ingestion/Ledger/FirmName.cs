using System.Text.RegularExpressions;
using ParkBot.Language;
using ParkBot.News;

namespace ParkBot.Ingestion;

/// <summary>
/// A company as the news calls it in different places: 苏州星澜光电科技有限公司, 星澜光电 and 星澜集团 have the brand 星澜 in common.
/// </summary>
/// <param name="Core">The name without place and legal form: 星澜光电科技.</param>
/// <param name="Brand">What is left without the words of its trade: 星澜.</param>
internal sealed partial record FirmName(string Core, string Brand)
{
    private const int ShortestBrand = 2;

    /// <summary>Null for a name that stands behind many projects (a government, a bank, a park), which proves nothing.</summary>
    /// <param name="name">As printed.</param>
    /// <param name="places">Where the item's project lies: their names stand before a subsidiary's.</param>
    internal static FirmName? Of(string name, IEnumerable<Place> places)
    {
        var folded = Brackets().Replace(TextFold.Fold(name), "").Replace(" ", "", StringComparison.Ordinal);
        if (Bystander().IsMatch(folded))
        {
            return null;
        }

        var core = FirmWords.WithoutLegalForm(WithoutPlace(folded, places));
        return IsName(core) ? new FirmName(core, FirmWords.WithoutTrade(core)) : null;
    }

    /// <summary>False for what is made of the words of a trade alone: it names nobody.</summary>
    private static bool IsName(string core)
    {
        var brand = FirmWords.WithoutTrade(core);
        return brand.Length >= ShortestBrand && !FirmWords.IsTrade(brand) && !OnlyWords().IsMatch(brand);
    }

    /// <summary>True where one name is the other's, shorter or longer.</summary>
    internal bool IsSame(FirmName other) =>
        Core == other.Core
        || (Brand == other.Brand && (Core == Brand || other.Core == other.Brand || Core.StartsWith(other.Core, StringComparison.Ordinal) || other.Core.StartsWith(Core, StringComparison.Ordinal)));

    /// <summary>无锡星澜光电, 日本三原集团: what stands before the name. 栖霞动力 is left alone, for 动力 would name nobody.</summary>
    private static string WithoutPlace(string name, IEnumerable<Place> places)
    {
        foreach (var one in places.SelectMany(place => new[] { place.Province, place.City, place.County }).OfType<string>())
        {
            var shorter = one.Length > 2 ? PlaceEnd().Replace(one, "") : one;
            foreach (var form in new[] { one, shorter })
            {
                name = Without(name, name.StartsWith(form, StringComparison.Ordinal) && form.Length >= 2 ? form.Length : 0);
            }
        }

        // Another place's subsidiary elsewhere: the gazetteer knows its name.
        name = Without(name, Gazetteer.Default.Find(name) is [{ Start: 0, Kind: PlaceKind.Administrative } place, ..] ? place.Length : 0);
        return Without(name, Country().Match(name).Length);
    }

    private static string Without(string name, int length) => length > 0 && length < name.Length && IsName(FirmWords.WithoutLegalForm(name[length..])) ? name[length..] : name;

    [GeneratedRegex(@"\([^()]*\)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Brackets();

    /// <summary>Made of words that many names have: it names nobody.</summary>
    [GeneratedRegex("^(中国|国家|国际|中外|国内|东方|新|大|产业|工业|城市|科技|技术|投资|发展|建设|开发|能源|实业|新能源|新材料|汽车|电子|材料|智能|高科|数字|绿色|现代|先进|创新|控股|集团|股份|运营|置业)*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OnlyWords();

    [GeneratedRegex("^(日本|德国|美国|韩国|法国|英国|瑞士|瑞典|意大利|新加坡|荷兰|丹麦|芬兰|西班牙|奥地利|比利时|加拿大|澳大利亚|中国香港|香港|中国台湾|台湾)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Country();

    [GeneratedRegex("(省|市|自治区|自治州|地区|盟|区|县|旗|州)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PlaceEnd();

    /// <summary>Whoever stands behind many projects: authorities, parks, banks, universities, and those who build and plan for others.</summary>
    [GeneratedRegex("(政府|委员会|管委会|委|[^钢]局|厅|部|办|办公室|银行|分行|支行|证券|保险|基金|开发区|高新区|经开区|新区|园区|产业园|工业园|大学|学院|研究院|研究所|设计院|协会|商会|联盟|联合会|省|市|区|县|州|网站|工程局|开发公司|城投|建投|招商局)$|^(国家开发银行|中国银行|人民银行)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Bystander();
}
