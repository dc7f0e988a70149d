using System.Text.RegularExpressions;

namespace ParkBot.Digests;

/// <summary>Reads what stands beside a subscription's subject: 没有就不发, 不含X, 含Y.</summary>
internal static partial class SideWords
{
    /// <summary>Whether an issue with nothing that matches shall be passed over in silence; null where the words do not say.</summary>
    internal static bool? TakeQuiet(WishText wish)
    {
        if (wish.Take(Loud()).Count > 0)
        {
            return false;
        }

        return wish.Take(Silent()).Count > 0 ? true : null;
    }

    /// <summary>不含房地产和文旅 → 房地产, 文旅.</summary>
    internal static IReadOnlyList<string> TakeLeftOut(WishText wish) => Words(wish.Take(LeftOut()));

    /// <summary>含氢能 +储能 → 氢能, 储能: words that must all stand there.</summary>
    internal static IReadOnlyList<string> TakeIncluded(WishText wish) => Words(wish.Take(Included()));

    private static IReadOnlyList<string> Words(IReadOnlyList<Match> found) =>
        [.. found.SelectMany(match => Parts().Split(match.Groups["words"].Value)).Select(word => Tail().Replace(word, string.Empty)).Where(word => word.Length > 0).Distinct(StringComparer.Ordinal)];

    private const RegexOptions Plain = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    [GeneratedRegex("(如果|要是)?(没有|没|无)(新的|的|内容|新闻|相关内容|相关的|匹配的?|合适的|符合的)?(时|的话)?[,\\s]?(就|则)?(不要|不用|不|别)(再)?(发送|推送|提醒|通知|发|推|送)了?|quiet|silent", Plain, 1000)]
    private static partial Regex Silent();

    [GeneratedRegex("(如果|要是)?(没有|没|无)(新的|的|内容|新闻|相关内容|相关的|匹配的?|合适的|符合的)?(时|的话)?[,\\s]?(就|则)?(也|都)(要)?(发送|推送|提醒|通知|告诉我|说|发|推|送)(一声|一行|一下|我)?", Plain, 1000)]
    private static partial Regex Loud();

    [GeneratedRegex("(不包含|不包括|不含|不要|不看|排除|除去|除开|除了|去掉|屏蔽|剔除|(?<=^|[\\s,;])-(?=[\\p{L}\\p{N}]))\\s?(?<words>[^\\s,;。!?|]+)", Plain, 1000)]
    private static partial Regex LeftOut();

    [GeneratedRegex("(?<=^|[\\s,;])(必须含|必须有|包含|含有|含|提到|\\+(?=[\\p{L}\\p{N}]))\\s?(?<words>[^\\s,;。!?|]+)", Plain, 1000)]
    private static partial Regex Included();

    /// <summary>和 parts words of two characters and more: 和平区 and 呼和浩特 stay whole.</summary>
    [GeneratedRegex("[、/]|(?<=[^\\s、/]{2})(?:以及|或者|或|和|及|与)(?=\\S{2})", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Parts();

    [GeneratedRegex("(之外|以外|外)?(的)?(新闻|项目|消息|内容)?(都|也)?(不要|不看)?$", Plain, 1000)]
    private static partial Regex Tail();
}
