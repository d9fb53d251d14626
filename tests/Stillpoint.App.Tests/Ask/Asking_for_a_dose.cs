using FsCheck;
using FsCheck.Fluent;

namespace Stillpoint.App.Tests.Ask;

public sealed class Asking_for_a_dose
{
    private const string Mood = """
        {"order":"DOS-01","product":"KetamineRacemic","route":"IV","patient":{"sex":"male","ageYears":40,"weightKg":80,"heightCm":180},"amount":{"value":0.5,"unit":"mg/kg"},"minutes":40,"vial":{"mgPerMl":50,"volumeMl":10},"mix":{"mode":"qs","finalVolumeMl":50}}
        """;

    [Fact]
    public async Task The_mood_infusion_of_the_contract_byte_for_byte() => Assert.Equal(
        "{\"id\":null,\"question\":\"dose\",\"rulesVersion\":\"2026-11-29\",\"verdict\":\"allow\",\"findings\":[],"
        + "\"weight\":{\"basis\":\"actual\",\"dosingKg\":80,\"actualKg\":80,\"idealKg\":75.12,\"adjustedKg\":77.07,\"bmi\":24.69},"
        + "\"dose\":{\"mg\":40,\"mgUnrounded\":40,\"mgPerKg\":0.5,\"devices\":null,\"deviceTimesMin\":null},\"bolus\":null,"
        + "\"draw\":{\"mL\":0.8,\"mgPerMl\":50},\"final\":{\"mgPerMl\":0.8,\"volumeMl\":50},"
        + "\"rate\":{\"mLPerH\":75,\"mgPerH\":60,\"mgPerMin\":1,\"mgPerKgPerH\":0.75,\"ugPerKgPerMin\":12.5},"
        + "\"total\":{\"mg\":40,\"mL\":50},\"waste\":{\"mg\":460,\"mL\":9.2},\"delivered\":null,"
        + "\"limits\":[{\"rule\":\"DOS-01\",\"kind\":\"range\",\"value\":0.5,\"limit\":0.25,\"unit\":\"mg/kg\",\"verdict\":\"allow\"},"
        + "{\"rule\":\"DOS-01\",\"kind\":\"range\",\"value\":0.5,\"limit\":1,\"unit\":\"mg/kg\",\"verdict\":\"allow\"},"
        + "{\"rule\":\"DOS-01\",\"kind\":\"ceiling\",\"value\":0.5,\"limit\":1,\"unit\":\"mg/kg\",\"verdict\":\"allow\"},"
        + "{\"rule\":\"DOS-01\",\"kind\":\"ceiling\",\"value\":40,\"limit\":100,\"unit\":\"mg\",\"verdict\":\"allow\"}],"
        + "\"rounding\":[{\"what\":\"dose.mg\",\"computed\":40,\"rounded\":40,\"step\":1},{\"what\":\"draw.mL\",\"computed\":0.8,\"rounded\":0.8,\"step\":0.01},{\"what\":\"rate.mLPerH\",\"computed\":75,\"rounded\":75,\"step\":0.1}],"
        + "\"doubleCheckRequired\":true,"
        + "\"steps\":[\"0.5 mg/kg × 80 kg = 40 mg\",\"40 mg ÷ 80 kg = 0.5 mg/kg\",\"40 mg ÷ 50 mg/mL = 0.80 mL\",\"0.80 mL × 50 mg/mL = 40 mg\","
        + "\"40 mg ÷ 50 mL = 0.8 mg/mL\",\"50 mL × 0.8 mg/mL = 40 mg\",\"50 mL ÷ 40 min × 60 = 75.0 mL/h\",\"75.0 mL/h × 0.8 mg/mL = 60 mg/h\","
        + "\"60 mg/h ÷ 60 = 1 mg/min\",\"60 mg/h × 1000 ÷ 60 ÷ 80 kg = 12.5 ug/kg/min\",\"500 mg − 40 mg = 460 mg left in the vial\"]}\n",
        await Asked.Bytes("dose", Mood));

    [Fact]
    public async Task In_obesity_the_dose_stands_on_the_adjusted_weight()
    {
        var answer = await Asked.Of("dose", Mood.Replace("\"sex\":\"male\",\"ageYears\":40,\"weightKg\":80,\"heightCm\":180", "\"sex\":\"female\",\"weight\":{\"value\":118,\"unit\":\"kg\"},\"height\":{\"value\":1.65,\"unit\":\"m\"}", StringComparison.Ordinal));
        Assert.Equal("""{"basis":"adjusted","dosingKg":81.38,"actualKg":118,"idealKg":56.97,"adjustedKg":81.38,"bmi":43.34}""", answer.At("weight"));
        Assert.Equal("41", answer.At("dose.mg"));
    }

    [Theory]
    [InlineData(90, "\"block\"", "108", "100", "\"block\"")]
    [InlineData(80, "\"override\"", "96", "100", "\"allow\"")]
    public async Task The_hundred_milligrams_are_absolute(int kilograms, string verdict, string value, string limit, string judged)
    {
        var request = Mood.Replace("\"weightKg\":80", $"\"weightKg\":{kilograms}", StringComparison.Ordinal).Replace("0.5", "1.2", StringComparison.Ordinal).Replace("\"minutes\"", "\"site\":{\"anaesthesiaProvider\":true},\"minutes\"", StringComparison.Ordinal);
        var answer = await Asked.Of("dose", request);
        Assert.Equal(verdict, answer.At("verdict"));
        Assert.Equal("\"DOS-01\"", answer.At("findings.0.rule"));
        Assert.Equal([value, limit, judged], [answer.At("limits.3.value"), answer.At("limits.3.limit"), answer.At("limits.3.verdict")]);
    }

    [Fact]
    public async Task A_wrong_unit_has_no_numbers()
    {
        var answer = await Asked.Of("dose", Mood.Replace("mg/kg", "mg/kg/h", StringComparison.Ordinal));
        Assert.Equal("\"block\"", answer.At("verdict"));
        Assert.Equal("\"UNIT-01\"", answer.At("findings.0.rule"));
        Assert.Equal("""{"mg":null,"mgUnrounded":null,"mgPerKg":null,"devices":null,"deviceTimesMin":null}""", answer.At("dose"));
        Assert.Equal("null", answer.At("rate"));
    }

    [Fact]
    public async Task What_was_given_and_what_remains_over_a_pause()
    {
        var answer = await Asked.Of("dose", Mood.Replace("\"minutes\"", """
            "delivery":{"events":[{"tMin":15,"mLPerH":0},{"tMin":0,"mLPerH":75},{"tMin":25,"mLPerH":37.5}],"atMin":25},"minutes"
            """, StringComparison.Ordinal));
        Assert.Equal("""{"mg":15,"mL":18.75,"remainingMg":25,"remainingMl":31.25,"minutesToFinish":50,"endMin":75}""", answer.At("delivered"));
    }

    [Fact]
    public async Task A_weight_in_pounds_and_a_height_in_inches_are_converted_exactly()
    {
        var answer = await Asked.Of("dose", Mood.Replace("\"weightKg\":80,\"heightCm\":180", "\"weight\":{\"value\":250,\"unit\":\"[lb_av]\"},\"height\":{\"value\":70,\"unit\":\"[in_i]\"}", StringComparison.Ordinal));
        Assert.Equal("113.3980925", answer.At("weight.actualKg"));
        Assert.Equal("35.87", answer.At("weight.bmi"));
    }

    [Fact]
    public async Task An_esketamine_order_needs_no_weight()
    {
        var answer = await Asked.Of("dose", """{"order":"DOS-12","product":"Esketamine","route":"IN_Esketamine","patient":{"sex":"unknown","ageYears":40},"amount":{"value":56,"unit":"mg"},"session":{"number":1}}""");
        Assert.Equal("\"allow\"", answer.At("verdict"));
        Assert.Equal("""{"mg":56,"mgUnrounded":56,"mgPerKg":null,"devices":2,"deviceTimesMin":[0,5]}""", answer.At("dose"));
    }

    [Theory]
    [InlineData("\"ageYears\":40", "\"ageYears\":40,\"childPugh\":\"C\"", "HEP-01")]
    [InlineData("\"minutes\":40", "\"minutes\":4", "RATE-01")]
    [InlineData("\"minutes\":40", "\"minutes\":40,\"totalTodayMg\":45", "DAY-01")]
    [InlineData("DOS-01", "DOS-12", "PRD-01")] // a wrong product is an answer, though a vial stands beside it
    public async Task What_is_guarded_is_asked_by_name(string from, string to, string rule)
    {
        var answer = await Asked.Of("dose", Mood.Replace(from, to, StringComparison.Ordinal));
        Assert.Equal("\"block\"", answer.At("verdict"));
        Assert.Contains(rule, answer.At("findings"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"ageYears\":40", "\"ageYears\":121", "invalid_value /patient/ageYears")]
    [InlineData("\"ageYears\":40", "\"childPugh\":\"D\"", "invalid_value /patient/childPugh")]
    [InlineData("\"order\":\"DOS-01\"", "\"order\":\"DOS-99\"", "invalid_value /order")]
    [InlineData("\"minutes\":40,", "", "missing_field /minutes")]
    [InlineData("\"mg/kg\"", "\"mg/lb\"", "unknown_unit /amount/unit")]
    [InlineData("\"value\":0.5", "\"value\":0", "invalid_value /amount/value")]
    [InlineData("\"value\":0.5", "\"value\":-0.5", "invalid_value /amount/value")]
    [InlineData("\"value\":0.5", "\"value\":\"0.5\"", "invalid_type /amount/value")]
    [InlineData("\"weightKg\":80", "\"weightKg\":0", "invalid_value /patient/weightKg")]
    [InlineData("\"weightKg\":80", "\"weightKg\":1e20", "invalid_value /patient/weightKg")]
    [InlineData("\"weightKg\":80", "\"weightkg\":80", "unknown_field /patient/weightkg")]
    [InlineData("\"weightKg\":80", "\"weightKg\":80,\"weight\":{\"value\":80,\"unit\":\"kg\"}", "invalid_value /patient/weight")]
    [InlineData("\"mgPerMl\":50", "\"mgPerMl\":25", "invalid_value /vial/mgPerMl")]
    [InlineData(",\"finalVolumeMl\":50", "", "missing_field /mix/finalVolumeMl")]
    [InlineData("\"minutes\":40", "\"minutes\":40,\"bolus\":{\"value\":1,\"unit\":\"mg\"}", "invalid_value /bolus")]
    [InlineData("\"route\":\"IV\"", "\"route\":\"iv\"", "invalid_value /route")]
    [InlineData("\"minutes\":40", "\"minutes\":40,\"session\":{}", "missing_field /session/number")]
    [InlineData("\"minutes\":40", "\"minutes\":40,\"delivery\":{\"atMin\":5,\"events\":[{\"tMin\":-1,\"mLPerH\":5}]}", "invalid_value /delivery/events/0/tMin")]
    public async Task A_wrong_request_names_the_field(string from, string to, string error) =>
        Assert.Equal(error, (await Asked.Of("dose", Mood.Replace(from, to, StringComparison.Ordinal))).Error());

    [Fact]
    public async Task Home_use_is_blocked_without_an_amount()
    {
        var answer = await Asked.Of("dose", """{"id":"h","order":"DOS-28","product":"KetamineRacemic","route":"PO","patient":{}}""");
        Assert.Equal(["\"h\"", "\"block\"", "\"DOS-28\""], [answer.At("id"), answer.At("verdict"), answer.At("findings.0.rule")]);
    }

    [Fact]
    public void Any_numbers_are_answered_or_refused_and_twice_alike() => Prop.ForAll(
        ArbMap.Default.ArbFor<double>().Filter(double.IsFinite), ArbMap.Default.ArbFor<int>(), ArbMap.Default.ArbFor<double>().Filter(double.IsFinite), (amount, kilograms, minutes) =>
        {
            var request = FormattableString.Invariant($$$"""{"order":"DOS-14","product":"KetamineRacemic","route":"IV","patient":{"sex":"male","weightKg":{{{kilograms}}},"heightCm":180},"amount":{"value":{{{amount:R}}},"unit":"ug/kg/min"},"minutes":{{{minutes:R}}},"vial":{"mgPerMl":100,"volumeMl":5},"mix":{"mode":"asSupplied"}}""");
            var first = Asked.Bytes("dose", request).Result;
            return first == Asked.Bytes("dose", request).Result && (first.Contains("\"verdict\":", StringComparison.Ordinal) || first.Contains("invalid_value", StringComparison.Ordinal));
        }).QuickCheckThrowOnFailure();
}
