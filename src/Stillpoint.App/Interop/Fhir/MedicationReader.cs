using System.Text.Json;
using Stillpoint.Care.Screening.Facts;
using Stillpoint.Care.Screening.Medications;
using Stillpoint.Care.Screening.Record;

namespace Stillpoint.App.Interop.Fhir;

/// <summary>Reads what a record says of a medicine, ordered, said, given or handed out, into a line of the medication list. What is malformed is read as absent, never as a reason to stop.</summary>
/// <param name="offset">The offset in which dates without one are read.</param>
internal sealed class MedicationReader(FhirBundle bundle, TimeSpan offset)
{
    private static readonly Dictionary<string, MedicationKind> Kinds = new(StringComparer.Ordinal)
    {
        ["MedicationRequest"] = MedicationKind.Request,
        ["MedicationStatement"] = MedicationKind.Statement,
        ["MedicationAdministration"] = MedicationKind.Administration,
        ["MedicationDispense"] = MedicationKind.Dispense,
    };

    private readonly Dictionary<FhirResource, Product> products = new(ReferenceEqualityComparer.Instance);

    private static readonly string[] NotRead = ["MedicationOrder", "MedicationPrescription", "MedicationUsage"];

    /// <summary>
    /// The medication list of the bundle's patient, in the bundle's order. Shapes of earlier standards are set aside with that reason; that
    /// there is no medicine is a list that was gone through, and that nobody knows is none.
    /// </summary>
    public static IReadOnlyList<Medication> Read(FhirBundle bundle, Subject subject, DateTimeOffset at, List<Ignored> ignored, List<Fact> results)
    {
        var reader = new MedicationReader(bundle, at.Offset);
        var list = new List<Medication>();
        foreach (var resource in Kinds.Keys.SelectMany(type => subject.Own(type, ignored)).OrderBy(resource => resource.Entry))
        {
            var line = reader.Read(resource);
            switch (line.Codes.FirstOrDefault(code => code.IsAbsentOrUnknown)?.Code)
            {
                case null:
                    list.Add(line);
                    break;
                case "no-known-medications" when (line.PeriodStart ?? line.Taken ?? line.Written)?.Earliest is not { } said || said <= at:
                    var when = (line.PeriodStart ?? line.Taken ?? line.Written)?.Earliest ?? at;
                    results.Add(ScreeningFacts.MedicationListReviewedAt.Fact(when, new WrittenTime(when.ToString("O", System.Globalization.CultureInfo.InvariantCulture), when, when), line.From));
                    break;
                default:
                    ignored.Add(new(line.From, "It says that nothing is known of medicines."));
                    break;
            }
        }
        ignored.AddRange(NotRead.SelectMany(bundle.OfType).Select(resource => new Ignored(resource.From, "A medicine in the shape of another version of the standard: it is not read.")));
        return list;
    }

    public Medication Read(FhirResource read)
    {
        var resource = read.Json;
        var kind = Kinds[read.Type];
        var dosages = resource.Items(kind is MedicationKind.Request or MedicationKind.Dispense ? "dosageInstruction"u8 : "dosage"u8).ToList();
        var lines = dosages.ConvertAll(DosageReader.Read);
        var drug = Drug(read);
        var line = new Medication(read.From)
        {
            Kind = kind,
            Status = resource.Text("status"u8)?.ToLowerInvariant(),
            Codes = drug.Codes,
            Texts = drug.Texts,
            Strengths = drug.Strengths,
            Form = drug.Form,
            AsNeeded = lines.Count > 0 && lines.TrueForAll(dosage => dosage.AsNeeded),
            OverTheCounter = drug.OverTheCounter || IsOverTheCounter(resource, kind, dosages, drug),
            Dosages = lines,
            Route = Joined(dosages.SelectMany(dosage => dosage.Items("route"u8)).SelectMany(Words)),
        };
        return kind switch
        {
            MedicationKind.Request => line with
            {
                Intent = resource.Text("intent"u8),
                DoNotPerform = resource.Bool("doNotPerform"u8) is true,
                Written = Time(resource.Text("authoredOn"u8)),
                PeriodEnd = Time(resource.Member("dispenseRequest"u8)?.Member("validityPeriod"u8)?.Text("end"u8)),
            },
            MedicationKind.Statement => line with
            {
                Written = Time(resource.Text("dateAsserted"u8)),
                Taken = Time(resource.Text("effectiveDateTime"u8)),
                PeriodStart = Time(resource.Member("effectivePeriod"u8)?.Text("start"u8)),
                PeriodEnd = Time(resource.Member("effectivePeriod"u8)?.Text("end"u8)),
            },
            MedicationKind.Administration => line with
            {
                Taken = Time(resource.Text("effectiveDateTime"u8) ?? resource.Text("occurenceDateTime"u8) ?? resource.Text("occurrenceDateTime"u8)),
                PeriodStart = Time(Occurred(resource)?.Text("start"u8)),
                PeriodEnd = Time(Occurred(resource)?.Text("end"u8)),
                BasedOn = References(resource, "request"u8),
            },
            MedicationKind.Dispense => line with
            {
                Taken = Time(resource.Text("whenHandedOver"u8) ?? resource.Text("whenPrepared"u8)),
                SupplyDays = SupplyDays(resource),
                BasedOn = References(resource, "authorizingPrescription"u8),
            },
        };
    }

    private static decimal? SupplyDays(JsonElement handed)
    {
        if (handed.Member("daysSupply"u8) is not { } supply || supply.Number("value"u8) is not { } number) return null;
        return DosageReader.Unit(supply)?.ToLowerInvariant() switch
        {
            null or "d" or "day" or "days" => number,
            "wk" or "week" or "weeks" => number * 7,
            "mo" or "month" or "months" => number * 30,
            _ => null,
        };
    }

    private static JsonElement? Occurred(JsonElement given) => given.Member("effectivePeriod"u8) ?? given.Member("occurencePeriod"u8) ?? given.Member("occurrencePeriod"u8);

    private static List<string> References(JsonElement resource, ReadOnlySpan<byte> name)
    {
        var references = new List<string>();
        foreach (var reference in resource.Items(name))
            if (reference.Text("reference"u8) is { } target) references.Add(target);
        return references;
    }

    /// <summary>What the line says the drug is, from all the places that name it.</summary>
    private sealed class Product
    {
        public Product(ReadOnlySpan<JsonElement> concepts)
        {
            foreach (var concept in concepts) Named(concept);
        }

        public List<ClinicalCode> Codes { get; } = [];

        public List<string> Texts { get; } = [];

        public List<WrittenStrength> Strengths { get; } = [];

        public string? Form { get; set; }

        public bool OverTheCounter { get; set; }

        /// <summary>Adds the codes and the names of a concept; a name without a code is a name all the same.</summary>
        public void Named(JsonElement concept)
        {
            Codes.AddRange(concept.Codings());
            Texts.AddRange(concept.Wordings());
        }
    }

    /// <summary>By concept or by reference; in the later shape of the standard both share one name.</summary>
    private Product Drug(FhirResource read)
    {
        var either = read.Json.Member("medication"u8);
        if ((read.Json.Member("medicationCodeableConcept"u8) ?? either?.Member("concept"u8)) is { } concept) return new([concept]);
        if ((read.Json.Member("medicationReference"u8) ?? either?.Member("reference"u8)) is not { } reference) return new([]);
        if (Find(read, reference) is not { } product)
        {
            var named = new Product([]);
            if (reference.Text("display"u8) is { } display) named.Texts.Add(display);
            return named;
        }
        // A chart renews the same product again and again.
        if (!products.TryGetValue(product, out var known)) products[product] = known = Referred(product);
        return known;
    }

    private Product Referred(FhirResource product)
    {
        var drug = new Product(product.Json.Member("code"u8) is { } code ? [code] : []);
        foreach (var ingredient in product.Json.Items("ingredient"u8))
        {
            if (ingredient.Bool("isActive"u8) == false || Concept(product, ingredient) is not { } concept) continue;
            drug.Named(concept);
            if ((ingredient.Member("strength"u8) ?? ingredient.Member("strengthRatio"u8)) is { } ratio && Strength(concept, ratio) is { } strength) drug.Strengths.Add(strength);
        }
        drug.Form = Joined(product.Json.Items("form"u8).Concat(product.Json.Items("doseForm"u8)).SelectMany(Words));
        drug.OverTheCounter = product.Json.Bool("isOverTheCounter"u8) is true;
        return drug;
    }

    /// <summary>An ingredient by its concept, or by that of the substance or product it points to.</summary>
    private JsonElement? Concept(FhirResource product, JsonElement ingredient) =>
        ingredient.Member("itemCodeableConcept"u8) ?? ingredient.Member("item"u8)?.Member("concept"u8)
        ?? ((ingredient.Member("itemReference"u8) ?? ingredient.Member("item"u8)?.Member("reference"u8)) is { } item ? Find(product, item)?.Json.Member("code"u8) : null);

    private static WrittenStrength? Strength(JsonElement ingredient, JsonElement ratio)
    {
        var name = ingredient.Text("text"u8) ?? ingredient.Codings().Select(code => code.Display).FirstOrDefault(display => display is not null);
        var per = ratio.Member("denominator"u8)?.Number("value"u8) ?? 1;
        return name is null || per is < 0.0001m || ratio.Member("numerator"u8) is not { } numerator || numerator.Number("value"u8) is not (> 0 and < 1_000_000_000m and var amount)
            ? null
            : new(name, amount / per, DosageReader.Unit(numerator), ratio.Member("denominator"u8) is { } unit ? DosageReader.Unit(unit) : null);
    }

    private FhirResource? Find(FhirResource from, JsonElement reference) => reference.Text("reference"u8) is { } target ? bundle.Resolve(target, from) : null;

    private static IEnumerable<string?> Words(JsonElement concept) =>
        concept.Items("coding"u8).SelectMany(coding => new[] { coding.Text("display"u8), coding.Text("code"u8) }).Append(concept.Text("text"u8));

    private static string? Joined(IEnumerable<string?> words) => string.Join(' ', words.Where(word => !string.IsNullOrWhiteSpace(word))) is { Length: > 0 } joined ? joined : null;

    private WrittenTime? Time(string? written) => WrittenTime.Read(written, offset);

    /// <summary>A category says so, or a statement, which has no prescriber, says so in any of its words.</summary>
    private static bool IsOverTheCounter(JsonElement resource, MedicationKind kind, List<JsonElement> dosages, Product drug)
    {
        return SaysOverTheCounter(resource, "category"u8) || SaysOverTheCounter(resource, "reportOrigin"u8)
            || (kind == MedicationKind.Statement && (drug.Texts.Exists(SaysOverTheCounter) || drug.Codes.Exists(code => SaysOverTheCounter(code.Display))
            || dosages.Exists(dosage => SaysOverTheCounter(dosage.Text("text"u8)) || SaysOverTheCounter(dosage.Text("patientInstruction"u8)))
            || resource.Items("note"u8).Any(note => SaysOverTheCounter(note.Text("text"u8)))));
    }

    private static bool SaysOverTheCounter(JsonElement resource, ReadOnlySpan<byte> name)
    {
        if (SaysOverTheCounter(resource.Text(name))) return true;
        foreach (var concept in resource.Items(name))
            if (Words(concept).Any(SaysOverTheCounter)) return true;
        return false;
    }

    private static bool SaysOverTheCounter(string? text)
    {
        if (text is null || !(text.Contains("otc", StringComparison.OrdinalIgnoreCase) || text.Contains("counter", StringComparison.OrdinalIgnoreCase))) return false;
        var letters = string.Concat(text.Select(letter => char.IsLetter(letter) ? char.ToLowerInvariant(letter) : ' '));
        var words = $" {string.Join(' ', letters.Split(' ', StringSplitOptions.RemoveEmptyEntries))} ";
        return words.Contains(" otc ", StringComparison.Ordinal) || words.Contains(" over the counter ", StringComparison.Ordinal);
    }
}
