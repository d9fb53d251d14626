using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Stillpoint.App.Audit;
using Stillpoint.App.Authorization;
using Stillpoint.App.People;
using Stillpoint.App.Records;
using Stillpoint.App.Tests.Records;

namespace Stillpoint.App.Tests.People;

public sealed class Signing_something
{
    private const string Meaning = "I have examined this patient and order this course.";

    private static Task<(Confirmed? Confirmed, string? Refusal)> Confirm(RunningClinic clinic, Guid person, string password) =>
        clinic.Ask(services => services.GetRequiredService<Signing>().Confirm(person, password));

    [Theory, OnEveryEngine]
    public async Task Takes_the_password_again_and_keeps_who_when_what_and_what_it_means(string engine)
    {
        await using var clinic = await RunningClinic.Start(engine);
        var prescriber = await clinic.Staff([Role.Prescriber]);
        var id = clinic.NewId();

        await clinic.Ask(async services =>
        {
            var (confirmed, _) = await services.GetRequiredService<Signing>().Confirm(prescriber.Id, RunningClinic.Password);
            var db = services.GetRequiredService<ClinicDb>();
            await services.GetRequiredService<AuditTrail>().Change(Actor.Of(prescriber.Id), new("signed", $"course/{id}"), () =>
            {
                db.Add(confirmed!.Sign(id, $"course/{id}", Meaning, "0.5 mg/kg over 40 min"));
                return Task.CompletedTask;
            });
            return true;
        });

        await using var db = clinic.Database.Open();
        var signature = await db.Set<SignatureRow>().SingleAsync();
        Assert.Equal((prescriber.Id, clinic.Clock.GetUtcNow(), Meaning), (signature.By, signature.At, signature.Meaning));
        // SHA-256 of exactly what was signed, counted elsewhere.
        Assert.Equal("3966c30c53fd03a7a6256174eb301b48a3d3dc1c381d38dc229f3a453317950d", signature.ContentHash);
        Assert.Equal(["confirmed", "row", "signed"], await db.Set<AuditEntryRow>().OrderBy(entry => entry.Number).Select(entry => entry.Action).ToListAsync());
    }

    [Fact]
    public async Task Another_content_or_a_comma_more_is_another_hash()
    {
        await using var clinic = await RunningClinic.Start();
        var prescriber = await clinic.Staff([Role.Prescriber]);
        var one = (await Confirm(clinic, prescriber.Id, RunningClinic.Password)).Confirmed!.Sign(Guid.Empty, "course", Meaning, "0.5 mg/kg");
        var other = (await Confirm(clinic, prescriber.Id, RunningClinic.Password)).Confirmed!.Sign(Guid.Empty, "course", Meaning, "0.5 mg/kg,");
        Assert.NotEqual(one.ContentHash, other.ContentHash);
    }

    [Fact]
    public async Task A_wrong_password_signs_nothing_and_counts_towards_the_lock()
    {
        await using var clinic = await RunningClinic.Start();
        var prescriber = await clinic.Staff([Role.Prescriber]);
        for (var tries = 0; tries < 4; tries++) Assert.Equal(Signing.Wrong, (await Confirm(clinic, prescriber.Id, "not the password")).Refusal);
        Assert.Contains("15 minutes", (await Confirm(clinic, prescriber.Id, "not the password")).Refusal, StringComparison.Ordinal);
        Assert.Null((await Confirm(clinic, prescriber.Id, RunningClinic.Password)).Confirmed);
        clinic.Clock.Pass(TimeSpan.FromMinutes(16));
        Assert.NotNull((await Confirm(clinic, prescriber.Id, RunningClinic.Password)).Confirmed);
    }

    [Fact]
    public async Task A_password_given_once_signs_once()
    {
        await using var clinic = await RunningClinic.Start();
        var prescriber = await clinic.Staff([Role.Prescriber]);
        var confirmed = (await Confirm(clinic, prescriber.Id, RunningClinic.Password)).Confirmed!;
        confirmed.Sign(clinic.NewId(), "course", Meaning, "");
        Assert.Throws<InvalidOperationException>(() => confirmed.Sign(clinic.NewId(), "course", Meaning, ""));
    }

    [Fact]
    public async Task A_second_person_must_be_somebody_else_of_this_clinic_whose_role_signs_this()
    {
        await using var clinic = await RunningClinic.Start();
        await using var db = clinic.Database.Open();
        var elsewhere = new ClinicRow { Id = clinic.NewId(), Name = "Hill House", TimeZone = "Europe/Madrid", CreatedAt = clinic.Clock.GetUtcNow() };
        db.Add(elsewhere);
        await db.SaveChangesAsync();
        var nurse = await clinic.Staff([Role.Nurse]);
        var custodian = await clinic.Staff([Role.Custodian]);
        var coordinator = await clinic.Staff([Role.Coordinator]);
        var far = await clinic.Staff([Role.Nurse], [elsewhere.Id]);

        Task<(Confirmed? Confirmed, string? Refusal)> Second(StaffRow who, string password = RunningClinic.Password) => clinic.Ask(services =>
            services.GetRequiredService<Signing>().ConfirmSecond(who.Email, password, nurse.Id, clinic.Clinic, Access.WitnessesDrugs));

        Assert.Equal(custodian.Id, (await Second(custodian)).Confirmed!.Person);
        Assert.Contains("somebody else", (await Second(nurse)).Refusal, StringComparison.Ordinal);
        Assert.Contains("role", (await Second(coordinator)).Refusal, StringComparison.Ordinal);
        Assert.Contains("role", (await Second(far)).Refusal, StringComparison.Ordinal);
        Assert.Contains("don't match", (await Second(custodian, "not the password")).Refusal, StringComparison.Ordinal);
    }

    [Theory, OnEveryEngine]
    public async Task A_signature_that_was_given_is_never_changed(string engine)
    {
        await using var clinic = await RunningClinic.Start(engine);
        await using var db = clinic.Database.Open();
        db.Add(new SignatureRow { Id = clinic.NewId(), By = clinic.NewId(), At = clinic.Clock.GetUtcNow(), Subject = "course", Meaning = Meaning, ContentHash = "" });
        await db.SaveChangesAsync();
        await Assert.ThrowsAnyAsync<Exception>(() => db.Database.ExecuteSqlAsync($"update signature set meaning = 'something else'"));
        await Assert.ThrowsAnyAsync<Exception>(() => db.Database.ExecuteSqlAsync($"delete from signature"));
    }
}
