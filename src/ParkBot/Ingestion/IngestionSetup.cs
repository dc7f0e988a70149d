using Microsoft.Extensions.DependencyInjection;

namespace ParkBot.Ingestion;

internal static class IngestionSetup
{
    /// <summary>The way of a file into the store, and what an admin does to it there.</summary>
    internal static IServiceCollection AddIngestion(this IServiceCollection services) => services
        .AddWriter()
        .AddSingleton<ContentReader>()
        .AddSingleton<IssueReader>()
        .AddSingleton<IssueLoader>()
        .AddSingleton<Reread>()
        .AddSingleton<Corrections>()
        .AddSingleton<ProjectDecisions>()
        .AddSingleton<IssueDesk>();
}
