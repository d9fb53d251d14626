using System.Globalization;
using Stillpoint.Care.Kinetics;

namespace Stillpoint.App.Kinetics;

/// <summary>The numbers of a model as a clinician reads them: clearances by the hour, variability as a percentage.</summary>
internal static class ModelText
{
    public static string Value(Parameter parameter) => parameter.Unit switch
    {
        "L/min" => $"{Digits(parameter.Typical * 60)} L/h",
        "fraction" => Digits(parameter.Typical),
        var unit => $"{Digits(parameter.Typical)} {unit}",
    };

    public static string Plain(double number) => number.ToString("0.####", CultureInfo.InvariantCulture);

    /// <summary>The coefficient of variation between people, or for a fraction its spread on the logit.</summary>
    public static string Spread(Model model, int parameter)
    {
        var variability = model.Variability;
        for (var i = 0; i < variability.Count; i++)
        {
            if (variability.Varying[i].Parameter != parameter) continue;
            var variance = variability.Covariance[i, i];
            return variability.Varying[i].Deviation == Deviation.LogitNormal
                ? string.Create(CultureInfo.InvariantCulture, $"SD {Math.Sqrt(variance):0.##} on the logit")
                : string.Create(CultureInfo.InvariantCulture, $"{100 * Math.Sqrt(Math.Exp(variance) - 1):0} %");
        }
        return "fixed";
    }

    public static string Errors(Model model)
    {
        (string Name, ResidualError? Error)[] rows = [("ketamine", model.Errors.Ketamine), ("norketamine", model.Errors.Norketamine), ("hydroxynorketamine", model.Errors.Hydroxynorketamine)];
        return "A measured level strays from the true one by " + string.Join(", ", rows.Where(row => row.Error is not null).Select(row => string.Create(CultureInfo.InvariantCulture,
            $"{100 * row.Error!.Proportional:0} %{(row.Error.NgPerMl > 0 ? $" and {row.Error.NgPerMl:0} ng/mL" : "")} ({row.Name})"))) + ".";
    }

    public static string Limits(Model model)
    {
        var limits = model.Card.Limits;
        var years = string.Create(CultureInfo.InvariantCulture, $"{limits.LeastYears:0} to {limits.MostYears:0} years");
        return model.ScalesWithWeight ? string.Create(CultureInfo.InvariantCulture, $"{limits.LeastKg:0} to {limits.MostKg:0} kg, {years}") : years;
    }

    private static string Digits(double number) => number.ToString(number >= 100 ? "0.#" : number >= 1 ? "0.##" : "0.####", CultureInfo.InvariantCulture);
}
