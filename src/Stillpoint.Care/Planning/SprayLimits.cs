using Stillpoint.Care.Findings;

namespace Stillpoint.Care.Planning;

/// <summary>Esketamine comes in devices of 28 mg: the label's doses, and who may begin where.</summary>
internal static class SprayLimits
{
    public const decimal MgPerDevice = 28;
    private const int MinutesBetweenDevices = 5;

    public static (IReadOnlyList<JudgedLimit> Limits, Finding? Finding) Judge(DoseOrder order, decimal mg)
    {
        var first = order.Session is { Number: 1 };
        var (kind, limit, severity, says) = (order.Row.Id, mg) switch
        {
            ("DOS-12", 84) when first => (LimitKind.Range, 56m, Severity.Override, "84 mg is above 56, the dose of the first session"),
            ("DOS-12", 28) when MayHave28(order) => (LimitKind.Range, 28m, (Severity?)null, ""),
            ("DOS-12", 28) => (LimitKind.Range, 56m, Severity.Override, "28 mg is for people from 65 years in Europe and for Japanese patients"),
            ("DOS-13", 56) when first => (LimitKind.Range, 84m, Severity.Override, "56 mg is below 84, the dose of the first session"),
            (_, 56 or 84) => (LimitKind.Range, mg, null, ""),
            _ => (LimitKind.Ceiling, 84m, Severity.Block, $"{Written.Plain(mg)} mg is not a dose of the label: 56 or 84 mg"),
        };
        JudgedLimit[] judged = [new(order.Row.Id, kind, mg, limit, "mg", severity)];
        return severity is { } found
            ? (judged, order.Row.Finds(found, says + ".") with { Inputs = Inputs(order, mg) })
            : (judged, null);
    }

    public static DoseGiven Devices(decimal mg)
    {
        var devices = mg / MgPerDevice;
        return decimal.IsInteger(devices) && devices is >= 1 and <= 3
            ? new(mg, mg, null, (int)devices, [.. Enumerable.Range(0, (int)devices).Select(device => device * MinutesBetweenDevices)])
            : new(mg, mg, null, null, null);
    }

    private static bool MayHave28(DoseOrder order) =>
        order.Patient.Japanese == true || (order.Site.Jurisdiction == Jurisdiction.EuropeanUnion && order.Patient.AgeYears >= 65);

    private static List<Input> Inputs(DoseOrder order, decimal mg)
    {
        List<Input> inputs = [new("amount", mg, "mg", null, "plan")];
        if (order.Session is { } session) inputs.Add(new("session.number", (decimal)session.Number, null, null, "plan"));
        return inputs;
    }
}
