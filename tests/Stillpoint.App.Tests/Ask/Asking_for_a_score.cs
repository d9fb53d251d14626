using System.Text;
using Stillpoint.App.Ask;

namespace Stillpoint.App.Tests.Ask;

public sealed class Asking_for_a_score
{
    private const string Head = "{\"id\":null,\"question\":\"score\",\"rulesVersion\":\"2026-11-29\",";

    private static async Task<string> Answer(string question, string request)
    {
        using var output = new MemoryStream();
        using var input = new MemoryStream(Encoding.UTF8.GetBytes(request));
        await new AskShell(Questions.Find(question)!).Run(input, output);
        return Encoding.UTF8.GetString(output.ToArray());
    }

    private static Task<string> Score(string request) => Answer("score", request);

    [Theory]
    [InlineData(
        """{"instrument":"AUDIT-C","answers":[1,1,1],"context":{"sex":"female"}}""",
        """
        "instrument":"AUDIT-C","total":3,"severity":"positive","alerts":[],"prorated":false,"status":"ok","subscales":null,"answeredCount":3,"instrumentVersion":"1998","scoringVersion":"1"}
        """)]
    [InlineData(
        """{"instrument":"PHQ-9","answers":[1,1,1,1,1,1,1,null,null]}""",
        """
        "instrument":"PHQ-9","total":9,"severity":"mild","alerts":["PHQ9_ITEM9_UNANSWERED"],"prorated":true,"status":"prorated","subscales":null,"answeredCount":7,"instrumentVersion":"2001","scoringVersion":"1"}
        """)]
    [InlineData(
        """{"instrument":"PCL-5","answers":[2,0,0,0,0,2,0,2,2,0,0,0,0,0,2,2,0,0,0,null]}""",
        """
        "instrument":"PCL-5","total":13,"severity":"below_cutoff","alerts":[],"prorated":true,"status":"prorated","subscales":{"B":2,"C":2,"D":4,"E":null,"dsm5_provisional":true},"answeredCount":19,"instrumentVersion":"2013","scoringVersion":"1"}
        """)]
    [InlineData(
        """{"instrument":"BPI-SF","answers":[7,2,5,4,3,3,3,null,null,null,4]}""",
        """
        "instrument":"BPI-SF","total":null,"severity":"severe","alerts":[],"prorated":true,"status":"prorated","subscales":{"severity":4.5,"interference":3.25},"answeredCount":8,"instrumentVersion":"1994","scoringVersion":"1"}
        """)]
    [InlineData(
        """{"instrument":"C-SSRS-SCREENER","answers":[1,1,1,0,0,1,null]}""",
        """
        "instrument":"C-SSRS-SCREENER","total":3,"severity":"high","alerts":["CSSRS_ITEM3","CSSRS_ITEM6","CSSRS_ITEM6_RECENT","CSSRS_UNANSWERED"],"prorated":false,"status":"incomplete","subscales":null,"answeredCount":6,"instrumentVersion":"recent","scoringVersion":"1"}
        """)]
    [InlineData(
        """{"instrument":"PHQ-9","answers":[0,0,0,0,0,0,0,"two",3]}""",
        """
        "instrument":"PHQ-9","total":null,"severity":null,"alerts":["PHQ9_ITEM9"],"prorated":false,"status":"invalid","subscales":null,"answeredCount":8,"instrumentVersion":"2001","scoringVersion":"1"}
        """)]
    [InlineData(
        """{"instrument":"MADRS","totalEntry":{"total":28}}""",
        """
        "instrument":"MADRS","total":null,"severity":null,"alerts":["MADRS_ITEM10_UNANSWERED"],"prorated":false,"status":"incomplete","subscales":null,"answeredCount":0,"instrumentVersion":"1979","scoringVersion":"1"}
        """)]
    [InlineData(
        """{"instrument":"MADRS","totalEntry":{"total":28,"safetyItems":{"10":4}}}""",
        """
        "instrument":"MADRS","total":28,"severity":"moderate","alerts":["MADRS_ITEM10","MADRS_ITEM10_HIGH"],"prorated":false,"status":"ok","subscales":null,"answeredCount":1,"instrumentVersion":"1979","scoringVersion":"1"}
        """)]
    public async Task A_form_gets_exactly_this_line(string request, string answer) => Assert.Equal(Head + answer.Trim() + "\n", await Score(request));

    [Theory]
    [InlineData("""{"answers":[1]}""", "missing_field", "/instrument")]
    [InlineData("""{"instrument":"phq-9","answers":[1]}""", "unknown_instrument", "/instrument")]
    [InlineData("""{"instrument":"MOCA","totalEntry":{"total":26}}""", "unknown_instrument", "/instrument")]
    [InlineData("""{"instrument":"PHQ-9"}""", "invalid_value", "/answers")]
    [InlineData("""{"instrument":"PHQ-9","answers":null}""", "invalid_value", "/answers")]
    [InlineData("""{"instrument":"PHQ-9","answers":[],"totalEntry":{"total":3}}""", "invalid_value", "/totalEntry")]
    [InlineData("""{"instrument":"PHQ-9","answers":7}""", "invalid_type", "/answers")]
    [InlineData("""{"instrument":"PHQ-9","answers":[0,0,[1],0,0,0,0,0,0]}""", "invalid_type", "/answers/2")]
    [InlineData("""{"instrument":"PHQ-9","totalEntry":{"total":3,"items":{}}}""", "unknown_field", "/totalEntry/items")]
    [InlineData("""{"instrument":"PHQ-9","totalEntry":{"total":3,"safetyItems":{"8":0}}}""", "invalid_value", "/totalEntry/safetyItems/8")]
    [InlineData("""{"instrument":"PHQ-9","totalEntry":{"total":3,"safetyItems":{"9":0,"9":1}}}""", "invalid_value", "/totalEntry/safetyItems/9")]
    [InlineData("""{"instrument":"PHQ-9","totalEntry":{"total":"3"}}""", "invalid_type", "/totalEntry/total")]
    [InlineData("""{"instrument":"AUDIT-C","answers":[1,1,1],"context":{"sex":"F"}}""", "invalid_value", "/context/sex")]
    [InlineData("""{"instrument":"AUDIT-C","answers":[1,1,1],"context":{"age":4}}""", "unknown_field", "/context/age")]
    public async Task A_request_that_cannot_be_read_names_the_place(string request, string code, string path)
    {
        var line = await Score(request);
        Assert.Contains($"\"error\":{{\"code\":\"{code}\"", line, StringComparison.Ordinal);
        Assert.EndsWith($"\"path\":\"{path}\"}}}}\n", line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1.5", "invalid")]
    [InlineData("2.0", "ok")]
    [InlineData("true", "invalid")]
    [InlineData("\"1\"", "invalid")]
    [InlineData("1e40", "invalid")]
    [InlineData("-1", "invalid")]
    [InlineData("null", "incomplete")]
    public async Task Whatever_stands_in_an_item_is_a_code_a_blank_or_invalid_but_never_an_error(string item, string status) =>
        Assert.Contains($"\"status\":\"{status}\"", await Score($$"""{"instrument":"PHQ-2","answers":[1,{{item}}]}"""), StringComparison.Ordinal);

    [Theory]
    [InlineData("male", "negative")]
    [InlineData("female", "positive")]
    [InlineData("other", "positive")]
    [InlineData("unknown", "positive")]
    public async Task The_cut_off_for_alcohol_depends_on_sex_and_is_the_lower_one_when_it_is_not_known(string sex, string severity) =>
        Assert.Contains($"\"severity\":\"{severity}\"", await Score($$$"""{"instrument":"AUDIT-C","totalEntry":{"total":3},"context":{"sex":"{{{sex}}}"}}"""), StringComparison.Ordinal);

    [Theory]
    [InlineData("""{"instrument":"PHQ-9","baseline":19,"followup":10}""", """
        "percent_reduction":47.4,"response":false,"remission":false,"worsened":false,"partial":true}
        """)]
    [InlineData("""{"instrument":"Y-BOCS","baseline":20,"followup":13}""", """
        "percent_reduction":35,"response":true,"remission":false,"worsened":null,"partial":false}
        """)]
    [InlineData("""{"instrument":"PHQ-9","baseline":0,"followup":5}""", """
        "percent_reduction":null,"response":null,"remission":false,"worsened":true,"partial":null}
        """)]
    [InlineData("""{"instrument":"WHO-5","baseline":32,"followup":48}""", """
        "percent_reduction":50,"response":null,"remission":null,"worsened":null,"partial":null}
        """)]
    [InlineData("""{"instrument":"C-SSRS-SCREENER","baseline":4,"followup":1}""", """
        "percent_reduction":null,"response":null,"remission":null,"worsened":null,"partial":null}
        """)]
    public async Task A_change_gets_exactly_this_line(string request, string answer) =>
        Assert.Equal(Head.Replace("score", "response", StringComparison.Ordinal) + answer.Trim() + "\n", await Answer("response", request));

    [Theory]
    [InlineData("""{"instrument":"PHQ-9","baseline":28,"followup":10}""", "invalid_value", "/baseline")]
    [InlineData("""{"instrument":"PHQ-9","baseline":20,"followup":10.5}""", "invalid_value", "/followup")]
    [InlineData("""{"instrument":"PHQ-9","baseline":20}""", "missing_field", "/followup")]
    [InlineData("""{"instrument":"CGI-S","baseline":4,"followup":2}""", "unknown_instrument", "/instrument")]
    public async Task A_change_that_cannot_be_read_names_the_place(string request, string code, string path)
    {
        var line = await Answer("response", request);
        Assert.Contains($"\"error\":{{\"code\":\"{code}\"", line, StringComparison.Ordinal);
        Assert.EndsWith($"\"path\":\"{path}\"}}}}\n", line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"valueInteger":3}""", "3", "[\"PHQ9_ITEM9\"]")]
    [InlineData("""{"valueCoding":{"system":"http://loinc.org","code":"LA6571-9"}}""", "3", "[\"PHQ9_ITEM9\"]")]
    [InlineData("""{"valueCoding":{"extension":[{"url":"http://hl7.org/fhir/StructureDefinition/ordinalValue","valueDecimal":3}],"code":"x"}}""", "3", "[\"PHQ9_ITEM9\"]")]
    [InlineData("""{"valueCoding":{"system":"urn:example:phq","code":"2"}}""", "2", "[\"PHQ9_ITEM9\"]")]
    [InlineData("""{"valueCoding":{"display":"Nearly every day"}}""", "3", "[\"PHQ9_ITEM9\"]")]
    [InlineData("""{"valueString":"Varios días"}""", "1", "[\"PHQ9_ITEM9\"]")]
    [InlineData("""{"valueCodeableConcept":{"text":"Not at all"}}""", "0", "[]")]
    [InlineData("""{"valueCoding":{"extension":[{"url":"http://hl7.org/fhir/StructureDefinition/ordinalValue","valueDecimal":3}],"system":"http://loinc.org","code":"LA6569-3"}}""", "null", "[\"PHQ9_ITEM9_UNANSWERED\"]")]
    [InlineData("""{"valueString":"somehow"}""", "null", "[\"PHQ9_ITEM9_UNANSWERED\"]")]
    public async Task A_form_of_another_system_is_scored_and_its_safety_item_read_or_asked_for(string answer, string total, string alerts)
    {
        string[] items = ["44250-9", "44255-8", "44259-0", "44254-1", "44251-7", "44258-2", "44252-5", "44253-3"];
        var others = string.Concat(items.Select(code => $$$"""{"linkId":"/{{{code}}}","answer":[{"valueInteger":0}]},"""));
        var scored = await Asked.Of("score", $$$"""{"instrument":"PHQ-9","questionnaireResponse":{"resourceType":"QuestionnaireResponse","status":"completed","item":[{{{others}}}{"linkId":"/44260-8","answer":[{{{answer}}}]}]}}""");
        Assert.Equal([total, alerts], [scored.At("total"), scored.At("alerts")]);
    }

    [Fact]
    public async Task A_form_that_names_its_items_its_own_way_is_scored()
    {
        var items = string.Join(',', Enumerable.Range(1, 9).Select(number => $$$"""{"linkId":"PHQ-9.q{{{number}}}","answer":[{"valueCoding":{"display":"Several days"}}]}"""));
        var scored = await Asked.Of("score", $$$"""{"instrument":"PHQ-9","questionnaireResponse":{"resourceType":"QuestionnaireResponse","status":"completed","item":[{{{items}}}]}}""");
        Assert.Equal(["9", "\"ok\""], [scored.At("total"), scored.At("status")]);

        var screen = string.Join(',', new[] { ("1", "No"), ("2", "No"), ("6", "no") }
            .Select(item => $$$"""{"linkId":"cssrs-{{{item.Item1}}}","answer":[{"valueCoding":{"display":"{{{item.Item2}}}"}}]}"""));
        scored = await Asked.Of("score", $$$"""{"instrument":"C-SSRS-SCREENER","questionnaireResponse":{"resourceType":"QuestionnaireResponse","status":"completed","item":[{{{screen}}}]}}""");
        Assert.Equal("\"ok\"", scored.At("status"));
    }
}
