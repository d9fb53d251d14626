using Stillpoint.App.Asking;
using Stillpoint.App.FollowUp.Checks;
using Stillpoint.App.Records;
using Stillpoint.App.Texts;
using Stillpoint.Care.Booking;

namespace Stillpoint.App.Booking;

/// <summary>The questions of the evening before for one visit of one patient, in their language and their own time.</summary>
internal sealed class EveningQuestions(VisitRow visit, ClinicRow clinic, TimeZoneInfo zone, FastingTimes? fasting, IReadOnlyList<EveningMedicine> medicines, Language language)
{
    private const string Same = "same", Other = "other";

    public static string KeyOf(EveningAsk ask) => EveningAnswers.KeyOf(ask);

    private static string WhoKey => EveningAnswers.Version + "who";

    /// <summary>The questions as the answers so far lead on.</summary>
    public IEnumerable<AskedQuestion> Asks(Answers given)
    {
        yield return Of(EveningAsk.Coming, EveningTexts.Coming.Fill(language, ("when", When(visit.StartsAt)))) with { Options = [(EveningBefore.Yes, Say(EveningTexts.IAmComing)), (EveningBefore.No, Say(EveningTexts.ICannotCome))] };
        if (given[KeyOf(EveningAsk.Coming)] == EveningBefore.No) yield break;
        if (fasting is not null)
            yield return Of(EveningAsk.Fasting, Say(EveningTexts.Fasting)) with
            {
                Above = (fasting.Meal == fasting.Light ? EveningTexts.FastingSpray : EveningTexts.FastingTimes).Fill(language, ("meal", When(fasting.Meal)), ("light", When(fasting.Light)), ("drink", When(fasting.Drink))),
                Options = YesNo(EveningTexts.IWill, EveningTexts.IHaveAQuestion),
            };
        if (medicines.Count > 0)
            yield return Of(EveningAsk.Medicines, Say(EveningTexts.Medicines)) with { Above = Medicines, Options = YesNo(EveningTexts.IKnow, EveningTexts.IHaveAQuestion) };
        if (visit.EscortName is { } escort)
            yield return new AskedQuestion(WhoKey, EveningTexts.StillEscort.Fill(language, ("escort", escort))) { Place = 35, Options = [(Same, Say(EveningTexts.StillSo)), (Other, Say(EveningTexts.SomebodyElse))] };
        if (visit.EscortName is null || given[WhoKey] == Other)
        {
            yield return Of(EveningAsk.EscortName, Say(EveningTexts.EscortName)) with { Written = new Writing.Name(), Hint = Say(EveningTexts.EscortWhy) };
            yield return Of(EveningAsk.EscortPhone, Say(EveningTexts.EscortPhone)) with { Written = new Writing.Phone() };
        }
        yield return Of(EveningAsk.NoDriving, Say(EveningTexts.NoDriving)) with { Options = YesNo(EveningTexts.IWillNotDrive, EveningTexts.IWillDrive) };
        yield return Of(EveningAsk.Symptoms, Say(EveningTexts.Symptoms)) with
        {
            Several = true,
            Options =
            [
                ("infection", Say(EveningTexts.Infection)), ("chestPain", Say(EveningTexts.ChestPain)), ("headache", Say(EveningTexts.Headache)), ("urinary", Say(EveningTexts.Urinary)), ("bleeding", Say(EveningTexts.Bleeding)),
                ("other", Say(EveningTexts.OtherSymptom)), (AskForm.None, Say(AskTexts.None)),
            ],
        };
        yield return Of(EveningAsk.Ill, Say(EveningTexts.Ill)) with { Options = YesNo(EveningTexts.YesWord, EveningTexts.NoWord) };
        if (given[KeyOf(EveningAsk.Ill)] == EveningBefore.Yes)
            yield return Of(EveningAsk.IllWith, Say(EveningTexts.IllWith)) with
            {
                Several = true,
                Options =
                [
                    (Illness.Fever, Say(EveningTexts.Fever)), (Illness.Cough, Say(EveningTexts.Cough)), (Illness.Breath, Say(EveningTexts.Breath)), (Illness.Vomiting, Say(EveningTexts.Vomiting)), (Illness.Diarrhoea, Say(EveningTexts.Diarrhoea)),
                    (Illness.Other, Say(EveningTexts.OtherSymptom)),
                ],
            };
        yield return Of(EveningAsk.NewMedicine, Say(EveningTexts.NewMedicine)) with { Options = YesNo(EveningTexts.YesWord, EveningTexts.NoWord) };
        if (given[KeyOf(EveningAsk.NewMedicine)] == EveningBefore.Yes) yield return Of(EveningAsk.WhichMedicine, Say(EveningTexts.WhichMedicine)) with { Written = new Writing.Words(200) };
    }

    /// <summary>What was answered to one of them, an escort who is named already too; null where it was passed over.</summary>
    public string? Given(Answers given, EveningAsk ask)
    {
        if (ask is EveningAsk.EscortName && given[WhoKey] == Same) return visit.EscortName;
        return given.To(ask);
    }

    /// <summary>What of it all is judged: what this patient was asked.</summary>
    public IReadOnlyList<EveningAsk> Judged(Answers given) =>
        given[KeyOf(EveningAsk.Coming)] == EveningBefore.No ? [EveningAsk.Coming]
            : [.. Enum.GetValues<EveningAsk>().Where(ask => ask switch { EveningAsk.Fasting => fasting is not null, EveningAsk.Medicines => medicines.Count > 0, EveningAsk.Coming or EveningAsk.EscortName or EveningAsk.EscortPhone or EveningAsk.NoDriving or EveningAsk.Symptoms or EveningAsk.Ill or EveningAsk.IllWith or EveningAsk.NewMedicine or EveningAsk.WhichMedicine => true })];

    private static AskedQuestion Of(EveningAsk ask, string words) => new(KeyOf(ask), words) { Place = ((int)ask + 1) * 10 + (ask > EveningAsk.Medicines ? 1 : 0) };

    private (string, string)[] YesNo(Translated yes, Translated no) => [(EveningBefore.Yes, Say(yes)), (EveningBefore.No, Say(no))];

    /// <summary>What is left out of their own medicines, what a person still tells them, and what is taken as always.</summary>
    private string Medicines => string.Join(" ", new[]
    {
        Line(LeaveOut.Told, EveningTexts.LeaveOut, one => $"{one.Name}: {one.Words}", "; "), Line(LeaveOut.Ask, EveningTexts.AskedAbout, one => one.Name, ", "), Line(LeaveOut.AsAlways, EveningTexts.AsAlways, one => one.Name, ", "),
    }.OfType<string>());

    private string? Line(LeaveOut how, Translated words, Func<EveningMedicine, string> each, string between) =>
        medicines.Where(one => one.How == how).Select(each).ToList() is { Count: > 0 } some ? words.Fill(language, ("medicines", string.Join(between, some))) : null;

    /// <summary>By the clinic's clock, and the patient's where that is another.</summary>
    private string When(DateTimeOffset at) => Whole(at, clinic.Zone) + (zone.GetUtcOffset(at) == clinic.Zone.GetUtcOffset(at) ? "" : $" ({Whole(at, zone)})");

    private string Whole(DateTimeOffset at, TimeZoneInfo where) => PatientTime.Moment(at, where, language);

    private string Say(Translated words) => words.In(language);
}
