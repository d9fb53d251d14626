using Stillpoint.Care.Units;

namespace Stillpoint.Care.Planning;

/// <summary>From this minute on the pump ran at this rate; a rate of nothing is a pause.</summary>
public sealed record PumpChange(decimal Minute, FlowRate Rate);

/// <summary>What a pump was set to, and the minute at which is asked what it has given.</summary>
public sealed record PumpLog(IReadOnlyList<PumpChange> Changes, decimal AtMinute)
{
    /// <summary>What has been given of a syringe: never more than it held.</summary>
    public Delivered GivenFrom(Concentration syringe, Volume held)
    {
        var running = FlowRate.Stopped;
        var since = 0m;
        var given = 0m;
        decimal? ended = null;
        // Entries may arrive late and out of order; of two for one minute the later written counts.
        foreach (var change in Changes.Where(change => change.Minute <= AtMinute).OrderBy(change => change.Minute))
        {
            Run(change.Minute);
            running = change.Rate;
        }
        Run(AtMinute);

        var left = held.Millilitres - given;
        decimal? finish = running == FlowRate.Stopped ? null : left * 60 / running.MlPerHour;
        return new(
            Shown(given * syringe.MgPerMl), Shown(given), Shown(left * syringe.MgPerMl), Shown(left),
            finish is { } more ? Shown(more) : null,
            ended is { } at ? Shown(at) : finish is { } rest ? Shown(AtMinute + rest) : null);

        void Run(decimal until)
        {
            if (until <= since) return;
            var pumped = running.MlPerHour * (until - since) / 60;
            if (ended is null && pumped > 0 && given + pumped >= held.Millilitres) ended = since + ((held.Millilitres - given) * 60 / running.MlPerHour);
            given = Math.Min(held.Millilitres, given + pumped);
            since = until;
        }
    }

    private static decimal Shown(decimal number) => Written.Round(number, 2);
}
