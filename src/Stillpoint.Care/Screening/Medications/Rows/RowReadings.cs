using System.Collections.Frozen;
using Stillpoint.Care.Findings;
using Stillpoint.Care.Planning;
using Stillpoint.Care.Screening.Facts;
using Stillpoint.Care.Screening.Medications.Identity;

namespace Stillpoint.Care.Screening.Medications.Rows;

/// <summary>What a few rows ask beyond the ingredient: the form, the route, or the day.</summary>
internal static class RowReadings
{
    private static readonly FrozenSet<string> Vein = FrozenSet.ToFrozenSet(
        ["iv", "ivpb", "intravenous", "intravenously", "infusion", "infusions", "infuse", "infused", "drip", "47625008"]);

    /// <summary>Auto-injectors, what is breathed in or used on the nose or eye, and mixtures with a local anaesthetic.</summary>
    private static readonly FrozenSet<string> NeverIntoAVein = FrozenSet.ToFrozenSet(
        [
            "auto", "autoinjector", "autoinjectors", "pen", "epipen", "auvi", "adrenaclick", "symjepi", "emerade", "jext", "injector",
            "inhaler", "inhalation", "inhalant", "inhaled", "nebulizer", "nebuliser", "nebulization", "nebulized", "nebulised", "racemic", "primatene", "aerosol",
            "nasal", "intranasal", "nose", "neffy", "ophthalmic", "intraocular", "intracameral", "irrigation", "topical",
            "dental", "cartridge", "lidocaine", "lignocaine", "articaine", "bupivacaine", "levobupivacaine", "mepivacaine", "prilocaine", "ropivacaine", "procaine", "chloroprocaine", "etidocaine",
        ]);

    private static readonly FrozenSet<string> Nose = FrozenSet.ToFrozenSet(
        ["nasal", "nasally", "intranasal", "intranasally", "nose", "nostril", "nostrils", "nares", "46713006", "flonase", "flixonase", "xhance", "dymista", "nasonex", "ryaltris", "afrin", "sinex"]);

    /// <summary>Forms and routes that are not the nose; brands that come in such a form only.</summary>
    private static readonly FrozenSet<string> Elsewhere = FrozenSet.ToFrozenSet(
        [
            "inhaler", "inhalers", "inhalation", "inhalant", "inhaled", "inhalational", "hfa", "diskus", "ellipta", "respiclick", "digihaler", "twisthaler", "mdi", "dpi", "nebulizer", "nebuliser", "pulmonary", "lung",
            "cream", "ointment", "lotion", "gel", "topical", "topically", "skin", "cutaneous", "dermal", "scalp", "face", "facial",
            "ophthalmic", "eye", "eyes", "ocular", "conjunctival", "otic", "ear", "oral", "mouth", "tablet", "tablets", "capsule", "capsules",
            "flovent", "flixotide", "arnuity", "advair", "seretide", "wixela", "airduo", "breo", "trelegy", "cutivate", "asmanex", "dulera", "elocon", "rhofade", "upneeq",
        ]);

    /// <summary>The row is about a syringe, not about a prescription.</summary>
    public static bool NeverFromTheList(Medication medication, InteractionCase asked) => false;

    /// <summary>A pressor counts when it runs into a vein and says so.</summary>
    public static bool IntoAVein(Medication medication, InteractionCase asked) => Words(medication) is var words && words.Overlaps(Vein) && !words.Overlaps(NeverIntoAVein);

    /// <summary>Ketamine goes, or may go, through the nose, and so does the other drug unless its form says otherwise.</summary>
    public static bool BothInTheNose(Medication medication, InteractionCase asked)
    {
        if (asked.Plan.Route is { } route && !route.IsIntranasal()) return false;
        var words = Words(medication);
        return words.Overlaps(Nose) || !words.Overlaps(Elsewhere);
    }

    public static (Severity Severity, IReadOnlyList<Input> Because)? StomachNotEmptying(InteractionCase asked)
    {
        List<Input> because = [];
        if (asked.Facts.Of(ScreeningFacts.Glp1Phase) is { Value: "escalation" } phase) because.Add(phase.Input);
        if (asked.Facts.Of(ScreeningFacts.GiSymptomsToday) is { Value: true } symptoms) because.Add(symptoms.Input);
        return because.Count > 0 ? (Severity.Major, because) : null;
    }

    private static HashSet<string> Words(Medication medication) =>
        medication.Texts.Concat(medication.Codes.Select(code => code.Display)).Append(medication.Form).Append(medication.Route)
            .SelectMany(Word.Read).Select(word => word.Text).ToHashSet(StringComparer.Ordinal);
}
