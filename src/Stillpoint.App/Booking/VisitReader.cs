using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Authorization;
using Stillpoint.App.People;
using Stillpoint.App.Records;
using Stillpoint.App.Screening;
using Stillpoint.App.Session.Record;
using Stillpoint.App.Shell;
using Stillpoint.App.Shell.Forms;

namespace Stillpoint.App.Booking;

/// <summary>A visit as its page shows it: with its patient, its session once there is one, and the names of chair and people.</summary>
internal sealed record VisitView(VisitRow Visit, SessionRow? Session, KnownPatient Known, string? Chair, string? Prescriber, string? Nurse, IReadOnlyList<ToldChange> Changes);

/// <summary>One thing that was done with a visit, and by whom.</summary>
internal sealed record ToldChange(VisitChangeRow Change, string? By, string? Chair);

/// <summary>What the pages of a visit show, and what may be chosen for one.</summary>
internal sealed class VisitReader(ClinicDb db, FactStore facts, ClinicClock clock)
{
    public async Task<VisitView> Of(Guid id)
    {
        var visit = await db.Set<VisitRow>().AsNoTracking().SingleAsync(row => row.Id == id);
        return new(
            visit, await db.Set<SessionRow>().AsNoTracking().SingleOrDefaultAsync(row => row.VisitId == id), await facts.Read(visit.PatientId, clock.Local(clock.Now)),
            (await db.Set<ChairRow>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == visit.ChairId))?.Name, await NameOf(visit.Prescriber), await NameOf(visit.Nurse), await Changes(id));
    }

    private async Task<IReadOnlyList<ToldChange>> Changes(Guid visit)
    {
        var told = new List<ToldChange>();
        foreach (var change in await db.Set<VisitChangeRow>().AsNoTracking().Where(row => row.VisitId == visit).OrderBy(row => row.At).ToListAsync())
            told.Add(new(change, await NameOf(change.By), (await db.Set<ChairRow>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == change.ChairId))?.Name));
        return told;
    }

    /// <summary>The chairs and people of a clinic that a visit may be booked with.</summary>
    public async Task Offer(PlacedForm form, Guid clinic)
    {
        form.Chair.Options = [.. (await db.Set<ChairRow>().AsNoTracking().Where(chair => chair.ClinicId == clinic && chair.RetiredAt == null).OrderBy(chair => chair.Position).ToListAsync()).Select(chair => (chair.Id, chair.Name))];
        form.Prescriber.Options = await Working(Role.Prescriber, clinic);
        form.Nurse.Options = await Working(Role.Nurse, clinic);
    }

    private async Task<IReadOnlyList<Option<Guid>>> Working(Role role, Guid clinic) =>
        [.. (await db.Set<StaffRow>().AsNoTracking()
            .Where(person => person.LeftAt == null && db.Set<StaffRoleRow>().Any(has => has.StaffId == person.Id && has.Role == role) && db.Set<StaffClinicRow>().Any(work => work.StaffId == person.Id && work.ClinicId == clinic))
            .OrderBy(person => person.Name).ToListAsync()).Select(person => (person.Id, person.Name))];

    private async Task<string?> NameOf(Guid? person) => person is null ? null : (await db.Set<StaffRow>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == person))?.Name;
}
