using FsCheck;
using FsCheck.Fluent;
using Stillpoint.Care.Booking;
using Stillpoint.Care.Planning;
using static Stillpoint.Care.Tests.Booking.AtTheDesk;

namespace Stillpoint.Care.Tests.Booking;

/// <summary>A desk that books, moves and cancels at random, and does whatever isn't refused.</summary>
internal static class RandomActs
{
    private static readonly Guid[] Patients = [Pip, Sorrel, Tansy, .. Enumerable.Range(60, 12).Select(Id)], Chairs = [One, Two, Three, MesaChair], Nurses = [Larkin, Avery], Prescribers = [Holloway, Alder];

    public static (Schedule Schedule, int Done) Of(int seed, int acts)
    {
        var any = new Random(seed);
        var (schedule, done) = (Empty(), 0);
        for (var act = 0; act < acts; act++)
        {
            var some = schedule.Visits.Count == 0 ? null : schedule.Visits[any.Next(schedule.Visits.Count)];
            if (some is not null && any.Next(6) == 0)
            {
                schedule = schedule.Without(some.Id);
                continue;
            }
            var wanted = some is not null && any.Next(3) == 0 ? some with { Times = some.Times with { Starts = Some(any) }, Chair = any.Next(2) == 0 ? some.Chair : Chairs[any.Next(4)] }
                : any.Next(5) == 0 ? ATalk(Patients[any.Next(Patients.Length)], Some(any), Prescribers[any.Next(2)])
                : ASession(Patients[any.Next(Patients.Length)], Some(any), Chairs[any.Next(4)], Nurses[any.Next(2)], Prescribers[any.Next(2)]) with { Route = any.Next(3) == 0 ? Route.IntranasalEsketamine : Route.Intravenous };
            if (wanted.Chair == MesaChair) wanted = wanted with { Clinic = Mesa };
            else if (wanted.Clinic == Mesa && wanted.Chair is not null) wanted = wanted with { Clinic = Harbour };
            if (Judge(wanted, schedule).Any(clash => !clash.IsAsked)) continue;
            schedule = schedule.With(wanted);
            done++;
        }
        return (schedule, done);
    }

    private static DateTimeOffset Some(Random any) => At(any.Next(0, 12), any.Next(8, 17), any.Next(0, 12) * 5);
}

/// <summary>Judged by looking at every five minutes of two weeks, and not by the code that booked.</summary>
public sealed class No_order_of_acts
{
    [Fact]
    public void Reaches_a_schedule_that_breaks_a_rule() => Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed => Holds(RandomActs.Of(seed, 160).Schedule)).Check(Config.QuickThrowOnFailure.WithMaxTest(60));

    [Fact]
    public void Is_a_test_that_books_something() => Assert.True(RandomActs.Of(1, 160).Done > 25);

    [Fact]
    public void Would_notice_a_broken_one()
    {
        Assert.False(Holds(Booked(ASession(Pip, At(1, 9)), ASession(Sorrel, At(1, 10)))));
        Assert.False(Holds(Booked(ASession(Pip, At(1, 9)), ASession(Pip, At(2, 9), Two))));
    }

    private static bool Holds(Schedule schedule)
    {
        for (var moment = At(-1, 0); moment < At(14, 0); moment = moment.AddMinutes(5))
        {
            var (here, inChairs) = (schedule.Visits.Where(visit => visit.Times.Stay.Holds(moment)).ToList(), schedule.Visits.Where(visit => visit.Chair is not null && visit.Times.InChair.Holds(moment)).ToList());
            if (inChairs.DistinctBy(visit => visit.Chair).Count() != inChairs.Count) return false;
            if (here.DistinctBy(visit => visit.Patient).Count() != here.Count) return false;
            if (here.Where(visit => visit.Nurse is not null).GroupBy(visit => visit.Nurse).Any(nurse => nurse.Count() > 2 || nurse.DistinctBy(visit => visit.Clinic).Count() > 1)) return false;
            if (here.Where(visit => visit.Times.Covered.Holds(moment) && visit.Prescriber is not null).GroupBy(visit => visit.Prescriber).Any(covers => covers.DistinctBy(visit => visit.Clinic).Count() > 1 || covers.Count(visit => !visit.GivesDrug) > 1)) return false;
        }
        foreach (var course in schedule.Visits.Where(visit => visit.GivesDrug).GroupBy(visit => visit.Patient))
        {
            var starts = course.Select(visit => visit.Times.DrugFrom).Order().ToList();
            if (starts.Zip(starts.Skip(1)).Any(pair => pair.Second - pair.First < TimeSpan.FromHours(48))) return false;
            if (starts.Any(first => starts.Count(other => other >= first && other < first.AddDays(7)) > 2)) return false;
        }
        return true;
    }
}
