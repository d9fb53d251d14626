using System.Collections.Frozen;
using Stillpoint.Care.Findings;
using Stillpoint.Care.Planning;
using Stillpoint.Care.Screening.Facts;
using Stillpoint.Care.Screening.Medications.Identity;

namespace Stillpoint.Care.Screening.Medications.Rows;

/// <summary>What a few rows ask beyond the ingredient: the form, the route, the day, or another drug.</summary>
internal static class RowReadings
{
    private static readonly FrozenSet<string> Vein = FrozenSet.ToFrozenSet(
        ["iv", "ivpb", "intravenous", "intravenously", "infusion", "infusions", "infuse", "infused", "drip", "intravenosa", "intravenoso", "goteo", "47625008"]);

    /// <summary>Auto-injectors, what is breathed in or used on the nose or eye, and mixtures with a local anesthetic.</summary>
    private static readonly FrozenSet<string> NeverIntoAVein = FrozenSet.ToFrozenSet(
        [
            "auto", "autoinjector", "autoinjectors", "pen", "epipen", "auvi", "adrenaclick", "symjepi", "emerade", "jext", "anapen", "injector",
            "inhaler", "inhalation", "inhalant", "inhaled", "nebulizer", "nebuliser", "nebulization", "nebulized", "nebulised", "racemic", "primatene", "aerosol",
            "nasal", "intranasal", "nose", "neffy", "ophthalmic", "intraocular", "intracameral", "irrigation", "topical",
            "dental", "cartridge", "lidocaine", "lignocaine", "articaine", "bupivacaine", "levobupivacaine", "mepivacaine", "prilocaine", "ropivacaine", "procaine", "chloroprocaine", "etidocaine",
        ]);

    private static readonly FrozenSet<string> Nose = FrozenSet.ToFrozenSet(
        [
            "nasal", "nasally", "intranasal", "intranasally", "nose", "nostril", "nostrils", "nares", "nariz", "46713006",
            "flonase", "flixonase", "xhance", "dymista", "avamys", "nasonex", "ryaltris", "rinelon", "afrin", "sinex", "nasacort", "rhinocort", "beconase", "qnasl", "omnaris", "zetonna",
        ]);

    /// <summary>Forms and routes that are not the nose; brands that come in such a form only.</summary>
    private static readonly FrozenSet<string> Elsewhere = FrozenSet.ToFrozenSet(
        [
            "inhaler", "inhalers", "inhalation", "inhalant", "inhaled", "inhalational", "hfa", "diskus", "ellipta", "respiclick", "digihaler", "twisthaler", "mdi", "dpi", "nebulizer", "nebuliser", "pulmonary", "lung",
            "cream", "ointment", "lotion", "gel", "topical", "topically", "skin", "cutaneous", "dermal", "scalp", "face", "facial", "paste", "crema", "pomada",
            "ophthalmic", "eye", "eyes", "ocular", "conjunctival", "otic", "ear", "oral", "mouth", "tablet", "tablets", "capsule", "capsules", "rectal", "foam", "enema", "injection", "injectable",
            "flovent", "flixotide", "arnuity", "advair", "seretide", "wixela", "airduo", "breo", "trelegy", "cutivate", "asmanex", "dulera", "elocon", "rhofade", "upneeq",
            "pulmicort", "symbicort", "entocort", "uceris", "qvar", "alvesco", "aerospan", "kenalog", "visine", "naphcon",
        ]);

    /// <summary>The row is about a syringe, not about a prescription.</summary>
    public static bool NeverFromTheList(ReviewedMedication line, InteractionCase asked) => false;

    /// <summary>A pressor counts when it runs into a vein and says so.</summary>
    public static bool IntoAVein(ReviewedMedication line, InteractionCase asked) => Words(line.Medication) is var words && words.Overlaps(Vein) && !words.Overlaps(NeverIntoAVein);

    /// <summary>Ketamine goes, or may go, through the nose, and so does the other drug unless its form says otherwise.</summary>
    public static bool BothInTheNose(ReviewedMedication line, InteractionCase asked)
    {
        if (asked.Plan.Route is { } route && !route.IsIntranasal()) return false;
        var words = Words(line.Medication);
        return words.Overlaps(Nose) || !words.Overlaps(Elsewhere);
    }

    /// <summary>Ketamine from somewhere else: this clinic's own order is no second source.</summary>
    public static bool FromElsewhere(ReviewedMedication line, InteractionCase asked) => !line.IsOwnKetamine;

    public static (Severity Severity, IReadOnlyList<Input> Because)? OnTheSkin(ReviewedMedication line, InteractionCase asked, MedicationReview list) =>
        line.Form.IsOnTheSurface ? (Severity.Moderate, []) : null;

    /// <summary>A selegiline patch of 9 mg in 24 hours or more inhibits both kinds of monoamine oxidase.</summary>
    public static (Severity Severity, IReadOnlyList<Input> Because)? StrongPatch(ReviewedMedication line, InteractionCase asked, MedicationReview list) =>
        line.Form.IsPatch && line.Identity.Ingredients.Any(ingredient => ingredient.Name == "selegiline")
            && line.Form.Strengths.Any(strength => Strong(strength, asked.House[MedicineLimits.SelegilinePatch])) ? (Severity.Major, []) : null;

    /// <summary>Written in 24 hours, or in one hour.</summary>
    private static bool Strong(decimal strength, decimal limit) => (strength >= limit && strength < 24) || (strength >= limit / 24 && strength < 1);

    /// <summary>With methadone, or a QTc that is long already, ondansetron lengthens it further.</summary>
    public static (Severity Severity, IReadOnlyList<Input> Because)? QtAlreadyLong(ReviewedMedication line, InteractionCase asked, MedicationReview list)
    {
        List<Input> because = [.. list.Lines.Where(other => other.Counts && other.Identity.Ingredients.Any(ingredient => ingredient.Name == "methadone" && other.Acts(ingredient) is not null)).Select(other => other.Input)];
        if (asked.Facts.Of(ScreeningFacts.QtcMs) is { } qtc && qtc.Value.IsUnder(asked.House[MedicineLimits.OndansetronQtc]) is not true) because.Add(qtc.Input);
        return because.Count > 0 ? (Severity.Moderate, because) : null;
    }

    public static (Severity Severity, IReadOnlyList<Input> Because)? StomachNotEmptying(ReviewedMedication line, InteractionCase asked, MedicationReview list)
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
