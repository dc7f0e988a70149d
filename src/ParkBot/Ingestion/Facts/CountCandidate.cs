using ParkBot.News;

namespace ParkBot.Ingestion;

/// <summary>A number of projects on its way to a <see cref="ProjectCount"/>.</summary>
internal sealed record CountCandidate
{
    internal required FactField Field { get; init; }

    internal required int Value { get; init; }

    internal required int Start { get; init; }

    internal required int Length { get; init; }

    /// <summary>Where the number itself begins.</summary>
    internal required int Number { get; init; }

    internal Stage? Stage { get; init; }

    /// <summary>其中, 包括 stands before it in its sentence.</summary>
    internal bool IsAmong { get; init; }

    /// <summary>其中 itself stands before it: part of something even where no whole is told.</summary>
    internal bool IsFirstAmong { get; init; }

    /// <summary>Counts those above a bar: 百亿项目3个.</summary>
    internal bool IsSized { get; init; }

    /// <summary>累计, 今年以来.</summary>
    internal bool IsCumulative { get; init; }

    /// <summary>30余个: gives way to the precise number.</summary>
    internal bool IsRough { get; init; }

    /// <summary>In talks, not agreed.</summary>
    internal bool IsPending { get; init; }

    internal bool PartOf { get; init; }

    internal IReadOnlyList<Evidence> Again { get; init; } = [];

    internal int End => Start + Length;

    internal bool SharesSentence(CountCandidate other) => Field == other.Field && Field.Sentence(Start) == Field.Sentence(other.Start);

    internal ProjectCount ToCount() => new()
    {
        Value = Value,
        Stage = Stage,
        PartOf = PartOf,
        Text = Field.Words(Start, Length),
        Basis = Basis.Text,
        Evidence = [Field.Evidence(Start, Length), .. Again],
    };
}

/// <summary>Tells the counts that lie inside another of the same item: 其中…, a breakdown by kind, 累计.</summary>
internal static class CountParts
{
    internal static IReadOnlyList<CountCandidate> Mark(IReadOnlyList<CountCandidate> counts)
    {
        var marked = new List<CountCandidate>();
        for (var i = 0; i < counts.Count; i++)
        {
            var count = counts[i];
            var parent = Parent(marked, count, counts, i);
            if (parent is null)
            {
                var sized = count.IsSized && counts.Any(other => other.Value > count.Value && (other.Stage == count.Stage || count.Stage is null));
                marked.Add(count with { PartOf = sized || (count.IsPending && counts.Count > 1) || (count.IsFirstAmong && count.Stage is null) || (count.IsCumulative && !count.IsPending && count.Field.Field == EvidenceField.Body) });
                continue;
            }

            // 包括111个制造业项目 says no verb of its own: it has its whole's stage where that is the only one before.
            var wholes = marked.Where(other => !other.PartOf).Select(other => other.Stage).Distinct().ToList();
            marked.Add(count with { PartOf = true, Stage = count.Stage ?? (wholes.Count == 1 && !count.IsPending ? wholes[0] : null) });
        }

        return marked;
    }

    private static CountCandidate? Parent(List<CountCandidate> before, CountCandidate count, IReadOnlyList<CountCandidate> all, int index)
    {
        var wholes = before.Where(other => !other.PartOf).ToList();
        if (wholes.Count == 0)
        {
            return null;
        }

        if (count.IsCumulative)
        {
            // A look back tells its stages side by side: 2022年签约406个,开工298个.
            return wholes[^1].IsCumulative && wholes[^1].SharesSentence(count) && wholes[^1].Stage != count.Stage ? null : wholes[^1];
        }

        return wholes.Find(whole => whole.Value > count.Value && IsInside(whole, count, all, index))
            // 其中284个 of three stages together is larger than none of them needs to be.
            ?? (count.IsAmong && count.Stage is null && wholes.Count > 1 ? wholes[^1] : null);
    }

    private static bool IsInside(CountCandidate whole, CountCandidate count, IReadOnlyList<CountCandidate> all, int index)
    {
        // 其中签约5个、开工4个: beside each other, inside a third.
        if (whole.IsAmong && count.IsAmong && whole.SharesSentence(count))
        {
            return false;
        }

        // 46 in all = 24 started + 22 completed: stages of a whole stand by themselves.
        if (whole.Stage is null && count.Stage is not null)
        {
            return count.IsAmong && AddsUpByKind(whole, count.Stage, all, index);
        }

        if (whole.Stage != count.Stage && count.Stage is not null && !(count.IsAmong && whole.SharesSentence(count)))
        {
            return false;
        }

        if (whole.Stage is null && !count.IsAmong)
        {
            return false;
        }

        // A later sentence that tells fewer of the same speaks of some of them; side by side they are different ones.
        return count.IsAmong || !whole.SharesSentence(count);
    }

    private static bool AddsUpByKind(CountCandidate whole, Stage? stage, IReadOnlyList<CountCandidate> all, int index) =>
        all.Skip(index).TakeWhile(other => other.Stage == stage).Sum(other => other.Value) == whole.Value;
}
