using Xunit;

namespace ParkBot.Tests;

/// <summary>The rows of a table of Cases/: comments and empty lines left out.</summary>
internal static class CaseTable
{
    internal static TheoryData<string> Rows(string file) => [.. Lines(file)];

    internal static IEnumerable<string> Lines(string file) =>
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Cases", file)).Where(line => line.Length > 0 && line[0] != '#');
}
