namespace Stillpoint.App.People;

/// <summary>The form of the people pages: who, in which roles, where.</summary>
internal sealed class Invitation
{
    public string? Name { get; set; }
    public string? Email { get; set; }
    public List<string>? Roles { get; set; }
    public List<string>? Clinics { get; set; }

    public IReadOnlyList<Guid> ClinicIds() => [.. (Clinics ?? []).Select(text => Guid.TryParse(text, out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty)];

    /// <summary>The field that a sentence of <see cref="Staffing"/> is about.</summary>
    public static string FieldOf(string says) => says switch
    {
        _ when says.Contains("e-mail", StringComparison.Ordinal) => "Form.Email",
        _ when says.Contains("role", StringComparison.Ordinal) => "Form.Roles",
        _ when says.Contains("clinic", StringComparison.Ordinal) => "Form.Clinics",
        _ => "Form.Name",
    };
}
