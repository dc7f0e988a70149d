using Microsoft.Extensions.DependencyInjection;
using ParkBot.Ingestion;
using ParkBot.Queries;
using ParkBot.Storage;
using Spectre.Console;

namespace ParkBot.Cli;

/// <summary>What <c>load</c> was told.</summary>
internal sealed record LoadRequest
{
    internal required IReadOnlyList<string> Files { get; init; }

    internal bool AsJson { get; init; }

    internal bool Draft { get; init; }

    internal bool AreItems { get; init; }

    /// <summary>What whoever loads says of an issue whose document does not say it.</summary>
    internal required HeaderOverride Header { get; init; }
}

/// <summary><c>load</c>: files in, a report each; fails where a file was refused.</summary>
internal static class LoadVerb
{
    internal static async Task<int> RunAsync(IServiceProvider rooms, Terminal terminal, LoadRequest request, CancellationToken cancellationToken)
    {
        var reports = new List<LoadReport>();
        await WithProgressAsync(terminal, request, async (file, progress) =>
        {
            foreach (var report in await GuardedAsync(rooms, request, file, progress, cancellationToken))
            {
                reports.Add(report);
                if (request.AsJson)
                {
                    await terminal.Out.WriteLineAsync(LoadJson.Line(report));
                }
            }
        });
        if (!request.AsJson)
        {
            reports.ForEach(report => terminal.Say(LoadText.Said(report)));
        }

        return reports.Exists(report => report.Outcome == LoadOutcome.Refused) ? ExitCode.Failed : ExitCode.Done;
    }

    /// <summary>The door of one file: whatever goes wrong in it is its own report and does not stop the others. A database that cannot be used stops them all.</summary>
    private static async Task<IReadOnlyList<LoadReport>> GuardedAsync(IServiceProvider rooms, LoadRequest request, string file, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        try
        {
            return await LoadAsync(rooms, request, file, progress, cancellationToken);
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or DatabaseException))
        {
            // The door of one file.
            return [LoadReport.Refused(file, $"载入时出错：{exception.Message}（{exception.GetType().Name}）。没有留下任何内容，请把文件和这句话告诉维护者。")];
        }
    }

    /// <summary>One report; for a file of items one an issue in it.</summary>
    private static async Task<IReadOnlyList<LoadReport>> LoadAsync(IServiceProvider rooms, LoadRequest request, string file, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        if (!request.AreItems)
        {
            return [await rooms.GetRequiredService<IssueLoader>().LoadAsync(file, new LoadOptions(request.Header, request.Draft), progress, cancellationToken)];
        }

        if (!File.Exists(file))
        {
            return [LoadReport.Refused(file, "找不到这个文件，请检查路径。")];
        }

        return await rooms.GetRequiredService<ItemJsonFile>().LoadAsync(file, await File.ReadAllBytesAsync(file, cancellationToken), request.Draft, cancellationToken);
    }

    /// <summary>A bar on a terminal, nothing in a pipe.</summary>
    private static async Task WithProgressAsync(Terminal terminal, LoadRequest request, Func<string, IProgress<double>?, Task> each)
    {
        if (terminal.Colours is not { } colours || request.AsJson)
        {
            foreach (var file in request.Files)
            {
                await each(file, null);
            }

            return;
        }

        await colours.Progress().AutoClear(true).StartAsync(async progress =>
        {
            foreach (var file in request.Files)
            {
                var bar = progress.AddTask(Markup.Escape($"载入 {Path.GetFileName(file)}"), maxValue: 1);
                await each(file, new Bar(bar));
                bar.Value = 1;
            }
        });
    }

    private sealed class Bar(ProgressTask task) : IProgress<double>
    {
        public void Report(double value) => task.Value = value;
    }
}
