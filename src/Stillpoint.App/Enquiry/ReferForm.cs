using Stillpoint.App.Records;
using Stillpoint.App.Shell.Forms;
using Stillpoint.App.Texts;
using Stillpoint.App.Uploads;

namespace Stillpoint.App.Enquiry;

/// <summary>What a professional writes who asks for a patient of theirs.</summary>
internal sealed class ReferForm : Form
{
    private readonly IReadOnlyList<ClinicRow> clinics;

    public ReferForm(Language language, IReadOnlyList<ClinicRow> clinics) : base("refer")
    {
        (Language, this.clinics) = (language, clinics);
        Clinic = new(Say(ReferTexts.Clinic)) { As = Choice.List, Needed = clinics.Count == 1 ? null : Say(ReferTexts.ClinicMissing), Options = [.. clinics.Select(clinic => (clinic.Id, clinic.Name))] };
        Referrer = new(Say(ReferTexts.Referrer)) { Needed = Say(ReferTexts.ReferrerMissing), AutoComplete = "name" };
        Role = new(Say(ReferTexts.Role)) { Needed = Say(ReferTexts.RoleMissing), Most = 160 };
        ReferrerPhone = new(Say(ReferTexts.ReferrerPhone)) { AutoComplete = "tel" };
        ReferrerEmail = new(Say(ReferTexts.ReferrerEmail)) { AutoComplete = "email" };
        Name = new(Say(ReferTexts.Name)) { Needed = Say(ReferTexts.NameMissing) };
        Phone = new(Say(ReferTexts.Phone));
        Email = new(Say(ReferTexts.Email));
        Reads = new(Say(ReferTexts.Reads), [("en", Say(ReferTexts.English)), ("es", Say(ReferTexts.Spanish))]) { Needed = Say(ReferTexts.ReadsMissing) };
        Reason = new(Say(ReferTexts.Reason)) { Hint = Say(ReferTexts.ReasonHint), Needed = Say(ReferTexts.ReasonMissing), Most = 4000, Rows = 6 };
        Agrees = new(Say(ReferTexts.Agrees)) { Needed = Say(ReferTexts.AgreesMissing) };
        Files = new(Say(UploadTexts.Attach), "application/pdf,image/jpeg,image/png") { Hint = Say(UploadTexts.AttachHint) };
        Website = new(Say(EnquiryTexts.Trap)) { Most = 500 };
    }

    public ChoiceInput<Guid> Clinic { get; }
    public NameInput Referrer { get; }
    public TextInput Role { get; }
    public PhoneInput ReferrerPhone { get; }
    public EmailInput ReferrerEmail { get; }
    public NameInput Name { get; }
    public PhoneInput Phone { get; }
    public EmailInput Email { get; }
    public ChoiceInput Reads { get; }
    public LongTextInput Reason { get; }
    public FileInput Files { get; }
    public TickInput Agrees { get; }

    /// <summary>When the form was drawn, sealed.</summary>
    public CarriedInput Opened { get; } = new() { Most = 1000 };

    public TextInput Website { get; }

    /// <summary>The same page in the other language: what was typed comes along.</summary>
    public override bool OnlyDraws => Act == EnquiryForm.OtherLanguage;

    public ClinicRow Asked => clinics.Count == 1 ? clinics[0] : clinics.Single(clinic => clinic.Id == Clinic.Given);

    protected override IEnumerable<Refusal> Together()
    {
        if (!Website.Blank) yield return new(Website, Say(EnquiryTexts.TrapSprung));
        if (ReferrerPhone.Blank && ReferrerEmail.Blank) yield return new(ReferrerPhone, Say(ReferTexts.ReferrerUnreachable));
        if (Phone.Blank && Email.Blank) yield return new(Phone, Say(ReferTexts.Unreachable));
    }

    private string Say(Translated words) => words.In(Language);
}
