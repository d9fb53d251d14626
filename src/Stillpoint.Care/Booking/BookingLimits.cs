using Stillpoint.Care.Findings;

namespace Stillpoint.Care.Booking;

/// <summary>The numbers a booking is compared with; a clinic's own padding is here.</summary>
public static class BookingLimits
{
    public static readonly HouseNumber
        Arrival = new("BKG-01.arrival", "Minutes from arrival to the drug: identity, gate, line, time-out", 30, "min", 15, 120, Source.Policy) { Whole = true },
        ShortDose = new("BKG-01.dose", "Minutes kept for a dose that isn't infused", 15, "min", 5, 60, Source.Policy) { Whole = true },
        Infused = new("BKG-01.infused", "Minutes kept for an infusion whose order names none", 60, "min", 20, 480, Source.Policy) { Whole = true },
        UnknownRecovery = new("BKG-01.recovery", "Minutes of recovery kept where its clock isn't known yet", 120, "min", 60, 480, Source.Policy) { Whole = true },
        GoingHome = new("BKG-01.home", "Minutes kept after the shortest recovery, to go home in", 15, "min", 0, 120, Source.Policy) { Whole = true },
        Cleaning = new("BKG-01.cleaning", "Minutes to clean the chair before the next patient", 15, "min", 5, 60, Source.Policy) { Whole = true },
        Talk = new("BKG-01.talk", "Minutes kept for a visit without drug", 60, "min", 15, 180, Source.Policy) { Whole = true },
        RunningSessions = new("BKG-02.sessions", "Patients in chairs one nurse looks after at a time, at most", 2, "", 1, 2, Sources.Asa) { Whole = true },
        DaysAhead = new("BKG-03.ahead", "Days ahead from which a booking is asked about", 365, "days", 90, 730, Source.Policy) { Whole = true },
        NightFrom = new("BKG-03.nightFrom", "Hour from which it is night where a clinic has said no opening hours", 20, "", 17, 23, Source.Policy) { Whole = true },
        NightUntil = new("BKG-03.nightUntil", "Hour until which it is night there", 7, "", 5, 10, Source.Policy) { Whole = true },
        EarlyBy = new("BKG-04.early", "Days by which a session of a weekly or slower course may come early, at most", 1, "days", 0, 3, Source.Policy) { Whole = true },
        EveningHour = new("BKG-05.hour", "Hour of the evening before at which a patient is asked, in their own time", 17, "", 15, 20, Source.Policy) { Whole = true },
        SelfBooking = new("BKG-06.self", "Patients may book and move their visits by themselves: 1 where they may, 0 where not", 0, "", 0, 1, Source.Policy) { Whole = true },
        SelfHours = new("BKG-06.hours", "Hours before a visit until which a patient may book or move it by themselves", 24, "h", 4, 96, Source.Policy) { Whole = true },
        OffersAtOnce = new("BKG-07.atOnce", "Waiting patients who are offered a seat that became free at a time, by itself: 0 where a person offers it", 0, "", 0, 10, Source.Policy) { Whole = true },
        OfferHolds = new("BKG-07.holds", "Minutes for which such an offer holds before the next is asked", 60, "min", 15, 720, Source.Policy) { Whole = true },
        OfferUntil = new("BKG-07.until", "Hours before the seat's time until which it is offered by itself", 4, "h", 2, 48, Source.Policy) { Whole = true };
}

/// <summary>The rules by which visits are booked, with their cards.</summary>
public static class BookingRules
{
    public static IReadOnlyList<Rule> All { get; } =
    [
        new("BKG-01", house => $"A session keeps its chair for {house[BookingLimits.Arrival].WithUnit} of arrival, the infusion as ordered (or {house[BookingLimits.ShortDose].WithUnit} for another dose), the shortest recovery of its dose and {house[BookingLimits.GoingHome].WithUnit} to go home, and {house[BookingLimits.Cleaning].WithUnit} of cleaning.",
            "A chair promised too early is a patient hurried home, or one who waits.", Source.Policy) { Policy = true, Inputs = ["plan.route", "plan.doseRow", "plan.minutes", "visit.startsAt"] },
        new("BKG-02", house => $"From arrival to the ride home a nurse looks after at most {house[BookingLimits.RunningSessions]} patients in chairs, a prescriber is in reach from the drug to the ride home and in one clinic only, and the time-out has a second person.",
            "Who watches too many watches nobody.", Sources.Asa) { Policy = true, Inputs = ["visit.nurse", "visit.prescriber", "clinic.shifts"] },
        new("BKG-03", house => $"A visit in the past, more than {house[BookingLimits.DaysAhead].WithUnit} ahead, on a holiday, outside opening hours (where none are set, from {house[BookingLimits.NightFrom]}:00 to {house[BookingLimits.NightUntil]}:00) or outside somebody's shift is asked about before it is booked.",
            "A slip of a digit books a night or another year.", Source.Policy) { Policy = true, Inputs = ["visit.startsAt", "clinic.openingHours", "clinic.holidays", "clinic.shifts"] },
        new("BKG-04", house => $"Sessions are booked no closer than the course rules and the signed spacing let them be given; of a weekly or slower course one may come {house[BookingLimits.EarlyBy].WithUnit} early.",
            "What may not be given on the day is not promised before it.", Source.Policy) { Policy = true, Inputs = ["plan.spacing", "visit.startsAt"] },
        new("BKG-05", house => $"The evening before a session, from {house[BookingLimits.EveningHour]}:00 where the patient is, they are asked whether they come, about fasting, medicines, who takes them home, new symptoms, illness and new medicines. A red answer calls a person the same evening; a blank is looked at.",
            "What is found at the chair is found too late, and a seat that is freed in time treats somebody else.", Source.Policy) { Policy = true, Inputs = ["visit.startsAt", "newSymptoms", "agreesNotToDrive"] },
        new("BKG-06", house => $"Where the clinic allows it, a patient books and moves their own visits by a link, until {house[BookingLimits.SelfHours].WithUnit} before: only what is right for them, at times that hold.",
            "Phone tag costs days; a seat given away too late stays empty.", Source.Policy) { Policy = true, Inputs = ["visit.startsAt"] },
        new("BKG-07", house => $"Where the clinic wants it, a seat that became free is offered by itself until {house[BookingLimits.OfferUntil].WithUnit} before, outside the quiet hours: to those for whom it is right, whoever waits longest first, {Math.Max(1, house[BookingLimits.OffersAtOnce].Whole)} at a time. An offer holds for {house[BookingLimits.OfferHolds].WithUnit}, then the next is asked; the first yes has the seat.",
            "A chair that stands empty is a patient who waited for nothing.", Source.Policy) { Policy = true, Inputs = ["visit.startsAt"] },
    ];
}
