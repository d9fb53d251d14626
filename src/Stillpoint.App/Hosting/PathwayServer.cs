using Stillpoint.App.Alerts;
using Stillpoint.App.Audit;
using Stillpoint.App.Booking;
using Stillpoint.App.Chart;
using Stillpoint.App.Consent;
using Stillpoint.App.Enquiry;
using Stillpoint.App.FollowUp;
using Stillpoint.App.FollowUp.Checks;
using Stillpoint.App.FollowUp.Outcomes;
using Stillpoint.App.HouseValues;
using Stillpoint.App.Intakes;
using Stillpoint.App.Interop.Fhir.Import;
using Stillpoint.App.Kernel;
using Stillpoint.App.Messages;
using Stillpoint.App.Patients;
using Stillpoint.App.Planning;
using Stillpoint.App.Records;
using Stillpoint.App.Recovery;
using Stillpoint.App.Screening;
using Stillpoint.App.Session;
using Stillpoint.App.Session.Readings;
using Stillpoint.App.Uploads;
using Stillpoint.App.Website;

namespace Stillpoint.App.Hosting;

/// <summary>The clinic in the order a patient meets it. Read this file first.</summary>
internal static class PathwayServer
{
    public static IServiceCollection AddPathway(this IServiceCollection services, Settings settings)
    {
        services.AddSingleton<PublicSite>();
        services.AddScoped<UploadStore>();
        services.AddScoped(provider => new EnquiryDesk(provider.GetRequiredService<ClinicDb>(), provider.GetRequiredService<AuditTrail>(), provider.GetRequiredService<Outbox>(), provider.GetRequiredService<Tasks>(),
            provider.GetRequiredService<SingleUseLinks>(), provider.GetRequiredService<TimeProvider>())
        { Base = settings.PublicBase });
        services.AddSingleton<WritingTime>().AddScoped<RequestDesk>().AddScoped<ReferDesk>().AddScoped<AcceptDesk>();
        services.AddScoped<FactUses>().AddScoped<StrikeDesk>().AddScoped<PersonSearch>().AddScoped<IdentityDesk>().AddScoped<LikelyPeople>().AddScoped<Ties>().AddScoped<SamePersonDesk>();
        services.AddScoped<FactStore>();
        services.AddScoped<SuitabilityDesk>().AddScoped<OverridesEnding>().AddHostedService<OverrideNights>();
        services.AddScoped<ListDesk>().AddScoped<FactSheetDesk>().AddScoped<ReconcileDesk>().AddScoped<EvaluationDesk>().AddScoped<ImportDesk>();
        services.AddScoped<IntakeDesk>();
        services.AddScoped<ConsentDesk>().AddScoped<ConsentLinkDesk>().AddScoped<ConsentTextDesk>();
        services.AddScoped<CourseDesk>().AddScoped<IPastDecisions, PastDecisions>().AddSingleton<IPredictedCurves, Kinetics.CoursePrediction>();
        services.AddBooking();
        services.AddScoped<MeasureStore>().AddScoped<FollowUp.NextSteps.NextStepDesk>().AddScoped<CheckFacts>().AddScoped<CheckPlanner>().AddScoped<CheckSending>().AddScoped<CheckDesk>().AddSingleton(CheckPlanner.Kind).AddHostedService<CheckRounds>();
        services.AddScoped<FollowUp.Integration.TherapyDesk>().AddScoped<OutcomeKeeper>().AddScoped<OutcomeReader>().AddHostedService<OutcomeRounds>();
        services.AddSessions();
        services.AddScoped<RecoveryDesk>().AddScoped<IPastDays, PastDays>();
        services.AddScoped<Tasks>().AddScoped<Signers>().AddScoped<OnCall>().AddScoped<OnCallDesk>().AddHostedService<OnCallWatch>();
        services.AddMessages(settings);

        // What every step leans on.
        services.AddScoped<SingleUseLinks>().AddScoped<Outbox>().AddScoped<Policies>().AddScoped<Houses>().AddScoped<HouseDesk>().AddHostedService<Jobs>();
        services.AddHostedService<Retention>().AddSingleton(Kept.Jobs).AddSingleton(Kept.Messages).AddSingleton(EnquiryDesk.Kept).AddSingleton(RejectedMessages.Kept).AddSingleton(HeardCodes.Kept);
        foreach (var text in ConsentTexts.Shipped) services.AddSingleton(text);
        return services;
    }

    public static void MapPathway(this IEndpointRouteBuilder app) => app.MapSite().MapUploads().MapSessions().MapRecovery().MapOutcomes().MapMessages().MapFeeds().MapMyVisits();
}
