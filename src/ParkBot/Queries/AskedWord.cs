using System.Text.RegularExpressions;
using ParkBot.Storage;

namespace ParkBot.Queries;

/// <summary>A word of a question for passages, with the terms by which it is looked for.</summary>
/// <param name="Text">The word.</param>
/// <param name="Terms">Its terms.</param>
internal sealed record AskedWord(string Text, IReadOnlyList<WeightedTerm> Terms)
{
    internal double Rarity => Terms.Max(term => term.Weight);

    /// <summary>Where the word is a unit (多少吨): the figure that must stand before it.</summary>
    internal Regex? Unit { get; } = SaidElse.Unit(Text);

    /// <summary>True where a text says the word, or the same in other words.</summary>
    internal bool IsSaid(string folded) =>
        Unit?.IsMatch(folded) ?? (Terms.Any(term => TextTerms.Holds(folded, term.Text) || SaidElse.Holds(folded, term.Text)) || SaidElse.Holds(folded, Text));

    /// <summary>
    /// The words with their terms. Pairs that no item holds are left out of a word of which another pair is known (积多 of
    /// 面积多大): they come from cutting; a word that is unknown as a whole stays, for it is what was asked.
    /// </summary>
    internal static IReadOnlyList<AskedWord> Of(string words, IReadOnlyList<WeightedTerm> terms)
    {
        var byText = terms.ToDictionary(term => term.Text, StringComparer.Ordinal);
        var asked = new List<AskedWord>();
        foreach (var word in words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            var own = TextTerms.Of(word).Append(word).Where(byText.ContainsKey).Distinct(StringComparer.Ordinal).Select(text => byText[text]).ToList();
            var known = own.Where(term => term.Items > 0).ToList();
            if (own.Count > 0)
            {
                asked.Add(new AskedWord(word, known.Count > 0 ? known : own));
            }
        }

        return asked;
    }

    /// <summary>What of the words names the item (its title or one of its organisations holds it), and what is asked about it. A word may fall in two.</summary>
    internal static (List<AskedWord> Subject, List<AskedWord> Asked) Split(IReadOnlyList<AskedWord> words, string names)
    {
        return (Part(held: true), Part(held: false));

        List<AskedWord> Part(bool held) =>
            [.. words.Select(word => word with { Terms = [.. word.Terms.Where(term => (word.Unit is null && TextTerms.Holds(names, term.Text)) == held)] }).Where(word => word.Terms.Count > 0)];
    }

    /// <summary>The share of the words' weight that is held, 0…1.</summary>
    internal static double Share(List<AskedWord> words, Func<AskedWord, string, double> held)
    {
        var terms = words.SelectMany(word => word.Terms.Select(term => (Word: word, Term: term))).DistinctBy(one => one.Term.Text, StringComparer.Ordinal).ToList();
        var whole = terms.Sum(one => one.Term.Weight);
        return whole == 0 ? 0 : terms.Sum(one => one.Term.Weight * held(one.Word, one.Term.Text)) / whole;
    }
}
