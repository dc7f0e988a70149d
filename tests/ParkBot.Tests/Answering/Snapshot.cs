using System.Runtime.CompilerServices;
using Xunit;

namespace ParkBot.Tests.Answering;

/// <summary>
/// Compares a text with the one stored under Transcripts. With PARKBOT_UPDATE_TRANSCRIPTS=1 the stored text is written anew,
/// to be read in the diff.
/// </summary>
internal static class Snapshot
{
    internal static void Matches(string name, string actual)
    {
        var text = actual.ReplaceLineEndings("\n").TrimEnd('\n') + "\n";
        if (Environment.GetEnvironmentVariable("PARKBOT_UPDATE_TRANSCRIPTS") == "1")
        {
            Directory.CreateDirectory(Folder());
            File.WriteAllText(Path.Combine(Folder(), name), text);
            return;
        }

        var stored = Path.Combine(AppContext.BaseDirectory, "Transcripts", name);
        Assert.True(File.Exists(stored), $"Transcripts/{name} is not there; PARKBOT_UPDATE_TRANSCRIPTS=1 writes it.");
        Assert.Equal(File.ReadAllText(stored).ReplaceLineEndings("\n"), text);
    }

    /// <summary>The folder in the source, as seen from this file, however deep the test stands.</summary>
    private static string Folder([CallerFilePath] string own = "") => Path.Combine(Path.GetDirectoryName(own)!, "..", "Transcripts");
}
