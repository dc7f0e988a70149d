namespace ParkBot.Storage;

/// <summary>Where the news is kept.</summary>
internal sealed class DatabaseOptions
{
    internal const string Section = "Database";

    /// <summary>
    /// The SQLite file, relative to the working directory or absolute; made where it does not exist. Default: empty, which the
    /// program fills with <c>parkbot/parkbot.db</c> in the user's folder for application data.
    /// </summary>
    public string Path { get; set; } = "";
}

/// <summary>What foreign money is worth, used when a question is asked and never stored.</summary>
internal sealed class RateOptions
{
    internal const string Section = "Rates";

    /// <summary>
    /// CNY for one unit of a currency (ISO 4217), above 0 and at most 1000. The defaults are round rates of February 2023.
    /// Money of a currency that is not here is not added up.
    /// </summary>
    public Dictionary<string, decimal> CnyPerUnit { get; } = new(StringComparer.OrdinalIgnoreCase)
    {
        ["USD"] = 6.9m,
        ["EUR"] = 7.3m,
        ["HKD"] = 0.88m,
        ["JPY"] = 0.052m,
        ["SGD"] = 5.1m,
        ["GBP"] = 8.3m,
    };

    /// <summary>CNY for one unit; null where the table has no such currency.</summary>
    internal decimal? Of(string currency) =>
        currency == "CNY" ? 1m : CnyPerUnit.TryGetValue(currency, out var rate) ? rate : null;

    /// <summary>Hundredths of a currency's unit in 亿元; null where the currency has no rate.</summary>
    internal decimal? InYi(long cents, string currency) => Of(currency) is { } rate ? cents * rate / CentsOfYi : null;

    /// <summary>One 亿元 in fen.</summary>
    internal const decimal CentsOfYi = 10_000_000_000m;
}
