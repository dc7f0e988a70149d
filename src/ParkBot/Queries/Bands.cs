namespace ParkBot.Queries;

/// <summary>The bands that investments are grouped by where a question names none: those that reports on investment commonly use.</summary>
internal static class Bands
{
    /// <summary>亿元, ascending; a band holds its lower bound and not its upper one.</summary>
    internal static IReadOnlyList<decimal> Bounds { get; } = [1, 10, 50, 100];
}
