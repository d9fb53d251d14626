using System.Text.Json.Nodes;
using Stillpoint.Care.FollowUp.Scales;

namespace Stillpoint.App.Interop.Fhir.Questionnaires;

/// <summary>A form's words as a FHIR R4 Questionnaire. It takes words that may be shown, and there is no other way to get them out.</summary>
internal static class QuestionnaireWriter
{
    public static JsonObject Write(FormText.Shown shown)
    {
        var (instrument, wording) = (shown.Instrument, shown.Wording);
        var questionnaire = new JsonObject
        {
            ["resourceType"] = "Questionnaire",
            ["language"] = wording.Language,
            ["url"] = ScaleCodes.Canonical(instrument),
            ["version"] = instrument.Version,
            ["title"] = wording.Title ?? instrument.Name,
            ["status"] = "active",
            ["subjectType"] = new JsonArray("Patient"),
            ["code"] = ScaleCodes.Codings(instrument.Loinc.Panel, instrument.Code, instrument.Name),
        };
        if (shown.Notice is not null) questionnaire["copyright"] = shown.Notice;

        var items = new JsonArray();
        if (wording.Instructions is not null) items.Add(new JsonObject { ["linkId"] = "instructions", ["text"] = wording.Instructions, ["type"] = "display" });
        foreach (var (item, words) in instrument.Items.Zip(wording.Items).Concat(instrument.Unscored.Zip(wording.Unscored)))
        {
            items.Add(new JsonObject
            {
                ["linkId"] = ScaleCodes.Name(instrument, item),
                ["code"] = ScaleCodes.CodesOf(instrument, item),
                ["prefix"] = item.Mark,
                ["text"] = words.Text,
                ["type"] = "choice",
                ["answerOption"] = new JsonArray([.. item.Codes.All.Select(code =>
                    (JsonNode)new JsonObject { ["valueCoding"] = ScaleCodes.AnswerCoding(item, code, words.Answers.GetValueOrDefault(code) ?? ScaleCodes.Plain(code)) })]),
            });
        }
        questionnaire["item"] = items;
        return questionnaire;
    }
}
