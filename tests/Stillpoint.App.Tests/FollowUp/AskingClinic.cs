using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Stillpoint.App.Alerts;
using Stillpoint.App.Authorization;
using Stillpoint.App.FollowUp.Checks;
using Stillpoint.App.Messages;
using Stillpoint.App.Records;
using Stillpoint.App.Tests.People;
using Stillpoint.App.Tests.Session;
using Stillpoint.Care.Session.Record;

namespace Stillpoint.App.Tests.FollowUp;

/// <summary>A running clinic whose rounds are made when a test says so, and whose messages go to the test.</summary>
public sealed class AskingClinic : IAsyncLifetime
{
    private int chairs;

    internal RunningClinic Running { get; private set; } = default!;

    /// <summary>What was handed over, the newest last.</summary>
    internal ConcurrentQueue<(string Channel, OutgoingMessage Message)> Sent { get; } = new();

    /// <summary>What whoever delivers says of the next messages.</summary>
    internal HandedOver Answers { get; set; } = HandedOver.Taken;

    public async ValueTask InitializeAsync()
    {
        Running = await RunningClinic.Start(more: builder =>
        {
            // Their own rounds would go on in between.
            foreach (var round in builder.Services.Where(one => one.ImplementationType == typeof(CheckRounds) || one.ImplementationType == typeof(OutboxSending) || one.ImplementationType == typeof(OnCallWatch)).ToList())
                builder.Services.Remove(round);
            builder.Services.AddSingleton<CheckRounds>().AddSingleton<OutboxSending>();
            builder.Services.AddSingleton<IMessageSender>(new ToTheTest(this, "sms")).AddSingleton<IMessageSender>(new ToTheTest(this, "email"));
        });
        await OnCall("Fern Alder");
    }

    /// <summary>Goes once round: what is due is sent, what waits is handed over, who is to be called is called.</summary>
    internal async Task Round()
    {
        await Running.Services.GetRequiredService<CheckRounds>().DoWhatIsDue(default);
        await Running.Ask(async services =>
        {
            await services.GetRequiredService<OnCall>().CallWhoIsDue();
            return true;
        });
        await Running.Services.GetRequiredService<OutboxSending>().SendWhatWaits(default);
    }

    internal async Task<StaffRow> OnCall(string name, params Role[] roles)
    {
        var person = await Running.Staff(roles.Length > 0 ? roles : [Role.Prescriber], name: name);
        await Add(new OnCallRow { Id = Running.NewId(), ClinicId = Running.Clinic, Position = 100 + ++chairs, Person = person.Id, Phone = "555 555 0150" });
        return person;
    }

    /// <summary>A patient who may be texted, at home after a session that ended at a quarter past ten in the morning.</summary>
    internal async Task<PatientRow> AtHome(string given, string family, string language = "en", bool mayText = true)
    {
        await Morning();
        var (id, now) = (Running.NewId(), Running.Clock.GetUtcNow());
        var patient = new PatientRow
        {
            Id = id, ClinicId = Running.Clinic, Reference = Reference.From(id), GivenName = given, FamilyName = family, BirthDate = new(1984, 3, 11), Language = language, CreatedAt = now,
            Phone = $"555 555 {1000 + ++chairs}", Email = $"{given}.{family}@example.org".ToLowerInvariant(),
        };
        await Add(patient);
        if (mayText) await Add(new ContactChoiceRow { Id = Running.NewId(), PatientId = id, Channel = "sms", Allowed = true, At = now });
        var chair = await (await AChair.In(Running, $"{++chairs}", of: id)).WithTheDrugRunning();
        await chair.Write(new Entry.DrugEnded(DrugEnding.Completed));
        await Plan(patient);
        return patient;
    }

    internal Task Plan(PatientRow patient) => Running.Ask(async services =>
    {
        await services.GetRequiredService<CheckPlanner>().Plan(patient.Id);
        return true;
    });

    /// <summary>Hours later; what falls due is sent.</summary>
    internal async Task Later(double hours)
    {
        Running.Clock.Pass(TimeSpan.FromHours(hours));
        await Round();
    }

    /// <summary>The link of the last text to this patient, as its page's address.</summary>
    internal string Link(PatientRow patient)
    {
        var text = Sent.Last(one => one.Message.To == patient.Phone).Message.Text;
        var at = text.IndexOf("/f/", StringComparison.Ordinal);
        return text[at..].Split(' ')[0];
    }

    internal ClinicDb Open() => Running.Database.Open();

    internal async Task Add(object row)
    {
        await using var db = Open();
        db.Add(row);
        await db.SaveChangesAsync();
    }

    internal async Task<List<T>> Rows<T>(System.Linq.Expressions.Expression<Func<T, bool>> where) where T : class
    {
        await using var db = Open();
        return await db.Set<T>().AsNoTracking().Where(where).ToListAsync();
    }

    /// <summary>The next ten o'clock in the morning at the clinic.</summary>
    private Task Morning()
    {
        var now = TimeZoneInfo.ConvertTime(Running.Clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("America/New_York"));
        var ten = new DateTimeOffset(now.Date.AddHours(10), now.Offset);
        Running.Clock.Pass((ten >= now ? ten : ten.AddDays(1)) - now);
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync() => Running.DisposeAsync();

    private sealed class ToTheTest(AskingClinic clinic, string channel) : IMessageSender
    {
        public string Channel => channel;

        public Task<HandedOver> Send(OutgoingMessage message, CancellationToken cancel)
        {
            clinic.Sent.Enqueue((channel, message));
            return Task.FromResult(clinic.Answers);
        }
    }
}
