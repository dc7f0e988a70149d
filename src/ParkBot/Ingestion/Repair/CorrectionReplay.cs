using System.Globalization;
using ParkBot.News;

namespace ParkBot.Ingestion;

/// <summary>An issue with the corrections that fit it.</summary>
/// <param name="Issue">The issue with corrected items.</param>
/// <param name="Doubts">A doubt for each correction that does not fit any more.</param>
/// <param name="Applied">Those that fit, with the items as they were read.</param>
internal sealed record Replayed(Issue Issue, IReadOnlyList<Doubt> Doubts, IReadOnlyList<(CorrectionRow Correction, IReadOnlyList<Item> Before)> Applied)
{
    /// <summary>True where a correction settles what a doubt is about.</summary>
    internal bool Settles(Doubt doubt) => doubt.Field is { } field && Applied.Any(one => one.Correction.Field == field && one.Before.Any(item => item.Text.Number == doubt.Item));
}

/// <summary>Applies the corrections of an issue to a new reading of it.</summary>
internal static class CorrectionReplay
{
    /// <param name="issue">The issue as read.</param>
    /// <param name="active">Its corrections that hold, oldest first.</param>
    internal static Replayed Apply(Issue issue, IReadOnlyList<CorrectionRow> active)
    {
        var items = issue.Items.ToArray();
        var week = IssueWeek.Of(issue.Year, issue.Month, issue.WeekOfMonth);
        var applied = new List<(CorrectionRow Correction, IReadOnlyList<Item> Before)>();
        var stale = new List<(CorrectionRow Correction, Item? Now)>();
        foreach (var correction in active)
        {
            // The title as read names the item, whatever an earlier correction made of it.
            var named = issue.Items.Index().Where(one => one.Item.Text.Title == correction.Title).Select(one => one.Index).ToList();
            var before = new List<Item>();
            foreach (var at in named)
            {
                if (Corrected(items[at], correction, week) is { } corrected)
                {
                    before.Add(items[at]);
                    items[at] = corrected;
                }
            }

            if (before.Count > 0)
            {
                applied.Add((correction, before));
            }
            else
            {
                stale.Add((correction, named.Count > 0 ? items[named[0]] : null));
            }
        }

        var replayed = new Replayed(With(issue, items, week), [], applied);
        var doubts = stale.GroupBy(one => (one.Correction.Title, one.Correction.Field)).Select(group => Doubt(group.Last().Correction, group.Last().Now));
        return replayed with { Doubts = [.. doubts.Where(doubt => !replayed.Settles(doubt))] };
    }

    /// <summary>The item where the correction fits: what was read is what it replaces, or already what it says.</summary>
    internal static Item? Corrected(Item item, CorrectionRow correction, DateWindow week)
    {
        var field = ItemField.Find(correction.Field);
        return field?.Read(item, correction.Value, week) is FieldReading.Read read && (field.Words(item) == correction.Words || field.Words(item) == field.Words(read.Item))
            ? read.Item
            : null;
    }

    /// <summary>What a person should look at where a correction does not fit.</summary>
    /// <param name="correction">The correction.</param>
    /// <param name="now">The item as it is; null where none has its title any more.</param>
    internal static Doubt Doubt(CorrectionRow correction, Item? now)
    {
        var field = ItemField.Find(correction.Field);
        var told = string.Create(CultureInfo.InvariantCulture, $"第{correction.Id}号更正（{field?.Chinese ?? correction.Field}：{correction.Words} → {correction.Value}）");
        if (now is null || field is null)
        {
            return new Doubt(null, $"{told}没有用上：本期没有标题是“{correction.Title}”的新闻。");
        }

        var words = field.Words(now);
        return new Doubt(now.Text.Number, $"{told}没有用上：现在读到的是“{words}”，按读到的采用。")
        {
            Field = field.Name,
            Words = words,
            Readings = [new Reading($"按读到的：{words}", words), new Reading($"按更正：{correction.Value}", correction.Value)],
        };
    }

    private static Issue With(Issue issue, Item[] items, DateWindow week) =>
        items.SequenceEqual(issue.Items, ReferenceEqualityComparer.Instance) ? issue
        : issue with { Items = items, Period = IssueWeek.Period(week, items.Select(item => item.Date?.Value).OfType<DateWindow>()) };
}
