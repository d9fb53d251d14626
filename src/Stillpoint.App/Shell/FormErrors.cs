namespace Stillpoint.App.Shell;

/// <summary>What was wrong with a form, a sentence a field, in the order they were found; nothing a person typed is thrown away.</summary>
public sealed class FormErrors
{
    private readonly List<(string Field, string Says)> all = [];

    public IReadOnlyList<(string Field, string Says)> All => all;

    public bool Any => all.Count > 0;

    /// <summary>The sentence for a field by its form name, or null.</summary>
    public string? this[string field] => all.FirstOrDefault(error => error.Field == field).Says;

    /// <summary>Adds a sentence that tells what to do: "Enter the number we should call, with area code".</summary>
    public FormErrors Add(string field, string says)
    {
        all.Add((field, says));
        return this;
    }

    /// <summary>The element id of a field: form names carry dots, which a style or a fragment would stumble over.</summary>
    public static string IdOf(string field) => field.Replace('.', '-').Replace('[', '-').Replace("]", "", StringComparison.Ordinal);
}
