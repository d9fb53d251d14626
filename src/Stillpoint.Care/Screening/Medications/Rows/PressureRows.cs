using static Stillpoint.Care.Findings.Severity;

namespace Stillpoint.Care.Screening.Medications.Rows;

/// <summary>Drugs that raise or lower blood pressure and heart rate, which ketamine raises by itself.</summary>
internal static class PressureRows
{
    public static IReadOnlyList<InteractionRow> All { get; } =
    [
        InteractionRow.Of("DDI-31", "Phenelzine, tranylcypromine, isocarboxazid, methylene blue", "phenelzine, tranylcypromine, isocarboxazid, methylene blue", Major,
            "inhibits monoamine oxidase, the older drugs irreversibly", "blood pressure may rise; in a case series with tranylcypromine no crisis was seen",
            "Watch blood pressure closely: extra readings every 5 minutes for 30 minutes, labetalol ready, no indirect sympathomimetic.",
            "SPRAVATO PI 2025 §7; Veraart 2021"),
        InteractionRow.Of("DDI-32", "Selegiline, rasagiline, linezolid and other weaker inhibitors of monoamine oxidase", "selegiline, rasagiline, linezolid, safinamide, tedizolid, moclobemide, procarbazine", Moderate,
            "inhibits monoamine oxidase", "blood pressure may rise, less than with the older inhibitors",
            "Extra blood-pressure readings.",
            "SPRAVATO PI 2025 (class)") with { Otherwise = RowReadings.StrongPatch },
        InteractionRow.Of("DDI-33", "Stimulants", "methylphenidate, dexmethylphenidate, amphetamine, dextroamphetamine, lisdexamfetamine, modafinil, armodafinil, methamphetamine, serdexmethylphenidate, solriamfetol, cocaine", Moderate,
            "sympathomimetic", "blood pressure and heart rate rise",
            "Leave out the morning dose on a session day [POLICY]; watch blood pressure.",
            "SPRAVATO PI 2025 §7 (lists amphetamines, methylphenidate, modafinil, armodafinil)"),
        InteractionRow.Of("DDI-34", "Atomoxetine, appetite suppressants, decongestants, pressor tablets", Sympathomimetics, Moderate,
            "sympathomimetic", "blood pressure and heart rate rise",
            "Hold on the day if that is safe.",
            "Ketalar PI 2024 §7.2 (sympathomimetics)"),
        InteractionRow.Of("DDI-35", "Epinephrine or vasopressin into a vein", "epinephrine, vasopressin", Major,
            "vasopressor", "the rises in blood pressure add up",
            "Close vital signs; adjust the doses.",
            "Ketalar PI 2024 §7.2") with { OnlyWhen = RowReadings.IntoAVein },
        InteractionRow.Of("DDI-36", "Decongestants and corticosteroids in the nose", NoseSprays, null, Moderate,
            "acts on the lining of the nose; a decongestant raises blood pressure", "uptake of ketamine through the nose changes",
            "Not within 1 hour before ketamine through the nose.",
            "SPRAVATO PI 2025 §2") with { OnlyWhen = RowReadings.BothInTheNose },
        InteractionRow.Of("DDI-37", "Clonidine, guanfacine", "clonidine, guanfacine", Minor,
            "stimulates alpha-2 receptors", "lowers the pressure surge and the psychotomimetic effect; sedation and low pressure afterwards",
            "Continue, because stopping makes pressure rebound; allowed as premedication.",
            "Cohen 2018"),
        InteractionRow.Of("DDI-39", "Levothyroxine, liothyronine", "levothyroxine, liothyronine", Moderate,
            "thyroid hormone", "fast heart rate and high blood pressure reported with ketamine",
            "Continue; TSH in range within 6 months; watch blood pressure.",
            "older ketamine labels; case reports"),
        InteractionRow.Of("DDI-60", "Antihypertensives", Antihypertensives, Minor,
            "lowers blood pressure", "blunts the rise in blood pressure, which is welcome",
            "Take the morning dose as usual; no abrupt stop.",
            "[POLICY]"),
    ];

    private const string Sympathomimetics =
        "atomoxetine, viloxazine, phentermine, diethylpropion, benzphetamine, phendimetrazine, pseudoephedrine, phenylephrine, ephedrine, midodrine, droxidopa";

    private const string NoseSprays =
        "oxymetazoline, phenylephrine, xylometazoline, naphazoline, tetrahydrozoline, fluticasone, mometasone, triamcinolone, budesonide, beclomethasone, flunisolide, ciclesonide";

    private const string Antihypertensives =
        "labetalol, metoprolol, propranolol, atenolol, carvedilol, bisoprolol, nebivolol, nadolol, "
        + "lisinopril, enalapril, ramipril, benazepril, captopril, quinapril, fosinopril, "
        + "losartan, valsartan, olmesartan, irbesartan, candesartan, telmisartan, "
        + "amlodipine, nifedipine, felodipine, hydrochlorothiazide, chlorthalidone, indapamide, spironolactone, "
        + "hydralazine, prazosin, doxazosin, terazosin, minoxidil, methyldopa";
}
