using Stillpoint.Care.Planning;
using Stillpoint.Care.Recovery;
using Stillpoint.Care.Screening.Facts;
using Stillpoint.Care.Session.Record;
using Severity = Stillpoint.Care.Findings.Severity;

namespace Stillpoint.Care.Tests.Recovery;

public sealed class What_the_strip_says_of_going_home
{
    private static readonly Entry Before = new Entry.VitalsCharted { Systolic = 120, Diastolic = 75, HeartRate = 70, Spo2 = 98 };

    /// <summary>An infusion that began at 9:20 and ended at ten; it is eleven.</summary>
    private static DischargeFacts Read(params (int Minute, Entry Entry)[] after)
    {
        (int Minute, Entry Entry)[] all = [(-60, Before), (-40, new Entry.DrugStarted("IV", 75, 0.8m, 40)), (0, new Entry.DrugEnded(DrugEnding.Completed)), .. after];
        var story = SessionStory.From(all.Select((entry, index) =>
            new SessionEvent(new Guid(index + 1, 0, 0, new byte[8]), index + 1, Ready.Ten.AddMinutes(entry.Minute), Ready.Ten.AddMinutes(entry.Minute), null, "person", null, entry.Entry)));
        var known = new DischargeFacts(Ready.At(11, 0), Product.KetamineRacemic, Route.Intravenous) { AgeYears = 45, MgPerKg = Care.Units.MgPerKg.Of(0.5m), Gates = new() { OpenRed = 0 } };
        return ChartedRecovery.On(known, story, new PatientFacts(known.At, []), _ => "a nurse");
    }

    private static (int, Entry) Set(int minute, decimal? systolic = null, decimal? diastolic = null, decimal? spo2 = null, bool? oxygen = null, bool artefact = false, decimal? rate = null) =>
        (minute, new Entry.VitalsCharted { Systolic = systolic, Diastolic = diastolic, Spo2 = spo2, OnOxygen = oxygen, Artefact = artefact, HeartRate = rate });

    [Fact]
    public void What_was_seen_of_one_escort_counts_for_no_other()
    {
        Entry seen = new Entry.RecoveryChecked { Oriented = true, EscortPresent = true, EscortIdentityChecked = true, EscortKind = "adult", InstructionsSigned = true };
        var story = SessionStory.From([new(Guid.Empty, 1, Ready.At(10, 50), Ready.At(10, 50), null, "person", null, seen)]);
        var known = new DischargeFacts(Ready.At(11, 0), Product.KetamineRacemic, Route.Intravenous);
        DischargeGates Since(DateTimeOffset? named) => ChartedRecovery.On(known, story, new PatientFacts(known.At, []), _ => "a nurse", named).Gates;
        Assert.Equal((true, true, EscortKind.Adult), (Since(null).EscortPresent, Since(Ready.At(10, 40)).EscortIdentityChecked, Since(null).EscortKind));
        var other = Since(Ready.At(10, 55));
        Assert.Equal((null, null, null, null, true), (other.EscortPresent, other.EscortIdentityChecked, other.EscortKind, other.InstructionsSigned, other.Oriented));
    }

    [Theory]
    [InlineData(30, true)] // it is eleven: seen at half past ten
    [InlineData(29, false)]
    public void What_was_seen_more_than_half_an_hour_ago_says_how_they_were(int minute, bool known)
    {
        var facts = Read(Set(minute, 122, 78, 98, false, rate: 70), (minute, new Entry.ScaleScored("MOAA/S", 5)), (minute, new Entry.ScaleScored("RASS", 0)), (minute, new Entry.RecoveryScored("ALDRETE", [2, 2, 2, 2, 2])),
            (minute, new Entry.RecoveryChecked { Oriented = true, MonthsBackwards = true, WalksTenMetres = true, EscortPresent = true, FluidsTolerated = true, EscortIdentityChecked = true, IvRemoved = true }));
        Assert.Equal(known, facts.Vitals is { Sbp: not null, SpO2: not null, HeartRate: not null } && facts.Gates is { Moaas: not null, Rass: not null, Oriented: not null, Walks10m: not null, EscortPresent: not null } && facts.Aldrete is not null);
        // What does not come back does not age.
        Assert.Equal((true, true, true), (facts.Gates.FluidsTolerated, facts.Gates.EscortIdentityChecked, facts.Gates.IvRemoved));
    }

    [Fact]
    public void Each_criterion_says_when_it_was_last_seen_and_whether_that_is_too_long_ago()
    {
        var story = SessionStory.From([
            new(new Guid(1, 0, 0, new byte[8]), 1, Ready.At(10, 20), Ready.At(10, 20), null, "person", null, new Entry.ScaleScored("MOAA/S", 5)),
            new(new Guid(2, 0, 0, new byte[8]), 2, Ready.At(10, 50), Ready.At(10, 50), null, "person", null, new Entry.ScaleScored("RASS", 0)),
            new(new Guid(3, 0, 0, new byte[8]), 3, Ready.At(10, 55), Ready.At(10, 55), null, "person", null, new Entry.RecoveryChecked { WalksTenMetres = true, Oriented = true })]);
        var seen = LastSeen.Of(story, Ready.At(11, 0));
        Assert.Equal(new LastSeen(Ready.At(10, 20), true), seen["DIS-05"]);
        Assert.Equal(new LastSeen(Ready.At(10, 55), false), seen["DIS-09"]);
        Assert.False(seen.ContainsKey("DIS-06")); // the months were not said yet
    }

    [Fact]
    public void A_scale_proposes_what_the_chart_says_and_nothing_else()
    {
        var facts = Read(Set(50, 150, 78, 97, false, rate: 70), (50, new Entry.ScaleScored("MOAA/S", 5)));
        Assert.Equal([null, null, 1, 2, 2], RecoveryScale.Aldrete.Proposed(facts)); // 150 beside 120 before
        Assert.Equal([null, null, null, null, null], RecoveryScale.Aldrete.Proposed(Read()));
        Assert.Equal(0, RecoveryScale.Aldrete.Proposed(Read(Set(50, 180)))[2]);
        Assert.Equal(1, RecoveryScale.Padss.Proposed(Read(Set(50, 168, rate: 70)))[0]); // 40 % away is still one
    }

    [Fact]
    public void The_clock_and_what_was_before_are_read_from_it()
    {
        var facts = Read((20, new Entry.MedicationGiven("Versed", "2 mg", "IV")));
        Assert.Equal(Ready.Ten, facts.AdministrationEndAt);
        Assert.Equal((120m, 75m, 98m, 70m), (facts.Baseline.Sbp, facts.Baseline.Dbp, facts.Baseline.SpO2, facts.Baseline.HeartRate));
        Assert.Equal(Ready.At(11, 20), Discharge.Judge(facts).EarliestAt);
    }

    [Fact]
    public void Half_a_pressure_that_is_low_keeps_the_patient()
    {
        Assert.Equal(Severity.Fail, Read(Set(30, 122, 78), Set(50, systolic: 82)).Says("DIS-04"));
        Assert.Equal(Severity.Unknown, Read(Set(30, 122, 78), Set(50, systolic: 120)).Says("DIS-04"));
    }

    [Fact]
    public void An_artefact_is_no_pressure_and_the_one_before_it_no_answer()
    {
        Assert.Equal(Severity.Unknown, Read(Set(30, 122, 78), Set(50, 118, 76, artefact: true)).Says("DIS-04"));
        Assert.Equal(Severity.Unknown, Read(Set(30, 122, 78), Set(50, 70, 85)).Says("DIS-04"));
        Assert.Null(Read(Set(30, 122, 78), Set(50, 70, 85), Set(55, 124, 80)).Says("DIS-04"));
    }

    [Theory]
    [InlineData(97, null, 120)] // since before the drug
    [InlineData(95, null, 30)] // three below
    [InlineData(97, true, 30)] // on oxygen
    public void A_saturation_has_held_since_the_last_that_was_good_enough(int spo2, bool? oxygen, int minutes) =>
        Assert.Equal(minutes, Read(Set(20, spo2: spo2, oxygen: oxygen), Set(30, spo2: 98), Set(50, spo2: 97)).Vitals.SpO2StableMinutes);

    [Fact]
    public void A_saturation_below_the_floor_has_not_held_however_low_it_was_before()
    {
        var low = Read(Set(10, spo2: 91), Set(50, spo2: 91));
        Assert.Null(low.Vitals.SpO2StableMinutes);
        Assert.Equal(Severity.Fail, low.Says("DIS-08"));
    }

    [Fact]
    public void Who_released_the_patient_stands_on_it() =>
        Assert.Equal("a nurse", Read((60, new Entry.Discharged("Robin Marsh", "1", Guid.Empty))).Gates.ReleasedBy);

    [Fact]
    public void What_was_not_charted_is_unknown() => Assert.Equal(DischargeOutcome.Unknown, Discharge.Judge(Read()).Outcome);
}
