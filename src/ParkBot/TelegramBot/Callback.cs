using System.Globalization;

namespace ParkBot.TelegramBot;

/// <summary>
/// What a button says when it is pressed: a verb, the number of what it belongs to, and an argument, parted by colons:
/// <c>items:1742:2</c>. Telegram takes at most 64 bytes.
/// </summary>
/// <param name="Verb">ASCII, see <see cref="CallbackVerb"/>.</param>
/// <param name="Id">A question, a pending step, an issue; 0 for none.</param>
/// <param name="Argument">ASCII; empty for none.</param>
internal readonly record struct Callback(string Verb, long Id, string Argument)
{
    /// <summary>Telegram's limit of <c>callback_data</c>.</summary>
    internal const int MaxBytes = 64;

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Verb}:{Id}{(Argument.Length == 0 ? string.Empty : ":")}{Argument}");

    /// <summary>Null where the text is no callback of this bot.</summary>
    internal static Callback? Parse(string? data)
    {
        var parts = data?.Split(':', 3) ?? [];
        return parts.Length >= 2 && parts[0].Length > 0 && long.TryParse(parts[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var id)
            ? new Callback(parts[0], id, parts.Length == 3 ? parts[2] : string.Empty)
            : null;
    }
}

/// <summary>The verbs of buttons.</summary>
internal static class CallbackVerb
{
    // Under an answer; the number is the question's.
    internal const string Items = "items";
    internal const string Workings = "how";
    internal const string Chart = "chart";
    internal const string Copy = "copy";
    internal const string Export = "xport";
    internal const string Wrong = "wrong";
    internal const string Rate = "rate";
    internal const string Choose = "pick";
    internal const string Subscribe = "subq";
}
