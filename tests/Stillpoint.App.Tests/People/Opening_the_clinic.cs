using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Stillpoint.App.Kernel;
using Stillpoint.App.People;
using Stillpoint.App.Records;
using Stillpoint.App.Shell.Forms;
using Stillpoint.App.Tests.Records;

namespace Stillpoint.App.Tests.People;

public sealed class Opening_the_clinic
{
    private static (string, string)[] Filled(string name = "Ada Okafor", string password = "seven copper kettles", string chairs = "3") =>
    [
        ("clinic", "Lantern Street Clinic"), ("timeZone", "America/New_York"), ("chairs", chairs), ("name", name),
        ("email", "ada@lantern.example"), ("newPassword", password), ("newAgain", password),
    ];

    [Theory, OnEveryEngine]
    public async Task The_first_person_opens_it_and_owns_it(string engine)
    {
        await using var clinic = await RunningClinic.Start(engine, owned: false);
        using var visitor = clinic.Visitor();
        using var elsewhere = await visitor.Get("/signin");
        Assert.Equal("/first-run", Visitor.To(elsewhere));

        using var reply = await visitor.Fill("/first-run", "first-run", Filled());
        Assert.Equal(HttpStatusCode.Redirect, reply.StatusCode);
        Assert.Contains("Ada Okafor", await visitor.Read("/people"), StringComparison.Ordinal);
        Assert.Contains("has an owner", await visitor.Read("/first-run"), StringComparison.Ordinal);

        await using var db = clinic.Database.Open();
        Assert.Equal("Lantern Street Clinic", (await db.Set<ClinicRow>().SingleAsync()).Name);
        Assert.Equal(3, await db.Set<ChairRow>().CountAsync());
        Assert.Equal([Role.Owner], await db.Set<StaffRoleRow>().Select(role => role.Role).ToListAsync());
    }

    [Theory, OnEveryEngine]
    public async Task Of_several_who_open_it_at_once_one_owns_it(string engine)
    {
        await using var clinic = await RunningClinic.Start(engine, owned: false);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(number => clinic.Ask(services =>
            Opening(number) is var form ? form.Sent(async () => (await services.GetRequiredService<FirstRun>().Open(form)).Outcome) : throw new InvalidOperationException())));
        Assert.Single(outcomes, outcome => outcome is Outcome.Done);
        await using var db = clinic.Database.Open();
        Assert.Equal(1, await db.Set<StaffRow>().CountAsync());
        Assert.Equal(1, await db.Set<ClinicRow>().CountAsync());
    }

    private static FirstRunForm Opening(int number) => new(code: null)
    {
        Clinic = { Typed = "Lantern Street" }, TimeZone = { Typed = "Europe/Madrid" }, Chairs = { Typed = "2" }, Name = { Typed = $"Person {number}" }, Email = { Typed = $"person{number}@lantern.example" },
        New = { Password = { Typed = "seven copper kettles" }, Again = { Typed = "seven copper kettles" } },
    };

    [Fact]
    public async Task What_is_wrong_is_said_beside_its_field_and_nothing_is_made()
    {
        await using var clinic = await RunningClinic.Start(owned: false);
        using var visitor = clinic.Visitor();
        var page = WebUtility.HtmlDecode(await (await visitor.Fill("/first-run", "first-run", Filled(password: "Ada Okafor 2026", chairs: "0"))).Content.ReadAsStringAsync());
        Assert.Contains("Leave your own name out of it", page, StringComparison.Ordinal);
        Assert.Contains("how many chairs", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Ada Okafor 2026", page, StringComparison.Ordinal);
        await using var db = clinic.Database.Open();
        Assert.Equal(0, await db.Set<StaffRow>().CountAsync());
    }

    [Fact]
    public async Task On_the_network_only_who_read_the_start_up_code_can_open_it()
    {
        await using var clinic = await RunningClinic.Start(owned: false, gate: new FirstRunGate("40718265"));
        using var visitor = clinic.Visitor();
        var refused = await (await visitor.Fill("/first-run", "first-run", [.. Filled(), ("code", "11111111")])).Content.ReadAsStringAsync();
        Assert.Contains("Enter the code", refused, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.Fill("/first-run", "first-run", [.. Filled(), ("code", "4071 8265")])).StatusCode);
    }
}
