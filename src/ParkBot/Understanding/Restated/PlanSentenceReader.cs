using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using ParkBot.Queries;

namespace ParkBot.Understanding;

/// <summary>
/// Reads the 口径 sentence of an answer as a question: the same plan again, to the letter. It takes only what <see cref="PlanSentence"/>
/// writes; everything else is left to the grammar.
/// </summary>
internal static class PlanSentenceReader
{
    private static readonly string[] Heads = ["口径：", "统计口径："];

    internal static bool TryRead(string question, [NotNullWhen(true)] out QueryPlan? plan)
    {
        plan = null;
        var said = Bare(question);
        if (!said.Contains('：', StringComparison.Ordinal))
        {
            return false;
        }

        var cursor = new SentenceCursor(said);
        if (new FigureSentenceReader(cursor).Plan() is not { } read || !cursor.IsAtEnd || !IsPlan(read) || !IsSame(PlanSentence.Of(read), said))
        {
            return false;
        }

        plan = read;
        return true;
    }

    private static string Bare(string question)
    {
        var said = question.Trim();
        foreach (var head in Heads)
        {
            if (said.StartsWith(head, StringComparison.Ordinal))
            {
                said = said[head.Length..];
                break;
            }
        }

        return said.TrimEnd().TrimEnd('。');
    }

    /// <summary>A sentence may come from anyone, like the JSON of a plan: the same bounds hold for both.</summary>
    private static bool IsPlan(QueryPlan plan)
    {
        try
        {
            PlanJson.Read(PlanJson.Write(plan));
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>White space apart: a copy may have lost it.</summary>
    private static bool IsSame(string written, string said)
    {
        var at = 0;
        foreach (var c in written)
        {
            if (char.IsWhiteSpace(c))
            {
                continue;
            }

            while (at < said.Length && char.IsWhiteSpace(said[at]))
            {
                at++;
            }

            if (at == said.Length || said[at++] != c)
            {
                return false;
            }
        }

        return said.AsSpan(at).IsWhiteSpace();
    }
}
