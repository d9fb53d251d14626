using FsCheck;
using FsCheck.Fluent;

namespace Stillpoint.App.Tests.Ask;

public sealed class Asking_about_discharge
{
    private const string Gates = """
        "gates":{"moaas":5,"rass":0,"oriented":true,"monthsBackwards":true,"cadss":0,"walks10m":true,"fluidsTolerated":true,"minutesSinceVomit":null,"cssrsPositiveBefore":false,"ivRemoved":true,"ivSiteChecked":true,"openRed":0,"escortPresent":true,"escortIdentityChecked":true,"escortKind":"adult","instructionsSigned":true,"releasedAt":"2026-11-22T11:00:00-05:00","releasedBy":"a prescriber"}
        """;

    private static string Request(string at, string plan, string rescues = "[]", string gates = Gates, string more = "") => $$"""
        {"id":"d","at":"2026-11-22T{{at}}:00-05:00","plan":{{plan}},"patient":{"ageYears":45},"administrationEndAt":"2026-11-22T10:00:00-05:00","rescues":{{rescues}},"baseline":{"sbp":120,"dbp":75,"spo2":98},"vitals":{"sbp":124,"dbp":78,"previousSbp":130,"spo2":98,"onOxygen":false,"spo2StableMin":30},"aldrete":[2,2,2,2,2],{{gates.Replace("T11:00", $"T{at}", StringComparison.Ordinal)}}{{more}}}
        """;

    private const string Esketamine = """{"product":"Esketamine","route":"IN_Esketamine"}""", Infusion = """{"product":"KetamineRacemic","route":"IV","mgPerKg":0.5}""";

    [Fact]
    public async Task A_minute_early_is_not_ready_byte_for_byte() => Assert.Equal(
        "{\"id\":\"d\",\"question\":\"discharge\",\"rulesVersion\":\"2026-11-29\",\"outcome\":\"notReady\",\"minimumMinutes\":120,\"elapsedMinutes\":119,\"earliestAt\":\"2026-11-22T12:00:00-05:00\","
        + "\"findings\":[{\"rule\":\"DIS-01\",\"severity\":\"Fail\",\"because\":\"Observation goes on until 12:00.\",\"source\":\"SPRAVATO PI 2025; Swainson 2021; ASA 2018\","
        + "\"inputs\":[{\"path\":\"administrationEndAt\",\"value\":\"2026-11-22T10:00:00-05:00\",\"from\":\"fact\"}],\"missing\":[],\"clearsAt\":\"2026-11-22T12:00:00-05:00\",\"policy\":false,\"signer\":null},"
        + "{\"rule\":\"DIS-14\",\"severity\":\"Fail\",\"because\":\"Released at 11:59, before the observation was over at 12:00: a release counts from then on.\",\"source\":\"SPRAVATO PI 2025; REMS\","
        + "\"inputs\":[{\"path\":\"gates.releasedAt\",\"value\":\"2026-11-22T11:59:00-05:00\",\"from\":\"fact\"},{\"path\":\"gates.releasedBy\",\"value\":\"a prescriber\",\"from\":\"fact\"}],\"missing\":[],\"clearsAt\":null,\"policy\":true,\"signer\":null}],"
        + "\"items\":[{\"item\":\"DIS-01\",\"status\":\"Fail\",\"because\":\"Observation goes on until 12:00.\"},"
        + "{\"item\":\"DIS-02\",\"status\":\"Pass\",\"because\":\"Scored 9 or more, no item at 0.\"},{\"item\":\"DIS-03\",\"status\":\"Pass\",\"because\":\"No red flag is open.\"},"
        + "{\"item\":\"DIS-04\",\"status\":\"Pass\",\"because\":\"124/78 mmHg, below 140/90.\"},{\"item\":\"DIS-05\",\"status\":\"Pass\",\"because\":\"MOAA/S 5, RASS 0.\"},"
        + "{\"item\":\"DIS-06\",\"status\":\"Pass\",\"because\":\"Oriented, months backwards correct.\"},{\"item\":\"DIS-07\",\"status\":\"Pass\",\"because\":\"CADSS 0.\"},"
        + "{\"item\":\"DIS-08\",\"status\":\"Pass\",\"because\":\"SpO2 98 % holds on room air.\"},{\"item\":\"DIS-09\",\"status\":\"Pass\",\"because\":\"Walks ten meters.\"},"
        + "{\"item\":\"DIS-10\",\"status\":\"Pass\",\"because\":\"Drinks and keeps it down.\"},{\"item\":\"DIS-11\",\"status\":\"Pass\",\"because\":\"Was not positive before.\"},"
        + "{\"item\":\"DIS-12\",\"status\":\"Pass\",\"because\":\"The cannula is out and its site checked.\"},{\"item\":\"DIS-13\",\"status\":\"Pass\",\"because\":\"An adult is here to take the patient home.\"},"
        + "{\"item\":\"DIS-14\",\"status\":\"Fail\",\"because\":\"Released at 11:59, before the observation was over at 12:00: a release counts from then on.\"},"
        + "{\"item\":\"DIS-15\",\"status\":\"notRecorded\",\"because\":\"The heart rate was not taken.\"}]}\n",
        await Asked.Bytes("discharge", Request("11:59", Esketamine)));

    [Fact]
    public async Task On_the_minute_is_ready() => Assert.Equal("\"ready\"", (await Asked.Of("discharge", Request("12:00", Esketamine))).At("outcome"));

    [Theory]
    [InlineData("11:10", """[{"drug":"midazolam","at":"2026-11-22T10:20:00-05:00"}]""", "\"notReady\"", "\"2026-11-22T11:20:00-05:00\"")]
    [InlineData("11:10", """[{"drug":"haloperidol","at":"2026-11-22T10:20:00-05:00"}]""", "\"unknown\"", "null")]
    [InlineData("11:10", """[{"drug":"haloperidol","at":"2026-11-22T10:20:00-05:00","observeMin":90}]""", "\"notReady\"", "\"2026-11-22T11:50:00-05:00\"")]
    public async Task Rescue_drugs_have_their_own_clock(string at, string rescues, string outcome, string earliest)
    {
        var answer = await Asked.Of("discharge", Request(at, Infusion, rescues));
        Assert.Equal([outcome, earliest], [answer.At("outcome"), answer.At("earliestAt")]);
    }

    [Fact]
    public async Task Six_items_of_the_CADSS_decide_nothing()
    {
        var answer = await Asked.Of("discharge", Request("12:00", Infusion, gates: Gates.Replace("\"cadss\":0", "\"cadss6\":0", StringComparison.Ordinal)));
        Assert.Equal(["\"unknown\"", "\"DIS-07\"", "\"Unknown\""], [answer.At("outcome"), answer.At("findings.0.rule"), answer.At("findings.0.severity")]);
    }

    [Fact]
    public async Task Leaving_early_after_esketamine_is_said_for_the_monitoring_form()
    {
        var answer = await Asked.Of("discharge", Request("11:30", Esketamine, more: ",\"leavingAgainstAdvice\":true"));
        Assert.Equal(["\"againstAdvice\"", "true"], [answer.At("outcome"), answer.At("remsUnder2h")]);
        Assert.False((await Asked.Of("discharge", Request("11:30", Infusion, more: ",\"leavingAgainstAdvice\":true"))).TryGetProperty("remsUnder2h", out _));
    }

    [Theory]
    [InlineData("\"at\":\"2026-11-22T12:00:00-05:00\",", "", "missing_field /at")]
    [InlineData("\"at\":\"2026-11-22T12:00:00-05:00\"", "\"at\":\"2026-11-22T12:00:00\"", "invalid_value /at")]
    [InlineData("\"moaas\":5", "\"moaas\":\"5\"", "invalid_type /gates/moaas")]
    [InlineData("\"moaas\":5", "\"moas\":5", "unknown_field /gates/moas")]
    [InlineData("\"escortKind\":\"adult\"", "\"escortKind\":\"friend\"", "invalid_value /gates/escortKind")]
    [InlineData("[2,2,2,2,2]", "[2,2,2,2,\"2\"]", "invalid_type /aldrete/4")]
    [InlineData("\"rescues\":[]", "\"rescues\":[{\"drug\":\"x\",\"observeMin\":-1}]", "invalid_value /rescues/0/observeMin")]
    public async Task A_wrong_request_names_the_field(string from, string to, string error) =>
        Assert.Equal(error, (await Asked.Of("discharge", Request("12:00", Infusion).Replace(from, to, StringComparison.Ordinal))).Error());

    [Fact]
    public void Any_numbers_are_answered_and_never_ready_by_accident() => Prop.ForAll(ArbMap.Default.ArbFor<int>(), ArbMap.Default.ArbFor<int>(), ArbMap.Default.ArbFor<int>(), (sbp, moaas, cadss) =>
    {
        var request = Request("12:00", Infusion).Replace("\"sbp\":124", $"\"sbp\":{sbp}", StringComparison.Ordinal).Replace("\"moaas\":5", $"\"moaas\":{moaas}", StringComparison.Ordinal).Replace("\"cadss\":0", $"\"cadss\":{cadss}", StringComparison.Ordinal);
        var ready = Asked.Bytes("discharge", request).Result.Contains("\"outcome\":\"ready\"", StringComparison.Ordinal);
        return ready == (moaas == 5 && cadss is >= 0 and <= 4 && sbp is > 78 and < 140);
    }).QuickCheckThrowOnFailure();
}
