using Stillpoint.App.Records;
using Stillpoint.App.Shell.Forms;
using Stillpoint.App.Texts;
using Stillpoint.App.Uploads;

namespace Stillpoint.App.Enquiry;

/// <summary>What a professional writes who asks for a patient of theirs.</summary>
internal sealed class ReferForm : Form
{
    private readonly IReadOnlyList<ClinicRow> clinics;

    public ReferForm(IReadOnlyList<ClinicRow> clinics) : base("refer")
    {
        this.clinics = clinics;
        Clinic = new("Which clinic") { As = Choice.List, Needed = clinics.Count == 1 ? null : "Choose the clinic.", Options = [.. clinics.Select(clinic => (clinic.Id, clinic.Name))] };
    }

    public ChoiceInput<Guid> Clinic { get; }
    public NameInput Referrer { get; } = new("Your name") { Needed = "Enter your name.", AutoComplete = "name" };
    public TextInput Role { get; } = new("Your profession and practice") { Needed = "Say what you do and where, such as family physician, Elm Street Practice.", Most = 160 };
    public PhoneInput ReferrerPhone { get; } = new("Your phone") { AutoComplete = "tel" };
    public EmailInput ReferrerEmail { get; } = new("Your email") { AutoComplete = "email" };
    public NameInput Name { get; } = new("Name of the patient") { Needed = "Enter the patient's name." };
    public PhoneInput Phone { get; } = new("Phone of the patient");
    public EmailInput Email { get; } = new("Email of the patient");
    public ChoiceInput Reads { get; } = new("The patient reads", [("en", "English"), ("es", "Spanish")]) { Needed = "Choose the language the patient reads." };
    public LongTextInput Reason { get; } = new("Why you refer them") { Hint = "Diagnosis, what was tried, what worries you", Needed = "Write why you refer the patient.", Most = 4000, Rows = 6 };
    public TickInput Agrees { get; } = new("The patient knows of this and wants to be called") { Needed = "Only somebody who knows of it and wants it is called. Ask the patient first." };
    public FileInput Files { get; } = new(UploadTexts.Attach.English, "application/pdf,image/jpeg,image/png") { Hint = UploadTexts.AttachHint.English };
    public TextInput Website { get; } = new(EnquiryTexts.Trap.English) { Most = 500 };

    public ClinicRow Asked => clinics.Count == 1 ? clinics[0] : clinics.Single(clinic => clinic.Id == Clinic.Given);

    protected override IEnumerable<Refusal> Together()
    {
        if (!Website.Blank) yield return new(Website, EnquiryTexts.TrapSprung.English);
        if (ReferrerPhone.Blank && ReferrerEmail.Blank) yield return new(ReferrerPhone, "Enter your phone or email, so that we can answer you.");
        if (Phone.Blank && Email.Blank) yield return new(Phone, "Enter the patient's phone or email, so that we can reach them.");
    }
}
