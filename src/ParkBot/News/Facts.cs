namespace ParkBot.News;

/// <summary>Words of a stored text that a value stands on: UTF-16 units from <paramref name="Start"/>.</summary>
internal readonly record struct Evidence(EvidenceField Field, int Start, int Length);

/// <summary>An extracted value, why it is believed and the words it stands on (at least one unless a correction).</summary>
internal sealed record Fact<T>(T Value, Basis Basis, IReadOnlyList<Evidence> Evidence);

/// <summary>
/// An administrative place by full official names, null where not told. Municipalities have no city
/// (上海市/–/闵行区); county-level cities directly under a province (潜江市) stand in <paramref name="City"/>.
/// </summary>
internal sealed record Place(string? Province, string? City = null, string? County = null)
{
    /// <summary>The narrowest name told.</summary>
    internal string Name => County ?? City ?? Province ?? "全国";

    /// <summary>True where this place is <paramref name="other"/> or lies in it.</summary>
    internal bool IsWithin(Place other) =>
        (other.Province is null || other.Province == Province)
        && (other.City is null || other.City == City)
        && (other.County is null || other.County == County);

    public override string ToString() => $"{Province}/{City}/{County}";
}

/// <summary>Days from <paramref name="From"/> to <paramref name="To"/>, both included; equal for one day.</summary>
internal readonly record struct DateWindow(DateOnly From, DateOnly To)
{
    internal bool Contains(DateOnly day) => From <= day && day <= To;

    internal bool Overlaps(DateWindow other) => From <= other.To && other.From <= To;
}

/// <summary>A sum of money in the text. <see cref="Cents"/> are hundredths of the currency's own unit (286亿元 → 2 860 000 000 000).</summary>
internal sealed record Amount
{
    internal required long Cents { get; init; }

    /// <summary>ISO 4217.</summary>
    internal required string Currency { get; init; }

    internal required Bound Bound { get; init; }

    internal required AmountKind Kind { get; init; }

    /// <summary>The stage that the words tie it to, or null.</summary>
    internal Stage? Stage { get; init; }

    /// <summary>Ends of a range in cents; <see cref="Cents"/> is its middle.</summary>
    internal long? LowCents { get; init; }

    internal long? HighCents { get; init; }

    /// <summary>The words as printed: 286余亿元.</summary>
    internal required string Text { get; init; }

    /// <summary>True where this amount is (or is one summand of) the item's one headline investment, the figure that sums use.</summary>
    internal bool Headline { get; init; }

    internal required Basis Basis { get; init; }

    internal required IReadOnlyList<Evidence> Evidence { get; init; }

    internal decimal Value => Cents / 100m;
}

/// <summary>A number of projects. <see cref="PartOf"/>: inside another count of the same item (其中…, a breakdown, 累计).</summary>
internal sealed record ProjectCount
{
    internal required int Value { get; init; }

    internal Stage? Stage { get; init; }

    internal bool PartOf { get; init; }

    internal required string Text { get; init; }

    internal required Basis Basis { get; init; }

    internal required IReadOnlyList<Evidence> Evidence { get; init; }
}
