using System.Collections.Frozen;
using System.Text.Json;
using Stillpoint.App.Json;
using Stillpoint.Care.Screening.Medications;

namespace Stillpoint.App.Interop.Fhir;

/// <summary>
/// Whose bundle this is. A resource that points to somebody else is set aside; one that points to nobody, or to somebody who is
/// not in the bundle by any address it knows, is taken as this patient's.
/// </summary>
internal sealed class Subject
{
    private readonly FhirBundle bundle;
    private readonly string? reference;
    private readonly Dictionary<string, bool> others = new(StringComparer.Ordinal);
    private string? lastPointer;
    private bool lastIsAnother;

    private Subject(FhirBundle bundle, FhirResource? patient, string? reference) => (this.bundle, Patient, this.reference) = (bundle, patient, reference);

    /// <summary>The one Patient of the bundle; null when it has none.</summary>
    public FhirResource? Patient { get; }

    /// <summary>Refuses a bundle about two people: nobody can tell whose finding would be whose.</summary>
    public static Subject Of(FhirBundle bundle, string path)
    {
        var patients = bundle.OfType("Patient");
        if (patients.Count > 0)
        {
            var first = patients[0];
            if (patients.Skip(1).Any(other => !Same(first, other)))
                throw Fields.Refuse("ambiguous_patient", "The bundle holds more than one patient.", path);
            return new(bundle, first, first.Id is { } id ? "Patient/" + id : null);
        }

        // Without a Patient the resources themselves must agree on one.
        string? named = null;
        foreach (var resource in Read.SelectMany(bundle.OfType))
        {
            if (RelativePatient(Pointer(resource)) is not { } said) continue;
            if (named is not null && named != said) throw Fields.Refuse("ambiguous_patient", "The resources name more than one patient, and none of them is in the bundle.", path);
            named = said;
        }
        return new(bundle, null, named);
    }

    /// <summary>The types whose subject matters here.</summary>
    public static FrozenSet<string> Read { get; } = FrozenSet.ToFrozenSet(
        ["Condition", "AllergyIntolerance", "MedicationRequest", "MedicationStatement", "MedicationAdministration", "MedicationDispense", "Observation", "Procedure", "QuestionnaireResponse", "FamilyMemberHistory"], StringComparer.Ordinal);

    /// <summary>Whether a resource is about somebody else.</summary>
    public bool IsNot(FhirResource resource)
    {
        // Nearly all of a chart points to one address: what it means is looked up once.
        if (lastPointer is not null && resource.Json.Member("subject"u8)?.Member("reference"u8) is { ValueKind: JsonValueKind.String } again && again.ValueEquals(lastPointer)) return lastIsAnother;
        if (Pointer(resource) is not { } pointer || pointer.StartsWith('#')) return false;
        if (!others.TryGetValue(pointer, out var another)) others[pointer] = another = IsSomebodyElse(pointer, resource);
        (lastPointer, lastIsAnother) = (pointer, another);
        return another;
    }

    private bool IsSomebodyElse(string pointer, FhirResource resource)
    {
        if (bundle.Resolve(pointer, resource) is { } found) return found.Type != "Patient" || (Patient is { } patient && !Same(patient, found));
        if (RelativePatient(pointer) is { } said) return reference is not null && said != reference;
        return IsRelative(pointer);
    }

    /// <summary>The resources of one type that are this patient's; the others are set aside.</summary>
    public IEnumerable<FhirResource> Own(string type, List<Ignored> ignored)
    {
        foreach (var resource in bundle.OfType(type))
        {
            if (IsNot(resource)) ignored.Add(new(resource.From, "It is about somebody else."));
            else yield return resource;
        }
    }

    private static string? Pointer(FhirResource resource) => resource.Json.Reference("subject"u8) ?? resource.Json.Reference("patient"u8);

    private static bool Same(FhirResource one, FhirResource other) =>
        one.Id is not null || other.Id is not null ? one.Id == other.Id : one.Json.GetRawText() == other.Json.GetRawText();

    private static string? RelativePatient(string? pointer)
    {
        if (pointer is null || !pointer.StartsWith("Patient/", StringComparison.Ordinal)) return null;
        var version = pointer.IndexOf("/_history/", StringComparison.Ordinal);
        return version < 0 ? pointer : pointer[..version];
    }

    /// <summary>A pointer such as <c>Group/7</c>: a kind and an id, nothing absolute.</summary>
    private static bool IsRelative(string pointer) => !pointer.Contains(':', StringComparison.Ordinal) && pointer.Count(sign => sign == '/') == 1;
}
