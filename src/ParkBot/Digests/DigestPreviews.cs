using ParkBot.Messages;

namespace ParkBot.Digests;

/// <summary>What a subscription would say of the newest issue, for whoever wants to see it before: nothing of it is counted as sent.</summary>
internal sealed class DigestPreviews(Editions editions, DigestComposer composer, IDigestRenderer renderer)
{
    /// <summary>The channel's messages, or null where no issue is loaded.</summary>
    /// <param name="spec">What is asked.</param>
    /// <param name="opening">Given the issue's title: the sentence that says that it is a preview.</param>
    /// <param name="cancellationToken">Stops it.</param>
    internal async Task<IReadOnlyList<DigestPart>?> OfNewestAsync(DigestSpec spec, Func<string, string> opening, CancellationToken cancellationToken)
    {
        if (await editions.NewestAsync(samples: true, cancellationToken).ConfigureAwait(false) is not { } newest)
        {
            return null;
        }

        var draft = await composer.ComposeAsync(spec, new DigestIssue(newest.Issue, newest.IsSample), new HashSet<string>(StringComparer.Ordinal), cancellationToken).ConfigureAwait(false);
        return renderer.Render(new Message([new Paragraph(opening(newest.Title)), .. draft.Message.Blocks]), draft.Chart, key: null);
    }
}
