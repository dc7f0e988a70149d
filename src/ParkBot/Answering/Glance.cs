using ParkBot.Messages;
using ParkBot.News;
using ParkBot.Queries;

namespace ParkBot.Answering;

/// <summary>An issue at a glance, put together from the answers to its plans.</summary>
internal sealed record Glance
{
    /// <summary>How many investments and provinces it names.</summary>
    internal const int Ranked = 5;

    internal required string Title { get; init; }

    internal required int Items { get; init; }

    internal required QueryResult Sections { get; init; }

    internal required QueryResult Projects { get; init; }

    internal required Material Investment { get; init; }

    internal required Answer Largest { get; init; }

    internal required Answer Provinces { get; init; }

    internal IEnumerable<Block> Blocks()
    {
        yield return new Paragraph($"{Title}：共{Wording.Number(Items)}条新闻。", Tone.Answer);
        yield return new Paragraph($"板块：{string.Join('、', Enum.GetValues<Section>().Select(Count))}。");
        yield return new Paragraph(Total("项目", Projects));
        yield return new Paragraph(Total("投资额", Investment.Result));
        if (Largest.Message.Blocks.OfType<Entries>().FirstOrDefault() is { } largest)
        {
            yield return new Paragraph($"投资额最高的{Wording.Number(largest.Shown.Count)}条：");
            yield return largest;
        }

        if (Provinces.Message.Blocks.OfType<Bars>().FirstOrDefault() is { } provinces)
        {
            yield return new Paragraph($"投资额最高的{Wording.Number(provinces.Rows.Count)}个省份：");
            yield return provinces;
        }

        foreach (var note in ReceiptText.For(Investment, Investment.Result.Value is null ? null : AmountKind.Investment.Chinese()))
        {
            yield return note;
        }
    }

    private string Count(Section section)
    {
        var name = section.Chinese();
        var row = Sections.Rows.FirstOrDefault(row => row.Label == name);
        return name + Wording.Exact(row?.Value ?? 0, "条");
    }

    private static string Total(string noun, QueryResult result)
    {
        var receipt = result.Receipt;
        return result.Value is { } value
            ? $"{noun}：合计{Wording.Exact(value, result.Unit)}，{Wording.Number(receipt.Told)}条写明，{Wording.Number(receipt.Matched - receipt.Told)}条没有写明。"
            : $"{noun}：没有一条写明。";
    }
}
