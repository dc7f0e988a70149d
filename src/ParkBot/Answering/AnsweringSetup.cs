using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.DependencyInjection;
using ParkBot.Queries;
using ParkBot.Storage;

namespace ParkBot.Answering;

internal static class AnsweringSetup
{
    /// <summary>The answerer with its options, its two ways to the stored news, and the question log.</summary>
    internal static IServiceCollection AddAnswering(this IServiceCollection services)
    {
        services.AddOptions<AnsweringOptions>().BindConfiguration(AnsweringOptions.Section)
            .Validate(options => Validator.TryValidateObject(options, new ValidationContext(options), null, validateAllProperties: true), "配置 Answering 的值超出范围，见 appsettings.example.json。")
            .ValidateOnStart();
        services.AddSingleton<RunPlan>(rooms => rooms.GetRequiredService<QueryRunner>().RunAsync);
        services.AddSingleton<ReadItems>(rooms => rooms.GetRequiredService<ItemStore>().ByKeysAsync);
        services.AddSingleton<AnswerMaker>();
        services.AddSingleton<QuestionLog>();
        services.AddSingleton<QuestionStatistics>();
        services.AddSingleton<MissExport>();
        services.AddSingleton<ModelLedger>();
        services.AddSingleton(new OutsideModel(null));
        services.AddSingleton<AnswerViews>();
        services.AddSingleton<Narrating>();
        services.AddSingleton<Overviews>();
        services.AddScoped<Answerer>();
        return services;
    }
}
