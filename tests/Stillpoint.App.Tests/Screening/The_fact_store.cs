using Stillpoint.App.Alerts;
using Stillpoint.App.Audit;
using Stillpoint.App.Records;
using Stillpoint.App.Screening;
using Stillpoint.App.Shell.Forms;
using Stillpoint.App.Tests.Records;
using Stillpoint.Care.Screening.Facts;

namespace Stillpoint.App.Tests.Screening;

public sealed class The_fact_store
{
    private static readonly Actor Nurse = Actor.Of(World.Nurse);

    private static FactStore Store(World world, ClinicDb db) => new(db, new AuditTrail(db, world.Clock), new Tasks(db, new AuditTrail(db, world.Clock), world.Clock), world.Clock);

    private static StatedFact Says(FactKey key, string typed, DateTimeOffset at) => new(key, key.Read(typed).Value!, at, "clinician");

    [Theory, OnEveryEngine]
    public async Task The_newest_value_counts_and_the_older_one_is_kept(string engine)
    {
        await using var world = await World.On(engine);
        await using var db = world.Database.Open();
        var store = Store(world, db);
        var now = world.Clock.GetUtcNow();
        await store.Record(world.Patient, [Says(Measurements.Weight, "81", now.AddDays(-30))], Nurse);
        await store.Record(world.Patient, [Says(Measurements.Weight, "80", now)], Nurse);

        var known = await store.Read(world.Patient, now);
        Assert.Equal(80, known.Facts.Latest(Measurements.Weight)!.Value.Value);
        Assert.Equal(2, known.Rows.Count);
    }

    [Theory, OnEveryEngine]
    public async Task A_line_that_ended_no_longer_counts(string engine)
    {
        await using var world = await World.On(engine);
        await using var db = world.Database.Open();
        var store = Store(world, db);
        var now = world.Clock.GetUtcNow();
        await store.Record(world.Patient, MedicationLine.Key, new MedicationLine("lorazepam", 0.5m, 1, false, false), now, "patient", Nurse);
        var line = Assert.Single((await store.Read(world.Patient, now)).Rows);

        Assert.False(await store.End(world.NewId(), line.Id, "not theirs", Nurse));
        Assert.True(await store.End(world.Patient, line.Id, "stopped", Nurse));
        Assert.Empty((await store.Read(world.Patient, now)).Record.Medications);
    }

    [Theory, OnEveryEngine]
    public async Task What_nobody_stated_is_not_known(string engine)
    {
        await using var world = await World.On(engine);
        await using var db = world.Database.Open();
        var known = await Store(world, db).Read(world.Patient, world.Clock.GetUtcNow());
        Assert.Null(known.Facts.Latest(Measurements.Weight));
        Assert.Null(known.Record.Sex);
        Assert.Equal("1984-03-11", known.Record.BirthDate!.Written);
    }

    [Fact]
    public async Task Every_key_of_a_sheet_can_be_typed_or_is_refused_by_its_label()
    {
        var form = new FactSheetForm(TimeZoneInfo.Utc, TestClock.Afternoon) { Source = { Typed = "patient" } };
        foreach (var fact in form.Facts.Values) fact.Typed = "nonsense";
        await form.Sent(() => Task.FromResult<Outcome>(new Outcome.Done()));
        Assert.All(form.Refused, refusal => Assert.Contains(": ", refusal.Says, StringComparison.Ordinal));
        Assert.Equal(FactSheet.Keys.Count, form.Stated.Count + form.Refused.Count);
        Assert.NotEmpty(form.Refused);
    }

    [Fact]
    public void A_time_typed_in_the_clinics_zone_is_that_moment_even_on_the_day_the_clocks_change()
    {
        var newYork = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");
        Assert.Equal(TimeSpan.FromHours(-4), MomentInput.At("2026-10-31 23:30", newYork)!.Value.Offset);
        Assert.Equal(TimeSpan.FromHours(-5), MomentInput.At("2026-11-01 12:00", newYork)!.Value.Offset);
        Assert.Null(MomentInput.At("yesterday", newYork));
    }
}
