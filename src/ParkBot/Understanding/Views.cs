using ParkBot.Queries;

namespace ParkBot.Understanding;

/// <summary>Words about the talk itself: 这个数怎么算的 asks for the workings of the answer before, 撤销 goes back to the one before that.</summary>
internal static class Views
{
    /// <summary>What is meant; null where the question is about the news.</summary>
    internal static Understood? Read(Question question, ConversationContext context)
    {
        if (question.Words.FirstOrDefault(word => word.Kind == WordKind.View) is not { } view || NamesNews(question.Words))
        {
            return null;
        }

        if (view.Value == "workings")
        {
            return context.Previous is { } shown ? new Explained(shown) : new Unclear("请问要看哪个数字的算法？请先问一个数字，例如“广东总投资多少”，再问怎么算的。", []);
        }

        if (view.Value == "sources")
        {
            return context.PreviousItems.Count > 0 ? new Planned(new Listing { Filter = Filter.None with { Items = context.PreviousItems } }, []) : new Unclear("请问要看哪个回答的依据？请先提问。", []);
        }

        return context.Earlier switch
        {
            [var before, ..] => new Planned(before.Plan, [$"已回到上一个问题“{before.Question}”。"]),
            _ => new Unclear("没有更早的问题可以返回，请直接提问。", []),
        };
    }

    private static bool NamesNews(IReadOnlyList<Word> words) => words.Any(word =>
        word.Kind is WordKind.Place or WordKind.Group or WordKind.Industry or WordKind.Title or WordKind.Stage || (word.Kind == WordKind.Unknown && word.Length > 2));
}
