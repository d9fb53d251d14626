using System.Text.Json;
using Stillpoint.Care.Screening.Medications;
using Stillpoint.Care.Screening.Record;

namespace Stillpoint.App.Interop.Fhir;

/// <summary>Reads members of FHIR resources as they come: what is absent, null or of another kind than FHIR says is simply not there.</summary>
internal static class FhirJson
{
    extension(JsonElement element)
    {
        public JsonElement? Member(string name) =>
            element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

        /// <summary>A string that says something.</summary>
        public string? Words() =>
            element.ValueKind == JsonValueKind.String && element.GetString() is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;

        public string? Text(string name) => element.Member(name)?.Words();

        public bool? Bool(string name) => element.Member(name)?.ValueKind switch { JsonValueKind.True => true, JsonValueKind.False => false, _ => null };

        public decimal? Number(string name) =>
            element.Member(name) is { ValueKind: JsonValueKind.Number } number && number.TryGetDecimal(out var value) ? value : null;

        /// <summary>The items of a list; an object where FHIR wants a list is a list of one.</summary>
        public IEnumerable<JsonElement> Items(string name) => element.Member(name) switch
        {
            { ValueKind: JsonValueKind.Array } list => list.EnumerateArray(),
            { ValueKind: JsonValueKind.Object } one => [one],
            _ => [],
        };

        /// <summary>The codings of a CodeableConcept, those without a code left out.</summary>
        public List<ClinicalCode> Codes(string name)
        {
            var codes = new List<ClinicalCode>();
            if (element.Member(name) is { } concept)
                foreach (var coding in concept.Items("coding"))
                    if (coding.Text("code") is { } code) codes.Add(new(coding.Text("system"), code, coding.Text("display")));
            return codes;
        }

        /// <summary>What a CodeableConcept says in words beside its codes: its text, and names that came without a code.</summary>
        public List<string> Texts(string name)
        {
            var texts = new List<string>();
            if (element.Member(name) is not { } concept) return texts;
            if (concept.Text("text") is { } text) texts.Add(text);
            foreach (var coding in concept.Items("coding"))
                if (coding.Text("code") is null && coding.Text("display") is { } display) texts.Add(display);
            return texts;
        }

        /// <summary>A status: the first code of a CodeableConcept, its text, or a plain string.</summary>
        public string? Status(string name)
        {
            if (element.Member(name) is not { } status) return null;
            return (status.Words() ?? element.Codes(name).Select(code => code.Code).FirstOrDefault() ?? status.Text("text"))?.ToLowerInvariant();
        }

        /// <summary>A date, a moment or a period under <paramref name="name"/> and one of FHIR's endings (<c>DateTime</c>, <c>Instant</c>, <c>Period</c>).</summary>
        public WrittenTime? When(string name, TimeSpan offset)
        {
            if (WrittenTime.Read(element.Text(name + "DateTime") ?? element.Text(name + "Instant") ?? element.Text(name), offset) is { } moment) return moment;
            if (element.Member(name + "Period") is not { } period) return null;
            var start = WrittenTime.Read(period.Text("start"), offset);
            var end = WrittenTime.Read(period.Text("end"), offset);
            return (start, end) switch
            {
                ({ } from, { } until) when until.Latest >= from.Earliest => new(from.Written + "/" + until.Written, from.Earliest, until.Latest),
                ({ } from, _) => from,
                (null, { } until) => until,
                _ => null,
            };
        }

        public string? Reference(string name) => element.Member(name)?.Text("reference");
    }
}
