using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Alerts;
using Stillpoint.App.Audit;
using Stillpoint.App.Records;
using Stillpoint.App.Shell.Forms;
using Stillpoint.Care.Planning;
using Stillpoint.Care.Screening.Evaluation;
using Stillpoint.Care.Screening.Facts;
using Stillpoint.Care.Screening.Rules;

namespace Stillpoint.App.Screening;

/// <summary>Keeps the evaluation visit section by section, each with its own time and origin, in the one store of facts.</summary>
internal sealed class EvaluationDesk(ClinicDb db, FactStore store, AuditTrail audit, Tasks tasks, TimeProvider clock)
{
    private const string AsTyped = "asTyped", Meant = "meant", Mine = "mine", Stays = "stays";

    public static string PageOf(Guid patient) => $"/patients/{patient}/evaluation";

    /// <summary>The newest note about each thing, with its row.</summary>
    public static IReadOnlyDictionary<NoteAbout, (FactRow Row, NoteLine Line)> Notes(KnownPatient known) =>
        known.Lines<NoteLine>(NoteLine.Key).GroupBy(note => note.Line.About).ToDictionary(group => group.Key, group => group.Last());

    /// <summary>What is judged for: what was considered last, or what a prescriber decided on.</summary>
    public static TreatmentPlan? Considered(KnownPatient known, SuitabilityRow? decided) =>
        known.Lines<ConsideredLine>(ConsideredLine.Key).Select(found => found.Line).LastOrDefault()?.Plan
        ?? (decided is null ? null : new(decided.Product, decided.Route) { Indication = decided.Indication.Id });

    /// <summary>What a section shows as standing, a line each: what is confirmed is this.</summary>
    public static string Stands(EvaluationSection section, PatientFacts facts) =>
        string.Join('\n', StandingFacts.ToConfirm(section, facts).Select(fact => $"{fact.Key.Label}: {fact.Key.Write(fact.Untyped)}"));

    /// <summary>Does what the key of the form says.</summary>
    public async Task<Outcome> Send(EvaluationForm form, Guid patient, DateTimeOffset at, Actor actor)
    {
        var known = await store.Read(patient, at);
        return form.Act switch
        {
            EvaluationForm.Judge => await Consider(form, known, actor),
            EvaluationForm.KeepTrial => await KeepTrial(form, known, actor),
            EvaluationForm.Lists => await GoneThrough(form, known, at, actor),
            _ when form.Asked is { } supplier => await Ask(form, known, supplier, at, actor),
            _ when form.Confirmed is { } section => await Confirm(form, section, known, actor),
            _ when form.Kept is { Count: > 0 } sections => await Keep(form, sections, known, at, actor),
            _ => Outcome.No("Choose what to keep."),
        };
    }

    private async Task<Outcome> Keep(EvaluationForm form, IReadOnlyList<SectionInputs> sections, KnownPatient known, DateTimeOffset at, Actor actor)
    {
        List<StatedFact> facts = [];
        List<StatedLine> lines = [];
        foreach (var section in sections)
        {
            var (when, source) = (section.At.Value ?? at, section.Source.Given);
            var stated = section.Facts.Values.Where(fact => fact.Has).Select(fact => new StatedFact(fact.Key, fact.Given, when, source))
                .Concat(section.NotThere.Select(none => new StatedFact(none.Key, none.Answer, when, source))).ToList();
            var denied = StandingFacts.Denied(section.Section, known.Facts, stated.Select(fact => (fact.Key, fact.Value)));
            if (denied.Count > 0)
            {
                if (Denied(form, section, denied, source) is { } asks) return asks;
                var settled = section.Why.Has;
                if (!settled) stated.RemoveAll(fact => denied.Any(one => one.Key == fact.Key));
                lines.Add(new(NoteLine.Key, RecordLines.Write(new NoteLine(NoteAbout.Sources, Sources(denied, source, section.Why.Value))), when, source));
            }
            facts.AddRange(stated);
            foreach (var lab in section.Labs.Where(lab => lab.Value.Has))
            {
                if (Doubt(form, lab) is { } asks) return asks;
                facts.Add(new(lab.Test.Key, lab.Read(UnitOf(form, lab)).Value!, when, source));
            }
            if (section.StopBang is { Asked.Ticked: true } stopBang)
            {
                if (Counted(stopBang.Items, facts, known, at) is not { } total) return Outcome.No("STOP-BANG counts body mass, age and sex: enter weight, height and sex first, or write the total.", stopBang.Asked);
                facts.Add(new(ScreeningFacts.StopBang, new Amount(total), when, source));
            }
            var notes = Notes(known);
            foreach (var (about, note) in section.Notes.Where(note => note.Value.Has))
                lines.Add(new(NoteLine.Key, RecordLines.Write(new NoteLine(about, note.Given)), when, source, notes.TryGetValue(about, out var before) ? before.Row.Id : null));
        }
        if (TypedSigns.Doubt(form, facts, known, key => sections.Select(section => section.Facts.GetValueOrDefault(key)).FirstOrDefault(input => input is not null)) is { } doubt) return doubt;
        if (await Others(form, known.Patient.Id, facts, actor) is { } other) return other;
        var done = await store.Keep(known.Patient.Id, form.Id(clock.GetUtcNow()), facts, lines, actor);
        if (done is not Outcome.Done) return done;
        await Settle(known, at, actor);
        form.Done($"{string.Join(", ", sections.Select(section => section.Section.Title))}: {Counted(facts.Count + lines.Count)} kept.", sections);
        return done;
    }

    /// <summary>The total of STOP-BANG, with what is typed on the same page before what was known.</summary>
    private static int? Counted(StopBangItems items, IReadOnlyList<StatedFact> facts, KnownPatient known, DateTimeOffset at)
    {
        decimal? Number(FactKey<Amount> key) => (facts.FirstOrDefault(fact => fact.Key == key)?.Value as Amount ?? known.Facts.Latest(key)?.Value)?.Value;
        var sex = facts.FirstOrDefault(fact => fact.Key == ScreeningFacts.ClinicalSex)?.Value as string ?? known.Facts.Latest(ScreeningFacts.ClinicalSex)?.Value;
        var (born, today) = (known.Patient.BirthDate, DateOnly.FromDateTime(at.DateTime));
        decimal years = today.Year - born.Year - (today < born.AddYears(today.Year - born.Year) ? 1 : 0);
        var index = Number(Measurements.Weight) is { } weight && Number(Measurements.Height) is > 0 and { } height ? weight * 10_000 / (height * height) : (decimal?)null;
        return items.Total(index, years, sex switch { "male" => true, "female" => false, _ => null });
    }

    private static string Counted(int count) => count == 1 ? "1 answer" : string.Create(CultureInfo.InvariantCulture, $"{count} answers");

    /// <summary>A number that nobody has, and that everybody has in another unit, is asked about once.</summary>
    private static Outcome.Asks? Doubt(EvaluationForm form, LabInput lab)
    {
        if (lab.Test.Key.Read($"{lab.Value.Given} {lab.Unit.Given}").Value is not Amount { Bound: Bound.Exact } || !decimal.TryParse(lab.Value.Given, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)) return null;
        if (LabTests.Slip(lab.Test, number, lab.Unit.Given) is not { } slip || form.AnswerTo(About(lab)) is not null) return null;
        return new(Question.About(About(lab), string.Create(CultureInfo.InvariantCulture, $"{lab.Test.Key.Label} {number} {slip.Typed} is far from anybody's. In {slip.Perhaps} it would be {slip.Becomes:0.##} {lab.Test.Key.Unit}. Which unit does the letter print?"),
            (Meant, slip.Perhaps), (AsTyped, $"{slip.Typed}, as typed")));
    }

    private static string About(LabInput lab) => $"{lab.Value.Name} {lab.Value.Given} {lab.Unit.Given}";

    private static string UnitOf(EvaluationForm form, LabInput lab) =>
        form.AnswerTo(About(lab)) == Meant && decimal.TryParse(lab.Value.Given, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && LabTests.Slip(lab.Test, number, lab.Unit.Given) is { } slip ? slip.Perhaps : lab.Unit.Given;

    /// <summary>
    /// "None of these" or a plain no does not take back what is recorded: both sources are shown, and what is recorded stands until a
    /// clinician settles it and says why.
    /// </summary>
    private static Outcome? Denied(EvaluationForm form, SectionInputs section, IReadOnlyList<Fact> denied, string source)
    {
        if (section.Why.Has) return source == "clinician" ? null : Outcome.No("Only who has seen or measured it can settle it: choose “seen or measured by me”, or leave the reason blank.", section.Source);
        var about = AboutDenied(section.Section.Key, denied);
        return form.AnswerTo(about) is not null ? null
            : new Outcome.Asks(Question.About(about, $"{Sources(denied, source, section.Why.Value)} What is recorded stands. To settle it, write why under “{section.Why.Label}”, as seen or measured by you.", (Stays, "Keep the rest; what is recorded stands")));
    }

    internal static string AboutDenied(string where, IReadOnlyList<Fact> denied) => $"{where} denied {string.Join(' ', denied.Select(fact => fact.Key.Key))}" is var about && about.Length > 400 ? about[..400] : about;

    /// <summary>What is recorded and what is said now, one beside the other.</summary>
    /// <param name="settled">Why a clinician settled it; null while nobody has.</param>
    internal static string Sources(IReadOnlyList<Fact> denied, string source, string? settled) =>
        $"{string.Join("; ", denied.Select(fact => $"{fact.Key.Label}: recorded as {FactText.Say(fact.Key.Write(fact.Untyped))} ({fact.Source ?? "source not known"}, {ShownDay(fact)})"))}. Now said not to be so ({source}).{(settled is null ? "" : $" Settled: {settled}")}";

    private static string ShownDay(Fact fact) => fact.At.Latest.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>What somebody else wrote of the same since the page was drawn is told before another answer goes beside it.</summary>
    private async Task<Outcome.Asks?> Others(EvaluationForm form, Guid patient, IReadOnlyList<StatedFact> facts, Actor actor)
    {
        if (!DateTimeOffset.TryParse(form.Since.Value, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var since)) return null;
        var (keys, from) = (facts.Select(fact => fact.Key.Key).ToList(), since.ToUniversalTime());
        var written = await db.Set<FactRow>().AsNoTracking().Where(row => row.PatientId == patient && row.RecordedAt > from && row.By != actor.Person && keys.Contains(row.Key)).OrderBy(row => row.RecordedAt).ToListAsync();
        var differ = written.GroupBy(row => row.Key).Select(rows => rows.Last()).Where(row => facts.Any(fact => fact.Key.Key == row.Key && fact.Key.Write(fact.Value) != row.Value)).ToList();
        if (differ.Count == 0) return null;
        var about = string.Join(' ', differ.Select(row => row.Id.ToString("N")));
        if (about.Length > 400) about = about[..400];
        return form.AnswerTo(about) is not null ? null
            : new(Question.About(about, $"Somebody else wrote meanwhile: {string.Join("; ", differ.Select(row => $"{Vocabulary.Find(row.Key)!.Label}: {row.Value}"))}. Yours is newer and would count.", (Mine, "Keep mine as well")));
    }

    /// <summary>What stands is confirmed as it was listed: the same answers, from whoever confirms, at this moment.</summary>
    private async Task<Outcome> Confirm(EvaluationForm form, SectionInputs section, KnownPatient known, Actor actor)
    {
        var stands = StandingFacts.ToConfirm(section.Section, known.Facts);
        if (stands.Count == 0) return new Outcome.Done();
        if (Stands(section.Section, known.Facts) != section.Stands.Value?.ReplaceLineEndings("\n")) return Outcome.No($"{section.Section.Title}: what stands is not what your page listed any more. It stands here now; read it, then confirm.");
        var done = await store.Keep(known.Patient.Id, form.Id(clock.GetUtcNow()), [.. stands.Select(fact => new StatedFact(fact.Key, fact.Untyped, clock.GetUtcNow(), "clinician"))], [], actor);
        if (done is Outcome.Done) form.Done($"{section.Section.Title}: {Counted(stands.Count)} confirmed.");
        return done;
    }

    private async Task<Outcome> KeepTrial(EvaluationForm form, KnownPatient known, Actor actor)
    {
        var trial = form.Trial;
        var line = new TrialLine(trial.What.Given, trial.Kind.Given, trial.Outcome.Given, trial.Dose.Value, trial.Enough.Value, trial.Weeks.Value, trial.Taken.Value, trial.ThisEpisode.Ticked);
        var (now, failed) = (clock.GetUtcNow(), TreatmentTrial.Failed(known.Lines<TrialLine>(TrialLine.Key).Select(found => found.Line.Trial).Append(line.Trial)));
        var done = await store.Keep(known.Patient.Id, form.Id(now), [new(ScreeningFacts.FailedAntidepressantTrials, new Amount(failed), now, "clinician")], [new(TrialLine.Key, RecordLines.Write(line), now, "patient")], actor);
        if (done is Outcome.Done) form.Done($"{line.What} kept. Antidepressants that failed in this episode: {failed}.");
        return done;
    }

    private async Task<Outcome> GoneThrough(EvaluationForm form, KnownPatient known, DateTimeOffset at, Actor actor)
    {
        (TickInput Tick, FactKey Key, string Called)[] lists =
            [(form.Problems, ScreeningFacts.ProblemListReviewedAt, "problem"), (form.Allergies, ScreeningFacts.AllergyListReviewedAt, "allergy"), (form.Medicines, ScreeningFacts.MedicationListReviewedAt, "medicine")];
        var gone = lists.Where(list => list.Tick.Ticked).ToList();
        var done = await store.Keep(known.Patient.Id, form.Id(clock.GetUtcNow()), [.. gone.Select(list => new StatedFact(list.Key, at, at, "clinician"))], [], actor);
        if (done is Outcome.Done) form.Done($"Complete: the {string.Join(", the ", gone.Select(list => list.Called))} list.");
        return done;
    }

    private async Task<Outcome> Consider(EvaluationForm form, KnownPatient known, Actor actor)
    {
        var line = new ConsideredLine(form.Product.Given, form.Route.Given.Code(), form.Indication.Given.Id);
        var before = known.Lines<ConsideredLine>(ConsideredLine.Key).LastOrDefault();
        if (before.Line == line) return new Outcome.Done();
        var done = await store.Keep(known.Patient.Id, form.Id(clock.GetUtcNow()), [], [new(ConsideredLine.Key, RecordLines.Write(line), clock.GetUtcNow(), "clinician", before.Row?.Id)], actor);
        if (done is Outcome.Done) form.Done("Judged for this from now on.");
        return done;
    }

    /// <summary>What is missing from one supplier becomes a task, once while it is open.</summary>
    private async Task<Outcome> Ask(EvaluationForm form, KnownPatient known, Supplier supplier, DateTimeOffset at, Actor actor)
    {
        var decided = await Decided(known);
        if (Considered(known, decided) is not { } plan || Missing(plan, known, at).FirstOrDefault(one => one.Supplier == supplier) is not { } missing) return Outcome.No("Nothing is missing from there any more.");
        var title = $"The evaluation needs from {EvaluationText.Say(supplier)}: {string.Join(", ", missing.What)}";
        var done = await audit.Do(actor, new AuditNote("task-opened", $"patient/{known.Patient.Id}", known.Patient.Id), async () =>
        {
            await tasks.OpenOnce(known.Patient.ClinicId, known.Patient.Id, TaskKind.FactsMissing, title.Length > 400 ? title[..400] + " …" : title, EvaluationText.Owner(supplier), clock.GetUtcNow().AddDays(2), AboutOf(known.Patient.Id, supplier));
            return new Outcome.Done();
        });
        if (done is Outcome.Done) form.Done($"A task for the {EvaluationText.Owner(supplier).Title.ToLowerInvariant()} is open.");
        return done;
    }

    public static string AboutOf(Guid patient, Supplier supplier) => $"{PageOf(patient)}#missing-{supplier.Text()}";

    public static IReadOnlyList<MissingFrom> Missing(TreatmentPlan plan, KnownPatient known, DateTimeOffset at) => MissingItems.Of(SuitabilityDesk.Judge(plan, known, at).Missing);

    /// <summary>What has come settles the task that asked for it.</summary>
    private async Task Settle(KnownPatient before, DateTimeOffset at, Actor actor)
    {
        var open = await db.Set<TaskRow>().AsNoTracking().Where(task => task.PatientId == before.Patient.Id && task.Kind == TaskKind.FactsMissing && task.DoneAt == null).Select(task => task.About).ToListAsync();
        if (open.Count == 0 || Considered(before, await Decided(before)) is not { } plan) return;
        var missing = Missing(plan, await store.Read(before.Patient.Id, at), at).Select(one => AboutOf(before.Patient.Id, one.Supplier)).ToHashSet();
        foreach (var about in open.OfType<string>().Where(about => !missing.Contains(about)))
            await audit.Change(actor, new AuditNote("task-done", $"patient/{before.Patient.Id}", before.Patient.Id), () => tasks.Settle(TaskKind.FactsMissing, about, "It has come.", actor.Person));
    }

    private Task<SuitabilityRow?> Decided(KnownPatient known) => db.Set<SuitabilityRow>().AsNoTracking().Where(row => row.PatientId == known.Patient.Id).OrderByDescending(row => row.DecidedAt).FirstOrDefaultAsync();
}
