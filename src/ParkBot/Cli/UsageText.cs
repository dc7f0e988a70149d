namespace ParkBot.Cli;

/// <summary>What the command line's parser says, in Chinese; a message of the verbs' own passes as it is.</summary>
internal static class UsageText
{
    internal static string Of(string message)
    {
        var named = message.Split('\'');
        var last = named.Length >= 3 ? named[^2] : string.Empty;
        return message switch
        {
            _ when message.StartsWith("Unrecognized command or argument", StringComparison.Ordinal) => $"不认识“{last}”。",
            _ when message.StartsWith("Required argument missing for option", StringComparison.Ordinal) => $"{last} 后面要写一个值。",
            _ when message.StartsWith("Required argument", StringComparison.Ordinal) && named.Length >= 5 => $"{last} 后面要写 {named[1]}。",
            _ when message.StartsWith("Cannot parse argument", StringComparison.Ordinal) => $"“{named[Math.Min(1, named.Length - 1)]}”不能用在这里。",
            _ => message,
        };
    }
}
