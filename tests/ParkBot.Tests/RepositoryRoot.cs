using Xunit;

namespace ParkBot.Tests;

/// <summary>The source tree that the tests were built from, and what may stand beside it.</summary>
internal static class RepositoryRoot
{
    /// <summary>The folder with ParkBot.sln above the test program; null where it runs elsewhere.</summary>
    internal static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "ParkBot.sln")))
            {
                return folder.FullName;
            }
        }

        return null;
    }

    /// <summary>A file of the material beside the project (../shared); the calling test is skipped where it is not there.</summary>
    internal static string Shared(string path)
    {
        var file = Find() is { } root ? Path.Combine(root, "..", "shared", path) : null;
        Assert.SkipUnless(File.Exists(file), $"../shared/{path} is not there.");
        return file!;
    }
}
