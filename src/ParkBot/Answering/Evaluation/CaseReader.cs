using System.Globalization;
using System.Text.Json;

namespace ParkBot.Answering;

/// <summary>
/// Reads questions, one JSON object a line: <c>{"id":"q1","group":"g1","turn":1,"q":"江苏总投资多少","kind":"sum","expect":{…},"why":"…"}</c>.
/// Only <c>q</c> must be there; what is unknown is passed over; empty lines are none.
/// </summary>
internal static class CaseReader
{
    /// <exception cref="BrokenCaseException">A line is none of these.</exception>
    internal static async Task<IReadOnlyList<QuestionCase>> ReadAsync(TextReader lines, CancellationToken cancellationToken)
    {
        var cases = new List<QuestionCase>();
        for (var number = 1; await lines.ReadLineAsync(cancellationToken) is { } line; number++)
        {
            if (!string.IsNullOrWhiteSpace(line))
            {
                cases.Add(Read(line, number));
            }
        }

        return cases;
    }

    private static QuestionCase Read(string line, int number)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            var json = new CaseJson(document.RootElement, string.Empty);
            var id = json.OptionalText("id") ?? number.ToString(CultureInfo.InvariantCulture);
            var question = json.OptionalText("q");
            if (string.IsNullOrWhiteSpace(question))
            {
                throw new CaseJsonException("缺少问题 q。");
            }

            return new QuestionCase(
                id,
                json.OptionalText("group") ?? id,
                question,
                json.OptionalText("kind") ?? "other",
                json.Element("expect") is { } expected ? ExpectationReader.Read(new CaseJson(expected, "expect")) : null,
                json.OptionalText("why"));
        }
        catch (CaseJsonException wrong)
        {
            throw Broken(number, wrong.Message, wrong);
        }
        catch (JsonException wrong)
        {
            throw Broken(number, "不是一个完整的 JSON 对象。", wrong);
        }
    }

    private static BrokenCaseException Broken(int line, string what, Exception inner) => new(string.Create(CultureInfo.InvariantCulture, $"第{line}行：{what}"), inner);
}
