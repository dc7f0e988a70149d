using ParkBot.Messages;
using ParkBot.News;
using ParkBot.Queries;

namespace ParkBot.Answering;

/// <summary>The receipt under an answer: what was counted, what is not exact, which rates were used, where it stands.</summary>
internal static class ReceiptText
{
    /// <summary>A subject longer than this stands in the receipt alone, not before the figure as well.</summary>
    private const int ShortSubject = 40;

    private const int IssuesNamed = 5;

    private const int FiguresNamed = 5;

    /// <summary>Under many rows a few of the largest sources are enough to check by.</summary>
    private const int SourcesOfRows = 10;

    /// <summary>So few items are named by themselves.</summary>
    private const int FewItems = 3;

    /// <summary>The filter as the start of a sentence (广东省：), empty where it is long or does not restrict; items picked by number are named in the receipt alone.</summary>
    internal static string Opening(Filter filter)
    {
        var named = filter with { Items = [], TellsInvestment = null, About = filter.Items.Count is > 0 and <= FewItems ? null : filter.About };
        return Shown(named);
    }

    /// <summary>The same for a measure whose own name says the stage (签约项目数).</summary>
    internal static string Opening(Filter filter, Measure measure) =>
        Opening(measure is Measure.ProjectTotal ? filter with { Stages = [] } : filter);

    private static string Shown(Filter named)
    {
        var subject = PlanDescriber.Describe(named);
        return named.IsOpen || subject.Length > ShortSubject ? string.Empty : subject + "：";
    }

    /// <summary>The receipt of any plan: of a figure how many items told it.</summary>
    internal static IEnumerable<Block> For(Material material) => For(material, material.Plan is Aggregate { Measure: not Measure.ItemCount, Statistic: not Statistic.Share } plan ? PlanDescriber.Told(plan.Measure, plan.Filter) : null);

    internal static IEnumerable<Block> For(Material material, string? measure)
    {
        var receipt = material.Result.Receipt;
        var filter = material.Plan.Filter;
        yield return Restated(material.Plan);
        var told = measure is null || receipt.Matched == 1 ? string.Empty : $"{Told(receipt, measure)}。";
        if (told + Issues(material.Result) is { Length: > 0 } counted)
        {
            yield return Note(counted);
        }

        if (measure is not null && filter.Stages.Count > 0 && material.Plan is Aggregate { Measure: Measure.MoneyOf { Kind: AmountKind.Investment } })
        {
            var stages = string.Join('、', filter.Stages.Select(stage => stage.Chinese()));
            yield return Note($"原文单列了{stages}金额的取该金额，没有单列的取整条的投资额。");
        }

        foreach (var line in Cautions(material.Result))
        {
            yield return Note(line);
        }
    }

    /// <summary>The items that tell the figure, each with the words that say it.</summary>
    internal static IEnumerable<Block> Sources(Material material)
    {
        var items = material.Result.Items;
        var most = material.Result.Rows.Count > 1 ? Math.Min(SourcesOfRows, material.Options.SourcesShown) : material.Options.SourcesShown;
        var shown = items.Take(most).ToList();
        if (shown.Count > 0)
        {
            yield return new Paragraph("依据：");
            yield return new Citations([.. shown.Select(item => Cite(material, item))], Math.Max(0, material.Result.ItemsTotal - shown.Count));
        }
    }

    internal static Citation Cite(Material material, ResultItem item)
    {
        var words = item.Figures.Select(figure => (material.View(item) is { } view ? Quoting.Clause(view, figure.Evidence) : null) ?? figure.Text);
        return Cite(item, string.Join('；', words.Distinct(StringComparer.Ordinal)) + (item.CorrectedBy is { } by ? $"（更正，据{Wording.Mark(by, isSample: false)}）" : string.Empty));
    }

    internal static Citation Cite(ResultItem item, string? words) =>
        new(Wording.Mark(item.Ref, item.IsSample), item.Title, string.IsNullOrEmpty(words) || words == item.Title ? null : words, item.Source);

    /// <summary>The whole plan in one sentence, a line of its own: asked again, it is the same question.</summary>
    internal static Paragraph Restated(QueryPlan plan) => Note($"口径：{PlanSentence.Of(plan)}。");

    private static string Told(Receipt receipt, string measure)
    {
        var silent = receipt.Matched - receipt.Told;
        return silent <= 0
            ? $"符合条件的{receipt.Matched}条都写明了{measure}"
            : $"符合条件的{receipt.Matched}条中，{receipt.Told}条写明{measure}，{silent}条没有写明，未计入";
    }

    private static IEnumerable<string> Cautions(QueryResult result)
    {
        var receipt = result.Receipt;
        if (Hedges(result) is { } hedges)
        {
            yield return hedges;
        }

        if (receipt.Rates.Count > 0)
        {
            var rates = receipt.Rates.OrderBy(rate => rate.Key, StringComparer.Ordinal)
                .Select(rate => $"1{SentenceWords.Currency(rate.Key)}＝{Wording.Exact(rate.Value, "元")}");
            yield return $"外币按{string.Join('、', rates)}折算。";
        }

        if (receipt.Merged > 0)
        {
            yield return result.Plan is Aggregate { Measure: Measure.ProjectTotal }
                ? $"其中{Wording.Number(receipt.Merged)}条与别的新闻说的是同一件事，已合并，只计一次。"
                : $"共统计{Wording.Number(receipt.Projects)}个项目（{Wording.Number(receipt.Told)}条新闻），其中{Wording.Number(receipt.Merged)}条与别的新闻说的是同一个项目，已合并，只计一次。";
        }

        foreach (var line in Figures(receipt))
        {
            yield return line;
        }

        if (receipt.RowsOverlap)
        {
            yield return "同一条新闻可能计入多行，各行相加不等于总数。";
        }

        if (receipt.ProjectsOverlap)
        {
            yield return "同一个项目在有它的每一行里都计，各行相加不等于总数。";
        }

        if (receipt.Ungrouped > 0)
        {
            yield return $"另有{Wording.Number(receipt.Ungrouped)}条分不到任何一行，各行相加不等于总数。";
        }

        if (result.Items.Any(item => item.IsSample))
        {
            yield return "以上是随程序附带的示例，不是真实新闻。";
        }
    }

    /// <summary>Figures that are not what the item printed, or not what was told last.</summary>
    private static IEnumerable<string> Figures(Receipt receipt)
    {
        foreach (var one in receipt.Corrections.Take(FiguresNamed))
        {
            yield return $"更正：{Wording.Mark(one.Item, isSample: false)}的金额按{Wording.Mark(one.By, isSample: false)}的更正计，更正本身不另计。";
        }

        foreach (var one in receipt.Lowered.Take(FiguresNamed))
        {
            yield return $"{Wording.Mark(one.Later, isSample: false)}后来说{Wording.Exact(one.Told, null)}，比{Wording.Mark(one.Kept, isSample: false)}的{Wording.Exact(one.Counted, null)}少，又没有说是更正，仍按{Wording.Exact(one.Counted, null)}计，请核对。";
        }

        var more = Math.Max(0, receipt.Corrections.Count - FiguresNamed) + Math.Max(0, receipt.Lowered.Count - FiguresNamed);
        if (more > 0)
        {
            yield return $"这样的还有{Wording.Number(more)}处，见各条新闻。";
        }
    }

    /// <summary>其中3个数字在原文里不是确数（约数2个、“超”或“余”1个）: the kinds only where every figure is at hand to be counted.</summary>
    private static string? Hedges(QueryResult result)
    {
        if (result.Receipt.Hedged == 0)
        {
            return null;
        }

        var kinds = result.Items.SelectMany(item => item.Figures).Where(figure => figure.Bound != Bound.Exact).GroupBy(figure => figure.Bound).ToList();
        if (kinds.Sum(kind => kind.Count()) != result.Receipt.Hedged)
        {
            return $"其中{result.Receipt.Hedged}个数字在原文里不是确数。";
        }

        return kinds is [var only]
            ? $"其中{result.Receipt.Hedged}个数字在原文里是{Hedge(only.Key)}。"
            : $"其中{result.Receipt.Hedged}个数字在原文里不是确数（{string.Join('、', kinds.OrderBy(kind => kind.Key).Select(kind => $"{Hedge(kind.Key)}{kind.Count()}个"))}）。";
    }

    private static string Hedge(Bound bound) => bound switch
    {
        Bound.About => "约数",
        Bound.Over => "“超”“余”的数",
        Bound.Under => "“近”“不足”的数",
        Bound.Range => "区间（取中值）",
        _ => string.Empty,
    };

    private static string? Issues(QueryResult result)
    {
        var issues = result.Receipt.Issues;
        if (issues.Count == 0)
        {
            return null;
        }

        var publication = result.Items.Concat(result.Silent).Select(item => item.Ref.Publication).FirstOrDefault() ?? string.Empty;
        var named = string.Join('、', issues.Take(IssuesNamed).Select(issue => $"第{Wording.Number(issue)}期"));
        var rest = issues.Count > IssuesNamed ? $"等{Wording.Number(issues.Count)}期" : string.Empty;
        return publication.Length == 0 ? $"来自{named}{rest}。" : $"来自《{publication}》{named}{rest}。";
    }

    private static Paragraph Note(string text) => new(text, Tone.Note);
}
