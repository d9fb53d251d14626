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
        var outcome = ScoreChange.Between(instrument, request.Required("baseline", ScoreQuestion.TotalOf(request, instrument, "baseline")), request.Required("followup", ScoreQuestion.TotalOf(request, instrument, "followup")));

        answer.Number("percent_reduction", outcome.PercentReduction is { } percent ? Total.Round(percent, 1) : null)
            .Bool("response", outcome.Response)
            .Bool("remission", outcome.Remission)
            .Bool("worsened", outcome.Worsened)
            .Bool("partial", outcome.Partial);
    }
}
