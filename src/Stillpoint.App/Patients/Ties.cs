using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Audit;
using Stillpoint.App.Records;
using Stillpoint.App.Screening;
using Stillpoint.App.Shell.Forms;
using Stillpoint.App.Texts;

namespace Stillpoint.App.Patients;

/// <summary>Writes what is said of two charts, in the audit of both, and has both judged by what is seen from then on.</summary>
internal sealed class Ties(ClinicDb db, FactStore facts, AuditTrail audit, TimeProvider clock)
{
    /// <summary>Links two charts at once.</summary>
    public Task<Outcome> Link(Guid patient, Guid other, string why, Input? about, Actor actor) => Say(patient, other, actor, SamePersonStep.Linked, async () =>
    {
        if (patient == other) return Outcome.No("That is this chart itself.", about);
        if ((await Charts.Of(db, patient)).All.Contains(other)) return Outcome.No("Those charts are tied already.", about);
        await Add(patient, other, SamePersonStep.Linked, why, actor);
        return new Outcome.Done();
    });

    /// <summary>The newest word on a pair.</summary>
    public async Task<SamePersonRow?> Newest(Guid patient, Guid other) => await db.Set<SamePersonRow>().AsNoTracking()
        .Where(row => (row.PatientId == patient && row.OtherId == other) || (row.PatientId == other && row.OtherId == patient)).OrderByDescending(row => row.Number).FirstOrDefaultAsync();

    /// <summary>Both charts are judged by what is seen now, and both have it in their audit.</summary>
    public Task<Outcome> Say(Guid patient, Guid other, Actor actor, SamePersonStep step, Func<Task<Outcome>> work) =>
        audit.Do(actor, new AuditNote($"charts-{step.Text()}", $"patient/{other}", patient), async () =>
        {
            // Whoever ties charts holds both rows, the lesser first, so that two hands never tie them twice.
            if (db.IsPostgres) await db.Database.ExecuteSqlAsync($"select 1 from patient where id in ({patient}, {other}) order by id for update");
            var outcome = await work();
            if (outcome is not Outcome.Done) return outcome;
            await facts.Reconsider(patient);
            await facts.Reconsider(other);
            await audit.Change(actor, new AuditNote($"charts-{step.Text()}", $"patient/{patient}", other), () => Task.CompletedTask);
            return outcome;
        });

    public async Task Add(Guid patient, Guid other, SamePersonStep step, string why, Actor actor, Guid? signature = null, Guid? second = null)
    {
        var (now, number) = (clock.Moment(), ((await Newest(patient, other))?.Number ?? 0) + 1);
        db.Add(new SamePersonRow { Id = Guid.CreateVersion7(now), PatientId = patient, OtherId = other, Number = number, Step = step, Why = why, At = now, By = actor.Person, SignatureId = signature, SecondSignatureId = second });
    }
}
