using Stillpoint.App.Screening;
using Stillpoint.Care.Screening.Facts;

namespace Stillpoint.App.Interop.Fhir.Import;

/// <summary>What a line of a file contradicts of what is known of the patient, in words; null where it contradicts nothing.</summary>
internal static class Clashes
{
    public static string? Of(ImportLine line, KnownPatient known) => line.Key switch
    {
        ConditionLine.Key => Of(RecordLines.Read<ConditionLine>(line.Value), known),
        AllergyLine.Key => Of(RecordLines.Read<AllergyLine>(line.Value), known),
        MedicationLine.Key => Of(RecordLines.Read<MedicationLine>(line.Value), known),
        _ => Measured(line, known),
    };

    private static string? Of(ConditionLine line, KnownPatient known)
    {
        var alike = known.Lines<ConditionLine>(ConditionLine.Key).Select(one => one.Line)
            .Where(one => Same(one.Text, line.Text) || (line.Icd10 is not null && Same(one.Icd10, line.Icd10))).ToList();
        if (alike.Count > 0) return $"Known here as: {string.Join("; ", alike.Select(one => one.Shown))}.";
        return Denied(known, ScreeningFacts.ProblemListReviewedAt, ConditionLine.Key, "condition");
    }

    private static string? Of(AllergyLine line, KnownPatient known)
    {
        var alike = known.Lines<AllergyLine>(AllergyLine.Key).Select(one => one.Line).Where(one => Same(one.Substance, line.Substance)).ToList();
        if (alike.Count > 0) return $"Known here as: {string.Join("; ", alike.Select(one => one.Shown))}.";
        return Denied(known, ScreeningFacts.AllergyListReviewedAt, AllergyLine.Key, "allergy");
    }

    private static string? Of(MedicationLine line, KnownPatient known)
    {
        var first = FirstWord(line.Name);
        var alike = known.Lines<MedicationLine>(MedicationLine.Key).Select(one => one.Line).Where(one => Same(FirstWord(one.Name), first)).ToList();
        if (alike.Count == 0) alike = [.. DoubledMedicines.With(line, known, known.Facts.At).Select(one => one.Line)];
        if (alike.Count > 0) return $"Known here as: {string.Join("; ", alike.Select(one => one.Shown))}. One or both? Take this one only if it is taken beside it, or in its place.";
        return Denied(known, ScreeningFacts.MedicationListReviewedAt, MedicationLine.Key, "medicine");
    }

    /// <summary>Somebody went through the list and found none of its kind.</summary>
    private static string? Denied(KnownPatient known, FactKey<DateTimeOffset> gone, string key, string what) =>
        known.Facts.Latest(gone) is not null && known.Rows.All(row => row.Key != key) ? $"The list was gone through here and names no {what}." : null;

    /// <summary>A value of the same time that differs, or a newer one that is known here.</summary>
    private static string? Measured(ImportLine line, KnownPatient known)
    {
        var rows = known.Rows.Where(row => row.Key == line.Key).ToList();
        if (rows.Exists(row => row.MeasuredAt == line.At && row.Value != line.Value)) return $"Of the same time known here as {rows.First(row => row.MeasuredAt == line.At).Value}.";
        return rows.Exists(row => row.MeasuredAt > line.At) ? "Older than what is known here." : null;
    }

    private static bool Same(string? one, string? other) => one is not null && string.Equals(one.Trim(), other?.Trim(), StringComparison.OrdinalIgnoreCase);

    private static string FirstWord(string name) => name.Trim().Split([' ', ',', '/'], 2)[0];
}
