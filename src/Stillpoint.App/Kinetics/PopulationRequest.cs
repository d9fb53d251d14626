using Stillpoint.App.Ask;
using Stillpoint.App.Json;
using Stillpoint.Care.Kinetics;

namespace Stillpoint.App.Kinetics;

/// <summary>What <c>population</c> is asked: a subject and doses in the words of <c>ask concentration</c>, how many people, when, and which band.</summary>
internal sealed record PopulationRequest(Subject Subject, Administration[] Doses, Grid Grid, int Patients, ulong Seed, Spread Spread, Band Band, IReadOnlyList<double> Shares, IReadOnlyList<string> Warnings)
{
    private const int MostPatients = 100_000, MostTimes = 200_000;

    private static readonly (string Word, Band Band)[] Bands = [("betweenPatients", Band.BetweenPatients), ("withDoubt", Band.WithDoubt), ("measuredLevel", Band.MeasuredLevel)];

    public static string Word(Band band) => Bands.First(row => row.Band == band).Word;

    public static PopulationRequest Read(Fields request)
    {
        request.Only("model", "covariates", "doses", "ke0_per_min", "absorption", "times", "patients", "seed", "spread", "band", "percentiles");
        var warnings = new List<string>();
        var subject = ConcentrationRequest.Subject(request, warnings, ageToo: true);
        if (subject.Model.OutsideLimits(subject.Covariates) is [var reason, ..]) throw request.Invalid("covariates", reason);
        var doses = ConcentrationRequest.Doses(request, subject, warnings);
        if (doses.Length == 0) throw request.Invalid("doses", "At least one dose: without drug there is nothing to predict.");
        warnings.InsertRange(0, Cautions.Of(subject, doses));
        if (Overlap(doses)) warnings.Add("Infusions overlap: their rates add.");
        warnings.Add(subject.Model.Variability.Says);

        var patients = request.Integer("patients") ?? 1000;
        if (patients is < 200 or > MostPatients) throw request.Invalid("patients", $"Between 200 and {MostPatients} patients: fewer give no percentiles.");
        var seed = request.Integer("seed") ?? 1;
        if (seed < 0) throw request.Invalid("seed", "A seed is zero or more.");
        var spread = request.Choice("spread", "random", "even") == "even" ? Spread.Even : Spread.Random;
        var band = Bands.First(row => row.Word == (request.Choice("band", [.. Bands.Select(each => each.Word)]) ?? Bands[0].Word)).Band;
        var shares = ConcentrationRequest.Numbers(request, "percentiles", 0, 100)?.Select(percent => percent / 100).ToArray() ?? [.. PopulationPercentiles.Usual];
        if (shares.Length == 0) throw request.Invalid("percentiles", "At least one percentile.");
        if (band == Band.WithDoubt && !shares.Contains(0.5)) throw request.Invalid("percentiles", "The doubt about a route widens the band around the median: ask for 50 too.");
        return new(subject, doses, Times(request), patients, (ulong)seed, spread, band, shares, warnings);
    }

    private static bool Overlap(IEnumerable<Administration> doses)
    {
        Administration[] infusions = [.. doses.Where(dose => dose.Duration > 0).OrderBy(dose => dose.Minute)];
        return infusions.Zip(infusions.Skip(1)).Any(pair => pair.First.Minute + pair.First.Duration > pair.Second.Minute);
    }

    private static Grid Times(Fields request)
    {
        var times = request.Object("times")?.Only("from", "to", "every") ?? throw request.Missing("times");
        var from = times.Required("from", times.Double("from"));
        var to = times.Required("to", times.Double("to"));
        var every = times.Required("every", times.Double("every"));
        if (from < 0) throw times.Invalid("from", "Times begin at minute zero or later.");
        if (to <= from) throw times.Invalid("to", "'to' is later than 'from'.");
        if (every <= 0) throw times.Invalid("every", "'every' is above zero minutes.");
        if ((to - from) / every > MostTimes) throw times.Invalid("every", $"At most {MostTimes} times.");
        return Grid.Between(from, to, every);
    }
}
