using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.DependencyInjection;

namespace ParkBot.Answering;

internal static class AnsweringSetup
{
    /// <summary>The answerer with its options. <see cref="RunPlan"/> and <see cref="ReadItems"/> come from where the news is stored.</summary>
    internal static IServiceCollection AddAnswering(this IServiceCollection services)
    {
        services.AddOptions<AnsweringOptions>().BindConfiguration(AnsweringOptions.SectionName)
            .Validate(options => Validator.TryValidateObject(options, new ValidationContext(options), null, validateAllProperties: true), "配置 Answering 的值超出范围，见 appsettings.example.json。")
            .ValidateOnStart();
        services.AddScoped<Answerer>();
        return services;
    }
}
