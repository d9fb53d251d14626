using System.Text;
using System.Text.Json;
using Stillpoint.App.Ask;
using static Stillpoint.App.Tests.Ask.AskedPatient;

namespace Stillpoint.App.Tests.Ask;

public sealed class Asking_screening_and_gate
{
    private static string Haemorrhage(string verification) => $$$"""
        {"resourceType":"Condition","id":"c1","clinicalStatus":{"coding":[{"code":"resolved"}]},"verificationStatus":{"coding":[{"code":"{{{verification}}}"}]},"code":{"coding":[{"system":"http://hl7.org/fhir/sid/icd-10-cm","code":"I61.9"}]},"onsetDateTime":"2014"}
        """;

    private const string EverySilentlyClearedRule = "\"SCR-001\",\"SCR-002\",\"SCR-003\",\"SCR-005\",\"SCR-006\"";

    [Fact]
    public async Task A_man_normal_in_everything_is_clear_to_the_byte()
    {
        var answer = await AtIntake().Ask("screening");
        Assert.StartsWith("""{"id":null,"question":"screening","rulesVersion":"2026-11-29","stage":"intake","outcome":"clear","findings":[],"cleared":["SCR-001",""", answer, StringComparison.Ordinal);
        Assert.EndsWith(""","missing":[],"ignored":[],"unread":[],"patient":{"ageYears":45,"sex":"male","weightKg":null,"heightCm":null,"bmi":null}}""" + "\n", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_old_haemorrhage_excludes_to_the_byte()
    {
        var answer = await AtIntake().Resource(Haemorrhage("confirmed")).Ask("screening");
        Assert.Contains(
            """"outcome":"exclude","findings":[{"rule":"SCR-004","severity":"Exclude","because":"Intracerebral hemorrhage (I61.9, 2014): any earlier one excludes","source":"SPRAVATO PI 2025","inputs":[{"path":"icd-10-cm|I61.9","value":"resolved","at":"2014","from":"bundle:Condition/c1"}],"missing":[],"clearsAt":null,"policy":false,"signer":null}],"cleared":["""" + EverySilentlyClearedRule,
            answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("refuted", "clear", "")]
    [InlineData("entered-in-error", "clear", "")]
    [InlineData("provisional", "unknown", "SCR-004:Unknown")]
    [InlineData("unconfirmed", "unknown", "SCR-004:Unknown")]
    [InlineData("differential", "unknown", "SCR-004:Unknown")]
    public async Task Only_a_confirmed_diagnosis_decides(string verification, string outcome, string found) =>
        Assert.Equal((outcome, found), Read(await AtIntake().Resource(Haemorrhage(verification)).Ask("screening")));

    [Theory]
    [InlineData("2026-11-22T09:04:00-05:00", "unknown", "SCR-012:Unknown SCR-013:Caution")]
    [InlineData("2026-11-22T09:05:00-05:00", "defer", "SCR-012:Defer SCR-013:Caution")]
    public async Task Four_minutes_are_not_five(string second, string outcome, string found) =>
        Assert.Equal((outcome, found), Read(await AtIntake().Pressed((165, 95, "2026-11-22T09:00:00-05:00"), (162, 96, second)).Ask("screening")));

    [Fact]
    public async Task Pounds_and_inches_make_a_body_mass_index()
    {
        var answer = await AtIntake().Measured("29463-7", 250, "[lb_av]").Measured("8302-2", 70, "[in_i]")
            .Resource("""{"resourceType":"Condition","id":"c1","verificationStatus":{"coding":[{"code":"confirmed"}]},"code":{"coding":[{"system":"http://snomed.info/sct","code":"78275009"}]}}""")
            .With("""{"osaSeverity":"mild","osaTreated":true}""").Ask("screening");
        Assert.Equal(("override", "SCR-040:Override"), Read(answer));
        Assert.Contains("with BMI 35.87: from 35", answer, StringComparison.Ordinal);
        Assert.EndsWith(""""patient":{"ageYears":45,"sex":"male","weightKg":113.3980925,"heightCm":177.8,"bmi":35.87}}"""" + "\n", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_everything_normal_the_gate_is_go_to_the_byte()
    {
        var answer = await OnTheDay().Ask("gate");
        Assert.StartsWith("""{"id":null,"question":"gate","rulesVersion":"2026-11-29","outcome":"go","findings":[],"items":[{"item":"PRE-01","status":"Pass","because":"Two identifiers and the photo match."},""", answer, StringComparison.Ordinal);
        Assert.Contains("""{"item":"PRE-03","status":"NotApplicable","because":"Racemic ketamine is not under the REMS."}""", answer, StringComparison.Ordinal);
        Assert.EndsWith("""{"item":"PRE-25","status":"Pass","because":"Bladder emptied."}],"related":[],"ignored":[]}""" + "\n", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(150, 85, "prescriber", "PRE-11:Override")]
    [InlineData(170, 90, "unknown", "PRE-11:Unknown")]
    public async Task The_gate_weighs_todays_blood_pressure(int systolic, int diastolic, string outcome, string found) =>
        Assert.Equal((outcome, found), Read(await OnTheDay().Pressed((systolic, diastolic, "2026-11-22T09:20:00-05:00")).Ask("gate")));

    [Fact]
    public async Task A_signed_reason_lets_the_item_pass_and_is_told()
    {
        var answer = await OnTheDay().Pressed((150, 85, "2026-11-22T09:20:00-05:00"))
            .With("""{"overrides":[{"rule":"PRE-11","reason":"White coat, 126/80 at home all week","signedBy":"Dr Holloway","signedAt":"2026-11-22T09:25:00-05:00"}]}""").Ask("gate");
        Assert.Equal(("go", ""), Read(answer));
        Assert.Contains("""{"item":"PRE-11","status":"Overridden","because":"150/85 mmHg, above 140/90. Signed by Dr Holloway: White coat, 126/80 at home all week"}""", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"facts":{"nyhaClas":3}}""", "unknown_fact", "/facts/nyhaClas")]
    [InlineData("""{"facts":{"systolic":120}}""", "unknown_fact", "/facts/systolic")]
    [InlineData("""{"facts":{"nyhaClass":5}}""", "invalid_value", "/facts/nyhaClass")]
    [InlineData("""{"facts":{"nyhaClass":"3"}}""", "invalid_type", "/facts/nyhaClass")]
    [InlineData("""{"facts":{"nyhaClass":{"value":3,"when":"x"}}}""", "unknown_field", "/facts/nyhaClass/when")]
    [InlineData("""{"facts":{"nyhaClass":{"value":3,"at":"2026-11-22T09:00:00"}}}""", "invalid_value", "/facts/nyhaClass/at")]
    [InlineData("""{"facts":{"stableAngina":"no"}}""", "invalid_type", "/facts/stableAngina")]
    [InlineData("""{"facts":{"eyeStatus":"blurred"}}""", "invalid_value", "/facts/eyeStatus")]
    [InlineData("""{"facts":{"udsPositives":"opioid"}}""", "invalid_type", "/facts/udsPositives")]
    [InlineData("""{"facts":{"udsPositives":["tea"]}}""", "invalid_value", "/facts/udsPositives")]
    [InlineData("""{"facts":{"cvEventAt":"last May"}}""", "invalid_value", "/facts/cvEventAt")]
    [InlineData("""{"facts":{"cssrsAnswers":[0,0,0]}}""", "invalid_value", "/facts/cssrsAnswers")]
    [InlineData("""{"facts":{"cssrsAnswers":[0,0,0,0,0,2,0]}}""", "invalid_value", "/facts/cssrsAnswers/5")]
    [InlineData("""{"facts":{"consentCovers":{"route":"nose"}}}""", "invalid_value", "/facts/consentCovers/route")]
    [InlineData("""{"facts":{"medHolds":[{"drug":"x","taken":true}]}}""", "unknown_field", "/facts/medHolds/0/taken")]
    [InlineData("""{"facts":{"lastTaken":{"ibuprofen":"yesterday"}}}""", "invalid_value", "/facts/lastTaken/ibuprofen")]
    [InlineData("""{"facts":{"overrides":[{"rule":"PRE-11"}]}}""", "missing_field", "/facts/overrides/0/reason")]
    [InlineData("""{"facts":7}""", "invalid_type", "/facts")]
    [InlineData("""{"at":"2026-11-22"}""", "invalid_value", "/at")]
    [InlineData("""{"at":null}""", "missing_field", "/at")]
    [InlineData("""{"plan":{"product":"Ketamine","route":"IV"}}""", "invalid_value", "/plan/product")]
    [InlineData("""{"plan":{"product":"KetamineRacemic"}}""", "missing_field", "/plan/route")]
    [InlineData("""{"plan":{"product":"KetamineRacemic","route":"IV","indication":"IND-23"}}""", "invalid_value", "/plan/indication")]
    [InlineData("""{"plan":{"product":"KetamineRacemic","route":"IV","sessionNumber":0}}""", "invalid_value", "/plan/sessionNumber")]
    [InlineData("""{"bundle":{"resourceType":"Bundle","entry":5}}""", "invalid_type", "/bundle/entry")]
    [InlineData("""{"patients":[]}""", "unknown_field", "/patients")]
    public async Task A_wrong_request_names_what_is_wrong(string members, string code, string path)
    {
        foreach (var question in new[] { "screening", "gate" })
        {
            var request = new Dictionary<string, string> { ["at"] = "\"2026-11-22T09:30:00-05:00\"", ["plan"] = """{"product":"KetamineRacemic","route":"IV"}""" };
            using var given = JsonDocument.Parse(members);
            foreach (var member in given.RootElement.EnumerateObject()) request[member.Name] = member.Value.GetRawText();
            using var output = new MemoryStream();
            using var input = new MemoryStream(Encoding.UTF8.GetBytes("{" + string.Join(',', request.Select(member => $"\"{member.Key}\":{member.Value}")) + "}"));
            await new AskShell(Questions.Find(question)!).Run(input, output);
            using var answer = JsonDocument.Parse(output.ToArray());
            var error = answer.RootElement.GetProperty("error");
            Assert.Equal((code, path), (error.GetProperty("code").GetString(), error.GetProperty("path").GetString()));
        }
    }

    [Fact]
    public async Task A_fact_that_is_null_is_no_fact_and_a_no_is_one()
    {
        Assert.Contains("SCR-052:Unknown", Read(await AtIntake().With("""{"capacityConfirmed":null}""").Ask("screening")).Found, StringComparison.Ordinal);
        Assert.Contains("SCR-052:Unknown", Read(await AtIntake().With("""{"capacityConfirmed":{"value":null}}""").Ask("screening")).Found, StringComparison.Ordinal);
        Assert.Contains("SCR-052:Exclude", Read(await AtIntake().With("""{"capacityConfirmed":false}""").Ask("screening")).Found, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fact_of_tomorrow_is_set_aside_and_said_so()
    {
        var answer = await AtIntake().With("""{"asaClass":{"value":2,"at":"2026-11-23T09:00:00-05:00"}}""").Ask("screening");
        Assert.Equal(("unknown", "SCR-058:Unknown"), Read(answer));
        Assert.Contains("""{"path":"asaClass","reason":"It is dated after the decision."}""", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_fact_and_a_result_the_later_counts_and_the_fact_on_a_tie()
    {
        Assert.Equal("SCR-022:Exclude", Read(await AtIntake().With("""{"mocaTotal":25}""").Measured("72172-0", 12, "{score}", "2026-11-22T09:30:00-05:00").With("""{"mocaTotal":{"value":12,"at":"2026-11-22T09:30:00-05:00"}}""").Ask("screening")).Found);
        Assert.Equal("", Read(await AtIntake().With("""{"mocaTotal":25}""").Measured("72172-0", 12, "{score}", "2026-11-22T09:30:00-05:00").Ask("screening")).Found);
        Assert.Equal("SCR-022:Exclude", Read(await AtIntake().With("""{"mocaTotal":{"value":25,"at":"2025-01-01T09:00:00-05:00"}}""").Measured("72172-0", 12, "{score}", "2026-11-22T09:30:00-05:00").Ask("screening")).Found);
    }
}
