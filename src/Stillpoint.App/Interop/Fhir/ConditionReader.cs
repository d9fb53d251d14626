using Stillpoint.Care.Screening.Facts;
using Stillpoint.Care.Screening.Medications;
using Stillpoint.Care.Screening.Record;

namespace Stillpoint.App.Interop.Fhir;

/// <summary>Reads a Condition; a refuted one, one entered in error and one of the future are set aside.</summary>
internal static class ConditionReader
{
    public static Condition? Read(FhirResource resource, AgeReader ages, DateTimeOffset at, List<Ignored> ignored)
    {
        var json = resource.Json;
        var verification = json.Status("verificationStatus");
        var onset = json.When("onset", at.Offset) ?? ages.Read(json, "onset");
        var codes = json.Codes("code");
        var texts = json.Texts("code");
        var why = verification is "refuted" or "entered-in-error" ? $"It is {verification}."
            : onset is { } begun && ClinicCalendar.IsAfter(begun, at) ? "It is dated after the decision."
            : json.Date("recordedDate", at.Offset) is { } recorded && ClinicCalendar.IsAfter(recorded, at) ? "It was recorded after the decision."
            : null;
        if (why is not null)
        {
            ignored.Add(new(resource.From, why));
            return null;
        }
        var abatement = json.When("abatement", at.Offset) ?? ages.Read(json, "abatement");
        return new(resource.From)
        {
            Codes = codes,
            Text = BundleReader.Joined(texts),
            ClinicalStatus = json.Status("clinicalStatus"),
            VerificationStatus = verification,
            Onset = onset,
            Abatement = abatement,
            Recorded = json.Date("recordedDate", at.Offset),
            IsConcern = json.Items("category").SelectMany(category => category.Codings()).Any(category => category.Code is "health-concern" or "sdoh"),
            Visit = json.Items("category").SelectMany(category => category.Codings()).Any(category => category.Code == "encounter-diagnosis") ? json.Reference("encounter") ?? "" : null,
            AbatedSometime = abatement is null && (json.Bool("abatementBoolean") is true || json.Text("abatementString") is not null || json.Member("abatementAge") is not null || json.Member("abatementRange") is not null),
        };
    }
}

/// <summary>Turns an age at onset or end into the days it can mean, where the birth date is known.</summary>
internal sealed class AgeReader(RecordedDay? birth, DateTimeOffset at)
{
    public WrittenTime? Read(System.Text.Json.JsonElement json, string name)
    {
        if (json.Text(name + "String") is { } text && RecordedDay.Read(text) is { } day) return Span(text, day.Earliest, day.Latest);
        if (birth is null) return null;
        var (from, to) = json.Member(name + "Age") is { } age ? (age, age)
            : json.Member(name + "Range") is { } range && range.Member("low") is { } low ? (low, range.Member("high") ?? low)
            : (default, default);
        if (Months(from) is not { } earliest || Months(to) is not { } latest || latest.First < earliest.First) return null;
        return Span($"age {from.Number("value")} {from.Text("code"u8) ?? from.Text("unit")}", ClinicCalendar.After(birth.Earliest, earliest.First), ClinicCalendar.After(birth.Latest, latest.Last));
    }

    /// <summary>The months after birth at which an age in whole years or months begins and ends.</summary>
    private static (int First, int Last)? Months(System.Text.Json.JsonElement age) => (age.Number("value"), age.Text("code"u8) ?? age.Text("unit")) switch
    {
        ( >= 0 and <= 150 and { } years, "a" or "year" or "years" or "yr") => ((int)years * 12, ((int)years + 1) * 12),
        ( >= 0 and <= 1800 and { } months, "mo" or "month" or "months") => ((int)months, (int)months + 1),
        _ => null,
    };

    private WrittenTime Span(string written, DateOnly earliest, DateOnly latest)
    {
        var first = WrittenTime.Read(earliest.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), at.Offset);
        var last = WrittenTime.Read(latest.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), at.Offset);
        return new(written, first?.Earliest ?? DateTimeOffset.MinValue, last?.Latest ?? DateTimeOffset.MaxValue);
    }
}
