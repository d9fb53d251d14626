using Stillpoint.App.Records;
using Stillpoint.App.Shell.Forms;

namespace Stillpoint.App.FollowUp.Integration;

/// <summary>A note as a therapist writes it.</summary>
internal sealed class TherapyNoteForm() : Form("note")
{
    public ChoiceInput<TherapyNoteKind> Kind { get; } = new("What it is")
    {
        Needed = "Choose whether everybody who treats reads it, or you alone.",
        Options =
        [
            new(TherapyNoteKind.Intention, "Intention, for everybody who treats") { Value = TherapyNoteKind.Intention.Text() },
            new(TherapyNoteKind.Private, "My own note, for me alone") { Value = TherapyNoteKind.Private.Text() },
        ],
    };

    public LongTextInput Words { get; } = new("In your words") { Needed = "Write the note.", Most = 8000 };
}

/// <summary>Whom the patient lets read a therapist's own notes.</summary>
internal sealed class NoteReaderForm() : Form("reader")
{
    public ChoiceInput<Guid> Reader { get; } = new("Who may read my notes of this patient") { As = Choice.List, Needed = "Choose who." };

    public ChoiceInput<bool> Allowed { get; } = new("What the patient chose")
    {
        Needed = "Choose what the patient said.",
        Options = [(true, "may read them"), (false, "no longer")]
    };

    public TextInput Said { get; } = new("How the patient said so")
    {
        Needed = "Write how the patient said so, such as: in the session of today.",
        Least = 8, Most = 300
    };
}
