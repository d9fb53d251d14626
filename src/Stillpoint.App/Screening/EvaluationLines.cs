using Stillpoint.App.Records;
using Stillpoint.Care.Planning;
using Stillpoint.Care.Screening.Evaluation;

namespace Stillpoint.App.Screening;

/// <summary>A part of the evaluation in words; a later one about the same replaces it, and both stay.</summary>
internal sealed record NoteLine(NoteAbout About, string Text)
{
    public const string Key = "note";

    public override string ToString() => $"[note about {About}]";
}

/// <summary>A past treatment as somebody told of it.</summary>
/// <param name="Dose">As it was said, such as 150 mg a day.</param>
internal sealed record TrialLine(string What, TrialKind Kind, TrialOutcome Outcome, string? Dose, bool? DoseWasEnough, decimal? Weeks, bool? Taken, bool ThisEpisode)
{
    public const string Key = "trial";

    public TreatmentTrial Trial => new(What, Kind, Outcome) { DoseWasEnough = DoseWasEnough, Weeks = Weeks, TakenAsPrescribed = Taken, ThisEpisode = ThisEpisode };

    public string Shown => string.Join(", ", new[]
    {
        What, Dose, Weeks is { } weeks ? FormattableString.Invariant($"{weeks:0.#} weeks") : "weeks not known", EvaluationText.Say(Outcome), Trial.WhyNot is { } not ? $"doesn't count: {not}" : "counts as failed",
    }.Where(part => part is not null));

    public override string ToString() => $"[past treatment, {Kind}]";
}

/// <summary>What the evaluation judges for, before a prescriber has decided.</summary>
internal sealed record ConsideredLine(Product Product, string Route, string Indication)
{
    public const string Key = "considered";

    public TreatmentPlan? Plan => Routes.Find(Route) is { } route && Indications.Find(Indication) is not null ? new(Product, route) { Indication = Indication } : null;
}

/// <summary>The words of the evaluation on a page.</summary>
internal static class EvaluationText
{
    public static string Say(NoteAbout about) => about switch
    {
        NoteAbout.Goals => "In their own words",
        NoteAbout.PsychiatricHistory => "Psychiatric history",
        NoteAbout.MedicalHistory => "Medical history",
        NoteAbout.SurgicalHistory => "Surgery and anesthesia",
        NoteAbout.FamilyHistory => "Family history",
        NoteAbout.SubstanceHistory => "Substances",
        NoteAbout.Examination => "Physical examination",
        NoteAbout.MentalState => "Mental state",
        NoteAbout.Airway => "Airway: mouth, jaw, neck",
        NoteAbout.Ecg => "ECG, read by",
        NoteAbout.Sources => "Where two sources differ",
        NoteAbout.Monitoring => "Prescription monitoring query, and what it showed",
    };

    public static string Say(TrialKind kind) => kind switch
    {
        TrialKind.Antidepressant => "antidepressant",
        TrialKind.Augmentation => "augmentation",
        TrialKind.MoodStabilizer => "mood stabilizer",
        TrialKind.Psychotherapy => "psychotherapy",
        TrialKind.Ect => "ECT",
        TrialKind.Tms => "TMS",
        TrialKind.Ketamine => "ketamine or esketamine",
        TrialKind.PainTreatment => "treatment of pain",
        TrialKind.Other => "something else",
    };

    public static string Say(TrialOutcome outcome) => outcome switch
    {
        TrialOutcome.NoBetter => "no better",
        TrialOutcome.PartlyBetter => "partly better, less than half",
        TrialOutcome.Better => "half better or more",
        TrialOutcome.NotTolerated => "not tolerated",
        TrialOutcome.NotKnown => "outcome not known",
    };

    public static string Say(Supplier supplier) => supplier switch
    {
        Supplier.Patient => "the patient",
        Supplier.Clinic => "somebody here",
        Supplier.Laboratory => "the laboratory",
        Supplier.OutsideRecord => "an outside record",
        Supplier.Prescriber => "the prescriber",
    };

    /// <summary>Who sees to it that it comes.</summary>
    public static Role Owner(Supplier supplier) => supplier switch
    {
        Supplier.Patient or Supplier.Clinic or Supplier.Laboratory or Supplier.OutsideRecord => Role.Nurse,
        Supplier.Prescriber => Role.Prescriber,
    };
}
