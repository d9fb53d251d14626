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
        var verification = json.Status("verificationStatus"u8);
        var onset = json.When("onset"u8, at.Offset) ?? ages.Read(json, "onset"u8);
        var codes = json.Codes("code"u8);
        var texts = json.Texts("code"u8);
        var recorded = json.Date("recordedDate"u8, at.Offset);
        var isLater = onset is { } begun && ClinicCalendar.IsAfter(begun, at);
        var why = verification is "refuted" or "entered-in-error" ? $"It is {verification}."
            : recorded is { } written && ClinicCalendar.IsAfter(written, at) ? isLater ? "It is dated after the decision." : "It was recorded after the decision."
            : null;
        if (why is not null)
        {
            ignored.Add(new(resource.From, why));
            return null;
        }
        // Recorded by now and begun later: the date is not used, and what it stands beside is asked about.
        if (isLater) ignored.Add(new(resource.From, "It is dated after the decision."));
        var categories = json.Items("category"u8).SelectMany(category => category.Codings()).Select(category => category.Code).ToList();
        var abatement = json.When("abatement"u8, at.Offset) ?? ages.Read(json, "abatement"u8);
        return new(resource.From)
        {
            Codes = codes,
            Text = BundleReader.Joined(texts),
            ClinicalStatus = json.Status("clinicalStatus"u8),
            VerificationStatus = verification,
            Onset = isLater ? null : onset,
            IsFromTheFuture = isLater,
            Abatement = abatement,
            Recorded = recorded,
            IsConcern = categories.Exists(category => category is "health-concern" or "sdoh"),
            Visit = categories.Contains("encounter-diagnosis") ? json.Reference("encounter"u8) ?? "" : null,
            AbatedSometime = abatement is null && (json.Bool("abatementBoolean"u8) is true || json.Text("abatementString"u8) is not null || json.Member("abatementAge"u8) is not null || json.Member("abatementRange"u8) is not null),
        };
    }
}

/// <summary>Turns an age at onset or end into the days it can mean, where the birth date is known.</summary>
internal sealed class AgeReader(RecordedDay? birth, DateTimeOffset at)
{
    public WrittenTime? Read(System.Text.Json.JsonElement json, ReadOnlySpan<byte> name)
    {
        if (json.Member(name, "String"u8)?.Words() is { } text && RecordedDay.Read(text) is { } day) return Span(text, day.Earliest, day.Latest);
        if (birth is null) return null;
        var (from, to) = json.Member(name, "Age"u8) is { } age ? (age, age)
            : json.Member(name, "Range"u8) is { } range && range.Member("low"u8) is { } low ? (low, range.Member("high"u8) ?? low)
            : (default, default);
        if (Months(from) is not { } earliest || Months(to) is not { } latest || latest.First < earliest.First) return null;
        return Span($"age {from.Number("value"u8)} {from.Text("code"u8) ?? from.Text("unit"u8)}", ClinicCalendar.After(birth.Earliest, earliest.First), ClinicCalendar.After(birth.Latest, latest.Last));
    }

    /// <summary>The months after birth at which an age in whole years or months begins and ends.</summary>
    private static (int First, int Last)? Months(System.Text.Json.JsonElement age) => (age.Number("value"u8), age.Text("code"u8) ?? age.Text("unit"u8)) switch
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
