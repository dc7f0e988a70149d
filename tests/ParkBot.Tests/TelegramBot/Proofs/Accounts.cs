using System.Globalization;
using Xunit;

namespace ParkBot.Tests.TelegramBot;

/// <summary>
/// The bot's books against what Telegram accepted: every update handled once, every answer shown once or flagged, in order. An
/// answer is known by its number in the chat where the bot learned it; where it did not, it is flagged, and so are accounted the
/// messages that nobody claims.
/// </summary>
internal sealed record Accounts(int Updates, int Lost, int HandledTwice, int Sent, int Uncertain, int UncertainShown, int Unexplained, int ShownTwice, int OutOfOrder, int Unfinished)
{
    /// <param name="telegram">What was accepted.</param>
    /// <param name="database">The bot's books.</param>
    /// <param name="updates">The ids of the updates that Telegram had for it, each of which asks for exactly one answer.</param>
    internal static Accounts Of(TelegramEmulator telegram, string database, IReadOnlyCollection<int> updates)
    {
        var inbox = Books.Inbox(database).Where(row => row.UpdateId is { } id && updates.Contains((int)id)).ToList();
        var outbox = Books.Outbox(database);
        var answers = outbox.ToLookup(row => row.Source, StringComparer.Ordinal);
        var shown = telegram.Ledger.Messages.ToList();
        var claimed = outbox.Where(row => row.MessageId is not null).Select(row => (row.Chat, row.MessageId!.Value)).ToList();
        var claims = claimed.ToHashSet();
        var orphans = shown.Where(sent => !claims.Contains((sent.Chat, sent.MessageId))).GroupBy(sent => sent.Chat).ToDictionary(group => group.Key, group => group.Count());
        var flagged = outbox.Where(row => row.State == 4).GroupBy(row => row.Chat).ToDictionary(group => group.Key, group => group.Count());
        return new Accounts(
            updates.Count,
            Lost: updates.Count - inbox.Where(row => row.State == 2 && answers[Source(row.Id)].Any(answer => answer.State is 3 or 4)).Select(row => row.UpdateId).Distinct().Count(),
            HandledTwice: inbox.Count - inbox.Select(row => row.UpdateId).Distinct().Count() + inbox.Count(row => answers[Source(row.Id)].Select(answer => answer.Part).Distinct().Count() != answers[Source(row.Id)].Count()),
            Sent: outbox.Count(row => row.State == 3),
            Uncertain: outbox.Count(row => row.State == 4),
            UncertainShown: orphans.Values.Sum(),
            // Shown, and neither claimed by a row nor covered by one that is flagged: a send that the books do not know.
            Unexplained: orphans.Sum(pair => Math.Max(0, pair.Value - flagged.GetValueOrDefault(pair.Key))),
            // Each question of a chat differs, so the same text twice is the same answer twice; a claim twice is one row too many.
            ShownTwice: claimed.Count - claims.Count + shown.Where(sent => sent.ReplyTo is not null).GroupBy(sent => (sent.Chat, sent.ReplyTo)).Sum(group => group.Select(sent => sent.Text).Count() - group.Select(sent => sent.Text).Distinct(StringComparer.Ordinal).Count()),
            OutOfOrder: outbox.Where(row => row.MessageId is not null).GroupBy(row => row.Chat).Sum(chat => chat.OrderBy(row => Turn(row.Source)).ThenBy(row => row.Part).Zip(
                chat.OrderBy(row => Turn(row.Source)).ThenBy(row => row.Part).Skip(1), (first, second) => first.MessageId > second.MessageId ? 1 : 0).Sum()),
            Unfinished: outbox.Count(row => row.State is 1 or 2) + Books.Inbox(database).Count(row => row.State == 1));
    }

    /// <summary>Asserts that nothing is wrong, with all the counts.</summary>
    internal void AssertClean(int mostUncertain)
    {
        Proof.Tell($"{this}");
        Assert.Equal((0, 0, 0, 0, 0, 0), (Lost, HandledTwice, Unexplained, ShownTwice, OutOfOrder, Unfinished));
        Assert.InRange(Uncertain, 0, mostUncertain);
    }

    private static string Source(long id) => string.Create(CultureInfo.InvariantCulture, $"u{id}");

    private static long Turn(string source) => long.Parse(source.AsSpan(1), CultureInfo.InvariantCulture);
}
