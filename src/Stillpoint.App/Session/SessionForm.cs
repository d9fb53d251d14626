using Microsoft.AspNetCore.Components;
using Stillpoint.App.Shell;

namespace Stillpoint.App.Session;

/// <summary>One plain form on a page of a session: what was typed into it, what was wrong with it, and back to the page once it is kept.</summary>
public abstract class SessionForm : ComponentBase
{
    [CascadingParameter] public HttpContext Http { get; set; } = default!;

    /// <summary>The page is told what was refused, so that its summary says it and the rest is drawn as it stands now.</summary>
    [CascadingParameter(Name = "Refused")] public EventCallback<FormErrors> Refused { get; set; }

    [Inject] public NavigationManager Go { get; set; } = default!;

    protected FormErrors Errors { get; } = new();

    protected string? Typed(string name) => Http.Request.HasFormContentType ? Http.Request.Form[name].ToString() : null;

    /// <summary>Kept when nothing was refused; otherwise the sentence stands at the field.</summary>
    protected Task Done(string field, string? refused)
    {
        if (refused is not null) return Wrong(Errors.Add(field, refused));
        Go.NavigateTo(Http.Request.Path.Value ?? "/floor");
        return Task.CompletedTask;
    }

    protected Task Wrong(FormErrors errors) => Refused.InvokeAsync(errors);
}
