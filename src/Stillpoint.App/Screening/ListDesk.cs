using System.Globalization;
using Stillpoint.App.Audit;
using Stillpoint.App.Shell;
using Stillpoint.Care.Screening.Facts;
using Stillpoint.Care.Units;

namespace Stillpoint.App.Screening;

internal sealed class ConditionForm
{
    public string? Text { get; set; }
    public string? Icd10 { get; set; }
    public string? Status { get; set; }
    public string? Onset { get; set; }
    public string? Confirmed { get; set; }

    public override string ToString() => "[condition]";
}

internal sealed class AllergyForm
{
    public string? Substance { get; set; }
    public string? Reaction { get; set; }

    public override string ToString() => "[allergy]";
}

internal sealed class MedicationForm
{
    public string? Name { get; set; }
    public string? DoseMg { get; set; }
    public string? TimesADay { get; set; }
    public string? AsNeeded { get; set; }
    public string? OverTheCounter { get; set; }

    public override string ToString() => "[medicine]";
}

/// <summary>Adds lines to a patient's lists as somebody of the clinic typed them; the errors say which field, why and what to do.</summary>
internal sealed class ListDesk(FactStore store, TimeProvider clock)
{
    public static IReadOnlyList<(string Value, string Word)> Statuses { get; } = [("active", "active"), ("remission", "in remission"), ("resolved", "resolved")];

    public Task<FormErrors> Add(Guid patient, ConditionForm form, Actor actor)
    {
        var errors = new FormErrors();
        if (string.IsNullOrWhiteSpace(form.Text)) errors.Add("Condition.Text", "Name the condition.");
        if (Typing.Words(form.Icd10) is { } code && !LooksLikeIcd10(code)) errors.Add("Condition.Icd10", "Write the code as F33.1, or leave it blank.");
        if (Statuses.All(status => status.Value != form.Status)) errors.Add("Condition.Status", "Choose whether it is active, in remission or resolved.");
        if (Typing.Words(form.Onset) is { } onset && RecordedDay.Read(onset) is null) errors.Add("Condition.Onset", "Write a year, a month or a day: 2014, 2014-06 or 2014-06-30.");
        return Keep(patient, ConditionLine.Key, () => new ConditionLine(form.Text!.Trim(), Typing.Words(form.Icd10)?.ToUpperInvariant(), form.Confirmed == "true", form.Status!, Typing.Words(form.Onset)), errors, actor);
    }

    public Task<FormErrors> Add(Guid patient, AllergyForm form, Actor actor)
    {
        var errors = new FormErrors();
        if (string.IsNullOrWhiteSpace(form.Substance)) errors.Add("Allergy.Substance", "Name the substance. If there is no allergy, press that the list was gone through.");
        return Keep(patient, AllergyLine.Key, () => new AllergyLine(form.Substance!.Trim(), Typing.Words(form.Reaction)), errors, actor);
    }

    public Task<FormErrors> Add(Guid patient, MedicationForm form, Actor actor)
    {
        var errors = new FormErrors();
        if (string.IsNullOrWhiteSpace(form.Name)) errors.Add("Medication.Name", "Name the medicine.");
        var dose = Number("Medication.DoseMg", form.DoseMg, "Write the dose in mg as a number with a point, such as 0.5, or leave it blank.", errors);
        var times = Number("Medication.TimesADay", form.TimesADay, "Write how many times a day as a number with a point, such as 2 or 0.5, or leave it blank.", errors);
        return Keep(patient, MedicationLine.Key, () => new MedicationLine(form.Name!.Trim(), dose, times, form.AsNeeded == "true", form.OverTheCounter == "true"), errors, actor);
    }

    private async Task<FormErrors> Keep<T>(Guid patient, string key, Func<T> line, FormErrors errors, Actor actor)
    {
        if (!errors.Any) await store.Record(patient, key, line(), clock.GetUtcNow(), "clinician", actor);
        return errors;
    }

    private static bool LooksLikeIcd10(string code) =>
        code.Length is >= 3 and <= 8 && char.IsAsciiLetter(code[0]) && char.IsAsciiDigit(code[1]) && code.Skip(2).All(sign => char.IsAsciiLetterOrDigit(sign) || sign == '.');

    private static decimal? Number(string field, string? text, string says, FormErrors errors)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        if (Typing.Number(text) is { } number && Plausible.Measured(number) && number < 100_000) return number;
        errors.Add(field, says);
        return null;
    }
}
