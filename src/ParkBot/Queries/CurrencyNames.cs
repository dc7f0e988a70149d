namespace ParkBot.Queries;

/// <summary>Currencies as the news write them.</summary>
internal static class CurrencyNames
{
    /// <summary>The code itself for a rare one.</summary>
    internal static string Of(string code) => code switch
    {
        "CNY" => "人民币",
        "USD" => "美元",
        "EUR" => "欧元",
        "HKD" => "港元",
        "JPY" => "日元",
        "SGD" => "新加坡元",
        "GBP" => "英镑",
        _ => code,
    };
}
