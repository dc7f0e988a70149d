using System.Globalization;
using ParkBot.News;

namespace ParkBot.Ingestion;

/// <summary>What two readings of an issue tell differently, in words.</summary>
internal static class ItemDifferences
{
    /// <summary>Those that can be corrected by hand, and what is only read.</summary>
    private static readonly IReadOnlyList<(string Name, string Chinese, Func<Item, string> Words)> Fields =
    [
        .. ItemField.All.Select(field => (field.Name, field.Chinese, field.Words)),
        ("lead", "导语", item => item.Text.Lead ?? ItemWords.None),
        ("body", "正文", item => item.Text.Body ?? ItemWords.None),
        ("amounts", "金额", item => Joined(item.Amounts.Select(amount => $"{amount.Text}（{string.Join('，', new[] { amount.Kind.Chinese(), amount.Stage?.Chinese() }.OfType<string>())}）"))),
        ("counts", "项目个数", item => Joined(item.Counts.Select(count => $"{count.Text}（{string.Join('，', new[] { count.Stage?.Chinese(), count.PartOf ? "其中" : null }.OfType<string>())}）".Replace("（）", "", StringComparison.Ordinal)))),
    ];

    internal static IReadOnlyList<FieldChange> Of(IReadOnlyList<Item> before, IReadOnlyList<Item> after)
    {
        var (pairs, gone, come) = Pair(before, after);
        var changes = new List<FieldChange>();
        foreach (var (old, now) in pairs.OrderBy(pair => pair.Now.Text.Number))
        {
            changes.AddRange(Fields.Select(field => (field.Name, field.Chinese, Old: field.Words(old), Now: field.Words(now))).Where(field => field.Old != field.Now)
                .Select(field => new FieldChange(now.Text.Number, now.Text.Title, field.Name, field.Chinese, field.Old, field.Now)));
        }

        changes.AddRange(gone.Select(item => new FieldChange(item.Text.Number, item.Text.Title, "item", "整条", item.Text.Title, null)));
        changes.AddRange(come.Select(item => new FieldChange(item.Text.Number, item.Text.Title, "item", "整条", null, item.Text.Title)));

        // Where items came or went every later one has another number; that is no news.
        if (gone.Count == 0 && come.Count == 0)
        {
            changes.AddRange(pairs.Where(pair => pair.Old.Text.Number != pair.Now.Text.Number)
                .Select(pair => new FieldChange(pair.Now.Text.Number, pair.Now.Text.Title, "number", "条号", Whole(pair.Old.Text.Number), Whole(pair.Now.Text.Number))));
        }

        return changes;
    }

    /// <summary>By their titles; the rest, whose titles are read otherwise, by what else they say: number and body's beginning.</summary>
    private static (List<(Item Old, Item Now)> Pairs, List<Item> Gone, List<Item> Come) Pair(IReadOnlyList<Item> before, IReadOnlyList<Item> after)
    {
        var pairs = new List<(Item Old, Item Now)>();
        var come = after.ToList();
        var gone = before.ToList();
        foreach (var same in (ReadOnlySpan<Func<Item, Item, bool>>)
        [
            (old, now) => old.Text.Title == now.Text.Title && old.Text.Number == now.Text.Number,
            (old, now) => old.Text.Title == now.Text.Title,
            (old, now) => old.Text.Number == now.Text.Number && Alike(old, now),
            Alike,
        ])
        {
            foreach (var old in gone.ToList())
            {
                if (come.Find(now => same(old, now)) is { } found)
                {
                    pairs.Add((old, found));
                    gone.Remove(old);
                    come.Remove(found);
                }
            }
        }

        return (pairs, gone, come);
    }

    private static bool Alike(Item old, Item now) =>
        Head(old.Text.Body) is { Length: > 0 } head && head == Head(now.Text.Body) || Head(old.Text.Lead) is { Length: > 0 } lead && lead == Head(now.Text.Lead);

    private static string Head(string? text) => text is null ? "" : text[..Math.Min(text.Length, 20)];

    private static string Joined(IEnumerable<string> words) => string.Join('、', words) is { Length: > 0 } joined ? joined : ItemWords.None;

    private static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);
}
