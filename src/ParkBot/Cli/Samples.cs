using ParkBot.Ingestion;

namespace ParkBot.Cli;

/// <summary>The bundled sample issues, for a first chat on an empty database. The first real load removes them.</summary>
internal static class Samples
{
    private static readonly string[] Names = ["sample-109.txt", "sample-110.txt"];

    internal static async Task LoadAsync(IssueLoader loader, CancellationToken cancellationToken)
    {
        foreach (var name in Names)
        {
            await using var resource = typeof(Samples).Assembly.GetManifestResourceStream(name)
                ?? throw new InvalidOperationException($"The resource {name} is missing from the program.");
            using var bytes = new MemoryStream();
            await resource.CopyToAsync(bytes, cancellationToken);
            await loader.LoadAsync(name, bytes.ToArray(), new LoadOptions(IsSample: true), progress: null, cancellationToken);
        }
    }
}
