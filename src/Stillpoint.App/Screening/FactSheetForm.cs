using Stillpoint.App.Shell.Forms;
using Stillpoint.Care.Screening.Facts;

namespace Stillpoint.App.Screening;

/// <summary>A sheet of facts as somebody fills it in: what was left blank says nothing, what can't be read is refused by name, and then nothing is kept.</summary>
internal sealed class FactSheetForm(TimeZoneInfo zone, DateTimeOffset now, DateOnly? born = null) : Form("sheet")
{
    public MomentInput MeasuredAt { get; } = new("Measured or stated at", zone)
    {
        Hint = "In the clinic's time; blank is now", Wrong = "Write when it was measured in the clinic's time, such as 2026-11-19 13:40, or leave it blank for now.",
    };

    public ChoiceInput Source { get; } = new("Who says so",
        [("patient", "the patient"), ("clinician", "a clinician's examination"), ("laboratory", "a laboratory or device"), ("letter", "a letter or another record"), ("family", "family or carer")])
    {
        As = Choice.List, Hint = "For everything filled in below", Needed = "Choose who says so.",
    };

    /// <summary>Why a clinician says that what is recorded as there is not.</summary>
    public LongTextInput Why { get; } = new("Why what is recorded is not so") { Hint = "Only where somebody recorded something as there and you have settled that it is not", Rows = 2, Most = 1000 };

    public IReadOnlyDictionary<FactKey, FactInput> Facts { get; } = FactSheet.Keys.ToDictionary(key => key, key => new FactInput(key, zone));

    protected override IEnumerable<Shell.Forms.Input> More() => Facts.Values;

    protected override IEnumerable<Refusal> Together()
    {
        if (MeasuredAt.Value > now) yield return new(MeasuredAt, "That time lies in the future. Enter when it was measured, or leave it blank for now.");
        foreach (var fact in Facts.Values.Where(fact => fact.Has && PatientFacts.NamesLater(fact.Key.Fact(fact.Given, now), now)))
            yield return new(fact, $"{fact.Key.Label}: this lies in the future. Write when it was.");
        foreach (var fact in Facts.Values.Where(fact => fact.Has && born is { } birth && PatientFacts.NamesEarlierThanBirth(fact.Key.Fact(fact.Given, now), birth, now)))
            yield return new(fact, $"{fact.Key.Label}: this lies before the patient was born. Write when it was.");
        if (IsEmpty) yield return new(null, "Nothing was filled in. Fill in what you know; the rest stays unknown.");
    }

    public bool IsEmpty => Facts.Values.All(fact => fact.Blank);

    public IReadOnlyList<StatedFact> Stated => [.. Facts.Values.Where(fact => fact.Has).Select(fact => new StatedFact(fact.Key, fact.Given, MeasuredAt.Value ?? now, Source.Given))];
}
