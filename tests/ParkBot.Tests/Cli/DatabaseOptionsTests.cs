using ParkBot.Cli;
using Xunit;

namespace ParkBot.Tests.Cli;

public sealed class DatabaseOptionsTests
{
    [Fact]
    public void The_command_line_wins_over_the_configuration_and_missing_folders_are_made()
    {
        var folder = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            Assert.Equal(Path.Combine(folder, "a", "x.db"), DatabaseOptions.Locate(Path.Combine(folder, "a", "x.db"), Path.Combine(folder, "b", "y.db")));
            Assert.Equal(Path.Combine(folder, "b", "y.db"), DatabaseOptions.Locate(null, Path.Combine(folder, "b", "y.db")));
            Assert.True(Directory.Exists(Path.Combine(folder, "a")) && Directory.Exists(Path.Combine(folder, "b")));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
