using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Stillpoint.App.Interop.Fhir.Questionnaires;
using Stillpoint.Care.FollowUp.Scales;

namespace Stillpoint.App.Tests.Interop.Fhir.Questionnaires;

public sealed class A_form_as_a_resource
{
    internal static JsonElement Parsed(JsonNode node) => JsonSerializer.Deserialize<JsonElement>(node.ToJsonString());

    internal static JsonElement Parsed(string json) => JsonSerializer.Deserialize<JsonElement>(json);

    internal static Instrument The(string code) => Instruments.Find(code)!;

    /// <summary>Any instrument with items, filled in at random: some blanks, some that are no code, some that are no number.</summary>
    internal static Arbitrary<AnsweredForm> AnyForm(bool onlyCodes = false) => Gen.Choose(0, int.MaxValue).Select(seed =>
    {
        var random = new Random(seed);
        Instrument[] instruments = [.. Instruments.All.Where(instrument => instrument.Items.Count > 0)];
        var instrument = instruments[random.Next(instruments.Length)];
        ItemAnswer Any(Item item) => random.Next(20) switch
        {
            0 or 1 => ItemAnswer.Blank,
            2 when !onlyCodes => ItemAnswer.Unreadable,
            3 when !onlyCodes => ItemAnswer.Of(item.Codes.Most + 5),
            _ => ItemAnswer.Of(item.Codes.All[random.Next(item.Codes.All.Count)]),
        };
        return new AnsweredForm(instrument, [.. instrument.Items.Select(Any)], (FormProgress)random.Next(4))
        {
            Unscored = [.. instrument.Unscored.Select(Any)],
            Id = "f1",
            Subject = "Patient/7",
            Authored = new(2026, 11, 22, 9, 30, 0, TimeSpan.FromHours(-5)),
        };
    }).ToArbitrary();

    internal static void ForAll<T>(Arbitrary<T> any, Func<T, bool> holds) => Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(any, holds));

    private static (AnsweredForm Form, IReadOnlyList<string> Unread) Read(string json, Instrument? expected = null)
    {
        var read = Assert.IsType<FormReading.Read>(QuestionnaireResponses.Read(Parsed(json), expected));
        return (read.Form, read.Unread);
    }

    [Fact]
    public void Comes_back_as_it_went_out_for_every_instrument() => ForAll(AnyForm(), form =>
        QuestionnaireResponses.Read(Parsed(QuestionnaireResponses.Write(form))) is FormReading.Read { Form: var back, Unread.Count: 0 }
        && back.Instrument == form.Instrument && back.Answers.SequenceEqual(form.Answers) && back.Unscored.SequenceEqual(form.Unscored)
        && (back.Progress, back.Id, back.Subject, back.Authored) == (form.Progress, form.Id, form.Subject, form.Authored));

    [Fact]
    public void Is_written_with_LOINC_where_the_codes_are_known()
    {
        var form = new AnsweredForm(The("PHQ-2"), ItemAnswer.Form(2, null), FormProgress.Completed);
        Assert.Equal(
            """
            {"resourceType":"QuestionnaireResponse","questionnaire":"urn:stillpoint:questionnaire:PHQ-2|2003","status":"completed","item":[{"linkId":"PHQ-2.1","definition":"http://loinc.org/44250-9","answer":[{"valueCoding":{"extension":[{"url":"http://hl7.org/fhir/StructureDefinition/ordinalValue","valueDecimal":2}],"system":"http://loinc.org","code":"LA6570-1"}}]}]}
            """.Trim(),
            QuestionnaireResponses.Write(form).ToJsonString());
    }

    [Fact]
    public void Is_read_from_another_system_by_its_LOINC_codes()
    {
        var (form, unread) = Read("""
            {"resourceType":"QuestionnaireResponse","status":"completed","questionnaire":"http://loinc.org/q/44249-1",
             "item":[{"linkId":"group","item":[
               {"linkId":"/44250-9","answer":[{"valueCoding":{"system":"http://loinc.org","code":"LA6569-3"}}]},
               {"linkId":"/44255-8","answer":[{"valueCoding":{"system":"http://loinc.org","code":"LA6571-9"}}]},
               {"linkId":"x","definition":"http://loinc.org/44259-0","answer":[{"valueInteger":2}]},
               {"linkId":"44254-1","answer":[{"valueDecimal":1.0}]},
               {"linkId":"/44251-7","answer":[{"valueCoding":{"code":"LA6568-5"}}]},
               {"linkId":"/44260-8","answer":[{"valueCoding":{"system":"urn:x","code":"b","extension":[{"url":"http://hl7.org/fhir/StructureDefinition/itemWeight","valueDecimal":1}]}}]},
               {"linkId":"/69722-7","answer":[{"valueInteger":2}]},
               {"linkId":"favourite-colour","answer":[{"valueString":"blue"}]},
               {"linkId":"/44252-5"}]}]}
            """);
        Assert.Equal("PHQ-9", form.Instrument.Code);
        Assert.Equal(ItemAnswer.Form(1, 3, 2, 1, 0, null, null, null, 1), form.Answers);
        Assert.Equal(ItemAnswer.Form(2), form.Unscored);
        Assert.Equal(["favourite-colour"], unread);
        Assert.Equal(["PHQ9_ITEM9"], Scoring.Of(form.Instrument, form.Answers).Alerts.Select(alert => alert.Code));
    }

    [Theory]
    [InlineData("""[{"valueString":"often"}]""")]
    [InlineData("""[{"valueDecimal":1.5}]""")]
    [InlineData("""[{"valueBoolean":true}]""")]
    [InlineData("""[{"valueCoding":{"system":"http://loinc.org","code":"LA33-6"}}]""")]
    [InlineData("""[{"valueCoding":{"system":"http://snomed.info/sct","code":"LA6569-3"}}]""")]
    [InlineData("""[{"valueInteger":1},{"valueInteger":1}]""")]
    [InlineData("""[{"valueCoding":{"system":"http://loinc.org","code":"LA6569-3","extension":[{"url":"http://hl7.org/fhir/StructureDefinition/ordinalValue","valueDecimal":3}]}}]""")]
    [InlineData("""[{}]""")]
    public void Makes_the_form_invalid_where_an_answer_cannot_be_read(string answer)
    {
        var (form, _) = Read($$"""{"resourceType":"QuestionnaireResponse","status":"completed","questionnaire":"urn:stillpoint:questionnaire:PHQ-2","item":[{"linkId":"PHQ-2.1","answer":{{answer}}},{"linkId":"PHQ-2.2","answer":[{"valueInteger":1}]}]}""");
        Assert.True(form.Answers[0].IsUnreadable);
        Assert.Equal(ScoreStatus.Invalid, Scoring.Of(form.Instrument, form.Answers).Status);
    }

    [Fact]
    public void Does_not_choose_between_two_answers_to_one_item()
    {
        var (form, _) = Read("""
            {"resourceType":"QuestionnaireResponse","status":"completed","questionnaire":"urn:stillpoint:questionnaire:PHQ-2",
             "item":[{"linkId":"PHQ-2.1","answer":[{"valueInteger":0}]},{"linkId":"/44250-9","answer":[{"valueInteger":3}]}]}
            """);
        Assert.True(form.Answers[0].IsUnreadable);
    }

    [Fact]
    public void Reads_yes_and_no_however_they_are_written()
    {
        var (form, _) = Read("""
            {"resourceType":"QuestionnaireResponse","status":"completed","questionnaire":"http://example.org/Questionnaire/93373-9",
             "item":[{"linkId":"/93246-7","answer":[{"valueBoolean":true}]},
                     {"linkId":"/93247-5","answer":[{"valueCoding":{"code":"LA32-8","display":"No"}}]},
                     {"linkId":"/93267-3","answer":[{"valueCoding":{"system":"http://loinc.org","code":"LA33-6"}}]},
                     {"linkId":"/93269-9","answer":[{"valueInteger":0}]}]}
            """);
        var score = Scoring.Of(form.Instrument, form.Answers);
        Assert.Equal((ScoreStatus.Ok, 1m, "moderate"), (score.Status, score.Total, score.Severity));
    }

    [Theory]
    [InlineData("""{"resourceType":"Observation"}""", null)]
    [InlineData("""{"resourceType":"QuestionnaireResponse","status":"entered-in-error","questionnaire":"urn:stillpoint:questionnaire:PHQ-2"}""", null)]
    [InlineData("""{"resourceType":"QuestionnaireResponse","questionnaire":"urn:stillpoint:questionnaire:PHQ-2"}""", null)]
    [InlineData("""{"resourceType":"QuestionnaireResponse","status":"completed","questionnaire":"http://example.org/Questionnaire/mood"}""", null)]
    [InlineData("""{"resourceType":"QuestionnaireResponse","status":"completed"}""", null)]
    [InlineData("""{"resourceType":"QuestionnaireResponse","status":"completed","questionnaire":"urn:stillpoint:questionnaire:PHQ-2"}""", "PHQ-9")]
    [InlineData("""{"resourceType":"QuestionnaireResponse","status":"completed","questionnaire":"urn:stillpoint:questionnaire:PHQ-2|1999"}""", null)]
    public void Is_refused_when_it_is_withdrawn_unknown_or_another_form(string json, string? expected) =>
        Assert.IsType<FormReading.Refused>(QuestionnaireResponses.Read(Parsed(json), expected is null ? null : The(expected)));

    [Fact]
    public void Names_the_instrument_whose_own_name_holds_a_slash()
    {
        var (form, _) = Read("""{"resourceType":"QuestionnaireResponse","status":"completed","questionnaire":"urn:stillpoint:questionnaire:MOAA/S","item":[{"linkId":"MOAA/S.1","answer":[{"valueInteger":4}]}]}""");
        Assert.Equal(ItemAnswer.Form(4), form.Answers);
    }
}
