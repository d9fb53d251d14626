using System.Globalization;
using Stillpoint.App.Screening;
using Stillpoint.Care.Screening.Facts;
using Stillpoint.Care.Screening.Medications;
using Stillpoint.Care.Screening.Record;

namespace Stillpoint.App.Interop.Fhir.Import;

/// <summary>Turns what a bundle says of a patient into lines that a person can tick, and into words for what cannot be taken over.</summary>
internal sealed class ImportReader
{
    public const string Conditions = "Conditions", Allergies = "Allergies", Medicines = "Medicines", Results = "Measurements and results";

    private readonly DateTimeOffset at;
    private readonly List<ImportLine> lines = [];
    private readonly List<string> aside = [];

    private ImportReader(DateTimeOffset at) => this.at = at;

    public static ImportReading Read(FhirBundle bundle, KnownPatient known, IReadOnlyList<(string Key, string Value)> ever, DateTimeOffset at)
    {
        var record = BundleReader.Read(bundle, "", at);
        var reader = new ImportReader(at);
        foreach (var condition in record.Conditions) reader.Take(condition);
        foreach (var allergy in record.Allergies) reader.Take(allergy);
        foreach (var medication in record.Medications) reader.Take(medication);
        reader.Take(record.Results);
        foreach (var procedure in record.Procedures) reader.aside.Add($"Not taken over from a file: a procedure, {procedure.Text ?? Name(procedure.Codes)}. Enter what matters on the sheet of facts.");
        foreach (var disease in record.Relatives) reader.aside.Add($"Not taken over from a file: a relative's disease, {disease.Text ?? Name(disease.Codes)}. Ask, and enter it on the sheet of facts.");
        foreach (var ignored in record.Ignored) reader.aside.Add($"{Kind(ignored.Path)}: {ignored.Reason}");

        if (record.Sex is { } sex && known.Record.Sex is { } ours && sex != ours)
            reader.aside.Add($"The file says {Word(sex)}; here stands {Word(ours)}. Settle it with the patient.");

        var before = ever.ToHashSet();
        var distinct = reader.lines.DistinctBy(line => (line.Key, line.Value, line.At)).ToList();
        var fresh = distinct.Where(line => !before.Contains((line.Key, line.Value))).ToList();
        if (fresh.Count > ImportReading.MostLines)
            reader.aside.Add(FormattableString.Invariant($"The file says {fresh.Count} things that are new here; the first {ImportReading.MostLines} are shown. Take them over, and hand the file in again."));
        return new(
            Person(bundle), [.. fresh.Take(ImportReading.MostLines).Select(line => line with { Clash = Clashes.Of(line, known) })], distinct.Count - fresh.Count,
            [.. reader.aside.GroupBy(says => says, StringComparer.Ordinal).Select(alike => (alike.Key, alike.Count()))], Origin(bundle));
    }

    private void Take(Condition condition)
    {
        var text = condition.Text ?? condition.Codes.Select(code => code.Display).OfType<string>().FirstOrDefault() ?? Name(condition.Codes);
        if (condition.IsConcern)
        {
            aside.Add($"A concern or social circumstance, no diagnosis: {text}.");
            return;
        }
        var status = condition.ClinicalStatus is "remission" ? "remission" : condition.IsPast(at) ? "resolved" : "active";
        var line = new ConditionLine(text, condition.Codes.FirstOrDefault(code => code.IsIcd10)?.Code, condition.IsConfirmed, status, Day(condition.Onset)) { Codes = Codes(condition.Codes) };
        Add(Conditions, ConditionLine.Key, line, (condition.Recorded ?? condition.Onset)?.Earliest, line.Shown + (condition.Visit is null ? "" : ", from one visit"), condition.From);
    }

    private void Take(Allergy allergy)
    {
        if (((allergy.Texts is [var first, ..] ? first : null) ?? allergy.Codes.Select(code => code.Display).OfType<string>().FirstOrDefault()) is not { } substance)
        {
            aside.Add($"An allergy without a name: {Name(allergy.Codes)}. Ask what it is.");
            return;
        }
        var line = new AllergyLine(substance, allergy.Reactions.Count == 0 ? null : string.Join(", ", allergy.Reactions)) { Codes = Codes(allergy.Codes) };
        Add(Allergies, AllergyLine.Key, line, allergy.Recorded?.Earliest, line.Shown, allergy.From);
    }

    private void Take(Medication medication)
    {
        var name = medication.Text ?? Name(medication.Codes);
        switch (Standing.Of(medication, at, lastTaken: null))
        {
            case Standing.Ended ended:
                aside.Add($"No longer taken, by the file: {name}. {ended.WhyNot} Ask when it was last taken.");
                return;
            case Standing.DoesNotCount not:
                aside.Add($"Not taken, by the file: {name}. {not.WhyNot}");
                return;
            case Standing.NotYet later:
                aside.Add($"Not yet: {name}. {later.WhyNot}");
                return;
        }
        var dosage = medication.Dosages.Count == 1 ? medication.Dosages[0] : null;
        var mg = dosage is { Amount: > 0 and < 100_000 and var amount, Unit: "mg" } ? amount : (decimal?)null;
        var line = new MedicationLine(name, mg, mg is null ? null : TimesADay(dosage!), medication.AsNeeded, medication.OverTheCounter) { Codes = Codes(medication.Codes) };
        Add(Medicines, MedicationLine.Key, line, (medication.Written ?? medication.PeriodStart ?? medication.Taken)?.Earliest, line.Shown, medication.From);
    }

    /// <summary>Of each measurement the newest: what is older decides nothing here.</summary>
    private void Take(IReadOnlyList<Fact> results)
    {
        foreach (var alike in results.Where(fact => !fact.IsArtefact).GroupBy(fact => fact.Key))
        {
            var newest = alike.MaxBy(fact => fact.At.Latest)!;
            var value = alike.Key.Write(newest.Untyped);
            if (alike.Key.Read(value).Value is null)
            {
                aside.Add($"It cannot be kept here as it is: {alike.Key.Label}.");
                continue;
            }
            lines.Add(new(Results, alike.Key.Key, value, alike.Key.Unit, newest.At.Earliest, $"{alike.Key.Label}: {newest.Shown}", newest.From));
            if (alike.Count() > 1) aside.Add(FormattableString.Invariant($"{alike.Key.Label}: {alike.Count() - 1} older values."));
        }
    }

    private void Add<T>(string group, string key, T line, DateTimeOffset? when, string says, string from) =>
        lines.Add(new(group, key, RecordLines.Write(line), null, when, says, from));

    private static IReadOnlyList<CodeLine>? Codes(IReadOnlyList<ClinicalCode> codes) =>
        codes.Count == 0 ? null : [.. codes.Take(10).Select(code => new CodeLine(code.System, code.Code, code.Display))];

    private static string Name(IReadOnlyList<ClinicalCode> codes) => codes.Count == 0 ? "without a name" : codes[0].Display ?? codes[0].Path;

    private static string Word(Care.Planning.Sex sex) => sex.ToString().ToLowerInvariant();

    private static string? Day(WrittenTime? written) => written is { } day && RecordedDay.Read(day.Written) is { } read ? read.Written : null;

    private static decimal? TimesADay(DosageLine dosage) => (dosage.Frequency, dosage.Period, dosage.PeriodUnit) switch
    {
        ( > 0 and < 1000 and var times, > 0 and var every, "d") => decimal.Round(times / every, 2),
        ( > 0 and < 1000 and var times, > 0 and var every, "h") => decimal.Round(times * 24 / every, 2),
        _ => null,
    };

    /// <summary>The kind of resource, without its id.</summary>
    private static string Kind(string path)
    {
        var kind = path[(path.IndexOf(':', StringComparison.Ordinal) + 1)..];
        var end = kind.IndexOfAny(['/', '#']);
        return end < 0 ? "The file" : end == 0 ? "An entry" : kind[..end];
    }

    private static FilePerson Person(FhirBundle bundle)
    {
        if (bundle.OfType("Patient") is not [var patient, ..]) return new([], null);
        var names = new List<(string? Family, string? Given)>();
        foreach (var name in patient.Json.Items("name"u8))
        {
            var given = new List<string>();
            foreach (var one in name.Items("given"u8))
                if (one.Words() is { } word) given.Add(word);
            var (family, text) = (name.Text("family"u8), name.Text("text"u8));
            if (family is null && given.Count == 0 && text is null) continue;
            if (family is null && given.Count == 0) names.Add((text, null));
            else names.Add((family, given.Count == 0 ? null : string.Join(' ', given)));
            if (names.Count == 10) break;
        }
        return new(names, patient.Json.Text("birthDate"u8) is { } written ? RecordedDay.Read(written) : null);
    }

    private static string? Origin(FhirBundle bundle)
    {
        foreach (var resource in bundle.OfType("Patient").Concat(bundle.OfType("Organization")))
        {
            if (resource.Json.Member("managingOrganization"u8)?.Text("display"u8) is { } organization) return organization;
            if (resource.Type == "Organization" && resource.Json.Text("name"u8) is { } name) return name;
            if (resource.Json.Member("meta"u8)?.Text("source"u8) is { } source) return source;
        }
        return null;
    }
}
