using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Stillpoint.App.Ask;

namespace Stillpoint.App.Tests.Ask;

/// <summary>A request about a 45-year-old man, asked everything and normal in everything, and the ways a test makes him different.</summary>
internal sealed class AskedPatient
{
    private const string At = "2026-11-22T09:30:00-05:00";

    private readonly JsonObject request = JsonNode.Parse($$$"""
        {"at":"{{{At}}}","plan":{"product":"KetamineRacemic","route":"IV","indication":"IND-01"},
         "facts":{"problemListReviewedAt":"{{{At}}}","allergyListReviewedAt":"{{{At}}}","medicationListReviewedAt":"{{{At}}}","haematuriaUnexplained":false,"stopBang":1,"asaClass":2,
                  "cssrsAnswers":[0,0,null,null,null,0,null],"capacityConfirmed":true},
         "bundle":{"resourceType":"Bundle","type":"collection","entry":[{"resource":{"resourceType":"Patient","id":"p1","gender":"male","birthDate":"1981-03-05"}}]}}
        """)!.AsObject();

    public static AskedPatient AtIntake() => new AskedPatient()
        .Measured("8480-6", 122, "mm[Hg]").Measured("8462-4", 78, "mm[Hg]")
        .Measured("1742-6", 22, "U/L").Measured("1920-8", 20, "U/L").Measured("6768-6", 70, "U/L").Measured("1975-2", 0.7m, "mg/dL");

    /// <summary>The same man on the day, everything done for the gate.</summary>
    public static AskedPatient OnTheDay() => AtIntake()
        .Measured("8867-4", 72, "/min").Measured("59408-5", 98, "%").Measured("9279-1", 14, "/min").Measured("8310-5", 36.6m, "Cel").Measured("29463-7", 80, "kg")
        .With($$"""
            {"alcoholLast24h":false,"cannabisToday":false,"udsPositives":[],"udsAt":"2026-11-19T09:00:00-05:00","respiratorySymptomsToday":false,"ectOrTmsToday":false,
             "lastSolidFoodAt":"2026-11-21T21:30:00-05:00","lastClearLiquidAt":"2026-11-22T06:30:00-05:00",
             "escortName":"Sage Marsh","escortPhone":"555 0142","escortAgeYears":40,"escortArrivalPlan":"lobby at noon","agreesNotToDrive":true,
             "consentSignedAt":"2026-11-12T10:00:00-05:00","consentCovers":{"product":"KetamineRacemic","route":"IV","indication":"IND-01","offLabelAcknowledged":true},
             "identifiersVerified":2,"photoMatch":true,"orderStatus":"active","orderSignedAt":"2026-11-16T10:00:00-05:00","orderVerdict":"allow","orderWeightKg":80,
             "reconciledAt":"{{At}}","reconciliationChanged":false,"medHolds":[],"newSymptoms":[],"lastScoreReviewed":true,"lastAesReviewed":true,"mallampati":1,
             "equipmentCheckedAt":"2026-11-22T08:00:00-05:00","ivSite":"left forearm","ivGauge":22,"ivAttempts":1,"ivFlushedAt":"{{At}}","bladderEmptied":true}
            """);

    /// <summary>States these facts in place of what was stated.</summary>
    public AskedPatient With(string facts)
    {
        foreach (var (name, value) in JsonNode.Parse(facts)!.AsObject()) request["facts"]![name] = value?.DeepClone();
        return this;
    }

    public AskedPatient Resource(string json)
    {
        request["bundle"]!["entry"]!.AsArray().Add(new JsonObject { ["resource"] = JsonNode.Parse(json) });
        return this;
    }

    public AskedPatient Measured(string loinc, decimal value, string unit, string at = "2026-11-22T09:00:00-05:00") => Resource($$$"""
        {"resourceType":"Observation","id":"{{{loinc}}}-{{{value}}}","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"{{{loinc}}}"}]},"effectiveDateTime":"{{{at}}}","valueQuantity":{"value":{{{FormattableString.Invariant($"{value}")}}},"unit":"{{{unit}}}"}}
        """);

    /// <summary>Both halves of a blood pressure in place of the normal one.</summary>
    public AskedPatient Pressed(params (decimal Systolic, decimal Diastolic, string At)[] readings)
    {
        var entries = request["bundle"]!["entry"]!.AsArray();
        foreach (var old in entries.Where(entry => entry!["resource"]!["id"]!.GetValue<string>() is "8480-6-122" or "8462-4-78").ToList()) entries.Remove(old);
        foreach (var (systolic, diastolic, at) in readings) Measured("8480-6", systolic, "mm[Hg]", at).Measured("8462-4", diastolic, "mm[Hg]", at);
        return this;
    }

    public async Task<string> Ask(string question)
    {
        using var output = new MemoryStream();
        using var input = new MemoryStream(Encoding.UTF8.GetBytes(request.ToJsonString()));
        await new AskShell(Questions.Find(question)!).Run(input, output);
        return Encoding.UTF8.GetString(output.ToArray());
    }

    /// <summary>The rules found with their severities, and the outcome, of an answer.</summary>
    public static (string Outcome, string Found) Read(string answer)
    {
        using var document = JsonDocument.Parse(answer);
        return (document.RootElement.GetProperty("outcome").GetString()!,
            string.Join(' ', document.RootElement.GetProperty("findings").EnumerateArray().Select(finding => finding.GetProperty("rule").GetString() + ":" + finding.GetProperty("severity").GetString())));
    }
}
