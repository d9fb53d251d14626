using Stillpoint.Care.Findings;
using Stillpoint.Care.Planning;
using Stillpoint.Care.Screening.Facts;

namespace Stillpoint.Care.Screening.Rules;

/// <summary>Capacity, consent, the way home, and the anaesthetist's class: SCR-052, SCR-053, SCR-058.</summary>
internal static class AgreementRules
{
    public static IReadOnlyList<ScreeningRule> All { get; } =
    [
        new("SCR-052", "No capacity, or on the day no valid consent", "Nobody is treated without it", new("consent law"), Consent)
            { Inputs = ["capacityConfirmed", "consentSignedAt", "consentCovers"] },
        new("SCR-053", "No adult escort or transport plan", "Judgement and reaction are impaired until the next day", Sources.SpravatoLabel, patient => new Evidence(patient).Of(EscortCheck.Of(patient), Severity.Defer).Weigh())
            { RunsFor = patient => patient.IsDayOf, Inputs = ["escortConfirmed", "escortName", "escortPhone", "escortAgeYears", "escortArrivalPlan", "agreesNotToDrive", "transportKind"] },
        new("SCR-058", "ASA class IV or more; class III", "Severe systemic disease needs more than an office", Sources.Asa, AsaClass)
            { Inputs = ["asaClass"] },
    ];

    private static Judgment Consent(PatientCase patient)
    {
        var evidence = new Evidence(patient);
        if (patient.Facts.Of(ScreeningFacts.CapacityConfirmed) is not { } capacity) evidence.Open(Severity.Exclude, "Nobody has confirmed capacity to consent", ScreeningFacts.CapacityConfirmed.Key);
        else if (!capacity.Value) evidence.Found(Severity.Exclude, "Capacity to consent is not confirmed", capacity.Input);
        if (patient.IsDayOf)
        {
            evidence.Of(ConsentCheck.InDate(patient), Severity.Exclude);
            if (ConsentCheck.Covers(patient) is { Passes: false } other) evidence.Of(other, Severity.Exclude);
        }
        return evidence.Known().Weigh();
    }

    private static Judgment AsaClass(PatientCase patient)
    {
        var evidence = new Evidence(patient);
        if (patient.Facts.Of(ScreeningFacts.AsaClass) is not { } asa)
            return (patient.Plan.Route is Route.Intravenous or Route.IntravenousBolus or Route.Intramuscular
                ? evidence.Open(Severity.Exclude, "By vein or muscle an ASA class of the last 12 months is needed", ScreeningFacts.AsaClass.Key)
                : evidence).Weigh();
        var office = patient.Plan.Setting == Setting.Office;
        if (asa.Value.IsAtLeast(4) is true) return evidence.Found(office ? Severity.Exclude : Severity.Override, $"ASA class {asa.Value}, IV or more{(office ? " in an office" : "")}", asa.Input).Weigh();
        return (asa.Value.IsAtLeast(3) is true ? evidence.Found(Severity.Override, "ASA class 3", asa.Input) : evidence.Known()).Weigh();
    }
}
