using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ParkBot.Queries;

namespace ParkBot.Digests;

/// <summary>Whole: the issue. Filtered: the news that a filter lets through. Question: the answer to a question, asked of each new issue.</summary>
internal enum DigestKind { Whole = 1, Filtered = 2, Question = 3 }

/// <summary>What a subscription asks of each new issue: a standing question as a query plan, without any issue or day in it.</summary>
/// <param name="Plan">A listing with the filter, or the question's plan; null for the whole issue.</param>
/// <param name="Asked">The question's words; null for others.</param>
internal sealed record DigestSpec(DigestKind Kind, QueryPlan? Plan = null, string? Asked = null)
{
    internal static DigestSpec Whole { get; } = new(DigestKind.Whole);

    internal static DigestSpec Filtered(Filter filter) => new(DigestKind.Filtered, new Listing { Filter = filter });

    internal static DigestSpec Question(string asked, QueryPlan plan) => new(DigestKind.Question, plan, asked);

    internal Filter Filter => Plan?.Filter ?? Filter.None;

    /// <summary>整期周报; 江苏省 · 新能源; “江苏总投资多少”.</summary>
    internal string Name => Kind switch
    {
        DigestKind.Whole => "整期周报",
        DigestKind.Filtered => PlanDescriber.Describe(Filter),
        _ => $"“{Asked}”",
    };

    /// <summary>The same for the same standing question, in every build: what bodies are shared by and what buttons name. 16 hex digits.</summary>
    internal string Key => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(ToJson())))[..16];

    internal string ToJson() => Json.Line(json =>
    {
        json.WriteString("kind", Word(Kind));
        if (Asked is not null)
        {
            json.WriteString("asked", Asked);
        }

        if (Plan is not null)
        {
            json.WriteStartObject("plan");
            PlanJson.Write(json, Plan);
            json.WriteEndObject();
        }
    });

    /// <exception cref="JsonException">Not written by <see cref="ToJson"/>, or by a build whose plans this one does not know.</exception>
    internal static DigestSpec FromJson(string text)
    {
        using var document = JsonDocument.Parse(text);
        var root = document.RootElement;
        var word = root.GetProperty("kind").GetString();
        var kind = Enum.GetValues<DigestKind>().Where(one => Word(one) == word).Cast<DigestKind?>().SingleOrDefault() ?? throw new JsonException($"No kind of digest: {word}.");
        return new DigestSpec(
            kind,
            root.TryGetProperty("plan", out var plan) ? PlanJson.Read(plan) : null,
            root.TryGetProperty("asked", out var asked) ? asked.GetString() : null);
    }

    private static string Word(DigestKind kind) => kind switch
    {
        DigestKind.Whole => "whole",
        DigestKind.Filtered => "filtered",
        DigestKind.Question => "question",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
