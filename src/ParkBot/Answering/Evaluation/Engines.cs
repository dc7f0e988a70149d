using Microsoft.Extensions.DependencyInjection;
using ParkBot.Understanding;

namespace ParkBot.Answering;

/// <summary>The answerers that an evaluation can compare.</summary>
internal static class Engines
{
    /// <summary>What a model's parser is registered under.</summary>
    private const string ModelKey = "model";

    /// <summary>The built-in grammar alone: nobody asks a model, not for prose either.</summary>
    internal static Answerer Builtin(IServiceProvider rooms) =>
        ActivatorUtilities.CreateInstance<Answerer>(new WithoutNarrator(rooms), rooms.GetRequiredService<BuiltinParser>());

    /// <summary>The model on every question; null where none is configured.</summary>
    internal static Answerer? Model(IServiceProvider rooms) =>
        rooms.GetKeyedService<IQuestionParser>(ModelKey) is { } parser ? ActivatorUtilities.CreateInstance<Answerer>(rooms, parser) : null;

    /// <summary>All rooms but whoever writes prose.</summary>
    private sealed class WithoutNarrator(IServiceProvider rooms) : IKeyedServiceProvider
    {
        public object? GetService(Type serviceType) => serviceType == typeof(INarrator) ? null : rooms.GetService(serviceType);

        public object? GetKeyedService(Type serviceType, object? serviceKey) => serviceType == typeof(INarrator) ? null : rooms.GetKeyedService(serviceType, serviceKey);

        public object GetRequiredKeyedService(Type serviceType, object? serviceKey) => rooms.GetRequiredKeyedService(serviceType, serviceKey);
    }
}
