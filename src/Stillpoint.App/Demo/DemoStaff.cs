using Microsoft.AspNetCore.Identity;
using Stillpoint.App.Audit;
using Stillpoint.App.Authorization;
using Stillpoint.App.People;
using Stillpoint.App.Records;

namespace Stillpoint.App.Demo;

/// <summary>The demo's clinics, chairs and people. Everybody has the same password, which is printed: the demo never leaves this machine.</summary>
internal sealed class DemoStaff(ClinicDb db, DemoClock clock, Staffing staffing, IPasswordHasher<StaffRow> hasher, AuditTrail audit)
{
    public const string Password = "afternoon-in-the-harbour-garden";

    private readonly List<ClinicRow> clinics = [];
    private readonly List<ChairRow> chairs = [];
    private readonly Dictionary<string, StaffRow> people = new(StringComparer.Ordinal);

    public async Task Make()
    {
        foreach (var (name, zone, phone, seats) in MadeUp.Clinics)
        {
            var (address, prices, precios) = MadeUp.Public[clinics.Count];
            var clinic = new ClinicRow { Id = NewId(), Name = name, TimeZone = zone, Phone = phone, Address = address, PricesEn = prices, PricesEs = precios, CreatedAt = clock.Moment() };
            clinics.Add(clinic);
            foreach (var seat in seats) chairs.Add(new ChairRow { Id = NewId(), ClinicId = clinic.Id, Name = seat, Position = chairs.Count + 1 });
        }
        db.AddRange(clinics);
        db.AddRange(chairs);
        string? hash = null;
        foreach (var (name, email, roles, works) in MadeUp.Staff)
        {
            var person = staffing.New(name, email);
            person.PasswordHash = hash ??= hasher.HashPassword(person, Password);
            person.JoinedAt = clock.Moment();
            db.Add(person);
            staffing.Place(person.Id, roles, works.Select(work => clinics[work].Id));
            people[email.Split('@')[0]] = person;
            foreach (var work in works)
                foreach (var role in roles)
                    db.Add(new DutyRow { Id = NewId(), ClinicId = clinics[work].Id, Person = person.Id, Role = role, StartsAt = DemoClock.Afternoon.AddHours(-7), EndsAt = DemoClock.Afternoon.AddHours(6) });
        }
        await audit.Change(Audit.Actor.System, new("clinic-opened", $"clinic/{clinics[0].Id}"), () => Task.CompletedTask);
    }

    public Guid Clinic(int number) => clinics[number].Id;

    public TimeZoneInfo Zone(int number) => clinics[number].Zone;

    public ChairRow Chair(string name) => chairs.Single(chair => chair.Name == name);

    public IReadOnlyList<ChairRow> ChairsOf(int clinic) => [.. chairs.Where(chair => chair.ClinicId == clinics[clinic].Id)];

    public Guid Person(string word) => people[word].Id;

    public Actor Actor(string word) => Audit.Actor.Of(people[word].Id);

    public Confirmed Confirmed(string word) => new(Person(word), people[word].Name, clock.Moment());

    /// <summary>A signature as the person gave it; in the demo's past nobody types a password.</summary>
    public SignatureRow Sign(string word, string subject, string meaning)
    {
        var signature = Confirmed(word).Sign(NewId(), subject, meaning, subject);
        db.Add(signature);
        return signature;
    }

    private int made;

    /// <summary>The same ids in every demo.</summary>
    public Guid NewId()
    {
        Span<byte> bytes = stackalloc byte[16];
        Guid.CreateVersion7(clock.GetUtcNow()).TryWriteBytes(bytes, bigEndian: true, out _);
        bytes[8..].Clear();
        bytes[8] = 0x80;
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(bytes[12..], ++made);
        return new Guid(bytes, bigEndian: true);
    }
}
