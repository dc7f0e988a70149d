using System.Globalization;
using Xunit;

namespace ParkBot.Tests.TelegramBot;

/// <summary>
/// The digests' books against what Telegram accepted: who is served has every part of every edition once or flagged, and every
/// message that was shown belongs to a part of its own.
/// </summary>
/// <param name="Missing">Subscriptions without an edition, or with other parts than it has.</param>
/// <param name="Unexplained">Shown, and neither claimed by a row nor covered by one that is flagged: a part that was sent twice is one.</param>
/// <param name="Miscounted">Editions whose counts are not those of their rows.</param>
internal sealed record DigestAccounts(
    int Subscriptions, int Editions, int Messages, int Sent, int Uncertain, int UncertainShown, int Sleeping, int Refused, int Missing, int Twice, int OutOfOrder, int Unexplained, int Unfinished, int Miscounted)
{
    /// <param name="State">As of <see cref="Books.OutboxLine"/>; 6 sleeping.</param>
    internal sealed record Line(long Id, long Part, long Chat, long State, long? MessageId, string? Error, long? Body, long Edition, long Subscription);

    /// <param name="State">1 active, 2 paused, 3 asleep.</param>
    internal sealed record Standing(long Id, long Chat, string Key, bool Quiet, long State, long LastEdition);

    /// <summary>Why messages are uncertain, with their count.</summary>
    internal required IReadOnlyDictionary<string, int> Reasons { get; init; }

    internal static IReadOnlyList<Standing> StandingsOf(string database) => Books.Read(
        database, "SELECT id, chat, key, quiet, state, last_edition FROM subscriptions ORDER BY id", row => new Standing(row.GetInt64(0), row.GetInt64(1), row.GetString(2), row.GetInt64(3) == 1, row.GetInt64(4), row.GetInt64(5)));

    internal static IReadOnlyList<Line> LinesOf(string database) => Books.Read(
        database,
        "SELECT id, part, chat, state, message_id, error, body, edition, subscription FROM outbox WHERE subscription IS NOT NULL ORDER BY edition, subscription, part",
        row => new Line(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.IsDBNull(4) ? null : row.GetInt64(4), row.IsDBNull(5) ? null : row.GetString(5), row.IsDBNull(6) ? null : row.GetInt64(6), row.GetInt64(7), row.GetInt64(8)));

    internal static DigestAccounts Of(TelegramEmulator telegram, string database)
    {
        var moved = Books.Read(database, "SELECT id, migrated_to FROM chats WHERE migrated_to IS NOT NULL", row => (row.GetInt64(0), row.GetInt64(1))).ToDictionary();
        var lines = LinesOf(database);
        var standings = StandingsOf(database);
        var editions = Books.Read(database, "SELECT id, recipients, passed_over, messages FROM editions WHERE kind = 1 ORDER BY id", row => (Id: row.GetInt64(0), Recipients: row.GetInt64(1), PassedOver: row.GetInt64(2), Messages: row.GetInt64(3)));
        var wordings = Books.Read(database, "SELECT edition, key, \"nothing\", parts FROM edition_bodies", row => (Edition: row.GetInt64(0), Key: row.GetString(1), Nothing: row.GetInt64(2) == 1, Parts: row.GetString(3))).ToLookup(row => (row.Edition, row.Key));
        var given = lines.ToLookup(line => (line.Edition, line.Subscription));
        var (twice, disordered, unexplained, orphans) = Shown(telegram, lines, chat => moved.GetValueOrDefault(chat, chat));
        return new DigestAccounts(
            standings.Count,
            editions.Count,
            lines.Count,
            lines.Count(line => line.State == 3),
            lines.Count(line => line.State == 4),
            orphans,
            lines.Count(line => line.State == 6),
            lines.Count(line => line.State == 5),
            Missing: standings.Sum(one => editions.Count(edition => one.LastEdition < edition.Id ? one.State == 1 : !IsWhole(one, edition.Id))),
            twice,
            disordered,
            unexplained,
            Unfinished: lines.Count(line => line.State is 1 or 2),
            Miscounted: editions.Count(edition =>
                edition.Messages != lines.Count(line => line.Edition == edition.Id)
                || edition.Recipients != lines.Where(line => line.Edition == edition.Id).Select(line => line.Subscription).Distinct().Count()
                || edition.Recipients + edition.PassedOver != standings.Count(one => one.LastEdition >= edition.Id)))
        {
            Reasons = lines.Where(line => line.State == 4).GroupBy(line => line.Error ?? "", StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal),
        };

        bool IsWhole(Standing one, long edition)
        {
            var parts = given[(edition, one.Id)].ToList();
            return parts.Select((line, part) => line.Part == part).All(isSo => isSo) && wordings[(edition, one.Key)].Any(wording =>
                (wording.Nothing && one.Quiet ? string.Empty : wording.Parts) == string.Join(',', parts.Where(line => line.Body is not null).Select(line => line.Body!.Value.ToString(CultureInfo.InvariantCulture))));
        }
    }

    /// <summary>Asserts that nothing is wrong, with all the counts.</summary>
    internal void AssertClean()
    {
        Proof.Tell($"{this with { Reasons = new Dictionary<string, int>(StringComparer.Ordinal) }}");
        Proof.Tell($"uncertain: {string.Join(", ", Reasons.Select(pair => $"{pair.Key} {pair.Value.ToString(CultureInfo.InvariantCulture)}"))}");
        Assert.Equal((0, 0, 0, 0, 0, 0, 0), (Missing, Twice, OutOfOrder, Unexplained, Unfinished, Miscounted, Refused));
        Assert.Equal(Messages, Sent + Uncertain + Sleeping);
    }

    /// <summary>
    /// Each message that was shown is given the row that claims it, or else one that is flagged and says the same. What a body looks
    /// like when it is shown is learned from those that are claimed. What was sent to a group stays in the group when it moves.
    /// </summary>
    private static (int Twice, int OutOfOrder, int Unexplained, int Orphans) Shown(TelegramEmulator telegram, IReadOnlyList<Line> lines, Func<long, long> now)
    {
        var chats = lines.ToLookup(line => now(line.Chat));
        var shown = telegram.Ledger.Messages.Where(sent => chats.Contains(now(sent.Chat))).ToList();
        var places = shown.Select(sent => (sent.Chat, (long)sent.MessageId)).ToHashSet();
        var claims = lines.Where(line => line.MessageId is not null)
            .ToLookup(line => places.Contains((line.Chat, line.MessageId!.Value)) ? (line.Chat, line.MessageId.Value) : (now(line.Chat), line.MessageId.Value));
        var looks = shown.SelectMany(sent => claims[(sent.Chat, sent.MessageId)].Select(line => (Look(sent), line.Body))).ToHashSet();
        var (twice, disordered, unexplained, orphans) = (claims.Sum(claim => claim.Count() - 1), 0, 0, 0);
        foreach (var chat in shown.GroupBy(sent => now(sent.Chat)))
        {
            var last = (Edition: 0L, Part: 0L);
            var covered = new HashSet<long>();
            foreach (var sent in chat)
            {
                var line = claims[(sent.Chat, sent.MessageId)].FirstOrDefault();
                if (line is null)
                {
                    orphans++;
                    line = chats[chat.Key].FirstOrDefault(one => one.State == 4 && looks.Contains((Look(sent), one.Body)) && !covered.Contains(one.Id));
                }

                if (line is null)
                {
                    unexplained++;
                    continue;
                }

                twice += covered.Add(line.Id) ? 0 : 1;
                if ((line.Edition, line.Part).CompareTo(last) < 0)
                {
                    disordered++;
                    Proof.Tell($"out of order in {chat.Key}: {line.Edition}/{line.Part} after {last}: {string.Join("; ", chats[chat.Key])}: {string.Join("; ", chat.Select(one => (one.MessageId, one.At, one.Text[..Math.Min(12, one.Text.Length)], one.Unanswered)))}");
                }

                last = (line.Edition, line.Part);
            }
        }

        return (twice, disordered, unexplained, orphans);

        static string Look(Sent sent) => sent.Blocks ?? sent.Text;
    }
}
