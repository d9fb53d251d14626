using static Stillpoint.Care.Findings.Severity;

namespace Stillpoint.Care.Screening.Medications.Rows;

/// <summary>Seizures, an unemptied stomach, nausea, blood sugar, and drugs people ask about.</summary>
internal static class OtherRows
{
    public static IReadOnlyList<InteractionRow> All { get; } =
    [
        InteractionRow.Of("DDI-01", "Theophylline, aminophylline", "theophylline, aminophylline", Contraindicated,
            "lowers the seizure threshold together with ketamine", "seizures",
            "Do not give together; stop at least 24 to 48 hours before [POLICY].",
            "Ketalar PI 2024 §7.1") with { Afterwards = Afterwards.OfHours(48) },
        InteractionRow.Of("DDI-40", "GLP-1 agonists", "semaglutide, dulaglutide, liraglutide, exenatide, tirzepatide", Moderate,
            "slows the emptying of the stomach", "aspiration when sedated or vomiting",
            "Symptoms from the stomach on the day defer the session. At high risk: liquids only for 24 hours before; if stopping is chosen together, a daily drug on the day, a weekly one for 1 week.",
            "GLP1 2024; ASA 2023") with { Raised = RowReadings.StomachNotEmptying, Inputs = ["MedicationRequest", "MedicationStatement", "glp1Phase", "giSymptomsToday"] },
        InteractionRow.Of("DDI-56", "Ondansetron", "ondansetron", Minor,
            "lengthens QT", "QT lengthened further by methadone or citalopram",
            "At most 8 mg; an ECG when QTc is 470 ms or more.",
            "FDA 2012"),
        InteractionRow.Of("DDI-61", "Metoclopramide, droperidol", "metoclopramide, droperidol", Moderate,
            "blocks dopamine D2 receptors", "low mood, restlessness; droperidol lengthens QT",
            "A second choice against nausea.",
            "[POLICY]"),
        InteractionRow.Of("DDI-64", "Digoxin, warfarin", "digoxin, warfarin", Minor,
            "none known", "none known",
            "Nothing to do.",
            "[POLICY]"),
        InteractionRow.Of("DDI-65", "Insulin, sulfonylureas", "insulin, insulin glargine, insulin lispro, insulin aspart, insulin degludec, insulin detemir, insulin glulisine, insulin regular, insulin isophane, glipizide, glyburide, glimepiride", Moderate,
            "lowers glucose in a fasting person", "hypoglycaemia",
            "Glucose on arrival; plan the dose together with the fast.",
            "ADA perioperative practice"),
    ];
}
