using ParkBot.Understanding;

namespace ParkBot.Answering;

/// <summary>What prose is wanted for: one answer, what a list of news says (a region's or an issue's week), a digest's opening.</summary>
internal enum Telling { Answer, Week, Opening }

/// <summary>
/// Writes prose about facts that are given to it by name. What it writes is a stranger's word: it is checked before anybody
/// sees it, and it holds references to facts (<c>{{r1.value}}</c>) where figures and names belong.
/// </summary>
internal interface INarrator
{
    /// <summary>The prose as it comes, in pieces of any length.</summary>
    /// <param name="telling">What it is wanted for.</param>
    /// <param name="facts">The facts that may be referred to, a line each: the reference, an equals sign, what will stand there.</param>
    /// <param name="asking">The question, whose user and tally the call is booked on.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="NarrationFailedException">The model is not asked now (budget, faults), or did not end its answer.</exception>
    IAsyncEnumerable<string> WriteAsync(Telling telling, string facts, Asking asking, CancellationToken cancellationToken);
}

/// <summary>No prose, or only half of it; the built-in composition stands. The message is for the log.</summary>
internal sealed class NarrationFailedException : Exception
{
    public NarrationFailedException()
    {
    }

    public NarrationFailedException(string message)
        : base(message)
    {
    }

    public NarrationFailedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
