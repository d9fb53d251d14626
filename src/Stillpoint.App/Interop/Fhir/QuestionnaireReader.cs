using System.Text.Json;
using Stillpoint.Care.Screening.Facts;
using Stillpoint.Care.Screening.Medications;

namespace Stillpoint.App.Interop.Fhir;

/// <summary>
/// Reads scale items and totals out of finished questionnaires, however the form names its items. A question about safety that was
/// answered in a way nobody can read is never taken as a no.
/// </summary>
internal sealed class QuestionnaireReader(DateTimeOffset at, List<Ignored> ignored)
{
    private static readonly string[] ScreenItems = [.. ScreeningFacts.CssrsAnswers.Loinc];

    public void Read(IEnumerable<FhirResource> responses, List<Fact> results)
    {
        foreach (var resource in responses)
        {
            if (resource.Json.Text("status"u8) is not ("completed" or "amended")) ignored.Add(new(resource.From, "It is not completed."));
            else if (WrittenTime.Read(resource.Json.Text("authored"u8), at.Offset) is not { } when) ignored.Add(new(resource.From, "It has no date."));
            else
            {
                var before = results.Count;
                results.AddRange(Answers(resource, when));
                if (results.Count == before) ignored.Add(new(resource.From, "None of its questions is known here."));
            }
        }
    }

    private static IEnumerable<Fact> Answers(FhirResource resource, WrittenTime when)
    {
        var screen = new bool?[7];
        var (screened, unreadable) = (false, false);
        foreach (var item in Items(resource.Json))
        {
            if (QuestionnaireItems.Code(item) is not { } code) continue;
            if (Array.IndexOf(ScreenItems, code) is >= 0 and var number)
            {
                screened = true;
                screen[number] = Only(item) is { } answer ? CodedAnswers.YesOrNo(answer) : null;
                unreadable |= screen[number] is null && IsAnswered(item);
            }
            else if (Vocabulary.FindLoinc(code) is FactKey<Amount> { Unit: null } key && Score(item, key) is { } score)
            {
                yield return key.Fact(score, when, resource.From) with { Path = "loinc|" + code };
            }
        }
        // Without a readable second answer the screen is incomplete, whatever the others say.
        if (unreadable && screen[1] is false) screen[1] = null;
        if (screened) yield return ScreeningFacts.CssrsAnswers.Fact(SuicideScreenAnswers.Of(screen), when, resource.From) with { Path = "loinc|93373-9" };
    }

    /// <summary>Every item, those inside other items and inside answers too, in the order of the form.</summary>
    private static IEnumerable<JsonElement> Items(JsonElement response)
    {
        var waiting = new Stack<JsonElement>();
        waiting.Push(response);
        while (waiting.TryPop(out var next))
        {
            if (next.Text("linkId"u8) is not null || next.Text("definition"u8) is not null || next.Member("code"u8) is not null) yield return next;
            foreach (var inside in next.Items("answer"u8).SelectMany(answer => answer.Items("item"u8)).Concat(next.Items("item"u8)).Reverse()) waiting.Push(inside);
        }
    }

    /// <summary>The number of an answer; of an answered question about safety that can't be read, that it may be anything.</summary>
    private static Amount? Score(JsonElement item, FactKey<Amount> key)
    {
        if (Only(item) is { } answer && CodedAnswers.Points(answer) is { } number && key.Refuses(new(number)) is null) return new(number);
        return key == ScreeningFacts.Phq9Item9 && IsAnswered(item) ? new(0) { Bound = Bound.AtLeast } : null;
    }

    private static bool IsAnswered(JsonElement item) => item.Items("answer"u8).Any();

    /// <summary>The one answer; two answers to one question are none.</summary>
    private static JsonElement? Only(JsonElement item) => item.Items("answer"u8).Take(2).ToList() is [var answer] ? answer : null;
}
