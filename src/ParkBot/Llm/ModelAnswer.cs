namespace ParkBot.Llm;

/// <summary>Why a model gave no answer.</summary>
internal enum ModelTrouble
{
    /// <summary>The user's tokens of the day are used up.</summary>
    UsersBudget,

    /// <summary>The tokens of all, or of this question, are used up.</summary>
    Budget,

    /// <summary>As many questions wait for the model as may.</summary>
    Busy,

    /// <summary>After faults it is left alone for a while.</summary>
    Paused,

    /// <summary>It took too long.</summary>
    TimedOut,

    /// <summary>The endpoint refused, could not be reached, or broke off.</summary>
    Faulty,

    /// <summary>It answered, but not what can be used: no end of it, or nothing.</summary>
    Useless,
}

/// <summary>What a call came to. Closed.</summary>
internal abstract record ModelAnswer
{
    private ModelAnswer()
    {
    }

    /// <summary>What it said, and the tools that it calls.</summary>
    internal sealed record Said(string Text, IReadOnlyList<ToolCall> Calls) : ModelAnswer;

    /// <summary>Nothing that can be used. <paramref name="Detail"/> is for the log: it holds no word of the model's or the user's.</summary>
    internal sealed record Failed(ModelTrouble Trouble, string Detail) : ModelAnswer;
}

internal static class ModelTroubles
{
    /// <summary>What the user is told under the built-in answer.</summary>
    internal static string Note(this ModelTrouble trouble) => trouble switch
    {
        ModelTrouble.UsersBudget => "您今天的模型用量已到上限，明天恢复；这次由程序自带的规则读懂问题并回答。",
        ModelTrouble.Budget => "模型的用量已到上限；这次由程序自带的规则读懂问题并回答。",
        _ => "模型暂时没有给出可用的回答；这次由程序自带的规则读懂问题并回答。",
    };

    /// <summary>A fault of the endpoint, after several of which it is left alone.</summary>
    internal static bool IsFault(this ModelTrouble trouble) => trouble is ModelTrouble.TimedOut or ModelTrouble.Faulty;
}
