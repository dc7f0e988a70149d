namespace ParkBot.Answering;

/// <summary>Whether a figure is the expected one, told as a value or in a text.</summary>
internal static class FigureJudge
{
    /// <summary>A value with its unit. One without a unit is taken in the expected one, in yuan, or as a share of one.</summary>
    internal static bool Meets(this ExpectedFigure expected, double? given, string? unit)
    {
        if (given is not { } value)
        {
            return false;
        }

        var scale = UnitScale.Of(unit);
        var own = value * scale.Factor;
        return expected.Wanted().Any(wanted => Meets(expected.Tolerance, wanted, own, scale.Kind))
            || (expected.Range is { } range
                && (scale.Kind == UnitKind.None || scale.Kind == UnitScale.Of(expected.Unit).Kind)
                && own >= range.From - 1e-9 && own <= range.To + 1e-9);
    }

    /// <summary>A number of the text with such a unit.</summary>
    internal static bool StandsIn(this ExpectedFigure expected, string text)
    {
        var numbers = JudgedText.Numbers(JudgedText.Fold(text)).ToList();
        return expected.Wanted().Any(wanted => numbers.Any(number => (wanted.Kind, number.Kind) switch
            {
                (UnitKind.Yuan, NumberKind.Yuan) or (UnitKind.Dollars, NumberKind.Dollars) => IsClose(number.Value * 1e-8, wanted.Value, expected.Tolerance),
                (UnitKind.Percent, NumberKind.Percent) or (UnitKind.Count or UnitKind.None, NumberKind.Plain) => IsClose(number.Value, wanted.Value, expected.Tolerance),
                _ => false,
            }))
            || (expected.Range is { } range && numbers.Any(number => number.Kind == NumberKind.Plain && number.Value >= range.From && number.Value <= range.To));
    }

    private static bool Meets(double tolerance, (double Value, UnitKind Kind) wanted, double own, UnitKind kind) => (wanted.Kind, kind) switch
    {
        (UnitKind.Percent, UnitKind.None) => IsClose(own, wanted.Value, tolerance) || IsClose(own * 100, wanted.Value, tolerance),
        (UnitKind.Yuan, UnitKind.None) => IsClose(own, wanted.Value, tolerance) || IsClose(own * 1e-8, wanted.Value, tolerance),
        (UnitKind.Percent, UnitKind.Percent) => IsClose(own, wanted.Value, tolerance) || (Math.Abs(own) <= 1 && Math.Abs(wanted.Value) > 1 && IsClose(own * 100, wanted.Value, tolerance)),
        _ => (kind == UnitKind.None || kind == wanted.Kind) && IsClose(own, wanted.Value, tolerance),
    };

    /// <summary>All that is right, in the own unit of its kind.</summary>
    private static IEnumerable<(double Value, UnitKind Kind)> Wanted(this ExpectedFigure expected)
    {
        if (expected.Value is { } value)
        {
            var scale = UnitScale.Of(expected.Unit);
            yield return (value * scale.Factor, scale.Kind);
        }

        foreach (var other in expected.Others)
        {
            var scale = UnitScale.Of(other.Unit ?? expected.Unit);
            yield return (other.Value * scale.Factor, scale.Kind);
        }
    }

    private static bool IsClose(double given, double wanted, double tolerance) =>
        Math.Abs(given - wanted) <= Math.Max(tolerance * Math.Abs(wanted), 1e-9 + (1e-9 * Math.Abs(wanted)));
}
