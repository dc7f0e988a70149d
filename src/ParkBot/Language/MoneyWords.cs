using System.Buffers;
using ParkBot.News;

namespace ParkBot.Language;

/// <summary>The words around a sum of money: currencies, hedges, and what tells that a bare 亿 is money.</summary>
internal static class MoneyWords
{
    /// <summary>Currency names with their ISO 4217 codes, longer names before those they begin with.</summary>
    private static readonly (string Word, string Code)[] Currencies =
    [
        ("元人民币", "CNY"), ("人民币", "CNY"), ("元", "CNY"), ("块钱", "CNY"),
        ("美元", "USD"), ("美金", "USD"), ("欧元", "EUR"), ("港元", "HKD"), ("港币", "HKD"), ("日元", "JPY"), ("日币", "JPY"),
        ("新加坡元", "SGD"), ("新加坡币", "SGD"), ("新元", "SGD"), ("新币", "SGD"), ("英镑", "GBP"), ("韩元", "KRW"), ("韩币", "KRW"),
        ("澳元", "AUD"), ("澳大利亚元", "AUD"), ("加元", "CAD"), ("加拿大元", "CAD"), ("瑞士法郎", "CHF"), ("瑞郎", "CHF"),
        ("新台币", "TWD"), ("台币", "TWD"), ("澳门元", "MOP"), ("澳门币", "MOP"), ("卢布", "RUB"), ("泰铢", "THB"), ("林吉特", "MYR"),
    ];

    /// <summary>What stands before a number: 人民币5亿, $3000万, usd 500万.</summary>
    private static readonly (string Word, string Code)[] Before =
    [
        ("人民币", "CNY"), ("rmb", "CNY"), ("¥", "CNY"), ("￥", "CNY"), ("美元", "USD"), ("us$", "USD"), ("usd", "USD"), ("$", "USD"),
        ("eur", "EUR"), ("€", "EUR"), ("hk$", "HKD"), ("gbp", "GBP"), ("£", "GBP"),
    ];

    private static readonly (string Word, Bound? Bound)[] HedgesBefore =
    [
        ("大约", Bound.About), ("约为", Bound.About), ("约达", Bound.About), ("约合", Bound.About), ("大概", Bound.About), ("约", Bound.About),
        ("大于等于", Bound.Over), ("不小于", Bound.Over), (">=", Bound.Over), ("≥", Bound.Over), (">", Bound.Over),
        ("小于等于", Bound.Under), ("不大于", Bound.Under), ("不高于", Bound.Under), ("不多于", Bound.Under), ("<=", Bound.Under), ("≤", Bound.Under), ("<", Bound.Under),
        ("不超过", Bound.Under), ("不超", Bound.Under), ("超过", Bound.Over), ("超出", Bound.Over), ("超", Bound.Over), ("逾", Bound.Over), ("突破", Bound.Over), ("不少于", Bound.Over),
        ("不低于", Bound.Over), ("至少", Bound.Over), ("高于", Bound.Over), ("多于", Bound.Over), ("大于", Bound.Over), ("上", Bound.Over),
        ("将近", Bound.Under), ("接近", Bound.Under), ("不足", Bound.Under), ("不到", Bound.Under),
        ("最高可达", Bound.Under), ("最高奖励", Bound.Under), ("最高补助", Bound.Under), ("最高补贴", Bound.Under), ("最高资助", Bound.Under), ("最高给予", Bound.Under), ("最高可获", Bound.Under),
        ("最高支持", Bound.Under), ("最高达", Bound.Under), ("最高", Bound.Under), ("最多", Bound.Under), ("至多", Bound.Under), ("低于", Bound.Under), ("少于", Bound.Under),
        ("小于", Bound.Under), ("近", Bound.Under), ("破", Bound.Over),
    ];

    private static readonly (string Word, Bound Bound)[] HedgesAfter =
    [
        ("左右", Bound.About), ("上下", Bound.About), ("级", Bound.About), ("以上", Bound.Over), ("有余", Bound.Over), ("余", Bound.Over),
        ("多", Bound.Over), ("出头", Bound.Over), ("以下", Bound.Under), ("以内", Bound.Under), ("之内", Bound.Under),
    ];

    /// <summary>Words behind 元 that make it another word: 元宇宙, 元件.</summary>
    private static readonly string[] NotYuan = ["元宇宙", "元素", "元件", "元器件", "元旦", "元宵", "元月", "元首", "元老", "元组", "元数据", "元年", "元化", "元正极", "元材料", "元锂", "元前驱体", "元乙丙"];

    private static readonly SearchValues<string> MoneySpeech = SearchValues.Create(
        ["投资", "资金", "金额", "总额", "额", "产值", "营收", "收入", "授信", "贷款", "融资", "引资", "资本", "资产", "税", "销售", "利润", "预算", "出资", "财政", "奖", "补贴", "补助", "基金", "合同", "订单", "市值", "估值", "增加值", "gdp", "生产总值", "债", "价", "费", "业务规模", "投入", "元", "签约"],
        StringComparison.Ordinal);

    /// <summary>Words behind a bare 亿 or 万 that tell a quantity, not money.</summary>
    private static readonly string[] Measures =
    [
        "平", "米", "吨", "台", "套", "件", "个", "只", "片", "辆", "亩", "千", "瓦", "度", "人", "户", "次", "颗", "粒", "支", "瓶", "盒", "头", "羽", "株", "公里", "公斤", "公顷",
        "立方", "升", "克", "斤", "箱", "标箱", "标准", "桶", "条", "双", "张", "安时", "伏", "像素", "参数", "股", "份", "名", "位", "家", "种", "秒", "分钟", "天", "剂", "枚", "艘", "架",
        "芯", "锭", "纱锭", "匹", "根", "卷", "册", "例", "场", "笔", "票", "包", "袋", "罐", "杯", "棵", "副", "倍", "用户", "方", "元素", "级参数", "级数据", "级像素", "吨级", "毫", "厘", "海里", "粉丝", "数据",
    ];

    /// <summary>Words that begin like a measure and are none: 投资5亿升级改造.</summary>
    private static readonly string[] NoMeasures = ["升级", "支持", "支撑", "股权", "种植", "度假", "片区", "个亿", "方案", "台币", "人民币", "条件", "包括", "包含", "名义", "千亿", "家具", "家居", "天然", "天津", "倍增", "米业"];

    private static readonly string[] MoneyAhead = ["以上", "以下", "以内", "元", "级", "项目", "的项目", "大项目", "投资", "产业", "之间", "左右", "规模"];

    private static readonly string[] CountSpeech = ["量", "用户", "人次", "人口", "面积", "产能", "参数", "流量", "粉丝", "客流", "年产"];

    /// <summary>The currency that stands here; moves behind it.</summary>
    internal static string? Currency(string text, ref int position)
    {
        foreach (var (word, code) in Currencies)
        {
            if (StartsWith(text, position, word) && !(word == "元" && NotYuan.Any(text, position)))
            {
                position += word.Length;
                if (word == "元" && StartsWith(text, position, "人民币"))
                {
                    position += 3;
                }

                return code;
            }
        }

        return null;
    }

    internal static bool StartsCurrency(string text, int position) => Currency(text, ref position) is not null;

    internal static string? CurrencyBefore(string text, int start)
    {
        foreach (var (word, code) in Before)
        {
            if (EndsWith(text, start, word) || (start > 0 && text[start - 1] == ' ' && EndsWith(text, start - 1, word)))
            {
                return code;
            }
        }

        return null;
    }

    /// <summary>Where the hedge before a number begins, and what it says; not before <paramref name="floor"/>.</summary>
    internal static (int Start, Bound? Bound) HedgeBefore(string text, int start, int floor)
    {
        var from = start;
        foreach (var (word, _) in Before)
        {
            if (EndsWith(text, from, word))
            {
                from -= word.Length;
                break;
            }
        }

        foreach (var (word, bound) in HedgesBefore)
        {
            if (EndsWith(text, from, word) && from - word.Length >= floor && !(word == "上" && !IsUpTo(text, from)) && !(word == "近" && IsRecent(text, from)) && !(word == "约" && IsContract(text, from)))
            {
                return (from - word.Length, bound);
            }
        }

        return (from, null);
    }

    internal static (int End, Bound? Bound) HedgeAfter(string text, int end)
    {
        foreach (var (word, bound) in HedgesAfter)
        {
            if (StartsWith(text, end, word) && !(word == "多" && (StartsWith(text, end, "多个") || StartsWith(text, end, "多家") || StartsWith(text, end, "多项") || StartsWith(text, end, "多元"))))
            {
                return (end + word.Length, bound);
            }
        }

        return (end, null);
    }

    /// <summary>Whether 亿 or 万 without a currency is money: no measure behind it, and words of money about it.</summary>
    internal static bool SpeaksOfMoney(string text, int start, int end, decimal scale)
    {
        var behind = end < text.Length && text[end] is '多' or '余' ? end + 1 : end;
        if ((Measures.Any(text, behind) && !NoMeasures.Any(text, behind)) || (end < text.Length && char.IsAsciiLetter(text[end])))
        {
            return false;
        }

        // 万 alone is money only right behind its word (投资5000万); 亿 wherever its clause speaks of money.
        var reach = scale < 1e8m ? 6 : 14;
        var from = start;
        while (from > 0 && start - from < reach && text[from - 1] is not ('。' or ';' or '；' or ',' or '，' or '、' or '\n'))
        {
            from--;
        }

        var clause = text.AsSpan(from, start - from);
        foreach (var word in CountSpeech)
        {
            if (clause.Contains(word, StringComparison.Ordinal))
            {
                return false;
            }
        }

        return clause.ContainsAny(MoneySpeech) || (scale >= 1e8m && (end == text.Length || MoneyAhead.Any(text, end)));
    }

    private static bool IsUpTo(string text, int start) => start < text.Length && text[start] is '百' or '千' or '十' or '亿';

    /// <summary>签约5亿元 is no 约5亿元.</summary>
    private static bool IsContract(string text, int end) => end > 1 && text[end - 2] is '签' or '合' or '节' or '预' or '履' or '集';

    private static bool IsRecent(string text, int end) => end > 1 && text[end - 2] is '最' or '附' or '临';

    private static bool Any(this string[] words, string text, int position)
    {
        foreach (var word in words)
        {
            if (StartsWith(text, position, word))
            {
                return true;
            }
        }

        return false;
    }

    private static bool StartsWith(string text, int position, string word) => string.CompareOrdinal(text, position, word, 0, word.Length) == 0;

    private static bool EndsWith(string text, int end, string word) =>
        end >= word.Length && string.CompareOrdinal(text, end - word.Length, word, 0, word.Length) == 0;
}
