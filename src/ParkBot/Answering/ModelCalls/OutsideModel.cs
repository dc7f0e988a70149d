namespace ParkBot.Answering;

/// <summary>Who outside sees what users ask: the host of the model's endpoint, or null where no model is asked.</summary>
internal sealed record OutsideModel(string? Host);
