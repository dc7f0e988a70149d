using ParkBot.Messages;
using ScottPlot;

namespace ParkBot.TelegramBot;

/// <summary>What the kinds of chart share: which one it is, its colours and the size of its letters.</summary>
internal static class ChartPicture
{
    internal const int Width = 1000;

    /// <summary>Letters of a phone's size: the picture is shown at about a third.</summary>
    internal const float LetterSize = 27;

    /// <summary>Pixels of a column of such letters; a Chinese one takes two.</summary>
    internal const double ColumnWidth = 13.8;

    internal static readonly Color Ink = Color.FromHex("#1F2933");
    internal static readonly Color Faint = Color.FromHex("#7B8794");
    internal static readonly Color Main = Color.FromHex("#2F6FB2");
    internal static readonly Color Below = Color.FromHex("#C0504D");

    private static bool areFontsRegistered;

    internal static byte[] Draw(ChartFont font, Bars bars, string title, string? note)
    {
        Register(font);
        using var plot = new Plot();
        plot.FigureBackground.Color = Colors.White;
        plot.DataBackground.Color = Colors.White;
        plot.HideGrid();
        var shown = bars with { Rows = [.. bars.Rows.Take(ChartDrawer.MostBars)] };
        var height = shown.Kind switch
        {
            BarsKind.Trend => TrendChart.Add(plot, shown),
            BarsKind.Shares when ShareChart.Suits(shown) => ShareChart.Add(plot, shown),
            _ => BarChart.Add(plot, shown),
        };
        plot.Font.Set(ChartFontResolver.Name);
        return ChartSheet.Png(font, plot, height, title, note);
    }

    /// <summary>A figure written into the chart.</summary>
    internal static ScottPlot.Plottables.Text Write(Plot plot, string figure, double x, double y, Alignment alignment)
    {
        var text = plot.Add.Text(figure, x, y);
        text.LabelFontSize = LetterSize;
        text.LabelFontColor = Ink;
        text.LabelAlignment = alignment;
        text.LabelBackgroundColor = Colors.White.WithAlpha(.7);
        text.LabelBorderWidth = 0;
        return text;
    }

    private static void Register(ChartFont font)
    {
        if (areFontsRegistered)
        {
            return;
        }

        Fonts.FontResolvers.Insert(0, new ChartFontResolver(font));
        Fonts.Default = ChartFontResolver.Name;
        areFontsRegistered = true;
    }
}
