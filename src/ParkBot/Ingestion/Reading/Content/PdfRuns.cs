using System.Text;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.DocumentLayoutAnalysis;

namespace ParkBot.Ingestion;

/// <summary>Letters of a page to runs: what stands on one line without a wide gap. Their order in the file is not used.</summary>
internal static class PdfRuns
{
    /// <summary>Two letters stand on one line where their baselines are nearer than this share of the size.</summary>
    private const double SameLine = 0.3;

    /// <summary>Wider than this many ems is the edge of a column or a leader's gap; justified Chinese stretches by less.</summary>
    private const double ColumnGap = 1.6;

    /// <summary>Narrower is how letters sit; wider is a space that the file did not write.</summary>
    private const double SpaceGap = 0.28;

    internal static IReadOnlyList<TextRun> Of(IReadOnlyList<Letter> letters, IReadOnlyList<PageBox> boxes)
    {
        var shown = DuplicateOverlappingTextProcessor.Get(letters)
            .Where(letter => letter.TextOrientation == TextOrientation.Horizontal && letter.PointSize is > 1 and < 400 && double.IsFinite(letter.StartBaseLine.X) && double.IsFinite(letter.StartBaseLine.Y))
            .ToList();

        // A scanned page has its words unseen behind the picture; beside seen ones unseen words are a trap.
        var visible = shown.Where(letter => letter.RenderingMode is not (TextRenderingMode.Neither or TextRenderingMode.NeitherClip)).ToList();
        return [.. Lines(visible.Count > 0 ? visible : shown).SelectMany(line => Runs(line, boxes))];
    }

    /// <summary>Top to bottom.</summary>
    private static IEnumerable<List<Letter>> Lines(List<Letter> letters)
    {
        var line = new List<Letter>();
        foreach (var letter in letters.OrderByDescending(letter => letter.StartBaseLine.Y).ThenBy(letter => letter.StartBaseLine.X))
        {
            if (line.Count > 0 && line[^1].StartBaseLine.Y - letter.StartBaseLine.Y > SameLine * Math.Min(line[^1].PointSize, letter.PointSize))
            {
                yield return line;
                line = [];
            }

            line.Add(letter);
        }

        if (line.Count > 0)
        {
            yield return line;
        }
    }

    private static IEnumerable<TextRun> Runs(List<Letter> line, IReadOnlyList<PageBox> boxes)
    {
        var run = new List<Letter>();
        foreach (var letter in line.OrderBy(letter => letter.StartBaseLine.X))
        {
            if (run.Count > 0 && Ends(run[^1], letter))
            {
                if (Run(run, boxes) is { } whole)
                {
                    yield return whole;
                }

                run = [];
            }

            if (run.Count > 0 || !string.IsNullOrWhiteSpace(letter.Value))
            {
                run.Add(letter);
            }
        }

        if (Run(run, boxes) is { } last)
        {
            yield return last;
        }
    }

    private static bool Ends(Letter before, Letter letter)
    {
        var size = Math.Max(before.PointSize, letter.PointSize);
        return letter.StartBaseLine.X - before.EndBaseLine.X > ColumnGap * size
            || Math.Min(before.PointSize, letter.PointSize) < 0.7 * size;
    }

    private static TextRun? Run(List<Letter> letters, IReadOnlyList<PageBox> boxes)
    {
        while (letters.Count > 0 && string.IsNullOrWhiteSpace(letters[^1].Value))
        {
            letters.RemoveAt(letters.Count - 1);
        }

        if (letters.Count == 0)
        {
            return null;
        }

        var size = letters.Max(letter => letter.PointSize);
        var gaps = letters.Zip(letters.Skip(1), (a, b) => (b.StartBaseLine.X - a.EndBaseLine.X) / size).ToList();

        // 招 商 引 资 set wide: the gap that most letters have is no space.
        var usual = gaps.Count >= 3 ? Math.Max(0, gaps.Order().ElementAt(gaps.Count / 2)) : 0;
        var text = new StringBuilder();
        for (var i = 0; i < letters.Count; i++)
        {
            if (i > 0 && gaps[i - 1] - usual > SpaceGap && text[^1] != ' ' && !string.IsNullOrWhiteSpace(letters[i].Value))
            {
                text.Append(' ');
            }

            text.Append(Radicals.Unified(letters[i].Value));
        }

        var middle = letters[letters.Count / 2];
        var left = letters[0].StartBaseLine.X;
        var right = letters[^1].EndBaseLine.X;
        return new TextRun
        {
            Text = text.ToString(),
            Left = left,
            Right = Math.Max(left, right),
            Base = middle.StartBaseLine.Y,
            Look = new TextLook(Math.Round(size, 1), PdfContent.Rgb(middle.Color), letters.Count(IsBold) * 2 > letters.Count, Ground(boxes, left, middle.StartBaseLine.Y + (size * 0.3), right)),
        };
    }

    private static bool IsBold(Letter letter) =>
        letter.RenderingMode is TextRenderingMode.FillThenStroke || letter.FontDetails is { IsBold: true }
        || (letter.FontName is { } name && (name.Contains("bold", StringComparison.OrdinalIgnoreCase) || name.Contains("heavy", StringComparison.OrdinalIgnoreCase) || name.Contains("black", StringComparison.OrdinalIgnoreCase) || name.Contains("simhei", StringComparison.OrdinalIgnoreCase)));

    /// <summary>The smallest filled rectangle behind a run; white is the paper.</summary>
    private static int Ground(IReadOnlyList<PageBox> boxes, double left, double y, double right)
    {
        var middle = (left + right) / 2;
        return boxes.Where(box => box.Colour is >= 0 and not 0xFFFFFF && box.Left <= middle && middle <= box.Right && box.Bottom <= y && y <= box.Top && box.Left <= left + 8)
            .MinBy(box => (box.Right - box.Left) * (box.Top - box.Bottom))?.Colour ?? -1;
    }
}
