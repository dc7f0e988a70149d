using ParkBot.Answering;
using ParkBot.Messages;
using ParkBot.Queries;

namespace ParkBot.Digests;

/// <summary>What an issue says to a standing question, for any channel.</summary>
/// <param name="Chart">A picture, or null.</param>
/// <param name="Shown">What news it showed, each by a word of its own without spaces, so that the next edition can leave it out.</param>
/// <param name="Nothing">True where nothing matched: the message is one line that says so.</param>
internal sealed record DigestDraft(Message Message, Chart? Chart, IReadOnlyList<string> Shown, bool Nothing);

/// <summary>What a digest is made of.</summary>
/// <param name="Issue">The issue that it is about.</param>
/// <param name="IsSample">The issue is one of the bundled samples, which the digest says.</param>
/// <param name="Late">A sentence that says how late it is, or null.</param>
internal sealed record DigestIssue(NewsIssue Issue, bool IsSample = false, string? Late = null);
