using System.Text.Json;

namespace ParkBot.Tests.Llm;

/// <summary>An attack out of a public collection.</summary>
internal sealed record PublicAttack(string Corpus, string Category, string Text);

/// <summary>
/// Public collections of attacks, which are not part of this project: BIPIA (text_attack_test.json, text_attack_train.json: an object
/// of arrays of strings by category) and PurpleLlama (prompt_injection*.json: an array of objects with user_input and injection_variant).
/// They lie anywhere below the folder that PARKBOT_CORPORA names.
/// </summary>
internal static class PublicCorpora
{
    internal const string Variable = "PARKBOT_CORPORA";

    /// <summary>Null where the variable is not set or nothing is found below its folder.</summary>
    internal static IReadOnlyList<PublicAttack>? Load() => Load(Environment.GetEnvironmentVariable(Variable));

    internal static IReadOnlyList<PublicAttack>? Load(string? folder)
    {
        if (string.IsNullOrEmpty(folder) || !Directory.Exists(folder))
            return null;
        var everywhere = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true, MatchCasing = MatchCasing.CaseInsensitive };
        var attacks = Directory.EnumerateFiles(folder, "text_attack_*.json", everywhere).Order(StringComparer.Ordinal).SelectMany(Bipia)
            .Concat(Directory.EnumerateFiles(folder, "prompt_injection*.json", everywhere).Order(StringComparer.Ordinal).SelectMany(PurpleLlama))
            .Where(attack => !string.IsNullOrWhiteSpace(attack.Text))
            .DistinctBy(attack => attack.Text)
            .ToList();
        return attacks.Count == 0 ? null : attacks;
    }

    private static List<PublicAttack> Bipia(string file)
    {
        using var json = Open(file);
        var attacks = new List<PublicAttack>();
        if (json?.RootElement is { ValueKind: JsonValueKind.Object } root)
        {
            foreach (var category in root.EnumerateObject())
                attacks.AddRange(Strings(category.Value).Select(text => new PublicAttack("BIPIA", category.Name, text)));
        }
        return attacks;
    }

    private static List<PublicAttack> PurpleLlama(string file)
    {
        using var json = Open(file);
        if (json?.RootElement is not { ValueKind: JsonValueKind.Array } root)
            return [];
        return [.. root.EnumerateArray()
            .Where(entry => entry.Find("user_input") is { ValueKind: JsonValueKind.String })
            .Select(entry => new PublicAttack("PurpleLlama", entry.Find("injection_variant")?.ToString() ?? "unknown", entry.GetProperty("user_input").GetString()!))];
    }

    /// <summary>An array of strings, a string alone, or either by name.</summary>
    private static IEnumerable<string> Strings(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => [json.GetString()!],
        JsonValueKind.Array => json.EnumerateArray().SelectMany(Strings),
        JsonValueKind.Object => json.EnumerateObject().SelectMany(property => Strings(property.Value)),
        _ => [],
    };

    /// <summary>Null for what is no JSON, such as the pointer of a large file that was not fetched.</summary>
    private static JsonDocument? Open(string file)
    {
        try
        {
            return JsonDocument.Parse(File.ReadAllText(file));
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
