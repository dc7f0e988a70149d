using ParkBot.Queries;

namespace ParkBot.Understanding;

/// <summary>Reads bounds of a figure: 不低于10亿元、低于50亿元.</summary>
internal static class BoundsSentenceReader
{
    internal static ValueRange? Read(SentenceCursor cursor, string unit)
    {
        if (cursor.Eat(BoundsSentence.None))
        {
            return new ValueRange(null, false, null, false);
        }

        if (cursor.Eat("为"))
        {
            return Number(cursor, unit) is { } same ? new ValueRange(same, true, same, true) : null;
        }

        var range = new ValueRange(null, false, null, false);
        do
        {
            if (Part(cursor, unit, range) is not { } read)
            {
                return null;
            }

            range = read;
        }
        while (cursor.Eat("、"));
        return range;
    }

    /// <summary>The same in fen; null where it is no whole number of them.</summary>
    internal static MoneyRange? Fen(ValueRange range) => Fen(range.Min, out var min) && Fen(range.Max, out var max) ? new MoneyRange(min, range.MinInclusive, max, range.MaxInclusive) : null;

    private static ValueRange? Part(SentenceCursor cursor, string unit, ValueRange range)
    {
        if (cursor.Eat(BoundsSentence.NoMin))
        {
            return range with { MinInclusive = true };
        }

        if (cursor.Eat(BoundsSentence.NoMax))
        {
            return range with { MaxInclusive = true };
        }

        var above = cursor.Eat("不低于") ? true : cursor.Eat("高于") ? false : (bool?)null;
        if (above is { } from)
        {
            return Number(cursor, unit) is { } min ? range with { Min = min, MinInclusive = from } : null;
        }

        var below = cursor.Eat("不高于") ? true : cursor.Eat("低于") ? false : (bool?)null;
        return below is { } to && Number(cursor, unit) is { } max ? range with { Max = max, MaxInclusive = to } : null;
    }

    private static decimal? Number(SentenceCursor cursor, string unit) => cursor.Number() is { } number && cursor.Eat(unit) ? number : null;

    private static bool Fen(decimal? yi, out long? fen)
    {
        fen = null;
        if (yi is not { } told)
        {
            return true;
        }

        if (Math.Abs(told) > long.MaxValue / PlanJson.FenOfYi || !decimal.IsInteger(told * PlanJson.FenOfYi))
        {
            return false;
        }

        fen = (long)(told * PlanJson.FenOfYi);
        return true;
    }
}
