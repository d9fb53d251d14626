using System.Text.Json;
using Stillpoint.Care.Planning;
using Stillpoint.Care.Screening.Facts;
using Stillpoint.Care.Screening.Medications;
using Stillpoint.Care.Screening.Record;

namespace Stillpoint.App.Interop.Fhir;

/// <summary>
/// Reads a bundle into the record the rules judge. Nothing here decides: what does not count is set aside with its reason, what cannot
/// be read is set aside too, and nothing a bundle may hold makes it fall over.
/// </summary>
internal sealed class BundleReader
{
    private readonly FhirBundle bundle;
    private readonly Subject subject;
    private readonly DateTimeOffset at;
    private readonly List<Ignored> ignored;

    private BundleReader(FhirBundle bundle, string path, DateTimeOffset at)
    {
        (this.bundle, this.at) = (bundle, at);
        ignored = [.. bundle.Ignored];
        subject = Subject.Of(bundle, path);
    }

    /// <param name="path">Where the bundle stands in the request, for a refusal.</param>
    public static PatientRecord Read(FhirBundle bundle, string path, DateTimeOffset at) => new BundleReader(bundle, path, at).Read();

    private PatientRecord Read()
    {
        var birth = BirthDate();
        var ages = new AgeReader(birth, at);
        var results = new List<Fact>();
        new ObservationReader(at, ignored).Read(subject.Own("Observation", ignored), results);
        new QuestionnaireReader(at, ignored).Read(subject.Own("QuestionnaireResponse", ignored), results);
        var medications = MedicationReader.Read(bundle, subject, at, ignored, results);
        return new()
        {
            BirthDate = birth,
            Sex = subject.Patient?.Json.Text("gender"u8) switch { "male" => Sex.Male, "female" => Sex.Female, _ => null },
            PatientFrom = subject.Patient?.From ?? "fact",
            Conditions = [.. subject.Own("Condition", ignored).Select(resource => ConditionReader.Read(resource, ages, at, ignored)).OfType<Condition>()],
            HasProblemList = bundle.OfType("List").Any(IsProblemList) || bundle.OfType("Composition").Any(document => IsProblemList(document) || document.Json.Items("section"u8).Any(IsProblemList)),
            Allergies = [.. subject.Own("AllergyIntolerance", ignored).Select(Allergy).OfType<Allergy>()],
            Procedures = [.. subject.Own("Procedure", ignored).Select(Procedure).OfType<Procedure>()],
            Relatives = [.. subject.Own("FamilyMemberHistory", ignored).SelectMany(Relative)],
            Results = results,
            Medications = medications,
            Ignored = ignored,
        };
    }

    private static bool IsProblemList(FhirResource list) => IsProblemList(list.Json);

    private static bool IsProblemList(JsonElement list) => list.Codes("code"u8).Exists(code => code.IsLoinc && code.Code == "11450-4");

    private RecordedDay? BirthDate()
    {
        if (subject.Patient is not { } patient || patient.Json.Text("birthDate"u8) is not { } written) return null;
        if (RecordedDay.Read(written) is not { } day) ignored.Add(new(patient.From, "The birth date cannot be read."));
        else if (day.IsAfter(at)) ignored.Add(new(patient.From, "The birth date lies after the decision."));
        else return day;
        return null;
    }

    private Allergy? Allergy(FhirResource resource)
    {
        var json = resource.Json;
        var recorded = json.Date("recordedDate"u8, at.Offset) ?? json.When("onset"u8, at.Offset);
        if (json.Status("clinicalStatus"u8) is not (null or "active")) return Aside(resource, $"It is {json.Status("clinicalStatus"u8)}.");
        if (json.Status("verificationStatus"u8) is "refuted" or "entered-in-error") return Aside(resource, $"It is {json.Status("verificationStatus"u8)}.");
        if (recorded is { } when && ClinicCalendar.IsAfter(when, at)) return Aside(resource, "It is dated after the decision.");

        var codes = json.Codes("code"u8);
        if (codes.Exists(code => code is { IsAbsentOrUnknown: true, Code: "no-allergy-info" })) return Aside(resource, "It says that nothing is known of allergies.");
        var texts = json.Texts("code"u8);
        var reactions = new List<string>();
        foreach (var reaction in json.Items("reaction"u8))
        {
            codes.AddRange(reaction.Codes("substance"u8));
            texts.AddRange(reaction.Texts("substance"u8));
            foreach (var manifestation in reaction.Items("manifestation"u8))
                reactions.AddRange(manifestation.Codings().Select(code => code.Display).Concat(manifestation.Wordings()).OfType<string>());
            if (reaction.Text("description"u8) is { } described) reactions.Add(described);
        }
        return new(resource.From) { Codes = codes, Texts = texts, Recorded = recorded, Type = json.Status("type"u8), Reactions = [.. reactions.Distinct(StringComparer.OrdinalIgnoreCase)] };

        Allergy? Aside(FhirResource aside, string because)
        {
            ignored.Add(new(aside.From, because));
            return null;
        }
    }

    private Procedure? Procedure(FhirResource resource)
    {
        var done = resource.Json.When("performed"u8, at.Offset);
        if (resource.Json.Text("status"u8) != "completed") ignored.Add(new(resource.From, "It is not recorded as completed."));
        else if (done is { } when && ClinicCalendar.IsAfter(when, at)) ignored.Add(new(resource.From, "It is dated after the decision."));
        else return new(resource.From) { Codes = resource.Json.Codes("code"u8), Text = Joined(resource.Json.Texts("code"u8)), Performed = done };
        return null;
    }

    private IEnumerable<RelativeDisease> Relative(FhirResource resource)
    {
        if (resource.Json.Text("status"u8) is not ("completed" or "partial"))
        {
            ignored.Add(new(resource.From, "It is neither complete nor partial."));
            return [];
        }
        var first = IsFirstDegree(resource.Json);
        return resource.Json.Items("condition"u8).Select(disease => new RelativeDisease(resource.From, first) { Codes = disease.Codes("code"u8), Text = Joined(disease.Texts("code"u8)) });
    }

    /// <summary>Parents, full siblings and children, by their role code or, without one, by their name.</summary>
    private static bool IsFirstDegree(JsonElement history)
    {
        var codes = history.Codes("relationship"u8);
        return codes.Count > 0
            ? codes.Exists(code => FirstDegree.Contains(code.Code.ToUpperInvariant()))
            : history.Texts("relationship"u8).Exists(text => FirstDegreeWords.Contains(text.Trim().ToLowerInvariant()));
    }

    private static readonly HashSet<string> FirstDegree = new(
        ["FTH", "MTH", "PRN", "NFTH", "NMTH", "BRO", "SIS", "SIB", "CHILD", "SON", "DAU", "NBRO", "NSIS", "NSIB", "NCHILD", "SONC", "DAUC"], StringComparer.Ordinal);

    private static readonly HashSet<string> FirstDegreeWords = new(
        ["father", "mother", "parent", "brother", "sister", "sibling", "child", "son", "daughter"], StringComparer.Ordinal);

    internal static string? Joined(List<string> texts) => texts.Count == 0 ? null : string.Join(" | ", texts);
}
