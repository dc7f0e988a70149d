using System.Text.RegularExpressions;
using ParkBot.Language;

namespace ParkBot.Ingestion;

/// <summary>Firms whose names have no word of a firm in them, by what they do: they sign with somebody, or put money into a place.</summary>
internal static partial class OrganizationDealers
{
    internal static IEnumerable<(int Start, int Length)> Find(string folded)
    {
        foreach (Match dealer in Dealer.Matches(folded))
        {
            var name = dealer.Groups["name"];
            var isWithPlace = dealer.Groups["party"] is not { Success: true } party || Gazetteer.Default.Find(party.Value).Count > 0;
            if (isWithPlace && CanBe(name.Value) && !OrganizationNames.Stop.IsMatch(name.Value) && !OrganizationNames.IsGeneric(name.ValueSpan) && Gazetteer.Default.Find(name.Value).Count == 0)
            {
                yield return (name.Index, name.Length);
            }
        }
    }

    /// <summary>False for what makes deals too and is no one's name: 双方, 采购商, 高新区, 代表团, 市工信局.</summary>
    internal static bool CanBe(string name) => !NoDealer.IsMatch(name);

    /// <summary>与后岭咖啡签下…, 青禾智通与甲市签署…, 青禾智通增资甲市: who makes a deal, though no word of the name tells a firm.</summary>
    [GeneratedRegex(@"(?<=与)(?<name>[\u4e00-\u9fff]{3,6})(?=(?:成功|正式)?(?:签下|签署|签订|签约))|(?<=[,，。;；\n]|^)(?<name>[\u4e00-\u9fff]{3,6})(?=与(?<party>[\u4e00-\u9fff()]{2,16}?)(?:成功|正式)?(?:签下|签署|签订|签约))|^(?<name>[\u4e00-\u9fff]{3,6}?)(?=增资|追加投资|加码|落子)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Dealer { get; }

    [GeneratedRegex("方$|商$|企业|企$|公司|项目|单位|机构|政府|代表|客|各|多|家|双|园|[区市县州省镇旗盟国城]$|合作|战略|产业|基地|总部|集群|伙伴|会$|团$|此|同时|现场|集中|重点|分别|协议|外资|内资|民资|央|该|部门|学校|高校|院校|人$|者$|[局厅委办部]$|[0-9]", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2000)]
    private static partial Regex NoDealer { get; }
}
