namespace ParkBot.Answering;

/// <summary>Who asks a question, and how he watches the answer being written.</summary>
/// <param name="User">The user's number, on whose budget a model is asked; 0 for whoever sits at the machine.</param>
internal sealed record Asker(long User)
{
    /// <summary>Whoever sits at the machine.</summary>
    internal static Asker Local { get; } = new(0);

    /// <summary>Takes the answer's first block as far as it is written and checked; null where nobody watches. It must not fail.</summary>
    internal Func<string, CancellationToken, Task>? Draft { get; init; }
}
