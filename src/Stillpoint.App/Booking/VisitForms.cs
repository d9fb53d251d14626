using Stillpoint.App.Records;
using Stillpoint.App.Shell.Forms;

namespace Stillpoint.App.Booking;

/// <summary>A visit to be booked: what for, when, where, with whom, and who takes the patient home.</summary>
/// <param name="zone">The clinic's.</param>
/// <param name="now">The moment it is asked.</param>
/// <param name="hasCourse">The patient has a signed course, without which no drug is given.</param>
internal sealed class VisitForm(TimeZoneInfo zone, DateTimeOffset now, bool hasCourse) : Form("book")
{
    public ChoiceInput<VisitKind> Kind { get; } = new("What for") { Options = [.. Enum.GetValues<VisitKind>().Select(kind => new Option<VisitKind>(kind, kind.Words()) { Value = kind.Text() })], Needed = "Choose what the visit is for." };
    public MomentInput Starts { get; } = new("Starts", zone) { Needed = "Choose the day and time it starts, in the clinic's time, such as 2026-11-24 14:00." };
    public WholeInput Minutes { get; } = new("Lasts", "min", 10, 720) { Hint = "With the time to recover", Needed = "Write how long it lasts, from 10 to 720 minutes.", Typed = "180" };
    public ChoiceInput<Guid> Chair { get; } = new("Chair") { As = Choice.List, Hint = "Needed for a session with drug, as are prescriber and nurse" };
    public ChoiceInput<Guid> Prescriber { get; } = new("Prescriber who covers") { As = Choice.List };
    public ChoiceInput<Guid> Nurse { get; } = new("Nurse") { As = Choice.List };
    public TextInput EscortName { get; } = new("Escort") { Hint = "The adult who takes the patient home; may be named later", Most = 120 };
    public PhoneInput EscortPhone { get; } = new("Escort's phone") { Wrong = EscortUnreached };

    private const string EscortUnreached = "Enter the escort's phone number with area code, or name the escort later.";

    /// <summary>A drug is given at this visit.</summary>
    public bool IsSession => Kind.Has && Kind.Given is VisitKind.Session;

    protected override IEnumerable<Refusal> Together()
    {
        if (Starts.Value < now - TimeSpan.FromHours(1)) yield return new(Starts, "That time has passed at the clinic. Choose a later one.");
        if (IsSession && !hasCourse) yield return new(Kind, "A session with drug needs a signed course: a prescriber plans it first.");
        if (IsSession && !Chair.Has) yield return new(Chair, "A session with drug needs a chair: choose one.");
        if (IsSession && !Prescriber.Has) yield return new(Prescriber, "A session with drug is covered by a prescriber: choose who.");
        if (IsSession && !Nurse.Has) yield return new(Nurse, "A session with drug has a nurse: choose who.");
        if (EscortName.Has && EscortPhone.Blank) yield return new(EscortPhone, EscortUnreached);
    }
}

/// <summary>Cancelling a visit asks once more.</summary>
internal sealed class CancelForm() : Form("cancel")
{
    public TickInput Sure { get; } = new("The visit is to be cancelled") { Hint = "It can't be taken back; another can be booked", Needed = "Tick that the visit is to be cancelled, or leave it as it is." };
}
