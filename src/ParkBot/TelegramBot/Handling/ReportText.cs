using System.Text.RegularExpressions;
using ParkBot.Answering;
using ParkBot.Messages;

namespace ParkBot.TelegramBot;

/// <summary>What an admin reads when somebody reports an answer: the question, the answer with its evidence, and what to do.</summary>
internal static partial class ReportText
{
    /// <summary>How much of the answer is quoted.</summary>
    private const int QuotedAnswer = 1200;

    internal static Message Of(QuestionRow row, Language language)
    {
        var answer = row.Text.Length <= QuotedAnswer ? row.Text : string.Concat(row.Text.AsSpan(0, OddCharacters.Cut(row.Text, QuotedAnswer)), "…");

        // The first item that the answer names: the one that is wrong is often that one.
        var item = Mark().Match(row.Text) is { Success: true } mark ? $"{mark.Groups["issue"].Value}-{mark.Groups["item"].Value}" : "108-7";
        return new Message(
        [
            new Paragraph(language.Pick($"有人报错：“{row.Asked}”", $"Reported as wrong: “{row.Asked}”"), Tone.Answer),
            new Paragraph(language.Pick("当时的回答：", "The answer was:")),
            new Quotation(answer),
            new Paragraph(language.Pick($"改数据用 /fix，例如 /fix {item} 投资额 12亿元；全部报错见 /misses。", $"Correct data with /fix, for example /fix {item} investment 12亿元; all reports are in /misses.")),
        ]);
    }

    [GeneratedRegex("［(示例 )?(?<issue>[0-9]+)·(?<item>[0-9]+)］", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Mark();
}
