using System.ComponentModel.DataAnnotations;

namespace ParkBot.Answering;

/// <summary>How answers are put.</summary>
internal sealed class AnsweringOptions
{
    internal const string Section = "Answering";

    /// <summary>How many items, rows or entries a text shows before it says how many more there are (the JSON holds them all). Default 20, from 1 to 200.</summary>
    [Range(1, 200)]
    public int ListShown { get; set; } = 20;

    /// <summary>How many sources with their words a text names under a figure. Default 20, from 1 to 200.</summary>
    [Range(1, 200)]
    public int SourcesShown { get; set; } = 20;

    /// <summary>The longest question that is read, in characters. Default 500, from 20 to 5000.</summary>
    [Range(20, 5000)]
    public int QuestionLength { get; set; } = 500;

    /// <summary>How much of what was asked a sentence must hold to be quoted as the answer, from 0 to 1. Default 0.3.</summary>
    [Range(0.0, 1.0)]
    public double PassageScore { get; set; } = 0.3;

    /// <summary>How many sentences a full-text answer quotes at most. Default 3, from 1 to 20.</summary>
    [Range(1, 20)]
    public int PassagesShown { get; set; } = 3;
}
