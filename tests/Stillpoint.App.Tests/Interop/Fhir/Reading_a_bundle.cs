using Stillpoint.App.Json;
using Stillpoint.Care.Screening.Facts;
using Stillpoint.Care.Screening.Record;
using static Stillpoint.App.Tests.Interop.Fhir.Bundled;

namespace Stillpoint.App.Tests.Interop.Fhir;

public sealed class Reading_a_bundle
{
    private static PatientFacts Facts(PatientRecord record) => new(At, record.Results);

    private static string Because(PatientRecord record, string path) => Assert.Single(record.Ignored, item => item.Path == path).Reason;

    [Theory]
    [InlineData("""{"gender":"male","birthDate":"1981-03-05"}""", "1981-03-05", "Male")]
    [InlineData("""{"gender":"other","birthDate":"1981"}""", "1981", null)]
    [InlineData("""{"gender":"female"}""", null, "Female")]
    public void The_patient_gives_birth_date_and_sex(string patient, string? birth, string? sex)
    {
        var record = Read(Patient(members: patient));
        Assert.Equal((birth, sex), (record.BirthDate?.Written, record.Sex?.ToString()));
    }

    [Fact]
    public void Two_patients_are_refused_and_the_same_one_twice_is_not()
    {
        var refused = Assert.Throws<RefusedException>(() => Read(Patient("p1"), Patient("p2"))).Refusal;
        Assert.Equal(("ambiguous_patient", "/bundle"), (refused.Code, refused.Path));
        Assert.NotNull(Read(Patient(), Patient()).BirthDate);
    }

    [Fact]
    public void Resources_that_name_two_people_are_refused_when_neither_is_there() =>
        Assert.Equal("ambiguous_patient", Assert.Throws<RefusedException>(() => Read(
            Condition("c1", Icd, "I61.9", """{"subject":{"reference":"Patient/a"}}"""),
            Condition("c2", Icd, "I61.9", """{"subject":{"reference":"Patient/b/_history/2"}}"""))).Refusal.Code);

    [Theory]
    [InlineData("""{"subject":{"reference":"Patient/p1"}}""", true)]
    [InlineData("""{"subject":{"reference":"Patient/p1/_history/3"}}""", true)]
    [InlineData("""{"subject":{"reference":"Patient/p2"}}""", false)]
    [InlineData("""{"subject":{"reference":"Group/7"}}""", false)]
    [InlineData("""{"subject":{"reference":"urn:uuid:53fefa32-fcbb-4ff8-8a92-55ee120877b7"}}""", true)]
    [InlineData("""{"subject":{"reference":"https://elsewhere.example/fhir/Patient/p2"}}""", true)]
    [InlineData("""{"subject":{"reference":"#me"}}""", true)]
    [InlineData("""{"subject":{"display":"the patient"}}""", true)]
    [InlineData("""{}""", true)]
    public void A_resource_about_somebody_else_is_set_aside(string subject, bool counts)
    {
        var record = Read(Patient(), Condition("c1", Icd, "I61.9", subject));
        Assert.Equal(counts, record.Conditions.Count == 1);
        if (!counts) Assert.Equal("It is about somebody else.", Because(record, "bundle:Condition/c1"));
    }

    [Theory]
    [InlineData("""{"verificationStatus":{"coding":[{"code":"refuted"}]}}""", "It is refuted.")]
    [InlineData("""{"verificationStatus":{"coding":[{"code":"entered-in-error"}]}}""", "It is entered-in-error.")]
    [InlineData("""{"onsetDateTime":"2026-11-23","recordedDate":"2026-11-24"}""", "It is dated after the decision.")]
    [InlineData("""{"recordedDate":"2027"}""", "It was recorded after the decision.")]
    public void A_condition_that_is_not_so_is_set_aside(string members, string because) =>
        Assert.Equal(because, Because(Read(Condition("c1", Icd, "I61.9", members)), "bundle:Condition/c1"));

    [Fact]
    public void A_condition_that_begins_in_the_future_and_stands_in_the_record_today_is_a_slip_and_asked_about()
    {
        var record = Read(Condition("c1", Icd, "I61.9", """{"onsetDateTime":"2062-01-01","verificationStatus":{"coding":[{"code":"confirmed"}]}}"""));
        Assert.Equal("It is dated after the decision.", Because(record, "bundle:Condition/c1"));
        Assert.True(Assert.Single(record.Conditions) is { IsFromTheFuture: true, Onset: null });
    }

    [Fact]
    public void A_bare_code_nobody_here_knows_is_handed_on_for_somebody_to_read()
    {
        var record = Read(Condition("c1", Snomed, "999999999"));
        Assert.Equal("999999999", Assert.Single(Assert.Single(record.Conditions).Codes).Code);
        Assert.Empty(record.Ignored);
    }

    [Theory]
    [InlineData("""{"clinicalStatus":{"coding":[{"code":"resolved"}]}}""", true)]
    [InlineData("""{"clinicalStatus":{"coding":[{"code":"active"}]}}""", false)]
    [InlineData("""{"clinicalStatus":{"coding":[{"code":"active"}]},"abatementDateTime":"2020"}""", true)]
    [InlineData("""{"abatementString":"in childhood"}""", true)]
    [InlineData("""{"abatementDateTime":"2026"}""", false)]
    [InlineData("""{}""", false)]
    public void A_condition_is_past_when_its_status_or_its_end_says_so(string members, bool past) =>
        Assert.Equal(past, Assert.Single(Read(Condition("c1", Icd, "I61.9", members)).Conditions).IsPast(At));

    [Fact]
    public void An_age_at_onset_becomes_the_year_it_can_mean()
    {
        var onset = Assert.Single(Read(Patient(), Condition("c1", Icd, "I61.9", """{"onsetAge":{"value":30,"code":"a"}}""")).Conditions).Onset!.Value;
        Assert.Equal((new DateOnly(2011, 3, 5), new DateOnly(2012, 3, 5)), (DateOnly.FromDateTime(onset.Earliest.DateTime), DateOnly.FromDateTime(onset.Latest.DateTime)));
    }

    [Theory]
    [InlineData("8480-6", """{"valueQuantity":{"value":20,"unit":"kPa"}}""", 150.0124)]
    [InlineData("8310-5", """{"valueQuantity":{"value":100.4,"code":"[degF]","unit":"degrees"}}""", 38)]
    [InlineData("29463-7", """{"valueQuantity":{"value":250,"code":"[lb_av]"}}""", 113.3980925)]
    [InlineData("29463-7", """{"valueQuantity":{"value":81000,"unit":"g"}}""", 81)]
    [InlineData("8302-2", """{"valueQuantity":{"value":1.78,"unit":"m"}}""", 178)]
    [InlineData("1742-6", """{"valueQuantity":{"value":2,"unit":"ukat/L"}}""", 120)]
    [InlineData("1975-2", """{"valueQuantity":{"value":34.208,"unit":"umol/L"}}""", 2)]
    [InlineData("3024-7", """{"valueQuantity":{"value":25.742,"unit":"pmol/L"}}""", 2)]
    [InlineData("2339-0", """{"valueQuantity":{"value":5,"unit":"mmol/L"}}""", 90.08)]
    [InlineData("72172-0", """{"valueQuantity":{"value":26}}""", 26)]
    [InlineData("72172-0", """{"valueInteger":26}""", 26)]
    [InlineData("44260-8", """{"valueCodeableConcept":{"coding":[{"code":"LA6570-1"}]}}""", 2)]
    [InlineData("8636-3", """{"valueQuantity":{"value":431,"unit":"ms"}}""", 431)]
    public void A_number_is_read_in_any_listed_unit_and_kept_in_one(string code, string value, double kept)
    {
        var key = (FactKey<Amount>)Vocabulary.FindLoinc(code)!;
        var fact = Facts(Read(Observation("o1", code, value))).Latest(key)!;
        Assert.Equal((decimal)kept, fact.Value.Value);
        Assert.Equal(("loinc|" + code, "bundle:Observation/o1"), (fact.Input.Path, fact.Input.From));
    }

    [Theory]
    [InlineData("29463-7", """{"valueQuantity":{"value":81}}""", "Weight: the number has no unit.")]
    [InlineData("29463-7", """{"valueQuantity":{"value":12,"unit":"stone"}}""", "Weight: the unit stone is not read here.")]
    [InlineData("29463-7", """{"valueQuantity":{"unit":"kg"}}""", "Weight: there is no number in it.")]
    [InlineData("29463-7", """{"valueString":"eighty"}""", "Weight: there is no value in it.")]
    [InlineData("29463-7", """{"dataAbsentReason":{"text":"refused"}}""", "Weight: no value, the reason is given.")]
    [InlineData("29463-7", """{"valueQuantity":{"value":8100,"unit":"kg"}}""", "Weight: 8100 is not believable.")]
    [InlineData("29463-7", """{"status":"preliminary","valueQuantity":{"value":81,"unit":"kg"}}""", "Its status is preliminary.")]
    [InlineData("29463-7", """{"effectiveDateTime":null,"valueQuantity":{"value":81,"unit":"kg"}}""", "It has no date.")]
    [InlineData("1742-6", """{"valueQuantity":{"value":81,"unit":"U/L","comparator":"~"}}""", "ALT: its comparator is not known.")]
    public void A_result_that_cannot_be_used_says_why(string code, string members, string because)
    {
        var record = Read(Observation("o1", code, members));
        Assert.Empty(record.Results);
        Assert.Equal(because, Because(record, "bundle:Observation/o1"));
    }

    [Fact]
    public void The_uncorrected_qt_is_no_qtc_and_a_code_nobody_reads_is_passed_over_in_silence()
    {
        var record = Read(Observation("o1", "8634-8", """{"valueQuantity":{"value":520,"unit":"ms"}}"""), Observation("o2", "72514-3", """{"valueQuantity":{"value":3,"unit":"{score}"}}"""));
        Assert.Empty(record.Results);
        Assert.Empty(record.Ignored);
    }

    [Fact]
    public void The_limit_beside_a_result_is_kept_in_the_unit_of_the_result()
    {
        var bilirubin = Facts(Read(Observation("o1", "1975-2", """{"valueQuantity":{"value":34.208,"unit":"umol/L","comparator":">"},"referenceRange":[{"high":{"value":17.104,"unit":"umol/L"}},{"high":{"value":25.656}}]}"""))).Latest(Measurements.Bilirubin)!;
        Assert.Equal(new Amount(2m) { Bound = Bound.Above, UpperLimit = 1m, Entered = (34.208m, "umol/L") }, bilirubin.Value);
        Assert.Equal(">34.21 umol/L", bilirubin.Value.With("mg/dL"));
    }

    [Theory]
    [InlineData("""{"valueCodeableConcept":{"coding":[{"system":"http://snomed.info/sct","code":"10828004"}]}}""", "positive")]
    [InlineData("""{"valueCodeableConcept":{"coding":[{"code":"260415000","display":"Not detected (qualifier value)"}]}}""", "negative")]
    [InlineData("""{"valueString":"Negative."}""", "negative")]
    [InlineData("""{"valueBoolean":true}""", "positive")]
    [InlineData("""{"interpretation":[{"coding":[{"code":"NEG"}]}]}""", "negative")]
    [InlineData("""{"valueString":"positive","interpretation":[{"coding":[{"code":"NEG"}]}]}""", "indeterminate")]
    [InlineData("""{"valueString":"faint line"}""", "indeterminate")]
    [InlineData("""{"valueCodeableConcept":{"text":"equivocal"},"interpretation":[{"coding":[{"code":"NEG"}]}]}""", "indeterminate")]
    public void A_pregnancy_test_is_positive_negative_or_not_clear(string members, string result) =>
        Assert.Equal(result, Facts(Read(Observation("o1", "2106-3", members))).Latest(Measurements.Hcg)!.Value);

    [Fact]
    public void Answers_of_one_day_make_one_suicide_screen_as_old_as_its_oldest_answer()
    {
        var screen = Facts(Read(
            Observation("o1", "93246-7", """{"valueBoolean":false}""", "2026-11-22T08:10:00-05:00"),
            Observation("o2", "93247-5", """{"valueCodeableConcept":{"coding":[{"code":"LA32-8"}]}}""", "2026-11-22T08:12:00-05:00"),
            Observation("o3", "93267-3", """{"valueString":"No"}""", "2026-11-22T08:14:00-05:00"),
            Observation("o4", "93250-9", """{"valueBoolean":true}""", "2026-11-20"))).Latest(ScreeningFacts.CssrsAnswers)!;
        Assert.Equal(new(false, false, null, null, null, false, null), screen.Value);
        Assert.Equal("2026-11-22T08:10:00-05:00", screen.At.Written);
    }

    [Fact]
    public void A_questionnaire_is_read_by_the_codes_of_its_links()
    {
        var facts = Facts(Read(Resource("QuestionnaireResponse", "q1", """
            {"status":"completed","authored":"2026-11-22T08:00:00-05:00","item":[
              {"linkId":"a","definition":"http://loinc.org/rdf/#93246-7","answer":[{"valueCoding":{"code":"LA33-6"}}]},
              {"linkId":"/93373-9/93247-5","answer":[{"valueBoolean":true,"item":[{"linkId":"93248-3","answer":[{"valueString":"perhaps"}]}]}]},
              {"linkId":"group","item":[{"linkId":"/44260-8","answer":[{"valueCoding":{"code":"LA6569-3"}}]}]}]}
            """)));
        Assert.Equal(new(true, true, null, null, null, null, null), facts.Latest(ScreeningFacts.CssrsAnswers)!.Value);
        Assert.Equal(1, facts.Latest(ScreeningFacts.Phq9Item9)!.Value.Value);
    }

    [Theory]
    [InlineData("""{"relationship":{"coding":[{"code":"SIS"}]}}""", true)]
    [InlineData("""{"relationship":{"coding":[{"code":"HSIS"}]}}""", false)]
    [InlineData("""{"relationship":{"coding":[{"code":"AUNT"}]}}""", false)]
    [InlineData("""{"relationship":{"text":"Mother"}}""", true)]
    public void First_degree_is_a_parent_a_full_sibling_or_a_child(string members, bool first) =>
        Assert.Equal(first, Assert.Single(Read(Resource("FamilyMemberHistory", "f1", """{"status":"partial","condition":[{"code":{"text":"schizophrenia"}}],""" + members[1..])).Relatives).IsFirstDegree);

    [Theory]
    [InlineData("[]", "invalid_type", "/bundle")]
    [InlineData("{}", "missing_field", "/bundle/resourceType")]
    [InlineData("""{"resourceType":"Patient"}""", "invalid_value", "/bundle/resourceType")]
    [InlineData("""{"resourceType":"Bundle","entry":{}}""", "invalid_type", "/bundle/entry")]
    public void Only_what_is_no_bundle_is_refused_and_by_its_path(string bundle, string code, string path)
    {
        var refusal = Assert.Throws<RefusedException>(() => Read(bundle)).Refusal;
        Assert.Equal((code, path), (refusal.Code, refusal.Path));
    }

    [Fact]
    public void A_bundle_without_entries_is_empty() => Assert.Empty(Read("""{"resourceType":"Bundle"}""").Conditions);
}
