using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Stillpoint.App.Records;

/// <summary>A proved row as it was written, or taken away.</summary>
internal sealed record WrittenRow(IEntityType Kind, object Row, bool IsGone);

/// <summary>
/// The one database of a clinic, on SQLite or PostgreSQL. Each step maps its own rows beside its pages; names are written
/// in lower case with underscores so that plain SQL reads the same on both engines.
/// </summary>
internal sealed class ClinicDb(DbContextOptions<ClinicDb> options) : DbContext(options)
{
    /// <summary>Whether what is saved now is saved together with its note in the audit; set by the audit trail alone.</summary>
    public bool IsBeingNoted { get; set; }

    /// <summary>Proved rows that were written and whose hashes the audit has yet to take; it does with its next note.</summary>
    public List<WrittenRow> Unlinked { get; } = [];

    public bool IsPostgres => Database.ProviderName == "Npgsql.EntityFrameworkCore.PostgreSQL";

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(ClinicDb).Assembly);
        foreach (var entity in modelBuilder.Model.GetEntityTypes()) NameInSnakeCase(entity);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<InstantInMicroseconds>();
        configurationBuilder.StoreWords();
    }

    /// <summary>Rows with a <c>Version</c> are changed by whoever read them last; the second writer is refused.</summary>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        foreach (var entry in ChangeTracker.Entries().Where(entry => entry.State == EntityState.Modified))
            if (entry.Metadata.FindProperty("Version") is { IsConcurrencyToken: true })
                entry.Property("Version").CurrentValue = (long)entry.Property("Version").OriginalValue! + 1;
        await PatientWords.Learn(this, cancellationToken);
        await OutcomeDueRow.Note(this, cancellationToken);
        var written = ChangeTracker.Entries().Where(IsProvedChange).Select(entry => new WrittenRow(entry.Metadata, entry.Entity, entry.State == EntityState.Deleted)).ToList();
        var saved = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        OutcomeDueRow.LetGo(this);
        Unlinked.AddRange(written);
        return saved;
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess) => throw new NotSupportedException("Rows are saved by SaveChangesAsync, which notices what of them has to be proved.");

    /// <summary>Whether what is about to be saved has to leave its hash in the audit.</summary>
    public static bool IsProvedChange(EntityEntry entry) => entry.Metadata.IsProved()
        && (entry.State is EntityState.Added or EntityState.Deleted || (entry.State == EntityState.Modified && entry.Metadata.ProvedProperties().Any(property => entry.Property(property).IsModified)));

    private static void NameInSnakeCase(IMutableEntityType entity)
    {
        var name = entity.ClrType.Name;
        entity.SetTableName(Snake(name.EndsWith("Row", StringComparison.Ordinal) ? name[..^3] : name));
        foreach (var property in entity.GetProperties()) property.SetColumnName(Snake(property.Name));
    }

    private static string Snake(string name)
    {
        var snake = new StringBuilder(name.Length + 8);
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && snake.Length > 0) snake.Append('_');
            snake.Append(char.ToLowerInvariant(letter));
        }
        return snake.ToString();
    }
}

/// <summary>Instants as whole microseconds since 1970 in UTC: both engines sort, compare and aggregate them alike.</summary>
internal sealed class InstantInMicroseconds() : ValueConverter<DateTimeOffset, long>(
    instant => Instants.Microseconds(instant), microseconds => Instants.At(microseconds));

/// <summary>What time means in storage: whole microseconds since 1970, UTC.</summary>
internal static class Instants
{
    public static long Microseconds(DateTimeOffset instant) => (instant.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    public static DateTimeOffset At(long microseconds) => new(DateTimeOffset.UnixEpoch.Ticks + (microseconds * TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);

    /// <summary>The instant as storage will give it back.</summary>
    public static DateTimeOffset Whole(DateTimeOffset instant) => At(Microseconds(instant));

    /// <summary>This moment, as storage will give it back.</summary>
    public static DateTimeOffset Moment(this TimeProvider clock) => Whole(clock.GetUtcNow());
}
