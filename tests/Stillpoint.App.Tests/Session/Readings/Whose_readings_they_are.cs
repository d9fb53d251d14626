using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Records;
using Stillpoint.App.Tests.Interop.Hl7v2;
using Stillpoint.App.Tests.Records;

namespace Stillpoint.App.Tests.Session.Readings;

public sealed class Whose_readings_they_are
{
    private static string Now(Ward ward, string id = "M", int agoSeconds = 0, string patient = "PID|||") => Monitors.Report(
        id, sent: Written(ward.World.Clock.GetUtcNow()), measured: Written(ward.World.Clock.GetUtcNow().AddSeconds(-agoSeconds)), patient: patient);

    private static string Written(DateTimeOffset at) => at.ToString("yyyyMMddHHmmss.fff'+0000'", System.Globalization.CultureInfo.InvariantCulture);

    private static async Task Close(Ward ward, Guid session)
    {
        await using var db = ward.World.Database.Open();
        var row = await db.Set<SessionRow>().SingleAsync(row => row.Id == session);
        row.ClosedAt = ward.World.Clock.GetUtcNow();
        await db.SaveChangesAsync();
    }

    private static async Task<Guid> NextPatient(Ward ward)
    {
        await using var db = ward.World.Database.Open();
        var first = await db.Set<SessionRow>().AsNoTracking().SingleAsync(row => row.Id == ward.World.Session);
        var patient = ward.World.NewId();
        var session = new SessionRow
        {
            Id = ward.World.NewId(), ClinicId = first.ClinicId, PatientId = patient, VisitId = first.VisitId, PlanVersionId = first.PlanVersionId,
            ChairId = first.ChairId, OpenedAt = ward.World.Clock.GetUtcNow(),
        };
        db.Add(new PatientRow
        {
            Id = patient, ClinicId = first.ClinicId, Reference = Reference.From(patient), GivenName = "Rowan", FamilyName = "Marsh", BirthDate = new(1979, 7, 2),
            Language = "en", CreatedAt = ward.World.Clock.GetUtcNow(),
        });
        db.Add(session);
        await db.SaveChangesAsync();
        return session.Id;
    }

    [Theory, OnEveryEngine]
    public async Task A_monitor_that_is_only_at_the_chair_gives_nobody_a_reading(string engine)
    {
        await using var ward = await Ward.On(engine);
        await ward.Registered();
        Assert.Null(await ward.WithBinding(binding => binding.Bind(Ward.Nurse, ward.Device, ward.World.Chair, onThePatient: false)));
        using var line = await ward.Line();
        Assert.Equal("AA", MonitorLine.Outcome(await line.SendAndHear(Now(ward))).Code);
        Assert.Empty(await ward.Drawn());
        Assert.Equal([ward.Device], (await ward.WithReadings(readings => readings.Monitors(ward.World.Session))).ToConfirm);

        ward.World.Clock.Pass(TimeSpan.FromSeconds(1));
        Assert.Null(await ward.WithBinding(binding => binding.Confirm(Ward.Nurse, ward.Device, ward.World.Session)));
        ward.World.Clock.Pass(TimeSpan.FromSeconds(1));
        await line.SendAndHear(Now(ward));
        Assert.Single(await ward.Drawn());
        Assert.Empty((await ward.WithReadings(readings => readings.Monitors(ward.World.Session))).ToConfirm);
    }

    [Theory, OnEveryEngine]
    public async Task A_new_patient_in_the_chair_gets_nothing_until_the_monitor_is_confirmed(string engine)
    {
        await using var ward = await Ward.On(engine);
        await ward.OnThePatient();
        using var line = await ward.Line();
        await line.SendAndHear(Now(ward));
        ward.World.Clock.Pass(TimeSpan.FromMinutes(90));
        await Close(ward, ward.World.Session);
        ward.World.Clock.Pass(TimeSpan.FromMinutes(20));
        var next = await NextPatient(ward);
        using var later = await ward.Line();
        await later.SendAndHear(Now(ward));

        Assert.Empty(await ward.Drawn(next));
        Assert.Equal([ward.Device], (await ward.WithReadings(readings => readings.Monitors(next))).ToConfirm);
        Assert.Single(await ward.Drawn());

        ward.World.Clock.Pass(TimeSpan.FromSeconds(1));
        Assert.Null(await ward.WithBinding(binding => binding.Confirm(Ward.Nurse, ward.Device, next)));
        ward.World.Clock.Pass(TimeSpan.FromSeconds(1));
        await later.SendAndHear(Now(ward));
        Assert.Single(await ward.Drawn(next));
        Assert.Single(await ward.Drawn());
    }

    [Theory, OnEveryEngine]
    public async Task A_monitor_moved_to_another_chair_no_longer_speaks_for_the_patient_it_left(string engine)
    {
        await using var ward = await Ward.On(engine);
        await ward.OnThePatient();
        var other = new ChairRow { Id = ward.World.NewId(), ClinicId = ward.World.Clinic, Name = "2", Position = 2 };
        await using (var db = ward.World.Database.Open())
        {
            db.Add(other);
            await db.SaveChangesAsync();
        }
        using var line = await ward.Line();
        await line.SendAndHear(Now(ward, "M1"));
        ward.World.Clock.Pass(TimeSpan.FromSeconds(10));
        Assert.Null(await ward.WithBinding(binding => binding.Bind(Ward.Nurse, ward.Device, other.Id, onThePatient: false)));
        ward.World.Clock.Pass(TimeSpan.FromSeconds(10));
        await line.SendAndHear(Now(ward, "M2"));
        Assert.Single(await ward.Drawn());
        Assert.NotNull(await ward.WithBinding(binding => binding.Confirm(Ward.Nurse, ward.Device, ward.World.Session)));

        // It was the wrong chair: said again where it stands, it speaks for the patient from then on, and for nothing in between.
        ward.World.Clock.Pass(TimeSpan.FromSeconds(10));
        Assert.Null(await ward.WithBinding(binding => binding.Bind(Ward.Nurse, ward.Device, ward.World.Chair, onThePatient: true)));
        Assert.Single(await ward.Drawn());
        ward.World.Clock.Pass(TimeSpan.FromSeconds(10));
        await line.SendAndHear(Now(ward, "M3"));
        Assert.Equal((2, 3), ((await ward.Drawn()).Count, (await ward.Rows()).Count));
    }

    [Theory, OnEveryEngine]
    public async Task A_reading_that_names_somebody_else_is_kept_apart_and_shows_nothing_but_that_it_came(string engine)
    {
        await using var ward = await Ward.On(engine);
        await ward.OnThePatient();
        string reference;
        await using (var db = ward.World.Database.Open()) reference = (await db.Set<PatientRow>().SingleAsync()).Reference;
        using var line = await ward.Line();
        foreach (var patient in (string[])[
            "PID|||", $"PID|||{reference}^^^H^MR", $"PID|||{reference.Replace("-", "", StringComparison.Ordinal).ToUpperInvariant()}", "PID|||||vale^Juniper", "PID|||||VALE^JUNIPER||19840311",
            "PID|||ZZZZ-99", $"PID|||ZZZZ-99||Vale^Juniper", "PID|||||Marsh^Rowan", "PID|||||Vale^Juniper||19790702", "PID|||||Vale^Rowan"])
            Assert.Equal("AA", MonitorLine.Outcome(await line.SendAndHear(Now(ward, patient: patient))).Code);

        var (drawn, mismatches) = await ward.WithReadings(readings => readings.Measured(ward.World.Session, DateTimeOffset.UnixEpoch, ward.World.Clock.GetUtcNow().AddDays(1)));
        Assert.Equal((5, 5), (drawn.Count, mismatches.Count));
        Assert.Equal(10, (await ward.Rows()).Count);
        Assert.True(drawn.Max(x => x.Number) < mismatches.Min(x => x.Number));
    }

    [Theory, OnEveryEngine]
    public async Task Readings_stored_on_the_way_come_in_at_their_own_time_and_are_never_live(string engine)
    {
        await using var ward = await Ward.On(engine);
        await ward.OnThePatient();
        using var line = await ward.Line();
        await line.SendAndHear(Now(ward, "live"));
        ward.World.Clock.Pass(TimeSpan.FromMinutes(4));
        // The line was down; what the monitor stored comes as it was sent then.
        var stored = ward.World.Clock.GetUtcNow().AddMinutes(-2);
        await line.SendAndHear(Monitors.Report("stored", sent: Written(stored), measured: Written(stored)));
        await line.SendAndHear(Now(ward, "live again"));

        var drawn = await ward.Drawn();
        Assert.Equal([false, true, false], drawn.Select(x => x.IsLate));
        Assert.Equal(stored, drawn[1].MeasuredAt);
    }

    [Theory, OnEveryEngine]
    public async Task What_is_said_of_monitors_is_in_the_audit(string engine)
    {
        await using var ward = await Ward.On(engine);
        await ward.OnThePatient();
        await ward.WithBinding(async binding =>
        {
            await binding.Release(Ward.Nurse, ward.Device);
            await binding.Change(Ward.Nurse, ward.Device, bed: null, retired: true);
            return true;
        });
        await using var db = ward.World.Database.Open();
        var notes = await db.Set<App.Records.AuditEntryRow>().Where(row => row.Action != "row").OrderBy(row => row.Number).Select(row => row.Action).ToListAsync();
        Assert.Equal(["monitor-registered", "monitor-bound", "monitor-released", "monitor-retired"], notes);
        using var line = await ward.Line();
        Assert.Equal("AE", MonitorLine.Outcome(await line.SendAndHear(Now(ward))).Code);
    }

    [Theory, OnEveryEngine]
    public async Task Binding_to_a_patient_needs_an_open_session_in_that_chair(string engine)
    {
        await using var ward = await Ward.On(engine);
        await ward.Registered();
        await Close(ward, ward.World.Session);
        Assert.Equal("No session is open in that chair.", await ward.WithBinding(binding => binding.Bind(Ward.Nurse, ward.Device, ward.World.Chair, onThePatient: true)));
        Assert.NotNull(await ward.WithBinding(binding => binding.Confirm(Ward.Nurse, ward.Device, ward.World.Session)));
        Assert.NotNull(await ward.WithBinding(binding => binding.Bind(Ward.Nurse, ward.World.NewId(), ward.World.Chair, onThePatient: false)));
        Assert.NotNull(await ward.WithBinding(binding => binding.Register(Ward.Nurse, ward.World.Clinic, Monitors.Device, "Again", null)));
    }
}
