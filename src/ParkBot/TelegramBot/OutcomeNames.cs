using ParkBot.Answering;

namespace ParkBot.TelegramBot;

/// <summary>What became of a question, in words.</summary>
internal static class OutcomeNames
{
    internal static string Name(this Outcome outcome, Language language) => language.Pick(OutcomeText.Name(outcome), outcome switch
    {
        Outcome.Answered => "Answered",
        Outcome.NoData => "No data",
        Outcome.Unclear => "Asked back",
        Outcome.NotUnderstood => "Not understood",
        Outcome.Refused => "Out of scope",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
    });
}
