using Microsoft.Playwright;
using Stillpoint.App.Tests.People;

namespace Stillpoint.App.Tests.Journeys;

/// <summary>The public pages as a worried person with a phone meets them.</summary>
public sealed class The_front_door_in_a_browser(OneClinic clinic) : IClassFixture<OneClinic>
{
    [Fact]
    public async Task Reads_well_to_who_looks_around()
    {
        var page = await Browser.Open(clinic.Running.Address);
        var wrong = Looking.Complaints(page);
        foreach (var (name, path) in new[]
        {
            ("site-front", "/en"), ("site-front-es", "/es"), ("site-depression", "/en/depression"), ("site-routes-es", "/es/routes"), ("site-side-effects", "/en/side-effects"),
            ("site-questions", "/en/questions"), ("site-sources", "/en/evidence#elekt-d"), ("site-search", "/es/search"), ("site-clinic", "/en/clinics/harbour"),
        })
        {
            await page.GotoAsync(path);
            if (name == "site-search")
            {
                await page.GetByLabel("¿Qué busca?").FillAsync("conducir");
                await page.Keyboard.PressAsync("Enter");
                await Assertions.Expect(page.Locator(".found")).ToBeVisibleAsync();
            }
            wrong.AddRange(await Looking.At(page, name));
        }
        Assert.Empty(wrong);
    }

    [Fact]
    public async Task A_worried_person_comes_from_the_front_page_over_the_check_to_a_request_they_can_follow()
    {
        var walker = await Walker.Nobody(clinic.Running);
        var page = walker.Page;
        await walker.Open("/es");
        await page.GetByRole(AriaRole.Link, new() { Name = "¿Podría ser para mí?" }).First.ClickAsync();
        walker.Complaints.AddRange(await Looking.At(page, "check-es"));
        foreach (var (name, value) in new[] { ("safety", "no"), ("trouble", "depression"), ("tried", "two"), ("escort", "unsure") }) await page.Locator($"[name='{name}'][value='{value}']").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Ver las razones" }).ClickAsync();
        await Assertions.Expect(page.GetByText("donde hay mejor prueba").First).ToBeVisibleAsync();
        walker.Complaints.AddRange(await Looking.At(page, "check-reasons-es"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Pedir ayuda y enviar estas respuestas" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Sus respuestas a las preguntas privadas van con esto")).ToBeVisibleAsync();
        await page.GetByLabel("¿Cómo quiere que le llamemos?").FillAsync("Salvia Monte");
        await page.GetByLabel("Número de teléfono").FillAsync("555 555 0190");
        walker.Complaints.AddRange(await Looking.At(page, "enquire-with-check-es"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Enviar", Exact = true }).Last.ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Ver cómo va su petición" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Alguien le llamará")).ToBeVisibleAsync();
        walker.Complaints.AddRange(await Looking.At(page, "request-es"));
        await walker.Open("/refer");
        walker.Complaints.AddRange(await Looking.At(page, "refer"));
        Assert.Empty(walker.Complaints);
    }

    [Fact]
    public async Task Weighs_little_and_is_drawn_at_once()
    {
        var page = await Browser.Open(clinic.Running.Address);
        await page.GotoAsync("/en/depression", new() { WaitUntil = WaitUntilState.NetworkIdle });
        var weight = await page.EvaluateAsync<int>("performance.getEntriesByType('navigation').concat(performance.getEntriesByType('resource')).reduce((sum, one) => sum + one.transferSize, 0)");
        Assert.InRange(weight, 10_000, 120_000);
        Assert.Equal(0, await page.EvaluateAsync<int>("document.querySelectorAll('script[src]').length"));
    }
}
