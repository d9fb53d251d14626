using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Alerts;
using Stillpoint.App.Audit;
using Stillpoint.App.Records;
using Stillpoint.App.Screening;
using Stillpoint.App.Shell.Forms;
using Stillpoint.Care.Screening.Facts;

namespace Stillpoint.App.Chart;

/// <summary>A fact was wrong, or counts again after all: either way with the reason.</summary>
internal sealed class StrikeForm() : Form("strike")
{
    /// <summary>What the page offered: of two at once the second undoes nothing the first did.</summary>
    public CarriedInput Does { get; } = new();
    public LongTextInput Why { get; } = new("Why") { Needed = "Say why: the fact stays on the page, with the reason.", Most = 500, Rows = 2 };

    public bool PutsBack => Does.Typed == Strikes.PutBack;
}

/// <summary>
/// Strikes a fact, or puts it back. Nothing is deleted: what rested on it is judged again, and whoever signed that is told in
/// the same transaction.
/// </summary>
internal sealed class StrikeDesk(ClinicDb db, FactStore facts, FactUses uses, Signers signers, AuditTrail audit, TimeProvider clock)
{
    public async Task<Outcome> Send(Guid patient, Guid fact, StrikeForm form, Actor actor)
    {
        var (id, word, told) = (form.Id(clock.GetUtcNow()), form.PutsBack ? Strikes.PutBack : Strikes.Struck, form.PutsBack ? "put back" : "taken back");
        if (await uses.Story(patient, fact) is not { Row: { } row }) return Outcome.No("That fact is not this patient's. Go back to the sheet.");
        var note = new AuditNote(form.PutsBack ? "fact-put-back" : "fact-struck", $"fact/{fact}", row.PatientId, row.Key);
        return await audit.Once(db.Set<FactRow>().Where(one => one.Id == id), actor, note, async () =>
        {
            // Of two who strike at once the second waits for the first, and then reads what the first did.
            if (db.IsPostgres) await db.Database.ExecuteSqlAsync($"select 1 from patient where id = {row.PatientId} for update");
            var story = (await uses.Story(patient, fact))!;
            if (word == Strikes.Struck && story.Away is { } already) return Outcome.No($"Somebody took it back meanwhile: {already.Value}", form.Why);
            if (word == Strikes.PutBack && story.Away is null) return Outcome.No("It counts already: somebody put it back meanwhile.", form.Why);
            var rested = await uses.Of(story);
            await facts.Say(word == Strikes.Struck ? row : story.Away!, word, id, form.Why.Given, actor);
            // A task may outlive its reader's right to read what was found: a weight is told by name, and nothing else.
            var what = row.Key == Measurements.Weight.Key ? "Weight" : "A fact";
            signers.Tell(story.Rows.Person.ClinicId, row.PatientId, FactUses.Signed(rested), $"{what} {told}", FactStore.PageOf(patient, fact));
            return new Outcome.Done();
        });
    }
}
