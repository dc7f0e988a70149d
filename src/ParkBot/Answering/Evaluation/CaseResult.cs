using ParkBot.Understanding;

namespace ParkBot.Answering;

/// <summary>A question of an evaluation with what was answered.</summary>
internal sealed record CaseResult
{
    internal required QuestionCase Case { get; init; }

    internal required JudgedAnswer Answer { get; init; }

    /// <summary>Why the answer is wrong; null where it is right, or nobody told what is.</summary>
    internal string? Fault { get; init; }

    internal required ModelUse Used { get; init; }

    internal required TimeSpan Took { get; init; }

    internal bool IsJudged => Case.Expected is not null;

    internal bool Passed => IsJudged && Fault is null;

    /// <summary>Judged by what is asked of an answer: what happened, the figure, the rows, the items. Its prose may differ.</summary>
    internal bool IsAnsweredLike(CaseResult other) =>
        Answer.Outcome == other.Answer.Outcome && Answer.Value == other.Answer.Value && Answer.Unit == other.Answer.Unit
        && Answer.Rows.SequenceEqual(other.Answer.Rows) && Answer.Items.ToHashSet().SetEquals(other.Answer.Items);
}
