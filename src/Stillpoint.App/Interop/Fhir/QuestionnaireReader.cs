using System.Text.Json;
using Stillpoint.Care.Screening.Facts;
using Stillpoint.Care.Screening.Medications;

namespace Stillpoint.App.Interop.Fhir;

/// <summary>Reads scale items and totals out of finished questionnaires; an item is known by the LOINC code of its link or its definition.</summary>
internal sealed class QuestionnaireReader(DateTimeOffset at, List<Ignored> ignored)
{
    private static readonly string[] ScreenItems = [.. ScreeningFacts.CssrsAnswers.Loinc];

    public void Read(IEnumerable<FhirResource> responses, List<Fact> results)
    {
        foreach (var resource in responses)
        {
            if (resource.Json.Text("status") is not ("completed" or "amended")) ignored.Add(new(resource.From, "It is not completed."));
            else if (WrittenTime.Read(resource.Json.Text("authored"), at.Offset) is not { } when) ignored.Add(new(resource.From, "It has no date."));
            else results.AddRange(Answers(resource, when));
        }
    }

    private static IEnumerable<Fact> Answers(FhirResource resource, WrittenTime when)
    {
        var screen = new bool?[7];
        var screened = false;
        foreach (var item in Items(resource.Json))
        {
            if (Code(item) is not { } code) continue;
            if (Array.IndexOf(ScreenItems, code) is >= 0 and var number)
            {
                screened = true;
                screen[number] = Answered(item);
            }
            else if (Vocabulary.FindLoinc(code) is FactKey<Amount> { Unit: null } key && Score(item) is { } score && key.Refuses(new(score)) is null)
            {
                yield return key.Fact(new Amount(score), when, resource.From) with { Path = "loinc|" + code };
            }
        }
        if (screened) yield return ScreeningFacts.CssrsAnswers.Fact(SuicideScreenAnswers.Of(screen), when, resource.From) with { Path = "loinc|93373-9" };
    }

    /// <summary>Every item, those inside other items and inside answers too, in the order of the form.</summary>
    private static IEnumerable<JsonElement> Items(JsonElement response)
    {
        var waiting = new Stack<JsonElement>();
        waiting.Push(response);
        while (waiting.TryPop(out var next))
        {
            if (next.Text("linkId") is not null || next.Text("definition") is not null) yield return next;
            foreach (var inside in next.Items("answer").SelectMany(answer => answer.Items("item")).Concat(next.Items("item")).Reverse()) waiting.Push(inside);
        }
    }

    private static string? Code(JsonElement item) => Known(item.Text("linkId")) ?? Known(item.Text("definition"));

    /// <summary>The LOINC code at the end of a link such as <c>/44260-8</c> or a definition that ends in one.</summary>
    private static string? Known(string? link)
    {
        if (link is null) return null;
        var code = link[(link.LastIndexOfAny(['/', '#', '|']) + 1)..];
        return Vocabulary.FindLoinc(code) is not null ? code : null;
    }

    private static bool? Answered(JsonElement item) => Only(item) is { } answer ? CodedAnswers.YesOrNo(answer, "value") : null;

    private static decimal? Score(JsonElement item) =>
        Only(item) is { } answer ? answer.Number("valueInteger") ?? answer.Number("valueDecimal") ?? CodedAnswers.Frequency(answer, "value") : null;

    /// <summary>The one answer; two answers to one question are none.</summary>
    private static JsonElement? Only(JsonElement item) => item.Items("answer").Take(2).ToList() is [var answer] ? answer : null;
}
