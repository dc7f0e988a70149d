using System.Runtime.CompilerServices;
using Xunit;

namespace ParkBot.Tests.Answering;

/// <summary>
/// Compares a text with the one stored under Transcripts. With PARKBOT_UPDATE_TRANSCRIPTS=1 the stored text is written anew,
/// to be read in the diff.
/// </summary>
internal static class Snapshot
{
    internal static void Matches(string name, string actual, [CallerFilePath] string caller = "")
    {
        var text = actual.ReplaceLineEndings("\n").TrimEnd('\n') + "\n";
        if (Environment.GetEnvironmentVariable("PARKBOT_UPDATE_TRANSCRIPTS") == "1")
        {
            var folder = Path.Combine(Path.GetDirectoryName(caller)!, "..", "Transcripts");
            Directory.CreateDirectory(folder);
            File.WriteAllText(Path.Combine(folder, name), text);
            return;
        }

        var stored = Path.Combine(AppContext.BaseDirectory, "Transcripts", name);
        Assert.True(File.Exists(stored), $"Transcripts/{name} is not there; PARKBOT_UPDATE_TRANSCRIPTS=1 writes it.");
        Assert.Equal(File.ReadAllText(stored).ReplaceLineEndings("\n"), text);
    }
}
