using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Stillpoint.Care.Persons;

namespace Stillpoint.App.Records;

/// <summary>A word a patient is found by. Words are only added: an earlier name or number goes on finding them.</summary>
internal sealed class PatientWordRow
{
    public required Guid PatientId { get; init; }
    public required string Word { get; init; }

    public override string ToString() => "[word of a patient]";
}

internal sealed class PatientWordMapping : IEntityTypeConfiguration<PatientWordRow>
{
    public void Configure(EntityTypeBuilder<PatientWordRow> builder)
    {
        builder.HasKey(word => new { word.PatientId, word.Word });
        builder.BelongsTo<PatientWordRow, PatientRow>(word => word.PatientId);
        builder.HasIndex(word => word.Word);
    }
}

/// <summary>Keeps the words of patients. Whoever saves a patient saves their words with them, so nobody can be there and not be found.</summary>
internal static class PatientWords
{
    /// <summary>How many patients at once are looked at when words are made for those who have none.</summary>
    private const int AtOnce = 500;

    public static async Task Learn(ClinicDb db, CancellationToken cancel)
    {
        foreach (var entry in db.ChangeTracker.Entries<PatientRow>().Where(entry => entry.State is EntityState.Added or EntityState.Modified).ToList())
        {
            var (id, words) = (entry.Entity.Id, PersonWords.Of(entry.Entity.Marks));
            HashSet<string> known = entry.State is EntityState.Added ? [] : [.. await db.Set<PatientWordRow>().Where(word => word.PatientId == id).Select(word => word.Word).ToListAsync(cancel)];
            db.AddRange(words.Where(word => !known.Contains(word)).Select(word => new PatientWordRow { PatientId = id, Word = word }));
        }
    }

    /// <summary>Of patients from before words were kept.</summary>
    public static async Task LearnAll(ClinicDb db, CancellationToken cancel)
    {
        while (await db.Set<PatientRow>().AsNoTracking().Where(patient => !db.Set<PatientWordRow>().Any(word => word.PatientId == patient.Id)).OrderBy(patient => patient.Id).Take(AtOnce).ToListAsync(cancel) is { Count: > 0 } nameless)
        {
            db.AddRange(nameless.SelectMany(patient => PersonWords.Of(patient.Marks).Select(word => new PatientWordRow { PatientId = patient.Id, Word = word })));
            await db.SaveChangesAsync(cancel);
            db.ChangeTracker.Clear();
        }
    }
}
