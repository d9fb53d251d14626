using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Stillpoint.App.Ask;
using Stillpoint.App.Interop.Fhir;
using Stillpoint.Care.Screening.Record;

namespace Stillpoint.App.Tests.Interop.Fhir;

/// <summary>Bundles as tests write them, read at nine in the morning of 22 November 2026.</summary>
internal static class Bundled
{
    public static readonly DateTimeOffset At = new(2026, 11, 22, 9, 0, 0, TimeSpan.FromHours(-5));

    public const string Icd = "http://hl7.org/fhir/sid/icd-10-cm", Snomed = "http://snomed.info/sct", Loinc = "http://loinc.org";

    /// <summary>A collection with these resources in it.</summary>
    public static JsonObject Bundle(params IEnumerable<JsonObject> resources) => new()
    {
        ["resourceType"] = "Bundle", ["type"] = "collection", ["entry"] = new JsonArray([.. resources.Select(resource => new JsonObject { ["resource"] = resource })]),
    };

    public static PatientRecord Read(params IEnumerable<JsonObject> resources) => Read(Bundle(resources).ToJsonString());

    public static PatientRecord Read(string bundle)
    {
        using var document = JsonDocument.Parse(bundle);
        return BundleReader.Read(FhirBundle.Read(document.RootElement, "/bundle"), "/bundle", At);
    }

    public static JsonObject Resource(string type, string id, string members) => Merged(new() { ["resourceType"] = type, ["id"] = id }, members);

    public static JsonObject Observation(string id, string loinc, string members, string when = "2026-11-22T08:00:00-05:00") =>
        Merged(new() { ["resourceType"] = "Observation", ["id"] = id, ["status"] = "final", ["code"] = Concept(Loinc, loinc), ["effectiveDateTime"] = when }, members);

    public static JsonObject Condition(string id, string system, string code, string members = "{}") =>
        Merged(new() { ["resourceType"] = "Condition", ["id"] = id, ["code"] = Concept(system, code), ["verificationStatus"] = new JsonObject { ["coding"] = new JsonArray(new JsonObject { ["code"] = "confirmed" }) } }, members);

    public static JsonObject Patient(string id = "p1", string members = """{"gender":"male","birthDate":"1981-03-05"}""") => Resource("Patient", id, members);

    private static JsonObject Concept(string system, string code) => new() { ["coding"] = new JsonArray(new JsonObject { ["system"] = system, ["code"] = code }) };

    private static JsonObject Merged(JsonObject into, string members)
    {
        foreach (var (name, value) in JsonNode.Parse(members)!.AsObject()) into[name] = value?.DeepClone();
        return into;
    }

    /// <summary>The lines of an answer to one request, byte for byte as the shell writes them.</summary>
    public static async Task<string[]> Answer(string question, string input)
    {
        using var output = new MemoryStream();
        using var from = new MemoryStream(Encoding.UTF8.GetBytes(input));
        await new AskShell(Questions.Find(question)!).Run(from, output);
        return Encoding.UTF8.GetString(output.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
