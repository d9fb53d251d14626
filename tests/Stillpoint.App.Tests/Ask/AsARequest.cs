using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Stillpoint.App.Ask;
using Stillpoint.Care.Planning;
using Stillpoint.Care.Recovery;
using Stillpoint.Care.Screening;
using Stillpoint.Care.Screening.Facts;
using Stillpoint.Care.Screening.Medications;
using Stillpoint.Care.Screening.Record;

namespace Stillpoint.App.Tests.Ask;

/// <summary>Writes what a page judged as the request in which another program would ask the same of the same facts.</summary>
internal static class AsARequest
{
    public static string Of(PatientCase patient)
    {
        var facts = new JsonObject();
        foreach (var fact in patient.Facts.Newest.Where(fact => !fact.Key.Measured)) facts[fact.Key.Key] = new JsonObject { ["value"] = Json(fact.Untyped), ["at"] = Moment(fact.At.Earliest) };
        var plan = patient.Plan;
        return new JsonObject
        {
            ["at"] = Moment(patient.At),
            ["plan"] = Without(new()
            {
                ["product"] = plan.Product.ToString(), ["route"] = plan.Route?.Code(), ["indication"] = plan.Indication, ["stage"] = JsonNamingPolicy.CamelCase.ConvertName(plan.Stage.ToString()), ["sessionNumber"] = plan.SessionNumber,
                ["mgPerKg"] = plan.MgPerKg,
            }),
            ["facts"] = facts,
            ["bundle"] = new JsonObject { ["resourceType"] = "Bundle", ["type"] = "collection", ["entry"] = new JsonArray([.. Resources(patient).Select(resource => new JsonObject { ["resource"] = Without(resource) })]) },
        }.ToJsonString();
    }

    private static IEnumerable<JsonObject> Resources(PatientCase patient)
    {
        yield return new() { ["resourceType"] = "Patient", ["id"] = "p", ["birthDate"] = patient.Record.BirthDate?.Written, ["gender"] = patient.Record.Sex?.ToString().ToLowerInvariant() };
        var number = 0;
        foreach (var condition in patient.Record.Conditions)
        {
            yield return new()
            {
                ["resourceType"] = "Condition", ["id"] = $"c{number++:000}", ["clinicalStatus"] = Coded(condition.ClinicalStatus), ["verificationStatus"] = Coded(condition.VerificationStatus), ["onsetDateTime"] = condition.Onset?.Written,
                ["code"] = Without(new() { ["text"] = condition.Text, ["coding"] = Codings(condition.Codes) }),
            };
        }
        foreach (var allergy in patient.Record.Allergies)
        {
            yield return new()
            {
                ["resourceType"] = "AllergyIntolerance", ["id"] = $"a{number++:000}", ["code"] = new JsonObject { ["text"] = string.Join(", ", allergy.Texts) },
                ["reaction"] = new JsonArray([.. allergy.Reactions.Select(reaction => new JsonObject { ["manifestation"] = new JsonArray(new JsonObject { ["text"] = reaction }) })]),
            };
        }
        foreach (var drug in patient.Record.Medications) yield return Medication(drug, number++);
        foreach (var key in Measurements.All)
            foreach (var fact in (key is FactKey<Amount> amount ? patient.Facts.All(amount).Cast<Fact>() : patient.Facts.All((FactKey<string>)key)))
                yield return Observation(fact, number++);
    }

    private static JsonObject Medication(Medication drug, int number) => new()
    {
        ["resourceType"] = "MedicationStatement", ["id"] = $"m{number:000}", ["status"] = drug.Status, ["medicationCodeableConcept"] = new JsonObject { ["text"] = drug.Text },
        ["reportOrigin"] = drug.OverTheCounter ? new JsonObject { ["text"] = "OTC" } : null,
        ["dosage"] = new JsonArray([.. drug.Dosages.Select(dose => Without(new()
        {
            ["asNeededBoolean"] = drug.AsNeeded, ["doseAndRate"] = new JsonArray(new JsonObject { ["doseQuantity"] = new JsonObject { ["value"] = dose.Amount, ["unit"] = dose.Unit } }),
            ["timing"] = dose.Frequency is null ? null : new JsonObject { ["repeat"] = new JsonObject { ["frequency"] = dose.Frequency, ["period"] = dose.Period, ["periodUnit"] = dose.PeriodUnit } },
        }))]),
    };

    /// <summary>What was marked as an artefact goes out as the number no body gives, which every question takes for one.</summary>
    private static JsonObject Observation(Fact fact, int number)
    {
        var json = new JsonObject
        {
            ["resourceType"] = "Observation", ["id"] = $"o{number:0000}", ["status"] = "final", ["effectiveDateTime"] = fact.At.Written,
            ["code"] = new JsonObject { ["coding"] = new JsonArray(new JsonObject { ["system"] = "http://loinc.org", ["code"] = fact.Key.Loinc[0] }) },
        };
        if (fact.Untyped is Amount amount) json["valueQuantity"] = Without(new() { ["value"] = fact.IsArtefact ? 20 : amount.Value, ["unit"] = fact.Key.Unit });
        else json["valueString"] = (string)fact.Untyped;
        return json;
    }

    /// <param name="madeUpTo">mL, where the dose is made up to a volume.</param>
    public static string Of(DoseOrder order, decimal? madeUpTo) => Without(new()
    {
        ["order"] = order.Row.Id, ["product"] = order.Product.ToString(), ["route"] = order.Route.Code(),
        ["patient"] = Without(new()
        {
            ["sex"] = order.Patient.Sex?.ToString().ToLowerInvariant(), ["ageYears"] = order.Patient.AgeYears, ["weightKg"] = order.Patient.Weight?.Kilograms, ["heightCm"] = order.Patient.Height?.Centimetres,
            ["childPugh"] = order.Patient.ChildPugh?.ToString(),
        }),
        ["amount"] = new JsonObject { ["value"] = order.Amount?.Value, ["unit"] = order.Amount?.Unit.Code() }, ["minutes"] = order.Minutes,
        ["vial"] = order.Vial is { } vial ? Without(new() { ["mgPerMl"] = vial.Strength.MgPerMl, ["volumeMl"] = vial.Volume?.Millilitres }) : null,
        ["mix"] = madeUpTo is { } ml ? new JsonObject { ["mode"] = "qs", ["finalVolumeMl"] = ml } : null,
        ["session"] = order.Session is { } session ? Without(new() { ["number"] = session.Number, ["previousMgPerKg"] = session.Previous?.Value, ["hoursSinceLast"] = session.HoursSinceLast, ["sessionsLast7Days"] = session.SessionsLast7Days }) : null,
        ["totalTodayMg"] = order.TotalToday?.Milligrams,
    }).ToJsonString();

    public static string Of(DischargeFacts facts) => Without(new()
    {
        ["at"] = Moment(facts.At),
        ["plan"] = Without(new() { ["product"] = facts.Product.ToString(), ["route"] = facts.Route.Code(), ["mgPerKg"] = facts.MgPerKg?.Value, ["indication"] = facts.Indication }),
        ["patient"] = Without(new() { ["ageYears"] = facts.AgeYears, ["copd"] = facts.Copd }),
        ["administrationEndAt"] = Json(facts.AdministrationEndAt),
        ["rescues"] = facts.Rescues is { } rescues ? new JsonArray([.. rescues.Select(drug => Without(new() { ["drug"] = drug.Drug, ["at"] = Json(drug.At), ["observeMin"] = drug.ObserveMinutes }))]) : null,
        ["baseline"] = Without(new() { ["sbp"] = facts.Baseline.Sbp, ["dbp"] = facts.Baseline.Dbp, ["spo2"] = facts.Baseline.SpO2, ["hr"] = facts.Baseline.HeartRate }),
        ["vitals"] = Without(new()
        {
            ["sbp"] = facts.Vitals.Sbp, ["dbp"] = facts.Vitals.Dbp, ["previousSbp"] = facts.Vitals.PreviousSbp, ["hr"] = facts.Vitals.HeartRate, ["spo2"] = facts.Vitals.SpO2, ["onOxygen"] = facts.Vitals.OnOxygen,
            ["spo2StableMin"] = facts.Vitals.SpO2StableMinutes,
        }),
        ["aldrete"] = facts.Aldrete is { } aldrete ? new JsonArray([.. aldrete.Select(item => (JsonNode?)item)]) : null,
        ["padss"] = facts.Padss is { } padss ? new JsonArray([.. padss.Select(item => (JsonNode?)item)]) : null,
        ["gates"] = Without(new()
        {
            ["moaas"] = facts.Gates.Moaas, ["rass"] = facts.Gates.Rass, ["oriented"] = facts.Gates.Oriented, ["monthsBackwards"] = facts.Gates.MonthsBackwards, ["cadss"] = facts.Gates.Cadss, ["cadss6"] = facts.Gates.Cadss6,
            ["dissociationResolved"] = facts.Gates.DissociationResolved, ["walks10m"] = facts.Gates.Walks10m, ["fluidsTolerated"] = facts.Gates.FluidsTolerated, ["minutesSinceVomit"] = facts.Gates.MinutesSinceVomit,
            ["cssrsPositiveBefore"] = facts.Gates.CssrsPositiveBefore, ["cssrsReassessed"] = facts.Gates.CssrsReassessed, ["cssrsRisk"] = facts.Gates.CssrsRisk?.ToString().ToLowerInvariant(),
            ["dispositionSigned"] = facts.Gates.DispositionSigned, ["ivRemoved"] = facts.Gates.IvRemoved, ["ivSiteChecked"] = facts.Gates.IvSiteChecked, ["openRed"] = facts.Gates.OpenRed, ["escortPresent"] = facts.Gates.EscortPresent,
            ["escortIdentityChecked"] = facts.Gates.EscortIdentityChecked, ["escortKind"] = facts.Gates.EscortKind is { } kind ? JsonNamingPolicy.CamelCase.ConvertName(kind.ToString()) : null,
            ["instructionsSigned"] = facts.Gates.InstructionsSigned, ["releasedAt"] = Json(facts.Gates.ReleasedAt), ["releasedBy"] = facts.Gates.ReleasedBy,
        }),
    }).ToJsonString();

    private static JsonNode? Json(object? value) => value switch
    {
        null => null,
        bool yes => yes,
        Amount amount => amount.Value,
        string text => text,
        DateTimeOffset moment => Moment(moment),
        RecordedDay day => day.Written,
        LastUse { At: { } moment } => Moment(moment),
        LastUse => "none",
        SuicideScreenAnswers answers => new JsonArray([.. answers.Items.Select(yes => (JsonNode?)(yes is { } said ? said ? 1 : 0 : null))]),
        ConsentScope scope => Without(new() { ["product"] = scope.Product?.ToString(), ["route"] = scope.Route?.Code(), ["indication"] = scope.Indication, ["offLabelAcknowledged"] = scope.OffLabelAcknowledged }),
        IReadOnlyList<DrugTaken> drugs => new JsonObject(drugs.Select(drug => KeyValuePair.Create(drug.Drug, (JsonNode?)Moment(drug.At)))),
        IReadOnlyList<DrugHold> drugs => new JsonArray([.. drugs.Select(drug => new JsonObject { ["drug"] = drug.Drug, ["held"] = drug.Held })]),
        IReadOnlyList<SignedOverride> overrides => new JsonArray([.. overrides.Select(signed => Without(new()
        {
            ["rule"] = signed.Rule, ["reason"] = signed.Reason, ["signedBy"] = signed.SignedBy, ["signedAt"] = Moment(signed.SignedAt), ["credential"] = signed.Credential?.ToString().ToLowerInvariant(),
        }))]),
        IReadOnlyList<string> words => new JsonArray([.. words.Select(word => (JsonNode?)word)]),
        _ => throw new NotSupportedException($"{value.GetType()} is asked in no request."),
    };

    private static JsonObject? Coded(string? code) => code is null ? null : new() { ["coding"] = new JsonArray(new JsonObject { ["code"] = code }) };

    private static JsonArray Codings(IReadOnlyList<ClinicalCode> codes) => new([.. codes.Select(code => Without(new() { ["system"] = code.System, ["code"] = code.Code, ["display"] = code.Display }))]);

    private static JsonObject Without(JsonObject json)
    {
        foreach (var absent in json.Where(member => member.Value is null).Select(member => member.Key).ToList()) json.Remove(absent);
        return json;
    }

    private static string Moment(DateTimeOffset moment) => moment.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture);
}
