using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Stillpoint.App.Hosting;
using Stillpoint.App.Kernel;
using Stillpoint.App.Records;

namespace Stillpoint.App.Tests.Records;

public sealed class Work_in_the_background
{
    private sealed class Failing(int times, TestClock clock) : PeriodicService(TimeSpan.FromSeconds(15), clock, NullLogger.Instance)
    {
        public int Rounds { get; private set; }

        public TaskCompletionSource WentWell { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        protected override Task Round(CancellationToken stop)
        {
            if (++Rounds <= times) throw Rounds % 2 == 0 ? new OperationCanceledException("A timeout of its own.") : new InvalidOperationException("Its database is away.");
            WentWell.TrySetResult();
            return Task.CompletedTask;
        }
    }

    private sealed class Broken(IHostApplicationLifetime lifetime) : BackgroundService
    {
        protected override async Task ExecuteAsync(CancellationToken stoppingToken)
        {
            var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            lifetime.ApplicationStarted.Register(started.SetResult);
            await started.Task;
            throw new InvalidOperationException("A bug.");
        }
    }

    [Fact]
    public async Task Is_taken_up_again_after_whatever_failure_ever_later_and_never_ends_by_itself()
    {
        var clock = new TestClock();
        using var work = new Failing(7, clock);
        await work.StartAsync(CancellationToken.None);
        var began = clock.GetUtcNow();
        while (!work.WentWell.Task.IsCompleted)
        {
            var waiting = clock.SomebodyWaits;
            clock.Pass(TimeSpan.FromMilliseconds(100));
            await Task.WhenAny(work.WentWell.Task, waiting, Task.Yield().AsTask());
        }
        Assert.Equal(8, work.Rounds);
        // 0.1 + 0.2 + 0.4 + 0.8 + 1.6 + 3.2 + 6.4 s.
        Assert.True(clock.GetUtcNow() - began >= TimeSpan.FromSeconds(12));
        Assert.False(work.ExecuteTask!.IsCompleted);
        await work.StopAsync(CancellationToken.None);
        Assert.True(work.ExecuteTask.IsCompletedSuccessfully);
    }

    [Theory]
    [InlineData(true, ExitCode.Failed)]
    [InlineData(false, ExitCode.Done)]
    public async Task A_program_that_ends_because_work_of_its_own_failed_says_so_by_its_exit_code(bool broken, int exit)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        if (broken) builder.Services.AddHostedService<Broken>();
        var app = builder.Build();
        if (!broken) app.Lifetime.ApplicationStarted.Register(app.Lifetime.StopApplication);
        Assert.Equal(exit, await Server.Run(app));
    }
}

file static class Yielding
{
    public static async Task AsTask(this System.Runtime.CompilerServices.YieldAwaitable yielding) => await yielding;
}
