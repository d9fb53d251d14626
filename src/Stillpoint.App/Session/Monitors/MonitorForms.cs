using Stillpoint.App.Shell.Forms;

namespace Stillpoint.App.Session.Monitors;

/// <summary>A monitor to be listened to: one that was heard already, or one that will be.</summary>
/// <param name="of">What tells it from the other forms of the page: nothing, or the place among those heard.</param>
/// <param name="clinics">Where it may stand; with one there is nothing to choose.</param>
internal sealed class RegisterForm(string of, IReadOnlyList<Option<Guid>> clinics) : Form($"register{of}")
{
    public TextInput Name { get; } = new("What the staff call it") { Needed = "Give the monitor a name the staff know it by.", Most = 60 };

    public TextInput Identifier { get; } = new("What it calls itself")
    {
        Hint = "The equipment identifier of its messages (OBX-18); of a monitor behind a gateway, as it stands above once it has spoken", Needed = "Say what the monitor calls itself.",
    };

    public TextInput Bed { get; } = new("The bed it is set to") { Hint = "As its messages name it (PV1-3), such as BAY^^CHAIR-1. When it later names another, its readings are refused" };

    public ChoiceInput<Guid> Clinic { get; } = new("Clinic") { As = Choice.List, Options = clinics, Typed = clinics is [var only] ? only.Value : "", Needed = "Choose the clinic it stands in." };
}

/// <summary>At which chair a monitor stands, and whether it is on the patient there.</summary>
internal sealed class BindForm(Guid device, IReadOnlyList<Option<Guid>> chairs) : Form($"bind-{device}")
{
    public ChoiceInput<Guid> Chair { get; } = new("Chair") { As = Choice.List, Options = chairs, Needed = "Choose the chair it stands at." };
    public TickInput On { get; } = new("It is on the patient in that chair") { Hint = "Look at the patient and the cable before you say so" };
}

/// <summary>The bed a monitor is set to.</summary>
internal sealed class BedForm(Guid device) : Form($"bed-{device}")
{
    public TextInput Bed { get; } = new("The bed it is set to");
}
