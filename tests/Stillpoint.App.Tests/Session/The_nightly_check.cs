using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Stillpoint.App.Audit;
using Stillpoint.App.Authorization;
using Stillpoint.App.Records;
using Stillpoint.App.Session.Record;
using Stillpoint.App.Tests.People;
using Stillpoint.App.Tests.Records;

namespace Stillpoint.App.Tests.Session;

public sealed class The_nightly_check
{
    [Theory, OnEveryEngine]
    public async Task Looks_at_everything_once_and_then_at_what_is_new_and_a_part_of_the_old(string engine)
    {
        await using var record = await AProvedRecord.On(engine);
        await record.Looks(200);
        var first = await record.Night();
        Assert.True(first.IsWhole);
        record.World.Clock.Pass(TimeSpan.FromDays(1));
        await record.Write(record.Fact("weight", "74"));
        var second = await record.Night();
        Assert.False(second.IsWhole);
        Assert.Null(second.Broken);
        Assert.InRange(second.Links, 1, first.Links / 3);
        Assert.True(second.CheckedTo > first.CheckedTo);
    }

    [Theory, OnEveryEngine]
    public async Task Finds_what_was_changed_long_ago_within_eight_weeks_and_says_so_until_it_holds_again(string engine)
    {
        await using var record = await AProvedRecord.On(engine);
        await record.Night();
        await record.Tamper("update fact set value = '37' where key = 'weight'");
        var nights = 0;
        RecordCheckRow night;
        do
        {
            record.World.Clock.Pass(TimeSpan.FromDays(1));
            await record.Looks(1);
            night = await record.Night();
        }
        while (night.Broken is null && ++nights <= RecordCheck.Nights);
        Assert.Contains($"Fact {record.Weight}", night.Broken, StringComparison.Ordinal);

        record.World.Clock.Pass(TimeSpan.FromDays(1));
        Assert.Contains($"Fact {record.Weight}", (await record.Night()).Broken, StringComparison.Ordinal);
        await record.Tamper("update fact set value = '73' where key = 'weight'");
        record.World.Clock.Pass(TimeSpan.FromDays(1));
        night = await record.Night();
        Assert.True(night.IsWhole);
        Assert.Null(night.Broken);
    }

    [Theory, OnEveryEngine]
    public async Task Finds_an_end_that_was_cut_off_since_the_last_one(string engine)
    {
        await using var record = await AProvedRecord.On(engine);
        await record.Looks(5);
        var last = await record.Night();
        await record.Tamper($"delete from audit_entry where number > {last.CheckedTo - 3}");
        record.World.Clock.Pass(TimeSpan.FromDays(1));
        Assert.Contains($"entry {last.CheckedTo} is not there any more as it was checked", (await record.Night()).Broken, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_planned_for_each_night_and_shown_to_the_owner_and_in_health()
    {
        var outside = Path.Combine(Directory.CreateTempSubdirectory("stillpoint-outside-").FullName, "heads.txt");
        await using var clinic = await RunningClinic.Start(with: settings => settings with { AnchorFile = outside });
        var keeper = clinic.Services.GetRequiredService<RecordKeeper>();
        using var owner = await clinic.As(Role.Owner);
        Assert.Contains("Not checked yet", await owner.Read("/audit"), StringComparison.Ordinal);
        await keeper.Keep(CancellationToken.None);
        await using (var db = clinic.Database.Open())
        {
            var planned = await db.Set<JobRow>().SingleAsync(job => job.Kind == "record-check");
            Assert.InRange(planned.DueAt - clinic.Clock.GetUtcNow(), TimeSpan.Zero, TimeSpan.FromDays(1));
        }
        var kept = await File.ReadAllLinesAsync(outside, TestContext.Current.CancellationToken);
        Assert.Equal(kept[^1], (await clinic.Ask(services => AuditHead.Of(services.GetRequiredService<ClinicDb>())))!.Line);
        if (!OperatingSystem.IsWindows()) Assert.Equal(PrivateFiles.File, File.GetUnixFileMode(outside));

        await Look(clinic);
        Assert.Contains("The record holds", await owner.Read("/audit"), StringComparison.Ordinal);
        Assert.Equal(HealthStatus.Healthy, (await keeper.CheckHealthAsync(new(), CancellationToken.None)).Status);

        await using (var db = clinic.Database.Open())
        {
            await db.Database.ExecuteSqlRawAsync("drop trigger audit_entry_is_final");
            await db.Database.ExecuteSqlRawAsync("update audit_entry set detail = 'nothing' where number = 1");
        }
        Assert.Equal("/audit", Visitor.To(await owner.Fill("/audit", "check")));
        await Look(clinic, whole: true);
        Assert.Contains("The record does not hold", await owner.Read("/audit"), StringComparison.Ordinal);
        Assert.Contains("Audit: entry 1 was changed", await owner.Read("/audit"), StringComparison.Ordinal);
        var health = await keeper.CheckHealthAsync(new(), CancellationToken.None);
        Assert.Equal(HealthStatus.Degraded, health.Status);
        Assert.Contains("entry 1 was changed", health.Description, StringComparison.Ordinal);
        Directory.Delete(Path.GetDirectoryName(outside)!, recursive: true);
    }

    private static async Task Look(RunningClinic clinic, bool whole = false)
    {
        clinic.Clock.Pass(TimeSpan.FromMinutes(1));
        await clinic.Ask(services => services.GetRequiredService<RecordNight>().Look(whole, CancellationToken.None));
    }
}
