using System.Globalization;
using System.Text.Json;
using Stillpoint.Care.Screening.Facts;
using Stillpoint.Care.Screening.Medications;
using Stillpoint.Care.Screening.Record;

namespace Stillpoint.App.Interop.Fhir;

/// <summary>
/// Reads vital signs, laboratory results and scale totals by their LOINC code. A result counts only when it is final, dated, and in a
/// unit that is known here; anything else under a known code is set aside with the reason.
/// </summary>
internal sealed class ObservationReader(DateTimeOffset at, List<Ignored> ignored)
{
    /// <summary>Beyond any number a body gives in any unit.</summary>
    private const decimal MostBelievable = 1_000_000_000m;

    public void Read(IEnumerable<FhirResource> observations, List<Fact> results)
    {
        var screens = new SuicideScreenCollector(at);
        var oxygen = new OxygenReader(at);
        foreach (var resource in observations)
        {
            var json = resource.Json;
            var components = json.Items("component"u8);
            var (own, gives) = Coded(json);
            var parts = Parts(components, ref gives);
            if (gives) oxygen.Given(json);
            if (own is null && parts.Count == 0) continue;

            var status = json.Text("status"u8);
            if (status is not ("final" or "amended" or "corrected")) Aside(resource, $"Its status is {status ?? "not given"}.");
            else if (json.When("effective"u8, at.Offset) is not { } when) Aside(resource, "It has no date.");
            else
            {
                if (own is { } whole && (parts.Count == 0 || HasValue(json))) Read(resource, json, whole, when, results, screens);
                foreach (var (part, key) in parts) Read(resource, part, key, when, results, screens);
            }
        }
        results.AddRange(screens.Screens);
        LowestOfOneReport(results);
        results.AddRange(oxygen.Breathed(results));
    }

    /// <summary>A laboratory may report one filtration rate by several equations, an old one for each race among them: the lowest counts.</summary>
    private static void LowestOfOneReport(List<Fact> results)
    {
        foreach (var report in results.OfType<Fact<Amount>>().Where(fact => fact.Of == Measurements.Egfr).GroupBy(fact => fact.At.Earliest).Where(report => report.Skip(1).Any()).ToList())
            foreach (var other in report.OrderBy(fact => fact.Value.Value).Skip(1)) results.Remove(other);
    }

    private void Read(FhirResource resource, JsonElement json, (FactKey Key, string Code) read, WrittenTime when, List<Fact> results, SuicideScreenCollector screens)
    {
        if (json.Member("dataAbsentReason"u8) is not null)
        {
            Aside(resource, $"{read.Key.Label}: no value, the reason is given.");
            return;
        }
        if (read.Key is FactKey<SuicideScreenAnswers> screen)
        {
            screens.Add(resource.From, read.Code, screen.Loinc.ToList().IndexOf(read.Code), when, CodedAnswers.YesOrNo(json));
            return;
        }
        var (value, why) = read.Key switch
        {
            FactKey<Amount> number => Amount(json, number),
            FactKey<string> hcg when hcg == Measurements.Hcg && json.Member("valueQuantity"u8) is { } quantity => HcgNumber.Read(quantity),
            FactKey<string> hcg when hcg == Measurements.Hcg && WrittenNumber.Of(json) is { } written => HcgNumber.Read(written),
            FactKey<string> => (CodedAnswers.TestResult(json), null),
            _ => ((object?)null, "It cannot be read here."),
        };
        if (value is null) Aside(resource, $"{read.Key.Label}: {why}");
        else results.Add(read.Key.Fact(value, when, resource.From) with { Path = "loinc|" + read.Code });
    }

    private static (object? Value, string? Why) Amount(JsonElement json, FactKey<Amount> key)
    {
        if (json.Member("valueQuantity"u8) is { } quantity)
        {
            if (quantity.Number("value"u8) is not { } number) return (null, "there is no number in it.");
            if (Math.Abs(number) > MostBelievable) return (null, "the number is not believable.");
            if (In(key, quantity, number, out var unit) is not { } converted) return (null, unit is null ? "the number has no unit." : $"the unit {Clip(unit)} is not read here.");
            if (Bound(quantity.Text("comparator"u8)) is not { } bound) return (null, "its comparator is not known.");
            return Believable(key, new Amount(converted) { Bound = bound, UpperLimit = UpperLimit(json, key, unit), Entered = unit is null || converted == number ? null : (number, unit) });
        }
        if (key.Unit is null && (json.Number("valueInteger"u8) ?? CodedAnswers.Frequency(json)) is { } score) return Believable(key, new Amount(score));
        if (WrittenNumber.Of(json) is not { } written) return (null, "there is no value in it.");
        if (written.Unit is null && key.Unit is not null) return (null, "the number has no unit.");
        if (key.Converted(written.Value, written.Unit) is not { } read) return (null, $"the unit {Clip(written.Unit ?? "")} is not read here.");
        return Believable(key, new Amount(read) { Bound = written.Bound, UpperLimit = UpperLimit(json, key, written.Unit), Entered = read == written.Value ? null : (written.Value, written.Unit!) });
    }

    private static (object? Value, string? Why) Believable(FactKey<Amount> key, Amount amount) =>
        key.Refuses(amount) is null ? (amount, null) : (null, $"{amount} is not believable.");

    /// <summary>The number in the unit of the key: by the unit's code, else by its name.</summary>
    private static decimal? In(FactKey<Amount> key, JsonElement quantity, decimal number, out string? unit)
    {
        var code = quantity.Text("code"u8);
        unit = code ?? quantity.Text("unit"u8);
        if (key.Converted(number, code) is { } byCode) return byCode;
        if (code is not null && key.Unit is null) return null;
        if (quantity.Text("unit"u8) is not { } name || key.Converted(number, name) is not { } byName) return null;
        unit = name;
        return byName;
    }

    /// <summary>The lowest upper limit of normal that stands beside the result, in the unit of the key.</summary>
    private static decimal? UpperLimit(JsonElement json, FactKey<Amount> key, string? unit)
    {
        decimal? lowest = null;
        foreach (var range in json.Items("referenceRange"u8))
        {
            if (range.Member("high"u8) is not { } high || high.Number("value"u8) is not { } number) continue;
            var written = high.Text("code"u8) is null && high.Text("unit"u8) is null ? key.Converted(number, unit) : In(key, high, number, out _);
            if (written is > 0 && (lowest is null || written < lowest)) lowest = written;
        }
        return lowest;
    }

    internal static Bound? Bound(string? comparator) => comparator switch
    {
        null => Care.Screening.Facts.Bound.Exact,
        "<" => Care.Screening.Facts.Bound.Below,
        "<=" => Care.Screening.Facts.Bound.AtMost,
        ">=" => Care.Screening.Facts.Bound.AtLeast,
        ">" => Care.Screening.Facts.Bound.Above,
        _ => null,
    };

    /// <summary>Most observations of a chart are under codes nobody reads here, so the code is looked up before anything else is read; beside it, whether it says that oxygen was given.</summary>
    private static ((FactKey Key, string Code)? Own, bool GivesOxygen) Coded(JsonElement json)
    {
        if (json.Member("code"u8) is not { } concept) return default;
        foreach (var coding in concept.Items("coding"u8))
        {
            if (coding.Text("code"u8) is not { } code) continue;
            if (Vocabulary.FindLoinc(code) is { } key && new ClinicalCode(coding.Text("system"u8), code).IsLoinc) return ((key, code), false);
            if (OxygenReader.IsOxygen(code)) return (null, OxygenReader.Gives(json, code));
        }
        return default;
    }

    private static List<(JsonElement Json, (FactKey Key, string Code) Key)> Parts(JsonItems components, ref bool givesOxygen)
    {
        List<(JsonElement, (FactKey, string))> parts = [];
        foreach (var part in components)
        {
            var (own, gives) = Coded(part);
            givesOxygen |= gives;
            if (own is { } key) parts.Add((part, key));
        }
        return parts;
    }

    private static bool HasValue(JsonElement json) =>
        json.Member("valueQuantity"u8) is not null || json.Member("valueInteger"u8) is not null || json.Member("valueCodeableConcept"u8) is not null
        || json.Member("valueString"u8) is not null || json.Member("valueBoolean"u8) is not null || json.Member("interpretation"u8) is not null || json.Member("dataAbsentReason"u8) is not null;

    private void Aside(FhirResource resource, string because) => ignored.Add(new(resource.From, because));

    private static string Clip(string text) => text.Length <= 30 ? text : string.Create(CultureInfo.InvariantCulture, $"{text[..30]}…");
}
