using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Stillpoint.App.Interop.Fhir;
using Stillpoint.Care.Screening.Medications;

namespace Stillpoint.App.Tests.Interop.Fhir;

public sealed class Reading_medications
{
    private static readonly DateTimeOffset At = new(2026, 11, 22, 9, 0, 0, TimeSpan.FromHours(-5));

    private static IReadOnlyList<Medication> Read(params string[] resources)
    {
        var entries = string.Join(',', resources.Select(resource => $$"""{"resource":{{resource}}}"""));
        using var document = JsonDocument.Parse($$"""{"resourceType":"Bundle","entry":[{{entries}}]}""");
        var bundle = FhirBundle.Read(document.RootElement.Clone(), "/bundle");
        return MedicationReader.Read(bundle, Subject.Of(bundle, "/bundle"), At, [], []);
    }

    private static Medication Request(string members) => Read($$"""{"resourceType":"MedicationRequest","id":"m",{{members}}}""").Single();

    private static Medication Statement(string members) => Read($$"""{"resourceType":"MedicationStatement","id":"m",{{members}}}""").Single();

    private static DosageLine Dose(string dosage) => Assert.Single(Request($"\"dosageInstruction\":[{dosage}]").Dosages);

    [Fact]
    public void An_order_keeps_its_words()
    {
        var order = Request("""
            "status":"active","intent":"order","doNotPerform":true,"authoredOn":"2026-11-01",
            "medicationCodeableConcept":{"text":"Ativan","coding":[{"system":"http://www.nlm.nih.gov/research/umls/rxnorm","code":"6470","display":"lorazepam"}]},
            "dosageInstruction":[{"route":{"text":"by mouth"},"asNeededBoolean":true}]
            """);
        Assert.Equal(("bundle:MedicationRequest/m", MedicationKind.Request, "active", "order"), (order.From, order.Kind, order.Status, order.Intent));
        Assert.True(order is { DoNotPerform: true, AsNeeded: true, OverTheCounter: false });
        Assert.Equal("2026-11-01", order.Written?.Written);
        Assert.Equal("Ativan", order.Text);
        Assert.Equal(("6470", "lorazepam"), (order.Codes[0].Code, order.Codes[0].Display));
        Assert.Equal("by mouth", order.Route);
    }

    [Fact]
    public void A_statement_says_when()
    {
        var taken = Statement("""
            "status":"active","effectiveDateTime":"2026-11-20T21:00:00Z","medicationCodeableConcept":{"text":"x"}
            """);
        Assert.Equal(new DateTimeOffset(2026, 11, 20, 21, 0, 0, TimeSpan.Zero), taken.Taken?.Latest);
        var period = Statement("""
            "status":"completed","effectivePeriod":{"start":"2026-10","end":"2026-11-20T21:00:00"}
            """);
        Assert.Equal(new DateTimeOffset(2026, 10, 1, 0, 0, 0, At.Offset), period.PeriodStart?.Earliest);
        Assert.Equal(new DateTimeOffset(2026, 11, 20, 21, 0, 0, At.Offset), period.PeriodEnd?.Latest);
    }

    [Fact]
    public void What_was_given_and_handed_out_says_when_and_by_which_order()
    {
        var given = Read("""{"resourceType":"MedicationAdministration","id":"a","status":"Completed","effectivePeriod":{"start":"2026-11-20T08:00:00Z","end":"2026-11-20T09:00:00Z"},"medicationCodeableConcept":{"text":"ketamine"},"request":{"reference":"MedicationRequest/own"},"dosage":{"route":{"text":"IV"}}}""").Single();
        Assert.Equal((MedicationKind.Administration, "completed", "IV"), (given.Kind, given.Status, given.Route));
        Assert.Equal(new DateTimeOffset(2026, 11, 20, 9, 0, 0, TimeSpan.Zero), given.PeriodEnd?.Latest);
        Assert.Equal(["MedicationRequest/own"], given.BasedOn);

        var handed = Read("""{"resourceType":"MedicationDispense","id":"d","status":"completed","whenPrepared":"2026-11-19","whenHandedOver":"2026-11-20","daysSupply":{"value":30,"unit":"days"},"medicationReference":{"reference":"#m"},"contained":[{"resourceType":"Medication","id":"m","code":{"text":"oxycodone"}}],"authorizingPrescription":[{"reference":"MedicationRequest/7"}]}""").Single();
        Assert.Equal((MedicationKind.Dispense, "2026-11-20", 30m, "oxycodone"), (handed.Kind, handed.Taken?.Written, handed.SupplyDays, handed.Text));
        Assert.Equal(["MedicationRequest/7"], handed.BasedOn);
    }

    [Fact]
    public void An_order_says_until_when_it_holds() =>
        Assert.Equal("2026-11-20", Request("\"status\":\"completed\",\"dispenseRequest\":{\"validityPeriod\":{\"start\":\"2026-11-01\",\"end\":\"2026-11-20\"}}").PeriodEnd?.Written);

    [Theory]
    [InlineData("""{"reference":"Medication/x"}""")]
    [InlineData("""{"reference":"urn:uuid:7c9e6679-7425-40de-944b-e07fc1f90ae7"}""")]
    [InlineData("""{"reference":"#inside"}""")]
    [InlineData("""{"reference":"#signed"}""")]
    [InlineData("""{"reference":"https://ehr.example/fhir/Medication/bare"}""")]
    [InlineData("""{"reference":"https://ehr.example/fhir/Medication/bare/_history/2"}""")]
    public void A_medication_is_found_in_the_bundle_and_inside_the_order(string reference)
    {
        const string Product = "\"resourceType\":\"Medication\",\"code\":{\"text\":\"Librax\"},\"form\":{\"text\":\"capsule\"},\"isOverTheCounter\":true,\"ingredient\":["
            + "{\"itemCodeableConcept\":{\"text\":\"chlordiazepoxide\"},\"strength\":{\"numerator\":{\"value\":5,\"unit\":\"mg\"},\"denominator\":{\"value\":1,\"unit\":\"capsule\"}}},"
            + "{\"itemCodeableConcept\":{\"text\":\"lorazepam\"},\"isActive\":false}]";
        using var document = JsonDocument.Parse($$$"""
            { "resourceType":"Bundle", "entry":[
              { "fullUrl":"urn:uuid:7c9e6679-7425-40de-944b-e07fc1f90ae7", "resource":{ "id":"x", {{{Product}}} } },
              { "resource":{ "id":"bare", {{{Product}}} } },
              { "resource":{ "resourceType":"MedicationRequest", "id":"m", "status":"active", "medicationReference":{{{reference}}}, "contained":[{ "id":"inside", {{{Product}}} }, { "id":"#signed", {{{Product}}} }] } } ] }
            """);
        var bundle = FhirBundle.Read(document.RootElement, "/bundle");
        var order = MedicationReader.Read(bundle, Subject.Of(bundle, "/bundle"), At, [], []).Single();
        Assert.Equal(["Librax", "chlordiazepoxide"], order.Texts);
        Assert.Equal("capsule", order.Form);
        Assert.True(order.OverTheCounter);
        Assert.Equal(new WrittenStrength("chlordiazepoxide", 5, "mg", "capsule"), Assert.Single(order.Strengths));
    }

    /// <summary>An address on another server is not the entry of that id that came from this one.</summary>
    [Fact]
    public void A_medication_of_another_server_is_not_found()
    {
        using var document = JsonDocument.Parse("""
            { "resourceType":"Bundle", "entry":[
              { "fullUrl":"https://one.example/fhir/Medication/7", "resource":{ "resourceType":"Medication", "id":"7", "code":{"text":"lorazepam"} } },
              { "resource":{ "resourceType":"MedicationRequest", "id":"m", "medicationReference":{"reference":"https://two.example/fhir/Medication/7"} } } ] }
            """);
        var bundle = FhirBundle.Read(document.RootElement, "/bundle");
        Assert.Null(MedicationReader.Read(bundle, Subject.Of(bundle, "/bundle"), At, [], []).Single().Text);
    }

    [Fact]
    public void A_reference_that_leads_nowhere_keeps_its_display()
    {
        Assert.Equal("lorazepam 1 mg", Request("\"medicationReference\":{\"reference\":\"Medication/gone\",\"display\":\"lorazepam 1 mg\"}").Text);
        Assert.Null(Request("\"medicationReference\":{\"reference\":\"Medication/gone\"}").Text);
    }

    [Fact]
    public void The_later_shape_with_one_name_for_both_is_read_too()
    {
        Assert.Equal("lorazepam", Request("\"medication\":{\"concept\":{\"text\":\"lorazepam\"}}").Text);
        Assert.Equal("lorazepam", Request("\"medication\":{\"reference\":{\"display\":\"lorazepam\"}}").Text);
    }

    [Theory]
    [InlineData("\"category\":[{\"text\":\"OTC\"}]", true)]
    [InlineData("\"category\":[{\"coding\":[{\"code\":\"otc\"}]}]", true)]
    [InlineData("\"reportOrigin\":{\"text\":\"Over-the-counter purchase\"}", true)]
    [InlineData("\"category\":[{\"text\":\"outpatient\"}]", false)]
    [InlineData("\"note\":[{\"text\":\"OTC\"}]", false)]
    public void An_order_is_over_the_counter_where_its_category_says_so(string members, bool over) => Assert.Equal(over, Request(members).OverTheCounter);

    [Theory]
    [InlineData("\"category\":{\"text\":\"OTC\"}", true)]
    [InlineData("\"medicationCodeableConcept\":{\"text\":\"Sudafed (OTC)\"}", true)]
    [InlineData("\"note\":[{\"text\":\"bought over the counter\"}]", true)]
    [InlineData("\"dosage\":[{\"text\":\"OTC, one now and then\"}]", true)]
    [InlineData("\"medicationCodeableConcept\":{\"text\":\"Sudafed\"}", false)]
    [InlineData("\"note\":[{\"text\":\"from Scotch counters\"}]", false)]
    public void A_statement_is_over_the_counter_where_any_of_its_words_say_so(string members, bool over) => Assert.Equal(over, Statement(members).OverTheCounter);

    [Theory]
    [InlineData("[{\"asNeededBoolean\":true}]", true)]
    [InlineData("[{\"asNeededCodeableConcept\":{\"text\":\"anxiety\"}}]", true)]
    [InlineData("[{\"asNeededBoolean\":false}]", false)]
    [InlineData("[{\"asNeededBoolean\":true},{\"asNeededBoolean\":false}]", false)]
    [InlineData("[]", false)]
    public void A_drug_taken_by_the_clock_as_well_is_not_taken_only_when_needed(string dosages, bool needed) => Assert.Equal(needed, Request($"\"dosageInstruction\":{dosages}").AsNeeded);

    [Theory]
    [InlineData("""{"doseAndRate":[{"doseQuantity":{"value":1.5,"unit":"mg","system":"http://unitsofmeasure.org","code":"mg"}}]}""", 1.5, "mg")]
    [InlineData("""{"doseAndRate":[{"doseQuantity":{"value":2,"unit":"tablets","system":"http://unitsofmeasure.org","code":"{tbl}"}}]}""", 2.0, "tablets")]
    [InlineData("""{"doseAndRate":[{"doseQuantity":{"value":500,"unit":"mg","system":"http://unitsofmeasure.org","code":"ug"}}]}""", 500.0, "ug")]
    [InlineData("""{"doseAndRate":[{"doseRange":{"low":{"value":1},"high":{"value":2,"unit":"mg"}}}]}""", 2.0, "mg")]
    [InlineData("""{"doseQuantity":{"value":3,"code":"TAB"}}""", 3.0, "TAB")]
    [InlineData("""{"text":"two tablets"}""", null, null)]
    public void The_amount_of_a_dose(string dosage, double? amount, string? unit)
    {
        var line = Dose(dosage);
        Assert.Equal(((decimal?)amount, unit), (line.Amount, line.Unit));
    }

    [Theory]
    [InlineData("""{"repeat":{"frequency":2,"period":1,"periodUnit":"d"}}""", 2.0, 1.0, "d")]
    [InlineData("""{"repeat":{"frequency":1,"frequencyMax":3,"period":1,"periodUnit":"d"}}""", 3.0, 1.0, "d")]
    [InlineData("""{"repeat":{"period":6,"periodMax":8,"periodUnit":"h"}}""", 1.0, 6.0, "h")]
    [InlineData("""{"repeat":{"when":["MORN","EVE"]}}""", 2.0, 1.0, "d")]
    [InlineData("""{"repeat":{"frequency":1,"period":1,"periodUnit":"d","timeOfDay":["08:00:00","14:00:00","20:00:00"]}}""", 3.0, 1.0, "d")]
    [InlineData("""{"repeat":{"dayOfWeek":["mon"]}}""", 1.0, 1.0, "d")]
    [InlineData("""{"code":{"coding":[{"code":"BID"}]}}""", 2.0, 1.0, "d")]
    [InlineData("""{"code":{"text":"q.i.d."}}""", 4.0, 1.0, "d")]
    [InlineData("""{"code":{"coding":[{"code":"LOCAL"},{"code":"TID"}]}}""", 3.0, 1.0, "d")]
    [InlineData("""{"code":{"coding":[{"code":"Q6H"}]}}""", 1.0, 6.0, "h")]
    [InlineData("""{"repeat":{"frequency":2}}""", null, null, null)]
    [InlineData("""{"code":{"text":"as directed"}}""", null, null, null)]
    public void How_often(string timing, double? frequency, double? period, string? unit)
    {
        var line = Dose($$"""{"timing":{{timing}}}""");
        Assert.Equal(((decimal?)frequency, (decimal?)period, unit), (line.Frequency, line.Period, line.PeriodUnit));
    }

    [Fact]
    public void The_most_in_a_period() => Assert.Equal(
        (4m, "mg", 1m, "d"),
        Dose("""{"maxDosePerPeriod":{"numerator":{"value":4,"unit":"mg"},"denominator":{"value":1,"code":"d"}}}""").Most);

    [Fact]
    public void Whatever_stands_where_something_else_belongs_is_read_as_absent()
    {
        string[] odd = ["null", "true", "7", "\"x\"", "[]", "{}", "[null]", "[7]", "[{}]", "{\"coding\":7}", "{\"coding\":[{\"code\":{}}]}", "{\"reference\":[]}", "1e999"];
        string[] members = ["status", "intent", "doNotPerform", "authoredOn", "medicationCodeableConcept", "medicationReference", "medication", "dosageInstruction", "dosage", "effectivePeriod", "effectiveDateTime", "category", "note", "contained", "subject"];
        var any = from type in Gen.Elements("MedicationRequest", "MedicationStatement")
                  from values in Gen.Elements(odd).ArrayOf(members.Length)
                  select $$"""{"resourceType":"{{type}}",{{string.Join(',', members.Zip(values, (name, value) => $"\"{name}\":{value}"))}}}""";
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(any.ToArbitrary(), resource =>
        {
            var list = Read(resource);
            Assert.NotNull(MedicationReview.Of(list, new DateTimeOffset(2026, 11, 22, 9, 0, 0, At.Offset), House.Shipped));
        }));
        string[] dosages = ["doseAndRate", "doseQuantity", "timing", "maxDosePerPeriod", "asNeededBoolean", "asNeededCodeableConcept", "sequence", "route"];
        var dosage = from values in Gen.Elements([.. odd, "{\"repeat\":7}", "{\"repeat\":{\"frequency\":\"2\",\"period\":{}}}", "{\"numerator\":[],\"denominator\":1}", "9999999999"]).ArrayOf(dosages.Length)
                     select $$"""{{{string.Join(',', dosages.Zip(values, (name, value) => $"\"{name}\":{value}"))}}}""";
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(dosage.ToArbitrary(), line => Assert.NotNull(Dose(line))));
    }
}
