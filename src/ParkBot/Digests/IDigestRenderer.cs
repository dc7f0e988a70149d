using ParkBot.Answering;
using ParkBot.Messages;

namespace ParkBot.Digests;

/// <summary>A message as the channel takes it: the outbox's payload and attachment.</summary>
internal sealed record DigestPart(string Payload, byte[]? Attachment);

/// <summary>The channel's forms of what goes to many: it alone knows what a payload says.</summary>
internal interface IDigestRenderer
{
    /// <summary>In as many messages as it needs, cut between blocks.</summary>
    /// <param name="message">What is said.</param>
    /// <param name="chart">A picture that belongs to it, or null.</param>
    /// <param name="key">The key of the subscription that a button of the last text ends; null for no such button.</param>
    IReadOnlyList<DigestPart> Render(Message message, Chart? chart, string? key);
}
