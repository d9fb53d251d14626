using Microsoft.Extensions.DependencyInjection;
using Stillpoint.App.Audit;
using Stillpoint.App.Authorization;
using Stillpoint.App.HouseValues;
using Stillpoint.App.Records;
using Stillpoint.App.Screening;
using Stillpoint.App.Tests.People;
using Stillpoint.Care.Screening.Facts;

namespace Stillpoint.App.Tests.Consent;

/// <summary>The text of a consent is changed after somebody signed it.</summary>
public sealed class A_text_that_changes
{
    [Fact]
    public async Task A_new_text_asks_again_only_where_its_author_said_that_it_matters()
    {
        await using var clinic = new OneClinic();
        await clinic.InitializeAsync();
        var patient = await clinic.Patient();
        await clinic.Consented(patient);
        var nurse = await clinic.As(Role.Nurse);
        async Task Publish(string body, bool? asksAgain) => await clinic.Running.Ask(async services =>
        {
            var policies = services.GetRequiredService<Policies>();
            var today = DateOnly.FromDateTime(clinic.Running.Clock.GetUtcNow().DateTime);
            var row = await policies.Propose(new("consent-ketamine-en", body, "Medical director", today, "The label warns of it now.") { AsksAgain = asksAgain }, Actor.Of(clinic.Running.NewId()));
            return await policies.Approve(row.Id, Actor.Of(clinic.Running.NewId()));
        });
        async Task<bool> Counts() => await clinic.Running.Ask(async services => (await services.GetRequiredService<FactStore>().Read(patient.Id, clinic.Running.Clock.GetUtcNow())).Facts.Of(ScreeningFacts.ConsentSignedAt) is not null);

        await Publish("## What it is\nKetamine is an anesthetic, with a slip put right.", null);
        Assert.True(await Counts());
        Assert.Contains("nobody need be asked again", await nurse.Read($"/patients/{patient.Id}/consent"), StringComparison.Ordinal);
        await Publish("## What it is\nKetamine is an anesthetic, and a new warning stands here.", true);
        Assert.False(await Counts());
        Assert.Contains("The text has changed since in a way that matters", await nurse.Read($"/patients/{patient.Id}/consent"), StringComparison.Ordinal);
    }
}
