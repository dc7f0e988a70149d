namespace ParkBot.Queries;

/// <summary>What a plan's maker calls a place or a span of days: as it is where it cannot be taken for anything else, else in quotation marks.</summary>
internal static class Labels
{
    /// <summary>How the other parts of a sentence begin: a label that begins so is quoted.</summary>
    private static readonly string[] Beginnings =
    [
        SentenceWords.Everything, "与", "第", "即", "日期为", "投资额", "写明", "没有写明", "企业或机构", "来源", "币种", "金额性质", "提到", "限", "项目", "不含",
    ];

    internal static string Of(string label) => IsPlain(label) ? label : QuotedWords.Of(label);

    internal static bool IsPlain(string label)
    {
        if (label.Length == 0)
        {
            return false;
        }

        foreach (var c in label)
        {
            if (!char.IsLetterOrDigit(c))
            {
                return false;
            }
        }

        foreach (var beginning in Beginnings)
        {
            if (label.StartsWith(beginning, StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }
}
