using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Stillpoint.App.Json;
using static Stillpoint.App.Tests.Interop.Fhir.Bundled;

namespace Stillpoint.App.Tests.Interop.Fhir;

/// <summary>Whatever a bundle holds, it is answered or refused, soon, and never falls over.</summary>
public sealed class Hostile_bundles
{
    private static readonly string[] Names =
    [
        "resourceType", "id", "status", "subject", "reference", "code", "coding", "system", "display", "text", "valueQuantity", "value", "unit", "component", "effectiveDateTime", "verificationStatus",
        "clinicalStatus", "onsetDateTime", "onsetAge", "abatementDateTime", "contained", "medicationReference", "medicationCodeableConcept", "dosageInstruction", "item", "answer", "linkId", "authored", "reaction",
        "substance", "relationship", "condition", "referenceRange", "high", "interpretation", "birthDate", "gender", "intent", "entry", "resource", "fullUrl",
    ];

    private static readonly string[] Texts =
    [
        "Bundle", "Patient", "Condition", "Observation", "MedicationRequest", "MedicationStatement", "AllergyIntolerance", "Procedure", "QuestionnaireResponse", "FamilyMemberHistory", "final", "active", "confirmed",
        "completed", "2026-11-22", "2026-11-22T08:00:00Z", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "http://loinc.org", "8480-6", "mmHg", "http://hl7.org/fhir/sid/icd-10-cm", "I61.9", "#self", "Patient/p1",
        "family history of ? no aneurysm but denies", "r/o", "\u0000", "𝔘", "", "93246-7", "LA33-6", "order", "kg", "lorazepam 1 MG Oral Tablet",
    ];

    private static readonly string[] Types = ["Patient", "Condition", "Observation", "MedicationRequest", "MedicationStatement", "AllergyIntolerance", "Procedure", "QuestionnaireResponse", "FamilyMemberHistory"];

    /// <summary>Any JSON, made mostly of the words these readers look for.</summary>
    private static Gen<JsonNode?> Json(int depth)
    {
        var leaf = Gen.OneOf(
            Gen.Elements(Texts).Select(text => (JsonNode?)JsonValue.Create(text)),
            Gen.Choose(-5, 400).Select(number => (JsonNode?)JsonValue.Create(number)),
            Gen.Elements("1e300", "-0", "0.1", "79228162514264337593543950335").Select(number => JsonNode.Parse(number)),
            Gen.Elements(true, false).Select(so => (JsonNode?)JsonValue.Create(so)),
            Gen.Constant((JsonNode?)null));
        if (depth == 0) return leaf;
        var inner = Json(depth - 1);
        var members = Gen.Zip(Gen.Elements(Names), inner).ListOf(6).Select(pairs => (JsonNode?)new JsonObject(pairs.DistinctBy(pair => pair.Item1).Select(pair => new KeyValuePair<string, JsonNode?>(pair.Item1, pair.Item2?.DeepClone()))));
        var items = inner.ListOf(3).Select(list => (JsonNode?)new JsonArray([.. list.Select(item => item?.DeepClone())]));
        return Gen.Frequency((2, leaf), (4, members), (2, items));
    }

    [Fact]
    public void Any_json_in_an_entry_is_read_or_set_aside() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(400), Prop.ForAll(
        Gen.Zip(Gen.Elements(Types), Json(4)).ListOf(6).ToArbitrary(), entries =>
        {
            var bundle = new JsonObject { ["resourceType"] = "Bundle", ["entry"] = new JsonArray([.. entries.Select(entry => entry.Item2 is JsonObject json ? Entry(entry.Item1, json) : entry.Item2?.DeepClone())]) };
            var lines = Answer("screening", new JsonObject { ["at"] = "2026-11-22T09:00:00-05:00", ["plan"] = JsonNode.Parse("""{"product":"KetamineRacemic","route":"IV"}"""), ["bundle"] = bundle }.ToJsonString()).GetAwaiter().GetResult();
            using var answer = JsonDocument.Parse(Assert.Single(lines));
            Assert.True(answer.RootElement.TryGetProperty("outcome", out _) || answer.RootElement.GetProperty("error").GetProperty("code").GetString() == "ambiguous_patient", lines[0]);
        }));

    private static JsonObject Entry(string type, JsonObject members)
    {
        var resource = members.DeepClone().AsObject();
        resource["resourceType"] = type;
        return new() { ["resource"] = resource };
    }

    [Fact]
    public void Any_json_as_a_whole_request_is_answered_or_refused_with_a_path() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(
        Json(3).ToArbitrary(), Gen.Elements("screening", "gate").ToArbitrary(), (request, question) =>
        {
            var line = Assert.Single(Answer(question, (request ?? JsonValue.Create(0)).ToJsonString()).GetAwaiter().GetResult());
            using var answer = JsonDocument.Parse(line);
            Assert.True(answer.RootElement.TryGetProperty("outcome", out _) || answer.RootElement.TryGetProperty("error", out _), line);
        }));

    private static string Many(int count, Func<int, string> resource) =>
        "{\"resourceType\":\"Bundle\",\"entry\":[" + string.Join(',', Enumerable.Range(0, count).Select(number => "{\"resource\":" + resource(number) + "}")) + "]}";

    public static TheoryData<string, string> Huge => new()
    {
        { "one text of two million words of doubt", Many(1, _ => $$$"""{"resourceType":"Condition","code":{"text":"{{{string.Concat(Enumerable.Repeat("possible family history of no aneurysm ", 300_000))}}}"}}""") },
        { "a hundred thousand codings", Many(1, _ => $$$"""{"resourceType":"Condition","code":{"coding":[{{{string.Join(',', Enumerable.Repeat("""{"system":"http://hl7.org/fhir/sid/icd-10-cm","code":"I61.9"}""", 100_000))}}}]}}""") },
        { "twenty thousand contained medications and references to the last", Many(20, _ => "{\"resourceType\":\"MedicationRequest\",\"status\":\"active\",\"intent\":\"order\",\"medicationReference\":{\"reference\":\"#m4999\"},\"contained\":[" + string.Join(',', Enumerable.Range(4000, 1000).Select(inside => "{\"resourceType\":\"Medication\",\"id\":\"m" + inside + "\"}")) + "]}") },
        { "thirty thousand blood pressures of one moment", Many(30_000, number => $$$"""{"resourceType":"Observation","status":"final","effectiveDateTime":"2026-11-22T08:00:00-05:00","code":{"coding":[{"system":"http://loinc.org","code":"{{{(number % 2 == 0 ? "8480-6" : "8462-4")}}}"}]},"valueQuantity":{"value":{{{120 + number % 60}}},"unit":"mmHg"}}""") },
        { "thirty thousand resources of one id", Many(30_000, _ => """{"resourceType":"Condition","id":"c","code":{"text":"stroke"},"verificationStatus":{"coding":[{"code":"confirmed"}]}}""") },
        { "twenty thousand answers to one item", Many(1, _ => $$$"""{"resourceType":"QuestionnaireResponse","status":"completed","authored":"2026-11-22","item":[{{{string.Join(',', Enumerable.Repeat("""{"linkId":"/93250-9","answer":[{"valueBoolean":true}]}""", 20_000))}}}]}""") },
        { "twenty thousand allergies", Many(20_000, number => $$$"""{"resourceType":"AllergyIntolerance","id":"a{{{number}}}","code":{"text":"dust mite {{{number}}}"}}""") },
    };

    /// <summary>Twice the size takes about twice the time: nothing looks at every pair. The limit is wide, for a busy machine.</summary>
    [Theory, MemberData(nameof(Huge))]
    public async Task A_huge_bundle_is_answered_soon(string what, string bundle)
    {
        var request = $$"""{"at":"2026-11-22T09:00:00-05:00","plan":{"product":"KetamineRacemic","route":"IV"},"bundle":{{bundle}}}""";
        Assert.True(Encoding.UTF8.GetByteCount(request) < 16 * 1024 * 1024, what);
        _ = await Answer("screening", """{"at":"2026-11-22T09:00:00-05:00","plan":{"product":"KetamineRacemic","route":"IV"}}""");
        var watch = Stopwatch.StartNew();
        Assert.Contains("\"outcome\"", Assert.Single(await Answer("screening", request)), StringComparison.Ordinal);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"{what}: {watch.Elapsed}");
    }

    /// <summary>A million entries that are nothing: the answer says how many, not each.</summary>
    [Theory]
    [InlineData("null"), InlineData("7"), InlineData("{\"resource\":{}}")]
    public async Task Entries_without_end_that_cannot_be_read_are_counted(string entry)
    {
        var bundle = "{\"resourceType\":\"Bundle\",\"entry\":[" + string.Join(',', Enumerable.Repeat(entry, 800_000)) + "]}";
        var before = GC.GetAllocatedBytesForCurrentThread();
        var line = Assert.Single(await Answer("screening", $$"""{"at":"2026-11-22T09:00:00-05:00","plan":{"product":"KetamineRacemic","route":"IV"},"bundle":{{bundle}}}"""));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 400L * 1024 * 1024);
        Assert.InRange(line.Length, 100, 40_000);
        Assert.Contains("\"path\":\"bundle:#99\"", line, StringComparison.Ordinal);
        Assert.Contains("799900 more entries could not be read.", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_syringe_holds_no_hundred_and_one_drugs()
    {
        static string Drugs(int count) => string.Join(',', Enumerable.Repeat("\"diazepam\"", count));
        static Task<string[]> Mixed(int count) => Answer("interactions", $$$"""{"at":"2026-11-22T09:00:00-05:00","plan":{"product":"KetamineRacemic","sameSyringeOrLine":[{{{Drugs(count)}}}]}}""");
        Assert.Contains("\"path\":\"/plan/sameSyringeOrLine\"", Assert.Single(await Mixed(101)), StringComparison.Ordinal);
        Assert.Contains("contraindicated", Assert.Single(await Mixed(100)), StringComparison.Ordinal);
    }

    /// <summary>Of two statuses nobody can tell which was meant, so neither is read.</summary>
    [Fact]
    public async Task A_name_twice_in_a_resource_is_refused_by_its_path() => Assert.Contains(
        "\"path\":\"/bundle/entry/0/resource/status\"",
        Assert.Single(await Answer("interactions", """{"at":"2026-11-22T09:00:00-05:00","plan":{"product":"KetamineRacemic"},"bundle":{"resourceType":"Bundle","entry":[{"resource":{"resourceType":"MedicationRequest","status":"stopped","status":"active","medicationCodeableConcept":{"text":"lorazepam"}}}]}}""")),
        StringComparison.Ordinal);

    [Fact]
    public async Task What_is_nested_too_deep_is_invalid_json()
    {
        var deep = string.Concat(Enumerable.Repeat("{\"item\":[", 500)) + string.Concat(Enumerable.Repeat("]}", 500));
        Assert.Contains("invalid_json", Assert.Single(await Answer("screening", $$$"""{"at":"2026-11-22T09:00:00-05:00","bundle":{"resourceType":"Bundle","entry":[{{{deep}}}]}}""")), StringComparison.Ordinal);
    }
}
