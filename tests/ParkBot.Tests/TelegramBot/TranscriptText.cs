using System.Text;

namespace ParkBot.Tests.TelegramBot;

/// <summary>A message's text as its form looks: quotations with a bar, what unfolds with a triangle, columns with a dotted bar.</summary>
internal static class TranscriptText
{
    internal static string Of(Sent sent)
    {
        var marks = sent.Entities.Where(entity => Mark(entity.Type) is not null).ToList();
        var shown = new StringBuilder();
        var start = 0;
        foreach (var line in sent.Text.Split('\n'))
        {
            var at = start;
            var mark = marks.Find(entity => entity.Offset <= at && at < entity.Offset + entity.Length);
            shown.Append(start == 0 ? "" : "\n    ").Append(mark is null ? "" : Mark(mark.Type)).Append(line);
            start += line.Length + 1;
        }

        return shown.ToString();
    }

    internal static string Indented(string text) => text.Replace("\n", "\n    ", StringComparison.Ordinal);

    private static string? Mark(string type) => type switch
    {
        "blockquote" => "│ ",
        "expandable_blockquote" => "▸ ",
        "pre" => "┊ ",
        _ => null,
    };
}
