using Stillpoint.Care.Planning;
using Stillpoint.Care.Screening.Facts;
using Stillpoint.Care.Screening.Record;
using Stillpoint.Care.Session.Charting;
using Stillpoint.Care.Session.Gate;
using Stillpoint.Care.Session.Record;
using Stillpoint.Care.Units;

namespace Stillpoint.Care.Tests.Session;

/// <summary>A fact that was struck, corrected or added after the signatures: no more of the drug is given on them.</summary>
public sealed class What_was_signed_is_withdrawn
{
    private static readonly DateTimeOffset Nine = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);
    private static readonly Entry Signed = new Entry.TimeOutSigned("2026-11-22", "go", 40, Guid.Empty, Guid.Empty, Guid.Empty), Started = new Entry.DrugStarted("IV", 75, 0.8m, 40);
    private static readonly Withdrawn
        Decision = new("Suitability was signed on what was struck since: Pregnancy test. Decide again: a prescriber, before any drug is given.", []),
        Changed = new(null, ["Weight: 70 kg, 54.5 % from the 154 kg of the order: weigh again."]);

    private static SessionEvent Event(int number, double minutes, Entry entry, int? supersedes = null) =>
        new(new Guid(number, 0, 0, new byte[8]), number, Nine.AddMinutes(minutes), Nine.AddMinutes(minutes), null, "person", supersedes is { } earlier ? new Guid(earlier, 0, 0, new byte[8]) : null, entry);

    private static SessionStory Story(params Entry[] entries) => SessionStory.From(entries.Select((entry, index) => Event(index + 1, index, entry)));

    private static string? Refusal(SessionStory story, Entry entry, Withdrawn? withdrawn, OrderedDose? order = null) =>
        (Recording.Decide(story, new(entry, Nine.AddMinutes(5), By: new(Prescriber: true, Signed: true)), new(Nine.AddMinutes(5), 42, order ?? SignedOrders.Infusion) { Withdrawn = withdrawn }) as Recording.Refuse)?.Because;

    [Fact]
    public void The_start_is_refused_on_a_signed_time_out_and_says_what_to_do()
    {
        Assert.Null(Refusal(Story(Signed), Started, null));
        Assert.Equal("Changed since the time-out was signed: Weight: 70 kg, 54.5 % from the 154 kg of the order: weigh again. Answer it at the gate; then both read the time-out and sign it again. If the drug was started anyway, chart it as started without the gate and say why.", Refusal(Story(Signed), Started, Changed));
        Assert.StartsWith("Suitability was signed on what was struck since: Pregnancy test. Decide again: a prescriber, before any drug is given. Then both read the time-out and sign it again.", Refusal(Story(Signed), Started, Decision), StringComparison.Ordinal);
        Assert.Null(Refusal(Story(Signed), new Entry.DrugStarted("IV", 75, 0.8m, 40, "Started as the nurse at the desk struck the weight."), Changed));
    }

    [Fact]
    public void The_time_out_is_signed_again_at_once_where_the_gate_answers_it_and_after_the_decision_where_a_prescriber_has_to()
    {
        Assert.Equal("The time-out is signed already.", Refusal(Story(Signed), Signed, null));
        Assert.Null(Refusal(Story(Signed), Signed, Changed));
        Assert.EndsWith("The time-out is signed after that.", Refusal(Story(Signed), Signed, Decision), StringComparison.Ordinal);
        Assert.EndsWith("The time-out is signed after that.", Refusal(Story(), Signed, Decision), StringComparison.Ordinal);
    }

    [Fact]
    public void A_bolus_and_each_further_dose_are_refused()
    {
        Entry first = new Entry.DoseGiven("esketamine", "IN_Esketamine", 28, 1), second = new Entry.DoseGiven("esketamine", "IN_Esketamine", 28, 2);
        Assert.Contains("sign it again", Refusal(Story(Signed), first, Changed, SignedOrders.Spray), StringComparison.Ordinal);
        Assert.Contains("Give nothing more until a prescriber has judged it: a dose they decide on is charted as given without the gate", Refusal(Story(Signed, first), second, Changed, SignedOrders.Spray), StringComparison.Ordinal);
        Assert.Contains("Give nothing more until that is signed again.", Refusal(Story(Signed, first), second, Decision, SignedOrders.Spray), StringComparison.Ordinal);
        Assert.Null(Refusal(Story(Signed, first), new Entry.DoseGiven("esketamine", "IN_Esketamine", 28, 2, WithoutGate: "Fern Holloway judged it and decided."), Changed, SignedOrders.Spray));
    }

    [Fact]
    public void The_running_drug_goes_no_faster_and_not_on_and_slower_a_pause_and_the_end_are_charted()
    {
        var running = Story(Signed, Started);
        Assert.Contains("Go no faster until a prescriber has judged it", Refusal(running, new Entry.RateChanged(76), Changed), StringComparison.Ordinal);
        Assert.Null(Refusal(running, new Entry.RateChanged(60), Changed));
        Assert.Null(Refusal(running, new Entry.RateChanged(76, null, "The pump was set before anybody saw it."), Changed));
        Assert.Null(Refusal(running, new Entry.Paused(), Changed));
        Assert.Null(Refusal(running, new Entry.DrugEnded(DrugEnding.Stopped, "Weight wrong."), Changed));
        var paused = Story(Signed, Started, new Entry.Paused());
        Assert.Contains("Leave the drug off until a prescriber has judged it", Refusal(paused, new Entry.Resumed(60), Changed), StringComparison.Ordinal);
        Assert.Null(Refusal(paused, new Entry.Resumed(60, "It went on by itself."), Changed));
        Assert.EndsWith("The drug goes on after that.", Refusal(paused, new Entry.RestartOrdered(37.5m, "Judged anew.", Guid.Empty, false, false, false), Decision), StringComparison.Ordinal);
    }

    private static GateAnswer Gate(SessionStory story, params Fact[] facts) =>
        SessionGate.Judge(Nine, new TreatmentPlan(Product.KetamineRacemic, Route.Intravenous) { Indication = "IND-01" }, PatientRecord.Empty with { Results = [.. facts.Where(fact => fact.Key.Measured)] },
            [.. facts.Where(fact => !fact.Key.Measured), .. ChartedToday.Of(story, Nine, _ => "Rowan Pike")]);

    private static Fact Weight(decimal kilograms) => Measurements.Weight.Fact(new Amount(kilograms), Nine.AddHours(-1));

    private static IEnumerable<string> Items(GateAnswer then, GateAnswer now) => GateBasis.Changed(then, now).Select(item => item.Rule.Id);

    [Fact]
    public void A_weight_that_is_struck_or_corrected_a_symptom_and_a_rhythm_change_what_the_gate_said_and_what_agrees_does_not()
    {
        var ordered = GateFacts.OrderWeightKg.Fact(new Amount(80), Nine.AddDays(-1));
        var then = Gate(Story(), Weight(80), ordered);
        Assert.Empty(Items(then, Gate(Story(), Weight(80), ordered)));
        Assert.Equal(["PRE-21"], Items(then, Gate(Story(), ordered)));
        Assert.Equal(["PRE-21"], Items(then, Gate(Story(), Weight(70), ordered)));
        Assert.Empty(Items(then, Gate(Story(), Weight(81), ordered)));
        Assert.Equal(["PRE-18"], Items(then, Gate(Story(), Weight(80), ordered, GateFacts.NewSymptoms.Fact((IReadOnlyList<string>)["chestPain"], Nine))));
        // What was open then as it is now was before whoever signed.
        Assert.Empty(Items(Gate(Story(), Weight(70), ordered), Gate(Story(), Weight(70), ordered)));
    }

    [Fact]
    public void A_struck_pregnancy_test_and_a_medicine_that_was_added_change_what_the_gate_said()
    {
        static GateAnswer Of(Screening.Patient patient) => SessionGate.Judge(patient.OnTheDay().Case);
        var woman = Screening.Patient.APatient().Woman().With(Measurements.Hcg, "negative");
        Assert.Equal(["PRE-15"], Items(Of(woman), Of(woman.Without(Measurements.Hcg))));
        Assert.Contains("PRE-05", Items(Of(woman), Of(woman.Taking("phenelzine"))));
    }

    [Fact]
    public void Of_the_strip_only_what_is_corrected_of_what_was_read_aloud_counts_and_not_what_is_charted_afterwards()
    {
        Entry calm = new Entry.VitalsCharted { Systolic = 122, Diastolic = 76 }, high = new Entry.VitalsCharted { Systolic = 196, Diastolic = 104 };
        var signed = Event(2, 0, Signed);
        SessionStory later = SessionStory.From([Event(1, -5, calm), signed, Event(3, 4, high)]), corrected = SessionStory.From([Event(1, -5, calm), signed, Event(3, -5, high, supersedes: 1)]);
        Assert.Equal(signed, GateBasis.Signed(later));
        Assert.Equal([122m], GateBasis.Strips(later, signed).Now.All<Entry.VitalsCharted>().Select(set => set.Entry.Systolic!.Value));
        Assert.Equal([196m], GateBasis.Strips(corrected, signed).Now.All<Entry.VitalsCharted>().Select(set => set.Entry.Systolic!.Value));
        var (then, now) = GateBasis.Strips(corrected, signed);
        Assert.NotEmpty(Items(Gate(then), Gate(now)));
    }

    [Fact]
    public void A_prescriber_who_lets_the_drug_go_on_has_judged_what_was_known_then() =>
        Assert.IsType<Entry.RestartOrdered>(GateBasis.Signed(Story(Signed, Started, new Entry.Paused(), new Entry.RestartOrdered(37.5m, "Judged anew.")))!.Entry);
}
