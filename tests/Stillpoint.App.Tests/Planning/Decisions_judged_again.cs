using Stillpoint.App.Authorization;
using Stillpoint.App.Records;
using Stillpoint.App.Tests.People;
using Stillpoint.Care.Planning;

namespace Stillpoint.App.Tests.Planning;

public sealed class Decisions_judged_again(OneClinic clinic) : IClassFixture<OneClinic>
{
    [Fact]
    public async Task A_lower_ceiling_says_which_orders_it_would_have_stopped_before_anybody_approves_it()
    {
        var patient = await clinic.Patient();
        await clinic.Suitable(patient);
        await clinic.Course(patient);
        var ceiling = DoseRows.Find("DOS-01")!.Limits.Single(limit => limit is { Kind: LimitKind.Ceiling, Of: Measure.MgPerKg }).Number!;
        var (director, page) = (await clinic.As(Role.MedicalDirector), $"/policies/{clinic.Running.Clinic}/{ceiling.Key}");
        await director.Fill(page, "propose", ("value", "0.4"), ("from", "2026-11-19"), ("cites", "Fictional 2026"), ("why", "We have seen enough of the larger doses here."));
        var text = (await Drawn.From(director.Get(page))).Text;
        Assert.Contains("Of 2 decisions and orders signed in that time, one would have found something else:", text, StringComparison.Ordinal);
        Assert.Contains("What was decided keeps the house it was decided by.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Juniper", text, StringComparison.Ordinal);
    }
}
