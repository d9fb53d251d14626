using Stillpoint.App.Records;
using Stillpoint.Care.Screening;
using Stillpoint.Care.Screening.Medications;

namespace Stillpoint.App.Screening;

/// <summary>Drugs that stand on a medicine list twice, by two names or in two doses, with the rows that say so.</summary>
internal static class DoubledMedicines
{
    public const string Both = "both", This = "this", Listed = "listed";

    private const string Typed = "typed", Row = "fact:";

    /// <summary>The drugs of which nobody has said yet whether one or all lines are taken.</summary>
    public static IReadOnlyList<(string Drug, IReadOnlyList<(FactRow Row, MedicationLine Line)> Lines)> Of(KnownPatient known) =>
        [.. known.MedicineDoubts.OfType<RecordDoubt.Twice>().Select(twice => (twice.Name, Found(twice, known)))];

    /// <summary>The lines that a line would double, were it added.</summary>
    public static IReadOnlyList<(FactRow Row, MedicationLine Line)> With(MedicationLine added, KnownPatient known, DateTimeOffset at)
    {
        // Whatever was said of the lines that stand there, the new one is asked about.
        var medicines = known.Record.Medications.Select(one => one with { TakenBeside = false }).Append(added.Read(Typed, at.Offset));
        return [.. RecordDoubts.Twice(MedicationReview.Of([.. medicines], known.Facts, known.House)).Where(twice => twice.Lines.Contains(Typed))
            .SelectMany(twice => Found(twice, known)).DistinctBy(one => one.Row.Id)];
    }

    private static IReadOnlyList<(FactRow Row, MedicationLine Line)> Found(RecordDoubt.Twice twice, KnownPatient known) =>
        [.. known.Lines<MedicationLine>(MedicationLine.Key).Where(one => twice.Lines.Contains(Row + one.Row.Id))];
}
