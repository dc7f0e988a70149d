using System.Globalization;
using ParkBot.Messages;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace ParkBot.TelegramBot;

/// <summary>A line over time; where nothing is told it is broken, not drawn down to zero.</summary>
internal static class TrendChart
{
    private const int Height = 600;

    /// <summary>Columns of text that fit beneath the axis and above the line.</summary>
    private const int Room = 66;

    /// <returns>The picture's height.</returns>
    internal static int Add(Plot plot, Bars bars)
    {
        Axes(plot, bars.Rows);
        foreach (var run in Runs(bars.Rows))
        {
            var line = plot.Add.Scatter(run.Select(point => (double)point.Index).ToArray(), run.Select(point => point.Value).ToArray(), ChartPicture.Main);
            line.LineWidth = 4;
            line.MarkerSize = 14;
        }

        Figures(plot, bars.Rows);
        return Height;
    }

    /// <summary>Neighbours that are told.</summary>
    private static List<List<(int Index, double Value)>> Runs(IReadOnlyList<Messages.Bar> rows)
    {
        var runs = new List<List<(int, double)>> { new() };
        for (var index = 0; index < rows.Count; index++)
        {
            if (rows[index].Value is { } value)
            {
                runs[^1].Add((index, (double)value));
            }
            else if (runs[^1].Count > 0)
            {
                runs.Add([]);
            }
        }

        return [.. runs.Where(run => run.Count > 0)];
    }

    /// <summary>Every figure where all have room, else the highest, the lowest and the last.</summary>
    private static void Figures(Plot plot, IReadOnlyList<Messages.Bar> rows)
    {
        var told = rows.Select((bar, index) => (Bar: bar, Index: index)).Where(pair => pair.Bar.Value is not null).ToList();
        var widest = told.Max(pair => DisplayWidth.Of(pair.Bar.Shown)) + 1;
        var written = (widest * rows.Count) <= Room ? told : [told.MaxBy(pair => pair.Bar.Value), told.MinBy(pair => pair.Bar.Value), told[^1]];
        var taken = new List<int>();
        foreach (var (bar, index) in written.DistinctBy(pair => pair.Index))
        {
            if (written.Count < told.Count && taken.Exists(other => Math.Abs(other - index) * Room < widest * rows.Count))
            {
                continue;
            }

            taken.Add(index);
            var isValley = IsHigher(rows, index - 1, bar) && IsHigher(rows, index + 1, bar);
            ChartPicture.Write(plot, ChartLabels.Short(bar.Shown, 20), index, (double)bar.Value!.Value, isValley ? Alignment.UpperCenter : Alignment.LowerCenter)
                .OffsetY = isValley ? 12 : -12;
        }
    }

    /// <summary>Whether the line goes up from a point to its neighbour, so that the figure would stand in its way above; no neighbour, no line.</summary>
    private static bool IsHigher(IReadOnlyList<Messages.Bar> rows, int neighbour, Messages.Bar bar) =>
        neighbour < 0 || neighbour >= rows.Count || rows[neighbour].Value is not { } value || value > bar.Value;

    private static void Axes(Plot plot, IReadOnlyList<Messages.Bar> rows)
    {
        var labels = ChartLabels.WithoutSharedYear([.. rows.Select(bar => ChartLabels.Short(bar.Label, 14))]);
        var every = Math.Max(1, (int)Math.Ceiling((labels.Max(DisplayWidth.Of) + 2) * labels.Count / (double)Room));
        var ticks = new NumericManual();
        for (var index = 0; index < labels.Count; index += every)
        {
            ticks.AddMajor(index, labels[index]);
        }

        plot.Axes.Bottom.TickGenerator = ticks;
        plot.Axes.Bottom.TickLabelStyle.FontSize = ChartPicture.LetterSize;
        plot.Axes.Bottom.TickLabelStyle.ForeColor = ChartPicture.Ink;
        plot.Axes.Left.TickLabelStyle.FontSize = ChartPicture.LetterSize - 3;
        plot.Axes.Left.TickLabelStyle.ForeColor = ChartPicture.Faint;
        plot.Axes.Left.MajorTickStyle.Length = 0;
        plot.Axes.Left.MinorTickStyle.Length = 0;
        plot.Axes.Left.FrameLineStyle.Width = 0;
        plot.Axes.Right.FrameLineStyle.Width = 0;
        plot.Axes.Top.FrameLineStyle.Width = 0;
        plot.Axes.Bottom.FrameLineStyle.Width = 0;
        plot.Axes.Bottom.MajorTickStyle.Length = 0;
        plot.Grid.MajorLineColor = ChartPicture.Faint.WithAlpha(.2);
        plot.Grid.YAxisStyle.IsVisible = true;
        plot.Grid.XAxisStyle.IsVisible = false;
        plot.Add.HorizontalLine(0, 1.5f, ChartPicture.Faint);
        var values = rows.Where(bar => bar.Value is not null).Select(bar => (double)bar.Value!.Value).ToList();
        var (low, high) = (Math.Min(0, values.Min()), Math.Max(0, values.Max()));
        var span = high - low == 0 ? 1 : high - low;
        plot.Axes.Left.TickGenerator = new NumericAutomatic { LabelFormatter = value => value < low ? string.Empty : value.ToString("0.####", CultureInfo.InvariantCulture), TargetTickCount = 5 };
        plot.Axes.SetLimits(-0.6, rows.Count - 0.4, low - (span * 0.13), high + (span * 0.16));
    }
}
