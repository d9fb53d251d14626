namespace Stillpoint.App.Tests.Ask;

public sealed class Asking_for_the_next_step
{
    private const string Course = """
        {"product":"KetamineRacemic","order":"DOS-01","phase":"acute","instrument":"MADRS","baseline":32,"latest":28,"n":2,"tolerability":"good","currentMgPerKg":0.5}
        """;

    [Fact]
    public async Task The_example_of_the_contract_byte_for_byte() => Assert.Equal(
        "{\"id\":null,\"question\":\"next-step\",\"rulesVersion\":\"2026-11-29\",\"outcome\":\"stepUp\",\"improvementPercent\":12.5,"
        + "\"findings\":[{\"rule\":\"NXT-11\",\"severity\":\"Rule\",\"because\":\"2 sessions, well tolerated: MADRS 28, 32 at the beginning: 12.5 % better, no partial response.\",\"source\":\"Fava 2020\",\"inputs\":[],\"missing\":[],\"clearsAt\":null,\"policy\":true,\"signer\":null}],"
        + "\"next\":{\"mgPerKg\":0.6,\"mgPerKgRange\":null,\"mg\":null,\"intervalWeeks\":null,\"reassessAfter\":1}}\n",
        await Asked.Bytes("next-step", Course));

    [Fact]
    public async Task A_severe_event_gives_a_range()
    {
        var answer = await Asked.Of("next-step", Course.Replace("good", "grade3", StringComparison.Ordinal));
        Assert.Equal("""{"mgPerKg":null,"mgPerKgRange":[0.25,0.375],"mg":null,"intervalWeeks":null,"reassessAfter":null}""", answer.At("next"));
        Assert.Equal("\"reduceOrStop\"", answer.At("outcome"));
    }

    [Fact]
    public async Task Improvement_is_compared_exactly_and_shown_to_one_decimal()
    {
        var answer = await Asked.Of("next-step", Course.Replace("\"baseline\":32,\"latest\":28", "\"baseline\":30,\"latest\":20", StringComparison.Ordinal));
        Assert.Equal(["33.3", "\"continueSame\""], [answer.At("improvementPercent"), answer.At("outcome")]);
    }

    [Fact]
    public async Task Maintenance_lengthens_while_it_holds()
    {
        var answer = await Asked.Of("next-step", """{"product":"KetamineRacemic","phase":"maintenance","instrument":"MADRS","baseline":32,"latest":10,"reference":10,"n":12,"tolerability":"good","maintenanceCount":7,"intervalWeeks":4}""");
        Assert.Equal(["\"extend\"", "5", "\"MNT-02\""], [answer.At("outcome"), answer.At("next.intervalWeeks"), answer.At("findings.0.rule")]);
    }

    [Fact]
    public async Task A_missing_total_is_unknown()
    {
        var answer = await Asked.Of("next-step", Course.Replace(",\"latest\":28", "", StringComparison.Ordinal));
        Assert.Equal(["\"unknown\"", "null", "\"Unknown\""], [answer.At("outcome"), answer.At("improvementPercent"), answer.At("findings.0.severity")]);
    }

    [Theory]
    [InlineData("\"instrument\":\"MADRS\"", "\"instrument\":\"MARDS\"", "unknown_instrument /instrument")]
    [InlineData("\"phase\":\"acute\",", "", "missing_field /phase")]
    [InlineData("\"baseline\":32", "\"baseline\":61", "invalid_value /baseline")]
    [InlineData("\"n\":2", "\"n\":2,\"currentMg\":42", "invalid_value /currentMg")]
    [InlineData("\"instrument\":\"MADRS\",\"baseline\":32", "\"instrument\":\"BPI-SF\",\"baseline\":10.1", "invalid_value /baseline")]
    [InlineData("\"instrument\":\"MADRS\",\"baseline\":32", "\"instrument\":\"WHO-5\",\"baseline\":30", "invalid_value /baseline")]
    [InlineData("\"n\":2", "\"n\":-1", "invalid_value /n")]
    [InlineData("\"n\":2", "\"n\":2,\"ymrs\":61", "invalid_value /ymrs")]
    [InlineData("\"order\":\"DOS-01\"", "\"order\":\"DOS-1\"", "invalid_value /order")]
    [InlineData("\"n\":2", "\"sessions\":2", "unknown_field /sessions")]
    public async Task A_wrong_request_names_the_field(string from, string to, string error) =>
        Assert.Equal(error, (await Asked.Of("next-step", Course.Replace(from, to, StringComparison.Ordinal))).Error());
}
