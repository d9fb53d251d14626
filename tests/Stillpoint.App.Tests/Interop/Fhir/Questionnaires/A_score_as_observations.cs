using System.Text.Json;
using Stillpoint.App.Interop.Fhir.Questionnaires;
using Stillpoint.Care.FollowUp.Scales;
using static Stillpoint.App.Tests.Interop.Fhir.Questionnaires.A_form_as_a_resource;

namespace Stillpoint.App.Tests.Interop.Fhir.Questionnaires;

public sealed class A_score_as_observations
{
    private static readonly DateTimeOffset At = new(2026, 11, 22, 9, 30, 0, TimeSpan.FromHours(-5));

    private static ObservedScore Read(string code, params string[] observations) => ScoreObservations.Read(The(code), observations.Select(Parsed));

    private static Score Scored(string code, ObservedScore observed) =>
        observed.Answers is { } answers ? Scoring.Of(The(code), answers) : Scoring.Of(The(code), observed.Typed!);

    private static string Total(string value, string loinc = "44261-6", string status = "final", string unit = "{score}") =>
        $$$"""{"resourceType":"Observation","status":"{{{status}}}","code":{"coding":[{"system":"http://loinc.org","code":"{{{loinc}}}"}]},"valueQuantity":{"value":{{{value}}},"unit":"{{{unit}}}"}}""";

    private static string Item(string loinc, int value) =>
        $$$"""{"resourceType":"Observation","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"{{{loinc}}}"}]},"valueInteger":{{{value}}}}""";

    [Fact]
    public void Comes_back_to_the_same_score_for_every_instrument() => ForAll(AnyForm(onlyCodes: true), form =>
    {
        var score = Scoring.Of(form.Instrument, form.Answers);
        var written = ScoreObservations.Write(score, form, form.Subject, At, "QuestionnaireResponse/f1").Select(Parsed).ToList();
        var back = ScoreObservations.Read(form.Instrument, written);
        return back.Answers is null ? back.Typed is null && form.Answers.All(answer => answer.IsBlank)
            : back.SetAside.Count == 0 && Scoring.Of(form.Instrument, back.Answers) is var again && (again.Status, again.Total, again.Severity) == (score.Status, score.Total, score.Severity) && again.Alerts.SequenceEqual(score.Alerts);
    });

    [Fact]
    public void Every_observation_is_a_survey_about_the_patient_and_names_its_form() => ForAll(AnyForm(onlyCodes: true), form =>
        ScoreObservations.Write(Scoring.Of(form.Instrument, form.Answers), form, "Patient/7", At, "QuestionnaireResponse/f1").Select(Parsed).All(observation =>
            observation.GetProperty("status").GetString() == "final"
            && observation.GetProperty("category")[0].GetProperty("coding")[0].GetProperty("code").GetString() == "survey"
            && observation.GetProperty("subject").GetProperty("reference").GetString() == "Patient/7"
            && observation.GetProperty("derivedFrom")[0].GetProperty("reference").GetString() == "QuestionnaireResponse/f1"
            && observation.GetProperty("code").GetProperty("coding").EnumerateArray().Any(coding => coding.GetProperty("system").GetString() == "urn:stillpoint:instrument")));

    [Fact]
    public void Is_written_like_this()
    {
        var score = Scoring.Of(The("Y-BOCS"), ItemAnswer.Form(2, 2, 2, 2, 2, 1, 1, 1, 1, null));
        var observation = Assert.Single(ScoreObservations.Write(score, null, "Patient/7", At, null));
        Assert.Equal(
            """
            {"resourceType":"Observation","status":"final","category":[{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/observation-category","code":"survey"}]}],"code":{"coding":[{"system":"urn:stillpoint:instrument","code":"Y-BOCS"}],"text":"Yale-Brown Obsessive Compulsive Scale"},"subject":{"reference":"Patient/7"},"effectiveDateTime":"2026-11-22T09:30:00-05:00","dataAbsentReason":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/data-absent-reason","code":"unknown"}],"text":"incomplete"},"note":[{"text":"Y-BOCS 1989, scoring 1: incomplete"}],"component":[{"code":{"coding":[{"system":"urn:stillpoint:instrument","code":"Y-BOCS.obsessions"}]},"valueQuantity":{"value":10,"unit":"{score}","system":"http://unitsofmeasure.org","code":"{score}"}},{"code":{"coding":[{"system":"urn:stillpoint:instrument","code":"Y-BOCS.compulsions"}]},"dataAbsentReason":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/data-absent-reason","code":"unknown"}],"text":"incomplete"}}]}
            """.Trim(),
            observation.ToJsonString());
    }

    [Fact]
    public void Says_the_level_of_risk_under_its_own_code()
    {
        var score = Scoring.Of(The("C-SSRS-SCREENER"), ItemAnswer.Form(1, 0, null, null, null, 0, null));
        var risk = ScoreObservations.Write(score, null, null, null, null).Select(Parsed)
            .Single(observation => observation.GetProperty("code").GetProperty("coding")[0].GetProperty("code").GetString() == "93374-7");
        Assert.Equal("low", risk.GetProperty("valueCodeableConcept").GetProperty("text").GetString());
    }

    [Fact]
    public void Counts_as_typed_from_paper_with_its_safety_item_beside_it()
    {
        var score = Scored("PHQ-9", Read("PHQ-9", Total("17"), Item("44260-8", 1)));
        Assert.Equal((ScoreStatus.Ok, 17m, "moderately_severe", true), (score.Status, score.Total, score.Severity, score.TypedIn));
        Assert.Equal(["PHQ9_ITEM9"], score.Alerts.Select(alert => alert.Code));
        Assert.Equal(ScoreStatus.Incomplete, Scored("PHQ-9", Read("PHQ-9", Total("17"))).Status);
        Assert.Equal(ScoreStatus.Incomplete, Scored("PHQ-9", Read("PHQ-9", Item("44260-8", 1))).Status);
    }

    [Fact]
    public void Gives_way_to_its_answers_and_says_when_they_disagree()
    {
        var observed = Read("PHQ-2", Total("5", loinc: "55758-7"), Item("44250-9", 1), Item("44255-8", 1));
        Assert.Equal(2, Scored("PHQ-2", observed).Total);
        Assert.Single(observed.SetAside);
        Assert.Empty(Read("PHQ-2", Total("2", loinc: "55758-7"), Item("44250-9", 1), Item("44255-8", 1)).SetAside);
        Assert.Equal(5, Scored("PHQ-2", Read("PHQ-2", Total("5", loinc: "55758-7"), Item("44250-9", 3))).Total);
    }

    [Theory]
    [InlineData("99")]
    [InlineData("16.5")]
    public void Is_invalid_when_no_such_total_exists(string total) => Assert.Equal(ScoreStatus.Invalid, Scored("PHQ-9", Read("PHQ-9", Total(total), Item("44260-8", 0))).Status);

    [Fact]
    public void Is_invalid_when_it_contradicts_itself_or_is_measured_in_something_else()
    {
        Assert.Equal(ScoreStatus.Invalid, Scored("PHQ-9", Read("PHQ-9", Total("17"), Total("12"), Item("44260-8", 0))).Status);
        Assert.Equal(ScoreStatus.Ok, Scored("PHQ-9", Read("PHQ-9", Total("17"), Total("17"), Item("44260-8", 0))).Status);
        Assert.Equal(ScoreStatus.Invalid, Scored("PHQ-9", Read("PHQ-9", Total("17", unit: "%"), Item("44260-8", 0))).Status);
        Assert.Equal(ScoreStatus.Invalid, Scored("PHQ-9", Read("PHQ-9", Total("17"), Item("44260-8", 0), Item("44260-8", 2))).Status);
    }

    [Fact]
    public void Sets_aside_what_is_not_final_or_not_its_own()
    {
        var observed = Read("PHQ-9", Total("17", status: "preliminary"), Total("9", loinc: "70274-6"));
        Assert.Null(observed.Answers);
        Assert.Null(observed.Typed);
        Assert.Equal(2, observed.SetAside.Count);
    }
}
