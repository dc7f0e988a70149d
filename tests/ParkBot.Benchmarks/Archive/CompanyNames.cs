namespace ParkBot.Benchmarks.Archive;

/// <summary>Names of companies by number: different for every number, and neighbours do not look alike.</summary>
internal static class CompanyNames
{
    /// <summary>Has no divisor in common with the number of names, so that each is met once.</summary>
    private const long Stride = 7_368_787;

    private static readonly long Names = (long)NewsWords.FirstCharacters.Length * NewsWords.SecondCharacters.Length * NewsWords.Trades.Length * NewsWords.Forms.Length;

    internal static string Of(long number)
    {
        var rest = number * Stride % Names;
        return Next(NewsWords.FirstCharacters) + Next(NewsWords.SecondCharacters) + Next(NewsWords.Trades) + Next(NewsWords.Forms);

        string Next(string[] words)
        {
            var word = words[(int)(rest % words.Length)];
            rest /= words.Length;
            return word;
        }
    }
}
