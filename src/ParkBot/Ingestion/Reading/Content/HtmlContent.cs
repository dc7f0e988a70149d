using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace ParkBot.Ingestion;

/// <summary>The paragraphs of a saved web page. Nothing is fetched and no script runs. Runs in the reading process only.</summary>
internal sealed partial class HtmlContent
{
    /// <summary>Deeper is no page that a person made; the elements below are read as one.</summary>
    private const int Deepest = 200;

    private static readonly HashSet<string> Blocks = new(StringComparer.OrdinalIgnoreCase)
    {
        "address", "article", "aside", "blockquote", "body", "center", "dd", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
        "header", "hr", "html", "li", "main", "ol", "p", "pre", "section", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
    };

    private static readonly HashSet<string> Unshown = new(StringComparer.OrdinalIgnoreCase)
    {
        "head", "script", "style", "noscript", "template", "nav", "iframe", "object", "svg", "canvas", "button", "select", "textarea", "audio", "video",
    };

    private readonly List<FlowParagraph> _paragraphs = [];
    private readonly StringBuilder _words = new();
    private IElement? _of;
    private int _boldLetters;

    internal static DocumentContent Read(byte[] bytes)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        using var stream = new MemoryStream(bytes, writable: false);
        using var document = new HtmlParser().ParseDocument(stream);
        var page = new HtmlContent();
        if (document.Body is { } body)
        {
            page.Walk(body, 0, bold: false);
            page.End();
        }

        return new DocumentContent { Paragraphs = page._paragraphs };
    }

    private void Walk(IElement element, int depth, bool bold)
    {
        if (Unshown.Contains(element.LocalName) || element.HasAttribute("hidden") || Hidden().IsMatch(element.GetAttribute("style") ?? ""))
        {
            return;
        }

        var block = Blocks.Contains(element.LocalName);
        bold = bold || element.LocalName is "b" or "strong" or "h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "th" || Bold().IsMatch(element.GetAttribute("style") ?? "");
        if (block)
        {
            End();
        }

        foreach (var node in element.ChildNodes)
        {
            if (node is IElement { LocalName: "br" })
            {
                _words.Append('\n');
            }
            else if (node is IElement child)
            {
                if (depth < Deepest)
                {
                    Walk(child, depth + 1, bold);
                }
                else
                {
                    Add(child.TextContent, element, bold);
                }
            }
            else if (node is IText text)
            {
                Add(text.Data, element, bold);
            }
        }

        if (block)
        {
            End();
        }
    }

    private void Add(string text, IElement element, bool bold)
    {
        var shown = Blank().Replace(text, " ");
        if (string.IsNullOrWhiteSpace(shown) && (_words.Length == 0 || _words[^1] is ' ' or '\n'))
        {
            return;
        }

        _of ??= element;
        _words.Append(shown);
        _boldLetters += bold ? shown.Length : 0;
    }

    private void End()
    {
        var text = _words.ToString().Trim(' ', '\n');
        if (text.Length > 0 && _of is { } of)
        {
            // Bold, colour and size may stand on any element around the words; names of classes stand for what a style sheet does.
            var style = new List<string>();
            string? size = null, colour = null;
            var level = 0;
            for (var at = of; at is not null && style.Count < 3; at = at.ParentElement)
            {
                style.Add(at.LocalName + "." + at.ClassName);
                size ??= Size().Match(at.GetAttribute("style") ?? "") is { Success: true } told ? told.Groups["size"].Value : null;
                colour ??= Colour().Match(at.GetAttribute("style") ?? "") is { Success: true } tinted ? tinted.Groups["colour"].Value : null;
                level = level > 0 ? level : at.LocalName is ['h', >= '1' and <= '6'] ? at.LocalName[1] - '0' : 0;
                if (Blocks.Contains(at.LocalName))
                {
                    break;
                }
            }

            var look = new TextLook(
                double.TryParse(size, NumberStyles.Float, CultureInfo.InvariantCulture, out var points) ? points : 0,
                int.TryParse(colour, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var rgb) ? rgb : 0,
                _boldLetters * 2 > text.Length);
            _paragraphs.Add(new FlowParagraph(text, level, look, string.Join(' ', style)));
        }

        _words.Clear();
        _of = null;
        _boldLetters = 0;
    }

    private const RegexOptions Plain = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase;

    [GeneratedRegex("[\\s]+", Plain, 1000)]
    private static partial Regex Blank();

    [GeneratedRegex("display\\s*:\\s*none|visibility\\s*:\\s*hidden|mso-hide\\s*:\\s*all|font-size\\s*:\\s*0(px|pt|em)?\\s*(;|$)", Plain, 1000)]
    private static partial Regex Hidden();

    [GeneratedRegex("font-weight\\s*:\\s*(bold|[6-9]00)", Plain, 1000)]
    private static partial Regex Bold();

    [GeneratedRegex("font-size\\s*:\\s*(?<size>[0-9.]+)", Plain, 1000)]
    private static partial Regex Size();

    [GeneratedRegex("(?<![-a-z])color\\s*:\\s*#(?<colour>[0-9a-f]{6})", Plain, 1000)]
    private static partial Regex Colour();
}
