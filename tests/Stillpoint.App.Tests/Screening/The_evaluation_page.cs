using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Authorization;
using Stillpoint.App.Records;
using Stillpoint.App.Tests.People;

namespace Stillpoint.App.Tests.Screening;

public sealed class The_evaluation_page(OneClinic clinic) : IClassFixture<OneClinic>
{
    private static string Page(PatientRow patient) => $"/patients/{patient.Id}/evaluation";

    private async Task<List<FactRow>> Kept(PatientRow patient)
    {
        await using var db = clinic.Open();
        return await db.Set<FactRow>().Where(row => row.PatientId == patient.Id).OrderBy(row => row.RecordedAt).ToListAsync();
    }

    private async Task<Drawn> Send(PatientRow patient, string act, params (string Name, string Value)[] fields) =>
        await Drawn.From((await clinic.As(Role.Nurse)).Fill(Page(patient), "evaluation", [.. Origins(fields), .. fields, ("act", act)]));

    /// <summary>As a browser sends them: each section with the origin it stands with.</summary>
    private static IEnumerable<(string, string)> Origins((string Name, string Value)[] fields) => Stillpoint.Care.Screening.Evaluation.EvaluationSections.All
        .Select(section => ($"{section.Key}-source", section.Origin)).Where(field => fields.All(other => other.Name != field.Item1))
        .Concat(Stillpoint.Care.Screening.Evaluation.LabTests.All.Select(lab => ($"{lab.Key.Key}-unit", lab.Units[0])).Where(field => fields.All(other => other.Name != field.Item1)));

    [Fact]
    public async Task A_section_is_kept_with_its_own_time_and_origin_and_what_is_typed_in_another_stays()
    {
        var patient = await clinic.Patient();
        var page = await Send(patient, "keep-labs", ("alt", "62"), ("alt-limit", "55"), ("labs-at", "2026-11-12T08:00"), ("systolic", "128"), ("note-goals", "Sleep through & see my sister."), ("labs-source", "letter"));
        Assert.Contains("Laboratory: 1 answer kept.", page.Text, StringComparison.Ordinal);
        page.StillHolds([("systolic", "128"), ("note-goals", "Sleep through & see my sister."), ("alt", "")]);
        var alt = Assert.Single(await Kept(patient));
        Assert.Equal(("alt", "62 (to 55)", "letter", new DateTimeOffset(2026, 11, 12, 13, 0, 0, TimeSpan.Zero)), (alt.Key, alt.Value, alt.Source, alt.MeasuredAt));
    }

    [Fact]
    public async Task One_key_keeps_every_section_that_holds_something_each_by_its_own_origin()
    {
        var patient = await clinic.Patient();
        await Send(patient, "everything", ("systolic", "128"), ("diastolic", "80"), ("qtcMs", "412"), ("ecg-at", "2026-10-01T09:00"), ("mind-none", "true"), ("note-goals", "To work again."));
        var kept = (await Kept(patient)).ToDictionary(fact => fact.Key, fact => fact.Source);
        Assert.Equal(("clinician", "letter", "patient", "patient"), (kept["systolic"], kept["qtcMs"], kept["psychosisStatus"], kept["note"]));
        Assert.Equal(["camPositive", "dementiaSeverity", "familyPsychosisFirstDegree", "psychosisStatus"], kept.Keys.Where(key => key is "camPositive" or "dementiaSeverity" or "familyPsychosisFirstDegree" or "psychosisStatus").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task None_of_these_says_each_by_name_and_is_refused_beside_one_of_them()
    {
        var patient = await clinic.Patient();
        var page = await Drawn.From((await clinic.As(Role.Nurse)).Get(Page(patient)));
        Assert.Contains("psychosis, now or ever; psychosis in a parent, sibling or child; dementia; delirium", page.Text, StringComparison.Ordinal);
        var refused = await Send(patient, "keep-mind", ("mind-none", "true"), ("psychosisStatus", "remitted"));
        Assert.Contains("both cannot be", refused.Error("mind-none"), StringComparison.Ordinal);
        Assert.Empty(await Kept(patient));
    }

    [Fact]
    public async Task None_of_these_does_not_take_back_what_is_recorded_until_a_clinician_settles_it_with_a_reason()
    {
        var patient = await clinic.Patient();
        await Send(patient, "keep-mind", ("psychosisStatus", "current"), ("mind-source", "letter"));
        clinic.Running.Clock.Pass(TimeSpan.FromMinutes(1));
        async Task<string> Stands() => (await Kept(patient)).Last(fact => fact.Key == "psychosisStatus").Value;

        var asked = await Send(patient, "keep-mind", ("mind-none", "true"));
        Assert.Contains("(letter, 19 Nov 2026). Now said not to be so (patient).", asked.Text, StringComparison.Ordinal);
        Assert.Single(await Kept(patient));
        await Send(patient, "keep-mind", ("mind-none", "true"), ("asked", "mind denied psychosisStatus=stays"));
        Assert.Equal("current", await Stands());
        Assert.Contains(await Kept(patient), fact => fact.Key == "dementiaSeverity" && fact.Value == "none");

        clinic.Running.Clock.Pass(TimeSpan.FromMinutes(1));
        var settled = await Send(patient, "keep-mind", ("mind-none", "true"), ("mind-why", "The letter was of another person."));
        Assert.Contains("Only who has seen or measured it", settled.Error("mind-source"), StringComparison.Ordinal);
        await Send(patient, "keep-mind", ("mind-none", "true"), ("mind-why", "The letter was of another person."), ("mind-source", "clinician"));
        Assert.Equal("none", await Stands());
        Assert.Contains(await Kept(patient), fact => fact.Key == "note" && fact.Value.Contains("The letter was of another person.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("spo2", "9.7", "SpO2 9.7 %: below 70 is rare")]
    [InlineData("heartRate", "210", "Heart rate 210 /min: above 180 is rare")]
    public async Task A_vital_sign_that_is_rare_is_asked_about_as_at_the_bedside(string sign, string typed, string asks)
    {
        var patient = await clinic.Patient();
        var page = await Send(patient, "keep-exam", (sign, typed));
        Assert.Contains(asks, page.Text, StringComparison.Ordinal);
        Assert.Empty(await Kept(patient));
    }

    [Fact]
    public async Task A_pressure_the_other_way_round_is_asked_about_and_turned_in_one_act_and_an_equal_one_is_refused()
    {
        var patient = await clinic.Patient();
        var page = await Send(patient, "keep-exam", ("systolic", "80"), ("diastolic", "120"));
        Assert.Contains("A pressure of 80/120 has the lower number first. Is it 120/80?", page.Text, StringComparison.Ordinal);
        Assert.Empty(await Kept(patient));
        await Send(patient, "keep-exam", ("systolic", "80"), ("diastolic", "120"), ("asked", "systolic 80 diastolic 120=meant"));
        Assert.Equal([("diastolic", "80"), ("systolic", "120")], (await Kept(patient)).Select(fact => (fact.Key, fact.Value)).Order());
        Assert.Contains("Systolic 120 is not above diastolic 120", (await Send(patient, "keep-exam", ("systolic", "120"), ("diastolic", "120"))).Error("systolic"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_height_in_inches_becomes_centimetres_and_feet_and_Fahrenheit_are_named_where_they_are_refused()
    {
        var patient = await clinic.Patient();
        Assert.Contains("A height of 70 cm is rare. 70 in would be 177.8 cm.", (await Send(patient, "keep-exam", ("height", "70"))).Text, StringComparison.Ordinal);
        await Send(patient, "keep-exam", ("height", "70"), ("asked", "height 70=meant"));
        Assert.Equal("177.8", Assert.Single(await Kept(patient)).Value);
        Assert.Contains("In Fahrenheit it is 37 °C: write 98.6 F, or 37", (await Send(patient, "keep-exam", ("temperature", "98.6"))).Error("temperature"), StringComparison.Ordinal);
        Assert.Contains("In feet it is 179.8 cm", (await Send(patient, "keep-exam", ("height", "5.9"))).Error("height"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_result_on_the_plain_sheet_in_another_unit_is_asked_about_too()
    {
        var (patient, nurse) = (await clinic.Patient(), await clinic.As(Role.Nurse));
        var sheet = $"/patients/{patient.Id}/facts";
        var asked = await Drawn.From(nurse.Fill(sheet, "sheet", ("source", "clinician"), ("bilirubin", "17")));
        Assert.Contains("17 mg/dL is far from anybody's. In umol/L it would be 0.99 mg/dL.", asked.Text, StringComparison.Ordinal);
        await nurse.Fill(sheet, "sheet", ("source", "clinician"), ("bilirubin", "17"), ("asked", "bilirubin 17=meant"));
        Assert.Equal("0.99", Assert.Single(await Kept(patient)).Value);
    }

    [Fact]
    public async Task The_first_weight_is_asked_about_by_the_height_and_pounds_become_kilograms_also_in_the_plain_sheet()
    {
        var patient = await clinic.Patient();
        var nurse = await clinic.As(Role.Nurse);
        (string, string)[] sheet = [("source", "clinician"), ("weight", "154"), ("height", "165")];
        Assert.Contains("154 lb, which is 69.9 kg", (await Drawn.From(nurse.Fill($"/patients/{patient.Id}/facts", "sheet", sheet))).Text, StringComparison.Ordinal);
        Assert.Contains("154 lb, which is 69.9 kg", (await Send(patient, "keep-exam", ("weight", "154"), ("height", "165"))).Text, StringComparison.Ordinal);
        Assert.Empty(await Kept(patient));
        await Send(patient, "keep-exam", ("weight", "154"), ("height", "165"), ("asked", "weight 154=meant"));
        Assert.StartsWith("69.9", (await Kept(patient)).Single(fact => fact.Key == "weight").Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_patient_answered_is_confirmed_as_it_was_listed_and_not_as_it_became_since()
    {
        var patient = await clinic.Patient();
        await Send(patient, "keep-mind", ("mind-none", "true"));
        var nurse = await clinic.As(Role.Nurse);
        var stands = await Drawn.From(nurse.Get(Page(patient)));
        Assert.Contains("Confirm these 4 answers", stands.Text, StringComparison.Ordinal);
        var confirm = await nurse.Prepare(Page(patient), "evaluation", ("act", "confirm-mind"), ("mind-source", "patient"));
        await Send(patient, "keep-mind", ("dementiaSeverity", "mild"));
        var refused = await Drawn.From(confirm());
        Assert.Contains("what stands is not what your page listed any more", refused.Summary.Single(), StringComparison.Ordinal);

        clinic.Running.Clock.Pass(TimeSpan.FromMinutes(1));
        await Send(patient, "confirm-mind");
        Assert.Equal("clinician", (await Kept(patient)).Where(fact => fact.Key == "psychosisStatus").Select(fact => fact.Source).Last());
        Assert.DoesNotContain("Confirm these", (await Drawn.From(nurse.Get(Page(patient)))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_unit_slip_is_asked_once_and_the_answer_is_what_is_kept()
    {
        var patient = await clinic.Patient();
        var page = await Send(patient, "keep-labs", ("bilirubin", "12"), ("bilirubin-unit", "mg/dL"));
        Assert.Contains("In umol/L it would be 0.7 mg/dL. Which unit does the letter print?", page.Text, StringComparison.Ordinal);
        Assert.Empty(await Kept(patient));
        page.StillHolds([("bilirubin", "12")]);
        await Send(patient, "keep-labs", ("bilirubin", "12"), ("bilirubin-unit", "mg/dL"), ("asked", "bilirubin 12 mg/dL=meant"));
        Assert.StartsWith("0.7015", Assert.Single(await Kept(patient)).Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_weight_ten_times_too_high_is_asked_about()
    {
        var patient = await clinic.Patient();
        await Send(patient, "keep-exam", ("weight", "60"), ("height", "165"));
        var page = await Send(patient, "keep-exam", ("weight", "600"));
        Assert.Contains("The last weight was 60 kg. Weigh again", page.Text, StringComparison.Ordinal);
        Assert.Single(await Kept(patient), fact => fact.Key == "weight");
    }

    [Fact]
    public async Task What_somebody_else_wrote_meanwhile_is_told_before_another_answer_goes_beside_it()
    {
        var patient = await clinic.Patient();
        var mine = await (await clinic.As(Role.Prescriber)).Prepare(Page(patient), "evaluation", [.. Origins([]), ("systolic", "150"), ("act", "keep-exam")]);
        clinic.Running.Clock.Pass(TimeSpan.FromMinutes(1));
        await Send(patient, "keep-exam", ("systolic", "120"));
        var page = await Drawn.From(mine());
        Assert.Contains("Somebody else wrote meanwhile: Systolic pressure: 120", page.Text, StringComparison.Ordinal);
        page.StillHolds([("systolic", "150")]);
        Assert.Equal(["120"], (await Kept(patient)).Select(fact => fact.Value));
    }

    [Fact]
    public async Task Findings_and_what_is_missing_stand_beside_and_what_is_missing_becomes_a_task()
    {
        var patient = await clinic.Patient();
        await Send(patient, "judge", ("product", "KetamineRacemic"), ("route", "IV"), ("indication", "IND-01"));
        var page = await Send(patient, "ask-laboratory");
        Assert.Contains("A task is open.", page.Text, StringComparison.Ordinal);
        await using var db = clinic.Open();
        var task = Assert.Single(await db.Set<TaskRow>().Where(task => task.PatientId == patient.Id && task.Kind == TaskKind.FactsMissing).ToListAsync());
        Assert.StartsWith("The evaluation needs from the laboratory: ", task.Title, StringComparison.Ordinal);
        Assert.Contains("Blocks until it is known", page.Text, StringComparison.Ordinal);

        // What has come settles it, whoever brought it.
        foreach (var lab in new[] { ("alt", "22"), ("ast", "20"), ("alp", "70"), ("bilirubin", "0.6") }) await Send(patient, "keep-labs", lab);
        db.ChangeTracker.Clear();
        Assert.Equal("It has come.", (await db.Set<TaskRow>().SingleAsync(row => row.Id == task.Id)).Outcome);
    }

    [Fact]
    public async Task Stop_bang_is_counted_from_its_questions_once_weight_height_and_sex_are_known()
    {
        var patient = await clinic.Patient();
        (string, string)[] asked = [("sb-asked", "true"), ("sb-snores", "true"), ("sb-tired", "true")];
        Assert.StartsWith("STOP-BANG counts body mass", (await Send(patient, "keep-airway", asked)).Error("sb-asked"), StringComparison.Ordinal);
        await Send(patient, "everything", [.. asked, ("weight", "112"), ("height", "170"), ("clinicalSex", "male")]);
        Assert.Equal("4", (await Kept(patient)).Single(fact => fact.Key == "stopBang").Value);
    }

    [Fact]
    public async Task Past_treatments_count_as_failed_trials()
    {
        var patient = await clinic.Patient();
        (string, string)[] sertraline = [("trialWhat", "sertraline"), ("trialKind", "antidepressant"), ("trialDose", "200 mg a day"), ("trialWeeks", "9"), ("trialOutcome", "partlyBetter"), ("trialEnough", "true"), ("trialTaken", "true"), ("trialThisEpisode", "true")];
        await Send(patient, "trial", sertraline);
        var page = await Send(patient, "trial", [("trialWhat", "ECT"), ("trialKind", "ect"), ("trialOutcome", "noBetter")]);
        Assert.Contains("Antidepressants that failed in this episode: 1.", page.Text, StringComparison.Ordinal);
        Assert.Contains("sertraline, 200 mg a day, 9 weeks, partly better, less than half, counts as failed", page.Text, StringComparison.Ordinal);
        Assert.Equal("1", (await Kept(patient)).Last(fact => fact.Key == "failedAntidepressantTrials").Value);
        Assert.Equal("Name the treatment.", (await Send(patient, "trial", ("systolic", "1200"))).Error("trialWhat"));
    }

    [Fact]
    public async Task A_section_sent_twice_is_kept_once()
    {
        var patient = await clinic.Patient();
        var send = await (await clinic.As(Role.Nurse)).Prepare(Page(patient), "evaluation", [.. Origins([]), ("systolic", "128"), ("act", "keep-exam")]);
        using var first = await send();
        using var second = await send();
        Assert.Single(await Kept(patient));
    }
}
