using ParkBot.Queries;

namespace ParkBot.Understanding;

/// <summary>Turns a question into a query plan: the built-in grammar, or a model where one is configured.</summary>
internal interface IQuestionParser
{
    /// <summary>Name in the answer's <c>engine</c>: builtin.</summary>
    string Engine { get; }

    ValueTask<Understood> ParseAsync(string question, ConversationContext context, CancellationToken cancellationToken);
}

/// <summary>What the conversation knows: the last plan that was answered and the items its answer stood on.</summary>
internal sealed record ConversationContext(QueryPlan? Previous, IReadOnlyList<ItemRef> PreviousItems, string? PreviousQuestion)
{
    internal static ConversationContext Empty { get; } = new(null, [], null);
}

/// <summary>What became of a question. Closed.</summary>
internal abstract record Understood
{
    private protected Understood()
    {
    }
}

/// <summary>The plan to run. <paramref name="Remarks"/>: Chinese sentences that the answer must say (按“重庆市”理解; 上一期没有载入，最近的是108期).</summary>
internal sealed record Planned(QueryPlan Plan, IReadOnlyList<string> Remarks) : Understood;

/// <summary>It must be told what is meant. Each choice is a question that can be asked instead, with the plan that it means.</summary>
internal sealed record Unclear(string Message, IReadOnlyList<Choice> Choices) : Understood;

/// <summary>A question of this news that nothing loaded can answer (the issue asked for is not there), with a Chinese reason.</summary>
internal sealed record NothingLoaded(string Message) : Understood;

/// <summary>Not understood; the message says what can be asked.</summary>
internal sealed record NotUnderstood(string Message) : Understood;

/// <summary>Not a question about this news (weather, jokes, instructions to the bot).</summary>
internal sealed record OutOfScope(string Message) : Understood;

/// <param name="Label">What the choice is called: 北京市朝阳区.</param>
internal sealed record Choice(string Label, QueryPlan Plan);
