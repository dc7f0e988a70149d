using System.Globalization;
using ParkBot.News;

namespace ParkBot.Ingestion;

/// <summary>An issue's items as one way of reading puts them together, and how well that fits.</summary>
internal sealed record IssueParts
{
    /// <summary>A document in which more titles than this share have no body is damaged, not odd.</summary>
    private const double MaxBare = 0.34;

    private IReadOnlyList<TextBlock> Blocks { get; init; } = [];

    internal IReadOnlyList<ItemText> Items { get; private init; } = [];

    private IReadOnlyList<Doubt> Doubts { get; init; } = [];

    /// <summary>Items that have a body with its source, less those that lack one.</summary>
    internal double Fit => Items.Sum(item => item is { Body: not null, Source: not null } ? 1.0 : -0.5);

    internal static IssueParts Of(IReadOnlyList<TextParagraph> paragraphs) => Of(RoleReader.Read(paragraphs), inOrder: true);

    internal static IssueParts Of(IReadOnlyList<TextBlock> blocks, bool inOrder)
    {
        var (items, doubts) = Segmenter.Split(blocks, inOrder);
        return new IssueParts { Blocks = blocks, Items = items, Doubts = doubts };
    }

    /// <param name="lines">All lines of the document: the header stands in one of them.</param>
    /// <param name="given">What whoever loads says of the header.</param>
    internal ReadResult ToResult(IEnumerable<string> lines, HeaderOverride? given)
    {
        if (Items.Count == 0)
        {
            return new ReadResult.Refused("没有认出一条新闻：没有找到成对的标题和来源，这不像是一期园区周报，请检查文件。");
        }

        if (!Blocks.Any(block => block.Kind == TextBlockKind.Heading))
        {
            return new ReadResult.Refused("没有找到“招商引资”“综合资讯”“政策法规”这样的栏目标题，这不像是一期园区周报，请检查文件。");
        }

        IReadOnlyList<string> all = [.. lines];
        var found = IssueHeaderReader.Find(all);
        var known = found is null ? IssueHeaderReader.FindPart(all).With(given) : null;
        var header = found is null ? known?.Complete : given?.Over(found) ?? found;
        if (header is not { IsSensible: true })
        {
            return new ReadResult.Refused("没有找到期号（如“园区周报 2023 年 2 月 4期（总 108 期）”）。请用 --publication --number --year --month --week 指明是哪一期。", known ?? given ?? new HeaderOverride(null, null, null, null, null));
        }

        return Damage() is { } damage ? new ReadResult.Refused(damage) : new ReadResult.Segmented(header, Items, Doubts);
    }

    private string? Damage()
    {
        var bare = Items.Count(item => item.Body is null);
        if (bare > Items.Count * MaxBare)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{Items.Count}个标题里有{bare}个找不到正文，文件可能不完整或已损坏，没有载入。请重新导出。");
        }

        var last = Blocks[^1];
        return last.Kind is TextBlockKind.Body or TextBlockKind.Plain && last.Source is null && !(last.Lines[^1].TrimEnd() is [.., '。' or '！' or '？' or '”' or ')' or '）' or '.' or '】' or ']'])
            && TextSource.Of(last.Lines[^1]) is null
            ? "文件在一句话中间断开，像是没有传完整，没有载入。请重新导出或重新上传。"
            : null;
    }
}
