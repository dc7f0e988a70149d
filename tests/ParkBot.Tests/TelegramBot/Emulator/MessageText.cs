using System.Text;

namespace ParkBot.Tests.TelegramBot;

/// <summary>The text of a message or caption: cleaned, parsed, trimmed and measured as Telegram does it.</summary>
internal static class MessageText
{
    internal static ParsedText Message(ApiRequest request)
    {
        if (request.Text("text") is not { Length: > 0 } text)
            throw RefusalException.Bad("message text is empty");
        var parsed = Read(request, text, "entities");
        if (parsed.Text.Length == 0)
            throw RefusalException.Bad("message text is empty");
        return parsed.Text.Length <= 4096 ? parsed : throw RefusalException.Bad("message is too long");
    }

    internal static ParsedText Caption(ApiRequest request)
    {
        var parsed = Read(request, request.Text("caption") ?? string.Empty, "caption_entities");
        return parsed.Text.Length <= 1024 ? parsed : throw RefusalException.Bad("message caption is too long");
    }

    /// <summary>Commands and mentions in what a person types.</summary>
    internal static ParsedText Typed(string text)
    {
        var entities = new List<TextEntity>();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is not ('/' or '@') || (i > 0 && (IsWord(text[i - 1]) || text[i - 1] is '/' or '<' or '>')))
                continue;
            var end = NameEnd(text, i + 1);
            var name = end - i - 1;
            var command = text[i] == '/';
            if (command && end < text.Length && text[end] == '@' && NameEnd(text, end + 1) is var whole && whole - end > 3)
                end = whole;
            if (name >= (command ? 1 : 4) && name <= (command ? 64 : 32) && (end == text.Length || !(IsWord(text[end]) || (command && text[end] is '/' or '<' or '>'))))
                entities.Add(new TextEntity(command ? "bot_command" : "mention", i, end - i));
            i = end - 1;
        }
        return new ParsedText(text, entities);
    }

    private static ParsedText Read(ApiRequest request, string text, string entities)
    {
        var clean = Clean(text);
        var mode = request.Text("parse_mode");
        var parsed = mode?.ToUpperInvariant() switch
        {
            null or "" => new ParsedText(clean, Given(request, entities, clean.Length)),
            "HTML" => TelegramHtml.Parse(clean),
            _ => throw RefusalException.Bad("unsupported parse_mode"),
        };
        return Trimmed(parsed);
    }

    private static List<TextEntity> Given(ApiRequest request, string name, int length)
    {
        var entities = new List<TextEntity>();
        foreach (var element in request.Json(name).Elements())
        {
            if (element.Int("offset") is not { } offset || element.Int("length") is not { } size || element.Word("type") is not { } type)
                throw RefusalException.Bad("can't parse MessageEntity");
            if (offset >= 0 && size > 0 && offset < length)
                entities.Add(new TextEntity(type, offset, Math.Min(size, length - offset), element.Word("url") ?? element.Word("language")));
        }
        return entities;
    }

    /// <summary>Control characters become spaces; carriage returns and what turns the direction of text are dropped.</summary>
    private static string Clean(string text)
    {
        if (!text.Any(c => c is < ' ' or (>= '\u2028' and <= '\u202e')))
            return text;
        var clean = new StringBuilder(text.Length);
        foreach (var c in text.Where(c => c is not ('\r' or (>= '\u2028' and <= '\u202e'))))
            clean.Append(c is < ' ' and not '\n' ? ' ' : c);
        return clean.ToString();
    }

    private static ParsedText Trimmed(ParsedText parsed)
    {
        var end = parsed.Text.AsSpan().TrimEnd(" \n").Length;
        var start = end - parsed.Text.AsSpan(0, end).TrimStart(" \n").Length;
        if (start == 0 && end == parsed.Text.Length)
            return parsed;
        var entities =
            from entity in parsed.Entities
            let begin = Math.Max(entity.Offset, start)
            let stop = Math.Min(entity.Offset + entity.Length, end)
            where stop > begin
            select entity with { Offset = begin - start, Length = stop - begin };
        return new ParsedText(parsed.Text[start..end], [.. entities]);
    }

    private static int NameEnd(string text, int from)
    {
        while (from < text.Length && (char.IsAsciiLetterOrDigit(text[from]) || text[from] == '_'))
            from++;
        return from;
    }

    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || c == '_';
}
