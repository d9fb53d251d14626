using System.Text.Json;
using Stillpoint.Care.Screening.Medications;
using Stillpoint.Care.Screening.Record;

namespace Stillpoint.App.Interop.Fhir;

/// <summary>Reads a MedicationRequest or MedicationStatement into a line of the medication list. What is malformed is read as absent, never as a reason to stop.</summary>
/// <param name="offset">The offset in which dates without one are read.</param>
internal sealed class MedicationReader(FhirBundle bundle, TimeSpan offset)
{
    /// <summary>The medication list of the bundle's patient. What was dispensed or given is no list, and is set aside with that reason.</summary>
    public static IReadOnlyList<Medication> Read(FhirBundle bundle, Subject subject, TimeSpan offset, List<Ignored> ignored)
    {
        var reader = new MedicationReader(bundle, offset);
        List<Medication> list = [.. subject.Own("MedicationRequest", ignored).Concat(subject.Own("MedicationStatement", ignored)).OrderBy(resource => resource.Entry).Select(reader.Read)];
        ignored.AddRange(NotRead.SelectMany(bundle.OfType).Select(resource => new Ignored(resource.From, "Only requests and statements make up the medication list.")));
        return list;
    }

    private static readonly string[] NotRead = ["MedicationDispense", "MedicationAdministration", "MedicationOrder", "MedicationPrescription", "MedicationUsage"];

    public Medication Read(FhirResource read)
    {
        var (resource, from) = (read.Json, read.From);
        var request = read.Type == "MedicationRequest";
        var dosages = resource.Items(request ? "dosageInstruction" : "dosage").ToList();
        var lines = dosages.ConvertAll(DosageReader.Read);
        var medication = new Medication(from)
        {
            Kind = request ? MedicationKind.Request : MedicationKind.Statement,
            Status = resource.Text("status"),
            Intent = request ? resource.Text("intent") : null,
            DoNotPerform = resource.Bool("doNotPerform") is true,
            Written = Time(resource.Text(request ? "authoredOn" : "dateAsserted")),
            Taken = request ? null : Time(resource.Text("effectiveDateTime")),
            PeriodStart = request ? null : Time(resource.Member("effectivePeriod")?.Text("start")),
            PeriodEnd = request ? null : Time(resource.Member("effectivePeriod")?.Text("end")),
            AsNeeded = lines.Count > 0 && lines.TrueForAll(line => line.AsNeeded),
            Dosages = lines,
            Route = Joined(dosages.SelectMany(dosage => dosage.Items("route")).SelectMany(Words)),
        };
        medication = resource.Member("medicationCodeableConcept") is { } concept ? Named(medication, concept)
            : resource.Member("medicationReference") is { } reference ? Referred(medication, read, reference)
            : resource.Member("medication") is { } either ? Either(medication, read, either)
            : medication;
        return medication with { OverTheCounter = medication.OverTheCounter || IsOverTheCounter(resource, request, dosages, medication) };
    }

    /// <summary>The later shape of the standard, in which a concept and a reference share one name.</summary>
    private Medication Either(Medication medication, FhirResource resource, JsonElement either) =>
        either.Member("concept") is { } concept ? Named(medication, concept)
        : either.Member("reference") is { } reference ? Referred(medication, resource, reference)
        : medication;

    /// <summary>Adds the codes and the names of a concept; a name without a code is a name all the same.</summary>
    private static Medication Named(Medication medication, JsonElement concept) => medication with
    {
        Codes = [.. medication.Codes, .. Codes(concept)],
        Texts =
        [
            .. medication.Texts,
            .. new[] { concept.Text("text") }.Concat(concept.Items("coding").Where(coding => coding.Text("code") is null).Select(coding => coding.Text("display"))).OfType<string>(),
        ],
    };

    private Medication Referred(Medication medication, FhirResource resource, JsonElement reference)
    {
        if (Find(resource, reference) is not { } product)
            return reference.Text("display") is { } display ? medication with { Texts = [.. medication.Texts, display] } : medication;

        if (product.Json.Member("code") is { } code) medication = Named(medication, code);
        foreach (var ingredient in product.Json.Items("ingredient").Where(ingredient => ingredient.Bool("isActive") != false))
        {
            if (Concept(product, ingredient) is not { } concept) continue;
            medication = Named(medication, concept);
            if ((ingredient.Member("strength") ?? ingredient.Member("strengthRatio")) is { } ratio) medication = WithStrength(medication, concept, ratio);
        }
        return medication with
        {
            Form = Joined(product.Json.Items("form").Concat(product.Json.Items("doseForm")).SelectMany(Words)),
            OverTheCounter = product.Json.Bool("isOverTheCounter") is true,
        };
    }

    /// <summary>An ingredient by its concept, or by that of the substance or product it points to.</summary>
    private JsonElement? Concept(FhirResource product, JsonElement ingredient) =>
        ingredient.Member("itemCodeableConcept") ?? ingredient.Member("item")?.Member("concept")
        ?? ((ingredient.Member("itemReference") ?? ingredient.Member("item")?.Member("reference")) is { } item ? Find(product, item)?.Json.Member("code") : null);

    private static Medication WithStrength(Medication medication, JsonElement ingredient, JsonElement ratio)
    {
        var name = ingredient.Text("text") ?? Codes(ingredient).Select(code => code.Display).FirstOrDefault(display => display is not null);
        var per = ratio.Member("denominator")?.Number("value") ?? 1;
        return name is null || per is < 0.0001m || ratio.Member("numerator") is not { } numerator || numerator.Number("value") is not (> 0 and < 1_000_000_000m and var amount)
            ? medication
            : medication with { Strengths = [.. medication.Strengths, new(name, amount / per, DosageReader.Unit(numerator), ratio.Member("denominator") is { } unit ? DosageReader.Unit(unit) : null)] };
    }

    private FhirResource? Find(FhirResource from, JsonElement reference) => reference.Text("reference") is { } target ? bundle.Resolve(target, from) : null;

    private static List<ClinicalCode> Codes(JsonElement concept) =>
        [.. concept.Items("coding").Where(coding => coding.Text("code") is not null).Select(coding => new ClinicalCode(coding.Text("system"), coding.Text("code")!, coding.Text("display")))];

    private static IEnumerable<string?> Words(JsonElement concept) =>
        concept.Items("coding").SelectMany(coding => new[] { coding.Text("display"), coding.Text("code") }).Append(concept.Text("text"));

    private static string? Joined(IEnumerable<string?> words) => string.Join(' ', words.Where(word => !string.IsNullOrWhiteSpace(word))) is { Length: > 0 } joined ? joined : null;

    private WrittenTime? Time(string? written) => WrittenTime.Read(written, offset);

    /// <summary>A category says so, or a statement, which has no prescriber, says so in any of its words.</summary>
    private static bool IsOverTheCounter(JsonElement resource, bool request, List<JsonElement> dosages, Medication medication)
    {
        var words = resource.Items("category").Concat(resource.Items("reportOrigin")).SelectMany(Words).Append(resource.Text("category")).Append(resource.Text("reportOrigin"));
        if (!request)
        {
            words = words.Concat(medication.Texts).Concat(medication.Codes.Select(code => code.Display))
                .Concat(resource.Items("note").Select(note => note.Text("text")))
                .Concat(dosages.SelectMany(dosage => new[] { dosage.Text("text"), dosage.Text("patientInstruction") }));
        }
        return words.Any(SaysOverTheCounter);
    }

    private static bool SaysOverTheCounter(string? text)
    {
        if (text is null) return false;
        var letters = string.Concat(text.Select(letter => char.IsLetter(letter) ? char.ToLowerInvariant(letter) : ' '));
        var words = $" {string.Join(' ', letters.Split(' ', StringSplitOptions.RemoveEmptyEntries))} ";
        return words.Contains(" otc ", StringComparison.Ordinal) || words.Contains(" over the counter ", StringComparison.Ordinal);
    }
}
