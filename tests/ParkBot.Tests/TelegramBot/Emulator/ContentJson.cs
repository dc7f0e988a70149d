using System.Text.Json;
using System.Text.Json.Nodes;

namespace ParkBot.Tests.TelegramBot;

/// <summary>What a message holds, as the API writes it: text with entities, blocks, a file.</summary>
internal static class ContentJson
{
    internal static void Write(Utf8JsonWriter json, EmulatedMessage message)
    {
        if (message.File is { } file)
            File(json, file);
        if (message.Rich is { } rich)
        {
            json.WriteStartObject("rich_message");
            json.WritePropertyName("blocks");
            Blocks(rich).WriteTo(json);
            json.WriteEndObject();
        }
        else if (message.Text.Text.Length > 0)
        {
            json.WriteString(message.File is null ? "text" : "caption", message.Text.Text);
            if (message.Text.Entities.Count > 0)
                Entities(json, message.File is null ? "entities" : "caption_entities", message.Text.Entities);
        }
    }

    /// <summary>The blocks as they come back: a list's items get their labels; of HTML and Markdown one paragraph is made.</summary>
    private static JsonArray Blocks(RichMessage rich)
    {
        var blocks = JsonNode.Parse(rich.Blocks)!.AsArray();
        if (blocks.Count == 0)
            blocks.Add(new JsonObject { ["type"] = "paragraph", ["text"] = rich.Text });
        Label(blocks);
        return blocks;
    }

    private static void Label(JsonArray blocks)
    {
        foreach (var block in blocks.OfType<JsonObject>())
        {
            if (block["blocks"] is JsonArray inner)
                Label(inner);
            foreach (var item in (block["items"] as JsonArray ?? []).OfType<JsonObject>())
            {
                item["label"] = "•";
                if (item["blocks"] is JsonArray content)
                    Label(content);
            }
        }
    }

    private static void Entities(Utf8JsonWriter json, string name, IReadOnlyList<TextEntity> entities)
    {
        json.WriteStartArray(name);
        foreach (var entity in entities)
        {
            json.WriteStartObject();
            json.WriteString("type", entity.Type);
            json.WriteNumber("offset", entity.Offset);
            json.WriteNumber("length", entity.Length);
            if (entity.Argument is not null)
                json.WriteString(entity.Type switch { "text_link" => "url", "custom_emoji" => "custom_emoji_id", _ => "language" }, entity.Argument);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void File(Utf8JsonWriter json, StoredFile file)
    {
        if (file.IsPhoto)
            json.WriteStartArray("photo");
        else
            json.WritePropertyName("document");
        json.WriteStartObject();
        json.WriteString("file_id", file.Id);
        json.WriteString("file_unique_id", file.UniqueId);
        json.WriteNumber("file_size", file.Size);
        if (file.IsPhoto)
        {
            json.WriteNumber("width", file.Width);
            json.WriteNumber("height", file.Height);
        }
        else
        {
            json.WriteString("file_name", file.Name);
            json.WriteString("mime_type", file.MimeType);
        }
        json.WriteEndObject();
        if (file.IsPhoto)
            json.WriteEndArray();
    }
}
