using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ParkBot.Understanding;

namespace ParkBot.Answering;

/// <summary>The answerers that an evaluation can compare.</summary>
internal static class Engines
{
    /// <summary>The built-in grammar alone: nobody asks a model, not for prose either.</summary>
    internal static Answerer Builtin(IServiceProvider rooms) => Of(rooms, rooms.GetRequiredService<BuiltinParser>(), narrating: null);

    /// <summary>The model on every question; null where none is configured.</summary>
    internal static Answerer? Model(IServiceProvider rooms) =>
        rooms.GetKeyedService<IQuestionParser>(Understood.Model) is { } parser ? Of(rooms, parser, rooms.GetService<Narrating>()) : null;

    private static Answerer Of(IServiceProvider rooms, IQuestionParser parser, Narrating? narrating) =>
        new(parser, rooms.GetRequiredService<RunPlan>(), rooms.GetRequiredService<ReadItems>(), rooms.GetRequiredService<IOptions<AnsweringOptions>>(), narrating);
}
