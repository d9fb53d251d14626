using System.Text.Json.Nodes;
using Stillpoint.App.Interop.Fhir.Questionnaires;
using Stillpoint.Care.FollowUp.Scales;
using static Stillpoint.App.Tests.Interop.Fhir.Questionnaires.A_form_as_a_resource;

namespace Stillpoint.App.Tests.Interop.Fhir.Questionnaires;

public sealed class A_clinics_licensed_form
{
    private static readonly PermissionRecord Permission = new("Mapi Research Trust", new(2026, 4, 1), "licence 118-2026");

    /// <summary>An invented form with the shape of the insomnia index: seven questions of five answers.</summary>
    private static JsonObject Insomnia(Action<JsonObject>? changed = null)
    {
        var form = new JsonObject
        {
            ["resourceType"] = "Questionnaire",
            ["language"] = "es-MX",
            ["status"] = "active",
            ["title"] = "Un formulario",
            ["copyright"] = "© the owner",
            ["item"] = new JsonArray(
            [
                new JsonObject { ["linkId"] = "intro", ["type"] = "display", ["text"] = "Lea cada pregunta." },
                .. Enumerable.Range(1, 7).Select(number => new JsonObject
                {
                    ["linkId"] = $"q{number}",
                    ["prefix"] = $"{number}.",
                    ["text"] = $"Pregunta {number}",
                    ["type"] = "choice",
                    ["answerOption"] = new JsonArray([.. Enumerable.Range(0, 5).Select(code => (JsonNode)new JsonObject
                    {
                        ["valueCoding"] = new JsonObject
                        {
                            ["code"] = $"r{code}",
                            ["display"] = $"Respuesta {code}",
                            ["extension"] = new JsonArray(new JsonObject { ["url"] = "http://hl7.org/fhir/StructureDefinition/ordinalValue", ["valueDecimal"] = code }),
                        },
                    })]),
                }),
                new JsonObject { ["linkId"] = "total", ["type"] = "decimal", ["text"] = "Total", ["readOnly"] = true },
            ]),
        };
        changed?.Invoke(form);
        return form;
    }

    private static ClinicQuestionnaire Read(JsonObject form, string code = "ISI", PermissionRecord? permission = null) => ClinicQuestionnaire.Read(Parsed(form), The(code), permission ?? Permission);

    private static JsonObject Question(JsonObject form, int number) => form["item"]![number]!.AsObject();

    [Fact]
    public void Becomes_words_a_page_can_show()
    {
        var form = Read(Insomnia());
        Assert.Empty(form.Problems);
        var shown = Assert.IsType<FormText.Shown>(form.Preview(Permission));
        Assert.Equal(("es", "© the owner", "Lea cada pregunta.", "Un formulario"), (shown.Wording.Language, shown.Notice, shown.Wording.Instructions, shown.Wording.Title));
        Assert.Equal("Pregunta 7", shown.Wording.Items[6].Text);
        Assert.Equal("Respuesta 4", shown.Wording.Items[6].Answers[4]);
        Assert.IsType<FormText.Withheld>(form.Preview(null));
    }

    [Fact]
    public void Lends_its_link_ids_to_the_answers_that_come_back()
    {
        var answers = new JsonArray([.. Enumerable.Range(1, 7).Select(number => (JsonNode)new JsonObject
        {
            ["linkId"] = $"q{number}",
            ["answer"] = new JsonArray(new JsonObject { ["valueInteger"] = 3 }),
        })]);
        var response = Parsed(new JsonObject { ["resourceType"] = "QuestionnaireResponse", ["status"] = "completed", ["item"] = answers });
        var read = Assert.IsType<FormReading.Read>(QuestionnaireResponses.Read(response, The("ISI"), Read(Insomnia()).LinkIds));
        Assert.Equal(21, Scoring.Of(The("ISI"), read.Form.Answers).Total);
        Assert.Equal(7, Assert.IsType<FormReading.Read>(QuestionnaireResponses.Read(response, The("ISI"))).Unread.Count);
    }

    [Fact]
    public void Goes_out_and_comes_back_word_for_word()
    {
        var shown = Assert.IsType<FormText.Shown>(Read(Insomnia()).Preview(Permission));
        AssertSame(shown, Assert.IsType<FormText.Shown>(Read(QuestionnaireWriter.Write(shown)).Preview(Permission)));
    }

    [Fact]
    public void So_does_every_wording_that_ships()
    {
        var count = 0;
        foreach (var instrument in Instruments.All)
            foreach (var wording in instrument.Wordings)
            {
                count++;
                var shown = Assert.IsType<FormText.Shown>(FormText.For(instrument, wording.Language));
                var back = ClinicQuestionnaire.Read(Parsed(QuestionnaireWriter.Write(shown)), instrument, null);
                Assert.Empty(back.Problems);
                AssertSame(shown, Assert.IsType<FormText.Shown>(back.Preview(null)));
            }
        Assert.True(count > 10);
    }

    [Fact]
    public void Takes_a_LOINC_form_of_another_system()
    {
        var shown = Assert.IsType<FormText.Shown>(FormText.For(The("PHQ-2"), "en"));
        var form = QuestionnaireWriter.Write(shown);
        form["url"] = "http://loinc.org/q/55757-9";
        form["item"]!.AsArray().RemoveAt(0);
        foreach (var (item, code) in form["item"]!.AsArray().Zip((string[])["44250-9", "44255-8"]))
        {
            item!["linkId"] = "/" + code;
            item["code"] = new JsonArray(new JsonObject { ["system"] = "http://loinc.org", ["code"] = code });
            foreach (var option in item["answerOption"]!.AsArray()) option!["valueCoding"]!.AsObject().Remove("extension");
        }
        var read = Read(form, "PHQ-2");
        Assert.Empty(read.Problems);
        Assert.Equal(shown.Wording.Items.Select(item => item.Text), read.Wording!.Items.Select(item => item.Text));
    }

    [Fact]
    public void Needs_no_answers_written_out_where_a_number_with_its_bounds_says_it_all()
    {
        static JsonNode Bound(string name, int value) => new JsonObject { ["url"] = "http://hl7.org/fhir/StructureDefinition/" + name, ["valueInteger"] = value };
        JsonObject Form(int most) => new()
        {
            ["resourceType"] = "Questionnaire",
            ["language"] = "en",
            ["item"] = new JsonArray(new JsonObject
            {
                ["linkId"] = "1",
                ["text"] = "Pain",
                ["type"] = "integer",
                ["extension"] = new JsonArray(Bound("minValue", 0), Bound("maxValue", most)),
            }),
        };
        Assert.Empty(Read(Form(10), "PAIN-NRS").Problems);
        Assert.Equal("/item/0", Assert.Single(Read(Form(9), "PAIN-NRS").Problems).Path);
    }

    [Fact]
    public void Is_not_read_without_the_permission_and_never_for_numbers_only()
    {
        Assert.Single(ClinicQuestionnaire.Read(Parsed(Insomnia()), The("ISI"), null).Problems);
        Assert.Null(ClinicQuestionnaire.Read(Parsed(Insomnia()), The("ISI"), null).Wording);
        Assert.Single(Read(Insomnia(), "HIT-6").Problems);
        Assert.Single(Read(Insomnia(), "KSET").Problems); // its items are not defined
    }

    public static TheoryData<string, string> Faults => new()
    {
        { "resourceType", "/resourceType" },
        { "language", "/language" },
        { "copyright", "/copyright" },
        { "withdrawn", "/status" },
        { "other instrument", "/code" },
        { "missing item", "/item" },
        { "item twice", "/item/3" },
        { "one item too many", "/item/9" },
        { "no words", "/item/2/text" },
        { "free text", "/item/2/type" },
        { "one answer too few", "/item/2" },
        { "wrong numbers", "/item/2" },
        { "an answer without a number", "/item/2/answerOption/1" },
        { "answers elsewhere", "/item/2/answerValueSet" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void Has_no_words_at_all_while_anything_differs_from_the_definition(string fault, string path)
    {
        var read = Read(Insomnia(form =>
        {
            switch (fault)
            {
                case "resourceType": form["resourceType"] = "Bundle"; break;
                case "language": form.Remove("language"); break;
                case "copyright": form.Remove("copyright"); break;
                case "withdrawn": form["status"] = "retired"; break;
                case "other instrument": form["code"] = new JsonArray(new JsonObject { ["system"] = "http://loinc.org", ["code"] = "44249-1" }); break;
                case "missing item": form["item"]!.AsArray().RemoveAt(2); break;
                case "item twice": Question(form, 3)["prefix"] = "2."; break;
                case "one item too many": form["item"]!.AsArray().Add(new JsonObject { ["linkId"] = "q8", ["prefix"] = "8.", ["type"] = "choice", ["text"] = "x" }); break;
                case "no words": Question(form, 2).Remove("text"); break;
                case "free text": Question(form, 2)["type"] = "text"; break;
                case "one answer too few": Question(form, 2)["answerOption"]!.AsArray().RemoveAt(4); break;
                case "wrong numbers": Question(form, 2)["answerOption"]![4]!["valueCoding"]!["extension"]![0]!["valueDecimal"] = 5; break;
                case "an answer without a number": Question(form, 2)["answerOption"]![1]!["valueCoding"]!.AsObject().Remove("extension"); break;
                case "answers elsewhere": Question(form, 2)["answerValueSet"] = "http://example.org/vs"; break;
            }
        }));
        Assert.Contains(path, read.Problems.Select(problem => problem.Path));
        Assert.Null(read.Wording);
        Assert.IsType<FormText.Withheld>(read.Preview(Permission));
    }

    private static void AssertSame(FormText.Shown one, FormText.Shown other)
    {
        Assert.Equal((one.Wording.Language, one.Notice, one.Wording.Instructions, one.Wording.Title ?? one.Instrument.Name), (other.Wording.Language, other.Notice, other.Wording.Instructions, other.Wording.Title));
        foreach (var (before, after) in one.Wording.Items.Concat(one.Wording.Unscored).Zip(other.Wording.Items.Concat(other.Wording.Unscored), (before, after) => (before, after)))
        {
            Assert.Equal(before.Text, after.Text);
            Assert.Equal(before.Answers.OrderBy(answer => answer.Key), after.Answers.OrderBy(answer => answer.Key));
        }
        Assert.Equal(one.Wording.Unscored.Count, other.Wording.Unscored.Count);
    }
}
