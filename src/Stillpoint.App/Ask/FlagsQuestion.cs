using System.Text.Json;
using Stillpoint.App.Json;
using Stillpoint.Care.Session.Flags;

namespace Stillpoint.App.Ask;

/// <summary><c>flags</c>: what in this set needs somebody, how soon, and does it stop the drug?</summary>
internal static class FlagsQuestion
{
    public static Question Question { get; } = new("flags", (request, answer) => Write(answer, FlagsOf.Judge(Read(request))));

    private static VitalSet Read(Fields request)
    {
        request.Only("patient", "baseline", "vitals", "device", "previous", "schedule", "patientSaysStop", "pumpError", "rassHighMin", "bpRedMin");
        var previous = request.Object("previous");
        return new()
        {
            House = request.House,
            AgeYears = request.Object("patient")?.Only("ageYears").Age("ageYears"),
            Baseline = request.Object("baseline") is { } baseline ? Baseline(baseline) : new(),
            Vitals = request.Object("vitals") is { } vitals ? Vitals(vitals.Only(Charted)) : new(),
            Device = request.Object("device") is { } device ? Device(device) : new(),
            Previous = previous is { } before ? Vitals(before.Only([.. Charted, "minutesBefore"])) : null,
            PreviousMinutesBefore = previous?.Amount("minutesBefore"),
            Schedule = request.Object("schedule") is { } schedule ? Schedule(schedule) : new(),
            PatientSaysStop = request.Bool("patientSaysStop") == true,
            PumpError = request.Bool("pumpError") == true,
            RassHighMinutes = request.Amount("rassHighMin"),
            BpRedMinutes = request.Amount("bpRedMin"),
        };
    }

    private static readonly string[] Charted =
    [
        "sbp", "dbp", "hr", "rr", "spo2", "spo2BelowSec", "onOxygen", "apnoeaSec", "etco2", "etco2FlatSec", "moaas", "rass", "cadss", "cadss6", "suds",
        "nausea", "vomitEpisodes", "symptomatic", "agitation", "ivSite", "airway", "symptoms",
    ];

    private static readonly string[] Complaints = ["chestPain", "focalDeficit", "severeHeadache", "syncope", "seizure", "dyspnoea", "visionChange", "rash", "wheeze", "throatTightness"];

    private static BaselineVitals Baseline(Fields baseline)
    {
        baseline.Only("sbp", "dbp", "hr", "spo2", "etco2");
        return new() { Sbp = baseline.Decimal("sbp"), Dbp = baseline.Decimal("dbp"), HeartRate = baseline.Decimal("hr"), SpO2 = baseline.Decimal("spo2"), EtCo2 = baseline.Decimal("etco2") };
    }

    private static Vitals Vitals(Fields vitals)
    {
        var episodes = vitals.Integer("vomitEpisodes");
        return new()
        {
            Sbp = vitals.Decimal("sbp"),
            Dbp = vitals.Decimal("dbp"),
            HeartRate = vitals.Decimal("hr"),
            RespiratoryRate = vitals.Decimal("rr"),
            SpO2 = vitals.Decimal("spo2"),
            SpO2BelowSeconds = vitals.Amount("spo2BelowSec"),
            OnOxygen = vitals.Bool("onOxygen"),
            ApnoeaSeconds = vitals.Amount("apnoeaSec"),
            EtCo2 = vitals.Decimal("etco2"),
            EtCo2FlatSeconds = vitals.Amount("etco2FlatSec"),
            Moaas = vitals.Decimal("moaas"),
            Rass = vitals.Decimal("rass"),
            Cadss = vitals.Decimal("cadss"),
            Cadss6 = vitals.Decimal("cadss6"),
            Suds = vitals.Decimal("suds"),
            Nausea = vitals.Decimal("nausea"),
            VomitEpisodes = episodes is null or >= 0 ? episodes : throw vitals.Invalid("vomitEpisodes", "A count is never negative."),
            Symptomatic = vitals.Bool("symptomatic"),
            Agitation = Word<Agitation>(vitals.Choice("agitation", "none", "verbal", "combative")),
            IvSite = Word<IvSite>(vitals.Choice("ivSite", "ok", "burning", "infiltrated")),
            Airway = Word<Airway>(vitals.Choice("airway", "clear", "drooling", "stridor", "obstructed")),
            Symptoms = vitals.Array("symptoms")?.Select(Complaint).Distinct().ToList(),
        };
    }

    private static T? Word<T>(string? word) where T : struct, Enum => word is null ? null : Enum.Parse<T>(word, ignoreCase: true);

    private static Symptom Complaint((JsonElement Item, string Path) item) =>
        item.Item.ValueKind == JsonValueKind.String && Array.IndexOf(Complaints, item.Item.GetString()) is var at and >= 0
            ? (Symptom)at
            : throw Fields.Refuse(item.Item.ValueKind == JsonValueKind.String ? "invalid_value" : "invalid_type", $"A symptom is one of {string.Join(", ", Complaints)}.", item.Path);

    private static MonitorExtremes Device(Fields device)
    {
        device.Only("spo2LowMin", "spo2Below90Seconds", "hrLow", "hrHigh", "rrLow", "rrHigh", "apnoeaSeconds");
        return new()
        {
            SpO2Low = device.Decimal("spo2LowMin"),
            SpO2Below90Seconds = device.Amount("spo2Below90Seconds"),
            HeartRateLow = device.Decimal("hrLow"),
            HeartRateHigh = device.Decimal("hrHigh"),
            RespiratoryRateLow = device.Decimal("rrLow"),
            RespiratoryRateHigh = device.Decimal("rrHigh"),
            ApnoeaSeconds = device.Amount("apnoeaSeconds"),
        };
    }

    private static ScheduleState Schedule(Fields schedule)
    {
        schedule.Only("minutesOverdue", "consecutiveMissed", "monitorLostMin");
        var missed = schedule.Integer("consecutiveMissed");
        return new()
        {
            MinutesOverdue = schedule.Amount("minutesOverdue"),
            ConsecutiveMissed = missed is null or >= 0 ? missed : throw schedule.Invalid("consecutiveMissed", "A count is never negative."),
            MonitorLostMinutes = schedule.Amount("monitorLostMin"),
        };
    }

    private static void Write(Answer answer, FlagsAnswer flags)
    {
        answer.Text("outcome", flags.Outcome.ToString().ToLowerInvariant());
        answer.Findings(flags.Flags.Select(flag => flag.Finding), finding => answer.Text("confirmation", flags.Flags.First(flag => ReferenceEquals(flag.Finding, finding)).Confirmation is not { } confirmation ? null : confirmation switch
        {
            Confirmation.NotNeeded => "notNeeded",
            Confirmation.Confirmed => "confirmed",
            Confirmation.Needed => "needed",
        }));
        answer.Texts("stop", flags.Stop);
        answer.Texts("missing", flags.Missing);
    }
}
