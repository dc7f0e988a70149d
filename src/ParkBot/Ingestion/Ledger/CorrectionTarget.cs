using ParkBot.Language;
using ParkBot.News;
using ParkBot.Storage;

namespace ParkBot.Ingestion;

/// <summary>What a correction means: one item, or several that it may mean, or none and why.</summary>
internal sealed record Target(long? Item, IReadOnlyList<long> Choices, string? Trouble);

/// <summary>Finds the item that a correction means: by the issue that it names, the title that it quotes, else place and company.</summary>
internal sealed class CorrectionTarget(NewsChange change, DecisionBook decisions)
{
    /// <summary>A quoted title may be shortened.</summary>
    private const double Quoted = 0.8;

    /// <summary>Without a title the two must have so much of their words in common.</summary>
    private const double Alike = 0.5;

    private const int MostTried = 12;

    private const int MostChoices = 4;

    internal async Task<Target> FindAsync(StoredItem item, CorrectionTold told, CancellationToken cancellationToken)
    {
        if (decisions.All.LastOrDefault(one => one.Row.Kind == DecisionKind.Correct && one.Items[0] == item.Key) is { } decided)
        {
            return decided.Items[1] is { } meant && decisions.Of(item.Key, meant) != DecisionKind.Part ? new Target(meant, [], null) : new Target(null, [], "指定的那一条现在没有载入");
        }

        if (told.Value is null)
        {
            return new Target(null, [], "没有读到更正后的投资额");
        }

        var number = told.Issue is CorrectionReader.IssueBefore ? item.IssueNumber - 1 : told.Issue;
        var candidates = (await CandidatesAsync(item, told, number, cancellationToken).ConfigureAwait(false))
            .Where(one => one.Key != item.Key && !CorrectionReader.IsCorrection(one.Item.Text) && decisions.Of(item.Key, one.Key) != DecisionKind.Part).ToList();
        if (candidates.Count == 0)
        {
            return new Target(null, [], number is { } missing && !await IsLoadedAsync(item.Publication, missing, cancellationToken).ConfigureAwait(false)
                ? FormattableString.Invariant($"还没有载入第{missing}期") : "没有找到它更正的那一条");
        }

        return Chosen(item, told, candidates);
    }

    private static Target Chosen(StoredItem item, CorrectionTold told, List<StoredItem> candidates)
    {
        var text = TextFold.Fold(string.Join('\n', item.Item.Text.Title, item.Item.Text.Lead, item.Item.Text.Body));
        var scored = candidates.Select(one => (one.Key, Score: Score(one, told, text, item), one.Period.To, one.IssueNumber)).Where(one => one.Score > 0)
            .OrderByDescending(one => one.Score).ThenByDescending(one => one.To).ThenByDescending(one => one.IssueNumber).ToList();
        if (scored.Count == 0)
        {
            return new Target(null, [.. candidates.Take(MostChoices).Select(one => one.Key)], "看不出更正的是哪一条");
        }

        return scored.Count == 1 || scored[0].Score > scored[1].Score
            ? new Target(scored[0].Key, [], null)
            : new Target(null, [.. scored.Take(MostChoices).Select(one => one.Key)], "可能更正的不止一条");
    }

    /// <summary>A title that is quoted says most; else the wrong figure and the company must both be there.</summary>
    private static int Score(StoredItem one, CorrectionTold told, string text, StoredItem item)
    {
        var figure = told.Wrong is { } wrong ? one.Item.Amounts.Any(amount => amount.Headline && Same(amount.Text, wrong)) ? 2 : -1 : 0;
        if (told.Title is { } title)
        {
            var share = Share(title, one.Item.Text.Title);
            return share < Quoted ? 0 : (share >= 1 ? 8 : 6) + figure;
        }

        var firm = one.Item.Organizations.Select(name => FirmName.Of(name.Value, one.Item.Regions.Select(place => place.Value))).OfType<FirmName>().Any(name => text.Contains(name.Core, StringComparison.Ordinal) || text.Contains(name.Brand, StringComparison.Ordinal));
        var share0 = ProjectName.Of(one.Item.Text.Title, []).HeldBy(text);
        var place = item.Item.Regions.Count == 0 || one.Item.Regions.Any(there => item.Item.Regions.Any(here => here.Value.IsWithin(there.Value) || there.Value.IsWithin(here.Value)));
        return !place || figure < 0 || (!firm && share0 < Alike) || (firm && figure == 0 && share0 < Alike) ? 0 : (firm ? 3 : 0) + (share0 >= Alike ? 2 : 0) + figure;
    }

    private static bool Same(string told, string wrong) => Money.Find(TextFold.Fold(told)) is [var one, ..] && Money.Find(TextFold.Fold(wrong)) is [var other, ..] && one.Value == other.Value && one.Currency == other.Currency;

    /// <summary>How much of a quoted title the printed one holds.</summary>
    private static double Share(string quoted, string title)
    {
        var (quote, whole) = (TextFold.Fold(quoted).Replace(" ", "", StringComparison.Ordinal), TextFold.Fold(title).Replace(" ", "", StringComparison.Ordinal));
        if (quote == whole)
        {
            return 1;
        }

        var terms = TextTerms.Of(quote.Replace("…", " ", StringComparison.Ordinal));
        return terms.Count == 0 ? 0 : 0.99 * terms.Count(term => TextTerms.Holds(whole, term)) / terms.Count;
    }

    private async Task<IReadOnlyList<StoredItem>> CandidatesAsync(StoredItem item, CorrectionTold told, int? number, CancellationToken cancellationToken)
    {
        if (number is { } issue)
        {
            return await LedgerSearch.IssueAsync(change.Connection, item.Publication, issue, cancellationToken).ConfigureAwait(false);
        }

        if (told.Title is { } title)
        {
            var titled = await LedgerSearch.TitledAsync(change.Connection, title, MostTried, cancellationToken).ConfigureAwait(false);
            return await LedgerSearch.ItemsAsync(change.Connection, titled, cancellationToken).ConfigureAwait(false);
        }

        // As an item that tells of the project itself: what it names finds what it means.
        var self = ProfileReader.AsNews(item);
        var found = await LedgerSearch.FindAsync(change.Connection, [.. ProjectKeys.Probes(self)], cancellationToken).ConfigureAwait(false);
        return await LedgerSearch.ItemsAsync(change.Connection, found.SelectMany(one => one).Distinct().Take(MostTried * MostTried), cancellationToken).ConfigureAwait(false);
    }

    private async Task<bool> IsLoadedAsync(string publication, int number, CancellationToken cancellationToken) =>
        (await LedgerSearch.IssueAsync(change.Connection, publication, number, cancellationToken).ConfigureAwait(false)).Count > 0;
}
