namespace ParkBot.Ingestion;

/// <summary>
/// What an issue's texts may be at most. Many times an issue, and little enough that the facts in them are found within seconds
/// whatever they are made of.
/// </summary>
internal static class ReadingBounds
{
    /// <summary>Thirty times an issue.</summary>
    private const int MostItems = 2_000;

    /// <summary>Ten times an issue.</summary>
    private const int MostCharacters = 500_000;

    /// <summary>Of one item.</summary>
    private const int MostOfOne = 40_000;

    internal static ReadResult Within(ReadResult result)
    {
        if (result is not ReadResult.Segmented read)
        {
            return result;
        }

        var lengths = read.Items.Select(item => (long)item.Title.Length + (item.Lead?.Length ?? 0) + (item.Body?.Length ?? 0)).ToList();
        return lengths.Count > MostItems || lengths.Sum() > MostCharacters || lengths.Max() > MostOfOne
            ? new ReadResult.Refused("文件里的文字太多，不像是一期周报，没有载入。请检查文件，或把它按期分开。")
            : result;
    }
}
