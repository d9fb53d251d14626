using Stillpoint.App.Json;
using Stillpoint.Care.FollowUp.Scales;

namespace Stillpoint.App.Ask;

/// <summary><c>ask response</c>: what a change between two totals of one instrument amounts to.</summary>
internal static class ResponseQuestion
{
    public static Question Question { get; } = new("response", Ask);

    private static void Ask(Fields request, Answer answer)
    {
        request.Only("instrument", "baseline", "followup");
        var instrument = ScoreQuestion.Instrument(request);
        var outcome = ScoreChange.Between(instrument, TotalOf(request, instrument, "baseline"), TotalOf(request, instrument, "followup"));

        answer.Number("percent_reduction", outcome.PercentReduction is { } percent ? Total.Round(percent, 1) : null)
            .Bool("response", outcome.Response)
            .Bool("remission", outcome.Remission)
            .Bool("worsened", outcome.Worsened)
            .Bool("partial", outcome.Partial);
    }

    private static decimal TotalOf(Fields request, Instrument instrument, string name)
    {
        var total = request.Required(name, request.Decimal(name));
        // An instrument without a total has no change either, and answers null whatever was sent.
        if (instrument.Total is null || Scoring.Possible(instrument, total)) return total;
        var (least, most) = instrument.Total.Bounds(instrument);
        throw request.Invalid(name, $"A total of {instrument.Code} lies between {Answer.Plain(least)} and {Answer.Plain(most)}{(instrument.Total.Decimals == 0 ? " and is whole" : "")}.");
    }
}
