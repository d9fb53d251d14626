using Stillpoint.Care.Screening.Facts;
using Stillpoint.Care.Screening.Medications.Identity;
using Stillpoint.Care.Screening.Medications.Rows;

namespace Stillpoint.Care.Screening.Medications;

/// <summary>How one ingredient of a line acts at the moment of the decision.</summary>
internal abstract record Acting
{
    /// <summary>It is taken.</summary>
    public sealed record Now : Acting
    {
        public static Now Always { get; } = new();
    }

    /// <summary>It was last taken then, and acts for so long after.</summary>
    public sealed record Until(WrittenTime Last, DateTimeOffset? Clears, Afterwards After) : Acting;

    /// <summary>It was stopped nobody wrote when, and may still act.</summary>
    public sealed record NoEndKnown(WrittenTime? Ordered) : Acting;

    /// <param name="ingredient">Null for a drug nobody recognised.</param>
    public static Acting? Of(Standing standing, Ingredient? ingredient, ProductForm form, DateTimeOffset at, House house) => standing switch
    {
        Standing.Counts => Now.Always,
        Standing.Ended ended => Of(ended, ingredient, form, at, house),
        Standing.DoesNotCount or Standing.NotYet => null,
        _ => throw new ArgumentOutOfRangeException(nameof(standing), standing, "No such standing."),
    };

    private static Acting? Of(Standing.Ended ended, Ingredient? ingredient, ProductForm form, DateTimeOffset at, House house)
    {
        var own = ingredient is null ? null : AfterTheLastDose.Of(ingredient, form, house);
        var everyday = ended.Everyday ? Afterwards.Of(house[MedicineLimits.Lately]) : null;
        if (ended.Last is { } last) return Since(own is null ? last.Latest : ended.SupplyEnd ?? last.Latest, last, own ?? everyday, at);
        if (ended.Ordered is { } dosed && ingredient is not null && AfterTheLastDose.OrderStandsForTheDose(ingredient, form)) return Since(dosed.Latest, dosed, own ?? everyday, at);
        if (ingredient is not null && AfterTheLastDose.CountsWithoutAnEnd(ingredient, form))
            return ended.Ordered is not { } old || ClinicCalendar.WithinMonths(ClinicCalendar.Date(old.Latest, at), house[MedicineLimits.WithoutAnEnd].Whole, at) ? new NoEndKnown(ended.Ordered) : null;
        return ended.Ordered is { } ordered ? Since(ordered.Latest, ordered, everyday, at) : null;
    }

    /// <summary>A last day without an hour is read as its end, but never later than now.</summary>
    private static Until? Since(DateTimeOffset latest, WrittenTime written, Afterwards? after, DateTimeOffset at)
    {
        var last = latest < at ? latest : at;
        return after is not null && after.Holds(last, at) ? new(written, after.Clears(last, at), after) : null;
    }
}
