using System.Globalization;
using ParkBot.Messages;

namespace ParkBot.Digests;

/// <summary>What a subscription would say of the newest issue, for whoever wants to see it before: nothing of it is counted as sent.</summary>
internal sealed class DigestPreviews(Editions editions, DigestComposer composer, IDigestRenderer renderer)
{
    /// <summary>The channel's messages, the first of which says that it is a preview; null where no issue is loaded.</summary>
    internal async Task<IReadOnlyList<DigestPart>?> OfNewestAsync(DigestSpec spec, CancellationToken cancellationToken)
    {
        if (await editions.NewestAsync(samples: true, cancellationToken).ConfigureAwait(false) is not { } newest)
        {
            return null;
        }

        var draft = await composer.ComposeAsync(spec, new DigestIssue(newest.Issue, newest.IsSample), new HashSet<string>(StringComparer.Ordinal), cancellationToken).ConfigureAwait(false);
        var note = string.Create(CultureInfo.InvariantCulture, $"【预览】{spec.Name}，用的是{newest.Title}。 Preview of the newest issue.");
        return renderer.Render(new Message([new Paragraph(note), .. draft.Message.Blocks]), draft.Chart, key: null);
    }
}
