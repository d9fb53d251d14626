using Stillpoint.App.Authorization;
using Stillpoint.App.Records;
using Stillpoint.App.Shell.Forms;

namespace Stillpoint.App.People;

/// <summary>A password to be chosen, typed twice.</summary>
public sealed class NewPassword : InputGroup
{
    private const string Advice = "12 characters or more. Three or four unrelated words are good; names are not.";

    public PasswordInput Password { get; } = new("Password") { Hint = Advice, AutoComplete = "new-password", Needed = "Choose a password." };
    public PasswordInput Again { get; } = new("Password again") { AutoComplete = "new-password", Needed = "Type the password once more." };

    /// <summary>Why the two are no password yet.</summary>
    internal IEnumerable<Refusal> Differs => Password.Has && Again.Has && Password.Given != Again.Given ? [new(Again, "The two passwords differ: type the same one twice.")] : [];
}

/// <summary>Somebody to be invited: who, in which roles, where.</summary>
internal sealed class InvitationForm : Form
{
    public InvitationForm(IEnumerable<Option<Guid>> clinics) : base("invite") => Clinics.Options = [.. clinics];

    public TextInput Name { get; } = new("Name") { Needed = "Enter the person's name.", Most = 120 };
    public EmailInput Email { get; } = new("Work email") { Needed = "Enter their work e-mail, such as name@clinic.example." };
    public SeveralInput<Guid> Clinics { get; } = PlaceForm.OfClinics();
    public SeveralInput<Role> Roles { get; } = PlaceForm.OfRoles("One person may hold several");
    public PasswordInput Password { get; } = PlaceForm.Yours();
}

/// <summary>In which roles, and where.</summary>
internal sealed class PlaceForm : Form
{
    public PlaceForm(IEnumerable<Option<Guid>> clinics) : base("place") => Clinics.Options = [.. clinics];

    public SeveralInput<Role> Roles { get; } = OfRoles(null);
    public SeveralInput<Guid> Clinics { get; } = OfClinics();
    public PasswordInput Password { get; } = Yours();

    /// <summary>Who may do what is changed with the password of whoever changes it.</summary>
    public static PasswordInput Yours() => new("Your password") { Needed = "Enter your password: changing who may do what asks for it every time." };

    public static SeveralInput<Role> OfRoles(string? hint) => new("Roles")
    {
        Hint = hint, Needed = "Choose at least one role.", Wrong = "That is not a role of staff.", Options = [.. Role.OfStaff.Select(role => new Option<Role>(role, $"{role.Title}: {role.Does}{(role.GivenByTwo ? " (a second person approves)" : null)}") { Value = role.Word })],
    };

    public static SeveralInput<Guid> OfClinics() => new("Clinics") { Needed = "Choose at least one clinic." };
}

/// <summary>Ending somebody's access asks once more.</summary>
internal sealed class LetGoForm(string name) : Form("leave")
{
    public TickInput Sure { get; } = new($"{name} no longer works here") { Needed = "Tick the box to say they have left." };
    public PasswordInput Password { get; } = PlaceForm.Yours();
}

/// <summary>A new way into somebody's account.</summary>
internal sealed class NewLinkForm() : Form("link")
{
    public PasswordInput Password { get; } = PlaceForm.Yours();
}

/// <summary>A second person's yes to what another gave, or their no.</summary>
internal sealed class ApproveRolesForm(Guid ask) : Form($"ask-{ask:N}")
{
    public const string Approve = "approve", Refuse = "refuse";

    public PasswordInput Password { get; } = new("Your password") { Hint = Approvals.Meaning, Only = Approve, Needed = Signing.Needed };
}

/// <summary>An invited person chooses a password.</summary>
internal sealed class JoinForm() : Form("join")
{
    public NewPassword New { get; } = new();

    protected override IEnumerable<Refusal> Together() => New.Differs;
}

/// <summary>Another password of one's own.</summary>
internal sealed class ChangePasswordForm() : Form("password")
{
    public PasswordInput Now { get; } = new("Password now") { Needed = "Enter the password you have now." };
    public NewPassword New { get; } = new();

    protected override IEnumerable<Refusal> Together() => New.Differs;
}

/// <summary>Every sign-in but this one ends.</summary>
internal sealed class EndOthersForm() : Form("end-others")
{
    public PasswordInput Now { get; } = new("Password") { Needed = "Enter your password." };
}

/// <summary>Ten new recovery codes.</summary>
internal sealed class NewCodesForm() : Form("codes")
{
    public PasswordInput Now { get; } = new("Password") { Hint = "The ten old codes end", Needed = "Enter your password." };
}

/// <summary>The code an authenticator shows.</summary>
internal sealed class TwoStepForm() : Form("two-step")
{
    public TextInput Code { get; } = new("Six-digit code") { Hint = "That your authenticator shows now", AutoComplete = "one-time-code", Short = true, Most = 20, Needed = "Enter the six digits your authenticator shows." };
}

/// <summary>Signing in. Every answer of no is the same, so nothing is said of a single field.</summary>
internal sealed class SignInForm(bool twoSteps) : Form("sign-in")
{
    public TextInput Email { get; } = new("Work email") { AutoComplete = "username" };
    public PasswordInput Password { get; } = new("Password");
    public TextInput Code { get; } = new("Six-digit code") { Hint = twoSteps ? "From your authenticator; empty until you have one" : "From your authenticator, if you have one", AutoComplete = "one-time-code", Short = true, Most = 40 };
    public TextInput Recovery { get; } = new("Recovery code") { Hint = "One of the ten on paper; it works once", Most = 40 };
}

/// <summary>Entering as one of the demo's people.</summary>
internal sealed class DemoSignInForm() : Form("demo")
{
    public ChoiceInput<Guid> Person { get; } = new("Demo sign-ins") { Needed = "Choose one of them." };
}

/// <summary>A key for another program.</summary>
internal sealed class KeyForm : Form
{
    public KeyForm(Askable askable) : base("make") => Questions.Options = [.. askable.Questions.Select(question => new Option<string>(question, question))];

    public TextInput Called { get; } = new("What uses it") { Hint = "Such as the name of the program", Needed = "Say what will use the key.", Most = 80 };
    public ChoiceInput<int> Days { get; } = new("Good for") { Needed = "Choose how long the key is good for.", Options = [.. AskKeys.Days.Select(days => new Option<int>(days, $"{days} days"))] };
    public SeveralInput<string> Questions { get; } = new("May ask") { Hint = "None ticked: every question" };
    public PasswordInput Password { get; } = PlaceForm.Yours();
}

/// <summary>A further clinic.</summary>
internal sealed class ClinicForm() : Form("clinic")
{
    public TextInput Name { get; } = new("Name") { Needed = "Enter the clinic's name.", Most = 120 };
    public ChoiceInput TimeZone { get; } = new("Time zone", Premises.Zones) { As = Choice.List, Needed = "Choose the clinic's time zone." };
}

/// <summary>What is entered for the public page of a clinic.</summary>
internal sealed class PublicClinicForm : Form
{
    public PublicClinicForm(ClinicWithChairs clinic) : base($"public-{clinic.Id}") =>
        (Address.Typed, Map.Typed, AfterHours.Typed, PricesEn.Typed, PricesEs.Typed) = (clinic.Says.Address ?? "", clinic.Says.MapLink ?? "", clinic.Says.AfterHoursPhone ?? "", clinic.Says.PricesEn ?? "", clinic.Says.PricesEs ?? "");

    public TextInput Address { get; } = new("Address") { Hint = "As a visitor would write it", Most = 200 };
    public TextInput Map { get; } = new("Link to a map") { Hint = "Begins with https://", Most = 500 };
    public PhoneInput AfterHours { get; } = new("Number when the clinic is closed") { Hint = "Left blank, the page says that nobody answers, and names 911 and 988" };
    public LongTextInput PricesEn { get; } = new("Services and prices, English") { Hint = "A line each, such as First talk: $150", Most = 4000, Rows = 6 };
    public LongTextInput PricesEs { get; } = new("Services and prices, Spanish") { Hint = "A line each, such as Primera charla: $150", Most = 4000, Rows = 6 };

    protected override IEnumerable<Refusal> Together()
    {
        if (Map.Has && !(Map.Given.StartsWith("https://", StringComparison.Ordinal) && Uri.IsWellFormedUriString(Map.Given, UriKind.Absolute))) yield return new(Map, "Enter the whole address of the map, beginning with https://.");
        if (PricesEn.Has != PricesEs.Has) yield return new(PricesEn.Has ? PricesEs : PricesEn, "Write the prices in both languages, or in none.");
    }
}

/// <summary>A further chair of a clinic.</summary>
internal sealed class ChairForm(ClinicWithChairs clinic) : Form($"add-{clinic.Id}")
{
    public TextInput Chair { get; } = new($"Another chair at {clinic.Name}") { Needed = "Enter what the chair is called.", Short = true, Most = 40 };
}

/// <summary>What the first person says about the clinic and themselves.</summary>
internal sealed class FirstRunForm(string? code) : Form("first-run")
{
    public TextInput Code { get; } = new("Start-up code") { Hint = "Eight digits that stillpoint serve printed when it started", Short = true, Most = 20 };
    public TextInput Clinic { get; } = new("Name of the clinic") { Needed = "Enter the clinic's name.", AutoComplete = "organization", Most = 120 };
    public ChoiceInput TimeZone { get; } = new("Time zone", Premises.Zones) { As = Choice.List, Hint = "Times on every page are shown in it", Needed = "Choose the clinic's time zone." };
    public WholeInput Chairs { get; } = new("Treatment chairs", "", 1, 60) { Needed = "Enter how many chairs there are, 1 to 60." };
    public TextInput Name { get; } = new("Your name") { Needed = "Enter your name.", AutoComplete = "name", Most = 120 };
    public EmailInput Email { get; } = new("Work email") { Needed = "Enter your work e-mail, such as name@clinic.example.", AutoComplete = "username" };
    public NewPassword New { get; } = new();

    protected override IEnumerable<Refusal> Together()
    {
        if (code is not null && !FirstRunGate.SameCode(code, Code.Value)) yield return new(Code, "Enter the code that stillpoint serve printed when it started.");
        if (New.Password.Has)
            foreach (var says in PasswordRules.Judge(New.Password.Given, [Name.Value ?? "", Email.Value ?? ""], [Clinic.Value ?? ""])) yield return new(New.Password, says);
        foreach (var differs in New.Differs) yield return differs;
    }
}
