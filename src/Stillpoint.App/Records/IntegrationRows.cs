using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Stillpoint.App.Records;

/// <summary>
/// What a therapist writes about: what the patient means to go in with, for everybody who treats; or the therapist's own, for nobody else.
/// </summary>
internal enum TherapyNoteKind { Intention, Private }

/// <summary>A note of a therapist. Appended, never changed; its words are sealed for their author and are in no other column.</summary>
internal sealed class TherapyNoteRow
{
    public required Guid Id { get; init; }
    public required Guid PatientId { get; init; }
    public required Guid Author { get; init; }
    public required TherapyNoteKind Kind { get; init; }

    /// <summary>The session it came after, where there was one.</summary>
    public Guid? SessionId { get; init; }
    public required byte[] Sealed { get; init; }
    public required DateTimeOffset WrittenAt { get; init; }

    public override string ToString() => "[therapy note]";
}

/// <summary>The patient lets somebody read what one therapist wrote, or no longer does. Appended; the last word on a reader counts.</summary>
internal sealed class NoteReaderRow
{
    public required Guid Id { get; init; }
    public required Guid PatientId { get; init; }
    public required Guid Author { get; init; }
    public required Guid Reader { get; init; }
    public required bool Allowed { get; init; }

    /// <summary>How the patient said so.</summary>
    public required string Said { get; init; }
    public required DateTimeOffset At { get; init; }

    public override string ToString() => "[reader of notes]";
}

internal sealed class IntegrationMapping : IEntityTypeConfiguration<TherapyNoteRow>, IEntityTypeConfiguration<NoteReaderRow>
{
    public void Configure(EntityTypeBuilder<TherapyNoteRow> builder)
    {
        builder.HasKey(note => note.Id);
        builder.IsProved();
        builder.BelongsTo<TherapyNoteRow, PatientRow>(note => note.PatientId);
        builder.BelongsTo<TherapyNoteRow, StaffRow>(note => note.Author);
        builder.BelongsTo<TherapyNoteRow, SessionRow>(note => note.SessionId);
    }

    public void Configure(EntityTypeBuilder<NoteReaderRow> builder)
    {
        builder.HasKey(reader => reader.Id);
        builder.IsProved();
        builder.BelongsTo<NoteReaderRow, PatientRow>(reader => reader.PatientId);
        builder.BelongsTo<NoteReaderRow, StaffRow>(reader => reader.Author);
        builder.BelongsTo<NoteReaderRow, StaffRow>(reader => reader.Reader);
    }
}
