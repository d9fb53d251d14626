using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Stillpoint.App.Authorization;
using Stillpoint.App.People;
using Stillpoint.App.Records;
using Stillpoint.App.Tests.People;

namespace Stillpoint.App.Tests.Records;

public sealed class Jobs_that_fail
{
    private static Task<RunningClinic> With(params JobKind[] kinds) => RunningClinic.Start(more: builder =>
    {
        foreach (var kind in kinds) builder.Services.AddSingleton(kind);
        builder.Services.Remove(builder.Services.Single(service => service.ImplementationType == typeof(Jobs)));
        builder.Services.AddSingleton<Jobs>();
    });

    private static Jobs Of(RunningClinic clinic) => clinic.Services.GetRequiredService<Jobs>();

    private static async Task Plan(RunningClinic clinic, string kind, string key)
    {
        await using var db = clinic.Database.Open();
        await Jobs.Plan(db, kind, key, "{}", clinic.Clock.GetUtcNow());
    }

    private static async Task<JobRow> The(RunningClinic clinic, string key)
    {
        await using var db = clinic.Database.Open();
        return await db.Set<JobRow>().SingleAsync(job => job.Key == key);
    }

    [Fact]
    public async Task Are_tried_ever_later_then_given_up_and_the_owner_has_them_tried_again()
    {
        var (tries, mended) = (new List<DateTimeOffset>(), false);
        RunningClinic? running = null;
        await using var clinic = running = await With(new JobKind("send", (_, _, _) =>
        {
            tries.Add(running!.Clock.GetUtcNow());
            // A timeout of its own is a failure like any other.
            return mended ? Task.CompletedTask : throw new OperationCanceledException("The gateway did not answer.");
        }));
        await Plan(clinic, "send", "send-1");
        for (var minute = 0; minute < 2 * 24 * 60; minute++)
        {
            await Of(clinic).DoWhatIsDue(CancellationToken.None);
            clinic.Clock.Pass(TimeSpan.FromMinutes(1));
        }
        Assert.Equal(Jobs.MostTries, tries.Count);
        var pauses = tries.Zip(tries.Skip(1), (one, next) => next - one).ToList();
        Assert.Equal(pauses.Order(), pauses);
        Assert.True(pauses[^1] > TimeSpan.FromHours(3));
        Assert.NotNull((await The(clinic, "send-1")).GivenUpAt);

        using var owner = await clinic.As(Role.Owner);
        var page = await owner.Read("/clinics");
        Assert.Contains("Work that was given up", page, StringComparison.Ordinal);
        Assert.Contains("OperationCanceledException", page, StringComparison.Ordinal);
        mended = true;
        using (await owner.Fill("/clinics", $"job-{(await The(clinic, "send-1")).Id}", ("act", "again"))) { }
        Assert.Equal(1, await Of(clinic).DoWhatIsDue(CancellationToken.None));
        Assert.DoesNotContain("Work that was given up", await owner.Read("/clinics"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_kind_that_nobody_knows_stand_in_nobodys_way()
    {
        await using var clinic = await With(new JobKind("send", (_, _, _) => Task.CompletedTask));
        for (var number = 0; number < 120; number++) await Plan(clinic, "of a later version", $"later-{number}");
        clinic.Clock.Pass(TimeSpan.FromSeconds(1));
        await Plan(clinic, "send", "send-1");
        Assert.Equal(1, await Of(clinic).DoWhatIsDue(CancellationToken.None));
    }

    [Fact]
    public async Task A_job_that_takes_half_an_hour_runs_once()
    {
        var (begun, end, runs) = (new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), 0);
        await using var clinic = await With(new JobKind("long", async (_, _, _) =>
        {
            runs++;
            begun.TrySetResult();
            await end.Task;
        }));
        await Plan(clinic, "long", "long-1");
        var first = Of(clinic).DoWhatIsDue(CancellationToken.None);
        await begun.Task;
        for (var minute = 0; minute < 30; minute++)
        {
            var before = (await The(clinic, "long-1")).LeasedUntil;
            clinic.Clock.Pass(TimeSpan.FromMinutes(1));
            // Its lease is renewed by another thread.
            while ((await The(clinic, "long-1")).LeasedUntil == before) await Task.Yield();
            Assert.Equal(0, await Of(clinic).DoWhatIsDue(CancellationToken.None));
        }
        end.SetResult();
        Assert.Equal(1, await first);
        Assert.Equal(1, runs);
    }
}
