using ParkBot.Queries;

namespace ParkBot.Answering;

/// <summary>A whole plan in a few Chinese words, to choose it by: the 口径 sentence, cut where it is too long for a button or a row.</summary>
internal static class PlanTitle
{
    private const int Longest = 120;

    internal static string Of(QueryPlan plan) => Wording.Short(PlanSentence.Of(plan), Longest);
}
