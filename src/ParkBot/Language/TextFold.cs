namespace ParkBot.Language;

/// <summary>
/// Brings text to the one form that everything compares: half width, Simplified Chinese, lower-case Latin.
/// One UTF-16 unit in, one out, so that an offset in the folded text is the same offset in the stored one.
/// </summary>
internal static class TextFold
{
    internal static string Fold(string text) => throw new NotSupportedException();
}
