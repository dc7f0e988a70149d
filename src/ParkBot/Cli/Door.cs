using System.Data.Common;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ParkBot.Storage;

namespace ParkBot.Cli;

/// <summary>Exit statuses of the program.</summary>
internal static class ExitCode
{
    internal const int Done = 0;
    internal const int Failed = 1;
    internal const int WrongUsage = 2;
}

/// <summary>Where a run enters and leaves: the one catch-all of the command line.</summary>
internal static partial class Door
{
    internal static async Task<int> EnterAsync(Terminal terminal, Func<string?, ServiceProvider> open, string? database, Func<IServiceProvider, Task<int>> verb)
    {
        try
        {
            await using var rooms = open(database);
            await using var scope = rooms.CreateAsyncScope();
            return await verb(scope.ServiceProvider);
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Failed;
        }
#pragma warning disable CA1031 // The door: whatever else goes wrong leaves as a sentence on standard error.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            await terminal.Error.WriteLineAsync(terminal.Clean(Sentence(exception)));
            return ExitCode.Failed;
        }
    }

    /// <summary>What went wrong and what to do about it.</summary>
    private static string Sentence(Exception exception) => exception switch
    {
        OptionsValidationException options => "配置有误：" + string.Join('；', options.Failures),
        InvalidOperationException { InnerException: FormatException or ArgumentException or NotSupportedException } unread when Setting().Match(unread.Message) is { Success: true } setting
            => $"配置有误：{setting.Groups["key"].Value} 的值读不懂，见 appsettings.example.json。",
        DatabaseException => exception.Message,
        DbException or { InnerException: DbException } => $"数据库出错：{(exception.InnerException ?? exception).Message}。请检查文件的权限和磁盘空间，或用 --db 换一个文件。",
        FileNotFoundException { FileName: { } name } => $"找不到文件：{name}。请检查路径。",
        DirectoryNotFoundException => $"找不到文件夹：{exception.Message}",
        UnauthorizedAccessException or IOException => $"文件读写出错：{exception.Message}",
        _ => $"出错了：{exception.Message}（{exception.GetType().Name}）",
    };

    /// <summary>How the configuration's binder names a value that it cannot convert.</summary>
    [GeneratedRegex("configuration value .* at '(?<key>[^']+)'", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Setting();
}
