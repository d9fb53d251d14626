using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Stillpoint.App.Audit;
using Stillpoint.App.Records;
using Stillpoint.App.Tests.Records;

namespace Stillpoint.App.Tests.People;

public sealed class Every_change_of_a_patient
{
    private static PatientRow Somebody(RunningClinic clinic)
    {
        var id = clinic.NewId();
        return new() { Id = id, ClinicId = clinic.Clinic, Reference = Reference.From(id), GivenName = "Juniper", FamilyName = "Vale", BirthDate = new(1984, 3, 11), Language = "en", CreatedAt = clinic.Clock.GetUtcNow() };
    }

    [Theory, OnEveryEngine]
    public async Task Is_saved_with_its_note_in_the_audit_or_not_at_all(string engine)
    {
        await using var clinic = await RunningClinic.Start(engine);
        await Assert.ThrowsAsync<InvalidOperationException>(() => clinic.Ask(services =>
        {
            var db = services.GetRequiredService<ClinicDb>();
            db.Add(Somebody(clinic));
            return db.SaveChangesAsync();
        }));
        await using var after = clinic.Database.Open();
        Assert.Equal(0, await after.Set<PatientRow>().CountAsync());

        var patient = Somebody(clinic);
        await clinic.Ask(async services =>
        {
            var db = services.GetRequiredService<ClinicDb>();
            await services.GetRequiredService<AuditTrail>().Change(Actor.System, new("patient-added", $"patient/{patient.Id}", patient.Id), () =>
            {
                db.Add(patient);
                return Task.CompletedTask;
            });
            return true;
        });
        Assert.Equal(1, await after.Set<PatientRow>().CountAsync());
        Assert.Equal("patient-added", (await after.Set<AuditEntryRow>().SingleAsync(entry => entry.Patient == patient.Id && entry.Action != RowLinks.Written)).Action);
    }

    [Fact]
    public async Task Of_which_the_note_fails_is_undone()
    {
        await using var clinic = await RunningClinic.Start();
        await using var db = clinic.Database.Open();
        await db.Database.ExecuteSqlAsync($"create trigger no_more before insert on audit_entry begin select raise(abort, 'full'); end");
        var patient = Somebody(clinic);
        await Assert.ThrowsAnyAsync<Exception>(() => clinic.Ask(async services =>
        {
            var inside = services.GetRequiredService<ClinicDb>();
            await services.GetRequiredService<AuditTrail>().Change(Actor.System, new("patient-added", $"patient/{patient.Id}", patient.Id), () =>
            {
                inside.Add(patient);
                return Task.CompletedTask;
            });
            return true;
        }));
        Assert.Equal(0, await db.Set<PatientRow>().CountAsync());
    }
}
