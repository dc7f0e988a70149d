namespace ParkBot.Language;

/// <summary>Sounds of characters, to see through typing slips (重请 for 重庆).</summary>
internal static class Pinyin
{
    /// <summary>True where the two characters share a reading, tones aside (庆 qìng, 请 qǐng).</summary>
    internal static bool SoundAlike(char a, char b) => throw new NotSupportedException();
}
