namespace Stillpoint.App.Simulation;

/// <summary>Simulated monitors, each on a line of its own, speaking in real time.</summary>
internal sealed class SimulatedWard(IReadOnlyList<SimulatedMonitor> monitors, string host, int port, double hz, TimeProvider clock)
{
    public Answers Answers { get; } = new();

    /// <summary>
    /// Usual patients, one a bed: each had or will have an infusion of 0.5 mg/kg over 40 minutes, begun between twenty minutes
    /// before the start and half an hour after it; their monitors' clocks are up to twenty seconds wrong.
    /// </summary>
    public static IReadOnlyList<SimulatedMonitor> Usual(int beds, int seed, DateTimeOffset start, Spoiling spoiling, MonitorDialect? dialect = null) =>
        [.. Enumerable.Range(1, beds).Select(number =>
        {
            var began = start.AddMinutes((10 * ((number - 1) % 6)) - 20);
            var own = unchecked((seed * 1009) + number);
            var patient = new SimulatedPatient(own, start.AddMinutes(-40), at => at >= began && at < began.AddMinutes(40) ? 0.0125 : 0);
            return new SimulatedMonitor(number, new SimulatedSensors(own, patient, spoiling), TimeSpan.FromMilliseconds(new Random(own).Next(-20_000, 20_000)), dialect);
        })];

    public Task Run(CancellationToken cancel) => Task.WhenAll(monitors.Select(monitor => Run(monitor, cancel)));

    private async Task Run(SimulatedMonitor monitor, CancellationToken cancel)
    {
        using var wire = new MonitorWire(host, port, Answers, clock);
        // Beds do not all speak at the same moment.
        var every = TimeSpan.FromSeconds(1 / hz);
        try
        {
            await Task.Delay(every * (monitor.Number % 50 / 50.0), clock, cancel);
            using var timer = new PeriodicTimer(every, clock);
            do
            {
                var (signs, message) = monitor.Speak(clock.GetUtcNow());
                wire.Keep(message);
                if (!signs.LineDown) await wire.Send(cancel);
            }
            while (await timer.WaitForNextTickAsync(cancel));
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // Told to end.
        }
    }
}
