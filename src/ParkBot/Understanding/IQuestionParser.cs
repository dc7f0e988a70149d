using ParkBot.Queries;

namespace ParkBot.Understanding;

/// <summary>Turns a question into a query plan: the built-in grammar, or a model where one is configured.</summary>
internal interface IQuestionParser
{
    ValueTask<Understood> ParseAsync(Asking asking, CancellationToken cancellationToken);
}

/// <summary>A question as it is put: its words, what the talk knows, and who asks.</summary>
/// <param name="Question">The user's words.</param>
/// <param name="Context">What the talk knows.</param>
/// <param name="User">Whose budget a model is asked on: the user's number, 0 for whoever sits at the machine.</param>
internal sealed record Asking(string Question, ConversationContext Context, long User = 0)
{
    /// <summary>What models were used for it so far; whoever asks one adds to it.</summary>
    internal ModelTally Tally { get; } = new();
}

/// <summary>What the conversation knows: the last plan that was answered and the items its answer stood on.</summary>
internal sealed record ConversationContext(QueryPlan? Previous, IReadOnlyList<ItemRef> PreviousItems, string? PreviousQuestion)
{
    internal static ConversationContext Empty { get; } = new(null, [], null);

    /// <summary>What 第三个 counts in: the items of the last answer that gave several.</summary>
    internal IReadOnlyList<ItemRef> Listed { get; init; } = [];

    /// <summary>The questions before that one with their plans, newest first, a few.</summary>
    internal IReadOnlyList<AskedBefore> Earlier { get; init; } = [];
}

/// <summary>A question of the talk and the plan that answered it.</summary>
internal sealed record AskedBefore(string Question, QueryPlan Plan);

/// <summary>What became of a question. Closed.</summary>
internal abstract record Understood
{
    internal const string Builtin = "builtin";

    /// <summary>Who understood it where a model did; also the key of the parser that asks a model alone.</summary>
    internal const string Model = "model";

    private protected Understood()
    {
    }

    /// <summary>Who understood it, the <c>engine</c> of the answer: builtin or model.</summary>
    internal string Engine { get; init; } = Builtin;

    /// <summary>False where another reader may understand it better: nothing was made of it, or its words were only searched for.</summary>
    internal bool IsSure { get; init; } = true;

    /// <summary>A Chinese sentence about how it was understood that stands under the answer (the model gave no answer); null for none.</summary>
    internal string? Note { get; init; }
}

/// <summary>The plan to run. <paramref name="Remarks"/>: Chinese sentences that the answer must say (按“重庆市”理解; 上一期没有载入，最近的是108期).</summary>
internal sealed record Planned(QueryPlan Plan, IReadOnlyList<string> Remarks) : Understood;

/// <summary>The answer to this plan is to be shown with its workings: what was counted, the addends and their words (这个数怎么算的).</summary>
internal sealed record Explained(QueryPlan Plan) : Understood;

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
