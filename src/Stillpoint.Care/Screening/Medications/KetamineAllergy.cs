using System.Collections.Frozen;
using Stillpoint.Care.Findings;
using Stillpoint.Care.Screening.Medications.Identity;
using Stillpoint.Care.Screening.Record;

namespace Stillpoint.Care.Screening.Medications;

/// <summary>What an entry of the allergy list says about ketamine.</summary>
public enum KetamineAllergyReading
{
    /// <summary>It names another substance, or denies: lidocaine, propofol and latex are no reason.</summary>
    AnotherSubstance,

    /// <summary>It names ketamine, one of its mirror forms or brands, or benzethonium chloride, which preserves the vials, as an allergy.</summary>
    Hypersensitivity,

    /// <summary>It names ketamine, with nothing but effects on the mind, or effects to be expected.</summary>
    ExpectedEffect,

    /// <summary>It names ketamine as something not tolerated and doesn't say what happened.</summary>
    Intolerance,

    /// <summary>It nearly spells ketamine.</summary>
    Misspelt,

    /// <summary>It names an anesthetic without saying which, as ICD-10-CM Z88.4 does.</summary>
    SomeAnesthetic,

    /// <summary>It names something that no list here holds, or nothing in particular: it may be ketamine by another name.</summary>
    UnknownName,

    /// <summary>It carries no name that can be read: what it means is not known.</summary>
    Unreadable,
}

/// <summary>An entry of the allergy list as read for ketamine, in its own words with its date.</summary>
internal sealed record AllergyEntry(KetamineAllergyReading Reading, string Says, Input Input)
{
    public static AllergyEntry Of(Allergy allergy)
    {
        var name = KetamineAllergy.NameOf(allergy);
        var what = string.Join(", ", allergy.Reactions.Prepend(name ?? "Ketamine"));
        return new(
            KetamineAllergy.Read(allergy),
            allergy.Recorded is { } on ? $"{what} ({ShownDay.Of(on.Written)})" : what,
            new(allergy.Codes.Select(code => code.Path).FirstOrDefault() ?? "AllergyIntolerance", name, null, allergy.Recorded?.Written, allergy.From));
    }
}

/// <summary>Reads one entry of an allergy list for SCR-001 and SCR-060, in English and Spanish.</summary>
public static class KetamineAllergy
{
    /// <summary>Ketamine as a substance, in SNOMED CT.</summary>
    private const string Snomed = "373464007";

    private static readonly FrozenSet<string> RxNorm = Set("6130 2119365");

    private static readonly FrozenSet<string> Drugs = Set("ketamine esketamine");

    private static readonly DrugName[] Spellings = [.. DrugIndex.Names.Where(name => name.Words.Length == 1 && name.Ingredients.Any(drug => Drugs.Contains(drug.Name)))];

    private static readonly FrozenSet<string> Preservative = Set("benzethonium bencetonio");

    /// <summary>Ketamine's class, and the name of the street.</summary>
    private static readonly FrozenSet<string> Class = Set("nmda dissociatives disociativos");

    private static readonly FrozenSet<string> Anesthetic = Set("anaesthetic anaesthetics anesthetic anesthetics anaesthesia anesthesia anestesia anestesico anestesicos");

    private static readonly FrozenSet<string> Denial = Set("no not none nil nka nkda nkma nkfa denies denied without negative sin niega ninguna ninguno nada");

    /// <summary>What a denial is followed by beside the words of an allergy list.</summary>
    private static readonly FrozenSet<string> Denied = Set("known conocida conocidas conocido conocidos food foods latex environmental alimentos alimentaria alimentarias medicamentosa medicamentosas");

    private static readonly FrozenSet<string> Exception = Set("except but other excepto salvo");

    private static readonly FrozenSet<string> Allergic = Set(
        "anaphylaxis anaphylactic anaphylactoid urticaria hives rash angioedema angiooedema bronchospasm swelling wheals anafilaxia anafilactico anafilactica ronchas habones sarpullido erupcion broncoespasmo hinchazon edema oedema");

    private static readonly FrozenSet<string> Expected = Set(
        "dream dreams nightmare nightmares hallucination hallucinations hallucinated dysphoria dissociation dissociative dissociated agitation agitated emergence nausea vomiting dizziness dizzy hypertension disorientation "
        + "suenos pesadilla pesadillas alucinacion alucinaciones disforia disociacion agitacion nauseas vomito vomitos mareo mareos hipertension");

    /// <summary>The entry in its own words; null where it has none.</summary>
    internal static string? NameOf(Allergy allergy) => allergy.Texts.Concat(allergy.Codes.Select(code => code.Display)).FirstOrDefault(text => !string.IsNullOrWhiteSpace(text));

    public static KetamineAllergyReading Read(Allergy allergy)
    {
        var names = allergy.Codes.Select(code => code.Display).Concat(allergy.Texts).Select(Word.Read).Where(words => words.Exists(word => char.IsLetter(word.Text[0]))).ToList();
        var coded = allergy.Codes.Any(code => (code.IsRxNorm && RxNorm.Contains(code.Code)) || (code.IsSnomed && code.Code == Snomed));
        if (coded || names.Exists(NamesKetamine)) return WhatHappened(allergy, names);
        if (allergy.Codes.Any(code => code.Code.Replace(".", "", StringComparison.Ordinal).Equals("Z884", StringComparison.OrdinalIgnoreCase))) return KetamineAllergyReading.SomeAnesthetic;
        if (names.Count == 0) return KetamineAllergyReading.Unreadable;
        if (names.Exists(words => words.Exists(NearlyKetamine) || MayMeanKetamine(words))) return KetamineAllergyReading.Misspelt;
        if (names.Exists(IsUnspecific)) return KetamineAllergyReading.SomeAnesthetic;
        return names.Exists(IsDenied) || NamesSomethingElse(allergy) ? KetamineAllergyReading.AnotherSubstance : KetamineAllergyReading.UnknownName;
    }

    /// <summary>"No known allergies", and "Zorbane, not ketamine".</summary>
    private static bool IsDenied(List<Word> words) => words.FindIndex(word => Denial.Contains(word.Text)) is >= 0 and var at
        && (words.Skip(at + 1).All(word => Allergens.IsAround(word.Text) || Denied.Contains(word.Text)) || NamesDrug([.. words.Skip(at + 1)]) >= 0);

    /// <summary>Words that are written must be known; a name that a terminology gives its own code is, unless it names nothing.</summary>
    private static bool NamesSomethingElse(Allergy allergy)
    {
        var displays = allergy.Codes.Where(code => code.IsRxNorm || code.IsSnomed).Select(code => code.Display).OfType<string>().ToList();
        var written = allergy.Texts.Concat(allergy.Codes.Select(code => code.Display)).OfType<string>().Where(text => text.Any(char.IsLetter)).ToList();
        return written.TrueForAll(text => displays.Contains(text, StringComparer.OrdinalIgnoreCase) ? !Allergens.IsNothing(text) : Allergens.Knows(text));
    }

    /// <summary>The word resembles ketamine, or what preserves its vials, and nothing else more.</summary>
    private static bool NearlyKetamine(Word word) => Preservative.Any(name => Misspelling.Resembles(word, name)) || Misspelling.Resembles(word, Spellings)
        && Misspelling.Of(word)?.Names.Any(name => DrugIdentity.NamedIn(name).Any(drug => Drugs.Contains(drug.Name))) is true;

    /// <summary>NMDA antagonists are ketamine's class, and special K is sold as ketamine.</summary>
    private static bool MayMeanKetamine(List<Word> words) =>
        words.Exists(word => Class.Contains(word.Text)) || words.Zip(words.Skip(1)).Any(pair => pair.First.Text == "special" && pair.Second.Text == "k");

    /// <summary>Ketamine, and not "no allergy to ketamine".</summary>
    private static bool NamesKetamine(List<Word> words)
    {
        var at = words.FindIndex(word => Preservative.Contains(word.Text));
        if (at < 0) at = NamesDrug(words);
        if (at < 0) return false;
        var before = words.Take(at).Select(word => word.Text).ToList();
        return !before.Exists(Denial.Contains) || before.Exists(Exception.Contains);
    }

    /// <summary>Where ketamine is named, by any of its names; -1 where it isn't.</summary>
    private static int NamesDrug(List<Word> words) =>
        DrugIndex.Find(words).Where(found => found.Ingredients.Any(drug => Drugs.Contains(drug.Name))).Select(found => found.At).DefaultIfEmpty(-1).First();

    /// <summary>An allergic reaction decides whatever the type; effects of the drug itself are no allergy; without either the type does.</summary>
    private static KetamineAllergyReading WhatHappened(Allergy allergy, List<List<Word>> names)
    {
        var reactions = allergy.Reactions.Select(Word.Read).Where(words => words.Count > 0).ToList();
        var said = reactions.Concat(names).ToList();
        if (said.Exists(words => words.Exists(word => Allergic.Contains(word.Text)))) return KetamineAllergyReading.Hypersensitivity;
        var only = reactions.Count > 0 ? reactions.TrueForAll(IsExpected) : names.Exists(IsExpected);
        if (only) return KetamineAllergyReading.ExpectedEffect;
        return allergy.Type == "intolerance" ? KetamineAllergyReading.Intolerance : KetamineAllergyReading.Hypersensitivity;
    }

    private static bool IsExpected(List<Word> words) => words.Exists(word => Expected.Contains(word.Text));

    /// <summary>"Anesthesia" or "general anesthetic" and no agent; "local anesthetic" and "lidocaine anesthetic" say which.</summary>
    private static bool IsUnspecific(List<Word> words) =>
        words.FindIndex(word => Anesthetic.Contains(word.Text)) is >= 0 and var at && !words.Exists(word => word.Text is "local" or "locales") && !words.Take(at).Any(word => word.Text == "no") && DrugIdentity.NamedIn(string.Join(' ', words.Select(word => word.Text))).Count == 0;

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
