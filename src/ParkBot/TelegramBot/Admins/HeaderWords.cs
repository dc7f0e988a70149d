using System.Globalization;
using System.Text.RegularExpressions;
using ParkBot.Ingestion;

namespace ParkBot.TelegramBot;

/// <summary>Which issue a file is, as an admin says it in chat: only what the file itself does not tell is asked for.</summary>
internal static partial class HeaderWords
{
    /// <summary>In words: 请回复总期号，例如：108.</summary>
    internal static string Ask(Language language, HeaderOverride known)
    {
        var missing = Missing(known);
        var example = string.Join(' ', missing.Select(part => part.Example));
        return language.Pick(
            $"请回复{string.Join(' ', missing.Select(part => part.Chinese))}，例如：{example}",
            $"Please reply with {string.Join(", ", missing.Select(part => part.English))}, for example: {example}");
    }

    /// <summary>108 2023 2 4, also as 总108期 2023年2月4期; where some of it is known, the rest alone: 108. Null for other words.</summary>
    internal static HeaderOverride? Read(string words, HeaderOverride? known)
    {
        var text = Narrow(words).Trim();
        var told = Whole().Match(text);
        if (told.Success)
        {
            return Sensible(new HeaderOverride(
                told.Groups["publication"].Success ? told.Groups["publication"].Value.Trim() : known?.Publication,
                Number(told.Groups["number"].Value), Number(told.Groups["year"].Value), Number(told.Groups["month"].Value), Number(told.Groups["week"].Value)));
        }

        var numbers = IsAttempt(text) ? Digits().Matches(text).Select(match => Number(match.Value)).ToList() : [];
        if (known is null || numbers.Count == 0 || numbers.Count != Missing(known).Count)
        {
            return null;
        }

        var rest = new Queue<int>(numbers);
        return Sensible(new HeaderOverride(known.Publication, known.Number ?? rest.Dequeue(), known.Year ?? rest.Dequeue(), known.Month ?? rest.Dequeue(), known.Week ?? rest.Dequeue()));
    }

    /// <summary>Numbers and the words between them: somebody tried to say which issue it is.</summary>
    internal static bool IsAttempt(string words) => Attempt().IsMatch(Narrow(words).Trim());

    private static HeaderOverride? Sensible(HeaderOverride header) =>
        header is { Number: > 0 and <= 100_000, Year: >= 1990 and <= 2100, Month: >= 1 and <= 12, Week: >= 1 and <= 6 } ? header : null;

    private static List<(string Chinese, string English, string Example)> Missing(HeaderOverride known)
    {
        var missing = new List<(string, string, string)>();
        void Add(int? told, string chinese, string english, string example)
        {
            if (told is null)
            {
                missing.Add((chinese, english, example));
            }
        }

        Add(known.Number, "总期号", "the running number", "108");
        Add(known.Year, "年", "the year", "2023");
        Add(known.Month, "月", "the month", "2");
        Add(known.Week, "当月第几期", "the week of the month", "4");
        return missing;
    }

    /// <summary>Full-width digits and spaces, as Chinese keyboards give them.</summary>
    private static string Narrow(string words) => string.Concat(words.Select(c => c switch
    {
        >= '０' and <= '９' => (char)(c - '０' + '0'),
        '\u3000' => ' ',
        _ => c,
    }));

    private static int Number(string digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex("^[0-9\\s,，.、年月第总期周-]{1,40}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Attempt();

    [GeneratedRegex("[0-9]{1,6}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Digits();

    [GeneratedRegex("^(?<publication>\\p{IsCJKUnifiedIdeographs}{2,20}\\s+)?(总?第?\\s*)(?<number>[0-9]{1,6})\\s*期?[\\s,，]+(?<year>[0-9]{4})\\s*年?[\\s,，]*(?<month>[0-9]{1,2})\\s*月?[\\s,，第]*(?<week>[1-6])\\s*[期周]?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Whole();
}
