using Stillpoint.Care.Findings;
using Stillpoint.Care.Screening.Medications.Rows;
using Stillpoint.Care.Screening.Rules;
using Stillpoint.Care.Session.Gate;
using Stillpoint.Care.Session.Record;

namespace Stillpoint.Care.Catalogue;

/// <summary>Every rule this build can judge by, family by family; a family is added with one line.</summary>
public static class RuleIndex
{
    public static IReadOnlyList<Rule> All { get; } =
    [
        .. ScreeningRules.All,
        .. InteractionTable.All,
        .. Planning.DoseRules.All,
        .. SessionGate.Rules,
        .. TimeOut.Rules,
        .. Session.Flags.FlagRules.All,
        .. Session.Flags.StopRules.All,
        .. Session.Responses.Restart.Rules,
        .. Session.Medicines.MedicineCheck.Rules,
        .. Recovery.DischargeRules.All,
        .. Booking.BookingRules.All,
        .. FollowUp.Course.CourseRules.All,
        .. FollowUp.LongTerm.LongTermRules.All,
        .. FollowUp.Cadence.CadenceRules.All,
        .. FollowUp.Alerts.OnCallRules.All,
        .. Enquiry.Triage.All,
        .. OverrideRules.All,
    ];

    public static Rule? Find(string id) => All.FirstOrDefault(rule => rule.Id == id);
}
