using System.Text.Json;
using System.Text.Json.Nodes;
using static Stillpoint.App.Tests.Interop.Fhir.Bundled;

namespace Stillpoint.App.Tests.Interop.Fhir;

/// <summary>
/// Whole bundles as other systems write them, each with the answer it gets kept beside it, so that a change of the answer is seen in
/// review. Run with STILLPOINT_APPROVE=1 to write the answers anew.
/// </summary>
public sealed class Whole_bundles
{
    public static TheoryData<string> Names => ["synthetic-patient", "hospital-document", "malformed"];

    [Theory, MemberData(nameof(Names))]
    public async Task Get_the_answer_that_was_reviewed(string name)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "Interop", "Fhir", "Bundles");
        var request = new JsonObject
        {
            ["id"] = name,
            ["at"] = "2026-11-22T09:00:00-05:00",
            ["plan"] = JsonNode.Parse("""{"product":"KetamineRacemic","route":"IV","indication":"IND-01"}"""),
            ["bundle"] = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(folder, name + ".json"))),
        };
        var answer = JsonNode.Parse(Assert.Single(await Answer("screening", request.ToJsonString())))!.ToJsonString(new JsonSerializerOptions { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }) + "\n";
        var kept = name + ".screening.json";
        if (Environment.GetEnvironmentVariable("STILLPOINT_APPROVE") == "1")
            await File.WriteAllTextAsync(Path.Combine(folder, "../../../../../../Interop/Fhir/Bundles", kept), answer);
        else
            Assert.Equal(await File.ReadAllTextAsync(Path.Combine(folder, kept)), answer);
    }
}
