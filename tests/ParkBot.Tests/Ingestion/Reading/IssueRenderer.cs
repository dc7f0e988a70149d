using System.Globalization;
using System.Text;

namespace ParkBot.Tests.Ingestion.Reading;

/// <summary>How an issue is laid out as text.</summary>
public sealed record Layout(string Name, int ItemsAPage, bool TitlesFirst, bool TwoColumns, int Width, char TitleMark, char BodyMark, bool StraySpaces, bool BlankLines, bool HeaderOnTop, bool HalfWidthBrackets)
{
    public static IReadOnlyList<Layout> All { get; } =
    [
        new("reading order", 1, false, false, 38, '●', '█', false, true, true, false),
        new("reading order without blank lines", 1, false, false, 30, '●', '█', true, false, true, false),
        new("two columns as the PDF gives them", 2, false, true, 18, '●', '█', true, true, false, false),
        new("two columns, narrow", 2, false, true, 14, '●', '█', true, true, false, false),
        new("titles first, three a page", 3, true, false, 39, '●', '█', true, true, false, true),
        new("other marks", 2, true, false, 34, '◆', '■', false, true, true, false),
    ];

    public override string ToString() => Name;
}

/// <summary>One item as it should come back.</summary>
public sealed record Written(string Section, string Title, string? Lead, IReadOnlyList<string> Body, string Source);

/// <summary>Writes items as the text of an issue in a layout, so that the reader can be asked to put them together again.</summary>
public static class IssueRenderer
{
    private const string Header = "园区周报 2024 年 5 月 3期（总 171 期）";

    public static string Render(IReadOnlyList<Written> items, Layout layout)
    {
        var text = new StringBuilder();
        if (layout.HeaderOnTop)
        {
            Put(text, [Header], layout);
        }

        foreach (var (name, mark) in (ReadOnlySpan<(string, string)>)[("招商引资", "一"), ("综合资讯", "二"), ("政策法规", "三")])
        {
            Put(text, [$"{mark}、{name}"], layout);
            foreach (var page in items.Where(item => item.Section == name).Chunk(layout.ItemsAPage))
            {
                Page(text, page, layout);
                if (!layout.HeaderOnTop)
                {
                    text.Append("\n\n———————————————————— 4 ————————————————————\n \n\n园区世界\n\nwww.parkworld.net ").Append(Header).Append("\n\n");
                }
            }
        }

        Put(text, ["注：本期内容根据公开信息整理。"], layout);
        return text.ToString();
    }

    private static void Page(StringBuilder text, Written[] page, Layout layout)
    {
        if (layout.TwoColumns && page.Length == 2 && page.All(item => item.Lead is not null))
        {
            Titles(text, page, layout);
            Put(text, Body(page[0], layout, 2 * layout.Width), layout);
            Put(text, Wrap(page[0].Lead!, layout.Width, layout), layout);
            Put(text, Wrap(page[1].Lead!, layout.Width - 2, layout), layout);
            Put(text, Body(page[1], layout, layout.Width), layout);
            return;
        }

        if (layout.TitlesFirst)
        {
            Titles(text, page, layout);
            foreach (var item in page)
            {
                Rest(text, item, layout);
            }

            return;
        }

        foreach (var item in page)
        {
            Titles(text, [item], layout);
            Rest(text, item, layout);
        }
    }

    private static void Rest(StringBuilder text, Written item, Layout layout)
    {
        if (item.Lead is not null)
        {
            Put(text, Wrap(item.Lead, layout.Width, layout), layout);
        }

        Put(text, Body(item, layout, layout.Width), layout);
    }

    private static void Titles(StringBuilder text, Written[] items, Layout layout)
    {
        foreach (var item in items)
        {
            Put(text, [layout.TitleMark + Stray(item.Title, layout)], layout);
            if (layout.BlankLines)
            {
                text.Append(" \n\n \n\n \n\n \n\n");
            }
        }
    }

    private static List<string> Body(Written item, Layout layout, int width)
    {
        var lines = new List<string>();
        for (var i = 0; i < item.Body.Count; i++)
        {
            var paragraph = item.Body[i];
            if (i == item.Body.Count - 1)
            {
                paragraph = paragraph.TrimEnd('。') + (layout.HalfWidthBrackets ? $"({item.Source})。" : $"（{item.Source}）。");
            }

            lines.AddRange(Wrap(layout.BodyMark + paragraph, width, layout));
        }

        return lines;
    }

    private static List<string> Wrap(string text, int width, Layout layout)
    {
        var lines = new List<string>();
        var line = new StringBuilder();
        foreach (var c in Stray(text, layout))
        {
            if (line.Length >= width && !"，。、；：”）》".Contains(c, StringComparison.Ordinal))
            {
                lines.Add(line.ToString());
                line.Clear();
            }

            line.Append(c);
        }

        lines.Add(line.ToString());
        return lines;
    }

    /// <summary>The spaces that the extraction puts around numbers.</summary>
    private static string Stray(string text, Layout layout)
    {
        if (!layout.StraySpaces)
        {
            return text;
        }

        var result = new StringBuilder();
        foreach (var c in text)
        {
            if (result.Length > 0 && char.IsAsciiDigit(c) != char.IsAsciiDigit(result[^1]) && (IsHan(c) || IsHan(result[^1])))
            {
                result.Append(' ');
            }

            result.Append(c);
        }

        return result.ToString();
    }

    private static bool IsHan(char c) => CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.OtherLetter;

    private static void Put(StringBuilder text, IReadOnlyList<string> lines, Layout layout)
    {
        foreach (var line in lines)
        {
            text.Append(line).Append(layout.StraySpaces ? " \n" : "\n").Append(layout.BlankLines ? "\n" : "");
        }
    }
}
