using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Alerts;
using Stillpoint.App.Audit;
using Stillpoint.App.Records;
using Stillpoint.App.Screening;
using Stillpoint.App.Shell.Forms;
using Stillpoint.Care.FollowUp.Alerts;
using Stillpoint.Care.FollowUp.Scales;
using Stillpoint.Care.Planning;
using Stillpoint.Care.Screening.Facts;

namespace Stillpoint.App.FollowUp;

/// <summary>The one append-only store of completed forms. What endangers the patient calls somebody in the transaction that keeps the answer.</summary>
internal sealed class MeasureStore(ClinicDb db, AuditTrail audit, Tasks tasks, FactStore facts, TimeProvider clock)
{
    /// <summary>Earlier totals that a new one is held against.</summary>
    private static readonly TimeSpan Compared = TimeSpan.FromDays(180);

    public static string PageOf(Guid patient) => $"/patients/{patient}/measures";

    /// <summary>Keeps a form once, however often it is sent.</summary>
    public Task<Outcome> Keep(TakenMeasure taken, Actor actor) =>
        audit.Once(db.Set<MeasureRow>().Where(row => row.Id == taken.Id), actor, new AuditNote(taken.Supersedes is null ? "measure-recorded" : "measure-corrected", $"measure/{taken.Id}", taken.Patient, taken.Instrument.Code), async () =>
        {
            if (taken.Supersedes is { } earlier)
            {
                if (await Refused(taken.Patient, earlier) is { } refused) return refused;
                await StrikeWhatItSaid(earlier, taken.Why ?? "The form was corrected.", actor);
            }
            await Write(taken, actor);
            return new Outcome.Done();
        });

    /// <summary>Takes a form back that was entered by mistake: it stays, struck through, with why. What it raised stays open.</summary>
    public Task<Outcome> TakeBack(Guid patient, Guid measure, string why, Guid id, Actor actor) =>
        audit.Once(db.Set<MeasureRow>().Where(row => row.Id == id), actor, new AuditNote("measure-taken-back", $"measure/{measure}", patient), async () =>
        {
            if (await Refused(patient, measure) is { } refused) return refused;
            var row = await db.Set<MeasureRow>().AsNoTracking().SingleAsync(one => one.Id == measure);
            db.Add(new MeasureRow
            {
                Id = id, PatientId = patient, Instrument = row.Instrument, InstrumentVersion = row.InstrumentVersion, ScoringVersion = row.ScoringVersion, AnsweredBy = row.AnsweredBy, How = row.How, By = actor.Person,
                Answers = "[]", Status = ScoreStatus.Incomplete, Score = "{}", MeasuredAt = row.MeasuredAt, RecordedAt = clock.Moment(), SessionId = row.SessionId, Supersedes = measure, TakenBack = true, Why = why,
            });
            await StrikeWhatItSaid(measure, why, actor);
            return new Outcome.Done();
        });

    /// <summary>What the form had said to the rules counts no longer.</summary>
    private async Task StrikeWhatItSaid(Guid measure, string why, Actor actor)
    {
        var row = await db.Set<MeasureRow>().AsNoTracking().SingleAsync(one => one.Id == measure);
        if (MeasuredFacts.KeyOf(row.Instrument) is { } key) await facts.StrikeFrom(row.PatientId, key, row.MeasuredAt, why, actor);
    }

    /// <summary>Writes a form down in the transaction of whatever brought it.</summary>
    public async Task Write(TakenMeasure taken, Actor actor)
    {
        var known = taken.Instrument.Code == "AUDIT-C" ? await facts.Read(taken.Patient, clock.GetUtcNow()) : null;
        Sex? sex = known?.Facts.Latest(ScreeningFacts.ClinicalSex)?.Value switch { "male" => Sex.Male, "female" => Sex.Female, _ => null };
        var instrument = taken.Instrument;
        var score = taken.OlderVersion is not null ? new Score(instrument, ScoreStatus.Incomplete) : taken.Typed is { } typed ? Scoring.Of(instrument, typed, sex) : Scoring.Of(instrument, taken.Items, sex);
        var now = clock.Moment();
        var measuredAt = Instants.Whole(taken.MeasuredAt > now ? now : taken.MeasuredAt);
        db.Add(new MeasureRow
        {
            Id = taken.Id, PatientId = taken.Patient, Instrument = instrument.Code, InstrumentVersion = taken.OlderVersion ?? instrument.Version, ScoringVersion = instrument.ScoringVersion, Window = taken.Window, Language = taken.Language,
            AnsweredBy = taken.AnsweredBy, How = taken.How, By = actor.Person, Answers = JsonSerializer.Serialize(taken.Answers), Status = score.Status, Total = score.Total, Severity = score.Severity, Score = Written(score),
            MeasuredAt = measuredAt, RecordedAt = now, SessionId = taken.Session, Supersedes = taken.Supersedes, Why = taken.Why,
        });
        await db.SaveChangesAsync(CancellationToken.None);
        if (taken.OlderVersion is not null) return;
        await Call(taken, score, measuredAt);
        var stated = MeasuredFacts.Of(taken, score).ToList();
        if (stated.Count > 0) await facts.Record(taken.Patient, stated, actor);
    }

    /// <summary>What stands of a patient, the newest first.</summary>
    public async Task<IReadOnlyList<Measured>> Of(Guid patient, CancellationToken cancel = default)
    {
        var all = await All(patient, cancel);
        var superseded = all.Select(one => one.Row.Supersedes).ToHashSet();
        return [.. all.Where(one => !one.Row.TakenBack && !superseded.Contains(one.Id))];
    }

    /// <summary>All that was ever kept of a patient, corrected and taken back too, the newest first.</summary>
    public async Task<IReadOnlyList<Measured>> All(Guid patient, CancellationToken cancel = default)
    {
        var charts = (await Charts.Of(db, patient, cancel)).AsOne;
        return [.. (await db.Set<MeasureRow>().AsNoTracking().Where(row => charts.Contains(row.PatientId)).OrderByDescending(row => row.MeasuredAt).ThenByDescending(row => row.RecordedAt).ToListAsync(cancel)).Select(row => new Measured(row))];
    }

    private async Task Call(TakenMeasure taken, Score score, DateTimeOffset measuredAt)
    {
        var clinic = await db.Set<PatientRow>().Where(row => row.Id == taken.Patient).Select(row => row.ClinicId).SingleAsync();
        var alerts = SafetyAlerts.Of(taken.Instrument, taken.Items, sent: true, taken.Typed).ToList();
        if (score.Total is { } total)
        {
            var before = (await Of(taken.Patient)).Where(one => one.Id != taken.Id && one.At <= measuredAt && measuredAt - one.At <= Compared && one.Row.Total is not null
                && (one.Row.Instrument, one.Row.InstrumentVersion, one.Row.Window) == (taken.Instrument.Code, taken.Instrument.Version, taken.Window)).Select(one => one.Row.Total!.Value).ToList();
            if (SafetyAlerts.OfWorsening(taken.Instrument, before, total) is { } worse) alerts.Add(worse);
        }
        foreach (var alert in alerts) await tasks.Raise(alert, clinic, taken.Patient, PageOf(taken.Patient));
        await db.SaveChangesAsync(CancellationToken.None);
    }

    private async Task<Outcome?> Refused(Guid patient, Guid measure) =>
        !await db.Set<MeasureRow>().AnyAsync(row => row.Id == measure && row.PatientId == patient) ? Outcome.No("That form is not among this patient's.")
        : await db.Set<MeasureRow>().AnyAsync(row => row.Supersedes == measure) ? Outcome.No("Somebody corrected this form meanwhile. Go back and look at how it stands now.")
        : null;

    private static string Written(Score score) => JsonSerializer.Serialize(new
    {
        status = score.Status.Text(),
        total = score.Total,
        severity = score.Severity,
        prorated = score.Prorated,
        answered = score.AnsweredCount,
        alerts = score.Alerts.Select(alert => alert.Code),
        subscales = score.Subscales.ToDictionary(part => part.Key, part => part.Value),
        flags = score.Flags.ToDictionary(flag => flag.Key, flag => flag.Holds),
        notes = score.ReviewNotes,
    });
}
