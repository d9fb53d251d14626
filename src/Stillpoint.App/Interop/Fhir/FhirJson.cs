using System.Globalization;
using System.Text.Json;
using Stillpoint.Care.Screening.Facts;
using Stillpoint.Care.Screening.Record;

namespace Stillpoint.App.Interop.Fhir;

/// <summary>Reads members of FHIR resources as they come: what is absent, null or of another kind than FHIR says is simply not there.</summary>
internal static class FhirJson
{
    extension(JsonElement element)
    {
        /// <summary>A member, by its name as the document writes it.</summary>
        public JsonElement? Member(ReadOnlySpan<byte> name) =>
            element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

        public string? Text(ReadOnlySpan<byte> name) => element.Member(name)?.Words();

        public JsonItems Items(ReadOnlySpan<byte> name) => new(element.Member(name));

        /// <summary>A string that says something.</summary>
        public string? Words() =>
            element.ValueKind == JsonValueKind.String && element.GetString() is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;

        public bool? Bool(ReadOnlySpan<byte> name) => element.Member(name)?.ValueKind switch { JsonValueKind.True => true, JsonValueKind.False => false, _ => null };

        public decimal? Number(ReadOnlySpan<byte> name) =>
            element.Member(name) is { ValueKind: JsonValueKind.Number } number && number.TryGetDecimal(out var value) ? value : null;

        /// <summary>The codings of the CodeableConcept under a name, those without a code left out.</summary>
        public List<ClinicalCode> Codes(ReadOnlySpan<byte> name) => element.Member(name)?.Codings() ?? [];

        /// <summary>What the CodeableConcept under a name says in words beside its codes.</summary>
        public List<string> Texts(ReadOnlySpan<byte> name) => element.Member(name)?.Wordings() ?? [];

        /// <summary>The codings of this CodeableConcept, those without a code left out.</summary>
        public List<ClinicalCode> Codings()
        {
            var codes = new List<ClinicalCode>();
            foreach (var coding in element.Items("coding"u8))
                if (coding.Text("code"u8) is { } code) codes.Add(new(coding.Text("system"u8), code, coding.Text("display"u8)));
            return codes;
        }

        /// <summary>What this CodeableConcept says in words beside its codes: its text, and names that came without a code.</summary>
        public List<string> Wordings()
        {
            var texts = new List<string>();
            if (element.Text("text"u8) is { } text) texts.Add(text);
            foreach (var coding in element.Items("coding"u8))
                if (coding.Text("code"u8) is null && coding.Text("display"u8) is { } display) texts.Add(display);
            return texts;
        }

        /// <summary>A status: the first code of a CodeableConcept, its text, or a plain string.</summary>
        public string? Status(ReadOnlySpan<byte> name)
        {
            if (element.Member(name) is not { } status) return null;
            var said = status.Words();
            foreach (var coding in status.Items("coding"u8)) said ??= coding.Text("code"u8);
            return (said ?? status.Text("text"u8))?.ToLowerInvariant();
        }

        public WrittenTime? Date(ReadOnlySpan<byte> name, TimeSpan offset) => WrittenTime.Read(element.Text(name), offset);

        /// <summary>A member with one of the endings that FHIR puts behind the name of what may be of several types.</summary>
        public JsonElement? Member(ReadOnlySpan<byte> name, ReadOnlySpan<byte> ending)
        {
            Span<byte> whole = stackalloc byte[name.Length + ending.Length];
            name.CopyTo(whole);
            ending.CopyTo(whole[name.Length..]);
            return element.Member(whole);
        }

        /// <summary>A date, a moment or a period under <paramref name="name"/> and one of FHIR's endings (<c>DateTime</c>, <c>Instant</c>, <c>Period</c>).</summary>
        public WrittenTime? When(ReadOnlySpan<byte> name, TimeSpan offset)
        {
            if (WrittenTime.Read(element.Member(name, "DateTime"u8)?.Words() ?? element.Member(name, "Instant"u8)?.Words() ?? element.Text(name), offset) is { } moment) return moment;
            if (element.Member(name, "Period"u8) is not { } period) return null;
            var start = WrittenTime.Read(period.Text("start"u8), offset);
            var end = WrittenTime.Read(period.Text("end"u8), offset);
            return (start, end) switch
            {
                ({ } from, { } until) when until.Latest >= from.Earliest => new(from.Written + "/" + until.Written, from.Earliest, until.Latest),
                ({ } from, _) => from,
                (null, { } until) => until,
                _ => null,
            };
        }

        public string? Reference(ReadOnlySpan<byte> name) => element.Member(name)?.Text("reference"u8);
    }

    public static string Plain(int number) => number.ToString(CultureInfo.InvariantCulture);
}
