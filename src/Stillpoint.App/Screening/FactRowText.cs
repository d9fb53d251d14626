using Stillpoint.App.Records;
using Stillpoint.App.Shell;
using Stillpoint.Care.Screening.Facts;

namespace Stillpoint.App.Screening;

/// <summary>A stored row as people read it: what it is about, and what it says.</summary>
internal static class FactRowText
{
    public static string Label(FactRow row) => row.Key switch
    {
        ConditionLine.Key => "Condition",
        AllergyLine.Key => "Allergy",
        MedicationLine.Key => "Medicine",
        NoteLine.Key => EvaluationText.Say(RecordLines.Read<NoteLine>(row.Value).About),
        TrialLine.Key => "Past treatment",
        ConsideredLine.Key => "Judged for",
        AskedMedicines.Key => "Medicines asked through",
        _ => Vocabulary.Find(row.Key)?.Label ?? row.Key,
    };

    public static string Says(FactRow row, ClinicClock clock) => row.Key switch
    {
        ConditionLine.Key => RecordLines.Read<ConditionLine>(row.Value).Shown,
        AllergyLine.Key => RecordLines.Read<AllergyLine>(row.Value).Shown,
        MedicationLine.Key => RecordLines.Read<MedicationLine>(row.Value).Shown,
        NoteLine.Key => RecordLines.Read<NoteLine>(row.Value).Text,
        TrialLine.Key => RecordLines.Read<TrialLine>(row.Value).Shown,
        AskedMedicines.Key => RecordLines.Read<AskedMedicines>(row.Value).Shown,
        ConsideredLine.Key => RecordLines.Read<ConsideredLine>(row.Value) is var line ? $"{line.Route}, {line.Indication}" : "",
        _ => Vocabulary.Find(row.Key) is { } key && key.Read(row.Value).Value is { } value ? FactText.Show(key.Fact(value, row.MeasuredAt), clock) : row.Value,
    };
}
