namespace ParkBot.Cli;

/// <summary>Where the database is.</summary>
internal sealed class DatabaseOptions
{
    internal const string SectionName = "Database";

    /// <summary>The SQLite file; <c>--db</c> wins over it. Default: empty, that is <c>parkbot/parkbot.db</c> in the user's folder for application data. Any path; missing folders are made.</summary>
    public string Path { get; set; } = "";

    /// <summary>The file to use: the one told on the command line, else the configured one, else the user's own. Its folder is made where it is missing.</summary>
    internal static string Locate(string? told, string? configured)
    {
        var file = string.IsNullOrWhiteSpace(told) ? string.IsNullOrWhiteSpace(configured) ? OfUser() : configured : told;
        var full = System.IO.Path.GetFullPath(file);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(full)!);
        return full;
    }

    /// <summary>A user without a home folder (some services and containers) keeps the file in the working folder.</summary>
    private static string OfUser()
    {
        var folder = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return folder.Length == 0 ? "parkbot.db" : System.IO.Path.Combine(folder, "parkbot", "parkbot.db");
    }
}
