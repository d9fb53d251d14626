using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Audit;
using Stillpoint.App.Authorization;
using Stillpoint.App.Kernel;
using Stillpoint.App.People;
using Stillpoint.App.Records;
using Stillpoint.App.Session.Record;
using Stillpoint.App.Tests.Records;
using Stillpoint.Care.Session.Record;

namespace Stillpoint.App.Tests.Session;

/// <summary>Each of these was done to a copy whose triggers had been taken off, and the check of the record said that all was well.</summary>
public sealed class What_the_record_proves
{
    public static TheoryData<string, string, string> Attacks => Each(
        ("update plan_version set body = replace(body, '37', '370') where number = 2", "Plan version {order}"),
        ("update plan_version set route = 'IM' where number = 2", "Plan version {order}"),
        ("update plan_version set product = 'Esketamine', indication = 'IND-12', verdict = 'Block', why = 'Other.', shown = 'Dose: 1 mg' where number = 2", "Plan version {order}"),
        ("delete from plan_version where number = 2", "Plan version {order}"),
        ("update signature set \"by\" = '{other}' where content is not null", "Signature"),
        ("update signature set content = 'Another text.', content_hash = 'aa' where subject like 'session/%'", "Signature"),
        ("delete from signature where subject like 'session/%'", "not there any more"),
        ("update suitability set decision = 'notSuitable'", "Suitability"),
        ("update fact set value = '37' where key = 'weight'", "Fact {weight} of patient {patient}"),
        ("delete from fact where key = 'weight'", "Fact {weight} of patient {patient}"),
        ("delete from consent", "Consent"),
        ("update consent set signed_name = 'Somebody Else'", "Consent"),
        ("update device_reading set signals = replace(signals, '93', '99')", "Readings 1 to 12"),
        ("delete from device_reading where number = 7", "12 were sealed and 11 are there"),
        ("delete from device_reading", "12 were sealed and 0 are there"),
        ("update policy set body = '220'", "Policy"),
        ("update staff_role set role = 'prescriber'", "Staff role"),
        ("delete from staff_clinic", "Staff clinic"),
        ("update staff set left_at = 1, name = 'Somebody Else'", "Staff {nurse}"),
        ("update device_binding set session_id = null", "Device binding"),
        ("delete from session_event where number = 2", "the audit ends at entry 2, the strip at 1"),
        ("update session_event set body = '{\"text\":\"Never happened.\"}' where number = 2", "entry 2 was changed"),
        ("update audit_entry set detail = 'nothing' where number = 3", "Audit: entry 3 was changed"),
        ("delete from audit_entry where number = 3", "Audit: entry 3 is missing"));

    private static TheoryData<string, string, string> Each(params (string Sql, string Named)[] attacks)
    {
        var all = new TheoryData<string, string, string>();
        foreach (var (sql, named) in attacks)
            foreach (var engine in (string[])[TestDatabase.Sqlite, TestDatabase.Postgres]) all.Add(engine, sql, named);
        return all;
    }

    [Theory, MemberData(nameof(Attacks))]
    public async Task Whatever_is_changed_or_taken_away_behind_the_programs_back_is_found_and_named(string engine, string sql, string named)
    {
        await using var record = await AProvedRecord.On(engine);
        string In(string text) => text.Replace("{order}", record.Order.ToString(), StringComparison.Ordinal).Replace("{weight}", record.Weight.ToString(), StringComparison.Ordinal)
            .Replace("{patient}", record.World.Patient.ToString(), StringComparison.Ordinal).Replace("{nurse}", World.Nurse.ToString(), StringComparison.Ordinal).Replace("{other}", record.Other.ToString(), StringComparison.Ordinal);
        Assert.Null((await record.Verify()).Broken);

        await record.Tamper(In(sql));

        var (output, errors) = (new StringWriter(), new StringWriter());
        Assert.Equal(ExitCode.AnswerIsNo, await RecordCommand.Run(["verify", "--database", record.World.Database.Place], output, errors, record.World.Clock));
        Assert.Contains(In(named), output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Juniper", output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Vale", output.ToString(), StringComparison.Ordinal);
    }

    [Theory, OnEveryEngine]
    public async Task An_order_and_its_signature_changed_to_match_are_found_all_the_same(string engine)
    {
        await using var record = await AProvedRecord.On(engine);
        await record.Tamper($"update plan_version set route = 'IM' where number = 2; update signature set content = replace(content, 'IV', 'IM'), content_hash = 'made to match' where subject = 'plan-version/{record.Order}'");
        Assert.Contains("was changed after it was written", (await record.Verify()).Broken, StringComparison.Ordinal);
    }

    [Theory, OnEveryEngine]
    public async Task A_cut_end_is_found_by_the_line_that_was_kept_outside(string engine)
    {
        await using var record = await AProvedRecord.On(engine);
        await record.Looks(50);
        var output = new StringWriter();
        Assert.Equal(ExitCode.Done, await RecordCommand.Run(["head", "--database", record.World.Database.Place], output, output, record.World.Clock));
        var kept = AuditHead.Read(output.ToString().Trim())!;
        var outside = Path.Combine(Directory.CreateTempSubdirectory("stillpoint-outside-").FullName, "heads.txt");
        await File.WriteAllTextAsync(outside, output.ToString(), TestContext.Current.CancellationToken);
        Assert.Equal(ExitCode.Done, await RecordCommand.Run(["verify", "--anchor", outside, "--database", record.World.Database.Place], output, output, record.World.Clock));

        await record.Tamper($"delete from audit_entry where number > {kept.Number - 50}");

        Assert.Null((await record.Verify()).Broken);
        var said = new StringWriter();
        Assert.Equal(ExitCode.AnswerIsNo, await RecordCommand.Run(["verify", "--anchor", outside, "--database", record.World.Database.Place], said, said, record.World.Clock));
        Assert.Contains($"it ends at entry {kept.Number - 50}", said.ToString(), StringComparison.Ordinal);

        // Grown again to the same length it is another one.
        record.World.Clock.Pass(TimeSpan.FromMinutes(1));
        await record.Looks(50);
        Assert.Contains("is not the one whose hash was kept outside", (await record.Verify(new Dictionary<long, string> { [kept.Number] = kept.Hash })).Broken, StringComparison.Ordinal);
        Directory.Delete(Path.GetDirectoryName(outside)!, recursive: true);
    }

    [Theory, OnEveryEngine]
    public async Task What_was_written_before_rows_were_proved_is_said_not_to_be_and_from_the_first_night_on_nothing_may_join_it(string engine)
    {
        await using var record = await AProvedRecord.On(engine);
        var before = await record.Verify();
        // The world's own patient, order, signature and session were put there past the audit.
        Assert.Equal(4, before.NotCovered);
        Assert.Contains("Not covered: 4 rows", before.Says, StringComparison.Ordinal);

        var night = await record.Night();
        Assert.Null(night.Broken);
        Assert.Equal(4, night.Found);
        Assert.Contains("4 rows are from before rows were proved", (await record.Verify()).Says, StringComparison.Ordinal);

        await record.Tamper($"insert into staff_role (staff_id, role) values ('{(engine == TestDatabase.Sqlite ? World.Nurse.ToString().ToUpperInvariant() : World.Nurse.ToString())}', 'prescriber')");
        Assert.Contains($"Staff role {World.Nurse} prescriber: the audit knows nothing of it", (await record.Verify()).Broken, StringComparison.Ordinal);
    }

    [Theory, OnEveryEngine]
    public async Task A_row_found_in_the_first_night_is_held_to_how_it_was_found(string engine)
    {
        await using var record = await AProvedRecord.On(engine);
        await record.Night();
        await record.Tamper("update patient set family_name = 'Somebody'");
        Assert.Contains($"Patient {record.World.Patient} of patient {record.World.Patient}", (await record.Verify()).Broken, StringComparison.Ordinal);
    }

    [Theory, OnEveryEngine]
    public async Task A_role_given_and_taken_again_by_the_program_holds(string engine)
    {
        await using var record = await AProvedRecord.On(engine);
        foreach (var _ in (int[])[1, 2])
        {
            await record.Write(new StaffRoleRow { StaffId = World.Nurse, Role = Role.Prescriber });
            await record.World.WithRecord(async (_, db) =>
            {
                await new AuditTrail(db, record.World.Clock).Change(Actor.System, new AuditNote("roles-changed", "test"), async () => db.Remove(await db.Set<StaffRoleRow>().SingleAsync(role => role.Role == Role.Prescriber)));
                return true;
            });
        }
        Assert.Null((await record.Verify()).Broken);
    }

    [Theory, OnEveryEngine]
    public async Task What_is_undone_with_its_transaction_leaves_no_hash_behind(string engine)
    {
        await using var record = await AProvedRecord.On(engine);
        await record.World.WithRecord(async (_, db) =>
        {
            var audit = new AuditTrail(db, record.World.Clock);
            await audit.Together(Actor.System, new AuditNote("refused", "test"), async () =>
            {
                db.Add(record.Fact("weight", "99"));
                await db.SaveChangesAsync();
                return "No.";
            });
            await audit.Viewed(Actor.System, record.World.Patient, "test");
            return true;
        });
        Assert.Null((await record.Verify()).Broken);
    }

    [Theory, OnEveryEngine]
    public async Task One_session_is_checked_with_its_order_and_its_signatures(string engine)
    {
        await using var record = await AProvedRecord.On(engine);
        Task<RecordCheck.Result> One() => record.World.WithRecord((_, db) => new RecordCheck(db).OneSession(record.World.Session));
        Assert.Null((await One()).Broken);
        await record.Tamper("update signature set \"by\" = '" + (engine == TestDatabase.Sqlite ? record.Other.ToString().ToUpperInvariant() : record.Other.ToString()) + "' where subject like 'session/%'");
        Assert.Contains("Signature", (await One()).Broken, StringComparison.Ordinal);
    }

    [Theory, OnEveryEngine]
    public async Task A_signature_that_an_entry_names_was_given_for_what_the_entry_says(string engine)
    {
        await using var record = await AProvedRecord.On(engine);
        var handover = new Entry.StaffHandover(World.Nurse, "Calm, 40 mg in.", "none", record.World.NewId());
        async Task HandedOver(Entry.StaffHandover says, string signed)
        {
            await record.Write(new Confirmed(World.Nurse, "Teal Larkin", record.World.Clock.GetUtcNow()).Sign(says.Signature!.Value, $"session/{record.World.Session}", "I take over.", signed));
            Assert.IsType<Receipt.Stored>(await record.World.WithRecord((strips, _) => strips.Append(record.World.Session, new Sent(record.World.NewId(), says, record.World.Clock.GetUtcNow(), null, new(Signed: true)), Actor.Of(World.Nurse))));
        }
        await HandedOver(handover, EntrySignatures.Text(handover) + "Drug: runs");
        Assert.Null((await record.Verify()).Broken);

        var other = handover with { Signature = record.World.NewId() };
        await HandedOver(other, EntrySignatures.Text(other with { Says = "Calm, 4 mg in." }));
        Assert.Contains($"signature {other.Signature}, which entry 4 names, was given for something else", (await record.Verify()).Broken, StringComparison.Ordinal);
        Assert.Contains("was given for something else", (await record.World.WithRecord((_, db) => new RecordCheck(db).OneSession(record.World.Session))).Broken, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_kind_of_entry_that_names_a_signature_is_compared_with_it() =>
        Assert.All(EntryCodec.All, word => Assert.Equal(EntryCodec.TypeOf(word)!.GetProperties().Any(property => property.Name.Contains("Signature", StringComparison.Ordinal)), EntrySignatures.NamedBy(word)));

    [Fact]
    public void A_signature_on_another_session_of_somebody_else_or_of_nobody_is_not_the_one_an_entry_names()
    {
        static Guid NewId() => Guid.CreateVersion7(TestClock.Afternoon);
        var (session, nurse, id) = (NewId(), World.Nurse, NewId());
        SignatureRow Given(Guid by, string subject, string content) => new Confirmed(by, "", TestClock.Afternoon).Sign(id, subject, "I take over.", content);
        var named = Assert.Single(EntrySignatures.Of(new Entry.WasteWitnessed("ketamine", 12.5m, nurse, id), NewId(), ""));
        Assert.Null(EntrySignatures.Differs(named, Given(nurse, $"session/{session}", "12.5"), session));
        Assert.Null(EntrySignatures.Differs(named, Given(nurse, $"session/{session}", "12.5\nDrawn up: 40 mg"), session));
        Assert.Equal("was given for something else", EntrySignatures.Differs(named, Given(nurse, $"session/{session}", "12.55"), session));
        Assert.Equal("is somebody else's", EntrySignatures.Differs(named, Given(NewId(), $"session/{session}", "12.5"), session));
        Assert.Equal($"was given on session/{id}", EntrySignatures.Differs(named, Given(nurse, $"session/{id}", "12.5"), session));
        Assert.Equal("is not there any more", EntrySignatures.Differs(named, null, session));
    }

    [Fact]
    public async Task Every_table_that_is_only_added_to_is_proved()
    {
        await using var database = await TestDatabase.Fresh(TestDatabase.Sqlite);
        await using var db = database.Open();
        var kept = await db.Database.SqlQueryRaw<string>("select distinct tbl_name as \"Value\" from sqlite_master where type = 'trigger' and name like '%_is_kept'").ToListAsync();
        Assert.NotEmpty(kept);
        // These are chains of their own: links, heads in the audit, and seals.
        string[] chains = ["audit_entry", "session_event", "device_reading"];
        Assert.Empty(kept.Except(chains).Except(RowCheck.Kinds(db).Select(kind => kind.GetTableName()!)));
    }

    [Theory, OnEveryEngine]
    public async Task An_export_at_the_command_line_is_noted_with_who_made_it(string engine)
    {
        await using var record = await AProvedRecord.On(engine);
        var output = new StringWriter();
        Assert.Equal(ExitCode.Done, await RecordCommand.Run(["export", record.World.Session.ToString(), "--csv", "--database", record.World.Database.Place], output, output, record.World.Clock));
        Assert.Contains("Comfortable.", output.ToString(), StringComparison.Ordinal);
        var note = await record.World.WithRecord((_, db) => db.Set<AuditEntryRow>().SingleAsync(entry => entry.Action == "session-exported"));
        Assert.Equal(record.World.Patient, note.Patient);
        Assert.Contains(Environment.UserName, note.Detail, StringComparison.Ordinal);
    }
}
