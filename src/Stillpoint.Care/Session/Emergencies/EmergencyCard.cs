using Stillpoint.Care.Findings;

namespace Stillpoint.Care.Session.Emergencies;

/// <summary>One thing to do, in order; ticking it writes the time.</summary>
/// <param name="Id">Stable in every record.</param>
public sealed record EmergencyCardStep(string Id, string Says, params IReadOnlyList<RescueDose> Doses)
{
    /// <summary>Call 911 with this step.</summary>
    public bool CallsForHelp { get; init; }

    /// <summary>Look again after this long.</summary>
    public TimeSpan? LookAgainAfter { get; init; }
}

/// <summary>What to do in an emergency, one tap away. Every card begins by stopping the drug.</summary>
/// <param name="Id">Stable in every record.</param>
/// <param name="Codes">ICD-10-CM.</param>
public sealed record EmergencyCard(string Id, string Title, string RecogniseBy, IReadOnlyList<string> Codes, IReadOnlyList<EmergencyCardStep> Steps, Source Source)
{
    /// <summary>What follows when it is over: observation, records, who is told.</summary>
    public string Afterwards { get; init; } = "";

    /// <summary>Some of its numbers are house policy.</summary>
    public bool Policy { get; init; }

    /// <summary>Flags and stop rules that lead here.</summary>
    public IReadOnlyList<string> RaisedBy { get; init; } = [];
}
