using static Stillpoint.Care.Findings.Severity;

namespace Stillpoint.Care.Screening.Medications.Rows;

/// <summary>Drugs that make people sleepier, breathe less or take longer to recover, and those of anaesthesia.</summary>
internal static class SedativeRows
{
    public static IReadOnlyList<InteractionRow> All { get; } =
    [
        InteractionRow.Of("DDI-02", "Benzodiazepines", Benzodiazepines, Major,
            "acts on GABA receptors", "weaker or shorter antidepressant effect, sedation, respiratory depression",
            "Never stop it abruptly. If safe, leave out the dose in the 8 to 12 hours before a session (a short-acting one the night before) and aim at 8 mg of diazepam-equivalent a day or less. Lorazepam as a rescue stays allowed.",
            "Veraart 2021; Andrashko 2020; SPRAVATO PI 2025; Ketalar PI 2024 §7.3"),
        InteractionRow.Of("DDI-03", "Zolpidem, eszopiclone, zopiclone, zaleplon", "zolpidem, eszopiclone, zaleplon, zopiclone", Moderate,
            "acts on GABA receptors", "sedation",
            "Last dose the night before; none until the day after the session.",
            "REMS form lists sedative-hypnotics"),
        InteractionRow.Of("DDI-04", "Suvorexant, lemborexant, daridorexant", "suvorexant, lemborexant, daridorexant", Moderate,
            "blocks orexin receptors", "sedation",
            "Last dose the night before; none until the day after the session.",
            "SPRAVATO PI 2025 (class)"),
        InteractionRow.Of("DDI-05", "Opioids", Opioids, Major,
            "adds to the depression of brain and breathing", "deep sedation, respiratory depression, longer recovery; less opioid needed for pain",
            "Keep the long-term dose and add no extra dose on the day. Capnography; naloxone at hand.",
            "Ketalar PI 2024 §7.3; Schwenk 2018"),
        InteractionRow.Of("DDI-06", "Tramadol", "tramadol", Major,
            "opioid; serotonergic; lowers the seizure threshold", "sedation, seizure",
            "Keep the long-term dose, add none on the day and do not start it on the day. Capnography; naloxone at hand.",
            "Ketalar PI class; [POLICY]"),
        InteractionRow.Of("DDI-07", "Methadone", "methadone", Major,
            "opioid; cleared by CYP2B6 and CYP3A4; lengthens QT", "sedation; QT lengthened further by ondansetron",
            "ECG within the last 3 months; no droperidol.",
            "[POLICY]"),
        InteractionRow.Of("DDI-08", "Buprenorphine, butorphanol, nalbuphine, pentazocine", "buprenorphine, butorphanol, nalbuphine, pentazocine", Moderate,
            "partial or mixed opioid agonist", "sedation; stopping buprenorphine endangers a person treated for opioid use disorder",
            "Continue; capnography.",
            "[POLICY]"),
        InteractionRow.Of("DDI-38", "Dexmedetomidine", "dexmedetomidine", Moderate,
            "stimulates alpha-2 receptors", "sedation, slow heart rate",
            "Only where anesthesia is provided.",
            "[POLICY]"),
        InteractionRow.Of("DDI-44", "Alcohol", "ethanol", Major,
            "depresses the brain", "sedation, vomiting, aspiration",
            "None in the 24 hours before and the 24 hours after. A positive test defers the session.",
            "SPRAVATO PI 2025 (class)"),
        InteractionRow.Of("DDI-45", "Gabapentin, pregabalin, mirogabalin", "gabapentin, pregabalin, mirogabalin", Moderate,
            "depresses the brain", "sedation, respiratory depression, dizziness",
            "Keep the long-term dose, no extra dose on the day. With an opioid as well: SpO2 and end-tidal CO2.",
            "FDA 2019 gabapentinoid warning"),
        InteractionRow.Of("DDI-46", "Dronabinol, cannabis", "dronabinol, cannabis", Moderate,
            "stimulates cannabinoid receptors", "anxiety, fast heart rate, psychosis",
            "None on the day. Defer when intoxicated.",
            "[POLICY]"),
        InteractionRow.Of("DDI-54", "Muscle relaxants", "baclofen, tizanidine, cyclobenzaprine, methocarbamol, metaxalone, chlorzoxazone, orphenadrine, dantrolene", Moderate,
            "depresses the brain", "sedation; low blood pressure with tizanidine",
            "Leave out the dose in the 8 hours before [POLICY].",
            "class"),
        InteractionRow.Of("DDI-55", "Sedating antihistamines", Antihistamines, Moderate,
            "sedating antihistamine", "sedation",
            "Avoid on the day; not the antiemetic of choice.",
            "class"),
        InteractionRow.Of("DDI-57", "Propofol, isoflurane, sevoflurane, halothane", "propofol, isoflurane, sevoflurane, halothane", Major,
            "anesthetic; halothane slows the clearance of ketamine", "deep sedation, a longer half-life",
            "Only in the hands of an anesthesia provider.",
            "Ketalar PI older text"),
        InteractionRow.Of("DDI-58", "Barbiturates or diazepam in the same syringe", "thiopental, methohexital, phenobarbital, pentobarbital, secobarbital, amobarbital, butabarbital, butalbital, thiamylal, diazepam", Contraindicated,
            "chemically incompatible", "precipitates in the syringe or line",
            "Give through separate lines.",
            "Ketalar PI 2024 §2") with { OnlyWhen = RowReadings.NeverFromTheList, Inputs = ["plan.sameSyringeOrLine"] },
        InteractionRow.Of("DDI-59", "Succinylcholine, atracurium, tubocurarine", "succinylcholine, atracurium, tubocurarine", Moderate,
            "ketamine strengthens the muscle relaxant", "a longer block",
            "Only where anesthesia is provided.",
            "older label"),
        InteractionRow.Of("DDI-62", "Sodium oxybate (GHB)", "sodium oxybate", Major,
            "depresses the brain", "coma, apnea",
            "Not within 24 hours [POLICY].",
            "class"),
        InteractionRow.Of("DDI-66", "Barbiturates, carisoprodol, meprobamate", "butalbital, secobarbital, pentobarbital, amobarbital, butabarbital, methohexital, carisoprodol, meprobamate", Major,
            "acts on GABA receptors", "sedation, respiratory depression",
            "None within 24 hours of a session; no abrupt stop after daily use [POLICY].",
            "Ketalar PI 2024 §7.3, SPRAVATO PI 2025 §7 (CNS depressants, class)"),
        InteractionRow.Of("DDI-67", "Zuranolone, brexanolone, ganaxolone", "zuranolone, brexanolone, ganaxolone", Major, Major,
            "acts on GABA-A receptors", "deep sedation; with brexanolone sudden loss of consciousness",
            house => $"No session during the course; after zuranolone wait until {house[MedicineLimits.Zuranolone]} hours after the last dose [POLICY].",
            "Zurzuvae / Zulresso PI (unconfirmed); CNS-depressant class"),
        InteractionRow.Of("DDI-68", "Perampanel, cenobamate", "perampanel, cenobamate", Moderate,
            "depresses the brain; cenobamate induces CYP3A4 and CYP2B6", "sedation; with cenobamate lower exposure from swallowed ketamine",
            "Continue; with cenobamate prefer a route other than the mouth.",
            "class inference (unconfirmed)"),
    ];

    private const string Benzodiazepines =
        "alprazolam, lorazepam, diazepam, clonazepam, temazepam, chlordiazepoxide, midazolam, triazolam, oxazepam, estazolam, flurazepam, quazepam, clorazepate, clobazam, "
        + "remimazolam, bromazepam, nitrazepam, lormetazepam, etizolam, phenazepam";

    private const string Opioids =
        "morphine, oxycodone, hydrocodone, hydromorphone, fentanyl, tapentadol, codeine, oxymorphone, meperidine, levorphanol, sufentanil, remifentanil, alfentanil, opium, "
        + "dihydrocodeine, benzhydrocodone, oliceridine, diamorphine, kratom";

    private const string Antihistamines =
        "diphenhydramine, hydroxyzine, promethazine, doxylamine, dimenhydrinate, chlorpheniramine, brompheniramine, dexchlorpheniramine, carbinoxamine, clemastine, triprolidine, "
        + "cyproheptadine, meclizine";
}
