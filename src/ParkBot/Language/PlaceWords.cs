using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace ParkBot.Language;

/// <summary>Where the characters of a place's name are not the place: in words (来宾, 长治久安), across words (投资阳光), in names of firms and schools (宁德时代). From Data/placewords.tsv.</summary>
internal sealed partial class PlaceWords
{
    /// <summary>Characters before 江, 河, 湖, 海 in names of waters: 珠江西岸 is not 江西.</summary>
    private const string RiverNames = "珠长黄淮渭洛海运太庭泽阳渤东沿大赣湘钱辽汾";

    private readonly FrozenSet<string> _words;
    private readonly FrozenSet<string> _known;
    private readonly FrozenDictionary<string, (string Before, string[] Behind)[]> _traps;

    private PlaceWords()
    {
        var rows = EmbeddedTable.Lines("placewords.tsv").Select(line => line.Split('\t')).ToLookup(row => row[0], StringComparer.Ordinal);
        _words = rows["word"].SelectMany(row => row[1].Split(' ')).ToFrozenSet(StringComparer.Ordinal);
        _known = rows["known"].SelectMany(row => row[1].Split(' ')).ToFrozenSet(StringComparer.Ordinal);
        _traps = rows["trap"]
            .GroupBy(row => row[1], row => (row[2] == "-" ? "" : row[2], row[3] == "-" ? [] : row[3].Split(' ')), StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
    }

    internal static PlaceWords Default { get; } = new();

    internal bool IsWord(string shorter) => _words.Contains(shorter);

    /// <summary>A district known well enough that texts name it alone: 浦东, 顺德.</summary>
    internal bool IsKnown(string shorter) => _known.Contains(shorter);

    /// <summary>True where the name at a position is part of another word or name: 宁德时代, 江苏银行, 西安交通大学, 太湖南岸, 推广元宇宙.</summary>
    internal bool IsMasked(string folded, int at, int length)
    {
        var behind = folded.AsSpan(at + length);
        if (BehindName().IsMatch(behind) || IsCut(folded.AsSpan(at, length), behind))
        {
            return true;
        }

        var before = at > 0 ? folded[at - 1] : '\0';
        if (length == 2 && folded[at] is '江' or '河' or '湖' or '海' && RiverNames.Contains(before, StringComparison.Ordinal) && Side().IsMatch(behind))
        {
            return true;
        }

        if (!_traps.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(folded.AsSpan(at, length), out var traps))
        {
            return false;
        }

        foreach (var (chars, starts) in traps)
        {
            if (chars.Contains(before, StringComparison.Ordinal) || StartsWithAny(behind, starts))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>合作市|场, 中原区|域: the last character belongs to the next word. The short name may still stand.</summary>
    private static bool IsCut(ReadOnlySpan<char> name, ReadOnlySpan<char> behind) => behind.Length > 0 && name[^1] switch
    {
        '市' => behind[0] is '场' or '值' or '民' or '级',
        '区' => behind[0] is '域' or '间' or '块' or '位' or '别',
        _ => false,
    };

    private static bool StartsWithAny(ReadOnlySpan<char> text, string[] starts)
    {
        foreach (var start in starts)
        {
            if (text.StartsWith(start, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    [GeneratedRegex("^(云计算|巴巴|现代汽车|(农村|农商|浦东发展)?(商业)?银行(?!业|家)|证券(?!业|市)|(省|市)?(分行|支行|证券交易所|期货交易所)|((交通|理工|工业|农业|林业|科技|师范|财经|邮电|航空航天|海洋|工程|医科|中医药|政法|外国语|民族|化工|工商|石油|矿业|地质|电力|信息工程|信息科技|电子科技|传媒|体育|药科|城市|经济)*大学(?!生|城|科))|[东南西北中]?[一二三四]?路(?![桥由线演径])|[东南西北中]?(大街|大道))", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex BehindName();

    [GeneratedRegex("^(部|岸|侧|段|支|翼|路|大?街|线|端)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Side();
}
