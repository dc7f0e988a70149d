using ParkBot.Queries;
using ParkBot.Understanding;

namespace ParkBot.Answering;

/// <summary>What one talk remembers, so that 那浙江呢 has its context: the last plan, the items its answer stood on, and choices that wait for a word.</summary>
internal sealed class Conversation
{
    /// <summary>What was asked before the last question is of use to a model alone, and soon of none.</summary>
    private const int EarlierKept = 2;

    internal ConversationContext Context { get; private set; } = ConversationContext.Empty;

    /// <summary>What the next question may name instead of asking anew.</summary>
    internal IReadOnlyList<Choice> Choices { get; private set; } = [];

    /// <summary>The conversation as it was kept; an empty one where a build of another day wrote what this one cannot read.</summary>
    internal static Conversation FromJson(string json) => ConversationMemory.Read(json);

    internal string ToJson() => ConversationMemory.Write(this);

    /// <summary>An answer that ran a plan is what the next question follows on; another changes nothing.</summary>
    internal void Remember(Answer answer)
    {
        if (answer.Plan is { } plan)
        {
            Remember(answer.Question, plan, [.. answer.Items.Select(item => item.Ref)]);
        }
    }

    /// <summary>What the choices that wait are called, in order.</summary>
    internal IReadOnlyList<string> Labels => [.. Choices.Select(choice => choice.Label)];

    internal void Restore(ConversationContext context, IReadOnlyList<Choice> choices)
    {
        Context = context;
        Choices = choices;
    }

    internal void Remember(string question, QueryPlan plan, IReadOnlyList<ItemRef> items)
    {
        IEnumerable<AskedBefore> last = Context is { Previous: { } previous, PreviousQuestion: { } asked } ? [new AskedBefore(asked, previous)] : [];
        Context = new ConversationContext(plan, items, question) { Listed = items.Count > 1 ? items : Context.Listed, Earlier = [.. last.Concat(Context.Earlier).Take(EarlierKept)] };
        Choices = [];
    }

    /// <summary>The next question may name one of these instead of asking anew.</summary>
    internal void Offer(IReadOnlyList<Choice> choices) => Choices = choices;

    internal void Forget()
    {
        Context = ConversationContext.Empty;
        Choices = [];
    }

    /// <summary>
    /// The offered choice that the words mean: its number in the list (2), its label, or a part that no other label has
    /// (北京的 for 北京市朝阳区).
    /// </summary>
    internal Choice? Chosen(string words)
    {
        if (Choices.FirstOrDefault(choice => choice.Label == words.Trim()) is { } told)
        {
            return told;
        }

        var word = words.Trim().TrimEnd('？', '?', '。', '的', '呢', '吧', '那').Trim();
        if (Choices.Count == 0 || word.Length == 0)
        {
            return null;
        }

        if (int.TryParse(word, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number))
        {
            return number >= 1 && number <= Choices.Count ? Choices[number - 1] : null;
        }

        var exact = Choices.FirstOrDefault(choice => choice.Label == word);
        if (exact is not null || word.Length < 2)
        {
            return exact;
        }

        var named = Choices.Where(choice => choice.Label.Contains(word, StringComparison.Ordinal)).Take(2).ToList();
        return named is [var only] ? only : null;
    }
}
