using System.Text.RegularExpressions;
using ParkBot.Language;

namespace ParkBot.Understanding;

/// <summary>
/// What a drafted plan may take its free words and its figures from: what the user said, and names that results gave. Without
/// this a model could put a figure or a sentence of its own into the words that an answer shows as its 口径.
/// </summary>
internal sealed partial class Grounds
{
    private readonly List<string> said;
    private readonly HashSet<string> learned = new(StringComparer.Ordinal);

    /// <param name="said">What the user said, newest first.</param>
    internal Grounds(IEnumerable<string?> said) => this.said = [.. said.Where(text => !string.IsNullOrEmpty(text)).Select(text => TextFold.Fold(text!))];

    /// <summary>A name that a result gave may be asked for next. Titles are no names: they hold whatever somebody wrote.</summary>
    internal void Learn(string name) => learned.Add(TextFold.Fold(name));

    /// <summary>The folded word stands in what was said, or is a name that was learned, or the beginning of one, without a figure.</summary>
    internal bool Holds(string folded) =>
        said.Exists(text => text.Contains(folded, StringComparison.Ordinal)) || learned.Contains(folded)
        || (!Figures().IsMatch(folded) && learned.Any(name => name.StartsWith(folded, StringComparison.Ordinal)));

    /// <summary>Every figure of a folded text stands in what was said, in the same way of writing.</summary>
    internal bool HoldsFigures(string folded) => Figures().Matches(folded).All(figure => said.Exists(text => Figures().Matches(text).Any(told => told.Value == figure.Value)));

    /// <summary>The number was said, in digits or in Chinese (前五).</summary>
    internal bool HoldsNumber(int number) => said.Exists(text => Figures().Matches(text).Any(told => ChineseNumber.TryParse(told.Value, out var value) && value == number));

    [GeneratedRegex("[0-9]+(?:\\.[0-9]+)?|[〇零一二两三四五六七八九十百千万亿]+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Figures();
}
