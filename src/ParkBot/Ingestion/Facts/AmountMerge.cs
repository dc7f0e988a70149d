using ParkBot.News;

namespace ParkBot.Ingestion;

/// <summary>Lets a sum that is told twice stand once, and a round figure give way to its precise one.</summary>
internal static class AmountMerge
{
    /// <summary>How far a round figure may lie from the precise one that it stands for.</summary>
    private const decimal RoundTolerance = 0.15m;

    /// <summary>How much a title may leave out of a figure.</summary>
    private const decimal CutTolerance = 0.03m;

    internal static List<AmountCandidate> Once(IReadOnlyList<AmountCandidate> candidates)
    {
        var kept = new List<AmountCandidate>();
        foreach (var candidate in candidates)
        {
            var same = kept.FindIndex(other => IsSame(other, candidate));
            if (same >= 0)
            {
                kept[same] = Joined(kept[same], candidate);
            }
            else if (!kept.Exists(other => IsRoundFor(candidate, other)))
            {
                kept.RemoveAll(other => IsRoundFor(other, candidate));
                kept.Add(candidate);
            }
        }

        return kept;
    }

    private static bool IsSame(AmountCandidate first, AmountCandidate second) =>
        first.Value == second.Value && first.Match.Currency == second.Match.Currency && first.Match.Low == second.Match.Low
        && Kinds(first, second)
        && (first.Field != second.Field || (first.Kind != AmountKind.Investment && first.Kind == second.Kind) || Retold(first, second))
        && !(first.IsRound ^ second.IsRound);

    /// <summary>Within one text an equal sum is another one where it stands in the same sentence or names its part.</summary>
    private static bool Retold(AmountCandidate first, AmountCandidate second) =>
        first.Field.Sentence(first.Start) != second.Field.Sentence(second.Start) && !second.IsPhase && !second.IsSeparate && first.IsBundle == second.IsBundle && first.IsBundle;

    private static bool Kinds(AmountCandidate first, AmountCandidate second) =>
        first.Kind == second.Kind || !first.KindTold || !second.KindTold
        || (first.Kind is AmountKind.Investment or AmountKind.Target && second.Kind is AmountKind.Investment or AmountKind.Target && first.Kind != second.Kind && first.Field != second.Field);

    /// <summary>A title leaves hedges out: 200亿元授信 for 不低于200亿元; the text's words stand.</summary>
    private static AmountCandidate Joined(AmountCandidate first, AmountCandidate second) =>
        first.Field.Field == EvidenceField.Title && first.Match.Bound == Bound.Exact && second.Match.Bound != Bound.Exact && second.Field.Field != EvidenceField.Title
            ? Together(first, second) with { Field = second.Field, Match = second.Match, Floor = second.Floor, Again = [.. first.Again, first.Field.Evidence(first.Match.Start, first.Match.Length)] }
            : Together(first, second);

    private static AmountCandidate Together(AmountCandidate first, AmountCandidate second) => first with
    {
        Kind = first.KindTold ? first.Kind : second.Kind,
        KindTold = first.KindTold || second.KindTold,
        Stage = first.Stage ?? second.Stage,
        IsBackground = first.IsBackground && second.IsBackground,
        IsPhase = first.IsPhase && second.IsPhase,
        IsBundle = first.IsBundle || second.IsBundle,
        Again = [.. first.Again, second.Field.Evidence(second.Match.Start, second.Match.Length)],
    };

    /// <summary>How many digits a figure needs: 300 one, 326.8 four.</summary>
    private static int Digits(AmountCandidate amount) => amount.Words.Where(char.IsAsciiDigit).Aggregate("", (digits, c) => digits + c).Trim('0').Length;

    /// <summary>A title's 3亿元 for the lead's 3.06亿元: the same figure with fewer digits.</summary>
    private static bool IsCutShort(AmountCandidate title, AmountCandidate precise) =>
        title.Field.Field == EvidenceField.Title && precise.Field.Field != EvidenceField.Title && title.Match.Currency == precise.Match.Currency
        && title.Match is { Bound: Bound.Exact, Low: null } && precise.Match is { Bound: Bound.Exact, Low: null } && !precise.IsRound && title.Value != precise.Value
        && (title.Kind == precise.Kind || !title.KindTold || !precise.KindTold) && Digits(title) < Digits(precise)
        && Math.Abs(title.Value - precise.Value) <= precise.Value * CutTolerance;

    /// <summary>百亿 for 约100亿元, 超200亿元 for 205.6亿元: told elsewhere in the item, of the same kind.</summary>
    private static bool IsRoundFor(AmountCandidate round, AmountCandidate precise)
    {
        if (IsCutShort(round, precise))
        {
            return true;
        }

        if (round.Match.Currency != precise.Match.Currency || round.Field == precise.Field || precise.IsRound || precise.Match.Low is not null
            || (round.Kind != precise.Kind && round.KindTold && precise.KindTold) || round.IsPhase != precise.IsPhase)
        {
            return false;
        }

        var isRound = round.IsRound || (round.Match.Bound != Bound.Exact && (precise.Match.Bound == Bound.Exact || Digits(round) < Digits(precise)));
        return isRound && Math.Abs(round.Value - precise.Value) <= precise.Value * RoundTolerance && round.Match.Bound switch
        {
            Bound.Over => precise.Value >= round.Value,
            Bound.Under => precise.Value <= round.Value,
            _ => true,
        };
    }
}
