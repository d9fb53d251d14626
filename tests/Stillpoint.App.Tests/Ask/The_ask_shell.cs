using System.Globalization;
using System.Text;
using Stillpoint.App.Ask;
using Stillpoint.App.Json;

namespace Stillpoint.App.Tests.Ask;

public sealed class The_ask_shell
{
    private static readonly Question Echo = new("echo", (request, answer) => answer.Number("n", request.Only("n").Required("n", request.Decimal("n"))));

    private static async Task<(string Output, AskShell.Outcome Outcome)> Ask(string input)
    {
        using var output = new MemoryStream();
        using var from = new MemoryStream(Encoding.UTF8.GetBytes(input));
        var outcome = await new AskShell(Echo).Run(from, output);
        return (Encoding.UTF8.GetString(output.ToArray()), outcome);
    }

    private static async Task<string[]> Lines(string input) => (await Ask(input)).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    [Theory]
    [InlineData("{\"n\":1}")]
    [InlineData("\uFEFF{\"n\":1}\r\n")]
    [InlineData("\n\n{\r\n  \"n\":\n 1}\n\n")]
    public async Task One_request_gets_one_line(string input)
    {
        var (output, outcome) = await Ask(input);
        Assert.Equal("{\"id\":null,\"question\":\"echo\",\"rulesVersion\":\"2026-11-29\",\"n\":1}\n", output);
        Assert.Equal(new(1, 0), outcome);
    }

    [Fact]
    public async Task Several_lines_are_answered_in_order_and_a_bad_line_does_not_end_them()
    {
        var lines = await Lines("{\"id\":\"a\",\"n\":1}\n{oops\n\n[1]\n{\"id\":\"b\",\"n\":2}\n");
        Assert.Equal(4, lines.Length);
        Assert.Contains("\"id\":\"a\"", lines[0], StringComparison.Ordinal);
        Assert.Contains("\"line\":2,\"question\":\"echo\",\"rulesVersion\":\"2026-11-29\",\"error\":{\"code\":\"invalid_json\"", lines[1], StringComparison.Ordinal);
        Assert.Contains("\"line\":4", lines[2], StringComparison.Ordinal);
        Assert.Contains("not_an_object", lines[2], StringComparison.Ordinal);
        Assert.Contains("\"id\":\"b\"", lines[3], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_JSON_is_refused_also_where_it_holds_an_escape_or_a_name_twice()
    {
        var lines = await Lines("{\"id\":\"\\u0041\",\"n\":1.\"}\n{\"n\":1,\"n\":2}\"\n{\"n\":3}\n");
        Assert.Equal(3, lines.Length);
        Assert.All(lines[..2], line => Assert.Contains("invalid_json", line, StringComparison.Ordinal));
        Assert.EndsWith("\"n\":3}", lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_without_end_is_refused_by_its_place_and_the_next_line_is_answered()
    {
        var list = new Question("list", (request, answer) => answer.Number("n", request.Array("items")?.Count()));
        using var output = new MemoryStream();
        using var from = new MemoryStream(Encoding.UTF8.GetBytes($"{{\"items\":[{string.Join(',', Enumerable.Repeat(0, 100_001))}]}}\n{{\"items\":[1,2]}}\n"));
        await new AskShell(list).Run(from, output);
        var lines = Encoding.UTF8.GetString(output.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Contains("\"path\":\"/items\"", lines[0], StringComparison.Ordinal);
        Assert.EndsWith("\"n\":2}", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_document_over_lines_followed_by_more_is_read_line_by_line()
    {
        var lines = await Lines("{\n\"n\":1}\n{\"n\":2}\n");
        Assert.Equal(3, lines.Length);
        Assert.Contains("\"n\":2", lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_at_all_is_one_error_line()
    {
        var (output, outcome) = await Ask(" \n\n");
        Assert.Contains("\"line\":1", output, StringComparison.Ordinal);
        Assert.Contains("empty_input", output, StringComparison.Ordinal);
        Assert.Equal(new(1, 1), outcome);
    }

    [Fact]
    public async Task A_line_over_the_cap_is_an_error_line_and_the_next_is_answered()
    {
        var lines = await Lines("{\"n\":1}\n\"" + new string('x', RequestReader.Cap + 1) + "\"\n{\"n\":3}");
        Assert.Equal(3, lines.Length);
        Assert.Contains("16 MiB", lines[1], StringComparison.Ordinal);
        Assert.Contains("\"n\":3", lines[2], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"m\":1}", "unknown_field", "/m")]
    [InlineData("{}", "missing_field", "/n")]
    [InlineData("{\"n\":\"1\"}", "invalid_type", "/n")]
    [InlineData("{\"n\":1e99}", "invalid_value", "/n")]
    [InlineData("{\"n\":1,\"n\":2}", "invalid_value", "/n")]
    [InlineData("{\"id\":7,\"n\":1}", "invalid_type", "/id")]
    [InlineData("{\"n\":1,\"rulesVersion\":\"1999-01-01\"}", "invalid_value", "/rulesVersion")]
    public async Task A_wrong_request_names_the_field(string input, string code, string path)
    {
        var (output, outcome) = await Ask(input);
        Assert.Contains($"\"code\":\"{code}\"", output, StringComparison.Ordinal);
        Assert.Contains($"\"path\":\"{path}\"", output, StringComparison.Ordinal);
        Assert.Equal(1, outcome.Errors);
    }

    /// <summary>The place is named as a pointer, for a person looks for a field and not for a byte.</summary>
    [Theory]
    [InlineData("{\"id\":\"a\",\"bundle\":{\"entry\":[1,{\"resource\":{\"status\":}}]}}", "null", "invalid_json", "\"/bundle/entry/1/resource/status\"")]
    [InlineData("{\"id\":\"a\",\"bundle\":{\"entry\":[1,{\"resource\":{\"status\":\"fin", "null", "invalid_json", "\"/bundle/entry/1/resource/status\"")]
    [InlineData("{\"id\":\"a\",\"bundle\":{\"entry\":[1,{\"resource\":{\"a/b~c\":[],\"status\":1,\"a/b~c\":2}}]}}", "\"a\"", "invalid_value", "\"/bundle/entry/1/resource/a~1b~0c\"")]
    [InlineData("{\"id\":\"a\",\"n\":1}}", "null", "invalid_json", "null")]
    [InlineData("nonsense", "null", "invalid_json", "null")]
    public async Task What_is_no_json_says_where(string input, string id, string code, string path)
    {
        var line = Assert.Single(await Lines(input));
        Assert.StartsWith($"{{\"id\":{id},\"line\":1,", line, StringComparison.Ordinal);
        Assert.Contains($"\"code\":\"{code}\"", line, StringComparison.Ordinal);
        Assert.EndsWith($"\"path\":{path}}}}}", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_deep_is_said_to_be_too_deep()
    {
        var line = Assert.Single(await Lines(string.Concat(Enumerable.Repeat("{\"a\":", 65)) + "1" + new string('}', 65)));
        Assert.Contains("more than 64 levels deep", line, StringComparison.Ordinal);
        Assert.Equal("{\"id\":null,", (await Lines(string.Concat(Enumerable.Repeat("{\"n\":", 64)) + "1" + new string('}', 64)))[0][..11]);
    }

    [Fact]
    public async Task The_name_of_a_field_nobody_meant_does_not_make_the_answer_large() =>
        Assert.InRange(Assert.Single(await Lines("{\"" + new string('z', 1_000_000) + "\":1}")).Length, 200, 1_000);

    [Theory]
    [InlineData(0.00001, "0.00001")]
    [InlineData(-0.0, "0")]
    [InlineData(1e21, "1000000000000000000000")]
    [InlineData(-1.25e-7, "-0.000000125")]
    [InlineData(179.52725, "179.52725")]
    public void Numbers_are_written_without_an_exponent(double number, string written)
    {
        Assert.Equal(written, Answer.Plain(number));
        Assert.Equal(number, double.Parse(Answer.Plain(number), CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("{\"id\":\"\\ud800\",\"n\":1}")]
    [InlineData("{\"n\":1,\"\\udc00\":2}")]
    [InlineData("{\"n\":\"\\ud83d\"}")]
    public async Task Half_a_character_is_an_error_line_and_the_next_is_answered(string input)
    {
        var lines = await Lines(input + "\n{\"id\":\"\\ud83d\\ude00\",\"n\":2}");
        Assert.Equal(2, lines.Length);
        Assert.Contains("invalid_json", lines[0], StringComparison.Ordinal);
        Assert.Contains("\"n\":2", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bytes_that_are_no_text_are_an_error_line()
    {
        using var output = new MemoryStream();
        using var from = new MemoryStream([.. "{\"id\":\""u8, 0xFF, .. "\",\"n\":1}\n{\"n\":2}"u8]);
        var outcome = await new AskShell(Echo).Run(from, output);
        Assert.Equal(new(2, 1), outcome);
    }

    [Fact]
    public async Task An_unknown_question_says_so_and_writes_no_answer()
    {
        using var output = new MemoryStream();
        using var errors = new StringWriter();
        Assert.Equal(64, await AskCommand.Run(["horoscope"], Stream.Null, output, errors));
        Assert.Equal(0, output.Length);
        Assert.Contains("QUESTION is one of", errors.ToString(), StringComparison.Ordinal);
    }
}
