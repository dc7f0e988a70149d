using ParkBot.Understanding;

namespace ParkBot.Answering;

/// <summary>How the questions of one kind were answered; <paramref name="Of"/> counts the judged ones.</summary>
internal sealed record KindScore(string Kind, int Passed, int Of, int Unjudged);

/// <summary>What an evaluation came to.</summary>
internal sealed record Scores
{
    internal required IReadOnlyList<KindScore> Kinds { get; init; }

    internal required int Questions { get; init; }

    internal required int Passed { get; init; }

    internal required int Judged { get; init; }

    internal int Unjudged => Questions - Judged;

    /// <summary>Answered, and wrong: what nobody notices.</summary>
    internal required int WrongButSure { get; init; }

    /// <summary>Of the questions that have an answer, by outcome: how many got none.</summary>
    internal required IReadOnlyDictionary<Outcome, int> Lost { get; init; }

    internal required int ModelCalls { get; init; }

    internal required long PromptTokens { get; init; }

    internal required long CompletionTokens { get; init; }

    /// <summary>In the configured prices' currency.</summary>
    internal required decimal Cost { get; init; }

    /// <summary>Null where nothing was asked.</summary>
    internal TimeSpan? Median { get; init; }

    internal TimeSpan? P95 { get; init; }

    internal static Scores Of(IReadOnlyList<CaseResult> results)
    {
        var judged = results.Where(result => result.IsJudged).ToList();
        var used = results.Aggregate(default(ModelUse), (sum, result) => sum + result.Used);
        var times = results.Select(result => result.Took).Order().ToList();
        return new Scores
        {
            Kinds = [.. results.GroupBy(result => result.Case.Kind, StringComparer.Ordinal).Select(kind => new KindScore(kind.Key, kind.Count(one => one.Passed), kind.Count(one => one.IsJudged), kind.Count(one => !one.IsJudged)))],
            Questions = results.Count,
            Passed = judged.Count(result => result.Passed),
            Judged = judged.Count,
            WrongButSure = judged.Count(result => !result.Passed && result.Answer.Outcome == Outcome.Answered),
            Lost = judged.Where(result => !result.Passed && result.Case.Expected!.IsAnswerable && result.Answer.Outcome != Outcome.Answered).CountBy(result => result.Answer.Outcome).ToDictionary(),
            ModelCalls = used.Calls,
            PromptTokens = used.PromptTokens,
            CompletionTokens = used.CompletionTokens,
            Cost = used.Micros / 1_000_000m,
            Median = Ranked(times, 0.5),
            P95 = Ranked(times, 0.95),
        };
    }

    /// <summary>The nearest rank, as in the statistics of the question log.</summary>
    private static TimeSpan? Ranked(List<TimeSpan> times, double share) => times.Count == 0 ? null : times[(int)Math.Ceiling(times.Count * share) - 1];
}
