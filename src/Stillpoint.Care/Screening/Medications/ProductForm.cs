using System.Collections.Frozen;
using Stillpoint.Care.Screening.Medications.Identity;

namespace Stillpoint.Care.Screening.Medications;

/// <summary>How a product is taken, as far as its name, form and route say so; a form nobody wrote is taken by the whole body.</summary>
internal sealed class ProductForm
{
    private static readonly FrozenSet<string> Skin = Set(
        "cream ointment lotion shampoo foam topical topically ophthalmic otic vaginal vaginally intravaginal dental periodontal nail lacquer "
        + "crema pomada unguento champu espuma topico topica oftalmico oftalmica otico otica colirio vaginales ovulos");

    /// <summary>As a route or form of their own; in a name only beside drops and the like.</summary>
    private static readonly FrozenSet<string> Place = Set("eye eyes ear ears skin scalp cutaneous dermal conjunctival ocular ojos oidos piel 54485002 10547007 6064005 16857009 448598008");

    private static readonly FrozenSet<string> Drops = Set("drop drops solution gel suspension gotas solucion");

    private static readonly FrozenSet<string> Nose = Set("nasal nasally intranasal intranasally nose nostril nostrils nares 46713006 nariz");

    private static readonly FrozenSet<string> Lungs = Set("inhaler inhalers inhalation inhalant inhaled nebulizer nebuliser nebulized hfa diskus ellipta respiclick mdi dpi inhalador inhalado 447694001 420641004");

    private static readonly FrozenSet<string> Swallowed = Set("oral orally mouth tablet tablets tab tabs capsule capsules softgel softgels sublingual buccal troche lozenge pill pills po 26643006 tableta tabletas comprimido comprimidos capsula capsulas");

    private static readonly FrozenSet<string> Patches = Set("patch patches transdermal parche parches 45890007 duragesic durogesic matrifen fencino butrans transtec norspan feliben emsam daytrana tts");

    private static readonly FrozenSet<string> LongRelease = Set("extended depot implant monthly weekly mensual lai xr er long sublocade brixadi buvidal vivitrol probuphine");

    private static readonly FrozenSet<string> AntipsychoticDepots = Set("palmitate decanoate pamoate enanthate lai palmitato decanoato depot sustenna trinza hafyera consta maintena asimtufii perseris uzedy rykindo relprevv zypadhera aristada xeplion trevicta decanoas modecate");

    private static readonly FrozenSet<string> WeeklyExenatide = Set("bydureon bcise extended er weekly");

    private readonly HashSet<string> named;
    private readonly HashSet<string> said;

    public ProductForm(Medication medication)
    {
        var names = medication.Texts.Concat(medication.Codes.Select(code => code.Display)).Select(Word.Read).ToList();
        named = names.SelectMany(words => words).Select(word => word.Text).ToHashSet(StringComparer.Ordinal);
        said = new[] { medication.Form, medication.Route }.SelectMany(Word.Read).Select(word => word.Text).ToHashSet(StringComparer.Ordinal);
        var microgramsAnHour = names.Exists(words => words.Zip(words.Skip(1)).Any(pair => pair.First is { Text: "mcg" or "ug", After: '/' } && pair.Second.Text is "h" or "hr" or "hour"));
        Strengths = [.. names.SelectMany(words => words).Select(word => word.Number).OfType<decimal>()];
        IsPatch = Has(Patches) || microgramsAnHour;
        IsNasal = Has(Nose);
        IsSwallowed = Has(Swallowed);
        IsOnTheSurface = !IsPatch && !IsSwallowed && (Has(Skin) || said.Overlaps(Place) || IsGel || (named.Overlaps(Place) && named.Overlaps(Drops)));
        IsBreathedIn = !IsSwallowed && (IsNasal || Has(Lungs));
        IsLongRelease = !IsSwallowed && Has(LongRelease);
        IsAntipsychoticDepot = Has(AntipsychoticDepots);
        IsWeeklyExenatide = Has(WeeklyExenatide);
    }

    /// <summary>Every number in the names, in the order written.</summary>
    public IReadOnlyList<decimal> Strengths { get; }

    public bool IsPatch { get; }

    public bool IsNasal { get; }

    /// <summary>Put on the skin, into an eye, an ear or the vagina, and no patch and not swallowed. A rectal form acts in the whole body too.</summary>
    public bool IsOnTheSurface { get; }

    /// <summary>Sprayed into the nose or breathed in.</summary>
    public bool IsBreathedIn { get; }

    public bool IsSwallowed { get; }

    /// <summary>An injection or implant that releases its drug over weeks.</summary>
    public bool IsLongRelease { get; }

    public bool IsAntipsychoticDepot { get; }

    public bool IsWeeklyExenatide { get; }

    /// <summary>A soft gel is swallowed, and a gel for the rectum acts in the whole body.</summary>
    private bool IsGel => Has("gel") && !Has("soft") && !Has("liqui") && !Has("rectal") && !Has("kit");

    private bool Has(string word) => named.Contains(word) || said.Contains(word);

    private bool Has(FrozenSet<string> words) => named.Overlaps(words) || said.Overlaps(words);

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
