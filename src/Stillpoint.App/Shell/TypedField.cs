using Microsoft.AspNetCore.Components;

namespace Stillpoint.App.Shell;

/// <summary>
/// What a form field is told: its form name, its label, what was typed (kept as typed, even when it is no number) and what is
/// wrong with it. A page's model holds strings; the slice reads and judges them.
/// </summary>
public abstract class TypedField : ComponentBase
{
    [Parameter, EditorRequired] public string Name { get; set; } = "";
    [Parameter, EditorRequired] public string Label { get; set; } = "";
    [Parameter] public string? Value { get; set; }
    [Parameter] public string? Hint { get; set; }
    [Parameter] public string? Error { get; set; }
    [Parameter] public bool Optional { get; set; }

    /// <summary>What a script sends the value as: <c>number</c> or <c>bool</c>; text when null.</summary>
    [Parameter] public string? As { get; set; }

    /// <summary>Tells fields of the same name apart where a page holds several forms.</summary>
    [CascadingParameter(Name = "FormScope")] public string? Scope { get; set; }

    protected string Id => Scope is null ? FormErrors.IdOf(Name) : $"{Scope}-{FormErrors.IdOf(Name)}";

    protected string? Invalid => Error is null ? null : "true";

    /// <summary>The hint and the error, for whoever hears the page.</summary>
    protected string? DescribedBy => (Hint, Error) switch
    {
        (null, null) => null,
        (_, null) => $"{Id}-hint",
        (null, _) => $"{Id}-error",
        _ => $"{Id}-hint {Id}-error",
    };
}
