using Stillpoint.Care.Booking;
using Stillpoint.Care.Planning;
using Stillpoint.Care.Tests.Findings;
using static Stillpoint.Care.Tests.Booking.AtTheDesk;

namespace Stillpoint.Care.Tests.Booking;

public sealed class The_evening_before
{
    private static readonly EveningAsk[] All = Enum.GetValues<EveningAsk>();

    private static readonly Dictionary<EveningAsk, string> Well = new()
    {
        [EveningAsk.Coming] = "yes", [EveningAsk.Fasting] = "yes", [EveningAsk.Medicines] = "yes", [EveningAsk.EscortName] = "Robin Vale", [EveningAsk.EscortPhone] = "555 555 0117",
        [EveningAsk.NoDriving] = "yes", [EveningAsk.Symptoms] = "none", [EveningAsk.Ill] = "no", [EveningAsk.NewMedicine] = "no",
    };

    private static IReadOnlyList<EveningReason> Judge(EveningAsk ask, string? answer) =>
        EveningBefore.Judge(one => one == ask ? answer : Well.GetValueOrDefault(one), All);

    [Fact]
    [JustNot("BKG-05")]
    public void All_well_asks_nothing_of_anybody() => Assert.Equal(EveningWord.Clear, EveningBefore.Of(Judge(EveningAsk.Coming, "yes")));

    [Theory]
    [InlineData(EveningAsk.Coming, "no")]
    [InlineData(EveningAsk.NoDriving, "no")]
    [InlineData(EveningAsk.Symptoms, "chestPain headache")]
    [InlineData(EveningAsk.Symptoms, "urinary")]
    [InlineData(EveningAsk.Ill, "yes")]
    [InlineData(EveningAsk.NewMedicine, "yes")]
    [Fires("BKG-05")]
    public void A_red_answer_calls_a_person_the_same_evening(EveningAsk ask, string answer) => Assert.Equal(EveningWord.Red, EveningBefore.Of(Judge(ask, answer)));

    [Fact]
    [Fires("BKG-06"), JustNot("BKG-06")]
    public void Patients_book_themselves_only_where_the_clinic_says_so()
    {
        Assert.Equal(0, House.Shipped[BookingLimits.SelfBooking].Whole);
        Assert.IsType<HouseChange.Changed>(House.Shipped.With(BookingLimits.SelfBooking, 1));
    }

    [Fact]
    [Fires("BKG-07"), JustNot("BKG-07")]
    public void A_seat_is_offered_by_itself_only_where_the_clinic_says_to_how_many_at_a_time()
    {
        Assert.Equal(0, House.Shipped[BookingLimits.OffersAtOnce].Whole);
        Assert.IsType<HouseChange.Changed>(House.Shipped.With(BookingLimits.OffersAtOnce, 1));
    }

    [Fact]
    public void A_blank_is_never_an_answer_that_all_is_well() =>
        Assert.All(All.Where(ask => ask is not (EveningAsk.WhichMedicine or EveningAsk.EscortPhone or EveningAsk.IllWith)), ask => Assert.Equal(EveningWord.Look, EveningBefore.Of(Judge(ask, null))));

    [Fact]
    public void The_fasting_times_are_those_of_this_appointment_and_this_drug()
    {
        Assert.Equal(new FastingTimes(At(1, 1), At(1, 3), At(1, 7)), FastingTimes.Before(At(1, 9), Product.KetamineRacemic));
        Assert.Equal(new FastingTimes(At(1, 7), At(1, 7), At(1, 8, 30)), FastingTimes.Before(At(1, 9), Product.Esketamine));
    }

    [Fact]
    public void It_is_asked_at_five_where_the_patient_is_or_at_once_where_that_has_passed()
    {
        Assert.Equal(At(0, 17), EveningBefore.AskedAt(At(1, 9), NewYork, At(0, 8), House.Shipped));
        Assert.Equal(At(0, 20), EveningBefore.AskedAt(At(1, 9), TimeZoneInfo.FindSystemTimeZoneById("America/Los_Angeles"), At(0, 8), House.Shipped));
        Assert.Equal(At(0, 19), EveningBefore.AskedAt(At(1, 9), NewYork, At(0, 19), House.Shipped));
        Assert.Null(EveningBefore.AskedAt(At(1, 9), NewYork, At(1, 8), House.Shipped));
    }
}
