using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Stillpoint.App.People;
using Stillpoint.App.Planning;
using Stillpoint.App.Records;
using Stillpoint.App.Screening;

namespace Stillpoint.App.Session.Record;

/// <summary>Makes the hash of each signature again from what is stored, and compares what was signed with what stands there now.</summary>
internal sealed class SignatureCheck(ClinicDb db)
{
    private static readonly string[] Tables = ["signature", "plan_version", "suitability"];

    public long Links { get; private set; }

    public static bool Concerns(string subject) => Tables.Any(table => subject.StartsWith(table + "/", StringComparison.Ordinal));

    /// <summary>Of these rows, as the audit names them, or of all.</summary>
    public async Task<string?> Hold(IReadOnlyCollection<string>? subjects = null)
    {
        if (subjects is null) return await Hold(db.Set<SignatureRow>(), db.Set<PlanVersionRow>(), db.Set<SuitabilityRow>());
        foreach (var some in subjects.Chunk(500))
        {
            List<Guid> Of(string table) => [.. some.Where(subject => subject.StartsWith(table + "/", StringComparison.Ordinal)).Select(subject => Guid.Parse(subject[(table.Length + 1)..]))];
            var (signatures, plans, judged) = (Of("signature"), Of("plan_version"), Of("suitability"));
            if (await Hold(db.Set<SignatureRow>().Where(row => signatures.Contains(row.Id)), db.Set<PlanVersionRow>().Where(row => plans.Contains(row.Id)), db.Set<SuitabilityRow>().Where(row => judged.Contains(row.Id))) is { } broken) return broken;
        }
        return null;
    }

    /// <summary>Each signature that these entries of strips name is there, of whom they say, and was given for what they say.</summary>
    public async Task<string?> Hold(IReadOnlyCollection<SessionEventRow> entries)
    {
        foreach (var some in entries.Chunk(250))
        {
            List<Guid> sessions = [.. some.Select(row => row.SessionId).Distinct()];
            var orders = await db.Set<SessionRow>().Where(row => sessions.Contains(row.Id))
                .Join(db.Set<PlanVersionRow>(), row => row.PlanVersionId, plan => plan.Id, (row, plan) => new { row.Id, plan.CourseId })
                .Join(db.Set<PlanVersionRow>(), one => one.CourseId, plan => plan.CourseId, (one, plan) => new { one.Id, plan.Body }).ToListAsync();
            // A session goes by the version that is in force until its drug is given: what was signed before covers an earlier one.
            var versions = orders.ToLookup(one => one.Id, one => one.Body);
            var named = some.SelectMany(row => Named(row, [.. versions[row.SessionId]]).Select(signature => (row, signature))).ToList();
            List<Guid> ids = [.. named.Select(one => one.signature.Id)];
            var signatures = await db.Set<SignatureRow>().AsNoTracking().Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id);
            foreach (var (row, signature) in named)
                if (EntrySignatures.Differs(signature, signatures.GetValueOrDefault(signature.Id), row.SessionId) is { } why)
                    return string.Create(CultureInfo.InvariantCulture, $"Session {row.SessionId}: signature {signature.Id}, which entry {row.Number} names, {why}.");
        }
        return null;
    }

    /// <summary>One that this program cannot read is proved by its hash alone.</summary>
    private static IReadOnlyList<NamedSignature> Named(SessionEventRow row, IReadOnlyList<string> orders)
    {
        try
        {
            return EntrySignatures.Of(EntryCodec.Read(row.Kind, row.Body), row.By, orders);
        }
        catch (Exception failed) when (SessionRecord.IsUnreadable(failed))
        {
            return [];
        }
    }

    private async Task<string?> Hold(IQueryable<SignatureRow> signatures, IQueryable<PlanVersionRow> plans, IQueryable<SuitabilityRow> judged)
    {
        await foreach (var signature in signatures.AsNoTracking().OrderBy(row => row.Id).AsAsyncEnumerable())
        {
            Links++;
            if (signature.Content is { } content && Confirmed.HashOf(content) != signature.ContentHash) return $"{Named(signature)}: the text it covers is not the text that was signed.";
        }
        var all = db.Set<SignatureRow>();
        await foreach (var (plan, signature) in plans.AsNoTracking().OrderBy(row => row.Id)
            .GroupJoin(all, row => row.SignatureId, row => row.Id, (row, found) => new { row, found }).SelectMany(one => one.found.DefaultIfEmpty(), (one, found) => new ValueTuple<PlanVersionRow, SignatureRow?>(one.row, found)).AsAsyncEnumerable())
            if (Differs("Order", plan.Id, $"plan-version/{plan.Id}", signature, CourseDesk.Signed(plan), plan.Body) is { } broken) return broken;
        await foreach (var (decision, signature) in judged.AsNoTracking().OrderBy(row => row.Id)
            .GroupJoin(all, row => row.SignatureId, row => row.Id, (row, found) => new { row, found }).SelectMany(one => one.found.DefaultIfEmpty(), (one, found) => new ValueTuple<SuitabilityRow, SignatureRow?>(one.row, found)).AsAsyncEnumerable())
            if (Differs("Decision", decision.Id, $"suitability/{decision.Id}", signature, SuitabilityDesk.Signed(decision), decision.Findings + decision.Overrides + decision.Decision.Text()) is { } broken) return broken;
        return null;
    }

    /// <param name="before">What a signature covered before its text was kept.</param>
    private string? Differs(string what, Guid id, string subject, SignatureRow? signature, string signed, string before)
    {
        Links++;
        if (signature is null) return $"{what} {id}: its signature is not there any more.";
        if (signature.Content is not null && (signature.Subject != subject || signature.Content != signed)) return $"{what} {id}: it is not what {Named(signature, small: true)} was given for.";
        // One from before its text was kept covers less, and where it names something else only its own row is proved.
        if (signature.Content is null && signature.Subject == subject && Confirmed.HashOf(before) != signature.ContentHash) return $"{what} {id}: it is not what {Named(signature, small: true)} was given for.";
        return null;
    }

    private static string Named(SignatureRow signature, bool small = false) =>
        string.Create(CultureInfo.InvariantCulture, $"{(small ? "signature" : "Signature")} {signature.Id} of {signature.At:yyyy-MM-dd HH:mm:ss} UTC on {signature.Subject}");
}
