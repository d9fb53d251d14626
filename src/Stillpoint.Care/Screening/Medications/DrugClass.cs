using System.Collections.Frozen;

namespace Stillpoint.Care.Screening.Medications;

/// <summary>Groups of drugs that other screening rules ask about.</summary>
public enum DrugClass
{
    /// <summary>GLP-1 agonists, the dual one among them (SCR-044).</summary>
    Glp1Agonist,

    /// <summary>Levothyroxine and liothyronine (SCR-036).</summary>
    ThyroidHormone,

    /// <summary>Theophylline and aminophylline (SCR-045).</summary>
    Theophylline,

    /// <summary>Any diuretic, loop diuretics among them (SCR-057).</summary>
    Diuretic,

    /// <summary>Any benzodiazepine, also those the interaction table does not list.</summary>
    Benzodiazepine,
}

/// <summary>Which ingredients belong to which class.</summary>
internal static class DrugClasses
{
    private static readonly FrozenDictionary<DrugClass, FrozenSet<string>> Members = new Dictionary<DrugClass, FrozenSet<string>>
    {
        [DrugClass.Glp1Agonist] = Set("semaglutide, dulaglutide, liraglutide, exenatide, tirzepatide, lixisenatide, albiglutide"),
        [DrugClass.ThyroidHormone] = Set("levothyroxine, liothyronine"),
        [DrugClass.Theophylline] = Set("theophylline, aminophylline"),
        [DrugClass.Diuretic] = Set("hydrochlorothiazide, chlorthalidone, chlorothiazide, indapamide, metolazone, methyclothiazide, bendroflumethiazide, "
            + "furosemide, bumetanide, torsemide, ethacrynic acid, spironolactone, eplerenone, amiloride, triamterene, acetazolamide"),
        [DrugClass.Benzodiazepine] = Set("alprazolam, lorazepam, diazepam, clonazepam, temazepam, chlordiazepoxide, midazolam, oxazepam, triazolam, estazolam, "
            + "flurazepam, quazepam, clorazepate, clobazam, nitrazepam, lormetazepam, bromazepam, flunitrazepam"),
    }.ToFrozenDictionary();

    public static bool Holds(DrugClass drugs, string ingredient) => Members[drugs].Contains(ingredient);

    private static FrozenSet<string> Set(string names) => names.Split(", ").ToFrozenSet(StringComparer.Ordinal);
}
