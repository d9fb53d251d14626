using Stillpoint.App.People;
using Stillpoint.App.Shell.Forms;
using Stillpoint.Care.Units;

namespace Stillpoint.App.Session.Bedside;

/// <summary>What the giver says, and the receiver who confirms it.</summary>
internal sealed class HandoverForm() : Form("handover")
{
    public ShownInput Shown { get; } = new();
    public LongTextInput Says { get; } = new("What they must know") { Needed = "Say what the next person must know.", Rows = 2, Most = 1000 };
    public SecondPerson Receiver { get; } = new("Receiving person's");
}

/// <summary>A prescriber's order that a stopped drug may go on.</summary>
/// <param name="isPrescriber">Whoever is signed in may sign it.</param>
internal sealed class RestartOrderForm(bool isPrescriber) : Form("restart-order")
{
    public ShownInput Shown { get; } = new();
    public NumberInput Rate { get; } = new("At most", "mL/h", Plausible.Least, 10_000) { Needed = "Write the rate in mL/h as a number with a point, such as 37.5." };
    public TextInput Why { get; } = new("Why it may go on") { Needed = "Say why it may go on.", Most = 300 };
    public TickInput NoneHappened { get; } = new("In this session there was no laryngospasm, no anaphylaxis and no seizure");
    public SecondPerson Prescriber { get; } = new("Prescriber's", isSignedIn: isPrescriber);
}

/// <summary>A prescriber's signed word on what may no longer be corrected.</summary>
/// <param name="isPrescriber">Whoever is signed in may sign it.</param>
/// <param name="about">The entry it is about; null for the session as a whole.</param>
internal sealed class AddendumWords(bool isPrescriber, Guid? about) : Form("addendum")
{
    public Guid? About { get; } = about;
    public ShownInput Shown { get; } = new();
    public LongTextInput Addendum { get; } = new("Addendum") { Needed = "Write the addendum.", Hint = about is null ? "Stands on the strip beside what was written" : "Stands on the strip beside this entry", Most = 4000 };
    public SecondPerson Prescriber { get; } = new("Prescriber's", isSignedIn: isPrescriber);
}
