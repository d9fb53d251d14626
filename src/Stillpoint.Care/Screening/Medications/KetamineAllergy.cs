using System.Collections.Frozen;
using Stillpoint.Care.Screening.Medications.Identity;
using Stillpoint.Care.Screening.Record;

namespace Stillpoint.Care.Screening.Medications;

/// <summary>What an entry of the allergy list says about ketamine.</summary>
public enum KetamineAllergyReading
{
    /// <summary>It names another substance: lidocaine, propofol and latex are no reason.</summary>
    AnotherSubstance,

    /// <summary>It names ketamine, one of its mirror forms or brands, or benzethonium chloride, which preserves the vials.</summary>
    Ketamine,

    /// <summary>It names an anaesthetic without saying which, as ICD-10-CM Z88.4 does.</summary>
    SomeAnaesthetic,

    /// <summary>It carries no name that can be read: what it means is not known.</summary>
    Unreadable,
}

/// <summary>Reads one entry of an allergy list for SCR-001.</summary>
public static class KetamineAllergy
{
    /// <summary>RxNorm ingredient codes.</summary>
    private static readonly FrozenSet<string> RxNorm = FrozenSet.ToFrozenSet(["6130", "2119365"]);

    private static readonly FrozenSet<string> Names = FrozenSet.ToFrozenSet(
        ["ketamine", "ketamin", "ketalar", "ketanest", "esketamine", "esketamin", "spravato", "arketamine", "arketamin", "benzethonium"]);

    private static readonly FrozenSet<string> Anaesthetic = FrozenSet.ToFrozenSet(["anaesthetic", "anaesthetics", "anesthetic", "anesthetics"]);

    /// <summary>The substance as coded and named. A code of ketamine or any of its names decides; a code without a name that is neither is unreadable.</summary>
    public static KetamineAllergyReading Read(IEnumerable<ClinicalCode> codes, IEnumerable<string?> texts)
    {
        var coded = codes.ToList();
        if (coded.Exists(code => code.IsRxNorm && RxNorm.Contains(code.Code))) return KetamineAllergyReading.Ketamine;

        var names = coded.Select(code => code.Display).Concat(texts).Select(Word.Read).Where(words => words.Exists(word => char.IsLetter(word.Text[0]))).ToList();
        if (names.Exists(words => words.Exists(word => Names.Contains(word.Text)))) return KetamineAllergyReading.Ketamine;
        if (coded.Exists(code => code.Code.Replace(".", "", StringComparison.Ordinal).Equals("Z884", StringComparison.OrdinalIgnoreCase))) return KetamineAllergyReading.SomeAnaesthetic;
        if (names.Count == 0) return KetamineAllergyReading.Unreadable;
        return names.Exists(IsUnspecific) ? KetamineAllergyReading.SomeAnaesthetic : KetamineAllergyReading.AnotherSubstance;
    }

    /// <summary>"Anaesthetic agent" and no more; "local anaesthetic" and "lidocaine anaesthetic" say which.</summary>
    private static bool IsUnspecific(List<Word> words) =>
        words.Exists(word => Anaesthetic.Contains(word.Text))
        && words.TrueForAll(word => Anaesthetic.Contains(word.Text) || word.Text is "agent" or "agents" or "drug" or "drugs" or "allergy" or "to" or "general" or "status" or "of" or "history" or "substance" or "injectable" or "intravenous");
}
