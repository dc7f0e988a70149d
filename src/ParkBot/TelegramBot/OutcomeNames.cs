using ParkBot.Answering;

namespace ParkBot.TelegramBot;

/// <summary>What became of a question, in words.</summary>
internal static class OutcomeNames
{
    internal static string Name(this Outcome outcome, Language language) => outcome switch
    {
        Outcome.Answered => language.Pick("答了", "Answered"),
        Outcome.NoData => language.Pick("没有数据", "No data"),
        Outcome.Unclear => language.Pick("反问", "Asked back"),
        Outcome.NotUnderstood => language.Pick("没听懂", "Not understood"),
        Outcome.Refused => language.Pick("不在范围", "Out of scope"),
        _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
    };
}
