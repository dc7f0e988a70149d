using ParkBot.Language;

namespace ParkBot.Queries;

/// <summary>What 外资 means in a text: the word, its like, or the name of any country. Said short in a sentence, for all those names would fill it.</summary>
internal static class ForeignMention
{
    internal const string Called = "外资";

    /// <summary>Stands behind <see cref="Called"/> in a sentence.</summary>
    internal const string AndCountries = "（含各国名称）";

    /// <summary>The alternatives as <see cref="Filter.Mentions"/> hold them.</summary>
    internal static string Words { get; } = "外资|外企|外商|跨国|" + string.Join('|', Gazetteer.Default.Countries);
}
