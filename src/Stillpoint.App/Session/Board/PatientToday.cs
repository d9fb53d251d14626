using Stillpoint.App.Screening;
using Stillpoint.App.Shell;
using Stillpoint.Care.Planning;
using Stillpoint.Care.Session.Monitoring;

namespace Stillpoint.App.Session.Board;

/// <summary>What the pages of a session need again and again of everything that is known of its patient.</summary>
internal sealed record PatientToday(PatientIdentity Who, MonitoredRisk Risk)
{
    public static PatientToday Of(SessionRows rows, House house, DateTimeOffset at)
    {
        var known = rows.Patient.At(at);
        TreatmentPlan plan = new(rows.Plan.Product, rows.Plan.Route) { Indication = rows.Plan.Indication.Id, Stage = Stage.DayOf };
        return new(known.Banner(), MonitoredRisk.Of(new(at, plan, known.Record, known.Stated, house)));
    }
}
