using Stillpoint.App.Audit;
using Stillpoint.App.Shell.Forms;
using Stillpoint.Care.Screening.Facts;
using Stillpoint.Care.Units;

namespace Stillpoint.App.Screening;

internal sealed class ConditionForm(DateTimeOffset now, DateOnly born) : Form("add-condition")
{
    public TextInput Text { get; } = new("Condition") { Needed = "Name the condition." };
    public TextInput Icd10 { get; } = new("ICD-10-CM") { Short = true, Most = 10 };
    public ChoiceInput Status { get; } = new("Status", [("active", "active"), ("remission", "in remission"), ("resolved", "resolved")]) { As = Choice.List, Needed = "Choose whether it is active, in remission or resolved." };
    public TextInput Onset { get; } = new("Since") { Hint = "A year, a month or a day: 2014, 2014-06, 2014-06-30", Short = true, Most = 10 };
    public TickInput Confirmed { get; } = new("Confirmed by a clinician or a record");

    protected override IEnumerable<Refusal> Together()
    {
        if (Icd10.Value is { } code && !LooksLikeIcd10(code)) yield return new(Icd10, "Write the code as F33.1, or leave it blank.");
        if (Onset.Value is { } onset && RecordedDay.Read(onset) is null) yield return new(Onset, "Write a year, a month or a day: 2014, 2014-06 or 2014-06-30.");
        if (Onset.Value is { } begun && RecordedDay.Read(begun)?.IsAfter(now) is true) yield return new(Onset, "This lies in the future. Write when it began.");
        if (Onset.Value is { } first && RecordedDay.Read(first) is { } day && day.Latest < born) yield return new(Onset, "This lies before the patient was born. Write when it began.");
    }

    private static bool LooksLikeIcd10(string code) =>
        code.Length is >= 3 and <= 8 && char.IsAsciiLetter(code[0]) && char.IsAsciiDigit(code[1]) && code.Skip(2).All(sign => char.IsAsciiLetterOrDigit(sign) || sign == '.');
}

internal sealed class AllergyForm() : Form("add-allergy")
{
    public TextInput Substance { get; } = new("Substance") { Needed = "Name the substance. If there is no allergy, press that the list was gone through." };
    public TextInput Reaction { get; } = new("Reaction");
}

internal sealed class MedicationForm() : Form("add-medication")
{
    public const string Find = "find";

    public TextInput Name { get; } = new("Medicine") { Hint = "A brand or an ingredient, in English or Spanish", Needed = "Name the medicine." };

    /// <summary>The drug that was chosen of those found by its name.</summary>
    public CarriedInput Chosen { get; } = new();
    public NumberInput DoseMg { get; } = new("Dose", "mg", Plausible.Least, 100_000) { Wrong = "Write the dose in mg as a number with a point, such as 0.5, or leave it blank." };
    public NumberInput TimesADay { get; } = new("How often", "a day", Plausible.Least, 100) { Wrong = "Write how many times a day as a number with a point, such as 2 or 0.5, or leave it blank." };

    public ChoiceInput<MedicineForm> Form { get; } = new("How it is taken")
    {
        As = Choice.List, None = "By the clock or when needed", Options = [new(MedicineForm.Patch, "patch") { Value = "patch" }, new(MedicineForm.Depot, "depot injection") { Value = "depot" }],
    };

    public NumberInput MicrogramsAnHour { get; } = new("Patch gives", "µg/h", Plausible.Least, 10_000) { Wrong = "Write what the patch gives in an hour as a number with a point, such as 25." };
    public NumberInput EveryDays { get; } = new("Depot every", "days", 1, 400) { Wrong = "Write the days from one dose to the next, such as 28." };
    public TextInput Hold { get; } = new("Left out before a session") { Hint = "In words for the patient, such as not on the morning; it comes back at the gate and on the way home", Most = 160 };
    public TextInput ManagedBy { get; } = new("Who manages it") { Most = 120 };
    public TickInput AsNeeded { get; } = new("Only when needed");
    public TickInput OverTheCounter { get; } = new("Bought without a prescription");

    /// <summary>The name is only looked up, and what was typed stays.</summary>
    public override bool OnlyDraws => Act == Find;

    protected override IEnumerable<Refusal> Together()
    {
        if (Form.Value is MedicineForm.Patch && DoseMg.Has) yield return new(MicrogramsAnHour, "Of a patch, write what it gives in an hour, and leave the dose blank.");
        if (Form.Value is MedicineForm.Depot && TimesADay.Has) yield return new(EveryDays, "Of a depot, write the days from one dose to the next, and leave how often a day blank.");
        if (Form.Value is not MedicineForm.Patch && MicrogramsAnHour.Has) yield return new(Form, "Only a patch gives so much in an hour: choose patch.");
        if (Form.Value is not MedicineForm.Depot && EveryDays.Has) yield return new(Form, "Only a depot is given so many days apart: choose depot.");
    }

    public MedicationLine Line => new(Chosen.Value ?? Name.Given, DoseMg.Value, TimesADay.Value, AsNeeded.Ticked, OverTheCounter.Ticked)
    {
        Form = Form.Value, MicrogramsAnHour = MicrogramsAnHour.Value, EveryDays = EveryDays.Value, Hold = Hold.Value, ManagedBy = ManagedBy.Value,
    };
}

/// <summary>A medicine was stopped: it may still act, so its line stays with the day.</summary>
internal sealed class StopForm(Guid line, DateTimeOffset now) : Form($"stop-{line}")
{
    public Guid Line { get; } = line;
    public TextInput On { get; } = new("Stopped on") { Hint = "A day, a month or a year: 2026-11-12", Short = true, Most = 10, Needed = Write };

    private const string Write = "Write the day it was last taken, such as 2026-11-12; a month or a year will do.";

    protected override IEnumerable<Refusal> Together()
    {
        if (On.Value is { } day && RecordedDay.Read(day) is null) yield return new(On, Write);
        if (On.Value is { } told && RecordedDay.Read(told)?.IsAfter(now) is true) yield return new(On, "This lies in the future. Write when it was last taken.");
    }
}

/// <summary>Adds lines to a patient's lists as somebody of the clinic typed them.</summary>
internal sealed class ListDesk(FactStore store, TimeProvider clock)
{
    public Task<Outcome> Add(Guid patient, ConditionForm form, Actor actor) =>
        Keep(patient, ConditionLine.Key, new ConditionLine(form.Text.Given, form.Icd10.Value?.ToUpperInvariant(), form.Confirmed.Ticked, form.Status.Given, form.Onset.Value), actor);

    public Task<Outcome> Add(Guid patient, AllergyForm form, Actor actor) => Keep(patient, AllergyLine.Key, new AllergyLine(form.Substance.Given, form.Reaction.Value), actor);

    /// <summary>A medicine that stands on the list already, by its brand, its ingredient or in another dose, is asked about: one or both?</summary>
    public async Task<Outcome> Add(Guid patient, MedicationForm form, Actor actor)
    {
        var (now, line) = (clock.GetUtcNow(), form.Line);
        var known = await store.Read(patient, now);
        var others = DoubledMedicines.With(line, known, now);
        if (others.Count == 0) return await Keep(patient, MedicationLine.Key, line, actor);
        var (about, listed) = ($"{line.Shown} beside {string.Join("; ", others.Select(other => other.Line.Shown))}", string.Join(" and ", others.Select(other => other.Line.Shown)));
        switch (form.AnswerTo(about))
        {
            case DoubledMedicines.Both: return await Keep(patient, MedicationLine.Key, line with { TakenBeside = true }, actor);
            case DoubledMedicines.Listed: return new Outcome.Done();
            case DoubledMedicines.This:
                foreach (var (row, _) in others) await store.End(patient, row.Id, $"the same drug; taken as {line.Shown}", actor);
                return await Keep(patient, MedicationLine.Key, line, actor);
            default:
                return new Outcome.Asks(Question.About(about, $"{line.Name} is the same drug as what stands on the list: {listed}. One or both?",
                    (DoubledMedicines.This, $"Only {line.Shown}: end the other"), (DoubledMedicines.Listed, $"Only {listed}: add nothing"), (DoubledMedicines.Both, "Both are taken")));
        }
    }

    /// <summary>Of a drug that stands on the list twice, all lines are taken, or only one: the others are ended.</summary>
    /// <param name="patient">Whose.</param>
    /// <param name="drug">As the question names it.</param>
    /// <param name="only">The line that is taken; null for all.</param>
    /// <param name="actor">Who was told.</param>
    public async Task<Outcome> Settle(Guid patient, string drug, Guid? only, Actor actor)
    {
        var known = await store.Read(patient, clock.GetUtcNow());
        if (DoubledMedicines.Of(known).FirstOrDefault(one => one.Drug == drug) is not { Drug: not null } twice) return Outcome.No("That was settled meanwhile. Look at the list as it stands.");
        if (only is { } taken)
        {
            if (twice.Lines.FirstOrDefault(one => one.Row.Id == taken) is not { Row: not null } kept) return Outcome.No("That line is not on the list any more. Load the page again.");
            foreach (var (row, _) in twice.Lines.Where(one => one.Row.Id != taken)) await store.End(patient, row.Id, $"the same drug; taken as {kept.Line.Shown}", actor);
            return new Outcome.Done();
        }
        foreach (var (row, line) in twice.Lines.Skip(1).Where(one => one.Line.TakenBeside is not true))
            await store.Record(row.PatientId, MedicationLine.Key, line with { TakenBeside = true }, clock.GetUtcNow(), row.Source, actor, row.Id);
        return new Outcome.Done();
    }

    /// <summary>A medicine is no longer taken: the line goes on saying so, with the day, since what was stopped may still act.</summary>
    public async Task<Outcome> Stop(Guid patient, StopForm form, Actor actor)
    {
        if ((await store.Read(patient, clock.GetUtcNow())).Lines<MedicationLine>(MedicationLine.Key).FirstOrDefault(found => found.Row.Id == form.Line) is not { Row: { } row, Line: { } line })
            return Outcome.No("That line is not on the list any more. Load the page again.", form.On);
        await store.Record(row.PatientId, MedicationLine.Key, line with { StoppedOn = form.On.Given }, clock.GetUtcNow(), "patient", actor, row.Id);
        return new Outcome.Done();
    }

    /// <summary>A list was gone through with the patient, whatever stands on it.</summary>
    public async Task<Outcome> GoneThrough(Guid patient, FactKey<DateTimeOffset> list, DateTimeOffset at, Actor actor)
    {
        await store.Record(patient, [new(list, at, clock.GetUtcNow(), "clinician")], actor);
        return new Outcome.Done();
    }

    public async Task<Outcome> End(Guid patient, Guid line, Actor actor) =>
        await store.End(patient, line, "ended on the list", actor) ? new Outcome.Done() : Outcome.No("That line is not this patient's. Load the page again.");

    private async Task<Outcome> Keep<T>(Guid patient, string key, T line, Actor actor)
    {
        await store.Record(patient, key, line, clock.GetUtcNow(), "clinician", actor);
        return new Outcome.Done();
    }
}
