using Stillpoint.Care.Findings;
using Stillpoint.Care.Screening.Medications;
using Stillpoint.Care.Screening.Medications.Identity;
using Stillpoint.Care.Screening.Record;

namespace Stillpoint.Care.Session.Medicines;

/// <summary>A dose of a drug beside the ketamine that somebody orders or gives.</summary>
/// <param name="Before">What of it was given before in this session, in its unit.</param>
public sealed record WantedDose(string Drug, decimal Amount, string Unit, string Route, decimal Before)
{
    public House House { get; init; } = House.Shipped;

    public decimal? AgeYears { get; init; }

    public decimal? WeightKg { get; init; }

    /// <summary>Minutes since the dose before; null when there was none.</summary>
    public decimal? MinutesSince { get; init; }

    public AtTheBedside At { get; init; } = new(null, null, null);

    /// <summary>Other drugs given in this session.</summary>
    public IReadOnlyList<string> GivenToday { get; init; } = [];
}

/// <summary>Judges a dose beside the ketamine: its limits, what it isn't given with, allergies, and what else sedates. A block is not passed by a signature; a caution or what is not known is asked.</summary>
public static class MedicineCheck
{
    private const decimal OldAge = 65;

    public static Rule Limit { get; } = new("MED-01", "A drug beside the ketamine stays within its single dose, its sum in a session and its time apart.", "Ten times a rescue dose is a second emergency.", Source.Policy) { Policy = true, Inputs = ["drug", "amount", "unit", "route"] };
    public static Rule NotWith { get; } = new("MED-02", "A drug beside the ketamine isn't given with what it is dangerous with, nor a second sedative without a second thought.", "Who treats one thing must not set off another.", Source.Policy) { Policy = true, Inputs = ["drug", "problems", "medications", "heartRate", "systolic"] };
    public static Rule Allergy { get; } = new("MED-03", "No drug beside the ketamine that stands on the patient's allergy list.", "An allergy that was asked and not read is worse than none.", Source.Policy) { Policy = true, Inputs = ["drug", "allergies"] };
    public static Rule Order { get; } = new("MED-04", "A drug beside the ketamine is given on a prescriber's order: written, said and read back, or standing for the session.", "Somebody who may order answers for every drug.", Source.Policy) { Policy = true, Inputs = ["medication-ordered", "medication-given"] };

    public static IReadOnlyList<Rule> Rules { get; } = [Limit, NotWith, Allergy, Order];

    public static IReadOnlyList<Finding> Judge(WantedDose dose) => [.. Limits(dose), .. Cautions(dose), .. Allergies(dose)];

    private static IEnumerable<Finding> Limits(WantedDose dose)
    {
        var ways = BesideDrugs.Of(dose.Drug);
        if (ways.Count == 0)
        {
            yield return Limit.Finds(Severity.Unknown, $"No dose of {dose.Drug.Trim()} is known here: its prescriber answers for it alone.");
            yield break;
        }
        if (ways.FirstOrDefault(way => way.Routes.Contains(dose.Route)) is not { } drug)
        {
            yield return Limit.Finds(Severity.Unknown, $"No dose of {ways[0].Drug} {dose.Route} is known here, only {string.Join(", ", ways.SelectMany(way => way.Routes).Distinct())}.");
            yield break;
        }
        if (drug.Unit != dose.Unit)
        {
            yield return Limit.Finds(Severity.Block, $"{drug.Drug} is ordered in {drug.Unit}, not in {dose.Unit}.");
            yield break;
        }
        var single = drug.PerKg is { } perKg && dose.WeightKg is { } kilograms ? Math.Min(dose.House[drug.Single], perKg * kilograms) : dose.House[drug.Single];
        if (dose.Amount > single) yield return Limit.Finds(Severity.Block, $"{Number(dose.Amount)} {drug.Unit} of {drug.Drug} {dose.Route} is above the {Number(single)} {drug.Unit} that may be given at once.");
        else if (dose.Amount > drug.Usual) yield return Limit.Finds(Severity.Caution, $"{Number(dose.Amount)} {drug.Unit} of {drug.Drug} {dose.Route}: the usual dose is {(drug.Least == drug.Usual ? Number(drug.Usual) : $"{Number(drug.Least)} to {Number(drug.Usual)}")} {drug.Unit}.");
        var inAll = dose.AgeYears is null or >= OldAge && drug.InAllFromSixtyFive is { } old ? old : drug.InAll;
        if (inAll is not null && dose.Before + dose.Amount > dose.House[inAll])
            yield return Limit.Finds(Severity.Block, $"With {Number(dose.Amount)} {drug.Unit} more, {Number(dose.Before + dose.Amount)} {drug.Unit} of {drug.Drug} would be given in this session; the most is {dose.House[inAll]} {drug.Unit}{(inAll == drug.InAllFromSixtyFive ? " from 65 years, and where the age is not known" : "")}.");
        if (drug.Apart is { } apart && dose.MinutesSince < apart) yield return Limit.Finds(Severity.Caution, $"The dose before was {Number(Math.Floor(dose.MinutesSince ?? 0))} min ago; {drug.Drug} is given {Number(apart)} min apart.");
    }

    private static IEnumerable<Finding> Cautions(WantedDose dose)
    {
        if (BesideDrugs.Of(dose.Drug).FirstOrDefault(way => way.Routes.Contains(dose.Route)) is not { } drug) yield break;
        foreach (var caution in drug.NotWith)
        {
            if (caution.Holds(dose.At) is not { } holds) yield return NotWith.Finds(Severity.Unknown, $"{drug.Drug} isn't given with {caution.Says}, and that is not known of this patient.");
            else if (holds) yield return NotWith.Finds(Severity.Caution, $"{drug.Drug} isn't given with {caution.Says}: that is so in this patient.");
        }
        if (!drug.Sedates) yield break;
        var also = (dose.At.Patient is { } patient ? patient.Taking(DrugClass.Benzodiazepine).Concat(patient.Taking(DrugClass.Opioid)).Select(input => $"{input.Value}") : [])
            .Concat(dose.GivenToday.Where(given => BesideDrugs.Of(given).Any(way => way.Sedates && way.Drug != drug.Drug))).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        if (also.Count > 0) yield return NotWith.Finds(Severity.Caution, $"{drug.Drug} adds to the sedation of {string.Join(" and ", also)}: watch breathing, with capnography.");
    }

    private static IEnumerable<Finding> Allergies(WantedDose dose)
    {
        if (dose.At.Patient is not { } patient)
        {
            yield return Allergy.Finds(Severity.Unknown, "The allergies of this patient could not be read.");
            yield break;
        }
        var names = Names(dose.Drug);
        var hits = patient.Record.Allergies.SelectMany(Texts).Where(text => Names(text).Overlaps(names)).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        if (hits.Count > 0) yield return Allergy.Finds(Severity.Block, $"On the allergy list: {string.Join(", ", hits)}.");
        var perhaps = patient.Record.Allergies.Where(allergy => MayMean(allergy, names)).Select(allergy => KetamineAllergy.NameOf(allergy) ?? "an entry without a name")
            .Except(hits, StringComparer.OrdinalIgnoreCase).ToList();
        if (perhaps.Count > 0) yield return Allergy.Finds(Severity.Unknown, $"On the allergy list, and known by no name here: {string.Join(", ", perhaps)}. Is it {dose.Drug}?");
    }

    private static IEnumerable<string> Texts(Allergy allergy) => allergy.Texts.Concat(allergy.Codes.Select(code => code.Display).OfType<string>());

    /// <summary>An entry that nobody here can read, or that nearly spells the drug.</summary>
    private static bool MayMean(Allergy allergy, HashSet<string> names) =>
        KetamineAllergy.Read(allergy) is KetamineAllergyReading.UnknownName or KetamineAllergyReading.Unreadable
        || Texts(allergy).SelectMany(Word.Read).Any(word => Misspelling.Of(word) is { } near && near.Names.Any(name => Names(name).Overlaps(names)));

    /// <summary>What a text may mean: the ingredients it names, and the words themselves.</summary>
    private static HashSet<string> Names(string text) =>
        new(DrugIdentity.NamedIn(text).Select(ingredient => ingredient.Name).Append(BesideDrugs.NameOf(text) ?? text.Trim()), StringComparer.OrdinalIgnoreCase);

    private static string Number(decimal value) => FormattableString.Invariant($"{value:0.###}");
}
