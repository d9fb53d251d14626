using Deque.AxeCore.Playwright;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Stillpoint.App.Audit;
using Stillpoint.App.Authorization;
using Stillpoint.App.People;
using Stillpoint.App.Records;
using Stillpoint.App.Tests.People;

namespace Stillpoint.App.Tests.Journeys;

public sealed class The_doors_in_a_browser
{
    /// <summary>Set to a folder, each page looked at is kept there as a picture.</summary>
    private static readonly string? Pictures = Environment.GetEnvironmentVariable("STILLPOINT_PICTURES");

    [Theory]
    [InlineData(1280, false)]
    [InlineData(320, true)]
    public async Task Read_well_wide_and_narrow_by_day_and_dimmed(int width, bool dark)
    {
        await using var unowned = await RunningClinic.Start(owned: false, gate: new FirstRunGate("40718265"));
        await using var demo = await RunningClinic.Start(with: settings => settings with { Demo = true });
        await using var clinic = await RunningClinic.Start();
        foreach (var (name, roles) in new (string, Role[])[] { ("Ada Okafor", [Role.Prescriber, Role.MedicalDirector]), ("Ida Fennel", [Role.Nurse]), ("Poppy Reed", [Role.Coordinator]) }) await demo.Staff(roles, name: name);
        var owner = await clinic.Staff([Role.Owner], name: "Teal Larkin");
        var nurse = await clinic.Staff([Role.Nurse, Role.Custodian], name: "Ida Fennel");
        var form = new InvitationForm([(clinic.Clinic, "Harbour")]) { Name = { Typed = "Robin Ash" }, Email = { Typed = "robin@harbour.example" }, Roles = { Chosen = ["therapist"] }, Clinics = { Chosen = [clinic.Clinic.ToString()] }, Password = { Typed = RunningClinic.Password } };
        string? token = null;
        await clinic.Ask(services => form.Sent(async () =>
        {
            (var outcome, var made) = await services.GetRequiredService<Staffing>().Invite(Actor.Of(owner.Id), form);
            token = made!.Value.Value;
            return outcome;
        }));

        await Look(await Browser.Open(unowned.Address, width, dark), "/first-run", "first-run");
        await Look(await Browser.Open(demo.Address, width, dark), "/signin", "signin-demo");
        await Look(await Browser.Open(clinic.Address, width, dark), $"/join/{token}", "join");

        var page = await Browser.Open(clinic.Address, width, dark);
        await Look(page, "/signin", "signin", async () => await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync());
        await page.GetByLabel("Work email").FillAsync(owner.Email);
        await page.GetByLabel("Password").FillAsync(RunningClinic.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Look(page, "/people", "people", async () => await page.GetByRole(AriaRole.Button, new() { Name = "Make the invitation" }).ClickAsync());
        await Look(page, $"/people/{nurse.Id}", "person", async () => await page.GetByRole(AriaRole.Button, new() { Name = "Make a new link" }).ClickAsync());
        await Look(page, "/people/approvals", "approvals");
        await Look(page, "/account", "account");
        await Look(page, "/account/two-step", "two-step");
        await Look(page, "/clinics", "clinics", async () => await page.GetByRole(AriaRole.Button, new() { Name = "Add the clinic" }).ClickAsync());
        await Look(page, "/keys", "keys", async () =>
        {
            await page.GetByLabel("What uses it").FillAsync("The referral program");
            await page.GetByLabel("90 days").CheckAsync();
            await page.GetByLabel("Your password").FillAsync(RunningClinic.Password);
            await page.GetByRole(AriaRole.Button, new() { Name = "Make it" }).ClickAsync();
        });
    }

    private static async Task Look(IPage page, string path, string name, Func<Task>? act = null)
    {
        var complaints = new List<string>();
        void Hear(object? _, IConsoleMessage message)
        {
            // A page that answers 404 is also called an error; the content policy's complaints are what matters here.
            if (message.Type == "error" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal)) complaints.Add(message.Text);
        }
        page.Console += Hear;
        await page.GotoAsync(path);
        if (act is not null) await act();
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        if (Pictures is not null) await page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, $"{name}-{page.ViewportSize!.Width}.png"), FullPage = true });

        var wide = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.True(wide <= 0, $"{path} scrolls sideways by {wide} px at {page.ViewportSize!.Width}");
        Assert.Empty((await page.RunAxe()).Violations.Select(violation => $"{path}: {violation.Help}: {string.Join("; ", violation.Nodes.Select(node => node.Html))}"));
        Assert.Empty(complaints);
        page.Console -= Hear;
    }
}
