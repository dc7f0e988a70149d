using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using ParkBot.Delivery;
using ParkBot.Messages;
using ParkBot.Storage;

namespace ParkBot.Digests;

/// <summary>A standing question that an edition must answer, for those who were given the edition before or for others.</summary>
internal sealed record WantedBody(string Key, string Spec, bool Follows);

/// <summary>A composed body. <paramref name="Parts"/> is null where it says the same as the one for others.</summary>
internal sealed record MadeBody(WantedBody For, IReadOnlyList<DigestPart>? Parts, IReadOnlyList<string> Shown, bool Nothing);

/// <summary>Composes what an edition says: once for all subscriptions that ask the same.</summary>
internal sealed partial class BodyMaker(Database database, DigestComposer composer, IDigestRenderer renderer, ILogger<BodyMaker> log)
{
    /// <summary>What the subscriptions that are served want, each once.</summary>
    internal async Task<IReadOnlyList<WantedBody>> WantedAsync(CancellationToken cancellationToken)
    {
        await using var context = await database.ContextAsync(cancellationToken).ConfigureAwait(false);
        var before = await context.LastEditionAsync(cancellationToken).ConfigureAwait(false);
        return await context.Set<SubscriptionRow>().Where(row => row.State == SubscriptionState.Active)
            .GroupBy(row => new { row.Key, Follows = row.Follows && row.LastEdition == before && before != 0 })
            .Select(group => new WantedBody(group.Key.Key, group.Min(row => row.Spec)!, group.Key.Follows))
            .ToListAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <param name="edition">The edition that they are for, where it is made already: what it showed itself is no repetition.</param>
    internal async Task<IReadOnlyList<MadeBody>> ComposeAsync(DigestIssue issue, IReadOnlyList<WantedBody> wanted, long? edition, CancellationToken cancellationToken)
    {
        var made = new List<MadeBody>();
        foreach (var same in wanted.GroupBy(body => body.Key, StringComparer.Ordinal))
        {
            made.AddRange(await ComposeAsync(issue, same.Key, same.First().Spec, [.. same.Select(body => body.Follows)], edition ?? long.MaxValue, cancellationToken).ConfigureAwait(false));
        }

        return made;
    }

    /// <summary>Stores bodies with their edition, whose number is known.</summary>
    internal static async Task StoreAsync(ParkBotDbContext context, long edition, IReadOnlyList<MadeBody> made, CancellationToken cancellationToken)
    {
        var stored = new Dictionary<string, string>(StringComparer.Ordinal);
        var rows = new List<(MadeBody Body, List<BodyRow> Parts)>();
        foreach (var body in made.Where(body => body.Parts is not null))
        {
            List<BodyRow> parts = [.. body.Parts!.Select(part => new BodyRow { Edition = edition, Payload = part.Payload, Attachment = part.Attachment })];
            context.AddRange(parts);
            rows.Add((body, parts));
        }

        await context.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        foreach (var (body, parts) in rows)
        {
            var ids = string.Join(',', parts.Select(part => part.Id.ToString(CultureInfo.InvariantCulture)));
            stored.TryAdd(body.For.Key, ids);
            Add(context, edition, body, ids);
        }

        foreach (var body in made.Where(body => body.Parts is null))
        {
            Add(context, edition, body, stored[body.For.Key]);
        }

        await context.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        context.ChangeTracker.Clear();
    }

    private static void Add(ParkBotDbContext context, long edition, MadeBody body, string parts) => context.Add(new EditionBodyRow
    {
        Edition = edition,
        Key = body.For.Key,
        Follows = body.For.Follows,
        Nothing = body.Nothing,
        Parts = parts,
        Shown = string.Join(' ', body.Shown),
    });

    /// <summary>The door of one standing question: one that cannot be answered must not keep the edition from all others.</summary>
    private async Task<IReadOnlyList<MadeBody>> ComposeAsync(DigestIssue issue, string key, string text, IReadOnlyList<bool> variants, long edition, CancellationToken cancellationToken)
    {
        try
        {
            return await ComposeAsync(issue, DigestSpec.FromJson(text), key, text, variants, edition, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is JsonException or KeyNotFoundException)
        {
            LogUnreadable(failure, key);
            return Sorry("这个订阅是旧版本存下的，现在读不懂了。请退订后重新订阅。");
        }
        catch (Exception failure) when (failure is not OperationCanceledException && !failure.IsPassing())
        {
            LogFault(failure, key);
            return Sorry($"这个订阅在{DigestWords.Name(issue.Issue)}上没能算出来（程序出错了），已经记下来。可以直接提问，或者退订。");
        }

        IReadOnlyList<MadeBody> Sorry(string words)
        {
            var sorry = renderer.Render(Message.Of(words), chart: null, key);
            return [.. variants.Select((follows, at) => new MadeBody(new WantedBody(key, text, follows), at == 0 ? sorry : null, [], Nothing: false))];
        }
    }

    private async Task<List<MadeBody>> ComposeAsync(DigestIssue issue, DigestSpec spec, string key, string text, IReadOnlyList<bool> variants, long edition, CancellationToken cancellationToken)
    {
        var told = variants.Contains(true) ? await ToldAsync(key, edition, cancellationToken).ConfigureAwait(false) : [];
        var first = await composer.ComposeAsync(spec, issue, new HashSet<string>(StringComparer.Ordinal), cancellationToken).ConfigureAwait(false);
        var repeats = first.Shown.Any(told.Contains);
        var made = new List<MadeBody>();
        foreach (var follows in variants.Order())
        {
            var draft = follows && repeats ? await composer.ComposeAsync(spec, issue, told, cancellationToken).ConfigureAwait(false) : first;
            var parts = follows && !repeats && made.Count > 0 ? null : renderer.Render(draft.Message, draft.Chart, key);
            made.Add(new MadeBody(new WantedBody(key, text, follows), parts, draft.Shown, draft.Nothing));
        }

        return made;
    }

    /// <summary>What earlier editions showed to those who ask the same.</summary>
    private async Task<HashSet<string>> ToldAsync(string key, long edition, CancellationToken cancellationToken)
    {
        await using var context = await database.ContextAsync(cancellationToken).ConfigureAwait(false);
        var shown = await context.Set<EditionBodyRow>().Where(row => row.Key == key && row.Edition < edition).Select(row => row.Shown).ToListAsync(cancellationToken).ConfigureAwait(false);
        return [.. shown.SelectMany(words => words.Split(' ', StringSplitOptions.RemoveEmptyEntries))];
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Subscriptions {Key} cannot be read by this build; their chats are told")]
    private partial void LogUnreadable(Exception failure, string key);

    [LoggerMessage(Level = LogLevel.Error, Message = "Subscriptions {Key} could not be composed; their chats are told")]
    private partial void LogFault(Exception failure, string key);
}

internal static class EditionQueries
{
    /// <summary>The number of the newest digest; 0 for none.</summary>
    internal static async Task<long> LastEditionAsync(this ParkBotDbContext context, CancellationToken cancellationToken) =>
        await context.Set<EditionRow>().Where(row => row.Kind == EditionKind.Digest).MaxAsync(row => (long?)row.Id, cancellationToken).ConfigureAwait(false) ?? 0;
}
