namespace ParkBot.Answering;

/// <summary>A question of an evaluation.</summary>
/// <param name="Id">What it is called in a report.</param>
/// <param name="Group">Its conversation: neighbours of one group are asked one after the other in one talk.</param>
/// <param name="Question">The words.</param>
/// <param name="Kind">What it is counted under.</param>
/// <param name="Expected">What a right answer holds; null where nobody has told yet.</param>
/// <param name="Why">A remark of whoever wrote it, or null.</param>
internal sealed record QuestionCase(string Id, string Group, string Question, string Kind, Expectation? Expected, string? Why);

/// <summary>A file of questions cannot be read; the message is a Chinese sentence that names the line.</summary>
internal sealed class BrokenCaseException : Exception
{
    public BrokenCaseException()
    {
    }

    public BrokenCaseException(string message)
        : base(message)
    {
    }

    public BrokenCaseException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
