using ParkBot.Messages;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace ParkBot.TelegramBot;

/// <summary>Bars that lie, the first on top: labels of any length stay level.</summary>
internal static class BarChart
{
    private const int BarHeight = 50;
    private const int Surround = 60;
    private const int LeastHeight = 320;
    private const int LabelColumns = 20;
    private const int FigureColumns = 24;

    /// <returns>The picture's height.</returns>
    internal static int Add(Plot plot, Bars bars)
    {
        var rows = bars.Rows;
        var values = rows.Select(bar => (double)(bar.Value ?? 0)).ToArray();
        var labels = rows.Select(bar => ChartLabels.Short(bar.Label, LabelColumns)).ToArray();
        var figures = rows.Select(Figure).ToArray();
        for (var index = 0; index < rows.Count; index++)
        {
            var position = rows.Count - 1 - index;
            if (rows[index].Value is not null)
            {
                var bar = plot.Add.Bar(position, values[index]);
                bar.Horizontal = true;
                bar.Bars[0].Size = 0.66;
                bar.Bars[0].FillColor = values[index] < 0 ? ChartPicture.Below : ChartPicture.Main;
                bar.Bars[0].LineWidth = 0;
            }

            var text = ChartPicture.Write(plot, figures[index], values[index], position, values[index] < 0 ? Alignment.MiddleRight : Alignment.MiddleLeft);
            text.OffsetX = values[index] < 0 ? -8 : 8;
            if (rows[index].Value is null)
            {
                text.LabelFontColor = ChartPicture.Faint;
            }
        }

        Axes(plot, labels);
        Limits(plot, values, labels, figures);
        return Math.Max(LeastHeight, (rows.Count * BarHeight) + Surround);
    }

    private static string Figure(Messages.Bar bar) =>
        ChartLabels.Short(bar.Note is null ? bar.Shown : $"{bar.Shown}（{bar.Note}）", FigureColumns);

    private static void Axes(Plot plot, string[] labels)
    {
        var ticks = new NumericManual();
        for (var index = 0; index < labels.Length; index++)
        {
            ticks.AddMajor(labels.Length - 1 - index, labels[index]);
        }

        plot.Axes.Left.TickGenerator = ticks;
        plot.Axes.Left.TickLabelStyle.FontSize = ChartPicture.LetterSize;
        plot.Axes.Left.TickLabelStyle.ForeColor = ChartPicture.Ink;
        plot.Axes.Left.MajorTickStyle.Length = 0;
        plot.Axes.Left.FrameLineStyle.Width = 0;
        plot.Axes.Bottom.TickGenerator = new EmptyTickGenerator();
        plot.Axes.Bottom.FrameLineStyle.Width = 0;
        plot.Axes.Right.FrameLineStyle.Width = 0;
        plot.Axes.Top.FrameLineStyle.Width = 0;
        plot.Axes.SetLimitsY(-0.6, labels.Length - 0.4);
        plot.Add.VerticalLine(0, 1, ChartPicture.Faint);
    }

    /// <summary>Room for the figures beside the bars, in the bars' own scale.</summary>
    private static void Limits(Plot plot, double[] values, string[] labels, string[] figures)
    {
        var room = ChartPicture.Width - 70 - (labels.Max(DisplayWidth.Of) * ChartPicture.ColumnWidth);
        var right = Margin(values, figures, value => value >= 0);
        var left = Margin(values, figures, value => value < 0);
        var span = Math.Max(values.Max(), 0) - Math.Min(values.Min(), 0);
        var perPixel = (span == 0 ? 1 : span) / Math.Max(100, room - right - left);
        plot.Axes.SetLimitsX(Math.Min(values.Min(), 0) - (left * perPixel), Math.Max(values.Max(), 0) + (right * perPixel));
    }

    private static double Margin(double[] values, string[] figures, Func<double, bool> side) =>
        values.Zip(figures).Where(pair => side(pair.First)).Select(pair => (DisplayWidth.Of(pair.Second) * ChartPicture.ColumnWidth) + 24).DefaultIfEmpty(10).Max();
}
