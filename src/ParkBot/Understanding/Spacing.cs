using System.Text.RegularExpressions;

namespace ParkBot.Understanding;

/// <summary>Takes out what a keyboard or a copied text puts between the characters of a word: 江 苏 → 江苏. A space between two words stays: it may be all that parts two names.</summary>
internal static partial class Spacing
{
    internal static string Closed(string folded) => Stray().Replace(Unseen().Replace(folded, ""), "");

    [GeneratedRegex("[\\u200b-\\u200f\\u2060\\ufeff\\u00ad]", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Unseen();

    /// <summary>Spaces beside a Chinese character that stands alone.</summary>
    [GeneratedRegex("(?<=(^|[^\\u4e00-\\u9fff])[\\u4e00-\\u9fff]) +(?=[\\u4e00-\\u9fff])|(?<=[\\u4e00-\\u9fff]) +(?=[\\u4e00-\\u9fff]([^\\u4e00-\\u9fff]|$))", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Stray();
}
