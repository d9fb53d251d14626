using System.Text.Json;
using Stillpoint.App.Planning;
using Stillpoint.App.Records;
using Stillpoint.Care.Planning;
using Stillpoint.Care.Session.Charting;

namespace Stillpoint.App.Session.Record;

/// <summary>The signed order as entries are compared with it.</summary>
internal static class SignedOrder
{
    /// <summary>Null when the order cannot be read: then every comparison asks.</summary>
    public static OrderedDose? Of(PlanVersionRow plan)
    {
        try
        {
            var body = PlanBody.Read(plan.Body);
            return new(plan.Product.Words(), plan.Route.Code(), body.DoseMg)
            {
                MgPerMl = body.FinalMgPerMl, VolumeMl = body.FinalMl, MlPerHour = body.MlPerHour, Devices = body.Devices,
                WeightKg = body.MgPerKg is null ? null : body.WeightKg, VialMgPerMl = body.VialMgPerMl, VialMl = body.VialMl,
            };
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
