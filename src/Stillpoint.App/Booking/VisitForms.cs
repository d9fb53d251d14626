using Stillpoint.App.Records;
using Stillpoint.App.Shell.Forms;
using Stillpoint.Care.Booking;

namespace Stillpoint.App.Booking;

/// <summary>When and where a visit is to be, and with whom: what booking and moving ask alike.</summary>
internal abstract class PlacedForm(string handler, TimeZoneInfo zone) : Form(handler)
{
    public MomentInput Starts { get; } = new("Starts", zone) { Needed = "Choose the day and time it starts, in the clinic's time, such as 2026-11-24 14:00." };
    public ChoiceInput<Guid> Chair { get; } = new("Chair") { As = Choice.List, None = "None", Hint = "Needed for a session with drug, as are prescriber and nurse" };
    public ChoiceInput<Guid> Prescriber { get; } = new("Prescriber who covers") { As = Choice.List, None = "Nobody" };
    public ChoiceInput<Guid> Nurse { get; } = new("Nurse") { As = Choice.List, None = "Nobody" };

    /// <summary>The nearest that hold, where it was refused.</summary>
    internal IReadOnlyList<Appointment> Nearest { get; set; } = [];

    /// <summary>The field a clash is told at.</summary>
    internal Input At(ClashKind kind) => kind switch
    {
        ClashKind.NoChair or ClashKind.ChairUnfit or ClashKind.ChairTaken => Chair,
        ClashKind.NoNurse or ClashKind.NurseFull or ClashKind.NurseElsewhere => Nurse,
        ClashKind.NoPrescriber or ClashKind.PrescriberElsewhere or ClashKind.PrescriberInTalk or ClashKind.NoSecondPerson => Prescriber,
        ClashKind.PatientElsewhere or ClashKind.TooSoon or ClashKind.TooOften or ClashKind.SameDay or ClashKind.Past or ClashKind.FarAhead or ClashKind.Night or ClashKind.NotOpen or ClashKind.Closed or ClashKind.NoShift => Starts,
        ClashKind.Away => Nurse,
    };
}

/// <summary>A visit to be booked: what for, when, where, with whom, and who takes the patient home.</summary>
/// <param name="zone">The clinic's.</param>
/// <param name="hasCourse">The patient has a signed course, without which no drug is given.</param>
internal sealed class VisitForm(TimeZoneInfo zone, bool hasCourse) : PlacedForm("book", zone)
{
    public ChoiceInput<VisitKind> Kind { get; } = new("What for") { Options = [.. Enum.GetValues<VisitKind>().Select(kind => new Option<VisitKind>(kind, kind.Words()) { Value = kind.Text() })], Needed = "Choose what the visit is for." };
    public WholeInput Minutes { get; } = new("Lasts", "min", 10, 720) { Hint = "Blank for a session: arrival, drug and recovery as its plan asks", Wrong = "Write how long it lasts, from 10 to 720 minutes." };
    public TextInput EscortName { get; } = new("Escort") { Hint = "The adult who takes the patient home; may be named later", Most = 120 };
    public PhoneInput EscortPhone { get; } = new("Escort's phone") { Wrong = EscortUnreached };

    private const string EscortUnreached = "Enter the escort's phone number with area code, or name the escort later.";

    /// <summary>A drug is given at this visit.</summary>
    public bool IsSession => Kind.Has && Kind.Given is VisitKind.Session;

    protected override IEnumerable<Refusal> Together()
    {
        if (IsSession && !hasCourse) yield return new(Kind, "A session with drug needs a signed course: a prescriber plans it first.");
        if (IsSession && !Chair.Has) yield return new(Chair, "A session with drug needs a chair: choose one.");
        if (IsSession && !Prescriber.Has) yield return new(Prescriber, "A session with drug is covered by a prescriber: choose who.");
        if (IsSession && !Nurse.Has) yield return new(Nurse, "A session with drug has a nurse: choose who.");
        if (EscortName.Has && EscortPhone.Blank) yield return new(EscortPhone, EscortUnreached);
    }
}

/// <summary>A visit to be moved: where to, why, and as it stood when it was looked at.</summary>
internal sealed class MoveForm(TimeZoneInfo zone) : PlacedForm("move", zone)
{
    public ChoiceInput<VisitReason> Reason { get; } = Reasons("Why it is moved", "Choose why it is moved.");
    public TextInput Note { get; } = new("In a few words") { Most = 300 };

    /// <summary>The version of the visit the page showed: whoever moved it meanwhile is not overruled.</summary>
    public CarriedInput Seen { get; } = new();

    internal static ChoiceInput<VisitReason> Reasons(string label, string needed) =>
        new(label) { As = Choice.List, Needed = needed, Options = [.. Enum.GetValues<VisitReason>().Select(reason => new Option<VisitReason>(reason, reason.Words()) { Value = reason.Text() })] };
}

/// <summary>The patient has come.</summary>
internal sealed class ArriveForm() : Form("arrive");

/// <summary>The patient is not here after all.</summary>
internal sealed class UndoArrivalForm() : Form("undo-arrival")
{
    public TextInput Why { get; } = new("How it came") { Hint = "Such as: the visit of another patient", Needed = "Say how it came: both acts stay on record.", Most = 300 };
}

/// <summary>A visit was cancelled by a slip.</summary>
internal sealed class RestoreForm() : Form("restore")
{
    public TextInput Why { get; } = new("Why it holds after all") { Needed = "Say why it holds after all.", Most = 300 };
}

/// <summary>Cancelling a visit asks why, and once more.</summary>
internal sealed class CancelForm() : Form("cancel")
{
    public ChoiceInput<VisitReason> Reason { get; } = MoveForm.Reasons("Why it is cancelled", "Choose why it is cancelled.");
    public TextInput Note { get; } = new("In a few words") { Most = 300 };
    public TickInput Sure { get; } = new("The visit is to be cancelled") { Hint = "It can be taken back while its time is ahead and nobody has the seat", Needed = "Tick that the visit is to be cancelled, or leave it as it is." };
}
