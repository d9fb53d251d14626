using Stillpoint.Care.Findings;

namespace Stillpoint.Care.Planning;

/// <summary>Does the liver still clear it?</summary>
internal static class LiverLimits
{
    public static Finding? Judge(DoseOrder order) => order.Patient.ChildPugh switch
    {
        ChildPughClass.C => Found(order, Severity.Block, "Child-Pugh class C: not given."),
        ChildPughClass.B => Found(order, Severity.Override, order.Product == Product.Esketamine
            ? "Child-Pugh class B: watch longer."
            : "Child-Pugh class B: 25 to 50 % less, and watch longer."),
        ChildPughClass.A or null => null,
    };

    private static Finding Found(DoseOrder order, Severity severity, string because) =>
        DoseRules.LiverDisease.Finds(severity, because) with { Inputs = [new("patient.childPugh", order.Patient.ChildPugh.ToString(), null, null, "plan")] };
}
