using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Patients;
using Stillpoint.App.Records;
using Stillpoint.App.Tests.Records;

namespace Stillpoint.App.Tests.Patients;

public sealed class Finding_a_patient
{
    private static readonly DateOnly Today = new(2026, 11, 19);

    private static async Task<IReadOnlyList<string>> Find(World world, string typed, Guid? clinic = null)
    {
        await using var db = world.Database.Open();
        return [.. (await new PersonSearch(db).Find(typed, [clinic ?? world.Clinic], Today)).Select(found => found.Patient.Name)];
    }

    [Theory, OnEveryEngine]
    public async Task Works_however_it_is_typed_and_at_the_readers_clinics_only(string engine)
    {
        await using var world = await World.On(engine);
        await using (var db = world.Database.Open())
        {
            db.Add(new PatientRow { Id = world.NewId(), ClinicId = world.Clinic, Reference = "W9W9-W9", GivenName = "小龍", FamilyName = "李", BirthDate = new(1940, 11, 27), Phone = "+34 600 123 456", Language = "en", CreatedAt = world.Clock.GetUtcNow() });
            await db.SaveChangesAsync();
        }
        Assert.Equal(["Juniper Vale"], await Find(world, "vale, juniper"));
        Assert.Equal(["Juniper Vale"], await Find(world, "3/11/1984"));
        Assert.Equal(["小龍 李"], await Find(world, "李小龍"));
        Assert.Equal(["小龍 李"], await Find(world, "123456"));
        Assert.Equal(["Juniper Vale", "小龍 李"], await Find(world, ""));
        Assert.Empty(await Find(world, "vale 1984-03-12"));
        Assert.Empty(await Find(world, "n:"));
        Assert.Empty(await Find(world, "vale", world.NewId()));
    }

    [Theory, OnEveryEngine]
    public async Task Of_a_row_from_before_words_were_kept_works_after_the_next_start(string engine)
    {
        await using var world = await World.On(engine);
        await using (var db = world.Database.Open()) await db.Set<PatientWordRow>().ExecuteDeleteAsync();
        Assert.Empty(await Find(world, "vale"));
        await world.Database.Engine.Migrate();
        Assert.Equal(["Juniper Vale"], await Find(world, "vale"));
    }
}
