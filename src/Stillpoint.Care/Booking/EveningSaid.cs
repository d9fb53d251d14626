using Stillpoint.Care.Screening.Facts;

namespace Stillpoint.Care.Booking;

/// <summary>What the patient said the evening before that is not the ordinary answer: the day starts from it, and nobody attests the contrary with a list.</summary>
/// <param name="Key">What of the day it speaks of.</param>
/// <param name="Value">The same in the vocabulary, until somebody asks again and says why it is otherwise.</param>
/// <param name="Says">In words for staff.</param>
public sealed record EveningSaid(FactKey Key, string Value, string Says)
{
    /// <summary>Each red answer as the gate takes it; an answer that was passed over says nothing here and is asked on the day.</summary>
    /// <param name="given">Each answer of the evening before; null where there is none.</param>
    public static IReadOnlyList<EveningSaid> Of(Func<EveningAsk, string?> given)
    {
        var said = new List<EveningSaid>();
        if (given(EveningAsk.Symptoms) is { Length: > 0 } symptoms && symptoms != EveningBefore.None) said.Add(new(GateFacts.NewSymptoms, symptoms, $"new or worse: {string.Join(", ", symptoms.Split(' ').Select(Word))}"));
        if (given(EveningAsk.NoDriving) == EveningBefore.No) said.Add(new(ScreeningFacts.AgreesNotToDrive, "no", "means to drive home"));
        if (given(EveningAsk.Ill) == EveningBefore.Yes)
        {
            // Where they did not say with what, both of the day's questions are open until somebody has asked.
            var with = given(EveningAsk.IllWith) is { Length: > 0 } chosen ? chosen : Illness.Other;
            var words = given(EveningAsk.IllWith) is { Length: > 0 } ? $"ill, with {Illness.Words(with)}" : "ill, and did not say with what";
            if (Illness.IsOfTheChest(with)) said.Add(new(ScreeningFacts.RespiratorySymptomsToday, "yes", words));
            if (Illness.IsOfTheStomach(with)) said.Add(new(ScreeningFacts.GiSymptomsToday, "yes", words));
        }
        if (given(EveningAsk.NewMedicine) == EveningBefore.Yes)
            said.Add(new(GateFacts.ReconciliationChanged, "yes", given(EveningAsk.WhichMedicine) is { Length: > 0 } which ? $"a new medicine: {which}" : "a new medicine"));
        return said;
    }

    /// <summary>The same as a fact of the day; whatever somebody is told later on the day counts before it.</summary>
    /// <param name="at">Now, in the clinic's own time.</param>
    public Fact? On(DateTimeOffset at) => Key.Read(Value).Value is { } value ? Key.Fact(value, new DateTimeOffset(at.Date, at.Offset), "eveningBefore") : null;

    private static string Word(string symptom) => symptom switch { "chestPain" => "chest pain", "urinary" => "urinary trouble", "other" => "another symptom", _ => symptom };
}
