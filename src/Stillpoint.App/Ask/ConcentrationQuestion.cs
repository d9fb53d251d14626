using Stillpoint.App.Json;
using Stillpoint.Care.Kinetics;

namespace Stillpoint.App.Ask;

/// <summary><c>concentration</c>: predicted levels of a model at any minutes, a fit to measured levels, and the rates that would hold a target.</summary>
internal static class ConcentrationQuestion
{
    private const double LatestMinute = 100_000_000;

    public static Question Question { get; } = new("concentration", Ask);

    private static void Ask(Fields request, Answer answer)
    {
        request.Only("model", "covariates", "doses", "times_min", "ke0_per_min", "absorption", "observed", "target");
        var warnings = new List<string>();
        var subject = ConcentrationRequest.Subject(request, warnings);
        var doses = ConcentrationRequest.Doses(request, subject, warnings);
        var times = request.Required("times_min", ConcentrationRequest.Numbers(request, "times_min", -LatestMinute, LatestMinute));
        var observed = ConcentrationRequest.Observed(request, subject);
        var target = ConcentrationRequest.Target(request, subject);
        warnings.InsertRange(0, Cautions.Of(subject, doses));

        var levels = ExactLevels.At(subject, doses, times);
        var fit = observed is null ? null : IndividualFit.Of(subject, doses, observed);
        if (fit is IndividualFit.Refused refused) warnings.Add("No fit: " + refused.Because);

        answer.Text("model", subject.Model.Id);
        answer.Text("units", "ng/mL");
        answer.Array("times_min", times, time => answer.Number(null, time));
        Write("ketamine", Series.Ketamine, true);
        Write("norketamine", Series.Norketamine, subject.Model.Predicts(Series.Norketamine));
        Write("effectSite", Series.EffectSite, subject.Ke0PerMinute is not null);
        Write("hydroxynorketamine", Series.Hydroxynorketamine, subject.Model.Predicts(Series.Hydroxynorketamine));
        answer.Texts("warnings", warnings);
        if (fit is not null) WriteFit(answer, fit as IndividualFit.Fitted);
        if (target is not null) WriteTarget(answer, subject, doses, target);

        void Write(string name, Series series, bool predicted) =>
            answer.Array(name, predicted ? levels : null, each => answer.Number(null, each[series]));
    }

    private static void WriteFit(Answer answer, IndividualFit.Fitted? fit)
    {
        if (fit is null)
        {
            answer.Null("fit");
            return;
        }
        answer.Object("fit", () =>
        {
            answer.Object("eta", () => answer.Number("V1", fit.EtaV1).Number("CL", fit.EtaCl));
            answer.Number("V1_L", fit.V1L);
            answer.Number("CL_L_per_min", fit.ClLPerMin);
            answer.Array("fitted_ng_per_mL", fit.NgPerMl, level => answer.Number(null, level));
            answer.Array("posterior_sd_eta", [fit.SdV1, fit.SdCl], sd => answer.Number(null, sd));
        });
    }

    private static void WriteTarget(Answer answer, Subject subject, Administration[] doses, ConcentrationRequest.Aim aim) => answer.Object("tci", () =>
    {
        if (aim.Plasma)
        {
            var schedule = TargetSchedule.HoldPlasma(subject, doses, aim.NgPerMl, aim.Interval, aim.MostPerMinute, aim.Steps);
            answer.Array("rates_mg_per_min", schedule.Rates, rate => answer.Number(null, rate));
            answer.Array("cp_end_of_interval", schedule.EndOfInterval, level => answer.Number(null, level));
            return;
        }
        var first = TargetSchedule.ReachEffectSite(subject, doses, aim.NgPerMl, aim.Interval, aim.MostPerMinute)!;
        answer.Number("first_rate_mg_per_min", first.FirstRate);
        answer.Number("dose_mg", first.Milligrams);
        answer.Number("time_of_peak_ce_min", first.PeakMinute);
        answer.Number("cp_end_of_interval", first.EndOfInterval);
    });
}
