using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Stillpoint.App.Records;
using Stillpoint.App.Tests.People;

namespace Stillpoint.App.Tests.Records;

/// <summary>What is not of a patient's record is not kept for ever.</summary>
public sealed class What_is_let_go
{
    private static readonly DateTimeOffset Now = TestClock.Afternoon;

    [Theory, OnEveryEngine]
    public async Task A_message_a_month_after_it_was_sent_and_one_that_would_come_too_late_after_a_fortnight(string engine)
    {
        await using var world = await World.On(engine);
        OutboxMessageRow Message(string to, DateTimeOffset? sent) =>
            new() { Id = world.NewId(), Channel = "sms", Recipient = to, Template = "appointment", Language = "en", Values = "{}", CreatedAt = Now, SentAt = sent };
        await Holds<OutboxMessageRow>(world, Kept.Messages, row => row.Recipient, [Message("sent", Now), Message("waits", null)],
            (13, ["sent", "waits"]), (15, ["sent"]), (29, ["sent"]), (31, []));
    }

    [Theory, OnEveryEngine]
    public async Task A_job_a_month_after_it_was_done_half_a_year_after_it_was_given_up_and_one_that_waits_never(string engine)
    {
        await using var world = await World.On(engine);
        JobRow Job(string key, DateTimeOffset? done, DateTimeOffset? givenUp) =>
            new() { Id = world.NewId(), Kind = "send", Key = key, Body = "{}", DueAt = Now, DoneAt = done, GivenUpAt = givenUp };
        await Holds<JobRow>(world, Kept.Jobs, row => row.Key, [Job("done", Now, null), Job("given up", null, Now), Job("waits", null, null)],
            (29, ["done", "given up", "waits"]), (31, ["given up", "waits"]), (179, ["given up", "waits"]), (181, ["waits"]));
    }

    [Fact]
    public async Task Once_an_hour_by_the_server_itself()
    {
        await using var clinic = await RunningClinic.Start();
        await using var db = clinic.Database.Open();
        db.Add(new JobRow { Id = clinic.NewId(), Kind = "send", Key = "long done", Body = "{}", DueAt = Now.AddDays(-40), DoneAt = Now.AddDays(-40) });
        await db.SaveChangesAsync();
        await clinic.Until(TimeSpan.FromMinutes(10), async () => !await db.Set<JobRow>().AnyAsync(job => job.Key == "long done"));
        Assert.Equal(5, clinic.Services.GetServices<Kept>().Count());
    }

    private static async Task Holds<T>(World world, Kept kind, Func<T, string> named, T[] rows, params (int Days, string[] Left)[] steps) where T : class
    {
        await using var db = world.Database.Open();
        db.AddRange(rows);
        await db.SaveChangesAsync();
        await using var services = new ServiceCollection().AddScoped(_ => world.Database.Open()).BuildServiceProvider();
        foreach (var (days, left) in steps)
        {
            await using var scope = services.CreateAsyncScope();
            await kind.LetGo(scope.ServiceProvider, Now.AddDays(days));
            Assert.Equal(left.Order(StringComparer.Ordinal), (await db.Set<T>().AsNoTracking().ToListAsync()).Select(named).Order(StringComparer.Ordinal));
        }
    }
}
