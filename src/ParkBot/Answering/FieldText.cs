using ParkBot.Messages;
using ParkBot.News;
using ParkBot.Queries;
using ParkBot.Storage;

namespace ParkBot.Answering;

/// <summary>Answers that are one field of the items asked about: when, where, who, from which source, at which stage, how much.</summary>
internal static class FieldText
{
    /// <summary>A list of fields this short quotes the sentence of each.</summary>
    private const int Quoted = 5;

    internal static Answer Compose(Material material, Listing plan)
    {
        var result = material.Result;
        if (result.Items.Count == 0)
        {
            return Composer.Nothing(material);
        }

        var told = result.Items.Take(material.Options.ListShown)
            .Select(item => (Item: item, Field: material.View(item) is { } view ? Read(view, plan.Asked) : null))
            .ToList();
        if (told.All(pair => pair.Field is null))
        {
            return Untold(material, plan.Asked);
        }

        return material.Answer(Outcome.Answered, told is [var only] && result.ItemsTotal == 1 ? One(material, plan, only.Item, only.Field!) : Several(material, plan, told));
    }

    /// <summary>What a field is called: 时间, 地点.</summary>
    internal static string Name(Asked asked) => asked switch
    {
        Asked.Date => "时间",
        Asked.Place => "地点",
        Asked.Organizations => "企业和机构",
        Asked.Source => "来源",
        Asked.Stage => "进展",
        Asked.Industry => "行业",
        Asked.Amounts => "金额",
        Asked.Progress => "项目进展",
        Asked.Interval => "间隔",
        Asked.Summary => "综述",
        _ => throw new ArgumentOutOfRangeException(nameof(asked)),
    };

    private static IEnumerable<Block> One(Material material, Listing plan, ResultItem item, ReadField field) =>
    [
        new Paragraph($"{Name(plan.Asked)}：{field.Value}。", Tone.Answer),
        new Paragraph("依据："),
        new Citations([ReceiptText.Cite(item, field.Quote(material.View(item)!))]),
        .. ReceiptText.For(material, null),
    ];

    private static IEnumerable<Block> Several(Material material, Listing plan, List<(ResultItem Item, ReadField? Field)> told)
    {
        var name = Name(plan.Asked);
        var entries = told.Select(pair => new Entry(
            Wording.Mark(pair.Item.Ref, pair.Item.IsSample),
            pair.Item.Title,
            pair.Field is null ? $"{name}：原文没有提到" : $"{name}：{pair.Field.Value}",
            told.Count <= Quoted && material.View(pair.Item) is { } view ? pair.Field?.Quote(view) : null)).ToList();
        return
        [
            new Paragraph($"{ReceiptText.Opening(plan.Filter)}共{material.Result.ItemsTotal}条，{name}如下。", Tone.Answer),
            new Entries(entries, Math.Max(0, material.Result.ItemsTotal - told.Count)),
            .. ReceiptText.For(material, null),
        ];
    }

    internal static Answer Untold(Material material, Asked asked)
    {
        var items = material.Result.Items.Take(material.Options.ListShown).ToList();
        var which = material.Result.ItemsTotal == 1 ? "这条新闻的" : $"这{material.Result.ItemsTotal}条新闻的";
        return material.Answer(
            Outcome.NoData,
            [
                new Paragraph($"{which}原文没有提到{Name(asked)}。", Tone.Answer),
                new Citations([.. items.Select(item => ReceiptText.Cite(item, null))], Math.Max(0, material.Result.ItemsTotal - items.Count)),
                .. ReceiptText.For(material, null),
            ]);
    }

    private static ReadField? Read(StoredItem view, Asked asked)
    {
        var item = view.Item;
        return asked switch
        {
            Asked.Date => item.Date is { } date ? new ReadField(PlanDescriber.Describe(date.Value), [date.Evidence]) : null,
            Asked.Place => Facts(item.Regions, PlanDescriber.Describe),
            Asked.Organizations => Facts(item.Organizations, name => name),
            Asked.Source => item.Text.Source is { } source ? new ReadField(source, []) : null,
            Asked.Stage => Facts(item.Stages, stage => stage.Chinese()),
            Asked.Industry => Facts(item.Industries, industry => industry.Chinese()),
            Asked.Amounts => item.Amounts.Count == 0
                ? null
                : new ReadField(string.Join('；', item.Amounts.Select(Amount)), [.. item.Amounts.Select(amount => amount.Evidence)]),
            _ => null,
        };
    }

    private static ReadField? Facts<T>(IReadOnlyList<Fact<T>> facts, Func<T, string> name) =>
        facts.Count == 0
            ? null
            : new ReadField(string.Join('、', facts.Select(fact => name(fact.Value)).Distinct(StringComparer.Ordinal)), [.. facts.Select(fact => fact.Evidence)]);

    private static string Amount(Amount amount) =>
        amount.Kind.Chinese() + (amount.Stage is { } stage ? $"（{stage.Chinese()}）" : string.Empty) + amount.Text;

    /// <summary>A field's value in Chinese and the evidence of each of its parts.</summary>
    private sealed record ReadField(string Value, IReadOnlyList<IReadOnlyList<Evidence>> Evidence)
    {
        private const int Sentences = 3;

        internal string? Quote(StoredItem view)
        {
            var sentences = Evidence.Select(evidence => Quoting.Sentence(view, evidence)).Where(sentence => sentence is not null)
                .Distinct(StringComparer.Ordinal).Take(Sentences).ToList();
            return sentences.Count == 0 ? null : string.Join('；', sentences);
        }
    }
}
