using System.Globalization;
using ParkBot.News;

namespace ParkBot.Ingestion;

/// <summary>What became of a document: an issue's texts, or why it is none. Closed.</summary>
internal abstract record ReadResult
{
    private protected ReadResult()
    {
    }

    internal sealed record Segmented(IssueHeader Header, IReadOnlyList<ItemText> Items, IReadOnlyList<Doubt> Doubts) : ReadResult;

    /// <param name="Reason">A Chinese sentence that says what is wrong and what to do.</param>
    /// <param name="Known">Where nothing but the header is missing: what is known of it, so that the rest can be asked for; else null.</param>
    internal sealed record Refused(string Reason, HeaderOverride? Known = null) : ReadResult;
}

/// <summary>Reads the text form of a weekly issue.</summary>
internal static class IssueTextReader
{
    /// <summary>Raised when the reading of texts changes, so that stored sources are known to be read by an older reader.</summary>
    internal const string Version = "text-1";

    /// <summary>A document in which more titles than this share have no body is damaged, not odd.</summary>
    private const double MaxBare = 0.34;

    internal static ReadResult Read(ReadOnlySpan<byte> bytes, HeaderOverride? given) => TextDecoder.Decode(bytes) switch
    {
        Decoded.Text text => Read(text.Value, given),
        Decoded.Refused refused => new ReadResult.Refused(refused.Reason),
        _ => throw new InvalidOperationException("Decoded is closed."),
    };

    private static ReadResult Read(string text, HeaderOverride? given)
    {
        var blocks = ContentsTable.Remove(BlockReader.Read(text));
        if (!blocks.Any(block => block.Kind == TextBlockKind.Title))
        {
            return new ReadResult.Refused("没有找到以“●”开头的新闻标题，这不像是一期园区周报的文本，请检查文件。");
        }

        if (!blocks.Any(block => block.Kind == TextBlockKind.Heading))
        {
            return new ReadResult.Refused("没有找到“招商引资”“综合资讯”“政策法规”这样的栏目标题，这不像是一期园区周报的文本，请检查文件。");
        }

        var lines = text.Split('\n', '\f');
        var found = IssueHeaderReader.Find(lines);
        var known = found is null ? IssueHeaderReader.FindPart(lines).With(given) : null;
        var header = found is null ? known?.Complete : given?.Over(found) ?? found;
        if (header is not { IsSensible: true })
        {
            return new ReadResult.Refused("没有找到期号（如“园区周报 2023 年 2 月 4期（总 108 期）”）。请用 --publication --number --year --month --week 指明是哪一期。", known ?? given ?? new HeaderOverride(null, null, null, null, null));
        }

        var (items, doubts) = Segmenter.Split(blocks);
        return Damage(items, blocks) is { } damage ? new ReadResult.Refused(damage) : new ReadResult.Segmented(header, items, doubts);
    }

    private static string? Damage(IReadOnlyList<ItemText> items, IReadOnlyList<TextBlock> blocks)
    {
        var bare = items.Count(item => item.Body is null);
        if (bare > items.Count * MaxBare)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{items.Count}个标题里有{bare}个找不到正文，文件可能不完整或已损坏，没有载入。请重新导出文本。");
        }

        var last = blocks[^1].Lines[^1].TrimEnd();
        return blocks[^1].Kind is TextBlockKind.Body or TextBlockKind.Plain && !(last is [.., '。' or '！' or '？' or '”' or ')' or '）' or '.'])
            ? "文件在一句话中间断开，像是没有传完整，没有载入。请重新导出或重新上传。"
            : null;
    }
}
