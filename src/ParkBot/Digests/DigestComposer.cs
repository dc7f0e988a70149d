using ParkBot.Answering;
using ParkBot.Messages;
using ParkBot.Queries;

namespace ParkBot.Digests;

/// <summary>Answers a standing question from an issue.</summary>
internal sealed class DigestComposer(Overviews overviews)
{
    /// <param name="spec">What is asked.</param>
    /// <param name="issue">Of which issue.</param>
    /// <param name="told">What earlier editions showed (<see cref="DigestDraft.Shown"/>): it is left out.</param>
    /// <param name="cancellationToken">Stops it.</param>
    internal async Task<DigestDraft> ComposeAsync(DigestSpec spec, DigestIssue issue, IReadOnlySet<string> told, CancellationToken cancellationToken)
    {
        var answer = await overviews.IssueAsync(issue.Issue.Number, cancellationToken).ConfigureAwait(false);
        return new DigestDraft(answer.Message, null, [], Nothing: false);
    }
}
