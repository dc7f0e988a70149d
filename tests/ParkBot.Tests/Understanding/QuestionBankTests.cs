using System.Globalization;
using System.Text;
using System.Text.Json;
using ParkBot.Tests.Answering;
using ParkBot.Tests.Cli;
using Xunit;

namespace ParkBot.Tests.Understanding;

/// <summary>
/// The bank: some thousand questions on the bundled samples, most written by somebody who had not read the grammar, each with the
/// plan that it means as its 口径 sentence, or with its outcome where no plan runs. A line with a question mark is one that is not
/// understood yet; it counts as a miss of its kind.
/// </summary>
public sealed class QuestionBankTests : IAsyncLifetime, IDisposable
{
    private const string Open = "?";

    private readonly Run _run = new();

    private sealed record Case(string Kind, string Question, string Meant);

    public void Dispose() => _run.Dispose();

    public async ValueTask InitializeAsync() => Assert.Equal(0, await _run.OfAsync("", "load", _run.Sample(109), _run.Sample(110)));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Every_question_is_read_as_it_is_meant()
    {
        var talks = Talks();
        var cases = talks.SelectMany(talk => talk).ToList();
        Assert.True(cases.Count >= 600);
        Assert.Equal(0, await _run.OfAsync(string.Join("\n\n", talks.Select(talk => string.Join('\n', talk.Select(one => one.Question)))), "ask", "--json", "--batch", "-"));
        Assert.Equal(cases.Count, _run.Lines.Count);
        var read = cases.Zip(_run.Lines, (one, answer) => (Case: one, Read: Read(answer))).ToList();
        Snapshot.Matches("question-bank.txt", ByKind(read));
        Assert.Empty(read.Where(pair => pair.Case.Meant != Open && pair.Read != pair.Case.Meant).Select(pair => $"{pair.Case.Question} ⇶ {pair.Read}, meant is {pair.Case.Meant}"));
    }

    /// <summary>The 口径 sentence, asked again, gives the same plan, for every case.</summary>
    [Fact]
    public async Task Every_sentence_asked_again_is_the_same_plan()
    {
        var talks = Talks();
        Assert.Equal(0, await _run.OfAsync(string.Join("\n\n", talks.Select(talk => string.Join('\n', talk.Select(one => one.Question)))), "ask", "--json", "--batch", "-"));
        var said = _run.Lines.Where(answer => answer.TryGetProperty("restated", out var restated) && restated.ValueKind == JsonValueKind.String)
            .Select(answer => (Sentence: answer.GetProperty("restated").GetString()!, Plan: answer.GetProperty("query").GetRawText())).DistinctBy(one => one.Sentence, StringComparer.Ordinal).ToList();
        Assert.Equal(0, await _run.OfAsync(string.Join("\n\n", said.Select(one => one.Sentence)), "ask", "--json", "--batch", "-"));
        Assert.Equal(said.Select(one => one.Plan), _run.Lines.Select(answer => answer.GetProperty("query").GetRawText()));
    }

    private static string Read(JsonElement answer) =>
        answer.TryGetProperty("restated", out var restated) && restated.ValueKind == JsonValueKind.String ? restated.GetString()! : answer.GetProperty("outcome").GetString()!;

    private static string ByKind(IReadOnlyList<(Case Case, string Read)> read)
    {
        var table = new StringBuilder();
        foreach (var kind in read.GroupBy(pair => pair.Case.Kind).OrderBy(kind => kind.Key, StringComparer.Ordinal))
        {
            Row(kind.Key, [.. kind]);
        }

        Row("all", read);
        return table.ToString();

        void Row(string name, IReadOnlyCollection<(Case Case, string Read)> pairs)
        {
            var right = pairs.Count(pair => pair.Read == pair.Case.Meant);
            table.AppendLine(CultureInfo.InvariantCulture, $"{name,-20}{right,5} / {pairs.Count,4}  {100.0 * right / pairs.Count,6:0.0}%");
        }
    }

    private static List<List<Case>> Talks()
    {
        var talks = new List<List<Case>> { new() };
        foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Cases", "questions.tsv")).Where(line => !line.StartsWith('#')))
        {
            if (line.Length == 0)
            {
                talks.Add([]);
                continue;
            }

            var columns = line.Split('\t');
            talks[^1].Add(new Case(columns[0], columns[1], columns[2]));
        }

        return [.. talks.Where(talk => talk.Count > 0)];
    }
}
