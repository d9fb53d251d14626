using System.Text.Json;
using System.Text.Json.Nodes;
using Stillpoint.App.Json;
using Stillpoint.Care.FollowUp.Scales;

namespace Stillpoint.App.Interop.Fhir.Questionnaires;

/// <summary>What observations say about one form: its answers, or a total with the safety items that came with it.</summary>
internal sealed record ObservedScore(IReadOnlyList<ItemAnswer>? Answers, TypedTotal? Typed, IReadOnlyList<string> SetAside);

/// <summary>A score as FHIR R4 Observations of the category survey, out and in, for every instrument.</summary>
internal static class ScoreObservations
{
    /// <summary>The observation of the score, then one for each answered item. Alerts are not observations: they go out as tasks.</summary>
    public static IReadOnlyList<JsonObject> Write(Score score, AnsweredForm? form, string? subject, DateTimeOffset? at, string? derivedFrom)
    {
        var instrument = score.Instrument;
        var observations = new List<JsonObject>();
        JsonObject Begin(JsonArray codings, string? text)
        {
            var observation = new JsonObject
            {
                ["resourceType"] = "Observation",
                ["status"] = "final",
                ["category"] = new JsonArray(new JsonObject
                {
                    ["coding"] = new JsonArray(new JsonObject { ["system"] = "http://terminology.hl7.org/CodeSystem/observation-category", ["code"] = "survey" }),
                }),
                ["code"] = new JsonObject { ["coding"] = codings },
            };
            if (text is not null) observation["code"]!["text"] = text;
            if (subject is not null) observation["subject"] = new JsonObject { ["reference"] = subject };
            if (at is { } moment) observation["effectiveDateTime"] = Times.Write(moment);
            if (derivedFrom is not null) observation["derivedFrom"] = new JsonArray(new JsonObject { ["reference"] = derivedFrom });
            observations.Add(observation);
            return observation;
        }

        var whole = Begin(ScaleCodes.Codings(instrument.Loinc.Total, instrument.Code, null), instrument.Name);
        if (score.Total is { } total) whole["valueQuantity"] = Quantity(total);
        else if (instrument.Total is not null) whole["dataAbsentReason"] = Absent(ScaleCodes.Word(score.Status));
        if (score.Severity is not null) whole["interpretation"] = new JsonArray(new JsonObject { ["text"] = score.Severity });
        whole["note"] = new JsonArray(new JsonObject { ["text"] = Note(score) });
        var components = new JsonArray();
        foreach (var subscale in score.Subscales)
        {
            var component = Component(instrument, subscale.Key);
            if (subscale.Value is { } value) component["valueQuantity"] = Quantity(value);
            else component["dataAbsentReason"] = Absent("incomplete");
            components.Add(component);
        }
        foreach (var (key, holds) in score.Flags)
        {
            var component = Component(instrument, key);
            if (holds is { } known) component["valueBoolean"] = known;
            else component["dataAbsentReason"] = Absent("incomplete");
            components.Add(component);
        }
        if (components.Count > 0) whole["component"] = components;

        if (instrument.Loinc.Severity is { } severity && score.Severity is not null)
            Begin(ScaleCodes.Codings(severity, instrument.Code + ".severity", null), null)["valueCodeableConcept"] = new JsonObject { ["text"] = score.Severity };

        if (form is not null)
            foreach (var (item, answer) in instrument.Items.Zip(form.Answers))
            {
                if (answer.Code is not { } code || !item.Codes.Has(code)) continue;
                var observation = Begin(ScaleCodes.CodesOf(instrument, item), null);
                if (item.Codes.Loinc is null) observation["valueInteger"] = code;
                else observation["valueCodeableConcept"] = new JsonObject { ["coding"] = new JsonArray(ScaleCodes.AnswerCoding(item, code, display: null)) };
            }
        return observations;
    }

    /// <summary>
    /// Reads the observations of one form. Where the answers are enough for a score they are what counts, otherwise a total counts as
    /// typed from paper with the safety items found beside it. What is not final is set aside; two values for one thing are unreadable.
    /// </summary>
    public static ObservedScore Read(Instrument instrument, IEnumerable<JsonElement> observations)
    {
        var setAside = new List<string>();
        var items = new Dictionary<Item, ItemAnswer>();
        var totals = new List<decimal?>();
        foreach (var observation in observations)
        {
            if (observation.Text("status"u8) is not ("final" or "amended" or "corrected"))
            {
                setAside.Add($"An observation of status '{observation.Text("status"u8) ?? "none"}'.");
                continue;
            }
            var codes = observation.Codes("code"u8);
            if (codes.Select(code => ScaleCodes.ItemOf(instrument, code.System, code.Code)).FirstOrDefault(item => item is not null) is { } found)
            {
                if (observation.Member("dataAbsentReason"u8) is not null) continue;
                var answer = ScaleCodes.AnswerIn(observation, found);
                items[found] = !items.TryGetValue(found, out var before) || before == answer ? answer : ItemAnswer.Unreadable;
            }
            else if (codes.Any(code => (code.System == ScaleCodes.Own && code.Code == instrument.Code) || (code.System == ScaleCodes.LoincSystem && code.Code == instrument.Loinc.Total)))
            {
                if (instrument.Total is not null && observation.Member("dataAbsentReason"u8) is null) totals.Add(TotalIn(observation));
            }
            else if (!codes.Any(code => code.System == ScaleCodes.LoincSystem && code.Code == instrument.Loinc.Severity)) // a label is judged again, not taken over
            {
                setAside.Add("An observation that belongs to no part of this instrument.");
            }
        }

        if (items.Keys.Any(instrument.Items.Contains))
        {
            ItemAnswer[] answers = [.. instrument.Items.Select(item => items.GetValueOrDefault(item))];
            var score = Scoring.Of(instrument, answers);
            var enough = score.Status != ScoreStatus.Incomplete || instrument.Triage is not null;
            if (enough && totals.Any(stated => stated != score.Total)) setAside.Add("A total that is not what the answers give.");
            if (enough || totals.Count == 0) return new(answers, null, setAside);
        }
        if (totals.Count == 0) return new(null, null, setAside);

        var safety = instrument.SafetyItems.Where(number => items.ContainsKey(instrument.Item(number))).ToDictionary(number => number, number => items[instrument.Item(number)]);
        // A total that cannot be read, or is given twice differently, is not a missing one.
        return new(null, new(totals[0], safety) { IsUnreadable = totals.Contains(null) || totals.Distinct().Count() > 1 }, setAside);
    }

    private static decimal? TotalIn(JsonElement observation) =>
        observation.Member("valueQuantity"u8) is { } quantity
            ? quantity.Text("unit"u8) is null or "{score}" or "1" && quantity.Member("comparator"u8) is null ? quantity.Number("value"u8) : null
            : observation.Number("valueInteger"u8);

    private static JsonObject Quantity(decimal value) => new()
    {
        ["value"] = JsonNode.Parse(Answer.Plain(value)),
        ["unit"] = "{score}",
        ["system"] = "http://unitsofmeasure.org",
        ["code"] = "{score}",
    };

    private static JsonObject Absent(string why) => new()
    {
        ["coding"] = new JsonArray(new JsonObject { ["system"] = "http://terminology.hl7.org/CodeSystem/data-absent-reason", ["code"] = "unknown" }),
        ["text"] = why,
    };

    private static JsonObject Component(Instrument instrument, string key) => new() { ["code"] = new JsonObject { ["coding"] = ScaleCodes.Codings(null, $"{instrument.Code}.{key}", null) } };

    private static string Note(Score score) =>
        $"{score.Instrument.Code} {score.InstrumentVersion}, scoring {score.ScoringVersion}: {ScaleCodes.Word(score.Status)}{(score.TypedIn ? ", total typed from paper" : "")}";
}
