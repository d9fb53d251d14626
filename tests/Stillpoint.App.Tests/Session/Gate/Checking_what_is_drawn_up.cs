using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Stillpoint.App.Authorization;
using Stillpoint.App.Records;
using Stillpoint.App.Session.Gate;
using Stillpoint.App.Tests.People;
using Stillpoint.Care.Session.Record;

namespace Stillpoint.App.Tests.Session.Gate;

/// <summary>The second check is a computation of a second clinician, compared with what is drawn up, over real HTTP.</summary>
public sealed class Checking_what_is_drawn_up
{
    private static async Task At(Func<RunningClinic, AtTheGate, Visitor, Task> see)
    {
        await using var clinic = await RunningClinic.Start();
        var gate = await AtTheGate.In(clinic);
        using var nurse = await clinic.SignedIn(gate.Chair.Nurse);
        await see(clinic, gate, nurse);
    }

    private static async Task<Prepared?> Drawn(AtTheGate gate) => Prepared.Of(await gate.Chair.Story());

    [Fact]
    public Task A_wrong_vial_stops_there_with_words_saying_what_to_do() => At(async (_, gate, nurse) =>
    {
        Assert.Equal("Write the strength that stands on the vial in mg/mL, such as 50.", (await People.Drawn.From(gate.DrawUp(nurse, vial: ""))).Error("vialMgPerMl"));
        Assert.StartsWith("This is not the vial of the order: 100 mg/mL stands on it, and the order was worked out for 50 mg/mL. Draw nothing up from it", (await People.Drawn.From(gate.DrawUp(nurse, vial: "100"))).Error("vialMgPerMl"), StringComparison.Ordinal);
        Assert.StartsWith("The vial expired on 2026-10-31. Put it aside", (await People.Drawn.From(gate.DrawUp(nurse, expiry: "10/2026"))).Error("expiry"), StringComparison.Ordinal);
        Assert.Contains("with the year in full", (await People.Drawn.From(gate.DrawUp(nurse, expiry: "05/27"))).Error("expiry"), StringComparison.Ordinal);
        Assert.Null(await Drawn(gate));

        using var drawn = await gate.DrawUp(nurse);
        Assert.Equal(new Entry.DrugPrepared("ketamine", 50, "L4711", new(2027, 5, 31), 40, 50), (await Drawn(gate))!.Entry);
        Assert.Contains("You read 100 mg/mL from the vial, and whoever drew it up read 50 mg/mL. Nothing was signed.", (await People.Drawn.From(gate.Check(nurse, ("vialMgPerMl", "100")))).Text, StringComparison.Ordinal);
        Assert.False((await Drawn(gate))!.IsChecked);
    });

    [Fact]
    public Task Its_numbers_are_covered_until_they_agree_and_what_was_compared_is_what_was_signed() => At(async (clinic, gate, nurse) =>
    {
        Assert.Contains("40 mg, 0.50 mg/kg", (await People.Drawn.From(nurse.Get(gate.Page))).Text, StringComparison.Ordinal);
        using var drawn = await gate.DrawUp(nurse);
        var open = (await People.Drawn.From(nurse.Get(gate.Page))).Text;
        Assert.DoesNotContain("75.0 mL/h", open, StringComparison.Ordinal);
        Assert.DoesNotContain("0.8 mg/mL", open, StringComparison.Ordinal);
        Assert.Contains("Closed until a second person has worked out apart what is drawn up.", open, StringComparison.Ordinal);

        var differs = await People.Drawn.From(gate.Check(nurse, ("mg", "34")));
        Assert.Contains("The second check differs: 34 mg entered, 40 mg computed. Nothing was signed.", differs.Text, StringComparison.Ordinal);
        Assert.Contains("value=\"34\"", differs.Html, StringComparison.Ordinal);
        Assert.Equal("Write the rate you worked out in mL/h.", (await People.Drawn.From(gate.Check(nurse, ("rate", "")))).Error("rate"));
        Assert.Equal(0, await gate.Signatures(PreparationDesk.Meaning));

        using var agrees = await gate.Check(nurse);
        Assert.Equal(HttpStatusCode.Redirect, agrees.StatusCode);
        var checkedNow = (await Drawn(gate))!;
        Assert.Equal(gate.Second.Id, checkedNow.CheckedBy);
        var signature = await clinic.Ask(services => services.GetRequiredService<ClinicDb>().Set<SignatureRow>().SingleAsync(row => row.Meaning == PreparationDesk.Meaning));
        Assert.Equal(gate.Second.Id, signature.By);
        foreach (var part in (string[])["80 kg, vial 50 mg/mL, 0.8 mg/mL in the syringe, 40 mg, 75.0 mL/h", "lot L4711", "0.5 mg/kg"]) Assert.Contains(part, signature.Content, StringComparison.Ordinal);
        Assert.Contains("80 kg, vial 50 mg/mL, 0.8 mg/mL in the syringe, 40 mg, 75.0 mL/h", (await People.Drawn.From(nurse.Get(gate.Page))).Text, StringComparison.Ordinal);
    });

    [Fact]
    public Task Whoever_drew_it_up_never_checks_it_nor_does_a_custodian_and_a_colleague_needs_only_their_own_password() => At(async (clinic, gate, nurse) =>
    {
        using var drawn = await gate.DrawUp(nurse);
        var keeper = await clinic.Staff([Role.Custodian]);
        Assert.Contains("must be somebody else", (await People.Drawn.From(gate.Check(nurse, ("checkerEmail", gate.Chair.Nurse.Email)))).Text, StringComparison.Ordinal);
        Assert.Contains("Their role doesn't sign this.", (await People.Drawn.From(gate.Check(nurse, ("checkerEmail", keeper.Email)))).Text, StringComparison.Ordinal);
        using var moss = await clinic.SignedIn(gate.Second);
        Assert.Contains("You did not draw this up", (await People.Drawn.From(moss.Get(gate.Page))).Text, StringComparison.Ordinal);
        using var agrees = await moss.Fill(gate.Page, "second-check", [.. gate.Numbers().Where(field => field.Name is not "checkerEmail")]);
        Assert.Equal(HttpStatusCode.Redirect, agrees.StatusCode);
        Assert.Equal(gate.Second.Id, (await Drawn(gate))!.CheckedBy);

        // Drawn up anew by the second, it is checked anew, and not by them.
        using var anew = await moss.Fill(gate.Page, "prepare", ("vialMgPerMl", "50"), ("lot", "L4712"), ("expiry", "2027-06"));
        Assert.Equal(HttpStatusCode.Redirect, anew.StatusCode);
        Assert.False((await Drawn(gate))!.IsChecked);
        Assert.Contains("must be somebody else", (await People.Drawn.From(moss.Fill(gate.Page, "second-check", gate.Numbers()))).Text, StringComparison.Ordinal);
    });

    [Fact]
    public async Task Spray_devices_are_drawn_from_no_vial_and_checked_by_their_milligrams()
    {
        await using var clinic = await RunningClinic.Start();
        var chair = await AChair.In(clinic, route: Care.Planning.Route.IntranasalEsketamine, product: Care.Planning.Product.Esketamine);
        await chair.Write(new Entry.Arrived());
        var second = await clinic.Staff([Role.Nurse]);
        using var nurse = await clinic.SignedIn(chair.Nurse);
        using var drawn = await nurse.Fill($"{chair.Page}/gate", "prepare", ("lot", "S-7"), ("expiry", "2027-05"));
        Assert.Equal(HttpStatusCode.Redirect, drawn.StatusCode);
        using var agrees = await nurse.Fill($"{chair.Page}/gate", "second-check", ("mg", "56"), ("checkerEmail", second.Email), ("checkerPassword", RunningClinic.Password));
        Assert.Equal(HttpStatusCode.Redirect, agrees.StatusCode);
        Assert.True(Prepared.Of(await chair.Story())!.IsChecked);
    }
}
