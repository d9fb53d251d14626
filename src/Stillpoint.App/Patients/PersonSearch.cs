using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Records;
using Stillpoint.Care.Persons;

namespace Stillpoint.App.Patients;

/// <summary>A patient who was looked for; by which earlier name or number, where it is not how they are known now.</summary>
/// <param name="Patient">Who was found.</param>
/// <param name="Earlier">The earlier values that were looked for.</param>
/// <param name="Also">References of their other charts.</param>
internal sealed record FoundPatient(PatientRow Patient, string? Earlier, IReadOnlyList<string> Also)
{
    public override string ToString() => "[patient found]";
}

/// <summary>Finds patients of some clinics by whatever somebody types of them.</summary>
internal sealed class PersonSearch(ClinicDb db)
{
    /// <summary>A longer list is not read but narrowed.</summary>
    public const int Most = 100;

    /// <summary>Behind every word that begins so.</summary>
    private const string Last = "\U0010FFFF";

    /// <param name="typed">As it was typed; blank shows whoever comes first.</param>
    /// <param name="clinics">Where the reader works.</param>
    /// <param name="today">At the clinic.</param>
    /// <param name="cancel">Given up with the page.</param>
    public async Task<IReadOnlyList<FoundPatient>> Find(string typed, IReadOnlyList<Guid> clinics, DateOnly today, CancellationToken cancel = default)
    {
        var patients = db.Set<PatientRow>().AsNoTracking().Where(patient => clinics.Contains(patient.ClinicId));
        var ways = PersonQuery.Read(typed, today);
        Dictionary<Guid, PatientRow> found = [];
        foreach (var way in ways)
            foreach (var patient in await Ordered(way.Aggregate(patients, Fitting)).ToListAsync(cancel)) found.TryAdd(patient.Id, patient);
        if (string.IsNullOrWhiteSpace(typed)) found = await Ordered(patients).ToDictionaryAsync(patient => patient.Id, cancel);
        var tied = await Tied([.. found.Keys], cancel);
        var earlier = string.IsNullOrWhiteSpace(typed) ? [] : await Earlier([.. found.Values.Where(patient => !Fits(ways, patient.Marks))], ways, cancel);
        return [.. found.Values.OrderBy(patient => patient.FamilyName, StringComparer.OrdinalIgnoreCase).ThenBy(patient => patient.GivenName, StringComparer.OrdinalIgnoreCase).Take(Most + 1)
            .Select(patient => new FoundPatient(patient, earlier.GetValueOrDefault(patient.Id), tied.GetValueOrDefault(patient.Id) ?? []))];
    }

    private async Task<Dictionary<Guid, IReadOnlyList<string>>> Tied(IReadOnlyList<Guid> found, CancellationToken cancel)
    {
        var said = await db.Set<SamePersonRow>().Where(row => found.Contains(row.PatientId) || found.Contains(row.OtherId)).Select(row => new { row.PatientId, row.OtherId }).ToListAsync(cancel);
        Dictionary<Guid, IReadOnlyList<string>> tied = [];
        foreach (var patient in said.SelectMany(row => new[] { row.PatientId, row.OtherId }).Intersect(found)) tied[patient] = [.. (await Charts.Of(db, patient, cancel)).Others.Select(other => other.Reference)];
        return tied;
    }

    /// <summary>Those who have a word that begins as is wanted.</summary>
    internal IQueryable<PatientRow> Fitting(IQueryable<PatientRow> patients, WantedWord wanted)
    {
#pragma warning disable CA1309 // The database compares, by the collation of the column.
        var words = wanted.Begins.Select(begins => db.Set<PatientWordRow>().Where(word => string.Compare(word.Word, begins) >= 0 && string.Compare(word.Word, begins + Last) <= 0).Select(word => word.PatientId))
            .Aggregate((some, more) => some.Union(more));
#pragma warning restore CA1309
        return patients.Where(patient => words.Contains(patient.Id));
    }

    private static IQueryable<PatientRow> Ordered(IQueryable<PatientRow> patients) => patients.OrderBy(patient => patient.FamilyName).ThenBy(patient => patient.GivenName).Take(Most + 1);

    private static bool Fits(IReadOnlyList<IReadOnlyList<WantedWord>> ways, PersonMarks person)
    {
        var words = PersonWords.Of(person);
        return ways.Any(way => way.All(wanted => wanted.Begins.Any(begins => words.Any(word => word.StartsWith(begins, StringComparison.Ordinal)))));
    }

    /// <summary>What of these patients' earlier values was looked for.</summary>
    private async Task<Dictionary<Guid, string>> Earlier(IReadOnlyList<PatientRow> patients, IReadOnlyList<IReadOnlyList<WantedWord>> ways, CancellationToken cancel)
    {
        var ids = patients.Select(patient => patient.Id).ToList();
        if (ids.Count == 0) return [];
        PatientField[] named = [PatientField.GivenName, PatientField.FamilyName, PatientField.CalledName, PatientField.BirthDate, PatientField.Phone, PatientField.OtherPhone, PatientField.Email];
        var changes = await db.Set<PatientChangeRow>().AsNoTracking().Where(row => ids.Contains(row.PatientId) && named.Contains(row.Field) && row.Before != null).ToListAsync(cancel);
        return changes.Where(change => ways.Any(way => way.Any(wanted => wanted.Begins.Any(begins => Words(change).Any(word => word.StartsWith(begins, StringComparison.Ordinal))))))
            .GroupBy(change => change.PatientId).ToDictionary(same => same.Key, same => string.Join(", ", same.Select(change => change.Before).Distinct()));
    }

    private static IReadOnlySet<string> Words(PatientChangeRow change) => PersonWords.Of(new(
        change.Field is PatientField.GivenName or PatientField.FamilyName or PatientField.CalledName ? [change.Before!] : [],
        change.Field is PatientField.BirthDate ? DateOnly.Parse(change.Before!, CultureInfo.InvariantCulture) : null, null,
        change.Field is PatientField.Phone or PatientField.OtherPhone ? [change.Before!] : [],
        change.Field is PatientField.Email ? change.Before : null));
}
