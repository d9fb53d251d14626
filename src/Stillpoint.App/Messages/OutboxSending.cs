using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Alerts;
using Stillpoint.App.Audit;
using Stillpoint.App.Kernel;
using Stillpoint.App.Records;
using Stillpoint.App.Texts;

namespace Stillpoint.App.Messages;

/// <summary>
/// Hands over what waits in the outbox, each message by one server. Whether it may be sent is asked at that moment; what fails is tried again ever
/// later, and given up in the end; where nothing arrives somebody is told.
/// </summary>
internal sealed partial class OutboxSending(IServiceScopeFactory scopes, IEnumerable<IMessageSender> senders, Settings settings, StopLinks stops, TimeProvider clock, ILogger<OutboxSending> log)
    : PeriodicService(TimeSpan.FromSeconds(10), clock, log)
{
    public const int MostTries = 12;

    private static readonly TimeSpan Handing = TimeSpan.FromMinutes(5), Shortest = TimeSpan.FromMinutes(1), Longest = TimeSpan.FromHours(3);

    private readonly Dictionary<string, IMessageSender> byChannel = senders.ToDictionary(sender => sender.Channel, StringComparer.Ordinal);
    private readonly TimeProvider clock = clock;

    protected override Task Round(CancellationToken stop) => SendWhatWaits(stop);

    /// <summary>Hands over everything that waits; answers how much was taken.</summary>
    internal async Task<int> SendWhatWaits(CancellationToken stop)
    {
        string[] able = [.. byChannel.Keys];
        var now = clock.Moment();
        List<OutboxMessageRow> waiting;
        await using (var scope = scopes.CreateAsyncScope())
            waiting = await scope.ServiceProvider.GetRequiredService<ClinicDb>().Set<OutboxMessageRow>().AsNoTracking()
                .Where(message => message.SentAt == null && message.GivenUpAt == null && (message.NextTryAt == null || message.NextTryAt <= now) && able.Contains(message.Channel))
                .OrderBy(message => message.CreatedAt).Take(50).ToListAsync(stop);
        var taken = 0;
        foreach (var message in waiting)
            if (await One(message, now, stop)) taken++;
        return taken;
    }

    private async Task<bool> One(OutboxMessageRow message, DateTimeOffset now, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ClinicDb>();
        DateTimeOffset? until = now + Handing;
        // Of several servers one takes it; whoever dies with it leaves it to the next.
        if (await db.Set<OutboxMessageRow>().Where(row => row.Id == message.Id && row.Attempts == message.Attempts && row.SentAt == null && row.GivenUpAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Attempts, message.Attempts + 1).SetProperty(row => row.NextTryAt, until), stop) != 1) return false;

        var reach = scope.ServiceProvider.GetRequiredService<Reach>();
        if (await reach.Refuses(message) is { } refused)
        {
            await End(db, message, givenUp: clock.Moment(), cameOf: refused);
            return false;
        }
        switch (await byChannel[message.Channel].Send(Outgoing(message), stop))
        {
            case HandedOver.Taken:
                await End(db, message, sent: clock.Moment());
                return true;
            case HandedOver.NothingArrivesThere:
                await End(db, message, givenUp: clock.Moment(), cameOf: "nothing arrives there");
                await Bounced(scope.ServiceProvider, message.Channel, message.Recipient);
                return false;
            case HandedOver.TryAgain:
                var pause = Shortest * Math.Pow(2, message.Attempts);
                if (message.Attempts + 1 >= MostTries) await End(db, message, givenUp: clock.Moment(), cameOf: "it could not be handed over");
                else await db.Set<OutboxMessageRow>().Where(row => row.Id == message.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.NextTryAt, (DateTimeOffset?)(clock.Moment() + (pause < Longest ? pause : Longest))), CancellationToken.None);
                LogNotTaken(log, message.Id, message.Channel, message.Attempts + 1);
                return false;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>Nothing is sent there any more, and the front desk asks the patient for another number.</summary>
    internal static async Task Bounced(IServiceProvider services, string channel, string recipient)
    {
        var (db, reach, tasks, audit, clock) = (services.GetRequiredService<ClinicDb>(), services.GetRequiredService<Reach>(), services.GetRequiredService<Tasks>(), services.GetRequiredService<AuditTrail>(), services.GetRequiredService<TimeProvider>());
        await reach.Stop(channel, recipient, bounced: true);
        foreach (var patient in await reach.Owners(channel, recipient))
            await audit.Change(Actor.System, new AuditNote("message-bounced", $"patient/{patient}", patient), async () =>
            {
                var clinic = await db.Set<PatientRow>().Where(row => row.Id == patient).Select(row => row.ClinicId).SingleAsync();
                await tasks.OpenOnce(clinic, patient, TaskKind.ContactBroken, channel == "sms" ? "No text arrives: ask for another phone number" : "No email arrives: ask for another address", Role.Coordinator, clock.GetUtcNow().AddDays(1), $"/patients/{patient}");
            });
    }

    private Task End(ClinicDb db, OutboxMessageRow message, DateTimeOffset? sent = null, DateTimeOffset? givenUp = null, string? cameOf = null)
    {
        // A link is a key: it stays in no table once it is on its way. The demo shows it, as nobody gets it.
        var values = settings.Demo ? message.Values : JsonSerializer.Serialize(JsonSerializer.Deserialize<Dictionary<string, string>>(message.Values)!.ToDictionary(one => one.Key, one => one.Key == "link" ? "…" : one.Value));
        return db.Set<OutboxMessageRow>().Where(row => row.Id == message.Id).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.SentAt, sent).SetProperty(row => row.GivenUpAt, givenUp).SetProperty(row => row.CameOf, cameOf).SetProperty(row => row.NextTryAt, (DateTimeOffset?)null).SetProperty(row => row.Values, values), CancellationToken.None);
    }

    private OutgoingMessage Outgoing(OutboxMessageRow message)
    {
        var (text, language, toPatient) = (Outbox.Text(message), Translated.Of(message.Language), message.PatientId is not null || message.EnquiryId is not null);
        if (toPatient && message.Channel == "sms") text = $"{text} {MessageTexts.StopByText.In(language)}";
        var stop = toPatient && message.Channel == "email" ? $"{settings.PublicBase}/stop/{stops.For(message.Channel, message.Recipient)}?lang={message.Language}" : null;
        return new(message.Id, message.Recipient, MessageTexts.Subject.In(language), stop is null ? text : $"{text}\n\n{MessageTexts.StopByEmail.In(language)}", stop);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Message {Message} by {Channel} was not taken at try {Attempt}")]
    private static partial void LogNotTaken(ILogger log, Guid message, string channel, int attempt);
}

/// <summary>Links by which the reader of an e-mail ends all of them. They hold the address sealed, so that none is kept and none can be made up.</summary>
internal sealed class StopLinks(IDataProtectionProvider keys)
{
    private readonly IDataProtector seal = keys.CreateProtector("messages-stop");

    public string For(string channel, string recipient) => seal.Protect($"{channel} {Recipients.Normal(channel, recipient)}");

    /// <summary>The channel and address of a link; null when it is none of ours.</summary>
    public (string Channel, string Recipient)? Read(string token)
    {
        try
        {
            return seal.Unprotect(token).Split(' ', 2) is [var channel, var recipient] ? (channel, recipient) : null;
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }
}
