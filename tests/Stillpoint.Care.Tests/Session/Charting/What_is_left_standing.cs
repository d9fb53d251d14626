using FsCheck;
using FsCheck.Fluent;
using Stillpoint.Care.Session.Charting;
using Stillpoint.Care.Session.Record;
using Stillpoint.Care.Session.Responses;
using Stillpoint.Care.Units;

namespace Stillpoint.Care.Tests.Session.Charting;

/// <summary>Whatever people of any role enter and correct, in whatever order, confirming whatever they are asked, the laws of the record hold.</summary>
public sealed class What_is_left_standing
{
    private static readonly DateTimeOffset Nine = new(2026, 11, 19, 9, 0, 0, TimeSpan.Zero);
    private static readonly Authority[] Roles = [new(), new(Prescriber: true), new(Signed: true), new(Prescriber: true, Signed: true)];

    private static readonly Func<int, Entry>[] Entries =
    [
        _ => new Entry.Arrived(), _ => new Entry.IdentityChecked(2, true), _ => new Entry.DrugPrepared("ketamine", 50, "L42", new(2027, 5, 31), 40, 50, Guid.Empty),
        _ => new Entry.TimeOutSigned("2026-11-29", "go", 40, Guid.Empty, Guid.Empty, Guid.Empty),
        n => new Entry.DrugStarted("IV", n % 3 == 0 ? 60 : 75, 0.8m, 40), _ => new Entry.DrugStarted("IV", 75, 0.8m, 40, "Server away."),
        n => new Entry.RateChanged(n % 100 + 1), n => new Entry.RateChanged(n % 100 + 1, null, "Set by a colleague."), _ => new Entry.Paused(), n => new Entry.Resumed(n % 100 + 1), _ => new Entry.Resumed(75, "Went on already."), _ => new Entry.Resumed(75, "Went on already."),
        _ => new Entry.DrugEnded(DrugEnding.Completed), _ => new Entry.DrugEnded(DrugEnding.Stopped), n => new Entry.DoseGiven("ketamine", "IV", n % 50 + 1), _ => new Entry.DoseGiven("ketamine", "IV", 10, null, null, "Given by hand."),
        n => new Entry.VitalsCharted { Systolic = 120 + n % 90, Diastolic = 70, HeartRate = 72, Spo2 = 99 - n % 20, RespiratoryRate = 14 }, n => new Entry.ScaleScored("MOAA/S", n % 6),
        n => new Entry.StopRaised("STOP-PATIENT", "Asked.", n % 2 == 0), _ => new Entry.StopClosed("STOP-PATIENT", "Wants to go on."), _ => new Entry.RestartOrdered(30, "Settled.", Guid.Empty, false, false, false),
        _ => new Entry.WasteWitnessed("ketamine", 460, Guid.Empty, Guid.Empty), _ => new Entry.Discharged("Sage Vale", "en 1", Guid.Empty), _ => new Entry.LeftAgainstAdvice("Bus.", "Not to drive."),
        _ => new Entry.SessionSigned(Guid.Empty), _ => new Entry.Addendum("The start was at 9:04.", Guid.Empty), _ => new Entry.Corrected("Wrong chair."),
    ];

    /// <summary>One act: which entry, by whom, how long after the one before, how long ago it was, and which entry it corrects, if any.</summary>
    private sealed record Act(int Entry, int Role, int Minutes, int Ago, int Corrects, int Number);

    private static readonly Gen<Act> Acts = Gen.Choose(0, 1_000_000).Select(seed => seed).ArrayOf(6).Select(n => new Act(n[0] % Entries.Length, n[1] % Roles.Length, n[2] % 8, n[3] % 4 == 0 ? n[3] % 25 : 0, n[4], n[5]));

    /// <summary>So that many histories come as far as a drug and its end.</summary>
    private static readonly int[] Usual = [0, 2, 3, 4, 15, 17, 8, 18, 19, 11, 21, 23];

    [Fact]
    public void Keeps_the_laws_over_any_chain_of_corrections() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(600).WithEndSize(60),
        Prop.ForAll(Acts.ListOf().ToArbitrary(), acts => Lived(acts, new(0, Nine, SessionStory.From([]), []))));

    private sealed record Life(int Step, DateTimeOffset Now, SessionStory Story, Dictionary<Guid, Authority> By);

    private static void Lived(IList<Act> acts, Life life)
    {
        var guided = acts.Count % 2 == 0;
        foreach (var act in acts)
        {
            var now = life.Now.AddMinutes(act.Minutes);
            var story = life.Story;
            var corrected = act.Corrects % 3 == 0 && story.Strip.Count > 0 ? story.Strip[act.Number % story.Strip.Count] : null;
            var entry = corrected is null || act.Corrects % 2 == 0 ? Entries[guided && act.Corrects % 5 != 0 ? Usual[life.Step % Usual.Length] : act.Entry](act.Number) : corrected.Entry with { Confirmed = null };
            var draft = new Draft(entry, now.AddMinutes(-act.Ago), corrected?.Id, guided ? Roles[3] : Roles[act.Role]) { Id = new(life.Step + 1, 0, 0, new byte[8]) };
            var decided = Recording.Decide(story, draft, new(now, 42, SignedOrders.Infusion));
            if (decided is Recording.Ask asked)
            {
                draft = draft with { Entry = draft.Entry with { Confirmed = [.. asked.Questions.Select(question => question.Key)] } };
                decided = Recording.Decide(story, draft, new(now, 42, SignedOrders.Infusion));
                Assert.IsNotType<Recording.Ask>(decided);
            }
            life = life with { Step = life.Step + 1, Now = now };
            if (decided is not Recording.Write write) continue;
            life.By[draft.Id] = draft.By;
            var next = story.With(new(draft.Id, story.Strip.Count + 1, write.MeasuredAt, now, null, "person", draft.Supersedes, draft.Entry));
            Holds(story, next, life.By);
            life = life with { Story = next };
        }
    }

    private static void Holds(SessionStory before, SessionStory story, Dictionary<Guid, Authority> by)
    {
        if (before.Phase == Phase.Closed)
        {
            Assert.Equal(Phase.Closed, story.Phase);
            Assert.IsType<Entry.Addendum>(story.Strip[^1].Entry);
        }

        var first = story.Standing.FirstOrDefault(one => one.Entry is Entry.DrugStarted or Entry.DoseGiven);
        Assert.True(first?.Entry is null or Entry.DrugStarted { WithoutGate: not null } or Entry.DoseGiven { WithoutGate: not null } || TimeOut.Against(story, first.MeasuredAt) is null, "Drug stands without a time-out and without a mark.");

        var open = story.OpenStops.Select(stop => stop.Event.Id).ToHashSet();
        foreach (var stop in story.Strip.Where(one => one.Entry is Entry.StopRaised && !open.Contains(one.Id)))
            Assert.Contains(story.Standing, one => one.Entry is Entry.StopClosed && one.Number > stop.Number && by[one.Id].Prescriber);

        foreach (var signed in story.Strip.Where(one => one.Entry is Entry.TimeOutSigned or Entry.StopRaised or Entry.StopClosed or Entry.RestartOrdered or Entry.IdentityChecked or Entry.WasteWitnessed or Entry.Discharged or Entry.LeftAgainstAdvice or Entry.SessionSigned or Entry.Addendum))
            Assert.Null(story.CorrectionOf(signed.Id));

        Assert.True(story.All<Entry.DrugStarted>().Count() <= 1 && story.All<Entry.DrugEnded>().Count() <= 1);
        if (story.Last<Entry.DrugEnded>() is { } end) Assert.True(first is not null && first.MeasuredAt <= end.Event.MeasuredAt, "The drug ends before it starts.");
        if (story.LeftAt is { } left) Assert.DoesNotContain(story.Standing, one => one.Entry is Entry.DrugStarted or Entry.DoseGiven or Entry.Resumed && one.MeasuredAt > left);

        var drawn = story.All<Entry.DrugPrepared>().Sum(one => one.Entry.Mg);
        if (story.Infusion is { } pump) Assert.True(pump.GivenBy(Nine.AddDays(1)) <= Dose.Of(drawn > 0 ? drawn : pump.Planned.Milligrams), "More was given than was drawn.");

        // A pump that stood still goes on by the rules of going on, or says that it did not.
        if (before.Infusion is { IsRunning: false } && story.Infusion is { IsRunning: true } && before.OpenStops.Any()) Assert.IsType<Entry.Resumed>(story.Strip[^1].Entry);
        // Nor does one that was charted as against the rules become one that was not, unless nothing stood against it.
        if (story.Strip[^1] is { Entry: Entry.Resumed { AgainstTheRules: null } plain } last)
            Assert.Empty(GoingOn.Judge(last.Supersedes is { } other ? before.Without(other) : before, 42, plain.MlPerHour, last.MeasuredAt));
    }
}
