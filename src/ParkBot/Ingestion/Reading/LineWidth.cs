namespace ParkBot.Ingestion;

/// <summary>How wide a line is printed.</summary>
internal static class LineWidth
{
    /// <summary>In Chinese characters; Latin ones and digits take half.</summary>
    internal static double Of(string line) => line.Trim().Sum(c => c < '\u0250' ? 0.5 : 1);
}
