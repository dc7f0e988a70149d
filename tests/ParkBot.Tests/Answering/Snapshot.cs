using System.Runtime.CompilerServices;
using Xunit;

namespace ParkBot.Tests.Answering;

/// <summary>
/// Compares a text with the one stored under Transcripts. With PARKBOT_UPDATE_TRANSCRIPTS=1 the stored text is written anew,
/// to be read in the diff.
/// </summary>
internal static class Snapshot
{
    /// <param name="name">The file's name.</param>
    /// <param name="actual">What is to be the same.</param>
    /// <param name="here">What the stored text looks like on this machine, where that may differ.</param>
    internal static void Matches(string name, string actual, Func<string, string>? here = null)
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
        var expected = File.ReadAllText(stored).ReplaceLineEndings("\n");
        Assert.Equal(here is null ? expected : here(expected), text);
    }

    /// <summary>The folder in the source, as seen from this file, however deep the test stands.</summary>
    private static string Folder([CallerFilePath] string own = "") => Path.Combine(Path.GetDirectoryName(own)!, "..", "Transcripts");
}
