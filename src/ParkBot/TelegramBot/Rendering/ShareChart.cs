using System.Globalization;
using ParkBot.Messages;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace ParkBot.TelegramBot;

/// <summary>Percentages of one whole as a ring; what the groups leave of it is grey.</summary>
internal static class ShareChart
{
    private const int Height = 560;

    /// <summary>A ring of more slices than this is no longer read: it becomes bars.</summary>
    private const int MostSlices = 8;

    /// <summary>Rounded shares may add up to a little more than the whole.</summary>
    private const decimal Whole = 100.5m;

    private const int LabelColumns = 18;

    private static readonly string[] Hues = ["#2F6FB2", "#E08E45", "#4E9F6E", "#B8558F", "#7A6BB5", "#C9A227", "#4AA3B8", "#A0604A"];
    private static readonly Color Rest = Color.FromHex("#D5DAE0");

    internal static bool Suits(Bars bars) =>
        bars.Rows.Count <= MostSlices && bars.Rows.All(bar => bar.Value is null or >= 0) && bars.Rows.Sum(bar => bar.Value ?? 0) is > 0 and <= Whole;

    /// <returns>The picture's height.</returns>
    internal static int Add(Plot plot, Bars bars)
    {
        var slices = bars.Rows.Where(bar => bar.Value > 0)
            .Select((bar, index) => Slice($"{ChartLabels.Short(bar.Label, LabelColumns)}  {ChartLabels.Short(bar.Shown, LabelColumns)}", bar.Value!.Value, Color.FromHex(Hues[index])))
            .ToList();
        var rest = 100 - bars.Rows.Sum(bar => bar.Value ?? 0);
        if (rest > 0.5m)
        {
            slices.Add(Slice(string.Create(CultureInfo.InvariantCulture, $"其余  {rest:0.##}%"), rest, Rest));
        }

        var ring = plot.Add.Pie(slices);
        ring.DonutFraction = 0.55;
        ring.LineColor = Colors.White;
        ring.LineWidth = 3;
        ring.Padding = 0;
        Axes(plot);
        return Height;
    }

    private static PieSlice Slice(string text, decimal value, Color color) =>
        new() { Value = (double)value, FillColor = color, Label = string.Empty, LegendText = text };

    private static void Axes(Plot plot)
    {
        plot.Axes.Left.TickGenerator = new EmptyTickGenerator();
        plot.Axes.Bottom.TickGenerator = new EmptyTickGenerator();
        plot.Axes.Frame(false);
        var legend = plot.ShowLegend(Edge.Right);
        legend.Legend.FontSize = ChartPicture.LetterSize;
        legend.Legend.FontName = ChartFontResolver.Name;
        legend.Legend.OutlineWidth = 0;
        legend.Legend.ShadowColor = Colors.Transparent;
        legend.Legend.BackgroundColor = Colors.White;
        legend.Legend.InterItemPadding = new PixelPadding(4, 10);
    }
}
