namespace ParkBot.Language;

/// <summary>The words at the end of a company's name that many companies share: legal forms and trades.</summary>
internal static class FirmWords
{
    private const int ShortestBrand = 2;

    private static readonly string[] LegalForms = Longest("股份有限公司 有限责任公司 有限公司 集团公司 分公司 总公司 子公司 公司 集团 控股 股份 有限 责任");

    private static readonly string[] Trades = Longest(
        "新能源 新材料 半导体 集成电路 人工智能 机器人 生物医药 科技 技术 汽车 能源 电子 材料 化工 化学 医药 生物 药业 制药 重工 机械 电池 光伏 光电 光能 储能 智能 装备 环保 食品 物流 电气 电器 实业 工业 产业 信息 软件 制造 投资 发展 建设 置业 动力 时代 控股 股份 集团 炼化 石化 钢铁 航空 通信 通讯 网络 数据 微电子 精密");

    /// <summary>苏州星澜光电科技有限公司 → 苏州星澜光电科技.</summary>
    internal static string WithoutLegalForm(string name) => Stripped(name, LegalForms);

    /// <summary>星澜光电科技 → 星澜.</summary>
    internal static string WithoutTrade(string name) => Stripped(name, Trades);

    /// <summary>True where the text starts with the words of a legal form or a trade.</summary>
    internal static bool StartWith(ReadOnlySpan<char> text)
    {
        foreach (var word in LegalForms)
        {
            if (text.StartsWith(word, StringComparison.Ordinal))
            {
                return true;
            }
        }

        foreach (var word in Trades)
        {
            if (text.StartsWith(word, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True for the word of a trade and no more.</summary>
    internal static bool IsTrade(string text) => Trades.Contains(text, StringComparer.Ordinal);

    private static string Stripped(string name, string[] ends)
    {
        while (Array.Find(ends, end => name.EndsWith(end, StringComparison.Ordinal)) is { } found && name.Length - found.Length >= ShortestBrand)
        {
            name = name[..^found.Length];
        }

        return name;
    }

    private static string[] Longest(string words) => [.. words.Split(' ').OrderByDescending(word => word.Length)];
}
