using System.Globalization;
using Stillpoint.Care.Findings;
using Stillpoint.Care.Planning;
using Stillpoint.Care.Screening.Facts;

namespace Stillpoint.Care.Screening;

/// <summary>A signed consent that still holds and covers what is planned.</summary>
public static class ConsentCheck
{
    private const int MonthsValid = 12, AdultYears = 18;

    /// <summary>Signed at most twelve months ago.</summary>
    public static Check InDate(PatientCase patient)
    {
        if (patient.Facts.Of(ScreeningFacts.ConsentSignedAt) is not { } signed) return Check.Unknown("No signed consent is recorded.", ScreeningFacts.ConsentSignedAt.Key);
        var day = ClinicCalendar.Date(signed.Value, patient.At);
        var says = $"The consent was signed {day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}";
        return ClinicCalendar.WithinMonths(day, MonthsValid, patient.At) ? Check.Pass(says + ".", signed.Input) : Check.Fail($"{says}, more than {MonthsValid} months ago.", signed.Input);
    }

    /// <summary>Product, route and indication as planned; off-label use acknowledged where the indication is off-label.</summary>
    public static Check Covers(PatientCase patient)
    {
        if (patient.Facts.Of(ScreeningFacts.ConsentCovers) is not { } scope) return Check.Unknown("What the consent covers is not recorded.", ScreeningFacts.ConsentCovers.Key);
        var (covers, plan) = (scope.Value, patient.Plan);
        List<string> missing = [];
        if (covers.Product is null) missing.Add("consentCovers.product");
        if (covers.Route is null) missing.Add("consentCovers.route");
        if (covers.Indication is null) missing.Add("consentCovers.indication");
        if (plan.Indication is null) missing.Add("plan.indication");
        var offLabel = plan.Indication is { } id && Indications.IsOffLabel(plan.Product, id);

        List<string> wrong = [];
        if (covers.Product is { } product && product != plan.Product) wrong.Add($"{product}, not {plan.Product}");
        if (covers.Route is { } route && route != plan.Route) wrong.Add($"{route.Code()}, not {plan.Route?.Code()}");
        if (covers.Indication is { } indication && plan.Indication is { } planned && indication != planned) wrong.Add($"{indication}, not {planned}");
        if (offLabel && covers.OffLabelAcknowledged is not true) wrong.Add("no acknowledgment of off-label use");

        if (wrong.Count > 0) return Check.Fail($"The consent covers {string.Join("; ", wrong)}.", scope.Input);
        return missing.Count > 0
            ? Check.Unknown("Whether the consent covers what is planned cannot be told.", missing) with { Inputs = [scope.Input] }
            : Check.Pass("The consent covers product, route and indication as planned.", scope.Input);
    }

    /// <summary>A guardian's consent for anybody under eighteen; null for adults.</summary>
    public static Check? Guardian(PatientCase patient)
    {
        if (patient.Facts.Of(ScreeningFacts.GuardianConsentAt) is { } signed) return Check.Pass("A guardian has consented.", signed.Input);
        if (patient.Age is not { } age) return Check.Unknown("Without a birth date nobody knows whether a guardian has to consent.", "patient.birthDate");
        return age.Youngest < AdultYears ? Check.Unknown("The patient is under 18 and no guardian's consent is recorded.", ScreeningFacts.GuardianConsentAt.Key) : null;
    }
}
