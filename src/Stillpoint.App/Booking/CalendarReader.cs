using Microsoft.EntityFrameworkCore;
using Stillpoint.App.HouseValues;
using Stillpoint.App.Records;
using Stillpoint.Care.Booking;
using Stillpoint.Care.HouseValues;

namespace Stillpoint.App.Booking;

/// <summary>One visit as the calendar shows it.</summary>
/// <param name="What">What it is for and how it stands, in a few words.</param>
/// <param name="Attention">What somebody should see to: no escort yet, or what doesn't hold of it any more.</param>
public sealed record CalendarVisit(Guid Id, VisitTimes Times, string Patient, string What, bool IsSession, bool IsWaiting, IReadOnlyList<string> Attention)
{
    public Guid? Chair { get; init; }

    public Guid? Nurse { get; init; }

    public Guid? Prescriber { get; init; }

    /// <summary>It clashes with what is known now: somebody fell ill, the clinic is closed.</summary>
    public bool IsBroken { get; init; }

    public bool NeedsAttention => Attention.Count > 0;

    public override string ToString() => "[visit in the calendar]";

    internal static CalendarVisit Of(VisitRow row, string patient, int? number, IReadOnlyList<Clash> against) => new(row.Id, ScheduleReader.TimesOf(row), patient, WhatOf(row, number), row.Kind is VisitKind.Session, row.Status is VisitStatus.Booked,
        [.. row is { Kind: VisitKind.Session, EscortName: null, Status: VisitStatus.Booked } ? ["No escort yet"] : (string[])[], .. against.Select(clash => clash.Says)])
    {
        Chair = row.ChairId, Nurse = row.Nurse, Prescriber = row.Prescriber, IsBroken = against.Count > 0,
    };

    private static string WhatOf(VisitRow row, int? number)
    {
        var what = row.Kind is not VisitKind.Session ? row.Kind.Words() : number is { } which ? $"session {which}" : "session";
        return row.Status switch
        {
            VisitStatus.Booked or VisitStatus.Cancelled => what,
            VisitStatus.Arrived => $"{what}, here",
            VisitStatus.Done => $"{what}, done",
            VisitStatus.Missed => $"{what}, did not come",
        };
    }
}

/// <summary>Some days of a clinic: what is booked, who works, what is free.</summary>
public sealed record CalendarDays(Place Place, Schedule Schedule, IReadOnlyList<DateOnly> Days, IReadOnlyList<CalendarVisit> Visits, House House)
{
    public IEnumerable<CalendarVisit> On(DateOnly day) => Visits.Where(visit => Place.Day(visit.Times.Starts) == day);

    /// <summary>What is still free of a chair that day, and long enough for a visit.</summary>
    public IEnumerable<Span> Free(Guid chair, DateOnly day, DateTimeOffset now) => DayPlan.Free(Place, Schedule, chair, day, House[BookingLimits.Talk].Whole, House)
        .Select(span => span.From < now ? span with { From = now } : span).Where(span => span.Until - span.From >= House[BookingLimits.Talk].Time);

    /// <summary>Who works that day and when, absences taken off; nothing where nobody wrote it down.</summary>
    public IEnumerable<(Colleague Person, IReadOnlyList<Span> During)> Working(DateOnly day)
    {
        var whole = new Span(Place.At(day, TimeOnly.MinValue), Place.At(day.AddDays(1), TimeOnly.MinValue));
        foreach (var person in Place.People)
            if (Place.Shifts.Where(shift => shift.Person == person.Id && shift.During.Meets(whole)).Select(shift => shift.During).Distinct()
                .SelectMany(span => span.Without(Schedule.Absences(person.Id).Select(absence => absence.During))).OrderBy(span => span.From).ToList() is { Count: > 0 } during)
                yield return (person, during);
    }
}

/// <summary>Reads days of the calendar: every view is drawn from the same rows.</summary>
internal sealed class CalendarReader(ClinicDb db, ScheduleReader schedules)
{
    public async Task<CalendarDays> Read(Guid clinic, DateOnly first, int days, TimeZoneInfo zone, DateTimeOffset now, CancellationToken cancel = default)
    {
        var house = await new Houses(db).InForce(clinic, now, cancel);
        var here = new Place(clinic, "", zone);
        var (from, until) = (here.At(first, TimeOnly.MinValue), here.At(first.AddDays(days), TimeOnly.MinValue));
        var schedule = await schedules.Read([clinic], from, until, cancel: cancel);
        var rows = await db.Set<VisitRow>().AsNoTracking().Where(row => row.ClinicId == clinic && row.StartsAt >= from && row.StartsAt < until && row.Status != VisitStatus.Cancelled).OrderBy(row => row.StartsAt).ToListAsync(cancel);
        Guid[] patients = [.. rows.Select(row => row.PatientId).Distinct()], courses = [.. rows.Select(row => row.CourseId).OfType<Guid>().Distinct()];
        var names = await db.Set<PatientRow>().AsNoTracking().Where(patient => patients.Contains(patient.Id)).Select(patient => new { patient.Id, patient.GivenName, patient.FamilyName }).ToDictionaryAsync(patient => patient.Id, patient => PatientRow.NameOf(patient.GivenName, patient.FamilyName), cancel);
        var numbers = (await db.Set<VisitRow>().AsNoTracking().Where(row => row.CourseId != null && courses.Contains(row.CourseId.Value) && row.Kind == VisitKind.Session && row.Status != VisitStatus.Cancelled && row.Status != VisitStatus.Missed)
            .Select(row => new { row.Id, row.CourseId, row.StartsAt }).ToListAsync(cancel)).GroupBy(row => row.CourseId).SelectMany(course => course.OrderBy(row => row.StartsAt).Select((row, at) => (row.Id, Number: at + 1))).ToDictionary(row => row.Id, row => row.Number);
        var place = schedule.PlaceOf(clinic)!;
        var against = rows.Where(row => row.Status is VisitStatus.Booked).ToDictionary(row => row.Id, row => DayPlan.Against(ScheduleReader.Of(row, row.PatientId, null), schedule, house));
        var meant = await schedules.Meant([.. against.Where(one => one.Value.Any(clash => clash.IsAsked)).Select(one => one.Key)], cancel);
        return new(place, schedule, [.. Enumerable.Range(0, days).Select(day => first.AddDays(day))],
            [
                .. rows.Select(row => CalendarVisit.Of(row, names[row.PatientId], numbers.TryGetValue(row.Id, out var number) ? number : null,
                    [.. against.GetValueOrDefault(row.Id, []).Where(clash => !meant(row.Id, clash))])),
            ], house);
    }
}
