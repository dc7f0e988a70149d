namespace ParkBot.Cli;

/// <summary>Which database file a run uses.</summary>
internal static class DatabaseLocation
{
    /// <summary>The file told on the command line, else the configured one, else the user's own.</summary>
    internal static string Find(string? told, string? configured) =>
        !string.IsNullOrWhiteSpace(told) ? told : !string.IsNullOrWhiteSpace(configured) ? configured : OfUser();

    /// <summary>In the user's folder for application data; a user without a home folder (some services and containers) keeps it in the working folder.</summary>
    private static string OfUser()
    {
        var folder = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return folder.Length == 0 ? "parkbot.db" : Path.Combine(folder, "parkbot", "parkbot.db");
    }
}
