using Stillpoint.App.Records;
using Stillpoint.App.Shell;
using Stillpoint.App.Shell.Forms;
using Stillpoint.App.Texts;
using Stillpoint.Care.Persons;

namespace Stillpoint.App.Enquiry;

/// <summary>What somebody writes on the public form, exactly as they write it.</summary>
internal sealed class EnquiryForm : Form
{
    private readonly IReadOnlyList<ClinicRow> clinics;

    /// <param name="language">The language it is asked in.</param>
    /// <param name="clinics">The clinics to choose from; with one there is nothing to choose.</param>
    public EnquiryForm(Language language, IReadOnlyList<ClinicRow> clinics) : base("enquire")
    {
        (Language, Marks, this.clinics) = (language, false, clinics);
        Clinic = new(Say(EnquiryTexts.Clinic)) { As = Choice.Large, Needed = clinics.Count == 1 ? null : Say(EnquiryTexts.WhichClinic), Options = [.. clinics.Select(clinic => (clinic.Id, clinic.Name))] };
        Name = new(Say(EnquiryTexts.Name)) { Needed = Say(EnquiryTexts.NameMissing), AutoComplete = "name" };
        Phone = new(Say(EnquiryTexts.Phone)) { Hint = Say(EnquiryTexts.PhoneHint), Wrong = Say(EnquiryTexts.PhoneShort), AutoComplete = "tel" };
        MayText = new(Say(EnquiryTexts.MayText)) { Hint = Say(EnquiryTexts.MayTextHint) };
        Email = new(Say(EnquiryTexts.Email)) { Wrong = Say(EnquiryTexts.EmailOdd), AutoComplete = "email" };
        MayEmail = new(Say(EnquiryTexts.MayEmail)) { Hint = Say(EnquiryTexts.MayEmailHint) };
        BestTime = new($"{Say(EnquiryTexts.BestTime)} ({Say(InputTexts.Optional)})") { Most = 120 };
        TimesOfDay = new(Say(EnquiryTexts.TimesOfDay)) { Options = [("morning", Say(EnquiryTexts.Morning)), ("afternoon", Say(EnquiryTexts.Afternoon)), ("evening", Say(EnquiryTexts.Evening))] };
        Website = new(Say(EnquiryTexts.Trap)) { Most = 500 };
        Message = new($"{Say(EnquiryTexts.Message)} ({Say(InputTexts.Optional)})") { Hint = Say(EnquiryTexts.MessageHint) };
    }

    public ChoiceInput<Guid> Clinic { get; }
    public NameInput Name { get; }
    public PhoneInput Phone { get; }
    public TickInput MayText { get; }
    public EmailInput Email { get; }
    public TickInput MayEmail { get; }
    public SeveralInput<string> TimesOfDay { get; }
    public TextInput BestTime { get; }
    public LongTextInput Message { get; }

    /// <summary>The answers of the private check, where the person sends them along.</summary>
    public CarriedInput Check { get; } = new() { Most = 2000 };

    /// <summary>When the form was drawn, sealed.</summary>
    public CarriedInput Opened { get; } = new() { Most = 1000 };

    /// <summary>Stays out of sight: only a program that fills in whatever it finds writes here.</summary>
    public TextInput Website { get; }

    /// <summary>The key of the private check that leads here.</summary>
    public const string FromCheck = "from-check";

    /// <summary>The key that leads to the same page in the other language.</summary>
    public const string OtherLanguage = "other-language";

    /// <summary>The page on which the person sees where their request stands, once it is kept.</summary>
    public string? Link { get; set; }

    /// <summary>The same page in the other language, or the first look from the private check: what was typed comes along, and nothing is judged yet.</summary>
    public override bool OnlyDraws => Act is OtherLanguage or FromCheck;

    /// <summary>The clinic that was asked.</summary>
    public ClinicRow Asked => clinics.Count == 1 ? clinics[0] : clinics.Single(clinic => clinic.Id == Clinic.Given);

    protected override IEnumerable<Refusal> Together()
    {
        if (!Website.Blank) yield return new(Website, Say(EnquiryTexts.TrapSprung));
        if (Phone.Blank && Email.Blank) yield return new(Phone, Say(EnquiryTexts.ReachMissing));
        if (MayText.Ticked && Phone.Blank) yield return new(MayText, Say(EnquiryTexts.TextWithoutPhone));
        if (MayEmail.Ticked && Email.Blank) yield return new(MayEmail, Say(EnquiryTexts.EmailWithoutAddress));
    }

    private string Say(Translated words) => words.In(Language);
}

/// <summary>What a coordinator fills in to make somebody a patient.</summary>
internal sealed class NewPatientForm(DateOnly today) : Form("accept")
{
    public NameInput GivenName { get; } = new("Given name") { Needed = "Enter the name. Whoever has one name only has it here." };
    public NameInput FamilyName { get; } = new("Family name") { Hint = "Left blank for somebody who has one name only" };
    public DayInput BirthDate { get; } = new("Birth date") { Hint = "Year-month-day, such as 1984-03-11", Needed = "Enter the birth date as year-month-day, such as 1984-03-11." };
    public PhoneInput Phone { get; } = new("Phone");
    public EmailInput Email { get; } = new("Email");
    public ChoiceInput Reads { get; } = new("Reads", [("en", "English"), ("es", "Spanish")]) { Needed = "Choose the language the patient reads." };

    /// <summary>The chart they have now: made for them, or the one they had.</summary>
    public Guid? Chart { get; set; }

    /// <summary>What they can be known again by.</summary>
    public PersonMarks Person => new([GivenName.Given, FamilyName.Value ?? ""], BirthDate.Given, null, [.. new[] { Phone.Value }.OfType<string>()], Email.Value);

    /// <summary>What the enquiry says already.</summary>
    public void Propose(EnquiryRow enquiry)
    {
        var names = enquiry.Name.Split(' ', 2);
        (GivenName.Typed, FamilyName.Typed) = (names[0], names.Length > 1 ? names[1] : "");
        (Phone.Typed, Email.Typed, Reads.Typed) = (enquiry.Phone ?? "", enquiry.Email ?? "", enquiry.Language);
    }

    protected override IEnumerable<Refusal> Together()
    {
        if (BirthDate.Value is { } born && (born > today || born < today.AddYears(-120))) yield return new(BirthDate, "Nobody alive was born on that day. Check the year.");
    }
}

/// <summary>Declining an enquiry, or pointing to a better place.</summary>
internal sealed class ClosingForm() : Form("close")
{
    public ChoiceInput<EnquiryStatus> What { get; } = new("What happens")
    {
        Options = [Ends(EnquiryStatus.Declined, "Decline"), Ends(EnquiryStatus.Signposted, "Point to a better place")], Needed = "Choose what happens to the enquiry.",
    };
    public LongTextInput Reason { get; } = new("Why, or where to") { Most = 1000 };

    protected override IEnumerable<Refusal> Together()
    {
        if (Reason.Blank && What.Has) yield return new(Reason, What.Given is EnquiryStatus.Declined ? "Say why, in words the person may hear." : "Say where the person was pointed to.");
    }

    private static Option<EnquiryStatus> Ends(EnquiryStatus status, string word) => new(status, word) { Value = status.Text() };
}
