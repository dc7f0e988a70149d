using System.Runtime.InteropServices;

namespace ParkBot.Ingestion;

/// <summary>How to start this program once more: by its own file, or as dotnet with its dll where it runs inside another (a test, <c>dotnet ParkBot.dll</c>).</summary>
internal static class OwnProgram
{
    internal static (string Program, List<string> First) Find()
    {
        var own = typeof(OwnProgram).Assembly.GetName().Name!;
        if (Environment.ProcessPath is { } process && Path.GetFileName(process) == own + (OperatingSystem.IsWindows() ? ".exe" : ""))
        {
            return (process, []);
        }

        return (Dotnet(), ["exec", Path.Combine(AppContext.BaseDirectory, own + ".dll")]);
    }

    private static string Dotnet()
    {
        var name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
        if (Environment.ProcessPath is { } process && Path.GetFileName(process) == name)
        {
            return process;
        }

        // …/shared/Microsoft.NETCore.App/10.0.1/ of the dotnet that runs this.
        var beside = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", name));
        return Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host ? host : File.Exists(beside) ? beside : name;
    }
}
