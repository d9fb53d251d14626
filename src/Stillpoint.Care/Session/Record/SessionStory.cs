using Stillpoint.Care.Units;

namespace Stillpoint.Care.Session.Record;

/// <summary>Where a session stands.</summary>
public enum Phase { Expected, Arrived, Ready, Running, Paused, Recovery, Home, Closed }

/// <summary>
/// What is true of a session: nothing but the sum of what was written on its strip. Superseded entries stay in
/// <see cref="Strip"/>, struck through; everything else is folded from what still stands.
/// </summary>
public sealed class SessionStory
{
    private readonly Dictionary<Guid, SessionEvent> supersededBy;

    private SessionStory(IReadOnlyList<SessionEvent> strip, Guid? without = null)
    {
        Strip = strip;
        supersededBy = [];
        foreach (var later in strip)
            if (later.Supersedes is { } earlier) supersededBy[earlier] = later;
        Standing = [.. Believable(strip).Where(entry => entry.Id != without && !supersededBy.ContainsKey(entry.Id) && entry.Entry is not Entry.Corrected)
            .OrderBy(entry => entry.MeasuredAt).ThenBy(entry => entry.Number)];
        Infusion = FoldInfusion();
        Phase = FoldPhase();
    }

    /// <summary>Everything that was ever written, in order of arrival.</summary>
    public IReadOnlyList<SessionEvent> Strip { get; }

    /// <summary>What still stands, in the order it happened. What a clock that ran ahead dated after something entered later is taken for as old as that.</summary>
    public IReadOnlyList<SessionEvent> Standing { get; }

    public Infusion? Infusion { get; }

    public Phase Phase { get; }

    /// <summary>The house it is judged by: the one its time-out names; until then, the one in force.</summary>
    public House House { get; private init; } = House.Shipped;

    public static SessionStory From(IEnumerable<SessionEvent> events, House? house = null) => new([.. events.OrderBy(entry => entry.Number)]) { House = house ?? House.Shipped };

    /// <summary>The version of the house that the last time-out names; null while none is signed.</summary>
    public string? HouseNamed => All<Entry.TimeOutSigned>().LastOrDefault().Entry?.RulesVersion;

    /// <summary>The same strip as another house would judge it.</summary>
    public SessionStory JudgedBy(House house) => From(Strip, house);

    /// <summary>The strip as one more entry would leave it.</summary>
    public SessionStory With(SessionEvent next) => From(Strip.Append(next), House);

    /// <summary>The strip as if this entry had never been; what it corrected does not stand again.</summary>
    public SessionStory Without(Guid id) => new(Strip, id) { House = House };

    /// <summary>What stands and had happened by a moment.</summary>
    public SessionStory Until(DateTimeOffset moment) => From(Standing.Where(entry => entry.MeasuredAt <= moment), House);

    /// <summary>The entry that corrected this one, or null while it stands.</summary>
    public SessionEvent? CorrectionOf(Guid id) => supersededBy.GetValueOrDefault(id);

    public IEnumerable<(SessionEvent Event, T Entry)> All<T>() where T : Entry =>
        Standing.Where(entry => entry.Entry is T).Select(entry => (entry, (T)entry.Entry));

    public (SessionEvent Event, T Entry)? Last<T>() where T : Entry =>
        All<T>().Select(found => ((SessionEvent, T)?)found).LastOrDefault();

    public bool Has<T>() where T : Entry => Standing.Any(entry => entry.Entry is T);

    /// <summary>Any of the drug was given, by pump or by hand.</summary>
    public bool WasGivenDrug => Infusion is not null || Has<Entry.DoseGiven>();

    /// <summary>When the patient left; null while they are here.</summary>
    public DateTimeOffset? LeftAt => (Last<Entry.Discharged>()?.Event ?? Last<Entry.LeftAgainstAdvice>()?.Event)?.MeasuredAt;

    /// <summary>Drug given by a moment, by pump and by hand together.</summary>
    public Dose GivenBy(DateTimeOffset moment) => All<Entry.DoseGiven>().Where(given => given.Event.MeasuredAt <= moment)
        .Aggregate(Infusion?.GivenBy(moment) ?? Dose.None, (sum, given) => sum + Dose.Of(given.Entry.Mg));

    /// <summary>When the last of the drug went in; null while it still may.</summary>
    public DateTimeOffset? AdministrationEndedAt =>
        Infusion is null
            ? Last<Entry.DrugEnded>()?.Event.MeasuredAt is not null ? Last<Entry.DoseGiven>()?.Event.MeasuredAt : null
            : Infusion.EndedAt;

    /// <summary>Stops that were raised and that no prescriber has closed since. A closing answers what was on the strip when it was written, and nothing that arrived later.</summary>
    public IEnumerable<(SessionEvent Event, Entry.StopRaised Entry)> OpenStops => All<Entry.StopRaised>()
        .Where(raised => !All<Entry.StopClosed>().Any(closed => closed.Entry.Rule == raised.Entry.Rule && closed.Event.Number > raised.Event.Number));

    /// <summary>Nothing can have been measured after something that arrived later was entered: there the clock ran ahead.</summary>
    private static IEnumerable<SessionEvent> Believable(IReadOnlyList<SessionEvent> strip)
    {
        var latest = DateTimeOffset.MaxValue;
        var believed = new SessionEvent[strip.Count];
        for (var index = strip.Count - 1; index >= 0; index--)
        {
            if (strip[index].RecordedAt < latest) latest = strip[index].RecordedAt;
            believed[index] = strip[index].MeasuredAt <= latest ? strip[index] : strip[index] with { MeasuredAt = latest };
        }
        return believed;
    }

    private Infusion? FoldInfusion()
    {
        if (Last<Entry.DrugStarted>() is not { } started) return null;
        var concentration = Concentration.Of(started.Entry.MgPerMl);
        var stretches = new List<Stretch>();
        DrugEnding? ended = null;
        foreach (var entry in Standing.Where(entry => entry.MeasuredAt >= started.Event.MeasuredAt))
        {
            if (ended is not null) break;
            FlowRate? flow = entry.Entry switch
            {
                Entry.DrugStarted e when entry.Id == started.Event.Id => FlowRate.OfMlPerHour(e.MlPerHour),
                Entry.RateChanged e when stretches.Count > 0 => FlowRate.OfMlPerHour(e.MlPerHour),
                Entry.Resumed e when stretches.Count > 0 => FlowRate.OfMlPerHour(e.MlPerHour),
                Entry.Paused or Entry.StopRaised { PumpOff: true } when stretches.Count > 0 => FlowRate.Stopped,
                Entry.DrugEnded when stretches.Count > 0 => FlowRate.Stopped,
                _ => null,
            };
            if (flow is not { } now) continue;
            if (stretches.Count > 0) stretches[^1] = stretches[^1] with { Until = entry.MeasuredAt };
            if (entry.Entry is Entry.DrugEnded end) ended = end.How;
            else stretches.Add(new(entry.MeasuredAt, null, now, concentration));
        }
        var planned = Dose.Of(started.Entry.PlannedMg);
        var prepared = All<Entry.DrugPrepared>().Aggregate(Dose.None, (sum, drawn) => sum + Dose.Of(drawn.Entry.Mg));
        return new(started.Entry.Route, stretches, planned, prepared > Dose.None ? prepared : planned, ended);
    }

    private Phase FoldPhase()
    {
        if (Has<Entry.SessionSigned>()) return Phase.Closed;
        if (Has<Entry.Discharged>() || Has<Entry.LeftAgainstAdvice>()) return Phase.Home;
        if (Has<Entry.DrugEnded>()) return Phase.Recovery;
        if (Infusion is { } infusion) return infusion.IsPaused ? Phase.Paused : Phase.Running;
        if (Has<Entry.DoseGiven>()) return Phase.Running;
        if (Has<Entry.TimeOutSigned>()) return Phase.Ready;
        return Has<Entry.Arrived>() ? Phase.Arrived : Phase.Expected;
    }
}
