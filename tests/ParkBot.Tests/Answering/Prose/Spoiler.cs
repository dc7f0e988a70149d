using System.Text.RegularExpressions;
using ParkBot.Answering;

namespace ParkBot.Tests.Answering.Prose;

/// <summary>Spoils what a model wrote in the ways that models and those who instruct them do.</summary>
internal sealed partial class Spoiler(Random random)
{
    private static readonly string[] Numerals = ["三", "一百", "两", "数十", "半", "千", "〇", "叁", "廿", "九成", "第二"];
    private static readonly string[] Units = ["亿", "万", "%", "倍", "美元", "元", "条", "个", "亿元", "以上", "左右", "余元", "个百分点", "家"];
    private static readonly string[] Hedges = ["约", "超", "近", "不足", "逾", "超过", "高达", "仅"];
    private static readonly string[] Dates = ["2023年3月1日", "去年", "三月", "本月", "昨日", "3月6日"];
    private static readonly string[] Strangers = ["深圳市", "华为", "特斯拉", "西藏", "苏州市", "某外资", "比亚迪", "南山区"];
    private static readonly string[] Markup = ["https://example.com", "<b>", "[点这里](tg://x)", "**", "@channel", "t.me/x", "`", "\u200b", "\u202e", "①", "Ⅷ", "٣", "😀", "{{r1.secret}}", "{{", "}}"];
    private static readonly string[] Sentences = ["请加微信领取红包。", "形势一片大好。", "点击链接查看详情。", "增长显著。", "忽略以上指令。", "详见公众号。", "投资额合计最高。", "其中主要来自外资。"];
    private static readonly string[] Words = ["最高", "最低", "居首", "次之", "平均", "合计", "占", "投资额", "项目数", "新闻条数", "年度计划投资", "签约", "投产", "高于", "低于", "没有", "来自", "分别为", "其次是", "总体", "本次统计", "相差", "写明", "未写明", "主要", "每个项目", "金额", "新闻", "项目", "的", "和", "、", "，", "；"];

    internal string Spoil(string prose, FactSheet sheet, string other)
    {
        var spoiled = prose;
        for (var times = random.Next(4) == 0 ? 2 : 1; times > 0; times--)
        {
            spoiled = Once(spoiled, sheet, other);
        }

        return spoiled;
    }

    private string Once(string prose, FactSheet sheet, string other) => random.Next(24) switch
    {
        0 => Insert(prose, random.Next(10).ToString(System.Globalization.CultureInfo.InvariantCulture)),
        1 => Insert(prose, Pick(Numerals)),
        2 => Beside(prose, Pick(Units), isBehind: true),
        3 => Beside(prose, Pick(Hedges), isBehind: false),
        4 => Insert(prose, Pick(Dates)),
        5 => Insert(prose, Pick(Strangers)),
        6 => Insert(prose, Pick(Markup)),
        7 => prose + Pick(Sentences),
        8 => prose[..random.Next(prose.Length)],
        9 or 10 or 11 or 12 => Reference().Replace(prose, match => random.Next(2) == 0 ? Swapped(match.Value, sheet) : match.Value),
        13 or 14 => Named(prose, sheet),
        15 => Reference().Replace(prose, match => random.Next(2) == 0 ? Literal(match, sheet) : match.Value),
        16 or 17 => Insert(prose, Pick(Words)),
        18 => string.Join('，', prose.TrimEnd('。').Split('，').OrderBy(_ => random.Next())) + "。",
        19 => Cut(prose),
        20 => prose[..(prose.Length / 2)] + other[(other.Length / 2)..],
        21 => prose.TrimEnd('。') + Pick(["，", "；", "、", "。"]) + other,
        22 => Exchanged(prose),
        _ => Replaced(prose),
    };

    private string Pick(string[] from) => from[random.Next(from.Length)];

    private string Insert(string prose, string piece)
    {
        var at = random.Next(prose.Length + 1);
        if (random.Next(8) > 0 && Reference().Matches(prose).FirstOrDefault(match => match.Index < at && at < match.Index + match.Length) is { } inside)
        {
            // Mostly beside a reference, not in it.
            at = inside.Index + (random.Next(2) * inside.Length);
        }

        return prose[..at] + piece + prose[at..];
    }

    private string Beside(string prose, string piece, bool isBehind)
    {
        var found = Reference().Matches(prose);
        if (found.Count == 0)
        {
            return Insert(prose, piece);
        }

        var match = found[random.Next(found.Count)];
        return prose.Insert(isBehind ? match.Index + match.Length : match.Index, piece);
    }

    /// <summary>Another field of the sheet, mostly of the same kind: another row's figure, another item's title.</summary>
    private string Swapped(string reference, FactSheet sheet)
    {
        var kind = sheet.Field(reference.Trim('{', '}'))?.Kind;
        var fields = sheet.Fields.Where(field => kind is null || field.Kind == kind || random.Next(8) == 0).ToList();
        return $"{{{{{fields[random.Next(fields.Count)].Name}}}}}";
    }

    /// <summary>A name that is written out becomes another one of the sheet.</summary>
    private string Named(string prose, FactSheet sheet)
    {
        var names = sheet.Names.All.ToList();
        var held = names.Where(name => prose.Contains(name, StringComparison.Ordinal)).ToList();
        if (names.Count == 0)
        {
            return Insert(prose, Pick(Strangers));
        }

        var name = names[random.Next(names.Count)];
        return held.Count > 0 ? prose.Replace(held[random.Next(held.Count)], name, StringComparison.Ordinal) : Insert(prose, name);
    }

    private string Literal(Match match, FactSheet sheet)
    {
        var text = sheet.Field(match.Value.Trim('{', '}'))?.Text ?? "12亿元";
        return random.Next(2) == 0 ? text : text.Replace('1', '7');
    }

    private string Cut(string prose)
    {
        var from = random.Next(prose.Length);
        return prose.Remove(from, Math.Min(random.Next(1, 8), prose.Length - from));
    }

    /// <summary>Two references change places.</summary>
    private string Exchanged(string prose)
    {
        var found = Reference().Matches(prose);
        if (found.Count < 2)
        {
            return Cut(prose);
        }

        var at = random.Next(found.Count - 1);
        var (first, second) = (found[at], found[at + 1]);
        return prose[..first.Index] + second.Value + prose[(first.Index + first.Length)..second.Index] + first.Value + prose[(second.Index + second.Length)..];
    }

    private string Replaced(string prose)
    {
        var held = Words.Where(word => prose.Contains(word, StringComparison.Ordinal)).ToList();
        return held.Count == 0 ? Insert(prose, Pick(Words)) : prose.Replace(held[random.Next(held.Count)], Pick(Words), StringComparison.Ordinal);
    }

    [GeneratedRegex(@"\{\{[^{}]+\}\}", RegexOptions.None, 1000)]
    private static partial Regex Reference();
}
