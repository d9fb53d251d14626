using static Stillpoint.Care.Findings.Severity;

namespace Stillpoint.Care.Screening.Medications.Rows;

/// <summary>Seizures, an unemptied stomach, nausea, blood sugar, and drugs people ask about.</summary>
internal static class OtherRows
{
    public static IReadOnlyList<InteractionRow> All { get; } =
    [
        InteractionRow.Of("DDI-01", "Theophylline, aminophylline, dyphylline", "theophylline, aminophylline, dyphylline", Major, Major,
            "may lower the seizure threshold together with ketamine", "seizures",
            house => $"Use another drug, or stop it at least 24 to {house[MedicineLimits.Theophylline]} hours before [POLICY]. After a seizure within 3 months SCR-045 excludes.",
            "Ketalar PI 2024 §7.1"),
        InteractionRow.Of("DDI-40", "GLP-1 medicines, pramlintide", "semaglutide, dulaglutide, liraglutide, exenatide, tirzepatide, lixisenatide, albiglutide, orforglipron, pramlintide", Moderate,
            "slows the emptying of the stomach", "aspiration when sedated or vomiting",
            "Symptoms from the stomach on the day defer the session. At high risk: liquids only for 24 hours before; if stopping is chosen together, a daily drug on the day, a weekly one for 1 week.",
            "GLP1 2024; ASA 2023") with { Otherwise = RowReadings.StomachNotEmptying, Inputs = ["MedicationRequest", "MedicationStatement", "glp1Phase", "giSymptomsToday"] },
        InteractionRow.Of("DDI-56", "Ondansetron", "ondansetron", Minor, Minor,
            "lengthens QT", "QT lengthened further by methadone or citalopram",
            house => $"At most 8 mg; an ECG when QTc is {house[MedicineLimits.OndansetronQtc].WithUnit} or more.",
            "FDA 2012") with { Otherwise = RowReadings.QtAlreadyLong },
        InteractionRow.Of("DDI-61", "Metoclopramide, droperidol", "metoclopramide, droperidol", Moderate,
            "blocks dopamine D2 receptors", "low mood, restlessness; droperidol lengthens QT",
            "A second choice against nausea.",
            "[POLICY]"),
        InteractionRow.Of("DDI-64", "Digoxin, warfarin", "digoxin, warfarin", Minor,
            "none known", "none known",
            "Nothing to do.",
            "[POLICY]"),
        InteractionRow.Of("DDI-65", "Insulin, sulfonylureas", "insulin, insulin glargine, insulin lispro, insulin aspart, insulin degludec, insulin detemir, insulin glulisine, insulin icodec, insulin regular, insulin isophane, glipizide, glyburide, glimepiride", Moderate,
            "lowers glucose in a fasting person", "low blood sugar",
            "Glucose on arrival; plan the dose together with the fast.",
            "ADA perioperative practice"),
        InteractionRow.Of("DDI-69", "SGLT2 inhibitors", "empagliflozin, dapagliflozin, canagliflozin, ertugliflozin, bexagliflozin, sotagliflozin", Moderate,
            "makes ketones in a fasting person", "ketoacidosis, also with a normal blood sugar",
            "Before a solid fast of 6 hours or more ask whoever prescribes it: hold 3 days (ertugliflozin 4), or the shortest fast and drink. Nausea, vomiting, fast breathing: test ketones. "
            + "Never together with a cut of insulin without a plan [POLICY].",
            "FDA SGLT2 2020; use for a session fast [POLICY]"),
        InteractionRow.Of("DDI-70", "Ketamine or esketamine taken or given elsewhere", "ketamine, esketamine", Major,
            "the same drug from a second source", "doses add up; bladder injury and dependence; the starting point is not known",
            "Call the other prescriber: one clinic only. Ask the questions of SCR-024 and look into the prescription monitoring program [POLICY].",
            "[POLICY]; SPRAVATO PI 2025 abuse warning") with { OnlyWhen = RowReadings.FromElsewhere, Otherwise = RowReadings.OnTheSkin },
    ];
}
