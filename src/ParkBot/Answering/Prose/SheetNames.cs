namespace ParkBot.Answering;

/// <summary>The names that stand on a sheet and whom each belongs to, to be found where prose writes them out.</summary>
internal sealed class SheetNames
{
    private const int ShortestName = 2;

    private static readonly string[] PlaceEnds = ["壮族自治区", "回族自治区", "维吾尔自治区", "自治区", "特别行政区", "省", "市"];

    private readonly Dictionary<string, HashSet<Named>> names = new(StringComparer.Ordinal);

    internal int Longest { get; private set; }

    internal IReadOnlyCollection<string> All => names.Keys;

    /// <summary>江苏省 and 江苏.</summary>
    internal static IEnumerable<string> Forms(string name)
    {
        yield return name;
        if (PlaceEnds.FirstOrDefault(end => name.EndsWith(end, StringComparison.Ordinal)) is { } found && name.Length - found.Length >= ShortestName)
        {
            yield return name[..^found.Length];
        }
    }

    /// <summary>A firm may call itself what it likes: what orders something, or tells a figure, is never written out.</summary>
    internal void Add(string name, Named of)
    {
        if (name.Length < ShortestName || !name.All(ProseText.IsPlainHan) || ProseWords.Default.Held(Claim.Forbidden, name) is not null || ProseWords.Default.IsFigure(name))
        {
            return;
        }

        if (!names.TryGetValue(name, out var owners))
        {
            names.Add(name, owners = []);
            Longest = Math.Max(Longest, name.Length);
        }

        owners.Add(of);
    }

    /// <summary>The longest name that begins there.</summary>
    internal (int Length, IReadOnlyCollection<Named> Of)? At(string text, int at)
    {
        for (var length = Math.Min(Longest, text.Length - at); length >= ShortestName; length--)
        {
            if (names.TryGetValue(text.Substring(at, length), out var owners))
            {
                return (length, owners);
            }
        }

        return null;
    }
}
