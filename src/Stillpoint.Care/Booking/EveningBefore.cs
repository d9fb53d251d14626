using Stillpoint.Care.Planning;
using Stillpoint.Care.Screening;

namespace Stillpoint.Care.Booking;

/// <summary>What a patient is asked the evening before a session, in this order.</summary>
public enum EveningAsk
{
    /// <summary>They will come.</summary>
    Coming,

    /// <summary>They know from when on not to eat, and not to drink, for this appointment.</summary>
    Fasting,

    /// <summary>They know which of their own medicines to leave out.</summary>
    Medicines,
    EscortName,
    EscortPhone,

    /// <summary>Somebody drives them home; they don't drive themselves.</summary>
    NoDriving,
    Symptoms,
    Ill,

    /// <summary>What they are ill with.</summary>
    IllWith,
    NewMedicine,
    WhichMedicine,
}

/// <summary>How much an answer of the evening before asks of somebody.</summary>
public enum EveningWord
{
    Clear,

    /// <summary>Looked at before the patient comes.</summary>
    Look,

    /// <summary>A person calls the same evening.</summary>
    Red,
}

/// <summary>One thing somebody has to see to, in words for staff.</summary>
public sealed record EveningReason(EveningWord Word, EveningAsk Ask, string Says);

/// <summary>From when on nothing is eaten or drunk before this appointment.</summary>
/// <param name="Meal">The last moment of a fatty meal; the same as <paramref name="Light"/> where the label makes no difference.</param>
/// <param name="Light">The last moment of a light meal.</param>
/// <param name="Drink">The last moment of clear liquids.</param>
public sealed record FastingTimes(DateTimeOffset Meal, DateTimeOffset Light, DateTimeOffset Drink)
{
    public static FastingTimes Before(DateTimeOffset drug, Product product)
    {
        var (light, meal, drink) = Screening.Fasting.Limits(product);
        return new(drug - meal, drug - light, drug - drink);
    }
}

/// <summary>What somebody may be ill with, as they choose it the evening before, and which of the day's questions it speaks of.</summary>
public static class Illness
{
    public const string Fever = "fever", Cough = "cough", Breath = "breath", Vomiting = "vomiting", Diarrhoea = "diarrhoea", Other = "other";

    /// <summary>A fever by itself, and whatever is none of these, leaves both of the day's questions open.</summary>
    public static bool IsOfTheChest(string with) => with.Split(' ') is var chosen && (chosen.Intersect([Cough, Breath]).Any() || !chosen.Intersect([Vomiting, Diarrhoea]).Any() || chosen.Contains(Other));

    public static bool IsOfTheStomach(string with) => with.Split(' ') is var chosen && (chosen.Intersect([Vomiting, Diarrhoea]).Any() || !chosen.Intersect([Cough, Breath]).Any() || chosen.Contains(Other));

    public static string Words(string with) => string.Join(", ", with.Split(' ').Select(one => one switch { Breath => "trouble breathing", Cough => "cough or a cold", Other => "something else", _ => one }));
}

/// <summary>What the answers of the evening before mean. A blank is never an answer that all is well.</summary>
public static class EveningBefore
{
    public const string Yes = "yes", No = "no", None = "none";

    /// <summary>Symptoms that are asked about, as the gate's own fact words them; these two may be dangerous by themselves.</summary>
    private static readonly IReadOnlyList<string> Dangerous = ["chestPain", "bleeding"];

    /// <summary>What somebody has to see to, the gravest first.</summary>
    /// <param name="given">Each answer; null or absent where it was not answered.</param>
    /// <param name="asked">What this patient was asked.</param>
    public static IReadOnlyList<EveningReason> Judge(Func<EveningAsk, string?> given, IReadOnlyCollection<EveningAsk> asked)
    {
        var reasons = new List<EveningReason>();
        foreach (var ask in asked)
            if (Judge(ask, given(ask), given) is { } reason) reasons.Add(reason);
        return [.. reasons.OrderByDescending(reason => reason.Word)];
    }

    /// <summary>The gravest of them.</summary>
    public static EveningWord Of(IReadOnlyList<EveningReason> reasons) => reasons.Count == 0 ? EveningWord.Clear : reasons[0].Word;

    private static EveningReason? Judge(EveningAsk ask, string? answer, Func<EveningAsk, string?> given) => ask switch
    {
        EveningAsk.Coming when answer == No => new(EveningWord.Red, ask, "The patient is not coming: call, and free the seat if they say so."),
        EveningAsk.Coming when answer != Yes => new(EveningWord.Look, ask, "The patient has not said whether they come."),
        EveningAsk.Fasting when answer != Yes => new(EveningWord.Look, ask, "The fasting times are not confirmed: say them again."),
        EveningAsk.Medicines when answer != Yes => new(EveningWord.Look, ask, "What to leave out of the medicines is not confirmed: ask."),
        EveningAsk.EscortName when string.IsNullOrEmpty(answer) => new(EveningWord.Look, ask, "Nobody is named to take the patient home."),
        EveningAsk.NoDriving when answer == No => new(EveningWord.Red, ask, "The patient means to drive home: call before they come."),
        EveningAsk.NoDriving when answer != Yes => new(EveningWord.Look, ask, "The patient has not agreed not to drive."),
        EveningAsk.Symptoms when answer is null or "" => new(EveningWord.Look, ask, "New symptoms were not asked about to the end."),
        EveningAsk.Symptoms when answer != None => answer.Split(' ').Any(Dangerous.Contains)
            ? new(EveningWord.Red, ask, "Chest pain or bleeding: call at once, and an emergency department where it goes on.")
            : new(EveningWord.Red, ask, "A new symptom: a nurse calls this evening and asks a prescriber."),
        EveningAsk.Ill when answer == Yes => new(EveningWord.Red, ask, $"Ill: {(given(EveningAsk.IllWith) is { Length: > 0 } with ? Illness.Words(with) : "with what was not said")}. A nurse calls this evening; the session may have to wait."),
        EveningAsk.Ill when answer != No => new(EveningWord.Look, ask, "Illness was not answered."),
        EveningAsk.NewMedicine when answer == Yes => new(EveningWord.Red, ask, "A new medicine: run the interactions before the session."),
        EveningAsk.NewMedicine when answer != No => new(EveningWord.Look, ask, "New medicines were not answered."),
        EveningAsk.Coming or EveningAsk.Fasting or EveningAsk.Medicines or EveningAsk.EscortName or EveningAsk.EscortPhone or EveningAsk.NoDriving or EveningAsk.Symptoms or EveningAsk.Ill or EveningAsk.IllWith or EveningAsk.NewMedicine or EveningAsk.WhichMedicine => null,
    };

    /// <summary>When the evening before is, by the clock where the patient is: the house's hour of the day before; null where the visit begins before anybody could answer.</summary>
    public static DateTimeOffset? AskedAt(DateTimeOffset starts, TimeZoneInfo zone, DateTimeOffset now, House house)
    {
        var place = new Place(default, "", zone);
        var evening = place.At(place.Day(starts).AddDays(-1), new TimeOnly(house[BookingLimits.EveningHour].Whole, 0));
        var asked = evening > now ? evening : now;
        return starts - asked >= TimeSpan.FromHours(2) ? asked : null;
    }
}
