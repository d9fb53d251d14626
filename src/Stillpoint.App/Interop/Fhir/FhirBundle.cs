using System.Globalization;
using System.Text.Json;
using Stillpoint.App.Json;
using Stillpoint.Care.Screening.Medications;

namespace Stillpoint.App.Interop.Fhir;

/// <summary>
/// A FHIR R4 Bundle of any type, with its entries found by full address and by type and id. Only a bundle that is no Bundle at
/// all is refused; whatever else is odd in it is set aside with the reason.
/// </summary>
internal sealed class FhirBundle
{
    private readonly Dictionary<string, FhirResource> byReference = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<FhirResource>> byType = new(StringComparer.Ordinal);

    /// <summary>Entries that could not be read are named one by one up to here, and only counted after it.</summary>
    private const int MostNamed = 100;

    /// <summary>Stands for the server of an entry that does not say where it comes from: an address that ends in its type and id means it.</summary>
    private const string AnyServer = "*/";

    private int unreadable;
    private string? lastType;

    private FhirBundle()
    {
    }

    /// <summary>Entries that could not be read as a resource.</summary>
    public List<Ignored> Ignored { get; } = [];

    public static FhirBundle Empty { get; } = new();

    public static FhirBundle Read(JsonElement bundle, string path)
    {
        if (bundle.ValueKind != JsonValueKind.Object) throw Fields.Refuse("invalid_type", "A FHIR Bundle is an object.", path);
        if (bundle.Member("resourceType"u8) is not { } type) throw Fields.Refuse("missing_field", "A FHIR Bundle says so in its resourceType.", path + "/resourceType");
        if (type.Words() != "Bundle") throw Fields.Refuse("invalid_value", "The bundle's resourceType is not Bundle.", path + "/resourceType");

        var read = new FhirBundle();
        if (bundle.Member("entry"u8) is not { } entries) return read;
        if (entries.ValueKind != JsonValueKind.Array) throw Fields.Refuse("invalid_type", "A Bundle's entry is a list.", path + "/entry");
        var number = 0;
        foreach (var entry in entries.EnumerateArray()) read.Add(entry, number++);
        if (read.unreadable > MostNamed) read.Ignored.Add(new("bundle", string.Create(CultureInfo.InvariantCulture, $"{read.unreadable - MostNamed} more entries could not be read.")));
        return read;
    }

    /// <summary>Resources that stand alone, as a bulk export writes them one a line.</summary>
    public static FhirBundle Of(IReadOnlyList<JsonElement> resources)
    {
        var read = new FhirBundle();
        foreach (var (number, resource) in resources.Index()) read.AddResource(resource, null, number);
        return read;
    }

    /// <summary>The entries of one type, in the order of the bundle.</summary>
    public IReadOnlyList<FhirResource> OfType(string type) => byType.GetValueOrDefault(type, []);

    /// <summary>
    /// What a reference of a resource points to: a contained resource, an entry by its full address, or an entry by type and id
    /// (a version in the reference is not looked at). Null when it is not in this bundle, or is a record about a patient.
    /// </summary>
    public FhirResource? Resolve(string reference, FhirResource from)
    {
        if (reference.StartsWith('#')) return from.Contained(reference[1..]);
        var plain = WithoutVersion(reference);
        return byReference.GetValueOrDefault(plain) ?? byReference.GetValueOrDefault(AnyServer + Tail(plain));
    }

    private void Add(JsonElement entry, int number)
    {
        if (entry.ValueKind != JsonValueKind.Object)
        {
            Unreadable(number, "This entry is not an object.");
            return;
        }
        if (entry.Member("resource"u8) is not { } json) return; // a deletion, or the outline of a response
        AddResource(json, entry, number);
    }

    private void AddResource(JsonElement json, JsonElement? entry, int number)
    {
        if (json.ValueKind != JsonValueKind.Object || TypeOf(json) is not { Length: > 0 } type)
        {
            Unreadable(number, "This entry does not say what kind of resource it is.");
            return;
        }
        var resource = new FhirResource(type, json.Text("id"u8), json, number);
        if (type == "Bundle") Ignored.Add(new(resource.From, "A bundle inside a bundle is not read."));

        if (!byType.TryGetValue(type, out var ofType)) byType[type] = ofType = [];
        ofType.Add(resource);
        // What a chart is mostly made of points to others and is never pointed to as a person or a product.
        if (Subject.Read.Contains(type)) return;
        if (resource.Id is { } id) byReference.TryAdd($"{type}/{id}", resource);
        if (entry?.Text("fullUrl"u8) is { } address) byReference.TryAdd(WithoutVersion(address), resource);
        else if (resource.Id is { } bare) byReference.TryAdd($"{AnyServer}{type}/{bare}", resource);
    }

    /// <summary>Most entries are of the type of the one before.</summary>
    private string? TypeOf(JsonElement json) => json.Member("resourceType"u8) is not { } said ? null
        : lastType is not null && said.ValueKind == JsonValueKind.String && said.ValueEquals(lastType) ? lastType
        : lastType = said.Words();

    /// <summary>The type and id at the end of an address; empty when it has no such end.</summary>
    private static string Tail(string address)
    {
        var id = address.LastIndexOf('/');
        var type = id > 0 ? address.LastIndexOf('/', id - 1) : -1;
        return type < 0 ? "" : address[(type + 1)..];
    }

    private void Unreadable(int number, string because)
    {
        if (unreadable++ < MostNamed) Ignored.Add(new(string.Create(CultureInfo.InvariantCulture, $"bundle:#{number}"), because));
    }

    private static string WithoutVersion(string reference)
    {
        var version = reference.IndexOf("/_history/", StringComparison.Ordinal);
        return version < 0 ? reference : reference[..version];
    }
}

/// <summary>One resource of a bundle, or one contained in another.</summary>
internal sealed record FhirResource(string Type, string? Id, JsonElement Json, int Entry)
{
    /// <summary>Where what was read here comes from, as findings show it.</summary>
    public string From => Id is { } id ? $"bundle:{Type}/{id}" : string.Create(CultureInfo.InvariantCulture, $"bundle:{Type}#{Entry}");

    /// <summary>A contained resource; some systems write the sign of the reference into the id as well.</summary>
    public FhirResource? Contained(string id)
    {
        foreach (var inside in Json.Items("contained"u8))
            if (inside.Text("id"u8)?.TrimStart('#') == id && inside.Text("resourceType"u8) is { } type) return new(type, id, inside, Entry);
        return null;
    }
}
