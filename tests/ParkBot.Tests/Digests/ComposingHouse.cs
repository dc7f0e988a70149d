using Microsoft.Extensions.Options;
using ParkBot.Answering;
using ParkBot.Digests;
using ParkBot.Messages;
using ParkBot.News;
using ParkBot.Queries;
using ParkBot.Tests.Ingestion.Reading;
using ParkBot.Tests.Proofs;
using Xunit;

namespace ParkBot.Tests.Digests;

/// <summary>Digests composed of what is loaded into a house of their own.</summary>
internal sealed class ComposingHouse : IDisposable
{
    private readonly DigestOptions options = new();

    internal ComposingHouse()
    {
        var reader = new IssueReader(House.Of<RunPlan>(), House.Of<NewsCatalog>(), House.Of<ProgressFinder>(), Options.Create(new AnsweringOptions()));
        Composer = new DigestComposer(reader, House.Of<ReadItems>(), House.Of<AnswerMaker>(), Options.Create(options));
    }

    internal House House { get; } = new();

    internal DigestComposer Composer { get; }

    internal int Listed
    {
        set => options.Listed = value;
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    internal static Filter In(string province) => new() { Places = [new PlaceFilter(province, [new Place(province)])] };

    internal async Task<DigestIssue> IssueAsync(int number, bool sample = false, string? late = null) =>
        new((await House.Of<NewsCatalog>().ReadAsync(Token)).Issues.Single(issue => issue.Number == number), sample, late);

    internal async Task<DigestDraft> ComposeAsync(DigestSpec spec, int issue, params IEnumerable<string> told) =>
        await Composer.ComposeAsync(spec, await IssueAsync(issue), told.ToHashSet(StringComparer.Ordinal), Token);

    /// <summary>Loads an issue of 2025; items as <see cref="House.Print"/> takes them.</summary>
    internal Task LoadAsync(int number, int month, int week, params string[] items) => House.LoadAsync(House.Print(number, month, week, Layout.All[0], items));

    /// <summary>The rows of the table of figures, a line each: 新闻条数 22 24 -8.3%.</summary>
    internal static IReadOnlyList<string> Figures(DigestDraft draft) =>
        [.. draft.Message.Blocks.OfType<Table>().Single().Rows.Select(row => string.Join(' ', row))];

    internal static string Text(DigestDraft draft) => PlainText.Render(draft.Message);

    public void Dispose() => House.Dispose();
}
