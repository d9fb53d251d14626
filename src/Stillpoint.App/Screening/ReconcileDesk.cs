using System.Globalization;
using Stillpoint.App.Alerts;
using Stillpoint.App.Audit;
using Stillpoint.App.Records;
using Stillpoint.App.Shell.Forms;
using Stillpoint.Care.Screening.Facts;

namespace Stillpoint.App.Screening;

/// <summary>What the patient says of one medicine on their list today.</summary>
internal enum MedicineNow { Continues, Stopped, Changed, Unsure }

/// <summary>The list of medicines as it was asked through on a day, line by line, and what was said of each.</summary>
internal sealed record AskedMedicines(IReadOnlyList<AskedMedicine> Lines)
{
    public const string Key = "medicines-asked";

    public string Shown => Lines.Count == 0 ? "none on the list" : string.Join("; ", Lines.Select(line => $"{line.Name}: {ReconcileText.Say(line.Now)}"));

    public override string ToString() => "[medicines asked through]";
}

internal sealed record AskedMedicine(string Name, MedicineNow Now)
{
    public override string ToString() => "[medicine asked about]";
}

internal static class ReconcileText
{
    public static string Say(MedicineNow now) => now switch { MedicineNow.Continues => "continues", MedicineNow.Stopped => "stopped", MedicineNow.Changed => "changed", MedicineNow.Unsure => "not sure" };
}

/// <summary>One medicine as it is asked about.</summary>
internal sealed class ReconcileLine(Guid row, MedicationLine line)
{
    public Guid Row { get; } = row;
    public MedicationLine Line { get; } = line;

    public ChoiceInput<MedicineNow> Now { get; } = new(line.Name)
    {
        Called = $"now-{row:N}", Options = [.. Enum.GetValues<MedicineNow>().Select(now => new Option<MedicineNow>(now, ReconcileText.Say(now)) { Value = now.Text() })],
    };

    public TextInput StoppedOn { get; } = new($"{line.Name}, last taken on") { Called = $"stopped-{row:N}", Hint = "A day, a month or a year; blank is today", Short = true, Most = 10 };
    public NumberInput DoseMg { get; } = new($"{line.Name}, dose now", "mg", Care.Units.Plausible.Least, 100_000) { Called = $"dose-{row:N}", Wrong = "Write the dose in mg as a number with a point, such as 0.5." };
    public NumberInput TimesADay { get; } = new($"{line.Name}, how often now", "a day", Care.Units.Plausible.Least, 100) { Called = $"times-{row:N}", Wrong = "Write how many times a day as a number with a point, such as 2 or 0.5." };

    public Shell.Forms.Input[] All => [Now, StoppedOn, DoseMg, TimesADay];

    /// <summary>The line as it stands from now on; null where it stays as it is.</summary>
    public MedicationLine? Becomes(DateOnly today) => Now.Value switch
    {
        MedicineNow.Stopped => Line with { StoppedOn = StoppedOn.Value ?? today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) },
        MedicineNow.Changed => Line with { DoseMg = DoseMg.Value ?? Line.DoseMg, TimesADay = TimesADay.Value ?? Line.TimesADay },
        MedicineNow.Continues or MedicineNow.Unsure or null => null,
    };
}

/// <summary>The list of medicines asked through at a visit: each line by itself, or all of it in one act.</summary>
internal sealed class ReconcileForm : Form
{
    public const string AsBefore = "as-before";

    private readonly DateTimeOffset now;

    public ReconcileForm(KnownPatient known, DateTimeOffset now) : base("reconcile")
    {
        this.now = now;
        Lines = [.. known.Lines<MedicationLine>(MedicationLine.Key).Where(found => found.Line.StoppedOn is null).Select(found => new ReconcileLine(found.Row.Id, found.Line))];
        Stands.Typed = StandsOf(Lines);
    }

    public IReadOnlyList<ReconcileLine> Lines { get; }

    /// <summary>The lines the page showed: only those are confirmed in one act.</summary>
    public CarriedInput Stands { get; } = new() { Most = 20_000 };

    public static string StandsOf(IEnumerable<ReconcileLine> lines) => string.Join(' ', lines.Select(line => line.Row.ToString("N")));

    protected override IEnumerable<Shell.Forms.Input> More() => Lines.SelectMany(line => line.All);

    protected override IEnumerable<Refusal> Together()
    {
        if (Act == AsBefore) yield break;
        foreach (var line in Lines)
        {
            if (!line.Now.Has) yield return new(line.Now, $"{line.Line.Name}: choose what the patient says of it.");
            if (line.Now.Value is MedicineNow.Changed && !line.DoseMg.Has && !line.TimesADay.Has) yield return new(line.DoseMg, $"{line.Line.Name}: write what changed. A patch or a depot is ended and added anew.");
            if (line.Now.Value is not MedicineNow.Changed && (line.DoseMg.Has || line.TimesADay.Has)) yield return new(line.Now, $"{line.Line.Name}: a new dose is written, so choose “changed”.");
            if (line.StoppedOn.Value is { } day && (RecordedDay.Read(day) is not { } read || read.IsAfter(now))) yield return new(line.StoppedOn, $"{line.Line.Name}: write the day it was last taken, such as 2026-11-12, not later than today.");
        }
    }
}

/// <summary>Keeps what the patient says of each medicine at a visit; what changed changes the list, and what nobody is sure of becomes a task.</summary>
internal sealed class ReconcileDesk(FactStore store, AuditTrail audit, Tasks tasks, TimeProvider clock)
{
    public static string PageOf(Guid patient) => $"/patients/{patient}/lists#asked-through";

    public async Task<Outcome> Keep(ReconcileForm form, Guid patient, DateTimeOffset at, Actor actor)
    {
        var known = await store.Read(patient, at);
        if (form.Stands.Typed != ReconcileForm.StandsOf(new ReconcileForm(known, at).Lines)) return Outcome.No("The list is not what your page showed any more. It stands here now; go through it once more.");
        var asBefore = form.Act == ReconcileForm.AsBefore;
        MedicineNow Said(ReconcileLine line) => asBefore ? MedicineNow.Continues : line.Now.Given;
        var unsure = form.Lines.Where(line => Said(line) is MedicineNow.Unsure).Select(line => line.Line.Name).ToList();
        List<StatedLine> lines = [new(AskedMedicines.Key, RecordLines.Write(new AskedMedicines([.. form.Lines.Select(line => new AskedMedicine(line.Line.Name, Said(line)))])), at, "patient")];
        if (!asBefore)
            foreach (var line in form.Lines)
                if (line.Becomes(DateOnly.FromDateTime(at.DateTime)) is { } becomes) lines.Add(new(MedicationLine.Key, RecordLines.Write(becomes), at, "patient", line.Row));
        List<StatedFact> facts = [new(GateFacts.ReconciledAt, at, at, "clinician"), new(GateFacts.ReconciliationChanged, form.Lines.Any(line => Said(line) is not MedicineNow.Continues), at, "clinician")];
        // A list of which somebody is not sure is not complete.
        if (unsure.Count == 0) facts.Add(new(ScreeningFacts.MedicationListReviewedAt, at, at, "clinician"));
        var done = await store.Keep(patient, form.Id(clock.GetUtcNow()), facts, lines, actor);
        // Sent again, it opens what the first sending did not come to.
        if (done is Outcome.Done && unsure.Count > 0)
            await audit.Change(actor, new AuditNote("task-opened", $"patient/{patient}", patient), () =>
                tasks.OpenOnce(known.Patient.ClinicId, patient, TaskKind.FactsMissing, $"The patient is not sure of {string.Join(", ", unsure)}: ask the pharmacy or whoever prescribes it", Role.Nurse, clock.GetUtcNow().AddDays(1), PageOf(patient), TimeSpan.FromDays(1), Role.Prescriber));
        return done;
    }
}
