using Stillpoint.App.Demo;
using Stillpoint.App.Recovery;
using Stillpoint.App.Session.Readings;
using Stillpoint.Care.HouseValues;
using Stillpoint.Care.Session.Readings;
using Stillpoint.Care.Session.Record;

namespace Stillpoint.Bench.Clinic;

/// <summary>An ordinary session: forty minutes of drug, an hour of recovery, about eighty entries.</summary>
internal static class BenchSession
{
    internal sealed record Step(DateTimeOffset At, Guid By, Entry Entry, params (Guid Id, Guid By, string Meaning)[] Signed);

    /// <summary>What a monitor says, in a few hundred ways.</summary>
    public static string[] Signals { get; } = [.. Enumerable.Range(0, 300).Select(nth => ReadingText.Write(
        [
            new(Signal.HeartRate, 0, 62 + nth % 20, "/min", SignalStatus.Measured, null, "147842"), new(Signal.SpO2, 0, 96 + nth % 4, "%", SignalStatus.Measured, null, "150456"),
            new(Signal.RespiratoryRate, 0, 12 + nth % 5, "/min", SignalStatus.Measured, null, "151562"), new(Signal.Systolic, 0, 110 + nth % 25, "mm[Hg]", SignalStatus.Measured, null, "150021"),
            new(Signal.Diastolic, 0, 68 + nth % 14, "mm[Hg]", SignalStatus.Measured, null, "150022"), new(Signal.EndTidalCO2, 0, 34 + nth % 6, "mm[Hg]", SignalStatus.Measured, null, "151708"),
        ], at => at))];

    public static IEnumerable<Step> Of(MadeUpPatient who, DateTimeOffset starts, Guid nurse, Guid prescriber, Guid second, Func<DateTimeOffset, Guid> id) =>
        Steps(who, starts, nurse, prescriber, second, id).OrderBy(step => step.At);

    private static IEnumerable<Step> Steps(MadeUpPatient who, DateTimeOffset starts, Guid nurse, Guid prescriber, Guid second, Func<DateTimeOffset, Guid> id)
    {
        var mg = Math.Round(who.Kg * 0.5m, 1);
        Step At(double minutes, Entry entry, params (Guid, Guid, string)[] signed) => new(Moment(minutes), nurse, entry, signed);
        DateTimeOffset Moment(double minutes) => starts.AddSeconds((int)(minutes * 60));
        Entry.VitalsCharted Vitals(int rise) => new() { Systolic = who.Systolic + rise, Diastolic = who.Diastolic + rise / 2, HeartRate = 70 + rise / 2, Spo2 = 98, RespiratoryRate = 14, OnOxygen = false, FromMonitor = true };

        yield return At(-30, new Entry.Arrived());
        yield return At(-26, new Entry.IdentityChecked(2, true));
        yield return At(-24, Vitals(0) with { TemperatureCelsius = 36.7m });
        yield return At(-22, new Entry.IvPlaced("left forearm", 22, 1, true));
        foreach (var (item, nth) in ((string[])["PRE-02", "PRE-07", "PRE-09"]).Select((item, nth) => (item, nth))) yield return At(-20 + nth, new Entry.CheckAnswered(item, "Looked at with the patient; nothing new."));
        Guid check = id(starts), mine = id(starts), theirs = id(starts);
        yield return At(-4, new Entry.DrugPrepared("ketamine", 50, "L4711", DateOnly.FromDateTime(starts.AddYears(1).DateTime), mg, 50));
        yield return At(-3, new Entry.SecondChecked(mg, who.Kg, 50, mg / 50, 75, check), (check, second, Stillpoint.App.Session.Gate.PreparationDesk.Meaning)) with { By = second };
        yield return At(-1, new Entry.TimeOutSigned(House.Shipped.Version, "go", mg, second, mine, theirs), (mine, nurse, "This patient gets this dose now."), (theirs, second, "This patient gets this dose now."));
        yield return At(0, new Entry.DrugStarted("IV", 75, mg / 50, mg));
        yield return At(1, new Entry.Comfort("music", "slow strings"));
        yield return At(1.5, new Entry.Comfort("eye mask"));
        for (var minute = 5; minute <= 40; minute += 5)
        {
            yield return At(minute + 0.1, Vitals(minute / 4));
            yield return At(minute + 0.4, new Entry.ScaleScored("MOAA/S", 5));
            if (minute % 10 == 0) yield return At(minute + 0.7, new Entry.Note("Eyes closed, breathing quietly."));
        }
        yield return At(40, new Entry.DrugEnded(DrugEnding.Completed));
        yield return At(42, new Entry.ScaleScored("CADSS-23", 9));
        for (var minute = 45; minute <= 105; minute += 5)
        {
            yield return At(minute + 0.1, Vitals(2));
            yield return At(minute + 0.4, new Entry.ScaleScored("MOAA/S", 5));
            if (minute % 15 == 0) yield return At(minute + 0.7, new Entry.ScaleScored("NAUSEA", 0));
            if (minute % 20 == 0) yield return At(minute + 0.8, new Entry.Note("Awake, a little slow, no complaints."));
        }
        yield return At(110, new Entry.ScaleScored("RASS", 0));
        yield return At(110.5, new Entry.ScaleScored("CADSS-23", 1));
        yield return At(111, new Entry.RecoveryScored("ALDRETE", [2, 2, 2, 2, 2]));
        yield return At(112, new Entry.RecoveryChecked
        {
            Oriented = true, MonthsBackwards = true, DissociationResolved = true, WalksTenMetres = true, FluidsTolerated = true, Vomited = false, SuicideRiskReassessed = true, SuicideRisk = "none", IvRemoved = true, IvSiteChecked = true,
            EscortPresent = true, EscortIdentityChecked = true, EscortKind = "adult", InstructionsSigned = true,
        });
        Guid home = id(starts), whole = id(starts);
        yield return At(122, new Entry.Discharged("Sage Bench", GoingHomeSheet.Version, home), (home, nurse, "The patient meets every criterion and leaves with the named escort."));
        yield return new(Moment(129), prescriber, new Entry.SessionSigned(whole), (whole, prescriber, "I have read this session and it is complete."));
    }
}
