using ParkBot.Language;
using ParkBot.News;

namespace ParkBot.Ingestion;

/// <summary>A sum of money on its way to an <see cref="Amount"/>, with what its sentence says of its part in a total.</summary>
internal sealed record AmountCandidate
{
    internal required FactField Field { get; init; }

    internal required MoneyMatch Match { get; init; }

    internal required AmountKind Kind { get; init; }

    /// <summary>A word named the kind; else it is only supposed.</summary>
    internal required bool KindTold { get; init; }

    internal Stage? Stage { get; init; }

    /// <summary>Where the sum before ends: what stands from there on belongs to this one.</summary>
    internal int Floor { get; init; }

    /// <summary>一期, 前期, 其中: one part of something told elsewhere.</summary>
    internal bool IsPhase { get; init; }

    /// <summary>累计, 已完成, 去年: other or earlier work, never the item's figure.</summary>
    internal bool IsBackground { get; init; }

    /// <summary>此外, 另: a sum beside the one before.</summary>
    internal bool IsSeparate { get; init; }

    /// <summary>The sentence tells of several projects together (22个项目…, 总投资…).</summary>
    internal bool IsBundle { get; init; }

    /// <summary>Told again elsewhere: the evidence of the other places.</summary>
    internal IReadOnlyList<Evidence> Again { get; init; } = [];

    internal bool Headline { get; init; }

    internal int Start => Match.Start;

    internal int End => Match.Start + Match.Length;

    internal decimal Value => Match.Value;

    internal string Words => Field.Words(Match.Start, Match.Length);

    /// <summary>百亿, 近千亿元: a figure without a digit is round.</summary>
    internal bool IsRound => !Words.Any(char.IsAsciiDigit);

    internal Amount ToAmount() => new()
    {
        Cents = Cents(Match.Value),
        Currency = Match.Currency,
        Bound = Match.Bound,
        Kind = Kind,
        Stage = Stage,
        LowCents = Match.Low is { } low ? Cents(low) : null,
        HighCents = Match.High is { } high ? Cents(high) : null,
        Text = Words,
        Headline = Headline,
        Basis = Basis.Text,
        Evidence = [Field.Evidence(Match.Start, Match.Length), .. Again],
    };

    private static long Cents(decimal value) => decimal.ToInt64(decimal.Round(value * 100));
}
