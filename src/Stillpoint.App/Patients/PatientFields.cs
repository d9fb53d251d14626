using System.Globalization;
using Stillpoint.App.Records;

namespace Stillpoint.App.Patients;

/// <summary>One value of who somebody is: what it is called, where it stands, and whether decisions were made on it.</summary>
/// <param name="IsJudged">Rules, doses or signatures went by it.</param>
internal sealed record PatientValue(PatientField Field, string Label, Func<PatientRow, string?> Read, Action<PatientRow, string?> Write, bool IsJudged = false);

/// <summary>Everything that can be corrected of who somebody is, in the order of the page.</summary>
internal static class PatientFields
{
    public static IReadOnlyList<PatientValue> All { get; } =
    [
        new(PatientField.GivenName, "Given name", row => row.GivenName, (row, text) => row.GivenName = text ?? "", IsJudged: true),
        new(PatientField.FamilyName, "Family name", row => Text(row.FamilyName), (row, text) => row.FamilyName = text ?? "", IsJudged: true),
        new(PatientField.CalledName, "Called", row => row.CalledName, (row, text) => row.CalledName = text),
        new(PatientField.Pronouns, "Pronouns", row => row.Pronouns, (row, text) => row.Pronouns = text),
        new(PatientField.BirthDate, "Birth date", row => Written(row.BirthDate), (row, text) => row.BirthDate = DateOnly.ParseExact(text!, Iso, CultureInfo.InvariantCulture), IsJudged: true),
        new(PatientField.Gender, "Gender", row => row.Gender, (row, text) => row.Gender = text),
        new(PatientField.Phone, "Phone", row => row.Phone, (row, text) => row.Phone = text),
        new(PatientField.OtherPhone, "Another phone", row => row.OtherPhone, (row, text) => row.OtherPhone = text),
        new(PatientField.Email, "Email", row => row.Email, (row, text) => row.Email = text),
        new(PatientField.Address, "Address", row => row.Address, (row, text) => row.Address = text),
        new(PatientField.Language, "Reads", row => row.Language, (row, text) => row.Language = text!),
        new(PatientField.Interpreter, "Interpreter", row => row.Interpreter, (row, text) => row.Interpreter = text),
        new(PatientField.ContactName, "In an emergency", row => row.ContactName, (row, text) => row.ContactName = text),
        new(PatientField.ContactRelation, "Who that is", row => row.ContactRelation, (row, text) => row.ContactRelation = text),
        new(PatientField.ContactPhone, "Their phone", row => row.ContactPhone, (row, text) => row.ContactPhone = text),
    ];

    private const string Iso = "yyyy-MM-dd";

    public static PatientValue Of(PatientField field) => All[(int)field];

    public static string Written(DateOnly day) => day.ToString(Iso, CultureInfo.InvariantCulture);

    /// <summary>A value as people read it.</summary>
    public static string Show(PatientField field, string? value) => (field, value) switch
    {
        (_, null) => "nothing",
        (PatientField.Language, var code) => code == "es" ? "Spanish" : "English",
        _ => value,
    };

    private static string? Text(string text) => text.Length == 0 ? null : text;
}
