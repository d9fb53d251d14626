using Stillpoint.App.Ask;

namespace Stillpoint.App.Tests.Ask;

public sealed class Asking_about_flags
{
    [Fact]
    public async Task A_rise_of_thirty_is_yellow_byte_for_byte() => Assert.Equal(
        "{\"id\":null,\"question\":\"flags\",\"rulesVersion\":\"2026-11-29\",\"outcome\":\"yellow\",\"findings\":[{\"rule\":\"FLG-SBP-HIGH\",\"severity\":\"Yellow\","
        + "\"because\":\"Systolic 150 mmHg is 30 above the baseline of 120, 30 or more.\",\"source\":\"AHA BP 2017 / 2024\","
        + "\"inputs\":[{\"path\":\"vitals.sbp\",\"value\":150,\"unit\":\"mmHg\",\"from\":\"fact\"}],\"missing\":[],\"clearsAt\":null,\"policy\":true,\"signer\":null,\"confirmation\":\"needed\"}],\"stop\":[],\"missing\":[]}\n",
        await Asked.Bytes("flags", """{"patient":{"ageYears":45},"baseline":{"sbp":120,"dbp":75},"vitals":{"sbp":150,"dbp":85}}"""));

    [Theory]
    [InlineData(""" "baseline":{"sbp":120,"dbp":75},"vitals":{"sbp":149,"dbp":85} """, "green", "", "", "")]
    [InlineData(""" "vitals":{"spo2":91} """, "yellow", "FLG-SPO2 Yellow", "", "baseline vitals.onOxygen")]
    [InlineData(""" "vitals":{"spo2":91,"onOxygen":true} """, "red", "FLG-SPO2 Red", "STOP-AIRWAY", "baseline")]
    [InlineData(""" "vitals":{"spo2":97},"device":{"spo2LowMin":86,"spo2Below90Seconds":15} """, "red", "FLG-SPO2 Red", "STOP-AIRWAY", "baseline")]
    [InlineData(""" "vitals":{"spo2":97},"device":{"spo2LowMin":86,"spo2Below90Seconds":14} """, "yellow", "FLG-SPO2 Yellow", "", "baseline vitals.onOxygen")]
    [InlineData(""" "vitals":{"cadss6":20} """, "unknown", "FLG-CADSS Unknown", "", "baseline vitals.cadss")]
    [InlineData(""" "vitals":{"rass":3},"rassHighMin":5 """, "red", "FLG-RASS Red,STOP-AGITATION Red", "STOP-AGITATION", "baseline")]
    [InlineData(""" "vitals":{"rass":3},"rassHighMin":4 """, "red", "FLG-RASS Red", "", "baseline")]
    [InlineData(""" "vitals":{},"patientSaysStop":true """, "red", "STOP-PATIENT Red", "STOP-PATIENT", "baseline")]
    [InlineData(""" "vitals":{} """, "unknown", "", "", "baseline vitals")]
    [InlineData(""" "vitals":{"symptoms":["rash","throatTightness"]} """, "red", "FLG-SYMPTOM Red", "STOP-AIRWAY", "baseline vitals.sbp")]
    [InlineData(""" "vitals":{"spo2":79,"spo2BelowSec":4} """, "red", "FLG-SPO2 Red", "STOP-AIRWAY", "baseline")]
    public async Task The_examples_of_the_contract(string members, string outcome, string findings, string stop, string missing)
    {
        var answer = await Asked.Of("flags", $$"""{"patient":{"ageYears":45},{{members}}}""");
        Assert.Equal(outcome, answer.GetProperty("outcome").GetString());
        Assert.Equal(findings, string.Join(',', answer.GetProperty("findings").EnumerateArray().Select(finding => $"{finding.GetProperty("rule")} {finding.GetProperty("severity")}")));
        Assert.Equal(stop, string.Join(' ', answer.GetProperty("stop").EnumerateArray()));
        Assert.Equal(missing, string.Join(' ', answer.GetProperty("missing").EnumerateArray()));
    }

    [Theory]
    [InlineData("""{"vitals":{"spo2BelowSec":-1}}""", "invalid_value /vitals/spo2BelowSec")]
    [InlineData("""{"rassHighMin":-1}""", "invalid_value /rassHighMin")]
    [InlineData("""{"schedule":{"minutesOverdue":-0.1}}""", "invalid_value /schedule/minutesOverdue")]
    [InlineData("""{"vitals":{"sp02":97}}""", "unknown_field /vitals/sp02")]
    [InlineData("""{"vitals":{"minutesBefore":2}}""", "unknown_field /vitals/minutesBefore")]
    [InlineData("""{"vitals":{"symptoms":["itch"]}}""", "invalid_value /vitals/symptoms/0")]
    [InlineData("""{"vitals":{"airway":"fine"}}""", "invalid_value /vitals/airway")]
    [InlineData("""{"vitals":{"vomitEpisodes":1.5}}""", "invalid_value /vitals/vomitEpisodes")]
    [InlineData("""{"patientSaysStop":"yes"}""", "invalid_type /patientSaysStop")]
    public async Task A_wrong_request_names_the_field(string request, string error) => Assert.Equal(error, (await Asked.Of("flags", request)).Error());

    [Fact]
    public async Task The_set_before_confirms()
    {
        var answer = await Asked.Of("flags", """{"patient":{"ageYears":45},"baseline":{"sbp":120,"dbp":75},"vitals":{"hr":115},"previous":{"hr":112,"minutesBefore":2}}""");
        Assert.Equal("\"confirmed\"", answer.At("findings.0.confirmation"));
    }

    [Fact]
    public async Task Names_the_house_it_is_judged_by_and_knows_no_other()
    {
        var house = Assert.IsType<HouseChange.Changed>(House.Shipped.With(Care.Session.Flags.FlagLimits.SbpYellow, 150)).House;
        var request = $$$"""{"rulesVersion":"{{{house.Version}}}","patient":{"ageYears":45},"baseline":{"sbp":140,"dbp":75},"vitals":{"sbp":155,"dbp":85}}""";
        using var answer = new MemoryStream();
        await new AskShell(Questions.Find("flags")!, new Dictionary<string, House> { [house.Version] = house }).Run(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(request)), answer);
        var says = System.Text.Encoding.UTF8.GetString(answer.ToArray());
        Assert.Contains($"\"rulesVersion\":\"{house.Version}\",\"outcome\":\"yellow\"", says, StringComparison.Ordinal);
        Assert.Contains("Systolic 155 mmHg is 150 or more.", says, StringComparison.Ordinal);
        Assert.Equal("invalid_value /rulesVersion", (await Asked.Of("flags", request)).Error());
        Assert.Equal("\"green\"", (await Asked.Of("flags", request.Replace(house.Version, House.Shipped.Version, StringComparison.Ordinal))).At("outcome"));
    }
}
