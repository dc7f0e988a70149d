using System.Globalization;

namespace ParkBot.Answering;

/// <summary>Whether rows are the expected ones: in an answer's rows, or told by its text where it has none.</summary>
internal static class RowsJudge
{
    internal static string? Fault(Expectation expected, JudgedAnswer answer)
    {
        var rows = expected.Rows ?? [];
        var wanted = expected.TopOnly == 0 ? rows : [.. rows.Take(expected.TopOnly)];
        if (answer.Rows.Count == 0)
        {
            return wanted is [var only] && answer.Value is not null ? Single(only, answer) : Told(wanted, expected.IsOrdered, answer.Text);
        }

        if (!expected.IsOrdered)
        {
            return wanted.FirstOrDefault(row => !answer.Rows.Any(given => Meets(row, given))) is { } missing ? $"没有“{Name(missing)}”＝{Text(missing.Figure.Value)}这一行" : null;
        }

        if (answer.Rows.Count < wanted.Count)
        {
            return string.Create(CultureInfo.InvariantCulture, $"应有{wanted.Count}行，只有{answer.Rows.Count}行");
        }

        return wanted.Zip(answer.Rows).Where(pair => !Meets(pair.First, pair.Second))
            .Select(pair => $"这一行应是“{Name(pair.First)}”{Text(pair.First.Figure.Value)}，得到的是“{pair.Second.Label}”{Text(pair.Second.Value)}").FirstOrDefault();
    }

    private static bool Meets(ExpectedRow wanted, JudgedRow given) => wanted.Figure.Meets(given.Value, given.Unit) && IsCalled(wanted, given.Label);

    /// <summary>A label holds the expected one, or is a part of it (江苏 for 江苏省).</summary>
    private static bool IsCalled(ExpectedRow wanted, string label)
    {
        var given = JudgedText.Fold(label);
        return given.Length > 0 && wanted.Labels.Select(JudgedText.Fold)
            .Any(name => given.Contains(name, StringComparison.Ordinal) || (given.Length >= 2 && name.Contains(given, StringComparison.Ordinal)));
    }

    /// <summary>One row that is the answer's own figure, named in the text.</summary>
    private static string? Single(ExpectedRow wanted, JudgedAnswer answer)
    {
        if (!wanted.Figure.Meets(answer.Value, answer.Unit))
        {
            return $"数字应是{Text(wanted.Figure.Value)}{wanted.Figure.Unit}，得到的是{Text(answer.Value)}{answer.Unit}";
        }

        return wanted.Labels.Any(label => JudgedText.Holds(answer.Text, label)) ? null : $"文字里没有“{Name(wanted)}”";
    }

    private static string? Told(IReadOnlyList<ExpectedRow> wanted, bool isOrdered, string text)
    {
        var folded = JudgedText.Fold(text);
        var after = -1;
        foreach (var row in wanted)
        {
            var places = row.Labels.Select(label => folded.IndexOf(JudgedText.Fold(label), isOrdered ? after + 1 : 0, StringComparison.Ordinal)).Where(at => at >= 0).ToList();
            if (places.Count == 0)
            {
                return $"没有行，文字里也没有依次说出“{Name(row)}”";
            }

            if (!row.Figure.StandsIn(text))
            {
                return $"没有行，文字里也没有“{Name(row)}”的{Text(row.Figure.Value)}";
            }

            after = isOrdered ? places.Min() : after;
        }

        return null;
    }

    private static string Name(ExpectedRow row) => string.Join('|', row.Labels);

    private static string Text(double? value) => value is { } number ? number.ToString(CultureInfo.InvariantCulture) : string.Empty;
}
