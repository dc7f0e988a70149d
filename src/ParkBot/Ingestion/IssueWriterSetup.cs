using Microsoft.Extensions.DependencyInjection;

namespace ParkBot.Ingestion;

internal static class IssueWriterSetup
{
    /// <summary>What stores issues: the writer, and the reader of files that hold items already.</summary>
    internal static IServiceCollection AddWriter(this IServiceCollection services) => services
        .AddSingleton<IssueWriter>()
        .AddSingleton<ItemJsonFile>();
}
