using ParkBot.Queries;
using ParkBot.Understanding;

namespace ParkBot.Answering;

/// <summary>What one talk remembers, so that 那浙江呢 has its context: the last plan, the items its answer stood on, and choices that wait for a word.</summary>
internal sealed class Conversation
{
    private IReadOnlyList<Choice> _choices = [];

    internal ConversationContext Context { get; private set; } = ConversationContext.Empty;

    internal void Remember(string question, QueryPlan plan, IReadOnlyList<ItemRef> items)
    {
        Context = new ConversationContext(plan, items, question);
        _choices = [];
    }

    /// <summary>The next question may name one of these instead of asking anew.</summary>
    internal void Offer(IReadOnlyList<Choice> choices) => _choices = choices;

    internal void Forget()
    {
        Context = ConversationContext.Empty;
        _choices = [];
    }

    /// <summary>
    /// The offered choice that the words mean: its number in the list (2), its label, or a part that no other label has
    /// (北京的 for 北京市朝阳区).
    /// </summary>
    internal Choice? Chosen(string words)
    {
        var word = words.Trim().TrimEnd('？', '?', '。', '的', '呢', '吧', '那').Trim();
        if (_choices.Count == 0 || word.Length == 0)
        {
            return null;
        }

        if (int.TryParse(word, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number))
        {
            return number >= 1 && number <= _choices.Count ? _choices[number - 1] : null;
        }

        var exact = _choices.FirstOrDefault(choice => choice.Label == word);
        if (exact is not null || word.Length < 2)
        {
            return exact;
        }

        var named = _choices.Where(choice => choice.Label.Contains(word, StringComparison.Ordinal)).Take(2).ToList();
        return named is [var only] ? only : null;
    }
}
