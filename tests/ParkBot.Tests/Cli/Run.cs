using System.Text.Json;
using Microsoft.Extensions.Configuration;
using ParkBot.Cli;

namespace ParkBot.Tests.Cli;

/// <summary>Runs of the whole program in process, on a database of their own that goes with them.</summary>
internal sealed class Run : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("parkbot");

    internal string Out { get; private set; } = "";

    internal string Error { get; private set; } = "";

    internal IReadOnlyList<JsonElement> Lines => [.. Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];

    /// <summary>A file in the run's folder.</summary>
    internal string File(string name) => Path.Combine(_folder.FullName, name);

    /// <summary>A bundled sample issue as a file.</summary>
    internal string Sample(int number)
    {
        using var resource = typeof(Terminal).Assembly.GetManifestResourceStream($"sample-{number}.txt")!;
        using var file = System.IO.File.Create(File($"issue-{number}.txt"));
        resource.CopyTo(file);
        return file.Name;
    }

    internal async Task<int> OfAsync(string input, params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        using var reader = new StringReader(input);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Database:Path", File("default.db"))]).Build();
        var status = await Program.RunAsync(args, new Terminal(reader, output, error), configuration);
        (Out, Error) = (output.ToString(), error.ToString());
        return status;
    }

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }
}
