using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.DependencyInjection;
using ParkBot.Queries;
using ParkBot.Storage;

namespace ParkBot.Answering;

internal static class AnsweringSetup
{
    /// <summary>The answerer with its options and its two ways to the stored news.</summary>
    internal static IServiceCollection AddAnswering(this IServiceCollection services)
    {
        services.AddOptions<AnsweringOptions>().BindConfiguration(AnsweringOptions.Section)
            .Validate(options => Validator.TryValidateObject(options, new ValidationContext(options), null, validateAllProperties: true), "配置 Answering 的值超出范围，见 appsettings.example.json。")
            .ValidateOnStart();
        services.AddSingleton<RunPlan>(rooms => rooms.GetRequiredService<QueryRunner>().RunAsync);
        services.AddSingleton<ReadItems>(rooms => rooms.GetRequiredService<ItemStore>().ByKeysAsync);
        services.AddScoped<Answerer>();
        return services;
    }
}
