using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Stillpoint.App.Audit;
using Stillpoint.App.Authorization;
using Stillpoint.App.People;
using Stillpoint.App.Records;
using Stillpoint.App.Shell.Forms;
using Stillpoint.App.Tests.Records;

namespace Stillpoint.App.Tests.People;

public sealed class Keeping_the_premises
{
    [Fact]
    public async Task A_second_clinic_has_its_own_zone_and_chairs_and_its_owner_works_there()
    {
        await using var clinic = await RunningClinic.Start();
        using var owner = await clinic.As(Role.Owner);
        await owner.Fill("/clinics", "clinic", ("name", "Hill House"), ("timeZone", "Europe/Madrid"));
        await using var db = clinic.Database.Open();
        var hill = await db.Set<ClinicRow>().SingleAsync(row => row.Name == "Hill House");
        await owner.Fill("/clinics", $"add-{hill.Id}", ("chair", "Window"));
        Assert.Equal(["Window"], await db.Set<ChairRow>().Where(chair => chair.ClinicId == hill.Id).Select(chair => chair.Name).ToListAsync());
        Assert.Contains("Hill House", await owner.Read("/account"), StringComparison.Ordinal);
    }

    [Theory, OnEveryEngine]
    public async Task A_chair_with_visits_planned_stays(string engine)
    {
        await using var clinic = await RunningClinic.Start(engine);
        await Somewhere.In(clinic);
        Guid chair;
        await using (var db = clinic.Database.Open()) chair = (await db.Set<ChairRow>().SingleAsync()).Id;

        Task<Outcome> Retire() => clinic.Ask(services => services.GetRequiredService<Premises>().Retire(Actor.System, chair, retired: true));
        Assert.Contains("move them first", Assert.IsType<Outcome.Refused>(await Retire()).All[0].Says, StringComparison.Ordinal);
        await using (var db = clinic.Database.Open()) await db.Set<VisitRow>().ExecuteUpdateAsync(change => change.SetProperty(visit => visit.Status, VisitStatus.Cancelled));
        Assert.IsType<Outcome.Done>(await Retire());
    }

    [Fact]
    public async Task What_lacks_something_says_what()
    {
        await using var clinic = await RunningClinic.Start();
        using var owner = await clinic.As(Role.Owner);
        var page = await Drawn.From(owner.Fill("/clinics", "clinic", ("name", " "), ("timeZone", "Nowhere/Else")));
        Assert.Equal("Enter the clinic's name.", page.Error("name"));
        Assert.Equal("Choose the clinic's time zone.", page.Error("timeZone"));
        await owner.Fill("/clinics", $"add-{clinic.Clinic}", ("chair", "Window"));
        page = await Drawn.From(owner.Fill("/clinics", $"add-{clinic.Clinic}", ("chair", "window ")));
        Assert.Contains("already", page.Error("chair"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_page_leads_everybody_to_their_own_work()
    {
        await using var clinic = await RunningClinic.Start();
        using var nobody = clinic.Visitor();
        using var owner = await clinic.As(Role.Owner);
        using var coordinator = await clinic.As(Role.Coordinator);
        Assert.Equal(HttpStatusCode.OK, (await nobody.Get("/")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await owner.Get(Visitor.To(await owner.Get("/")))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await coordinator.Get(Visitor.To(await coordinator.Get("/")))).StatusCode);
    }
}
