using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Alerts;
using Stillpoint.App.Audit;
using Stillpoint.App.Authorization;
using Stillpoint.App.HouseValues;
using Stillpoint.App.Records;
using Stillpoint.App.Shell.Forms;
using Stillpoint.Care.FollowUp.Alerts;
using Stillpoint.Care.Planning;
using Stillpoint.Care.Screening;
using Stillpoint.Care.Screening.Facts;
using Stillpoint.Care.Screening.Medications;
using Stillpoint.Care.Screening.Record;

namespace Stillpoint.App.Screening;

/// <summary>A fact to write down: its key, its value in the vocabulary's own text, when it was measured, and who says so.</summary>
internal sealed record StatedFact(FactKey Key, object Value, DateTimeOffset MeasuredAt, string Source);

/// <summary>A line to write down, as it is kept: a note, a past treatment; with what it replaces.</summary>
internal sealed record StatedLine(string Key, string Value, DateTimeOffset MeasuredAt, string Source, Guid? Supersedes = null);

/// <summary>What a person confirmed of a record from elsewhere, as it is kept, with its own date and where it comes from.</summary>
internal sealed record ImportedFact(string Key, string Value, string? Unit, DateTimeOffset MeasuredAt, string Source);

/// <summary>What is known of a patient at a moment, as the rules take it, and the stored rows it was read from.</summary>
internal sealed record KnownPatient(PatientRow Patient, Charts Charts, PatientFacts Facts, IReadOnlyList<Fact> Stated, PatientRecord Record, IReadOnlyList<FactRow> Rows)
{
    /// <summary>The house in force in the patient's clinic, that the patient is judged by.</summary>
    public House House { get; init; } = House.Shipped;

    /// <summary>This patient, one plan, one moment, as the rules take it.</summary>
    public PatientCase Case(TreatmentPlan plan, DateTimeOffset at, params IEnumerable<Fact> more) => new(at, plan, Record, Stated.Concat(more), House);

    /// <summary>What was struck and not put back, each with the row that struck it.</summary>
    public IReadOnlyList<(FactRow Row, FactRow Strike)> Struck { get; init; } = [];

    /// <summary>The page of the row that a fact was read from; null for what no row says.</summary>
    public string? PageOf(Fact? fact) =>
        fact is { From: "fact" } && Rows.LastOrDefault(row => row.Key == fact.Key.Key && row.MeasuredAt == fact.At.Latest && row.Value == fact.Key.Write(fact.Untyped)) is { } row
            ? FactStore.PageOf(Patient.Id, row.Id)
            : null;

    /// <summary>What a person has to settle about the lists, whatever is planned: no rule has judged it.</summary>
    public IReadOnlyList<RecordDoubt> Doubts => doubts ??= RecordDoubts.Of(Case(new(Product.KetamineRacemic, Route.Intravenous), Facts.At));

    private IReadOnlyList<RecordDoubt>? doubts;

    /// <summary>What of the medicine list was not screened, or stands twice.</summary>
    public IReadOnlyList<RecordDoubt> MedicineDoubts => [.. Doubts.Where(doubt => doubt is RecordDoubt.NotScreened or RecordDoubt.Twice)];

    /// <summary>What the patient leaves out before a session, medicine by medicine.</summary>
    public IReadOnlyList<(string Medicine, string Hold)> Holds =>
        [.. Lines<MedicationLine>(MedicationLine.Key).Where(found => found.Line is { Hold: not null, StoppedOn: null }).Select(found => (found.Line.Name, found.Line.Hold!))];

    public IEnumerable<(FactRow Row, T Line)> Lines<T>(string key) =>
        Rows.Where(row => row.Key == key).Select(row => (row, RecordLines.Read<T>(row.Value)));
}

/// <summary>The one append-only store of what is true of a patient, shared by evaluation, intake, gate and bedside.</summary>
internal sealed class FactStore(ClinicDb db, AuditTrail audit, Tasks tasks, TimeProvider clock)
{
    public static string PageOf(Guid patient, Guid fact) => $"/patients/{patient}/facts/{fact}";

    /// <summary>Writes facts down, all or none; what endangers the patient calls somebody in the same breath.</summary>
    public Task Record(Guid patient, IReadOnlyList<StatedFact> facts, Actor actor) =>
        audit.Change(actor, new AuditNote("facts-recorded", $"patient/{patient}", patient, string.Join(' ', facts.Select(fact => fact.Key.Key))), async () =>
        {
            foreach (var fact in facts) Add(patient, fact.Key.Key, fact.Key.Write(fact.Value), fact.Key.Unit, fact.MeasuredAt, fact.Source, actor, null);
            await Follow(patient);
        });

    /// <summary>Keeps what one part of a page states, its answers and its lines, once however often it is sent.</summary>
    /// <param name="id">What the sending makes: the first of its rows.</param>
    public Task<Outcome> Keep(Guid patient, Guid id, IReadOnlyList<StatedFact> facts, IReadOnlyList<StatedLine> lines, Actor actor) =>
        audit.Once(db.Set<FactRow>().Where(row => row.Id == id), actor, new AuditNote("facts-recorded", $"patient/{patient}", patient, string.Join(' ', facts.Select(fact => fact.Key.Key).Concat(lines.Select(line => line.Key)).Distinct())), async () =>
        {
            Guid? first = id;
            foreach (var fact in facts) Add(patient, fact.Key.Key, fact.Key.Write(fact.Value), fact.Key.Unit, fact.MeasuredAt, fact.Source, actor, null, Next());
            foreach (var line in lines) Add(patient, line.Key, line.Value, null, line.MeasuredAt, line.Source, actor, line.Supersedes, Next());
            await Follow(patient);
            return new Outcome.Done();

            Guid? Next()
            {
                var next = first;
                first = null;
                return next;
            }
        });

    /// <summary>Writes a line of a list down; with <paramref name="supersedes"/>, in place of an earlier one.</summary>
    public Task Record<T>(Guid patient, string key, T line, DateTimeOffset measuredAt, string source, Actor actor, Guid? supersedes = null) =>
        audit.Change(actor, new AuditNote("facts-recorded", $"patient/{patient}", patient, key), async () =>
        {
            Add(patient, key, RecordLines.Write(line), null, measuredAt, source, actor, supersedes);
            await Follow(patient);
        });

    /// <summary>What was ever written of a patient, ended or not: key and value.</summary>
    public async Task<IReadOnlyList<(string Key, string Value)>> Ever(Guid patient, CancellationToken cancel = default) =>
        [.. (await db.Set<FactRow>().AsNoTracking().Where(row => row.PatientId == patient).Select(row => new { row.Key, row.Value }).ToListAsync(cancel))
            .Select(row => (row.Key, row.Value))];

    /// <summary>Writes down what a person confirmed of a record from elsewhere, once: what stands here, or stood here, is not written again.</summary>
    public Task Import(Guid patient, IReadOnlyList<ImportedFact> facts, Actor actor) => audit.Write<AuditNote>(actor, async () =>
    {
        // Whoever imports holds the patient's row, so that two hands with one file write it once.
        await db.Set<PatientRow>().Where(row => row.Id == patient).ExecuteUpdateAsync(row => row.SetProperty(one => one.Version, one => one.Version));
        var ever = (await Ever(patient)).ToHashSet();
        var fresh = facts.Where(fact => ever.Add((fact.Key, fact.Value))).ToList();
        if (fresh.Count == 0) return null;
        foreach (var fact in fresh) Add(patient, fact.Key, fact.Value, fact.Unit, fact.MeasuredAt, fact.Source, actor, null);
        await Follow(patient);
        var note = new AuditNote("facts-imported", $"patient/{patient}", patient, string.Join(' ', fresh.Select(fact => fact.Key)));
        return (note, note);
    });

    /// <summary>Ends a line or takes back a fact that was wrong; the row stays, superseded, with why. False when it is not this patient's.</summary>
    public async Task<bool> End(Guid patient, Guid fact, string why, Actor actor)
    {
        var charts = (await Charts.Of(db, patient)).All;
        if (await db.Set<FactRow>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == fact && charts.Contains(row.PatientId)) is not { } row) return false;
        await audit.Change(actor, new AuditNote("fact-ended", $"fact/{fact}", patient, row.Key), async () =>
        {
            Add(row.PatientId, Ended, why, null, clock.Moment(), "clinician", actor, fact);
            await Follow(patient);
        });
        return true;
    }

    /// <summary>
    /// Says of a row, in the transaction of whoever decided it, that it is struck or counts again. A decision that was signed on
    /// it goes back to a prescriber.
    /// </summary>
    /// <param name="of">The row that was wrong, or the row that took it away.</param>
    public async Task Say(FactRow of, string word, Guid id, string why, Actor actor)
    {
        var before = await Rows(of.PatientId);
        Add(of.PatientId, word, why, null, clock.Moment(), "clinician", actor, of.Id, id);
        await Follow(of.PatientId);
        if (word != Strikes.Struck) return;
        foreach (var chart in before.Charts.All)
            if (await Newest(chart) is { } decision && decision.Decision.LetsTreat() && Reopening.Without(of.Id, decision, before, decision.DecidedAt).Count > 0)
                await Reopen(before.Person.ClinicId, chart, "Suitability was signed on what has been struck since. Decide again");
    }

    /// <summary>Strikes what a completed form had said, when the form itself is taken back or corrected.</summary>
    public async Task StrikeFrom(Guid patient, FactKey key, DateTimeOffset measuredAt, string why, Actor actor)
    {
        var known = await Read(patient, clock.GetUtcNow());
        foreach (var row in known.Rows.Where(row => row.PatientId == patient && row.Key == key.Key && row.MeasuredAt == measuredAt).ToList())
            await audit.Change(actor, new AuditNote("fact-struck", $"fact/{row.Id}", patient, row.Key), () => Say(row, Strikes.Struck, Guid.CreateVersion7(clock.Moment()), why, actor));
    }

    private Task<SuitabilityRow?> Newest(Guid patient) =>
        db.Set<SuitabilityRow>().AsNoTracking().Where(row => row.PatientId == patient).OrderByDescending(row => row.DecidedAt).FirstOrDefaultAsync();

    private Task Reopen(Guid clinic, Guid patient, string why) =>
        tasks.OpenOnce(clinic, patient, TaskKind.SuitabilityReview, why, Role.Prescriber, clock.GetUtcNow().AddHours(4), Reopening.PageOf(patient), TimeSpan.FromHours(20), Role.MedicalDirector);

    /// <summary>Whatever door an answer came by: one that tells of danger calls somebody, and any may undo what a decision rested on.</summary>
    private async Task Follow(Guid patient)
    {
        var added = db.ChangeTracker.Entries<FactRow>().Where(entry => entry.State is EntityState.Added).Select(entry => entry.Entity).ToList();
        foreach (var alert in added.Select(row => SafetyAlerts.Of(row.Key, row.Value, row.MeasuredAt, row.RecordedAt)).OfType<SafetyAlert>())
            await tasks.Raise(alert, await ClinicOf(patient), patient, $"/patients/{patient}/facts");
        // Of what is struck or counts again, its own page tells.
        await Reconsider(patient, tells: !added.Exists(row => row.Key is Strikes.Struck or Strikes.PutBack));
    }

    /// <summary>What is written down after a decision may undo what it rested on: then a prescriber is told, and the pathway goes back to them.</summary>
    /// <param name="patient">Whose.</param>
    /// <param name="tells">Whoever signed in a session that is open now hears of it too.</param>
    public async Task Reconsider(Guid patient, bool tells = false)
    {
        await db.SaveChangesAsync(CancellationToken.None);
        foreach (var chart in (await Charts.Of(db, patient)).All) await ReconsiderChart(chart, tells);
    }

    private async Task ReconsiderChart(Guid patient, bool tells)
    {
        if (await Newest(patient) is not { } decision) return;
        // A day is over where the clinic is.
        var zone = (await db.Set<ClinicRow>().AsNoTracking().SingleAsync(clinic => db.Set<PatientRow>().Any(row => row.Id == patient && row.ClinicId == clinic.Id))).Zone;
        var (known, now) = (await Read(patient, clock.GetUtcNow()), TimeZoneInfo.ConvertTime(clock.GetUtcNow(), zone));
        var since = await db.Begun().CountAsync(session => session.PatientId == patient && session.ClosedAt != null && session.OpenedAt > decision.DecidedAt);
        if (Reopening.Of(decision, known, now, since) is not { } why) return;
        if (tells && !await db.Set<TaskRow>().AnyAsync(task => task.DoneAt == null && task.Kind == TaskKind.SuitabilityReview && task.About == Reopening.PageOf(patient))) await TellAtTheChair(known.Patient);
        await Reopen(known.Patient.ClinicId, patient, why);
    }

    /// <summary>Whoever signed in a session that is open now: what they signed on is no longer all there is.</summary>
    private async Task TellAtTheChair(PatientRow patient)
    {
        foreach (var session in await db.Set<SessionRow>().Where(row => row.PatientId == patient.Id && row.ClosedAt == null).Select(row => row.Id).ToListAsync())
        {
            var (subject, page) = ($"session/{session}", $"/sessions/{session}");
            var signed = await db.Set<SignatureRow>().AsNoTracking().Where(row => row.Subject == subject).ToListAsync();
            new Signers(db, tasks, clock).Tell(patient.ClinicId, patient.Id, [.. signed.Select(row => new SignedThing("the session", row.By, row.At, page))], "Something new is known", page);
        }
    }

    private Task<Guid> ClinicOf(Guid patient) => db.Set<PatientRow>().Where(row => row.Id == patient).Select(row => row.ClinicId).SingleAsync();

    /// <summary>Everything known at a moment: what was stated, the lists, and what the clinic's own records say of consent.</summary>
    public async Task<KnownPatient> Read(Guid patient, DateTimeOffset at, CancellationToken cancel = default) => (await Rows(patient, cancel)).At(at);

    /// <summary>The rows that everything known of a patient is read from, whatever the moment.</summary>
    public async Task<PatientRows> Rows(Guid patient, CancellationToken cancel = default)
    {
        var person = await db.Set<PatientRow>().AsNoTracking().SingleAsync(row => row.Id == patient, cancel);
        var charts = await Charts.Of(db, patient, cancel);
        var facts = await db.Set<FactRow>().AsNoTracking().Where(row => charts.All.Contains(row.PatientId)).OrderBy(row => row.RecordedAt).ThenBy(row => row.Id).ToListAsync(cancel);
        // Of a chart that one person linked only what can hurt counts here: a weight or a pressure waits until two have merged them.
        if (charts.Others.Count > 0) facts.RemoveAll(row => !charts.AsOne.Contains(row.PatientId) && !Strikes.IsWord(row) && !RecordLines.Keys.Contains(row.Key));
        var consent = await db.Set<ConsentRow>().AsNoTracking().Where(row => charts.AsOne.Contains(row.PatientId)).OrderByDescending(row => row.SignedAt).FirstOrDefaultAsync(cancel);
        var takenBack = consent is null ? null : await db.Set<ConsentWithdrawalRow>().Where(row => row.ConsentId == consent.Id).Select(row => (DateTimeOffset?)row.At).FirstOrDefaultAsync(cancel);
        // Signed on a text that has changed since in a way that matters, it is none either.
        if (consent is not null && await RenewedTexts.Since(db, consent, DateOnly.FromDateTime(clock.GetUtcNow().DateTime), cancel) is { ApprovedAt: { } renewed } && (takenBack is null || renewed < takenBack)) takenBack = renewed;
        return new(person, facts, consent, await new Houses(db).Policies(person.ClinicId, cancel), charts) { TakenBackAt = takenBack };
    }

    internal const string Ended = "ended";

    private void Add(Guid patient, string key, string value, string? unit, DateTimeOffset measuredAt, string source, Actor actor, Guid? supersedes, Guid? id = null)
    {
        var now = clock.Moment();
        db.Add(new FactRow
        {
            Id = id ?? Guid.CreateVersion7(now), PatientId = patient, Key = key, Value = value, Unit = unit, MeasuredAt = Instants.Whole(measuredAt > now ? now : measuredAt), RecordedAt = now,
            By = actor.Person, Source = source, Supersedes = supersedes,
        });
    }
}
