using Microsoft.Extensions.DependencyInjection;

namespace ParkBot.Understanding;

internal static class UnderstandingSetup
{
    /// <summary>The built-in grammar.</summary>
    internal static IServiceCollection AddUnderstanding(this IServiceCollection services) => services
        .AddSingleton<SubjectFinder>()
        .AddSingleton<PartFinder>()
        .AddSingleton<Spelling>()
        .AddSingleton<PlaceMeanings>()
        .AddSingleton<Fallbacks>()
        .AddSingleton<PlanMaker>()
        .AddSingleton<Binder>()
        .AddSingleton<DraftBinder>()
        .AddSingleton<BuiltinParser>()
        .AddSingleton<IQuestionParser>(rooms => rooms.GetRequiredService<BuiltinParser>());
}
