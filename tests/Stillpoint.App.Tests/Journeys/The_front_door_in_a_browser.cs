using Microsoft.Playwright;
using Stillpoint.App.Authorization;
using Stillpoint.App.Enquiry;
using Stillpoint.App.Records;
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
        clinic.Running.Clock.Pass(WritingTime.Least);
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

    [Fact]
    public async Task A_consent_is_read_in_Spanish_on_a_phone_interrupted_gone_on_with_and_taken_back_the_evening_before()
    {
        var patient = await clinic.Patient("Salvia", "Monte", language: "es");
        await clinic.Suitable(patient);
        var nurse = await Walker.As(clinic.Running, await clinic.Running.Staff([Role.Nurse]));
        await nurse.Open($"/patients/{patient.Id}/consent");
        nurse.Complaints.AddRange(await Looking.At(nurse.Page, "consent-staff"));
        await nurse.Send("send-consent");
        var link = await nurse.Page.GetByRole(AriaRole.Link, new() { Name = "Open it on this device" }).GetAttributeAsync("href");

        var phone = await Walker.Nobody(clinic.Running);
        await phone.Page.SetViewportSizeAsync(390, 844);
        await phone.Open(link!);
        await phone.Page.GetByRole(AriaRole.Link, new() { Name = "Empezar a leer" }).ClickAsync();
        phone.Complaints.AddRange(await Looking.At(phone.Page, "consent-read-es"));
        await phone.Page.GetByRole(AriaRole.Link, new() { Name = "Lo he leído" }).ClickAsync();
        await Choose(phone.Page, "taxi");
        await Assertions.Expect(phone.Page.GetByText("un taxi solo no basta").First).ToBeVisibleAsync();
        phone.Complaints.AddRange(await Looking.At(phone.Page, "consent-wrong-es"));
        await Choose(phone.Page, "adult");
        // The bar of signal is gone, and another telephone goes on.
        var other = await Walker.Nobody(clinic.Running);
        await other.Open(link!);
        await other.Page.GetByRole(AriaRole.Link, new() { Name = "Seguir donde estaba" }).ClickAsync();
        foreach (var right in new[] { "next-day", "say", "may", "all", "call" }) await Choose(other.Page, right);
        other.Complaints.AddRange(await Looking.At(other.Page, "consent-sign-es"));
        await other.Page.GetByLabel("Sé que este uso es fuera de indicación").CheckAsync();
        await other.Page.GetByLabel("Mis preguntas están respondidas").CheckAsync();
        await other.Page.GetByLabel("Su nombre, escrito por usted").FillAsync("Salvia Monte");
        await other.Page.GetByRole(AriaRole.Button, new() { Name = "Firmar", Exact = true }).ClickAsync();
        await Assertions.Expect(other.Page.GetByRole(AriaRole.Heading, new() { Name = "Firmado. Gracias." })).ToBeVisibleAsync();

        await nurse.Open($"/patients/{patient.Id}/consent");
        nurse.Complaints.AddRange(await Looking.At(nurse.Page, "consent-confirm"));
        await nurse.Page.GetByLabel("I have spoken with the patient").CheckAsync();
        await nurse.Page.GetByRole(AriaRole.Button, new() { Name = "Confirm the consent" }).ClickAsync();
        await Assertions.Expect(nurse.Page.GetByText("Kept for ever, as signed")).ToBeVisibleAsync();

        await other.Open(link!);
        await other.Page.GetByRole(AriaRole.Button, new() { Name = "Retirar mi consentimiento" }).ClickAsync();
        await Assertions.Expect(other.Page.GetByText("Retiró su consentimiento")).ToBeVisibleAsync();
        other.Complaints.AddRange(await Looking.At(other.Page, "consent-taken-back-es"));
        await nurse.Open($"/patients/{patient.Id}/consent");
        await Assertions.Expect(nurse.Page.GetByText("nobody is treated on it")).ToBeVisibleAsync();
        Assert.Empty(nurse.Complaints.Concat(phone.Complaints).Concat(other.Complaints));
    }

    [Fact]
    public async Task What_is_asked_before_the_evaluation_reads_well_on_a_phone()
    {
        var patient = await clinic.Patient("Nogal", "Prado", language: "es");
        var nurse = await Walker.As(clinic.Running, await clinic.Running.Staff([Role.Nurse]));
        await nurse.Open($"/patients/{patient.Id}/intake");
        await nurse.Send("send-intake");
        var link = await nurse.Page.GetByRole(AriaRole.Link, new() { Name = "Open it on this device" }).GetAttributeAsync("href");
        var phone = await Walker.Nobody(clinic.Running);
        await phone.Open(link!);
        phone.Complaints.AddRange(await Looking.At(phone.Page, "intake-es"));
        await phone.Page.GetByRole(AriaRole.Link, new() { Name = "Empezar" }).ClickAsync();
        await phone.Page.GetByLabel("¿Cómo quiere que le llamemos?").FillAsync("Nog");
        phone.Complaints.AddRange(await Looking.At(phone.Page, "intake-name-es"));
        await phone.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(phone.Page.GetByLabel("¿Qué le gustaría que mejorara?")).ToBeVisibleAsync();
        phone.Complaints.AddRange(await Looking.At(phone.Page, "intake-words-es"));
        await phone.Open(link!.Replace("?", "/review?", StringComparison.Ordinal));
        phone.Complaints.AddRange(await Looking.At(phone.Page, "intake-review-es"));
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "Enviar mis respuestas" }).ClickAsync();
        await Assertions.Expect(phone.Page.GetByText("Tenemos sus respuestas")).ToBeVisibleAsync();
        await nurse.Open($"/patients/{patient.Id}/intake");
        nurse.Complaints.AddRange(await Looking.At(nurse.Page, "intake-staff"));
        Assert.Empty(nurse.Complaints.Concat(phone.Complaints));
    }

    private static async Task Choose(IPage page, string answer)
    {
        await page.Locator($"[name='answer'][value='{answer}']").CheckAsync(new() { Force = true });
        await page.Locator("button[value='next']").Last.ClickAsync();
    }
}
