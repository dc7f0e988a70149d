namespace ParkBot.Storage;

/// <summary>Files that hold what was stored: readable by their owner alone from the first moment on.</summary>
internal static class OwnFile
{
    /// <summary>A new file.</summary>
    /// <exception cref="IOException">There is such a file already, or it cannot be made.</exception>
    internal static FileStream CreateNew(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(path, options);
    }
}
