using Microsoft.Extensions.DependencyInjection;

namespace ParkBot.Queries;

internal static class QueriesSetup
{
    internal static IServiceCollection AddQueries(this IServiceCollection services) => services
        .AddSingleton<ColumnStore>()
        .AddSingleton<TextSearch>()
        .AddSingleton<NewsCatalog>()
        .AddSingleton<QueryRunner>()
        .AddSingleton<ProgressFinder>();
}
