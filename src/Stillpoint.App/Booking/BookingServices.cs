namespace Stillpoint.App.Booking;

internal static class BookingServices
{
    /// <summary>The calendar: what books, shows, feeds and asks.</summary>
    public static IServiceCollection AddBooking(this IServiceCollection services) => services
        .AddScoped<VisitDesk>().AddScoped<VisitReader>().AddScoped<ScheduleReader>().AddScoped<VisitMessages>()
        .AddScoped<CalendarReader>().AddScoped<CalendarDesk>().AddScoped<CourseBookingDesk>().AddScoped<RearrangeDesk>().AddScoped<Feeds>()
        .AddScoped<EveningDesk>().AddScoped<WaitingDesk>().AddScoped<GapRounds>().AddScoped<MyVisits>().AddScoped<SelfBookingDesk>().AddHostedService<EveningRounds>();
}
