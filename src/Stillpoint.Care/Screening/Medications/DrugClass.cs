using System.Collections.Frozen;
using Stillpoint.Care.Screening.Medications.Identity;
using Stillpoint.Care.Screening.Medications.Rows;

namespace Stillpoint.Care.Screening.Medications;

/// <summary>Groups of drugs that other rules ask about.</summary>
public enum DrugClass
{
    /// <summary>GLP-1 agonists, the dual one among them (SCR-044).</summary>
    Glp1Agonist,

    /// <summary>Levothyroxine and liothyronine (SCR-036).</summary>
    ThyroidHormone,

    /// <summary>Theophylline and its relatives (SCR-045).</summary>
    Theophylline,

    /// <summary>Any diuretic, loop diuretics among them (SCR-057).</summary>
    Diuretic,

    /// <summary>Any benzodiazepine, also those the interaction table does not list.</summary>
    Benzodiazepine,

    /// <summary>Full opioid agonists (DDI-05, 06, 07).</summary>
    Opioid,

    /// <summary>Anything that acts on opioid receptors, partial agonists among it (DDI-05 to 08): the esketamine monitoring form asks.</summary>
    AnyOpioid,

    /// <summary>Sleeping drugs and barbiturates (DDI-03, 04, 66): the esketamine monitoring form asks.</summary>
    SedativeHypnotic,

    /// <summary>Stimulants (DDI-33): the esketamine monitoring form asks.</summary>
    Psychostimulant,

    /// <summary>Inhibitors of monoamine oxidase (DDI-31, 32): the esketamine monitoring form asks.</summary>
    MaoInhibitor,

    /// <summary>Lithium, valproate, lamotrigine, carbamazepine (IND-R5).</summary>
    MoodStabilizer,

    /// <summary>Antipsychotics of the interaction table (DDI-48, 49, 50; IND-R5).</summary>
    Antipsychotic,

    /// <summary>Clozapine, or an antipsychotic injected for weeks: it points to a psychosis (SCR-019).</summary>
    PsychosisMarker,
}

/// <summary>Which ingredients belong to which class.</summary>
internal static class DrugClasses
{
    private static readonly FrozenDictionary<DrugClass, FrozenSet<string>> Members = new Dictionary<DrugClass, FrozenSet<string>>
    {
        [DrugClass.Glp1Agonist] = Set("semaglutide, dulaglutide, liraglutide, exenatide, tirzepatide, lixisenatide, albiglutide, orforglipron"),
        [DrugClass.ThyroidHormone] = Rows("DDI-39"),
        [DrugClass.Theophylline] = Rows("DDI-01"),
        [DrugClass.Diuretic] = Set("hydrochlorothiazide, chlorthalidone, chlorothiazide, indapamide, metolazone, methyclothiazide, bendroflumethiazide, "
            + "furosemide, bumetanide, torsemide, ethacrynic acid, spironolactone, eplerenone, amiloride, triamterene, acetazolamide"),
        [DrugClass.Benzodiazepine] = [.. Rows("DDI-02"), .. Set("flunitrazepam, ketazolam, clotiazepam, cloxazolam, brotizolam, prazepam, tetrazepam, loprazolam, halazepam, medazepam")],
        [DrugClass.Opioid] = Rows("DDI-05", "DDI-06", "DDI-07"),
        [DrugClass.AnyOpioid] = Rows("DDI-05", "DDI-06", "DDI-07", "DDI-08"),
        [DrugClass.SedativeHypnotic] = Rows("DDI-03", "DDI-04", "DDI-66"),
        [DrugClass.Psychostimulant] = Rows("DDI-33"),
        [DrugClass.MaoInhibitor] = Rows("DDI-31", "DDI-32"),
        [DrugClass.MoodStabilizer] = Set("lithium, valproic acid, lamotrigine, carbamazepine"),
        [DrugClass.Antipsychotic] = Rows("DDI-48", "DDI-49", "DDI-50"),
        [DrugClass.PsychosisMarker] = Rows("DDI-48", "DDI-49", "DDI-50"),
    }.ToFrozenDictionary();

    /// <summary>Whether an ingredient in this form belongs to the class.</summary>
    public static bool Holds(DrugClass drugs, Ingredient ingredient, ProductForm form) => Members[drugs].Contains(ingredient.Name)
        && (drugs != DrugClass.PsychosisMarker || ingredient.Name == "clozapine" || form.IsAntipsychoticDepot);

    private static FrozenSet<string> Rows(params string[] ids) => ids.SelectMany(id => InteractionTable.Find(id)!.Ingredients).ToFrozenSet(StringComparer.Ordinal);

    private static FrozenSet<string> Set(string names) => names.Split(", ").Select(name => DrugIndex.ByName[name].Name).ToFrozenSet(StringComparer.Ordinal);
}
