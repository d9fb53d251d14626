using static Stillpoint.Care.Findings.Severity;

namespace Stillpoint.Care.Screening.Medications.Rows;

/// <summary>Drugs for mood, psychosis and addiction, and those that touch glutamate as ketamine does.</summary>
internal static class MindRows
{
    public static IReadOnlyList<InteractionRow> All { get; } =
    [
        InteractionRow.Of("DDI-09", "Naltrexone, nalmefene, samidorphan", "naltrexone, nalmefene, samidorphan", Moderate,
            "blocks opioid receptors", "a weaker antidepressant effect in one trial of 14 people, not seen in others",
            "Ask what it is for. By mouth: hold 24 to 72 hours only if it is not for alcohol or opioid use disorder [POLICY]. Depot: go on and note it. Never withhold addiction treatment silently.",
            "Williams 2018; Marton 2019"),
        InteractionRow.Of("DDI-10", "Lamotrigine", "lamotrigine", Moderate,
            "lowers glutamate release", "may blunt adverse and antidepressant effects alike (2 of 5 studies)",
            "Do not stop it: rash on starting again, seizures, mood. A morning dose may wait until after the session [POLICY].",
            "Veraart 2021; Andrade 2017"),
        InteractionRow.Of("DDI-11", "Lithium", "lithium", Minor,
            "no shared mechanism", "nothing relevant found",
            "Continue; drink enough; levels as usual.",
            "Veraart 2021"),
        InteractionRow.Of("DDI-12", "Valproate", "valproic acid", Minor,
            "mild depression of the brain", "sedation; no sign of a weaker effect",
            "Continue.",
            "Veraart 2021 (mood stabilizers)"),
        InteractionRow.Of("DDI-13", "Topiramate", "topiramate", Minor,
            "blocks AMPA and kainate receptors", "blunting in theory; slower thinking",
            "Continue.",
            "[POLICY]"),
        InteractionRow.Of("DDI-41", "Memantine", "memantine", Moderate,
            "NMDA antagonist", "adds to the effects on the brain; blunting is possible",
            "Hold on the day [POLICY]; not together as maintenance.",
            "pharmacology"),
        InteractionRow.Of("DDI-42", "Dextromethorphan, alone or with bupropion or quinidine", "dextromethorphan", Moderate,
            "NMDA antagonist; serotonergic", "adds to dissociation and blood pressure",
            "None for 24 hours where bought over the counter; with bupropion the prescriber decides.",
            "pharmacology"),
        InteractionRow.Of("DDI-43", "Amantadine", "amantadine", Moderate,
            "NMDA antagonist", "adds to the effects of ketamine",
            "Watch.",
            "pharmacology"),
        InteractionRow.Of("DDI-48", "Antipsychotics that block dopamine", Antipsychotics, Minor,
            "blocks dopamine D2 receptors", "may change psychotomimetic and antidepressant effects; findings disagree",
            "Continue.",
            "Veraart 2021"),
        InteractionRow.Of("DDI-49", "Clozapine", "clozapine", Moderate,
            "acts on many receptors", "blunts ketamine psychosis in schizophrenia; sedation, seizures",
            "It points to a psychosis: see SCR-019.",
            "Veraart 2021"),
        InteractionRow.Of("DDI-50", "Olanzapine, quetiapine, aripiprazole", "olanzapine, quetiapine, aripiprazole", Minor,
            "sedates, lowers standing blood pressure", "sedation, dizziness on standing",
            "Continue; dose at night.",
            "Veraart 2021"),
        InteractionRow.Of("DDI-51", "SSRI, SNRI, mirtazapine", Antidepressants, Minor,
            "no harmful shared mechanism", "no added harm known, and the labeled regimen includes an oral antidepressant; an SNRI may raise blood pressure",
            "Continue.",
            "Andrade 2017; SPRAVATO PI 2025"),
        InteractionRow.Of("DDI-52", "Bupropion", "bupropion", Minor,
            "cleared by CYP2B6; lowers the seizure threshold, raises blood pressure", "small effect",
            "Continue; watch blood pressure.",
            "Andrade 2017"),
        InteractionRow.Of("DDI-53", "Tricyclic antidepressants, trazodone", Tricyclics, Moderate,
            "sedates, speeds the heart, lengthens QT", "sedation, fast heart rate, longer QT",
            "Continue; ECG from 100 mg of amitriptyline or its equal a day [POLICY].",
            "pharmacology"),
        InteractionRow.Of("DDI-63", "Minocycline, cycloserine", "minocycline, cycloserine", Minor,
            "modulates NMDA receptors; cycloserine is a partial agonist at the glycine site", "cycloserine may change the effect and cause seizures",
            "Note it.",
            "research only"),
    ];

    private const string Antipsychotics =
        "haloperidol, risperidone, paliperidone, fluphenazine, perphenazine, chlorpromazine, loxapine, thiothixene, ziprasidone, lurasidone, iloperidone, asenapine, cariprazine, "
        + "brexpiprazole, lumateperone, pimavanserin, xanomeline";

    private const string Antidepressants =
        "sertraline, fluoxetine, citalopram, escitalopram, paroxetine, venlafaxine, desvenlafaxine, levomilnacipran, milnacipran, duloxetine, vilazodone, vortioxetine, mirtazapine";

    private const string Tricyclics =
        "amitriptyline, nortriptyline, clomipramine, doxepin, imipramine, desipramine, protriptyline, trimipramine, amoxapine, maprotiline, trazodone";
}
