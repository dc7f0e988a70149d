using ParkBot.Messages;

namespace ParkBot.TelegramBot;

/// <summary>
/// Charts as PNG, for a phone: large letters, every figure written out, nothing that needs a legend where a label does. The
/// drawing library is loaded with the first chart, and takes its font: one font a process.
/// </summary>
internal sealed class ChartDrawer(ChartFont font)
{
    /// <summary>More groups than this cannot be read in one picture.</summary>
    internal const int MostBars = 20;

    // ScottPlot's fonts are static, and one picture at a time keeps the memory down.
    private static readonly Lock Drawing = new();

    /// <summary>Without a Chinese font there are no charts.</summary>
    internal bool IsAvailable => font.IsAvailable;

    /// <summary>Whether there is anything to compare.</summary>
    internal static bool CanDraw(Bars bars) => bars.Rows.Count(bar => bar.Value is not null) > 1;

    /// <summary>The picture; null where no font was found or fewer than two groups have a figure.</summary>
    /// <param name="title">The answer's headline.</param>
    /// <param name="note">Where the figures are from, in small print at the foot; or null.</param>
    internal byte[]? Draw(Bars bars, string title, string? note)
    {
        if (!IsAvailable || !CanDraw(bars))
        {
            return null;
        }

        lock (Drawing)
        {
            return ChartPicture.Draw(font, bars, title, note);
        }
    }
}
