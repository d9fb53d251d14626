using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Alerts;
using Stillpoint.App.Audit;
using Stillpoint.App.Booking;
using Stillpoint.App.Planning;
using Stillpoint.App.Records;
using Stillpoint.App.Recovery;
using Stillpoint.App.Screening;
using Stillpoint.App.Session;
using Stillpoint.App.Session.Bedside;
using Stillpoint.App.Session.Gate;
using Stillpoint.App.Session.Record;
using Stillpoint.App.Shell;
using Stillpoint.Care;
using Stillpoint.Care.Findings;
using Stillpoint.Care.Session.Charting;
using Stillpoint.Care.Session.Flags;
using Stillpoint.Care.Session.Record;

namespace Stillpoint.App.Demo;

/// <summary>The sessions of the demo, past and running, entry by entry on the time line.</summary>
internal sealed class DemoSessions
{
    private readonly ClinicDb db;
    private readonly DemoStaff staff;
    private readonly FactStore facts;
    private readonly VisitDesk visits;
    private readonly SessionRecord strips;
    private readonly Tasks tasks;
    private readonly DemoMonitors monitors;
    private readonly GateDesk gate;
    private readonly PreparationDesk preparations;
    private readonly RestartDesk restarts;
    private readonly AuditTrail audit;
    private readonly SessionReader reader;
    private readonly ClinicClock clock;

    public DemoSessions(
        ClinicDb db, DemoStaff staff, FactStore facts, VisitDesk visits, SessionRecord strips, Tasks tasks, DemoMonitors monitors, GateDesk gate, PreparationDesk preparations, RestartDesk restarts, AuditTrail audit, SessionReader reader, ClinicClock clock) =>
        (this.db, this.staff, this.facts, this.visits, this.strips, this.tasks, this.monitors, this.gate, this.preparations, this.restarts, this.audit, this.reader, this.clock) = (db, staff, facts, visits, strips, tasks, monitors, gate, preparations, restarts, audit, reader, clock);

    internal delegate void Plan(DateTimeOffset at, Func<Task> act);

    private readonly List<(string Chair, DateTimeOffset From)> taken = [];

    /// <summary>The first chair and time from this one on that nobody else in the demo has.</summary>
    public (string Chair, DateTimeOffset Starts) Free(int clinic, DateTimeOffset from)
    {
        for (var starts = from; ; starts = starts.AddMinutes(30))
        {
            foreach (var chair in MadeUp.Clinics[clinic].Chairs)
            {
                if (taken.Any(other => other.Chair == chair && (other.From - starts).Duration() < TimeSpan.FromMinutes(195))) continue;
                taken.Add((chair, starts));
                return (chair, starts);
            }
        }
    }

    public async Task<Guid> Book(Guid patient, MadeUpPatient who, string chair, DateTimeOffset starts, string? escort)
    {
        var row = await db.Set<PatientRow>().AsNoTracking().SingleAsync(one => one.Id == patient);
        var course = await db.Set<CourseRow>().AsNoTracking().SingleAsync(one => one.PatientId == patient);
        var zone = staff.Zone(who.Clinic);
        // A nurse has two chairs at most, and each clinic has its own prescriber in reach.
        var (at, nurse, prescriber) = (staff.Chair(chair), chair is "1" or "2" ? "moss" : who.Clinic == 0 ? "teal" : "linden", who.Clinic == 0 ? "fern" : "wren");
        var form = new VisitForm(zone, hasCourse: true)
        {
            Kind = { Typed = VisitKind.Session.Text() }, Starts = { Typed = TimeZoneInfo.ConvertTime(starts, zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) },
            Chair = { Options = [(at.Id, at.Name)], Typed = at.Id.ToString() }, Prescriber = { Options = [(staff.Person(prescriber), prescriber)], Typed = staff.Person(prescriber).ToString() },
            Nurse = { Options = [(staff.Person(nurse), nurse)], Typed = staff.Person(nurse).ToString() },
            EscortName = { Typed = escort ?? "" }, EscortPhone = { Typed = escort is null ? "" : "555 555 0177" },
        };
        (await form.Sent(() => visits.Book(row, form, course, staff.Actor("poppy")))).IsDone();
        return form.Id(starts);
    }

    /// <summary>A session on an earlier day, from arrival to the ride home.</summary>
    public void PlanPast(Plan plan, Func<Guid> patient, MadeUpPatient who, int number, DateTimeOffset starts)
    {
        // Whoever was treated had a pressure that allowed it.
        who = who with { Systolic = Math.Min(who.Systolic, 130), Diastolic = Math.Min(who.Diastolic, 82) };
        var visit = Guid.Empty;
        (var chair, starts) = Free(who.Clinic, starts);
        plan(starts.AddDays(-3), async () => visit = await Book(patient(), who, chair, starts, "Sage " + who.Family));
        var strip = new Strip(this, plan, patient, who, () => visit);
        strip.Arrive(starts);
        strip.StartDrug(starts.AddMinutes(15));
        strip.Watch(starts.AddMinutes(25), starts.AddMinutes(55), every: 10);
        strip.Write(starts.AddMinutes(55), new Entry.DrugEnded(DrugEnding.Completed));
        strip.Write(starts.AddMinutes(56), new Entry.ScaleScored("CADSS-23", 12 - (2 * Math.Min(number, 4))));
        strip.GoHome(starts.AddMinutes(60), starts.AddMinutes(125));
        plan(starts.AddMinutes(130), async () =>
        {
            var due = starts.AddDays(1);
            var call = await audit.Write<TaskRow>(staff.Actor("moss"), () =>
            {
                var opened = tasks.Open(staff.Clinic(who.Clinic), patient(), TaskKind.FollowUpCall, "Call the day after the session", Role.Nurse, due, TimeSpan.FromHours(8), Role.Prescriber);
                return Task.FromResult<(TaskRow, AuditNote)?>((opened, new("task-opened", $"task/{opened.Id}", patient())));
            });
            if (due >= DemoClock.Afternoon.AddHours(-6)) return;
            var form = new OutcomeForm { Task = { Typed = call!.Id.ToString() }, CameOf = { Typed = "Slept well, no complaints." } };
            (await form.Sent(() => tasks.Done(form, staff.Actor("moss")))).IsDone();
        });
    }

    /// <summary>What is going on in the chairs this afternoon.</summary>
    public void PlanToday(Plan plan, Func<Guid> patient, MadeUpPatient who, DateTimeOffset now)
    {
        var (chair, started) = who.Stands switch
        {
            Stands.Running => ("3", now.AddMinutes(-21)),
            Stands.RunningSlowed => ("4", now.AddMinutes(-34)),
            Stands.RunningOverdue => ("6", now.AddMinutes(-17)),
            Stands.ReadyToGo => ("2", now.AddMinutes(-112)),
            Stands.ArrivedGateFails => ("1", now.AddMinutes(20)),
            Stands.WentHomeToday => ("5", now.AddMinutes(-240)),
            var other => throw new UnreachableException($"Nobody who stands at {other} sits in a chair this afternoon."),
        };
        var visit = Guid.Empty;
        taken.Add((chair, started.AddMinutes(-20)));
        plan(now.AddDays(-2), async () => visit = await Book(patient(), who, chair, started.AddMinutes(-20), "Sage " + who.Family));
        var strip = new Strip(this, plan, patient, who, () => visit);
        strip.Arrive(started.AddMinutes(-35));
        strip.Connect(started.AddMinutes(-30));
        if (who.Stands is Stands.ArrivedGateFails) return;
        strip.StartDrug(started);
        switch (who.Stands)
        {
            case Stands.Running:
                strip.Watch(started.AddMinutes(5), now.AddMinutes(-1), every: 5);
                strip.Write(started.AddMinutes(2), new Entry.Comfort("music", "slow strings"));
                break;
            case Stands.RunningSlowed:
                strip.Watch(started.AddMinutes(5), started.AddMinutes(12), every: 5);
                strip.Write(started.AddMinutes(14), new Entry.VitalsCharted { Systolic = 168, Diastolic = 98, HeartRate = 92, Spo2 = 97, RespiratoryRate = 16 });
                strip.Acknowledge(started.AddMinutes(15), "Paused, prescriber told.");
                strip.Write(started.AddMinutes(15.5), new Entry.Paused("Pressure rising, uneasy."));
                strip.Write(started.AddMinutes(17), new Entry.MedicationGiven("ondansetron", "4 mg", "IV") { Amount = 4, Unit = "mg" }, "fern");
                strip.Watch(started.AddMinutes(20), now.AddMinutes(-1), every: 5);
                strip.GoOn(started.AddMinutes(26), 37.5m, "Pressure back at baseline, wants to go on.");
                strip.Write(started.AddMinutes(28), new Entry.Note("Eyes closed, at ease again."));
                break;
            case Stands.RunningOverdue:
                strip.Watch(started.AddMinutes(5), started.AddMinutes(6), every: 5);
                break;
            default:
                strip.Watch(started.AddMinutes(10), started.AddMinutes(40), every: 10);
                strip.Write(started.AddMinutes(40), new Entry.DrugEnded(DrugEnding.Completed));
                strip.Write(started.AddMinutes(42), new Entry.ScaleScored("CADSS-23", 5));
                if (who.Stands is Stands.WentHomeToday) strip.GoHome(started.AddMinutes(45), started.AddMinutes(110));
                else strip.Recover(started.AddMinutes(45), now.AddMinutes(-2));
                break;
        }
    }

    /// <summary>One strip being written on the time line.</summary>
    private sealed class Strip(DemoSessions demo, Plan plan, Func<Guid> patient, MadeUpPatient who, Func<Guid> visit)
    {
        private Guid session;
        private string Nurse => who.Clinic == 0 ? "teal" : "linden";

        public void Write(DateTimeOffset at, Entry entry, string? by = null) => plan(at, () => Append(at, entry, by ?? Nurse));

        public void Arrive(DateTimeOffset at)
        {
            plan(at, async () =>
            {
                (await demo.visits.Arrive(visit(), demo.staff.Actor("poppy"))).IsDone();
                session = (await demo.db.Set<SessionRow>().AsNoTracking().SingleAsync(one => one.VisitId == visit())).Id;
            });
            plan(at.AddMinutes(3), () => demo.facts.Record(patient(), [.. NormalFacts.OnTheDay(who, at.AddMinutes(3))], demo.staff.Actor(Nurse)));
            // A high pressure counts as high when a second reading, five minutes on, is high too.
            if (who.Systolic > 140) plan(at.AddMinutes(9), () => demo.facts.Record(patient(), [.. NormalFacts.OnTheDay(who, at.AddMinutes(9)).Where(fact => fact.Key.Key is "systolic" or "diastolic")], demo.staff.Actor(Nurse)));
            Write(at.AddMinutes(4), new Entry.IdentityChecked(2, true));
            Write(at.AddMinutes(6), new Entry.VitalsCharted { Systolic = who.Systolic, Diastolic = who.Diastolic, HeartRate = 70, Spo2 = 98, RespiratoryRate = 14, TemperatureCelsius = 36.7m, OnOxygen = false });
            Write(at.AddMinutes(8), new Entry.IvPlaced("left forearm", 22, 1, true));
        }

        /// <summary>The nurse puts the chair's monitor on the patient and says so.</summary>
        public void Connect(DateTimeOffset at) => plan(at, async () =>
        {
            var row = await demo.db.Set<SessionRow>().AsNoTracking().SingleAsync(one => one.Id == session);
            await demo.monitors.Bind(row.ChairId, session, Nurse);
        });

        public void StartDrug(DateTimeOffset at)
        {
            // The same gate as for anybody: what it does not let through stops the demo from being made.
            plan(at.AddMinutes(-3), async () =>
            {
                var order = await Order();
                var view = (await demo.gate.Look(session)).View;
                var form = new PreparationForm(devices: false) { VialMgPerMl = { Typed = Plain(order.VialMgPerMl!.Value) }, Lot = { Typed = "L4711" }, Expiry = { Typed = "2027-05" } };
                form.Shown.Draw(PreparationDesk.Order(view));
                (await form.Sent(() => demo.preparations.Prepare(session, form, demo.staff.Actor(Nurse)))).IsDone();
            });
            plan(at.AddMinutes(-2), async () =>
            {
                var order = await Order();
                var view = (await demo.gate.Look(session)).View;
                var form = new SecondCheckForm(SignedOrder.Of(view.Order.Signed)!, isSignedIn: false)
                {
                    VialMgPerMl = { Typed = Plain(order.VialMgPerMl!.Value) }, WeightKg = { Typed = Plain(order.WeightKg!.Value) }, MgPerMl = { Typed = Plain(order.FinalMgPerMl!.Value) }, Mg = { Typed = Plain(order.DoseMg) }, Rate = { Typed = Plain(order.MlPerHour!.Value) },
                    Checker = { Email = { Typed = "moss@demo.example" }, Password = { Typed = "given" } },
                };
                form.Shown.Draw(PreparationDesk.Rule(view));
                (await form.Sent(() => demo.preparations.Check(view, form, demo.staff.Confirmed("moss")))).IsDone();
            });
            plan(at.AddMinutes(-1), async () =>
            {
                var look = await demo.gate.Look(session);
                var form = new TimeOutForm(look) { StopWord = { Typed = "harbour" }, CallButton = { Typed = "true" }, RescueAtHand = { Typed = "true" }, MyPassword = { Typed = "given" }, Second = { Email = { Typed = "fern@demo.example" }, Password = { Typed = "given" } } };
                form.Shown.Draw(GateLines.TimeOut(look, demo.clock));
                (await form.Sent(() => demo.gate.TimeOut(look, form, demo.staff.Confirmed(Nurse), demo.staff.Confirmed("fern")))).IsDone();
            });
            plan(at, async () =>
            {
                var order = await Order();
                await Append(at, new Entry.DrugStarted("IV", order.MlPerHour!.Value, order.FinalMgPerMl!.Value, order.DoseMg), Nurse);
            });
        }

        /// <summary>Whoever is at the bedside says what they did about the flags of the last set.</summary>
        public void Acknowledge(DateTimeOffset at, string action) => plan(at, async () =>
        {
            var raised = SessionFlags.Charts(await demo.strips.Read(session), 40, at).Last(charted => charted.Worst is not null);
            foreach (var finding in raised.Flags.Select(flag => flag.Finding).Where(finding => finding.Severity is Severity.Red or Severity.Yellow))
                await Append(at, new Entry.FlagAcknowledged(finding.Rule, finding.Severity.ToString(), FlagText.Inputs(finding), RuleSet.Version, action), Nurse);
        });

        /// <summary>A prescriber orders the restart, and the drug goes on at what was ordered.</summary>
        public void GoOn(DateTimeOffset at, decimal mlPerHour, string why)
        {
            plan(at.AddSeconds(-20), async () =>
            {
                var form = new RestartOrderForm(isPrescriber: true) { Rate = { Typed = Plain(mlPerHour) }, Why = { Typed = why }, NoneHappened = { Typed = "true" }, Prescriber = { Password = { Typed = "given" } } };
                form.Shown.Draw(RestartDesk.Lines(await demo.reader.Read(session, CancellationToken.None)));
                (await form.Sent(() => demo.restarts.Order(session, form, demo.staff.Confirmed("fern")))).IsDone();
            });
            Write(at, new Entry.Resumed(mlPerHour), "fern");
        }

        /// <summary>A set every few minutes, rising and falling as a slow infusion makes it.</summary>
        public void Watch(DateTimeOffset from, DateTimeOffset until, int every)
        {
            for (var at = from; at <= until; at = at.AddMinutes(every))
            {
                var into = (decimal)Math.Sin(Math.Min(1, (at - from).TotalMinutes / 40) * Math.PI * 0.6);
                Write(at, new Entry.VitalsCharted
                {
                    Systolic = who.Systolic + Math.Round(16 * into), Diastolic = who.Diastolic + Math.Round(8 * into), HeartRate = 70 + Math.Round(9 * into), Spo2 = 98 - Math.Round(into), RespiratoryRate = 14, FromMonitor = true,
                });
                Write(at.AddSeconds(40), new Entry.ScaleScored("MOAA/S", into > 0.6m ? 4 : 5));
            }
        }

        public void Recover(DateTimeOffset from, DateTimeOffset until)
        {
            for (var at = from; at <= until; at = at.AddMinutes(15))
                Write(at, new Entry.VitalsCharted { Systolic = who.Systolic - 2, Diastolic = who.Diastolic, HeartRate = 69, Spo2 = 98, RespiratoryRate = 14, OnOxygen = false });
            Write(until.AddSeconds(10), new Entry.VitalsCharted { Systolic = who.Systolic - 3, Diastolic = who.Diastolic - 1, HeartRate = 68, Spo2 = 98, RespiratoryRate = 14, OnOxygen = false });
            Write(until.AddSeconds(20), new Entry.ScaleScored("MOAA/S", 5));
            Write(until.AddSeconds(30), new Entry.ScaleScored("RASS", 0));
            Write(until.AddSeconds(35), new Entry.ScaleScored("CADSS-23", 1));
            Write(until.AddSeconds(40), new Entry.RecoveryScored("ALDRETE", [2, 2, 2, 2, 2]));
            Write(until.AddSeconds(50), new Entry.RecoveryChecked
            {
                Oriented = true, MonthsBackwards = true, DissociationResolved = true, WalksTenMetres = true, FluidsTolerated = true, Vomited = false, SuicideRiskReassessed = true, SuicideRisk = "none", IvRemoved = true,
                IvSiteChecked = true, EscortPresent = true, EscortIdentityChecked = true, EscortKind = "adult", InstructionsSigned = true,
            });
        }

        public void GoHome(DateTimeOffset from, DateTimeOffset at)
        {
            Recover(from, at.AddMinutes(-4));
            plan(at, async () =>
            {
                var signature = demo.staff.Sign(Nurse, $"session/{session}", "The patient meets every criterion and leaves with the named escort.");
                await Append(at, new Entry.Discharged("Sage " + who.Family, GoingHomeSheet.Version, signature.Id), Nurse);
            });
            plan(at.AddMinutes(4), async () =>
            {
                var signature = demo.staff.Sign("fern", $"session/{session}", "I have read this session and it is complete.");
                await Append(at.AddMinutes(4), new Entry.SessionSigned(signature.Id), "fern");
                await demo.audit.Change(demo.staff.Actor("fern"), new("session-signed", $"session/{session}", patient()), async () =>
                {
                    (await demo.db.Set<SessionRow>().SingleAsync(row => row.Id == session)).ClosedAt = at.AddMinutes(4);
                    (await demo.db.Set<VisitRow>().SingleAsync(row => row.Id == visit())).Status = VisitStatus.Done;
                });
            });
        }

        private async Task<PlanBody> Order()
        {
            var body = await demo.db.Set<SessionRow>().Where(row => row.Id == session).Join(demo.db.Set<PlanVersionRow>(), row => row.PlanVersionId, version => version.Id, (_, version) => version.Body).SingleAsync();
            return PlanBody.Read(body);
        }

        private static string Plain(decimal number) => number.ToString("0.######", CultureInfo.InvariantCulture);

        private async Task Append(DateTimeOffset at, Entry entry, string by)
        {
            var right = new Authority(Prescriber: by == "fern", Signed: true);
            if ((await demo.strips.Append(session, new Sent(demo.staff.NewId(), entry, at, By: right), demo.staff.Actor(by))).NotStored is { } refused)
                throw new InvalidOperationException($"The demo could not chart {entry.GetType().Name}: {refused}");
        }
    }
}
