using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Stillpoint.App.Authorization;
using Stillpoint.App.Interop.Hl7v2;
using Stillpoint.App.Records;
using Stillpoint.App.Tests.Interop.Hl7v2;
using Stillpoint.App.Tests.People;

namespace Stillpoint.App.Tests.Journeys;

/// <summary>What other systems send, where a person has to look at it: a record handed in, and a code of a monitor.</summary>
public sealed class Other_systems_in_a_browser
{
    private const string Record = """
        {"resourceType":"Bundle","type":"collection","entry":[
        {"resource":{"resourceType":"Patient","id":"p","name":[{"family":"VALE","given":["Juniper","Ann"]}],"birthDate":"1984-03-11"}},
        {"resource":{"resourceType":"Condition","id":"c","subject":{"reference":"Patient/p"},"code":{"text":"Hypertensive disorder"},"recordedDate":"2024-05-02"}},
        {"resource":{"resourceType":"Condition","id":"s","subject":{"reference":"Patient/p"},"category":[{"coding":[{"code":"health-concern"}]}],"code":{"text":"Full-time employment (finding)"}}},
        {"resource":{"resourceType":"AllergyIntolerance","id":"a","patient":{"reference":"Patient/p"},"code":{"text":"Penicillin"},"recordedDate":"2019-01-01"}},
        {"resource":{"resourceType":"MedicationStatement","id":"m","status":"active","subject":{"reference":"Patient/p"},"medicationCodeableConcept":{"text":"Sertraline 50 MG Oral Tablet"}}}]}
        """;

    [Fact]
    public async Task A_record_handed_in_and_a_code_that_two_people_explain_read_well()
    {
        await using var clinic = await RunningClinic.Start(with: settings => settings with { Mllp = "127.0.0.1:0" });
        var somewhere = await Somewhere.In(clinic);
        using (var nurse = await clinic.As(Role.Nurse))
        {
            await nurse.Fill($"/patients/{somewhere.Patient}/lists", "reviewed-allergy");
            await nurse.Fill("/monitors", "register", ("name", "Blue"), ("identifier", Interop.Hl7v2.Monitors.Device), ("bed", ""));
        }
        using var line = await MonitorLine.To(clinic.Services.GetRequiredService<MonitorListener>().At);
        await line.SendAndHear(Interop.Hl7v2.Monitors.Report().Replace("150456^MDC_PULS_OXIM_SAT_O2^MDC|1.3.1.150456|97|262688^MDC_DIM_PERCENT^MDC", "77^SAT^99NW|1|93|%", StringComparison.Ordinal));

        var page = await Browser.Open(clinic.Address);
        var wrong = Looking.Complaints(page);
        await Looking.SignIn(page, (await clinic.Staff([Role.Nurse], name: "Ida Fennel")).Email, RunningClinic.Password);
        await page.GotoAsync($"/patients/{somewhere.Patient}/import");
        await page.GetByLabel("The file").SetInputFilesAsync(new FilePayload { Name = "record.json", MimeType = "application/json", Buffer = Encoding.UTF8.GetBytes(Record) });
        await page.GetByRole(AriaRole.Button, new() { Name = "Read the file" }).ClickAsync();
        await page.GetByText("What the file says that is new here").WaitForAsync();
        wrong.AddRange(await Looking.At(page, "import"));

        await page.GotoAsync($"/monitors/{await Blue(clinic)}");
        await page.GetByText("Say what it means").ClickAsync();
        wrong.AddRange(await Looking.At(page, "monitor-code"));
        await page.Locator("[name='sign']").SelectOptionAsync("SpO2");
        await page.Locator("[name='unit']").First.SelectOptionAsync("%");
        await page.Locator("[name='site']").FillAsync("finger");
        await page.Locator("[name='why']").First.FillAsync("Compared with the monitor's own screen.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Propose" }).ClickAsync();
        await page.GetByText("proposed, waits for a second person").WaitForAsync();
        wrong.AddRange(await Looking.At(page, "monitor-code-proposed"));
        Assert.Empty(wrong);
    }

    private static async Task<Guid> Blue(RunningClinic clinic)
    {
        await using var db = clinic.Database.Open();
        return await db.Set<DeviceRow>().Where(row => row.Name == "Blue").Select(row => row.Id).SingleAsync();
    }
}
