using System.Text.Json;
using System.Text.Json.Nodes;
using Stillpoint.App.Json;
using Stillpoint.Care.FollowUp.Scales;
using Stillpoint.Care.Screening.Facts;

namespace Stillpoint.App.Interop.Fhir.Questionnaires;

/// <summary>A form as a FHIR R4 QuestionnaireResponse, out and in, for every instrument.</summary>
internal static class QuestionnaireResponses
{
    private static readonly (FormProgress Progress, string Status)[] Statuses =
    [
        (FormProgress.InProgress, "in-progress"), (FormProgress.Completed, "completed"), (FormProgress.Amended, "amended"), (FormProgress.Stopped, "stopped"),
    ];

    public static JsonObject Write(AnsweredForm form)
    {
        var response = new JsonObject { ["resourceType"] = "QuestionnaireResponse" };
        if (form.Id is not null) response["id"] = form.Id;
        response["questionnaire"] = $"{ScaleCodes.Canonical(form.Instrument)}|{form.Instrument.Version}";
        response["status"] = Statuses.First(status => status.Progress == form.Progress).Status;
        if (form.Subject is not null) response["subject"] = new JsonObject { ["reference"] = form.Subject };
        if (form.Authored is { } authored) response["authored"] = Times.Write(authored);

        var items = new JsonArray();
        foreach (var (item, answer) in form.Instrument.Items.Zip(form.Answers).Concat(form.Instrument.Unscored.Zip(form.Unscored)))
        {
            if (answer.IsBlank) continue;
            var written = new JsonObject { ["linkId"] = ScaleCodes.Name(form.Instrument, item) };
            if (item.Loinc is not null) written["definition"] = $"{ScaleCodes.LoincSystem}/{item.Loinc}";
            if (answer.Code is { } code)
                written["answer"] = new JsonArray(item.Codes.Loinc is null
                    ? new JsonObject { ["valueInteger"] = code }
                    : new JsonObject { ["valueCoding"] = ScaleCodes.AnswerCoding(item, code, display: null) });
            else
                written["extension"] = new JsonArray(new JsonObject { ["url"] = ScaleCodes.Absent, ["valueCode"] = "error" }); // something stood there
            items.Add(written);
        }
        if (items.Count > 0) response["item"] = items;
        return response;
    }

    /// <summary>
    /// Reads a form. Items are found by LOINC code or by our names; link ids of a clinic's own questionnaire come as
    /// <paramref name="linkIds"/>. An item answered twice, with several answers or with something unknown is unreadable, never blank.
    /// </summary>
    public static FormReading Read(JsonElement response, Instrument? expected = null, IReadOnlyDictionary<string, Item>? linkIds = null)
    {
        if (response.Text("resourceType"u8) != "QuestionnaireResponse") return new FormReading.Refused("This is no QuestionnaireResponse.");
        var status = response.Text("status"u8);
        if (!Statuses.Any(known => known.Status == status)) return new FormReading.Refused($"A form of status '{status ?? "none"}' is not used.");

        var questionnaire = response.Text("questionnaire"u8);
        var named = InstrumentOf(questionnaire);
        if (expected is not null && named is not null && named != expected) return new FormReading.Refused($"This is a form of {named.Code}, not of {expected.Code}.");
        if ((expected ?? named) is not { } instrument) return new FormReading.Refused("The questionnaire is none of the instruments known here.");
        if (OtherVersion(questionnaire, instrument) is { } version) return new FormReading.Refused($"This is version {version} of {instrument.Code}; here it is {instrument.Version}.");

        var unread = new List<string>();
        var answers = new Dictionary<Item, ItemAnswer>();
        foreach (var item in Flat(response))
        {
            JsonElement[] given = [.. item.Items("answer"u8)];
            var lost = item.Items("extension"u8).Any(extension => extension.Text("url"u8) == ScaleCodes.Absent && extension.Text("valueCode"u8) == "error");
            if (given.Length == 0 && !lost) continue;
            var linkId = item.Text("linkId"u8) ?? "";
            var found = linkIds?.GetValueOrDefault(linkId) ?? ScaleCodes.ItemAt(instrument, linkId)
                ?? (item.Text("definition"u8) is { } definition ? ScaleCodes.ItemAt(instrument, definition.Replace('#', '/')) : null)
                ?? (QuestionnaireItems.Code(item) is { } loinc ? ScaleCodes.ItemOf(instrument, ScaleCodes.LoincSystem, loinc) : null);
            if (found is null) unread.Add(linkId);
            else answers[found] = given.Length == 1 && !answers.ContainsKey(found) ? Answer(given[0], found) : ItemAnswer.Unreadable;
        }
        return new FormReading.Read(
            new(instrument, [.. instrument.Items.Select(item => answers.GetValueOrDefault(item))], Statuses.First(known => known.Status == status).Progress)
            {
                Unscored = [.. instrument.Unscored.Select(item => answers.GetValueOrDefault(item))],
                Id = response.Text("id"u8),
                Authored = response.Text("authored"u8) is { } authored ? WrittenTime.Instant(authored) : null,
                Subject = response.Reference("subject"u8),
            },
            unread);
    }

    /// <summary>An answer in the form's own codes or words says what the same answer says to screening; nothing is made of one that says two things.</summary>
    private static ItemAnswer Answer(JsonElement given, Item item)
    {
        var read = ScaleCodes.AnswerIn(given, item);
        if (!read.IsUnreadable) return read;
        var said = item.Codes.All.SequenceEqual(Codes.YesNo.All) ? CodedAnswers.YesOrNo(given) switch { true => 1, false => 0, null => (decimal?)null }
            : item.Codes.AreFrequencies ? CodedAnswers.Points(given)
            : null;
        return said is { } points ? ItemAnswer.Read(points) : ItemAnswer.Unreadable;
    }

    /// <summary>The instrument of a canonical address: ours, or one that ends in the LOINC code of the panel.</summary>
    internal static Instrument? InstrumentOf(string? canonical)
    {
        if (canonical is null) return null;
        var bar = canonical.IndexOf('|', StringComparison.Ordinal);
        var address = bar < 0 ? canonical : canonical[..bar];
        var panel = address[(address.LastIndexOf('/') + 1)..];
        return Instruments.All.FirstOrDefault(instrument => address == ScaleCodes.Canonical(instrument) || (instrument.Loinc.Panel is { } code && code == panel));
    }

    private static string? OtherVersion(string? canonical, Instrument instrument)
    {
        var own = ScaleCodes.Canonical(instrument) + "|";
        return canonical?.StartsWith(own, StringComparison.Ordinal) == true && canonical[own.Length..] is var version && version != instrument.Version ? version : null;
    }

    private static IEnumerable<JsonElement> Flat(JsonElement parent)
    {
        foreach (var item in parent.Items("item"u8))
        {
            yield return item;
            foreach (var below in Flat(item)) yield return below;
            foreach (var answer in item.Items("answer"u8))
                foreach (var below in Flat(answer)) yield return below;
        }
    }
}
