using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ParkBot.Storage;
using Quartz;
using Quartz.Extensibility;

namespace ParkBot.Digests;

/// <summary>
/// Wakes the round by Quartz: at the times of the cron expression, and every minute for subscriptions with slots of their own.
/// Quartz's store is a file of its own and nothing lives only there: a round tells what is due from the news file, so a store that
/// is lost, or whose times a changed clock has spoilt, is made anew.
/// </summary>
internal sealed partial class DigestSchedule(DigestRound round, Database database, IOptions<DigestOptions> options, TimeProvider time, ILogger<DigestSchedule> log)
{
    private const string Group = "digests";

    /// <summary>Rounds come every minute; after so long without one the schedule is broken.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2.5);

    private static readonly TimeSpan Look = TimeSpan.FromSeconds(5);

    private static readonly TriggerKey Minute = new("minute", Group);

    private long lastRound;
    private volatile bool isRunning;

    /// <summary>Runs until it is stopped; a schedule that broke is set up anew.</summary>
    internal async Task RunAsync(CancellationToken stopping)
    {
        if (options.Value.Times is null)
        {
            return;
        }

        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await OnceAsync(stopping).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // The door of the schedule: Quartz's file may be broken, full or gone.
            catch (Exception failure)
#pragma warning restore CA1031
            {
                LogBroken(failure);
                Forget();
                await Task.Delay(Look, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

                // Where no store can be had (a full disk, a folder in its place) nothing else wakes the round.
                await RoundAsync(stopping).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Until it is stopped, or no round came.</summary>
    private async Task OnceAsync(CancellationToken stopping)
    {
        var scheduler = await BuildAsync(stopping).ConfigureAwait(false);
        try
        {
            await SetAsync(scheduler, stopping).ConfigureAwait(false);
            await scheduler.Start(stopping).ConfigureAwait(false);
            lastRound = time.GetTimestamp();
            while (isRunning || time.GetElapsedTime(Interlocked.Read(ref lastRound)) < Patience)
            {
                await Task.Delay(Look, time, stopping).ConfigureAwait(false);
                if (await scheduler.GetTrigger(Minute, stopping).ConfigureAwait(false) is null)
                {
                    throw new InvalidOperationException("Quartz's store has lost its triggers.");
                }
            }

            throw new TimeoutException("No round came for minutes.");
        }
        finally
        {
            // One whose store is gone may never end; it can do no harm, for rounds come one at a time and do nothing twice.
            await Task.WhenAny(scheduler.Shutdown(waitForJobsToComplete: true, CancellationToken.None).AsTask(), Task.Delay(Patience / 30, time, CancellationToken.None)).ConfigureAwait(false);
        }
    }

    private async Task<IScheduler> BuildAsync(CancellationToken stopping) =>
        await QuartzSchedulerBuilder.Create(quartz =>
        {
            quartz.ConfigureScheduler(scheduler => scheduler.InstanceName = "ParkBot");
            quartz.UseDefaultThreadPool(maxConcurrency: 1);
            quartz.UseJobFactory(new Jobs(() => RoundAsync(stopping)));
            quartz.UsePersistentStore(store =>
            {
                // Not pooled: a connection that is kept would hold on to a file that was deleted.
                store.UseSqlite($"Data Source={Path()};Pooling=False");
                store.ProvisionSchema();
                store.ConfigureStore(ado => (ado.StoreJobDataAsStrings, ado.UseBackgroundThreads) = (true, true));
            });
        }).BuildScheduler(stopping).ConfigureAwait(false);

    private async Task SetAsync(IScheduler scheduler, CancellationToken stopping)
    {
        var job = JobBuilder.Create<DigestJob>().WithIdentity("round", Group).Build();

        // Told anew at every start: the expression may have changed, and a clock set back must not leave a next time years away.
        var cron = TriggerBuilder.Create().WithIdentity("edition", Group).ForJob(job)
            .WithCronSchedule(options.Value.Cron, schedule => schedule.InTimeZone(options.Value.Zone!).WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed)).Build();
        var minute = TriggerBuilder.Create().WithIdentity(Minute).ForJob(job).StartNow()
            .WithSimpleSchedule(schedule => schedule.WithInterval(TimeSpan.FromMinutes(1)).RepeatForever().WithMisfireInstruction(SimpleTriggerMisfireInstruction.NextWithRemainingCount)).Build();
        await scheduler.ScheduleJob(job, [cron, minute], new ScheduleJobOptions { Replace = true }, stopping).ConfigureAwait(false);
    }

    private async Task RoundAsync(CancellationToken stopping)
    {
        isRunning = true;
        try
        {
            await round.RunAsync(stopping).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // What is left is done at the next start.
        }
#pragma warning disable CA1031 // The door of a round: a full disk, a locked file. The next one does what is left.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            LogRound(failure);
        }
        finally
        {
            isRunning = false;
            Interlocked.Exchange(ref lastRound, time.GetTimestamp());
        }
    }

    private string Path() => options.Value.Schedule.Length > 0 ? System.IO.Path.GetFullPath(options.Value.Schedule) : database.Path + ".quartz";

    /// <summary>A file that cannot be used holds nothing that is missed.</summary>
    private void Forget()
    {
        foreach (var ending in (string[])["", "-wal", "-shm", "-journal"])
        {
            try
            {
                File.Delete(Path() + ending);
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                LogKept(failure, Path());
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The schedule broke; it is set up anew")]
    private partial void LogBroken(Exception failure);

    [LoggerMessage(Level = LogLevel.Error, Message = "A round of digests failed; the next one goes on")]
    private partial void LogRound(Exception failure);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{File} could not be deleted")]
    private partial void LogKept(Exception failure, string file);

    /// <summary>Quartz makes its jobs by type; this gives it the one that knows its round.</summary>
    private sealed class Jobs(Func<Task> round) : IJobFactory
    {
        public ValueTask<JobScope> CreateJob(TriggerFiredBundle bundle, IScheduler scheduler, CancellationToken cancellationToken = default) => ValueTask.FromResult(new JobScope(new DigestJob(round), null));

        public ValueTask ReturnJob(JobScope scope, CancellationToken cancellationToken = default) => ValueTask.CompletedTask;
    }
}

/// <summary>What Quartz runs.</summary>
[DisallowConcurrentExecution]
internal sealed class DigestJob(Func<Task> round) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await round().ConfigureAwait(false);
}
