using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ParkBot.Storage;

internal static class StorageSetup
{
    internal static IServiceCollection AddStorage(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<DatabaseOptions>().Bind(configuration.GetSection(DatabaseOptions.Section))
            .Validate(options => !string.IsNullOrWhiteSpace(options.Path), "配置 Database:Path 不能为空。").ValidateOnStart();
        services.AddOptions<RateOptions>().Bind(configuration.GetSection(RateOptions.Section))
            .Validate(options => options.CnyPerUnit.Values.All(rate => rate is > 0 and <= 1000), "配置 Rates:CnyPerUnit 的每个汇率都要大于 0 且不超过 1000。").ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<DatabaseOpener>();
        services.AddSingleton<Database>();
        services.AddSingleton<ItemStore>();
        services.AddSingleton<GroupCommit>();
        services.AddSingleton<Backup>();
        return services;
    }
}
