namespace ParkBot.Tests.Llm;

/// <summary>A text that tries to make the model do something else.</summary>
/// <param name="Kind">What it tries: ignore-instructions, call-tool, wrong-figure …</param>
/// <param name="InItem">It may stand in a field of a news item.</param>
/// <param name="InQuestion">A user may ask it.</param>
/// <param name="Text">The words.</param>
internal sealed record Injection(string Kind, bool InItem, bool InQuestion, string Text);

/// <summary>The injections of Cases/injections.tsv, in the order of the file.</summary>
internal static class Injections
{
    internal static IReadOnlyList<Injection> All { get; } = Read(Path.Combine(AppContext.BaseDirectory, "Cases", "injections.tsv"));

    internal static IEnumerable<Injection> ForItems => All.Where(injection => injection.InItem);

    internal static IEnumerable<Injection> ForQuestions => All.Where(injection => injection.InQuestion);

    private static List<Injection> Read(string file)
    {
        var all = new List<Injection>();
        foreach (var line in File.ReadLines(file).Where(line => line.Length > 0 && line[0] != '#').Skip(1))
        {
            var cells = line.Split('\t');
            if (cells is not [var kind, "item" or "question" or "both", { Length: > 0 } text])
                throw new InvalidDataException("No injection: " + line);
            all.Add(new Injection(kind, cells[1] != "question", cells[1] != "item", text.Replace("\\n", "\n", StringComparison.Ordinal)));
        }
        return all;
    }
}
