using System.Text;
using ParkBot.Language;
using ParkBot.News;
using ParkBot.Queries;
using ParkBot.Storage;

namespace ParkBot.Answering;

/// <summary>An item as a sheet tells it: its fields, and the stretches of its text that prose may take words from.</summary>
internal sealed class SheetItem
{
    private const string ClauseEnds = "。！？；，：\n \u3000";
    private const int ShortestName = 2;

    private readonly Item? item;

    internal SheetItem(int number, ResultItem result, StoredItem? view)
    {
        Number = number;
        Ref = result.Ref;
        Mark = Wording.Mark(result.Ref, result.IsSample);
        Title = result.Title;
        Source = result.Source;
        item = view?.Item;
        Text = item is null ? result.Title : $"{item.Text.Title}\n{item.Text.Lead ?? item.Text.Body?.Split('\n')[0]}";
        Usable = [.. Stretches(Text)];
        Names = [.. NamesIn(Text).Distinct(StringComparer.Ordinal)];
    }

    internal int Number { get; }

    internal ItemRef Ref { get; }

    internal string Mark { get; }

    internal string Title { get; }

    internal string? Source { get; }

    /// <summary>Title and lead.</summary>
    internal string Text { get; }

    /// <summary>Runs of Chinese characters that words may be taken from: no clause that denies or plans.</summary>
    internal IReadOnlyList<string> Usable { get; }

    /// <summary>Its places in full and as the text calls them, and the firms that it names.</summary>
    internal IReadOnlyList<string> Names { get; }

    internal IReadOnlyList<Stage> Stages => item is null ? [] : [.. item.Stages.Select(stage => stage.Value)];

    internal IEnumerable<string> Industries => item is null ? [] : item.Industries.Select(industry => industry.Value.Chinese());

    internal IEnumerable<SheetField> Fields()
    {
        var of = new Named(Owner.Item, Number);
        var name = $"i{Wording.Number(Number)}";
        (FieldKind Kind, string? Text, string Note)[] fields =
        [
            (FieldKind.Title, $"“{Title}”", "标题，已带引号"),
            (FieldKind.Place, item is null ? null : Wording.Places(item), "地点"),
            (FieldKind.Investment, item is null ? null : Wording.Investment(item), "投资额"),
            (FieldKind.Date, item?.Date is { } date ? PlanDescriber.Describe(date.Value) : null, "日期"),
            (FieldKind.Stage, item is null ? null : Wording.Stages(item), "阶段"),
            (FieldKind.Industry, string.Join('、', Industries), "行业"),
            (FieldKind.Source, Source, "来源"),
            (FieldKind.Mark, Mark, "编号"),
        ];
        return fields.Where(field => !string.IsNullOrEmpty(field.Text)).Select(field => new SheetField($"{name}.{Word(field.Kind)}", field.Kind, field.Text!, field.Note, of));
    }

    private IEnumerable<string> NamesIn(string text)
    {
        var folded = TextFold.Fold(text);
        var places = Gazetteer.Default.Find(folded).Where(match => match.Length >= ShortestName).Select(match => text.Substring(match.Start, match.Length));
        var full = item is null ? [] : item.Regions.SelectMany(region => SheetNames.Forms(PlanDescriber.Describe(region.Value)));
        var firms = item is null ? [] : item.Organizations.Select(firm => firm.Value).Where(firm => firm.Length >= ShortestName && text.Contains(firm, StringComparison.Ordinal));
        return places.Concat(full).Concat(firms);
    }

    private static IEnumerable<string> Stretches(string text)
    {
        foreach (var clause in Split(text, c => ClauseEnds.Contains(c, StringComparison.Ordinal)))
        {
            if (ProseWords.Default.Held(Claim.Dim, clause) is not null || ProseWords.Default.Held(Claim.Forbidden, clause) is not null)
            {
                continue;
            }

            foreach (var run in Split(clause, c => !ProseText.IsPlainHan(c)))
            {
                yield return run;
            }
        }
    }

    private static IEnumerable<string> Split(string text, Func<char, bool> isBorder)
    {
        var run = new StringBuilder();
        foreach (var c in text.Append('\n'))
        {
            if (c != '\n' && !isBorder(c))
            {
                run.Append(c);
            }
            else if (run.Length > 0)
            {
                yield return run.ToString();
                run.Clear();
            }
        }
    }

    private static string Word(FieldKind kind) => kind.ToString().ToLowerInvariant();
}
