using System.Text;
using System.Text.Json;
using Stillpoint.App.Ask;

namespace Stillpoint.App.Tests.Ask;

public sealed class The_interactions_question
{
    private static async Task<string> Ask(string request)
    {
        using var output = new MemoryStream();
        using var from = new MemoryStream(Encoding.UTF8.GetBytes(request));
        await new AskShell(Questions.Find("interactions")!).Run(from, output);
        return Encoding.UTF8.GetString(output.ToArray());
    }

    private static async Task<JsonElement> Answer(string request) => JsonDocument.Parse(await Ask(request)).RootElement;

    private static string Request(string plan, string entries, string facts = "{}") =>
        $$"""{"at":"2026-11-22T09:00:00-05:00","plan":{{plan}},"facts":{{facts}},"bundle":{"resourceType":"Bundle","type":"collection","entry":[{{entries}}] } }""";

    private static string Clarithromycin(string status) =>
        """{"resource":{"resourceType":"MedicationRequest","id":"m1","status":"STATUS","intent":"order","medicationCodeableConcept":{"coding":[{"system":"http://www.nlm.nih.gov/research/umls/rxnorm","code":"197517","display":"clarithromycin 500 MG Oral Tablet"}]}}}"""
            .Replace("STATUS", status, StringComparison.Ordinal);

    private static string Statement(string text) =>
        """{"resource":{"resourceType":"MedicationStatement","id":"s1","status":"active","medicationCodeableConcept":{"text":"TEXT"}}}""".Replace("TEXT", text, StringComparison.Ordinal);

    private const string ByMouth = """{"product":"KetamineRacemic","route":"PO"}""";
    private const string IntoAVein = """{"product":"KetamineRacemic","route":"IV"}""";

    [Fact]
    public async Task Clarithromycin_with_ketamine_by_mouth_is_major_to_the_byte() => Assert.Equal(
        """
        {"id":null,"question":"interactions","rulesVersion":"2026-11-29","outcome":"major","column":"enteral","findings":[{"rule":"DDI-19","severity":"Major","because":"clarithromycin 500 MG Oral Tablet: with ketamine by mouth, exposure (AUC) to swallowed S-ketamine 2.6 times and peak 3.6 times as high (inhibits CYP3A4).","source":"Hagelberg 2010","inputs":[{"path":"rxnorm|197517","value":"clarithromycin 500 MG Oral Tablet","from":"bundle:MedicationRequest/m1"}],"missing":[],"clearsAt":null,"policy":false,"signer":null,"drug":{"text":"clarithromycin 500 MG Oral Tablet","rxcui":"197517","ingredient":"clarithromycin","status":"active","from":"bundle:MedicationRequest/m1"},"management":"Put off swallowed ketamine until the antibiotic course is over, or cut its dose by at least half; by other routes watch sedation.","column":"enteral"}],"checked":[{"text":"clarithromycin 500 MG Oral Tablet","rxcui":"197517","ingredients":["clarithromycin"],"status":"active","result":"interacts"}],"notChecked":[],"diazepamEquivalentMgPerDay":0,"ignored":[],"missing":[]}

        """,
        await Ask(Request(ByMouth, Clarithromycin("active"))));

    [Fact]
    public async Task Into_a_vein_it_is_moderate_and_stopped_it_does_not_count()
    {
        var vein = await Answer(Request(IntoAVein, Clarithromycin("active")));
        Assert.Equal("moderate", vein.GetProperty("outcome").GetString());
        Assert.Equal("parenteral", vein.GetProperty("column").GetString());

        var stopped = await Answer(Request(ByMouth, Clarithromycin("stopped")));
        Assert.Equal("none", stopped.GetProperty("outcome").GetString());
        Assert.Equal("notCounted", stopped.GetProperty("checked")[0].GetProperty("result").GetString());
    }

    [Fact]
    public async Task A_nerve_tonic_was_not_checked()
    {
        var answer = await Answer(Request(ByMouth, Statement("nerve tonic from the health shop")));
        Assert.Equal("notChecked", answer.GetProperty("outcome").GetString());
        Assert.Equal(0, answer.GetProperty("findings").GetArrayLength());
        Assert.Equal("""[{"text":"nerve tonic from the health shop","rxcui":null,"ingredients":[],"status":"active","result":"notChecked"}]""", answer.GetProperty("notChecked").GetRawText());
    }

    [Fact]
    public async Task Naltrexone_with_bupropion_is_two_findings_of_one_medication()
    {
        var answer = await Answer(Request(ByMouth, Statement("naltrexone / bupropion")));
        Assert.Equal(["DDI-09 Moderate", "DDI-52 Minor"], answer.GetProperty("findings").EnumerateArray().Select(found => $"{found.GetProperty("rule").GetString()} {found.GetProperty("severity").GetString()}"));
        Assert.Equal("""["naltrexone","bupropion"]""", answer.GetProperty("checked")[0].GetProperty("ingredients").GetRawText());
    }

    [Fact]
    public async Task With_no_list_and_nobody_who_asked_the_answer_is_unknown()
    {
        var answer = await Answer("""{"at":"2026-11-22T09:00:00-05:00","plan":{"product":"Esketamine"}}""");
        Assert.Equal("unknown", answer.GetProperty("outcome").GetString());
        Assert.Equal("worst", answer.GetProperty("column").GetString());
        Assert.Equal(JsonValueKind.Null, answer.GetProperty("diazepamEquivalentMgPerDay").ValueKind);
        Assert.Equal("""["medicationListReviewedAt"]""", answer.GetProperty("missing").GetRawText());

        var reviewed = await Answer("""{"at":"2026-11-22T09:00:00-05:00","plan":{"product":"Esketamine"},"facts":{"medicationListReviewedAt":"2026-11-22T08:00:00-05:00"}}""");
        Assert.Equal("none", reviewed.GetProperty("outcome").GetString());
        Assert.Equal(0, reviewed.GetProperty("diazepamEquivalentMgPerDay").GetDecimal());
    }

    [Fact]
    public async Task The_facts_and_the_syringe_of_the_plan_are_read()
    {
        var answer = await Answer(Request(
            """{"product":"KetamineRacemic","route":"IV","sameSyringeOrLine":["thiopental"]}""",
            Statement("Ozempic"),
            """{"alcoholLast24h":true,"glp1Phase":"escalation","lastTaken":{"lorazepam":"2026-11-21T09:00:00-05:00"},"managedInteractions":["DDI-40"]}"""));
        Assert.Equal(["DDI-58", "DDI-40", "DDI-44"], answer.GetProperty("findings").EnumerateArray().Select(found => found.GetProperty("rule").GetString()!));
        Assert.Equal("contraindicated", answer.GetProperty("outcome").GetString());
        Assert.Equal(["bundle:MedicationStatement/s1", "fact", "plan"], answer.GetProperty("findings").EnumerateArray().Select(found => found.GetProperty("drug").GetProperty("from").GetString()!).Order());
    }

    [Fact]
    public async Task A_drug_that_ended_says_when_it_stops_counting()
    {
        var rifampin = """{"resource":{"resourceType":"MedicationStatement","id":"s1","status":"completed","effectivePeriod":{"end":"2026-11-20"},"medicationCodeableConcept":{"text":"rifampin"}}}""";
        var found = (await Answer(Request(ByMouth, rifampin))).GetProperty("findings")[0];
        Assert.Equal("2026-12-05T00:00:00-05:00", found.GetProperty("clearsAt").GetString());
        Assert.Equal("2026-11-20", found.GetProperty("inputs")[0].GetProperty("at").GetString());
    }

    [Fact]
    public async Task What_was_not_used_is_listed()
    {
        var entries = string.Join(',',
            """{"resource":{"resourceType":"Patient","id":"p"}}""",
            """{"resource":{"resourceType":"MedicationRequest","id":"other","status":"active","subject":{"reference":"Patient/q"},"medicationCodeableConcept":{"text":"lorazepam"}}}""",
            """{"resource":{"resourceType":"MedicationRequest","id":"next","status":"active","authoredOn":"2027-01-01","medicationCodeableConcept":{"text":"lorazepam"}}}""",
            """{"resource":{"resourceType":"MedicationDispense","id":"d","status":"completed","whenHandedOver":"2027-01-01","medicationCodeableConcept":{"text":"lorazepam"}}}""");
        var answer = await Answer(Request(ByMouth, entries));
        Assert.Equal("unknown", answer.GetProperty("outcome").GetString());
        Assert.Equal(["bundle:MedicationRequest/other", "bundle:MedicationRequest/next", "bundle:MedicationDispense/d"], answer.GetProperty("ignored").EnumerateArray().Select(item => item.GetProperty("path").GetString()!));
    }

    [Theory]
    [InlineData("""{"plan":{"product":"Esketamine"}}""", "missing_field", "/at")]
    [InlineData("""{"at":"2026-11-22T09:00:00","plan":{"product":"Esketamine"}}""", "invalid_value", "/at")]
    [InlineData("""{"at":"2026-11-22T09:00:00Z"}""", "missing_field", "/plan")]
    [InlineData("""{"at":"2026-11-22T09:00:00Z","plan":{"route":"IV"}}""", "missing_field", "/plan/product")]
    [InlineData("""{"at":"2026-11-22T09:00:00Z","plan":{"product":"Esketamine","rout":"IV"}}""", "unknown_field", "/plan/rout")]
    [InlineData("""{"at":"2026-11-22T09:00:00Z","plan":{"product":"Esketamine"},"facts":{"alcohol":true}}""", "unknown_fact", "/facts/alcohol")]
    [InlineData("""{"at":"2026-11-22T09:00:00Z","plan":{"product":"Esketamine"},"medications":[]}""", "unknown_field", "/medications")]
    [InlineData("""{"at":"2026-11-22T09:00:00Z","plan":{"product":"Esketamine"},"bundle":[]}""", "invalid_type", "/bundle")]
    public async Task A_wrong_request_names_the_field(string request, string code, string path)
    {
        var error = (await Answer(request)).GetProperty("error");
        Assert.Equal((code, path), (error.GetProperty("code").GetString(), error.GetProperty("path").GetString()));
    }
}
