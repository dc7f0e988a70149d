using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ParkBot.Answering;
using Xunit;

namespace ParkBot.Tests.Answering.Prose;

/// <summary>
/// Answers of a model by the thousand, right ones and spoiled ones: no wrong figure and none beside a name that it is not of is
/// delivered, and hardly a right one is refused. The same answers filled in without the check show that the reviewer has eyes.
/// </summary>
public sealed partial class ProseProofTests(Pressroom press, ITestOutputHelper output) : IClassFixture<Pressroom>
{
    private const int Seed = 20230306;

    private static int Answers => Environment.GetEnvironmentVariable("PARKBOT_LONG") == "1" ? 100_000 : 10_000;

    [Fact]
    public void No_wrong_figure_is_delivered_and_hardly_a_right_answer_refused()
    {
        Assert.True(Writer.Count >= 60, $"{Writer.Count} templates");
        var random = new Random(Seed);
        var (writer, spoiler) = (new Writer(random), new Spoiler(random));
        var sheets = press.All.Select(sheet => (Sheet: sheet, Reviewer: new Reviewer(sheet))).ToList();
        var count = new Counts();
        while (count.Right + count.Spoiled < Answers)
        {
            var (sheet, reviewer) = sheets[random.Next(sheets.Count)];
            if (writer.Write(sheet) is not { } right || writer.Write(sheet) is not { } other)
            {
                continue;
            }

            var isSpoiled = random.Next(3) > 0;
            var prose = isSpoiled ? spoiler.Spoil(right, sheet.Facts, other) : right;
            if (prose == right)
            {
                count.AddRight(sheet, prose, ProseCheck.Check(sheet.Facts, sheet.Telling, prose), reviewer);
            }
            else
            {
                count.AddSpoiled(sheet, prose, ProseCheck.Check(sheet.Facts, sheet.Telling, prose), reviewer, Filled(prose, sheet.Facts));
            }
        }

        output.WriteLine($"{count}\n{string.Join('\n', count.Refused.OrderByDescending(pair => pair.Value).Take(30).Select(pair => $"{pair.Value} {pair.Key}"))}");
        Assert.True(count.Wrong.Count == 0, $"{count}\n{string.Join('\n', count.Wrong.Take(40))}");
        Assert.True(count.Refused.Values.Sum() <= count.Right / 100, $"{count}\n{string.Join('\n', count.Refused.OrderByDescending(pair => pair.Value).Take(40).Select(pair => $"{pair.Value} {pair.Key}"))}");
        Assert.True(count.Otherwise > Answers / 20, count.ToString());
    }

    /// <summary>What a program would deliver that only fills in.</summary>
    private static string Filled(string prose, FactSheet sheet) => Reference().Replace(prose, match => sheet.Field(match.Groups["name"].Value)?.Text ?? match.Value);

    [GeneratedRegex(@"\{\{(?<name>[^{}]+)\}\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Reference();

    private sealed class Counts
    {
        internal int Right { get; private set; }

        internal int Spoiled { get; private set; }

        internal int Delivered { get; private set; }

        /// <summary>Spoiled answers that would have been wrong, had they been filled in without a check.</summary>
        internal int Otherwise { get; private set; }

        internal List<string> Wrong { get; } = [];

        internal Dictionary<string, int> Refused { get; } = new(StringComparer.Ordinal);

        private readonly SortedDictionary<ProseFault, int> faults = [];

        internal void AddRight(Pressroom.Sheet sheet, string prose, ProseVerdict verdict, Reviewer reviewer)
        {
            Right++;
            if (verdict is ProseVerdict.Refused refused)
            {
                var key = $"{sheet.Name} {refused.Fault} {prose} [{refused.Piece}]";
                Refused[key] = Refused.GetValueOrDefault(key) + 1;
            }
            else
            {
                Review(sheet, prose, verdict, reviewer);
            }
        }

        internal void AddSpoiled(Pressroom.Sheet sheet, string prose, ProseVerdict verdict, Reviewer reviewer, string filled)
        {
            Spoiled++;
            Otherwise += reviewer.Wrong(filled) is null ? 0 : 1;
            if (verdict is ProseVerdict.Refused refused)
            {
                faults[refused.Fault] = faults.GetValueOrDefault(refused.Fault) + 1;
            }
            else
            {
                Delivered++;
                Review(sheet, prose, verdict, reviewer);
            }
        }

        private void Review(Pressroom.Sheet sheet, string prose, ProseVerdict verdict, Reviewer reviewer)
        {
            if (reviewer.Wrong(((ProseVerdict.Accepted)verdict).Text) is { } wrong)
            {
                Wrong.Add($"{sheet.Name}: {wrong}\n    {prose}");
            }
        }

        public override string ToString()
        {
            var text = new StringBuilder();
            text.Append(CultureInfo.InvariantCulture, $"right {Right}, of these refused {Refused.Values.Sum()}; spoiled {Spoiled}, of these delivered {Delivered}; wrong delivered {Wrong.Count}; wrong if only filled in {Otherwise};");
            return text.AppendJoin(',', faults.Select(fault => $" {fault.Key} {fault.Value}")).ToString();
        }
    }
}
