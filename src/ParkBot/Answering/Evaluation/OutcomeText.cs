namespace ParkBot.Answering;

/// <summary>What became of a question, in Chinese.</summary>
internal static class OutcomeText
{
    internal static string Name(Outcome outcome) => outcome switch
    {
        Outcome.Answered => "答了",
        Outcome.NoData => "没有数据",
        Outcome.Unclear => "反问",
        Outcome.NotUnderstood => "没听懂",
        Outcome.Refused => "不在范围",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
    };
}
