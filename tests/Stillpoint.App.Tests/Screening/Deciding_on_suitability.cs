using Stillpoint.App.Authorization;
using Stillpoint.App.Records;
using Stillpoint.App.Tests.People;

namespace Stillpoint.App.Tests.Screening;

public sealed class Deciding_on_suitability(OneClinic clinic) : IClassFixture<OneClinic>
{
    private static readonly (string Name, string Value)[] Plan = [("product", "KetamineRacemic"), ("route", "IV"), ("indication", "IND-01")];

    private static readonly (string Name, string Value)[] Signing = [.. Plan, ("decision", "needsMoreData"), ("password", RunningClinic.Password), ("act", "sign")];

    /// <summary>The findings were judged in front of the prescriber; the decision is sent whenever the answer is called.</summary>
    private async Task<Func<Task<HttpResponseMessage>>> Judged(PatientRow patient)
    {
        var (prescriber, page) = (await clinic.As(Role.Prescriber), $"/patients/{patient.Id}/suitability");
        var judged = await Drawn.From(prescriber.Fill(page, "suitability", [.. Plan, ("act", "judge")]));
        return await prescriber.Prepare(page, "suitability", [.. Signing, ("shown", judged.Value("shown")!)]);
    }

    private async Task<List<SuitabilityRow>> Signed(PatientRow patient)
    {
        await using var db = clinic.Open();
        return [.. db.Set<SuitabilityRow>().Where(row => row.PatientId == patient.Id)];
    }

    [Fact]
    public async Task What_was_judged_is_signed_once_however_often_it_is_sent()
    {
        var patient = await clinic.Patient();
        var sign = await Judged(patient);
        using var first = await sign();
        using var second = await sign();
        Assert.Equal(($"/patients/{patient.Id}", $"/patients/{patient.Id}?sent=twice"), (Visitor.To(first), Visitor.To(second)));
        Assert.Equal(SuitabilityDecision.NeedsMoreData, Assert.Single(await Signed(patient)).Decision);
    }

    [Fact]
    public async Task A_finding_that_changed_since_is_named_and_nothing_is_signed()
    {
        var patient = await clinic.Patient();
        var sign = await Judged(patient);
        using var kept = await (await clinic.As(Role.Nurse)).Fill($"/patients/{patient.Id}/facts", "sheet", ("source", "clinician"), ("systolic", "190"), ("diastolic", "112"));
        var says = (await Drawn.From(sign())).Summary.Single();
        Assert.Contains("it is not what your page showed any more", says, StringComparison.Ordinal);
        Assert.Contains("190", says, StringComparison.Ordinal);
        Assert.Empty(await Signed(patient));
    }

    [Fact]
    public async Task Findings_nobody_looked_at_are_not_decided_on()
    {
        var patient = await clinic.Patient();
        var page = await Drawn.From((await clinic.As(Role.Prescriber)).Fill($"/patients/{patient.Id}/suitability", "suitability", Signing));
        Assert.Contains("what you would sign was not on your page yet", page.Summary.Single(), StringComparison.Ordinal);
        Assert.Empty(await Signed(patient));
    }
}
