namespace ParkBot.Understanding;

/// <summary>What asking models took. <paramref name="Micros"/>: millionths of the currency that prices are configured in.</summary>
internal readonly record struct ModelUse(int Calls, int PromptTokens, int CompletionTokens, long Micros)
{
    internal int Tokens => PromptTokens + CompletionTokens;

    public static ModelUse operator +(ModelUse left, ModelUse right) => Add(left, right);

    public static ModelUse Add(ModelUse left, ModelUse right) =>
        new(left.Calls + right.Calls, left.PromptTokens + right.PromptTokens, left.CompletionTokens + right.CompletionTokens, left.Micros + right.Micros);
}

/// <summary>Adds up what the calls for one question took, and knows when the first began: all of them share one time limit.</summary>
internal sealed class ModelTally
{
    private readonly Lock gate = new();
    private ModelUse used;
    private long? began;

    internal ModelUse Used
    {
        get
        {
            lock (gate)
            {
                return used;
            }
        }
    }

    internal void Add(ModelUse use)
    {
        lock (gate)
        {
            used += use;
        }
    }

    /// <summary>When the first call began, a timestamp of the clock; <paramref name="now"/> where there was none before.</summary>
    internal long Began(long now)
    {
        lock (gate)
        {
            return began ??= now;
        }
    }
}
