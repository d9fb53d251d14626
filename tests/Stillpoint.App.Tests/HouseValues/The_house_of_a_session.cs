using Microsoft.Extensions.DependencyInjection;
using Stillpoint.App.Audit;
using Stillpoint.App.Authorization;
using Stillpoint.App.HouseValues;
using Stillpoint.App.Records;
using Stillpoint.App.Session;
using Stillpoint.App.Session.Record;
using Stillpoint.App.Shell.Forms;
using Stillpoint.App.Tests.People;
using Stillpoint.App.Tests.Records;
using Stillpoint.App.Tests.Session;
using Stillpoint.Care.Findings;
using Stillpoint.Care.Session.Flags;
using Stillpoint.Care.Session.Record;

namespace Stillpoint.App.Tests.HouseValues;

public sealed class The_house_of_a_session
{
    private static readonly DateOnly Today = new(2026, 11, 19);

    private static HouseNumberForm Wanting(HouseNumber number, string value, string from = "2026-11-19") =>
        new(number, Today) { Value = { Typed = value }, From = { Typed = from }, Cites = { Typed = "Our own experience" }, Why = { Typed = "Two patients stayed yellow too long." } };

    /// <summary>A medical director proposes, a prescriber approves.</summary>
    private static async Task<string?> Change(RunningClinic clinic, HouseNumber number, string value)
    {
        var director = await clinic.Staff([Role.MedicalDirector]);
        var prescriber = await clinic.Staff([Role.Prescriber]);
        var form = Wanting(number, value);
        Assert.IsType<Outcome.Done>(await clinic.Ask(services => form.Sent(() => services.GetRequiredService<HouseDesk>().Propose(clinic.Clinic, form, Actor.Of(director.Id)))));
        return await clinic.Ask(services => services.GetRequiredService<HouseDesk>().Approve(clinic.Clinic, form.Id(default), Actor.Of(prescriber.Id)));
    }

    private static Task<House> InForce(RunningClinic clinic) => clinic.Ask(services => services.GetRequiredService<Houses>().InForce(clinic.Clinic, clinic.Clock.GetUtcNow()));

    private static Task<Assessment> Judged(RunningClinic clinic, Guid session) => clinic.Ask(async services =>
        Surveillance.Over(await services.GetRequiredService<SessionReader>().Read(session, default)));

    [Theory, OnEveryEngine]
    public async Task Is_the_one_its_time_out_names_though_the_clinic_changed_it_and_the_server_was_started_again(string engine)
    {
        await using var clinic = await RunningClinic.Start(engine);
        Assert.Null(await Change(clinic, FlagLimits.SbpYellow, "150"));
        var first = await InForce(clinic);
        var chair = await AChair.In(clinic);
        await chair.Write(new Entry.Arrived());
        await chair.Write(new Entry.TimeOutSigned(first.Version, "go", 40, chair.Nurse.Id, chair.Nurse.Id, chair.Nurse.Id));
        await chair.Write(new Entry.VitalsCharted { Systolic = 152, Diastolic = 80 });

        Assert.Null(await Change(clinic, FlagLimits.SbpYellow, "155"));
        Assert.NotEqual(first.Version, (await InForce(clinic)).Version);
        await using var again = await clinic.Beside();
        var watched = await Judged(again, chair.Session);
        Assert.Contains(watched.Flags!.Now.Flags, flag => flag.Finding is { Rule: "FLG-SBP-HIGH", Severity: Severity.Yellow, Because: "Systolic 152 mmHg is 150 or more." });

        var later = await AChair.In(again, chairName: "5", given: "Sorrel");
        await later.Write(new Entry.Arrived());
        await later.Write(new Entry.VitalsCharted { Systolic = 152, Diastolic = 80 });
        Assert.DoesNotContain((await Judged(again, later.Session)).Flags!.Now.Flags, flag => flag.Finding.Rule == "FLG-SBP-HIGH");
    }

    [Fact]
    public async Task That_nobody_holds_judges_nothing_and_says_so()
    {
        await using var clinic = await RunningClinic.Start();
        var chair = await AChair.In(clinic);
        await chair.Write(new Entry.Arrived());
        await chair.Write(new Entry.TimeOutSigned("2027-03-01+0badcafe", "go", 40, chair.Nurse.Id, chair.Nurse.Id, chair.Nurse.Id));
        await chair.Write(new Entry.VitalsCharted { Systolic = 200, Diastolic = 80 });
        var watched = await Judged(clinic, chair.Session);
        Assert.Null(watched.Flags);
        Assert.Contains("names the limits of 2027-03-01+0badcafe", watched.NotJudged, StringComparison.Ordinal);
        Assert.Contains("Not judged: the time-out of this session names", await (await clinic.SignedIn(chair.Nurse)).Read(chair.Page), StringComparison.Ordinal);
    }

    [Theory, OnEveryEngine]
    public async Task Is_changed_by_two_people_within_the_range_and_both_are_noted(string engine)
    {
        await using var clinic = await RunningClinic.Start(engine);
        var director = await clinic.Staff([Role.MedicalDirector]);
        var (one, other) = (await clinic.Staff([Role.Prescriber]), await clinic.Staff([Role.Prescriber]));

        var wild = Wanting(FlagLimits.SbpRed, "260");
        Assert.IsType<Outcome.Refused>(await clinic.Ask(services => wild.Sent(() => services.GetRequiredService<HouseDesk>().Propose(clinic.Clinic, wild, Actor.Of(director.Id)))));
        var crossed = Wanting(FlagLimits.SbpRed, "160");
        Assert.IsType<Outcome.Refused>(await clinic.Ask(services => crossed.Sent(() => services.GetRequiredService<HouseDesk>().Propose(clinic.Clinic, crossed, Actor.Of(director.Id)))));
        Assert.Contains("less than 160 mmHg", crossed.Value.Error, StringComparison.Ordinal);

        var form = Wanting(FlagLimits.SbpRed, "175");
        await clinic.Ask(services => form.Sent(() => services.GetRequiredService<HouseDesk>().Propose(clinic.Clinic, form, Actor.Of(one.Id))));
        Assert.Equal(180m, (await InForce(clinic))[FlagLimits.SbpRed].Number);
        Task<string?> Approve(Guid by) => clinic.Ask(services => services.GetRequiredService<HouseDesk>().Approve(clinic.Clinic, form.Id(default), Actor.Of(by)));
        Assert.Contains("A second person approves", await Approve(one.Id), StringComparison.Ordinal);
        Assert.Contains("medical director", await Approve(other.Id), StringComparison.Ordinal);
        Assert.Null(await Approve(director.Id));
        Assert.Equal(175m, (await InForce(clinic))[FlagLimits.SbpRed].Number);

        await using var db = clinic.Database.Open();
        Assert.Equal(["policy-approved", "policy-proposed"], db.Set<AuditEntryRow>().Select(entry => entry.Action).Where(action => action.StartsWith("policy-")).Distinct().Order().ToList());
    }

    [Fact]
    public async Task Is_found_again_by_its_version_number_for_number()
    {
        await using var clinic = await RunningClinic.Start();
        Assert.Null(await Change(clinic, TimeOut.GoodFor, "5"));
        var house = await InForce(clinic);
        var found = await clinic.Ask(services => services.GetRequiredService<Houses>().Named(house.Version));
        Assert.Equal(house.Version, found.Version);
        Assert.All(HouseNumbers.All, number => Assert.Equal(house[number].Number, found[number].Number));
    }
}
