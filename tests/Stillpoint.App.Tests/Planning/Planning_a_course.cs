using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Authorization;
using Stillpoint.App.Planning;
using Stillpoint.App.Records;
using Stillpoint.App.Tests.People;
using Stillpoint.Care.Planning;

namespace Stillpoint.App.Tests.Planning;

public sealed class Planning_a_course(OneClinic clinic) : IClassFixture<OneClinic>
{
    private static readonly (string Name, string Value)[] Whole =
    [
        ("indication", "IND-01"), ("row", "DOS-01"), ("product", "KetamineRacemic"), ("route", "IV"), ("amount", "0.5"), ("amountUnit", "mg/kg"), ("minutes", "40"), ("vialMgPerMl", "50"),
        ("vialMl", "10"), ("mix", "qs"), ("mixMl", "50"), ("mixMgPerMl", ""), ("phase1-sessions", "6"), ("phase1-often", "twice"), ("phase1-least", "2"), ("phase1-most", "5"), ("titrates", "whenLittleBetter"), ("step", "0.1"), ("stepUnit", "mg/kg"), ("top", "1"),
        ("stop-severeEvent", "true"), ("measure1", "PHQ-9"), ("measure1-when", "eachSession"), ("beside-psychotherapy", "Weekly & by telephone."), ("why", "Two medicines without response."), ("password", RunningClinic.Password), ("act", "sign"),
    ];

    private static (string Name, string Value)[] But(params (string Name, string Value)[] others) => [.. Whole.Where(field => others.All(other => other.Name != field.Name)), .. others];

    private static IEnumerable<(string, string)> Typed((string Name, string Value)[] sent) => sent.Where(field => field.Name is not "act").Select(field => (field.Name, field.Value));

    /// <summary>Somebody judged suitable, who has consented, and was weighed this morning.</summary>
    private async Task<PatientRow> Ready(bool weighed = true, bool suitable = true, bool consented = true)
    {
        var patient = await clinic.Patient();
        if (suitable) await clinic.Suitable(patient);
        if (consented) await clinic.Consented(patient);
        var nurse = await clinic.As(Role.Nurse);
        if (weighed) await nurse.Fill($"/patients/{patient.Id}/facts", "sheet", ("source", "clinician"), ("weight", "70"), ("height", "172"), ("clinicalSex", "female"));
        return patient;
    }

    private async Task<List<PlanVersionRow>> Signed(PatientRow patient)
    {
        await using var db = clinic.Open();
        return await db.Set<PlanVersionRow>().Where(plan => db.Set<CourseRow>().Any(course => course.Id == plan.CourseId && course.PatientId == patient.Id)).OrderBy(plan => plan.Number).ToListAsync();
    }

    private async Task<Drawn> Send(PatientRow patient, (string Name, string Value)[] fields) => await Drawn.From((await Prepare(patient, fields))());

    /// <summary>The page of an order that was worked out, and is sent whenever the answer is called.</summary>
    private async Task<Func<Task<HttpResponseMessage>>> Prepare(PatientRow patient, (string Name, string Value)[] fields)
    {
        var (prescriber, page) = (await clinic.As(Role.Prescriber), $"/patients/{patient.Id}/course");
        var worked = await Drawn.From(prescriber.Fill(page, "course", [.. fields.Where(field => field.Name is not "act"), ("act", "work-out")]));
        return await prescriber.Prepare(page, "course", [.. fields, ("shown", worked.Value("shown")!)]);
    }

    private async Task Weigh(PatientRow patient, string kilograms)
    {
        using var kept = await (await clinic.As(Role.Nurse)).Fill($"/patients/{patient.Id}/facts", "sheet", ("source", "clinician"), ("weight", kilograms), ("asked", $"weight {kilograms}=asTyped"));
    }

    [Fact]
    public async Task The_order_is_worked_out_in_front_of_the_prescriber()
    {
        var page = await Send(await Ready(), But(("act", "work-out")));
        Assert.Matches("Dose of base\\s+0.5 mg/kg × 70 kg\\s+35\\s+mg", page.Text);
        Assert.Matches("Draw from the vial\\s+35 mg ÷ 50 mg/mL\\s+0.70\\s+mL", page.Text);
        Assert.Matches("Pump rate\\s+50 mL ÷ 40 min × 60\\s+75.0\\s+mL/h", page.Text);
        Assert.Matches("Left in the vial, to count or waste\\s+9.3 mL\\s+465\\s+mg", page.Text);
        Assert.Contains("Allow", page.Text, StringComparison.Ordinal);
        page.StillHolds(Typed(Whole));
    }

    [Fact]
    public async Task A_released_order_is_signed_with_its_arithmetic_and_shown_on_the_chart()
    {
        var patient = await Ready();
        using var reply = await (await Prepare(patient, Whole))();
        Assert.Equal($"/patients/{patient.Id}", Visitor.To(reply));
        var plan = Assert.Single(await Signed(patient));
        Assert.Equal(("DOS-01", Verdict.Allow, 1), (plan.DoseRow, plan.Verdict, plan.Number));
        Assert.Equal(35m, PlanBody.Read(plan.Body).DoseMg);
        Assert.Contains("DOS-01, signed 19 Nov", await (await clinic.As(Role.Coordinator)).Read($"/patients/{patient.Id}"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ondansetron", "400", "by mouth")]
    [InlineData("midazolam", "20", "")]
    public async Task A_dose_before_each_session_that_the_bedside_would_refuse_is_not_ordered(string drug, string mg, string how)
    {
        var patient = await Ready();
        var page = await Send(patient, But(("before1", drug), ("before1-mg", mg), ("before1-how", how)));
        Assert.Contains("This order is not released", string.Join(' ', page.Summary), StringComparison.Ordinal);
        Assert.Contains("that may be given at once", page.Text, StringComparison.Ordinal);
        Assert.Empty(await Signed(patient));
    }

    [Fact]
    public async Task A_drug_before_each_session_that_nobody_knows_is_asked_about_once()
    {
        var patient = await Ready();
        var page = await Send(patient, But(("before1", "ondansetrol"), ("before1-mg", "4")));
        Assert.Contains("No drug called “ondansetrol” is known here", page.Text, StringComparison.Ordinal);
        Assert.Empty(await Signed(patient));
        await Send(patient, But(("before1", "ondansetrol"), ("before1-mg", "4"), ("asked", "drug ondansetrol=right")));
        Assert.Single(await Signed(patient));
    }

    [Fact]
    public async Task The_kind_of_treatment_fills_what_is_usual_with_its_source()
    {
        var patient = await Ready();
        var page = await Drawn.From((await clinic.As(Role.Prescriber)).Get($"/patients/{patient.Id}/course"));
        page.StillHolds([("row", "DOS-01"), ("amount", "0.5"), ("amountUnit", "mg/kg"), ("minutes", "40"), ("mixMl", "50"), ("phase1-sessions", "6"), ("phase1-often", "twice"), ("phase1-least", "2"), ("titrates", "whenLittleBetter"), ("top", "1"), ("stop-noResponse-from", "50"), ("stop-noResponse-after", "6"), ("measure1", "PHQ-9")]);
        Assert.Contains("Source: Sanacora 2017; Swainson 2021; Fava 2020; Singh 2016", page.Text, StringComparison.Ordinal);
        var muscle = await clinic.Patient();
        await clinic.Suitable(muscle, route: Route.Intramuscular);
        page = await Drawn.From((await clinic.As(Role.Prescriber)).Get($"/patients/{muscle.Id}/course"));
        page.StillHolds([("row", "DOS-07"), ("route", "IM"), ("minutes", ""), ("mix", "asSupplied")]);
    }

    [Fact]
    public async Task What_is_usual_is_signed_in_a_few_acts_and_the_course_is_kept_structured()
    {
        var patient = await Ready();
        var page = await Send(patient, But(("act", "work-out")));
        Assert.Contains("6 sessions, from 20 Nov to 8 Dec 2026", page.Text, StringComparison.Ordinal);
        Assert.Contains("Predicted levels, not measured.", page.Text, StringComparison.Ordinal);
        Assert.Contains("Weights: actual 70.0 kg, ideal 63.3 kg", page.Text, StringComparison.Ordinal);
        using var reply = await (await Prepare(patient, Whole))();
        var course = PlanBody.Read(Assert.Single(await Signed(patient)).Body).Course!;
        Assert.Equal((6, 2, 5), (course.Sessions, course.Before(2)!.LeastDays, course.Before(2)!.MostDays));
        Assert.Equal((0.1m, 1m), (course.Titration.Step, course.Titration.Ceiling));
        Assert.Equal([CourseEnds.SevereEvent], course.Stops.Select(stop => stop.Why));
        Assert.Equal([MeasuredWhen.EachSession], Assert.Single(course.Measures).When);
        Assert.Equal("Weekly & by telephone.", Assert.Single(course.Beside).What);
    }

    [Fact]
    public async Task The_next_version_begins_with_the_one_in_force_and_names_what_it_changes()
    {
        var patient = await Ready();
        using (await (await Prepare(patient, Whole))()) { }
        var prescriber = await clinic.As(Role.Prescriber);
        var page = await Drawn.From(prescriber.Get($"/patients/{patient.Id}/course"));
        page.StillHolds([("amount", "0.5"), ("phase1-sessions", "6"), ("measure1", "PHQ-9"), ("beside-psychotherapy", "Weekly & by telephone.")]);
        page = await Send(patient, But(("amount", "0.6"), ("phase1-sessions", "8"), ("act", "work-out")));
        Assert.Contains("What version 2 changes", page.Text, StringComparison.Ordinal);
        Assert.Contains("Dose : 35 mg → 42 mg", page.Text, StringComparison.Ordinal);
        Assert.Contains("Sessions : 6 → 8", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Measured : ", page.Text, StringComparison.Ordinal);
        var card = await prescriber.Read($"/patients/{patient.Id}/course/card");
        Assert.Contains("75.0 mL/h", card, StringComparison.Ordinal);
        Assert.Contains("ketamine 35 mg", card, StringComparison.Ordinal);
        Assert.Contains("Allergy: UNKNOWN, nobody has asked", card, StringComparison.Ordinal);
        Assert.Contains("6 sessions, twice a week, 2 to 5 days apart", await prescriber.Read($"/patients/{patient.Id}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ten_fold_slip_is_stopped_at_the_plan()
    {
        var patient = await Ready();
        foreach (var slip in new (string, string)[] { ("amount", "5"), ("minutes", "4") })
        {
            var page = await Send(patient, But(slip, ("overrideReason", "It is what I meant to write here.")));
            Assert.Contains("This order is not released", page.Error("amount"), StringComparison.Ordinal);
        }
        await Weigh(patient, "600");
        Assert.Contains("This order is not released", (await Send(patient, Whole)).Error("amount"), StringComparison.Ordinal);
        Assert.Empty(await Signed(patient));
    }

    [Fact]
    public async Task An_adolescent_is_signed_for_with_a_reason_and_asked_about_suicide_weekly()
    {
        var patient = await clinic.Patient("Clover", "Finch", born: new(2011, 5, 2));
        await (await clinic.As(Role.Nurse)).Fill($"/patients/{patient.Id}/facts", "sheet", ("source", "clinician"), ("weight", "52.4"), ("height", "163"), ("clinicalSex", "female"));
        await clinic.Suitable(patient);
        await clinic.Consented(patient);
        var page = await Drawn.From((await clinic.As(Role.Prescriber)).Get($"/patients/{patient.Id}/course"));
        Assert.Contains("At 15 years", page.Text, StringComparison.Ordinal);
        Assert.Contains("A guardian consents, and the patient agrees in their own words.", page.Text, StringComparison.Ordinal);
        page.StillHolds([("measure2", "C-SSRS-SCREENER"), ("measure2-when", "eachSession,dayAfterEach,weekly")]);
        page = await Send(patient, Whole);
        Assert.Contains("15 years old: under 18 the prescriber signs why.", page.Text, StringComparison.Ordinal);
        Assert.Equal("Give the reason for the override in at least 20 characters.", page.Error("overrideReason"));
        Assert.Empty(await Signed(patient));
    }

    [Fact]
    public async Task An_override_that_is_over_carries_no_new_order()
    {
        var patient = await Ready(suitable: false);
        await clinic.Suitable(patient, SuitabilityDecision.SuitableWithOverrides, overrides: """{"SCR-008":{"reason":"Cleared by cardiology last week.","done":"ECG","holds":"untilDay","until":"2026-11-18"}}""");
        var page = await Send(patient, Whole);
        Assert.Contains("the override of SCR-008 held until now", page.Summary.Single(), StringComparison.Ordinal);
        Assert.Empty(await Signed(patient));
    }

    [Fact]
    public async Task An_older_person_begins_low()
    {
        var patient = await clinic.Patient("Ash", "Elder", born: new(1950, 5, 2));
        await clinic.Suitable(patient);
        var page = await Drawn.From((await clinic.As(Role.Prescriber)).Get($"/patients/{patient.Id}/course"));
        page.StillHolds([("amount", "0.25"), ("step", "0.1")]);
        Assert.Contains("At 76 years", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_course_closer_than_sessions_may_be_or_climbing_above_the_ceiling_is_found_at_the_plan()
    {
        var patient = await Ready();
        var page = await Send(patient, But(("phase1-least", "1"), ("phase1-often", "thrice")));
        Assert.Contains("sessions may be 1 d apart; at least 48 h go between.", page.Text, StringComparison.Ordinal);
        Assert.Equal("Give the reason for the override in at least 20 characters.", page.Error("overrideReason"));
        page = await Send(patient, But(("top", "1.5")));
        Assert.Contains("The dose may climb to 1.5 mg/kg; the ceiling is 1.", page.Text, StringComparison.Ordinal);
        Assert.Empty(await Signed(patient));
    }

    [Fact]
    public async Task A_drug_before_the_session_is_checked_like_any_and_said_to_have_no_limit_where_it_has_none()
    {
        var patient = await Ready();
        await (await clinic.As(Role.Nurse)).Fill($"/patients/{patient.Id}/lists", "add-allergy", ("substance", "ondansetron"), ("reaction", "hives"));
        var page = await Send(patient, But(("before1", "ondansetron"), ("before1-mg", "4"), ("before2", "hydroxyzine"), ("before2-mg", "25")));
        Assert.Contains("There is no limit in this rule set for hydroxyzine.", page.Text, StringComparison.Ordinal);
        Assert.Contains("Before each session: ", page.Text, StringComparison.Ordinal);
        Assert.Empty(await Signed(patient));
    }

    [Theory]
    [InlineData("amount", "0,5", "Write the amount as a number with a point, such as 0.5.")]
    [InlineData("amount", "0.00000000001", "Write the amount as a number with a point, such as 0.5.")]
    [InlineData("minutes", "", "An infusion has a duration: write its minutes.")]
    [InlineData("mix", "", "Choose how it is made up.")]
    [InlineData("mixMl", "", "Write the volume it is made up to in mL, as a number with a point, such as 50.")]
    [InlineData("phase1-sessions", "many", "Write how many sessions, from 1 to 60.")]
    [InlineData("phase1-often", "", "Choose how often.")]
    [InlineData("phase1-least", "6", "How often lies between the least and the most days apart: write the days so that it does.")]
    [InlineData("step", "", "Write the step as a number with a point, such as 0.1.")]
    [InlineData("measure1", "", "Choose what the effect is measured by.")]
    [InlineData("why", "", "Say why this course, in a sentence.")]
    [InlineData("password", "not mine", "That isn't your password. Nothing was signed.")]
    public async Task What_is_wrong_is_said_at_its_field_and_nothing_is_signed_or_lost(string field, string typed, string says)
    {
        var patient = await Ready();
        var sent = But((field, typed));
        var page = await Send(patient, sent);
        Assert.Equal(says, page.Error(field));
        page.StillHolds(Typed(sent));
        Assert.Empty(await Signed(patient));
    }

    [Fact]
    public async Task No_signature_releases_an_order_above_the_ceiling()
    {
        var patient = await Ready();
        var sent = But(("amount", "1.5"), ("overrideReason", "Because I have always done it this way."));
        var page = await Send(patient, sent);
        Assert.Contains("This order is not released", page.Error("amount"), StringComparison.Ordinal);
        Assert.Contains("above the ceiling of 1 mg/kg", page.Text, StringComparison.Ordinal);
        Assert.Matches("aria-disabled=\"true\"[^>]*>Sign the order", page.Html);
        Assert.Empty(await Signed(patient));
    }

    [Fact]
    public async Task Without_a_weight_the_dose_is_unknown_and_not_released()
    {
        var patient = await Ready(weighed: false);
        var page = await Send(patient, Whole);
        Assert.Contains("Would settle it: Weight", page.Text, StringComparison.Ordinal);
        Assert.Matches("Dose of base[^0-9]+0.5 mg/kg[^0-9]*Unknown|Dose of base\\s+as ordered\\s+Unknown", page.Text);
        Assert.Empty(await Signed(patient));
    }

    [Fact]
    public async Task An_order_outside_the_range_is_signed_only_with_a_reason()
    {
        var patient = await Ready();
        var page = await Send(patient, But(("amount", "0.2"), ("overrideReason", "Frail.")));
        Assert.Equal("Give the reason for the override in at least 20 characters.", page.Error("overrideReason"));
        page.StillHolds([("overrideReason", "Frail.")]);
        using var reply = await (await Prepare(patient, But(("amount", "0.2"), ("overrideReason", "Frail and very sensitive to sedatives."))))();
        Assert.Equal("Frail and very sensitive to sedatives.", PlanBody.Read(Assert.Single(await Signed(patient)).Body).OverrideReason);
    }

    [Fact]
    public async Task It_is_signed_for_what_was_judged_and_consented_to_and_for_nothing_else()
    {
        Assert.Contains("a prescriber has judged the patient suitable.", (await Send(await Ready(suitable: false), Whole)).Summary.Single(), StringComparison.Ordinal);
        Assert.Contains("the patient has signed the consent.", (await Send(await Ready(consented: false), Whole)).Summary.Single(), StringComparison.Ordinal);

        var patient = await Ready();
        var page = await Send(patient, But(("indication", "IND-07"), ("row", "DOS-04")));
        Assert.Contains("the decision is for IV ketamine, Treatment-resistant depression", page.Summary.Single(), StringComparison.Ordinal);
        Assert.Empty(await Signed(patient));
    }

    [Fact]
    public async Task A_weight_that_changed_since_it_was_worked_out_is_named_and_nothing_is_signed_until_it_was_seen()
    {
        var patient = await Ready();
        var sign = await Prepare(patient, Whole);
        await Weigh(patient, "128");
        var page = await Drawn.From(sign());
        var says = page.Summary.Single();
        Assert.Contains("Weight: 70 kg → 128 kg", says, StringComparison.Ordinal);
        Assert.Contains("Dose: 35 mg → ", says, StringComparison.Ordinal);
        page.StillHolds(Typed(Whole));
        Assert.Empty(await Signed(patient));
    }

    [Fact]
    public async Task An_order_that_was_never_worked_out_or_was_changed_since_is_not_signed()
    {
        var patient = await Ready();
        var page = await Drawn.From((await clinic.As(Role.Prescriber)).Fill($"/patients/{patient.Id}/course", "course", Whole));
        Assert.Contains("what you would sign was not on your page yet", page.Summary.Single(), StringComparison.Ordinal);
        Assert.Contains("0.5 mg/kg × 70 kg", page.Text, StringComparison.Ordinal);

        page = await Drawn.From((await clinic.As(Role.Prescriber)).Fill($"/patients/{patient.Id}/course", "course", [.. But(("amount", "0.6")), ("shown", page.Value("shown")!)]));
        Assert.Contains("Dose: 35 mg → 42 mg", page.Summary.Single(), StringComparison.Ordinal);
        Assert.Empty(await Signed(patient));
    }

    [Theory]
    [InlineData("no json")]
    [InlineData("[null]")]
    [InlineData("[]")]
    [InlineData("[{\"What\":\"Dose\",\"Says\":null}]")]
    public async Task What_the_page_is_said_to_have_shown_is_believed_only_when_it_did(string shown)
    {
        var patient = await Ready();
        using var reply = await (await clinic.As(Role.Prescriber)).Fill($"/patients/{patient.Id}/course", "course", [.. Whole, ("shown", shown)]);
        Assert.Contains("Nothing was signed", await reply.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Empty(await Signed(patient));
    }

    [Fact]
    public async Task Sent_twice_it_is_signed_once_and_the_second_answer_says_so()
    {
        var patient = await Ready();
        var sign = await Prepare(patient, Whole);
        using var first = await sign();
        using var second = await sign();
        Assert.Equal(($"/patients/{patient.Id}", $"/patients/{patient.Id}?sent=twice"), (Visitor.To(first), Visitor.To(second)));
        Assert.Contains("once", await (await clinic.As(Role.Prescriber)).Read(Visitor.To(second)), StringComparison.Ordinal);
        Assert.Single(await Signed(patient));
    }

    [Fact]
    public async Task A_consent_or_a_decision_that_no_longer_covers_it_stops_the_signature()
    {
        var patient = await Ready();
        var sign = await Prepare(patient, Whole);
        clinic.Running.Clock.Pass(TimeSpan.FromMinutes(1));
        await clinic.Consented(patient, route: Route.Intramuscular);
        Assert.Contains("the signed one is for IM ketamine", (await Drawn.From(sign())).Summary.Single(), StringComparison.Ordinal);

        patient = await Ready();
        sign = await Prepare(patient, Whole);
        clinic.Running.Clock.Pass(TimeSpan.FromMinutes(1));
        await clinic.Suitable(patient, SuitabilityDecision.NotSuitable);
        Assert.Contains("a prescriber has judged the patient suitable", (await Drawn.From(sign())).Summary.Single(), StringComparison.Ordinal);
        Assert.Empty(await Signed(patient));
    }

    [Fact]
    public async Task A_liver_the_facts_know_of_is_judged()
    {
        var patient = await Ready();
        await (await clinic.As(Role.Nurse)).Fill($"/patients/{patient.Id}/facts", "sheet", ("source", "laboratory"), ("childPughScore", "11"));
        var page = await Send(patient, But(("act", "work-out")));
        Assert.Contains("Child-Pugh class C: not given.", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_drawn_up_comes_from_a_vial_whose_strength_somebody_chose()
    {
        var patient = await Ready();
        Assert.Equal("Choose the strength of the vial it is drawn from.", (await Send(patient, But(("vialMgPerMl", "")))).Error("vialMgPerMl"));
        Assert.Empty(await Signed(patient));
    }

    [Fact]
    public async Task Only_a_prescriber_signs_one()
    {
        var patient = await Ready();
        foreach (var role in Role.OfStaff.Where(role => role != Role.Prescriber))
            Assert.Equal(System.Net.HttpStatusCode.Forbidden, (await (await clinic.As(role)).Get($"/patients/{patient.Id}/course")).StatusCode);
    }
}
