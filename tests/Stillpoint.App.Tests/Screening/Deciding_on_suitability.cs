using Microsoft.Extensions.DependencyInjection;
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
    public async Task A_decision_that_what_changed_has_closed_is_refused_with_what_changed()
    {
        var patient = await WithAngina();
        var (prescriber, page) = (await clinic.As(Role.Prescriber), $"/patients/{patient.Id}/suitability");
        var judged = await Drawn.From(prescriber.Fill(page, "suitability", [.. Plan, ("act", "judge")]));
        var sign = await prescriber.Prepare(page, "suitability", [.. Plan, ("decision", "suitableWithOverrides"), ("password", RunningClinic.Password), ("act", "sign"), ("shown", judged.Value("shown")!)]);
        using var kept = await (await clinic.As(Role.Nurse)).Fill($"/patients/{patient.Id}/facts", "sheet", ("source", "clinician"), ("psychosisStatus", "current"));
        var says = (await Drawn.From(sign())).Summary.Single();
        Assert.Contains("it is not what your page showed any more", says, StringComparison.Ordinal);
        Assert.DoesNotContain("Choose a decision", says, StringComparison.Ordinal);
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

    /// <summary>Everything an evaluation yields of somebody in whom nothing stands in the way, but for angina that is stable.</summary>
    private async Task<PatientRow> WithAngina()
    {
        var patient = await clinic.Patient();
        var (made, at) = (Stillpoint.App.Demo.MadeUp.Patients.First(one => one.Sex == "female"), clinic.Running.Clock.GetUtcNow().AddMinutes(-30));
        foreach (var fact in Stillpoint.App.Demo.NormalFacts.AtEvaluation(made, at).Append(new(Stillpoint.Care.Screening.Facts.ScreeningFacts.StableAngina, true, at, "clinician")).Append(new(Stillpoint.Care.Screening.Facts.ScreeningFacts.FailedAntidepressantTrials, new Stillpoint.Care.Screening.Facts.Amount(2), at, "clinician")))
            await clinic.Add(new FactRow { Id = clinic.Running.NewId(), PatientId = patient.Id, Key = fact.Key.Key, Value = fact.Key.Write(fact.Value), Unit = fact.Key.Unit, MeasuredAt = at, RecordedAt = at, Source = fact.Source });
        return patient;
    }

    private async Task<Drawn> Send(PatientRow patient, params (string Name, string Value)[] fields)
    {
        var (prescriber, page) = (await clinic.As(Role.Prescriber), $"/patients/{patient.Id}/suitability");
        var judged = await Drawn.From(prescriber.Fill(page, "suitability", [.. Plan, ("act", "judge")]));
        return await Drawn.From(prescriber.Fill(page, "suitability", [.. Plan, .. fields, ("password", RunningClinic.Password), ("act", "sign"), ("shown", judged.Value("shown")!), ("linesRead", "true")]));
    }

    [Fact]
    public async Task An_override_has_its_reason_what_is_done_about_it_how_long_it_holds_and_a_second_signer_where_the_rule_asks()
    {
        var patient = await WithAngina();
        (string, string)[] reason = [("decision", "suitableWithOverrides"), ("reason[SCR-008]", "Stable for three years, cleared by cardiology.")];
        var page = await Send(patient, reason);
        Assert.Equal("Enter the second prescriber's e-mail.", page.Error("secondEmail"));
        var second = await clinic.Running.Staff([Role.Prescriber]);
        (string, string)[] signer = [("secondEmail", second.Email), ("secondPassword", RunningClinic.Password)];
        page = await Send(patient, [.. reason, .. signer]);
        Assert.Equal("SCR-008: say what is done about it.", page.Error("done[SCR-008]"));
        Assert.Empty(await Signed(patient));

        page = await Send(patient, [.. reason, .. signer, ("done[SCR-008]", "Twelve-lead ECG and a cuff every five minutes."), ("holds[SCR-008]", "untilDay"), ("until[SCR-008]", "2099-12-31")]);
        Assert.StartsWith("SCR-008: an override holds 12 months at most.", page.Error("until[SCR-008]"), StringComparison.Ordinal);
        Assert.Empty(await Signed(patient));
        await Send(patient, [.. reason, .. signer, ("done[SCR-008]", "Twelve-lead ECG and a cuff every five minutes."), ("holds[SCR-008]", "untilDay"), ("until[SCR-008]", "2026-12-31")]);
        var row = Assert.Single(await Signed(patient));
        var given = Stillpoint.App.Screening.GivenOverride.Of(row)["SCR-008"];
        Assert.Equal(("Twelve-lead ECG and a cuff every five minutes.", new DateOnly(2026, 12, 31), second.Name), (given.Done, given.Until, given.Second));
        await using var db = clinic.Open();
        Assert.Equal(2, db.Set<SignatureRow>().Count(signature => signature.Subject == $"suitability/{row.Id}"));
    }

    [Fact]
    public async Task Findings_stand_by_what_they_block_and_the_same_sentence_of_ten_rules_once()
    {
        var patient = await clinic.Patient();
        var page = await Drawn.From((await clinic.As(Role.Prescriber)).Fill($"/patients/{patient.Id}/suitability", "suitability", [.. Plan, ("act", "judge")]));
        Assert.Contains("Blocks until it is known", page.Text, StringComparison.Ordinal);
        Assert.Single(System.Text.RegularExpressions.Regex.Matches(page.Text, "There is no problem list, and nobody has gone through one"));
    }

    [Fact]
    public void An_override_holds_for_its_day_its_session_or_its_course()
    {
        Stillpoint.App.Screening.GivenOverride One(Stillpoint.Care.Screening.Rules.OverrideHolds holds) => new("Reason", "Done", holds, new(2026, 12, 1));
        Assert.True(One(Stillpoint.Care.Screening.Rules.OverrideHolds.UntilDay).StillHolds(new(2026, 12, 1), 9));
        Assert.False(One(Stillpoint.Care.Screening.Rules.OverrideHolds.UntilDay).StillHolds(new(2026, 12, 2), 0));
        Assert.False(One(Stillpoint.Care.Screening.Rules.OverrideHolds.OneSession).StillHolds(new(2026, 12, 1), 1));
        Assert.True(One(Stillpoint.Care.Screening.Rules.OverrideHolds.TheCourse).StillHolds(new(2027, 12, 1), 9));
    }

    [Fact]
    public async Task The_night_an_override_ends_the_decision_goes_back_to_a_prescriber_once()
    {
        await using var running = await RunningClinic.Start();
        async Task<List<TaskRow>> Asked()
        {
            await running.Ask(async services =>
            {
                await services.GetRequiredService<Stillpoint.App.Screening.OverridesEnding>().Look(CancellationToken.None);
                return true;
            });
            await using var db = running.Database.Open();
            return [.. db.Set<TaskRow>().Where(task => task.Kind == TaskKind.SuitabilityReview)];
        }
        var chair = await Session.AChair.In(running);
        await using (var db = running.Database.Open())
        {
            var signature = db.Set<SignatureRow>().First();
            db.Add(new SuitabilityRow
            {
                Id = running.NewId(), PatientId = chair.Patient, Decision = SuitabilityDecision.SuitableWithOverrides, Product = Care.Planning.Product.KetamineRacemic, Route = Care.Planning.Route.Intravenous, Indication = Care.Planning.Indications.Find("IND-01")!,
                RulesVersion = "2026-11-22", Findings = "[]", DecidedAt = running.Clock.GetUtcNow(), SignatureId = signature.Id,
                Overrides = """{"SCR-008":{"reason":"Stable for three years.","done":"ECG each time.","holds":"untilDay","until":"2026-11-20"}}""",
            });
            await db.SaveChangesAsync();
        }
        running.Clock.Pass(TimeSpan.FromDays(1));
        Assert.Empty(await Asked());
        // The last day is over in New York, not in Greenwich: two in the morning there is still the evening of the twentieth here.
        running.Clock.Pass(TimeSpan.FromHours(11));
        Assert.Empty(await Asked());
        running.Clock.Pass(TimeSpan.FromHours(4));
        Assert.Equal(("The override of SCR-008 held until now. Decide again", Role.Prescriber), (Assert.Single(await Asked()).Title, (await Asked())[0].OwnerRole));
        await using (var db = running.Database.Open())
        {
            foreach (var task in db.Set<TaskRow>()) (task.DoneAt, task.Outcome) = (running.Clock.GetUtcNow(), "Seen.");
            await db.SaveChangesAsync();
        }
        running.Clock.Pass(TimeSpan.FromDays(3));
        Assert.Single(await Asked());
    }

    [Fact]
    public async Task Somebody_excluded_can_only_be_declined_and_somebody_who_waits_for_a_laboratory_only_waits()
    {
        var excluded = await WithAngina();
        await (await clinic.As(Role.Nurse)).Fill($"/patients/{excluded.Id}/lists", "add-condition", ("text", "Aneurysm of the abdominal aorta"), ("icd10", "I71.4"), ("status", "active"), ("confirmed", "true"));
        var page = await Drawn.From((await clinic.As(Role.Prescriber)).Fill($"/patients/{excluded.Id}/suitability", "suitability", [.. Plan, ("act", "judge")]));
        Assert.Contains("Excludes treatment: no signature changes that", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("value=\"suitable", page.Html, StringComparison.Ordinal);
        page = await Send(excluded, ("decision", "suitableWithOverrides"), ("reason[SCR-008]", "Stable for three years, cleared by cardiology."));
        Assert.Empty(await Signed(excluded));

        var waits = await clinic.Patient();
        page = await Send(waits, ("decision", "needsMoreData"));
        Assert.Equal(SuitabilityDecision.NeedsMoreData, Assert.Single(await Signed(waits)).Decision);
    }

    [Fact]
    public async Task The_patients_words_the_histories_and_what_was_measured_stand_where_it_is_decided()
    {
        var patient = await WithAngina();
        await (await clinic.As(Role.Nurse)).Fill($"/patients/{patient.Id}/evaluation", "evaluation", ("note-goals", "To sleep & to work."), ("goals-source", "patient"), ("act", "keep-goals"));
        var text = (await Drawn.From((await clinic.As(Role.Prescriber)).Get($"/patients/{patient.Id}/suitability"))).Text;
        Assert.Contains("To sleep & to work.", text, StringComparison.Ordinal);
        Assert.Contains("QTc 412 ms", text, StringComparison.Ordinal);
    }
}
