using Microsoft.Playwright;
using Stillpoint.App.Records;
using Stillpoint.App.Tests.People;

namespace Stillpoint.App.Tests.Journeys;

/// <summary>Somebody at a browser who fills in forms as a person does, and says what the page said when something didn't work.</summary>
internal sealed class Walker
{
    private readonly IPage page;

    private Walker(IPage page)
    {
        this.page = page;
        Complaints = Looking.Complaints(page);
    }

    public IPage Page => page;

    /// <summary>How often something was pressed, chosen or folded open; a fold that stood open costs nothing.</summary>
    public int Taps { get; private set; }

    /// <summary>How many fields were typed into, and how many of them were somebody's signature: an address, a password, a name.</summary>
    public (int Typed, int Signed) Fields { get; private set; }

    /// <summary>What the browser itself complained of on the way.</summary>
    public List<string> Complaints { get; }

    /// <summary>The path of the page they are on.</summary>
    public string Here => new Uri(page.Url).AbsolutePath;

    public static async Task<Walker> Nobody(RunningClinic clinic) => new(await Browser.Open(clinic.Address));

    public static async Task<Walker> As(RunningClinic clinic, StaffRow person)
    {
        var walker = await Nobody(clinic);
        await Looking.SignIn(walker.page, person.Email, RunningClinic.Password);
        return walker;
    }

    public async Task Open(string path)
    {
        var answer = await page.GotoAsync(path);
        Assert.True(answer!.Ok, $"{path} answers {answer.Status}");
    }

    /// <summary>Goes on to a page by a link of this one.</summary>
    public async Task Follow(string link)
    {
        Taps++;
        await page.GetByRole(AriaRole.Link, new() { Name = link, Exact = true }).First.ClickAsync();
        await page.WaitForLoadStateAsync(LoadState.Load);
    }

    public async Task<string> Read() => await page.Locator("main").InnerTextAsync();

    /// <summary>Fills in the form of this name, sends it, and waits for the page that answers. A name that stands several times is filled in order.</summary>
    public async Task Send(string form, params (string Name, string Value)[] fields) => await Send(form, null, fields);

    /// <param name="button">The words on the button, where the form has several.</param>
    public async Task Send(string form, string? button, params (string Name, string Value)[] fields)
    {
        var place = await Fill(form, fields);
        var loaded = new TaskCompletionSource();
        void Loaded(object? sender, IPage which) => loaded.TrySetResult();
        page.Load += Loaded;
        await Button(place, button).ClickAsync();
        await loaded.Task.WaitAsync(TimeSpan.FromSeconds(30));
        page.Load -= Loaded;
    }

    /// <summary>Sends a form of the bedside, which stays where it is; answers what it was refused with, or null.</summary>
    public async Task<string?> Enter(string form, string? button, params (string Name, string Value)[] fields)
    {
        var place = await Fill(form, fields);
        var answer = await page.RunAndWaitForResponseAsync(() => Button(place, button).ClickAsync(), response => response.Url.EndsWith("/entries", StringComparison.Ordinal));
        return answer.Ok ? null : await answer.TextAsync();
    }

    /// <summary>Whether a form of this name stands on the page.</summary>
    public async Task<bool> Has(string form) => await page.Locator($"input[name='_handler'][value='{form}']").CountAsync() > 0;

    /// <summary>The choices of a form that nothing is proposed for.</summary>
    public Task<string[]> Blank(string form) => page.Locator("form", new() { Has = page.Locator($"input[name='_handler'][value='{form}']") })
        .EvaluateAsync<string[]>("form => [...new Set([...form.querySelectorAll('input[type=radio]')].map(one => one.name))].filter(name => !form.querySelector(`input[name='${name}']:checked`))");

    private static ILocator Button(ILocator form, string? words) =>
        words is null ? form.Locator("button:not([data-confirm])").Last : form.GetByRole(AriaRole.Button, new() { Name = words, Exact = true });

    private async Task<ILocator> Fill(string form, (string Name, string Value)[] fields)
    {
        var place = page.Locator("form", new() { Has = page.Locator($"input[name='_handler'][value='{form}']") });
        Taps += 1 + await place.EvaluateAsync<int>("form => { let closed = 0; for (let at = form; at; at = at.parentElement) if (at.tagName === 'DETAILS' && !at.open) closed++; return closed; }");
        await place.EvaluateAsync("form => { for (let at = form; at; at = at.parentElement) if (at.tagName === 'DETAILS') at.open = true; form.querySelectorAll('details').forEach(fold => fold.open = true); }");
        foreach (var group in fields.GroupBy(field => field.Name, StringComparer.Ordinal))
            foreach (var (value, at) in group.Select((field, at) => (field.Value, at)))
            {
                var control = place.Locator($"[name='{group.Key}']");
                var kind = await control.First.EvaluateAsync<string>("control => control.tagName === 'INPUT' ? control.type : control.tagName");
                switch (kind)
                {
                    case "radio" or "checkbox": Taps++; await Choose(place, $"[name='{group.Key}'][value='{value}']"); break;
                    case "SELECT": Taps++; await control.Nth(at).SelectOptionAsync(value); break;
                    case "password" or "email": Fields = (Fields.Typed, Fields.Signed + 1); await control.Nth(at).FillAsync(value); break;
                    default: Fields = (Fields.Typed + 1, Fields.Signed); await control.Nth(at).FillAsync(value); break;
                }
            }
        return place;
    }

    /// <summary>A choice is made on its words; the box itself may be drawn by them.</summary>
    private async Task Choose(ILocator place, string box)
    {
        await place.Locator("label", new() { Has = page.Locator(box) }).ClickAsync();
        await Assertions.Expect(place.Locator(box)).ToBeCheckedAsync();
    }
}
