using System.Globalization;
using System.Text.Json;
using Stillpoint.App.Interop.Fhir.Questionnaires;
using Stillpoint.App.Json;
using Stillpoint.Care.FollowUp.Scales;
using Stillpoint.Care.Planning;

namespace Stillpoint.App.Ask;

/// <summary><c>ask score</c>: a form, or a total added up on paper, scored against its instrument.</summary>
internal static class ScoreQuestion
{
    public static Question Question { get; } = new("score", Ask);

    private static void Ask(Fields request, Answer answer)
    {
        request.Only("instrument", "answers", "totalEntry", "questionnaireResponse", "context");
        var instrument = Instrument(request);
        var sex = request.Object("context") is { } context ? SexOf(context.Only("sex")) : null;

        var score = (request.Array("answers"), request.Object("totalEntry"), request.Object("questionnaireResponse")) switch
        {
            ({ } answers, null, null) => Scoring.Of(instrument, [.. answers.Select(item => Read(item.Item, item.Path))], sex),
            (null, { } typed, null) => Scoring.Of(instrument, Typed(instrument, typed), sex),
            (null, null, { } form) => Scoring.Of(instrument, Filled(request, instrument, form), sex),
            (null, null, null) => throw request.Invalid("answers", "One of 'answers', 'totalEntry' and 'questionnaireResponse' is needed."),
            _ => throw request.Invalid("totalEntry", "Only one of 'answers', 'totalEntry' and 'questionnaireResponse' is given."),
        };

        answer.Text("instrument", score.Instrument.Code)
            .Number("total", score.Total)
            .Text("severity", score.Severity)
            .Texts("alerts", score.Alerts.Select(alert => alert.Code))
            .Bool("prorated", score.Prorated)
            .Text("status", ScaleCodes.Word(score.Status));
        if (score.Subscales.Count == 0) answer.Null("subscales");
        else answer.Object("subscales", () =>
        {
            foreach (var subscale in score.Subscales) answer.Number(subscale.Key, subscale.Value);
            foreach (var (key, holds) in score.Flags) answer.Bool(key, holds);
        });
        answer.Number("answeredCount", score.AnsweredCount)
            .Text("instrumentVersion", score.InstrumentVersion)
            .Text("scoringVersion", score.ScoringVersion);
    }

    /// <summary>One of the instruments the contract lists; the others are known to the medicine but not asked here.</summary>
    internal static Instrument Instrument(Fields request)
    {
        var code = request.Required("instrument", request.Text("instrument"));
        return Instruments.Find(code) is { Asked: true } instrument
            ? instrument
            : throw Fields.Refuse("unknown_instrument", "There is no instrument of this name here.", request.At("instrument"));
    }

    /// <summary>A total to compare: inside the scale's range and whole where its total is, so that a slip never becomes a change.</summary>
    internal static decimal? TotalOf(Fields request, Instrument instrument, string name)
    {
        if (request.Decimal(name) is not { } total || Scoring.Possible(instrument, total)) return request.Decimal(name);
        if (instrument.Typed is not { } scored) return request.Amount(name); // without a total there is no change either, whatever was sent
        var (least, most) = scored.Bounds(instrument);
        var steps = scored.Decimals > 0 ? "" : scored.Step > 1 ? $", in steps of {Answer.Plain(scored.Step)}" : " and is whole";
        throw request.Invalid(name, $"A total of {instrument.Code} lies between {Answer.Plain(least)} and {Answer.Plain(most)}{steps}.");
    }

    /// <summary>The answers of a form another system sent, in the order of the instrument; an item nobody can read is unreadable and never blank.</summary>
    private static IReadOnlyList<ItemAnswer> Filled(Fields request, Instrument instrument, Fields form) =>
        QuestionnaireResponses.Read(form.Element, instrument) switch
        {
            FormReading.Read read => read.Form.Answers,
            FormReading.Refused refused => throw request.Invalid("questionnaireResponse", refused.Because),
            var other => throw new System.Diagnostics.UnreachableException(other.GetType().Name),
        };

    private static TypedTotal Typed(Instrument instrument, Fields typed)
    {
        typed.Only("total", "safetyItems");
        var items = new Dictionary<int, ItemAnswer>();
        if (typed.Object("safetyItems") is { } safety)
        {
            _ = safety.Only([.. safety.Element.EnumerateObject().Select(item => item.Name)]); // no item twice
            foreach (var item in safety.Element.EnumerateObject())
            {
                if (!int.TryParse(item.Name, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || !instrument.SafetyItems.Contains(number)
                    || item.Name != number.ToString(CultureInfo.InvariantCulture))
                    throw safety.Invalid(item.Name, $"The safety items of {instrument.Code} are: {string.Join(", ", instrument.SafetyItems)}.");
                items.Add(number, Read(item.Value, safety.At(item.Name)));
            }
        }
        return new(typed.Decimal("total"), items);
    }

    /// <summary>Whatever stands in an item: what is no whole number is kept as unreadable, never rounded and never blank.</summary>
    private static ItemAnswer Read(JsonElement item, string path) => item.ValueKind switch
    {
        JsonValueKind.Null => ItemAnswer.Blank,
        JsonValueKind.Number => item.TryGetDecimal(out var number) ? ItemAnswer.Read(number) : ItemAnswer.Unreadable,
        JsonValueKind.Array or JsonValueKind.Object => throw Fields.Refuse("invalid_type", "An answer is a single value.", path),
        _ => ItemAnswer.Unreadable,
    };

    private static Sex? SexOf(Fields context) => context.Choice("sex", "male", "female", "other", "unknown") switch
    {
        "male" => Sex.Male,
        "female" => Sex.Female,
        _ => null,
    };
}
