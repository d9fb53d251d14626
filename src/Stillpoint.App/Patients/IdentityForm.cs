using Stillpoint.App.Records;
using Stillpoint.App.Shell.Forms;

namespace Stillpoint.App.Patients;

/// <summary>Who somebody is, as it stands and as it is corrected to.</summary>
/// <param name="today">At the clinic.</param>
/// <param name="asksSex">Whoever may screen may also correct the sex that doses and ranges go by.</param>
internal sealed class IdentityForm(DateOnly today, bool asksSex) : Form("who")
{
    /// <summary>What stood on the page: of two who correct at once, the second sees what the first did.</summary>
    public ShownInput Shown { get; } = new() { Act = ("corrected", "correct") };

    public NameInput GivenName { get; } = new("Given name") { Needed = "Enter the name. Whoever has one name only has it here." };
    public NameInput FamilyName { get; } = new("Family name") { Hint = "Left blank for somebody who has one name only" };
    public NameInput CalledName { get; } = new("Wants to be called") { Hint = "Where it is another name" };
    public TextInput Pronouns { get; } = new("Pronouns") { Most = 40, Short = true };
    public DayInput BirthDate { get; } = new("Birth date") { Hint = "Year-month-day, such as 1984-03-11", Needed = "Enter the birth date as year-month-day, such as 1984-03-11." };
    public ChoiceInput Sex { get; } = new("Sex, for doses and ranges", [("female", "female"), ("male", "male"), ("unknown", "not known")]) { As = Choice.List, None = "Not asked" };
    public TextInput Gender { get; } = new("Gender") { Hint = "In their own words", Most = 60 };
    public PhoneInput Phone { get; } = new("Phone");
    public PhoneInput OtherPhone { get; } = new("Another phone");
    public EmailInput Email { get; } = new("Email");
    public LongTextInput Address { get; } = new("Address") { Most = 400, Rows = 2 };
    public ChoiceInput Reads { get; } = new("Reads", [("en", "English"), ("es", "Spanish")]) { Needed = "Choose the language the patient reads." };
    public TextInput Interpreter { get; } = new("Interpreter needed for") { Hint = "A language, such as Vietnamese or ASL; blank when none is needed", Most = 60 };
    public NameInput ContactName { get; } = new("In an emergency, call");
    public TextInput ContactRelation { get; } = new("Who that is to them") { Hint = "Such as sister or friend", Most = 60 };
    public PhoneInput ContactPhone { get; } = new("Their phone");
    public LongTextInput Why { get; } = new("Why it is corrected") { Hint = "Such as misspelt, or married. Filling in what was blank needs no reason", Rows = 2, Most = 500 };

    public bool AsksSex { get; } = asksSex;

    /// <summary>What was typed, value by value.</summary>
    public IEnumerable<(PatientField Field, Input Input, string? Value)> Values =>
    [
        (PatientField.GivenName, GivenName, GivenName.Value), (PatientField.FamilyName, FamilyName, FamilyName.Value), (PatientField.CalledName, CalledName, CalledName.Value),
        (PatientField.Pronouns, Pronouns, Pronouns.Value), (PatientField.BirthDate, BirthDate, BirthDate.Value is { } day ? PatientFields.Written(day) : null), (PatientField.Gender, Gender, Gender.Value),
        (PatientField.Phone, Phone, Phone.Value), (PatientField.OtherPhone, OtherPhone, OtherPhone.Value), (PatientField.Email, Email, Email.Value), (PatientField.Address, Address, Address.Value),
        (PatientField.Language, Reads, Reads.Value), (PatientField.Interpreter, Interpreter, Interpreter.Value),
        (PatientField.ContactName, ContactName, ContactName.Value), (PatientField.ContactRelation, ContactRelation, ContactRelation.Value), (PatientField.ContactPhone, ContactPhone, ContactPhone.Value),
    ];

    /// <summary>Fills the form with what stands.</summary>
    public void Draw(PatientRow patient, string? sex)
    {
        foreach (var (field, input, _) in Values) input.Typed = PatientFields.Of(field).Read(patient) ?? "";
        Sex.Typed = sex ?? "";
        Shown.Draw(IdentityDesk.Lines(patient, sex));
    }

    /// <summary>Somebody else corrected something while this was typed.</summary>
    public bool IsOvertaken { get; set; }

    /// <summary>What was not touched here stands as the other left it; what was typed stays.</summary>
    public void Catch(PatientRow patient, string? sex)
    {
        var before = Shown.Given.ToLookup(line => line.What, line => line.Says, StringComparer.Ordinal);
        foreach (var (field, input, _) in Values)
            if (before[PatientFields.Of(field).Label].Contains(PatientFields.Show(field, input.Typed.Length == 0 ? null : input.Typed))) input.Typed = PatientFields.Of(field).Read(patient) ?? "";
        if (before["Sex"].Contains(Sex.Typed.Length == 0 ? "nothing" : Sex.Typed)) Sex.Typed = sex ?? "";
        Shown.Draw(IdentityDesk.Lines(patient, sex));
    }

    protected override IEnumerable<Refusal> Together()
    {
        if (BirthDate.Value is { } born && (born > today || born < today.AddYears(-120))) yield return new(BirthDate, "Nobody alive was born on that day. Check the year.");
        if (ContactName.Has && ContactPhone.Blank) yield return new(ContactPhone, "Enter the phone to call in an emergency, with area code.");
        if (ContactPhone.Has && ContactName.Blank) yield return new(ContactName, "Enter who answers that phone.");
    }
}
