using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Audit;
using Stillpoint.App.Records;
using Stillpoint.Care.Persons;

namespace Stillpoint.App.Patients;

/// <summary>A chart that may be the same person's: shown without being opened.</summary>
internal sealed record LikelyPerson(PatientRow Patient, string Clinic, Likeness Likeness)
{
    public bool IsLikely => Likeness.Sameness is Sameness.Likely;

    /// <summary>Juniper Vale, born 11 Mar 1984, at Harbour.</summary>
    public string Says => $"{Patient.Name}, born {Shell.ClinicClock.BirthDate(Patient.BirthDate)}{(Patient.Phone is { } phone ? $", {phone}" : "")}, at {Clinic}";

    public override string ToString() => "[likely the same person]";
}

/// <summary>Finds who may be the same person, at any clinic of the organisation, before a second chart is made of them.</summary>
internal sealed class LikelyPeople(ClinicDb db, AuditTrail audit)
{
    /// <summary>As many as a person compares.</summary>
    private const int Most = 5;

    /// <summary>More people of one common name than this are told apart by birth date or phone alone.</summary>
    private const int MostLookedAt = 200;

    /// <param name="who">What is known of them.</param>
    /// <param name="except">Charts that are known to be theirs.</param>
    /// <param name="shownTo">Who is shown name, birth date and phone of them: a look of its own at each.</param>
    /// <param name="cancel">Given up with the page.</param>
    public async Task<IReadOnlyList<LikelyPerson>> Find(PersonMarks who, IReadOnlyCollection<Guid> except, Actor? shownTo = null, CancellationToken cancel = default)
    {
        var (strong, names) = PersonWords.KnownAgainBy(who);
        var words = db.Set<PatientWordRow>();
        var least = Math.Min(2, names.Count);
        var ids = await words.Where(word => strong.Contains(word.Word)).Select(word => word.PatientId).Distinct().OrderBy(id => id).Take(MostLookedAt).ToListAsync(cancel);
        if (least > 0) ids.AddRange(await words.Where(word => names.Contains(word.Word)).GroupBy(word => word.PatientId).Where(one => one.Count() >= least).Select(one => one.Key).OrderBy(id => id).Take(MostLookedAt).ToListAsync(cancel));
        ids.RemoveAll(except.Contains);
        if (ids.Count == 0) return [];
        var clinics = await db.Set<ClinicRow>().ToDictionaryAsync(clinic => clinic.Id, clinic => clinic.Name, cancel);
        var found = (await db.Set<PatientRow>().AsNoTracking().Where(row => ids.Contains(row.Id)).ToListAsync(cancel))
            .Select(row => new LikelyPerson(row, clinics[row.ClinicId], Likeness.Of(who, row.Marks))).Where(one => one.Likeness.Sameness is not Sameness.Different)
            .OrderByDescending(one => one.Likeness.Sameness).ThenByDescending(one => one.Likeness.Because.Count).ThenBy(one => one.Patient.CreatedAt).Take(Most).ToList();
        if (shownTo is { } reader && found.Count > 0)
            await audit.Note(reader, () => Task.FromResult<List<AuditNote>>([.. found.Select(one => new AuditNote(Shown, $"patient/{one.Patient.Id}", one.Patient.Id))]));
        return found;
    }

    /// <summary>The note of a look at somebody who may be the same person.</summary>
    public const string Shown = "same-person-shown";
}
