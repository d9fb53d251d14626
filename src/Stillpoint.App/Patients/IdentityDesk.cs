using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Alerts;
using Stillpoint.App.Audit;
using Stillpoint.App.Records;
using Stillpoint.App.Screening;
using Stillpoint.App.Shell.Forms;
using Stillpoint.App.Texts;
using Stillpoint.Care.Screening.Facts;

namespace Stillpoint.App.Patients;

/// <summary>A value of who somebody is as it was corrected, by whom and why.</summary>
internal sealed record ShownChange(string What, string Before, string After, string? Why, string? By, DateTimeOffset At);

/// <summary>
/// Corrects who somebody is. What it was stays, with who corrected it and why; everything that went by it is judged again, and
/// whoever signed on it is told.
/// </summary>
internal sealed class IdentityDesk(ClinicDb db, FactStore facts, Signers signers, AuditTrail audit, TimeProvider clock)
{
    public static string PageOf(Guid patient) => $"/patients/{patient}/who";

    /// <summary>What the page shows of somebody, a line each.</summary>
    public static IEnumerable<ShownLine> Lines(PatientRow patient, string? sex) =>
        [.. PatientFields.All.Select(value => new ShownLine(value.Label, PatientFields.Show(value.Field, value.Read(patient)))), new("Sex", sex ?? "nothing")];

    public async Task<Outcome> Correct(Guid patient, IdentityForm form, Actor actor)
    {
        if ((form.GivenName.Doubt(form) ?? form.FamilyName.Doubt(form)) is { } doubt) return doubt;
        var changes = Changes(form, await db.Set<PatientRow>().AsNoTracking().SingleAsync(row => row.Id == patient));
        return await audit.Do(actor, new AuditNote("patient-corrected", $"patient/{patient}", patient, string.Join(' ', changes.Select(change => change.Field.Text()))), async () =>
        {
            if (db.IsPostgres) await db.Database.ExecuteSqlAsync($"select 1 from patient where id = {patient} for update");
            var row = await db.Set<PatientRow>().SingleAsync(one => one.Id == patient);
            var sex = await SexOf(patient);
            if (form.Shown.Against(Lines(row, sex)) is { } meanwhile)
            {
                form.IsOvertaken = form.Shown.Has;
                return meanwhile;
            }
            var sexChanges = form.AsksSex && form.Sex.Has && form.Sex.Given != sex;
            if (changes.Count == 0 && !sexChanges) return Outcome.No("Nothing was changed here.");
            if (form.Why.Blank && (changes.Any(change => change.Before is not null) || (sexChanges && sex is not null)))
                return Outcome.No("Say why it is corrected: what stood there before stays, with the reason.", form.Why);

            var judged = changes.Where(change => change.Before is not null && PatientFields.Of(change.Field).IsJudged).ToList();
            // What was signed since the oldest of the corrected values was written down.
            var since = row.CreatedAt;
            foreach (var (field, before, after) in changes)
            {
                PatientFields.Of(field).Write(row, after);
                db.Add(new PatientChangeRow { Id = Guid.CreateVersion7(clock.GetUtcNow()), PatientId = patient, Field = field, Before = before, After = after, Why = form.Why.Value, At = clock.Moment(), By = actor.Person });
            }
            await db.SaveChangesAsync(CancellationToken.None);
            List<string> told = [.. judged.Select(change => PatientFields.Of(change.Field).Label)];
            if (sexChanges)
            {
                await facts.Record(patient, [new(ScreeningFacts.ClinicalSex, form.Sex.Given, clock.GetUtcNow(), "clinician")], actor);
                if (sex is not null) told.Add("Sex");
            }
            if (told.Count == 0) return new Outcome.Done();
            await facts.Reconsider(patient);
            signers.Tell(row.ClinicId, patient, await signers.Since([patient], since), $"{string.Join(" and ", told)} corrected", PageOf(patient));
            return new Outcome.Done();
        });
    }

    /// <summary>Every value that was corrected, the latest first.</summary>
    public async Task<IReadOnlyList<ShownChange>> History(Guid patient)
    {
        var changes = await db.Set<PatientChangeRow>().AsNoTracking().Where(row => row.PatientId == patient).OrderByDescending(row => row.At).ThenBy(row => row.Field).ToListAsync();
        var people = changes.Select(change => change.By).OfType<Guid>().Distinct().ToList();
        var names = await db.Set<StaffRow>().Where(row => people.Contains(row.Id)).ToDictionaryAsync(row => row.Id, row => row.Name);
        return [.. changes.Select(change => new ShownChange(
            PatientFields.Of(change.Field).Label, PatientFields.Show(change.Field, change.Before), PatientFields.Show(change.Field, change.After), change.Why,
            change.By is { } by ? names.GetValueOrDefault(by) : null, change.At))];
    }

    public async Task<string?> SexOf(Guid patient) => (await facts.Read(patient, clock.GetUtcNow())).Facts.Latest(ScreeningFacts.ClinicalSex)?.Value;

    private static List<(PatientField Field, string? Before, string? After)> Changes(IdentityForm form, PatientRow row) =>
        [.. form.Values.Select(typed => (typed.Field, Before: PatientFields.Of(typed.Field).Read(row), After: typed.Value)).Where(change => change.Before != change.After)];
}
