using System.Globalization;
using System.Text;

namespace ParkBot.Tests.TelegramBot;

/// <param name="Type">As the API names it: bold, text_link, bot_command.</param>
/// <param name="Offset">In UTF-16 units, as the length.</param>
/// <param name="Argument">The link's address, the language of code.</param>
internal sealed record TextEntity(string Type, int Offset, int Length, string? Argument = null);

internal sealed record ParsedText(string Text, IReadOnlyList<TextEntity> Entities);

/// <summary>The HTML of parse_mode as Telegram reads it, refusing in Telegram's words. Unknown &amp;names; and a lone ampersand stay as they are, as there.</summary>
internal sealed class TelegramHtml
{
    private static readonly string[] Tags =
        ["a", "b", "strong", "i", "em", "s", "strike", "del", "u", "ins", "tg-spoiler", "tg-emoji", "span", "pre", "code", "blockquote"];

    private readonly string _source;
    private readonly StringBuilder _text = new();
    private readonly List<TextEntity> _entities = [];
    private readonly Stack<Open> _open = new();
    private int _at;

    private TelegramHtml(string source) => _source = source;

    internal static ParsedText Parse(string source)
    {
        var parser = new TelegramHtml(source);
        parser.Run();
        var entities = parser._entities.OrderBy(entity => entity.Offset).ThenByDescending(entity => entity.Length).ToList();
        return new ParsedText(parser._text.ToString(), entities);
    }

    private char Current => _at < _source.Length ? _source[_at] : '\0';

    private void Run()
    {
        while (_at < _source.Length)
        {
            if (Current == '&' && ReadCharacter() is { } character)
                _text.Append(character);
            else if (Current != '<')
                _text.Append(_source[_at++]);
            else if (_at + 1 < _source.Length && _source[_at + 1] == '/')
                ReadEnd();
            else
                ReadStart();
        }
        if (_open.TryPeek(out var open))
            throw Refuse($"Can't find end tag corresponding to start tag \"{open.Tag}\"");
    }

    private void ReadStart()
    {
        var begin = _at++;
        while (!IsSpace(Current) && Current is not ('>' or '\0'))
            _at++;
        if (Current == '\0')
            throw Refuse("Unclosed start tag", begin);
        var tag = Lower(_source[(begin + 1).._at]);
        if (!Tags.Contains(tag, StringComparer.Ordinal))
            throw Refuse($"Unsupported start tag \"{tag}\"", begin);
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
        while (Current != '>')
        {
            SkipSpaces();
            if (Current == '>')
                break;
            ReadAttribute(tag, begin, attributes);
        }
        _at++;
        if (tag == "span" && attributes.GetValueOrDefault("class") != "tg-spoiler")
            throw Refuse("Tag \"span\" must have class \"tg-spoiler\"", begin);
        _open.Push(new Open(tag, _text.Length, attributes));
    }

    private void ReadAttribute(string tag, int begin, Dictionary<string, string> attributes)
    {
        var nameBegin = _at;
        while (!IsSpace(Current) && Current is not ('=' or '>' or '/' or '"' or '\'' or '\0'))
            _at++;
        var name = Lower(_source[nameBegin.._at]);
        if (name.Length == 0)
            throw Current == '\0' ? Refuse("Unclosed start tag", begin) : Refuse($"Empty attribute name in the tag \"{tag}\"", begin);
        SkipSpaces();
        if (Current == '\0')
            throw Refuse("Unclosed start tag", begin);
        if (Current != '=')
        {
            attributes[name] = string.Empty;
            return;
        }
        _at++;
        SkipSpaces();
        if (Current == '\0')
            throw Refuse("Unclosed start tag", begin);
        attributes[name] = Current is '"' or '\'' ? ReadQuoted() : ReadToken();
        if (Current == '\0')
            throw Refuse("Unclosed start tag", begin);
    }

    private string ReadToken()
    {
        var begin = _at;
        while (char.IsAsciiLetterOrDigit(Current) || Current is '.' or '-')
            _at++;
        return IsSpace(Current) || Current == '>' ? Lower(_source[begin.._at]) : throw Refuse("Unexpected end of name token", begin);
    }

    private string ReadQuoted()
    {
        var end = _source[_at++];
        var value = new StringBuilder();
        while (_at < _source.Length && Current != end)
        {
            if (Current == '&' && ReadCharacter() is { } character)
                value.Append(character);
            else
                value.Append(_source[_at++]);
        }
        if (Current == end)
            _at++;
        return value.ToString();
    }

    private void ReadEnd()
    {
        var begin = _at;
        if (!_open.TryPop(out var open))
            throw Refuse("Unexpected end tag", begin);
        _at += 2;
        while (!IsSpace(Current) && Current is not ('>' or '\0'))
            _at++;
        var tag = Lower(_source[(begin + 2).._at]);
        SkipSpaces();
        if (Current != '>')
            throw Refuse("Unclosed end tag", begin);
        if (tag.Length > 0 && tag != open.Tag)
            throw Refuse($"Unmatched end tag at byte offset {Bytes(begin)}, expected \"</{open.Tag}>\", found \"</{tag}>\"");
        _at++;
        if (_text.Length > open.Offset && Entity(open) is { } entity)
            _entities.Add(entity);
    }

    private TextEntity? Entity(Open open)
    {
        var length = _text.Length - open.Offset;
        var type = open.Tag switch
        {
            "b" or "strong" => "bold",
            "i" or "em" => "italic",
            "s" or "strike" or "del" => "strikethrough",
            "u" or "ins" => "underline",
            "tg-spoiler" or "span" => "spoiler",
            "blockquote" when open.Attributes.ContainsKey("expandable") => "expandable_blockquote",
            "tg-emoji" => "custom_emoji",
            "a" => "text_link",
            _ => open.Tag,
        };
        var argument = type switch
        {
            "text_link" => open.Attributes.GetValueOrDefault("href") ?? _text.ToString(open.Offset, length),
            "custom_emoji" => open.Attributes.GetValueOrDefault("emoji-id"),
            "pre" or "code" => open.Attributes.GetValueOrDefault("class")?.Replace("language-", string.Empty, StringComparison.Ordinal),
            _ => null,
        };
        if (type == "custom_emoji" && !long.TryParse(argument, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            throw Refuse("Invalid custom emoji identifier specified");
        // A link to nowhere is no error: the words stay, the link does not.
        if (type == "text_link" && !IsAddress(argument))
            return null;
        return new TextEntity(type, open.Offset, length, argument);
    }

    private static bool IsAddress(string? text) =>
        text is { Length: > 0 } && !text.Any(char.IsWhiteSpace) && (text.StartsWith("tg:", StringComparison.Ordinal) || text.Contains('.', StringComparison.Ordinal));

    /// <summary>Null where it is no character: the ampersand stands for itself.</summary>
    private string? ReadCharacter() => HtmlCharacter.Read(_source, ref _at);

    private void SkipSpaces()
    {
        while (IsSpace(Current))
            _at++;
    }

    private static bool IsSpace(char c) => c is ' ' or '\t' or '\r' or '\n' or '\v';

    private static string Lower(string text) => text.ToLowerInvariant();

    private int Bytes(int at) => Encoding.UTF8.GetByteCount(_source.AsSpan(0, at));

    private RefusalException Refuse(string why, int at) => Refuse(string.Create(CultureInfo.InvariantCulture, $"{why} at byte offset {Bytes(at)}"));

    private static RefusalException Refuse(string why) => RefusalException.Bad("can't parse entities: " + why);

    private sealed record Open(string Tag, int Offset, Dictionary<string, string> Attributes);
}
