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
    public TickInput AsNeeded { get; } = new("Only when needed");
    public TickInput OverTheCounter { get; } = new("Bought without a prescription");

    /// <summary>The name is only looked up, and what was typed stays.</summary>
    public override bool OnlyDraws => Act == Find;
}

/// <summary>Adds lines to a patient's lists as somebody of the clinic typed them.</summary>
internal sealed class ListDesk(FactStore store, TimeProvider clock)
{
    public Task<Outcome> Add(Guid patient, ConditionForm form, Actor actor) =>
        Keep(patient, ConditionLine.Key, new ConditionLine(form.Text.Given, form.Icd10.Value?.ToUpperInvariant(), form.Confirmed.Ticked, form.Status.Given, form.Onset.Value), actor);

    public Task<Outcome> Add(Guid patient, AllergyForm form, Actor actor) => Keep(patient, AllergyLine.Key, new AllergyLine(form.Substance.Given, form.Reaction.Value), actor);

    public Task<Outcome> Add(Guid patient, MedicationForm form, Actor actor) =>
        Keep(patient, MedicationLine.Key, new MedicationLine(form.Chosen.Value ?? form.Name.Given, form.DoseMg.Value, form.TimesADay.Value, form.AsNeeded.Ticked, form.OverTheCounter.Ticked), actor);

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
