using System.Globalization;
using ParkBot.Messages;

namespace ParkBot.Answering;

/// <summary>What is judged of an answer: what <c>ask --json</c> prints of it.</summary>
internal sealed record JudgedAnswer
{
    internal required Outcome Outcome { get; init; }

    internal required string Text { get; init; }

    internal double? Value { get; init; }

    internal string? Unit { get; init; }

    internal IReadOnlyList<JudgedRow> Rows { get; init; } = [];

    internal IReadOnlyList<JudgedItem> Items { get; init; } = [];

    internal static JudgedAnswer Of(Answer answer) => new()
    {
        Outcome = answer.Outcome,
        Text = PlainText.Render(answer.Message),
        Value = Double(answer.Value),
        Unit = answer.Unit,
        Rows = [.. answer.Rows.Select(row => new JudgedRow(row.Label, Double(row.Value), string.IsNullOrEmpty(row.Unit) ? answer.Unit : row.Unit))],
        Items = [.. answer.Items.Select(item => new JudgedItem(item.Ref.Issue, item.Ref.Number))],
    };

    /// <summary>By way of its digits: a cast rounds otherwise than who reads the printed number.</summary>
    private static double? Double(decimal? value) => value is { } number ? double.Parse(number.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) : null;
}

/// <param name="Unit">Its own, else the answer's.</param>
internal sealed record JudgedRow(string Label, double? Value, string? Unit);

/// <param name="Issue">Null where it is not told.</param>
internal readonly record struct JudgedItem(int? Issue, int Number);
