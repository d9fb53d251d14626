using Stillpoint.App.Kernel;

namespace Stillpoint.App.Messages;

internal static class MessageServices
{
    /// <summary>The senders that the settings name; in the demo both, and neither sends anything.</summary>
    public static IServiceCollection AddMessages(this IServiceCollection services, Settings settings)
    {
        services.AddScoped<Reach>().AddScoped<FormLinks>().AddScoped<ContactDesk>().AddSingleton<StopLinks>().AddHostedService<OutboxSending>();
        if (settings.Demo) return services.AddSingleton<IMessageSender>(new DemoSender("sms")).AddSingleton<IMessageSender>(new DemoSender("email"));
        if (settings.Smtp is not null) services.AddSingleton<IMessageSender, SmtpSender>();
        if (settings.SmsWebhook is not null) services.AddSingleton<IMessageSender>(_ => new SmsWebhookSender(settings, new HttpClient { Timeout = TimeSpan.FromSeconds(20) }));
        return services;
    }
}
