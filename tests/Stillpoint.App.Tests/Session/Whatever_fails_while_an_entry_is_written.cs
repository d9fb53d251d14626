using System.Data.Common;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Stillpoint.App.Records;
using Stillpoint.App.Tests.People;

namespace Stillpoint.App.Tests.Session;

/// <summary>Every kind of failure by which a database goes away is told to the screen as that, at whatever step it strikes, and the entry can be sent again.</summary>
public sealed class Whatever_fails_while_an_entry_is_written
{
    private static PostgresException Says(string state) => new("", "FATAL", "FATAL", state);

    private static readonly (string Name, Func<Exception> Of)[] Kinds =
    [
        .. new[] { 5, 6, 8, 10, 13, 14 }.Select(code => ($"SQLite {code}", (Func<Exception>)(() => new SqliteException("", code)))),
        .. new[] { "08000", "08006", "53100", "53200", "53300", "40001", "40P01", "25P02", "25006", "55P03", "57014", "57P01", "57P02", "57P03", "58030" }.Select(state => ($"PostgreSQL {state}", (Func<Exception>)(() => Says(state)))),
        ("a connection that broke", () => new NpgsqlException("Exception while reading from stream", new EndOfStreamException())),
        ("a pool that is used up", () => new NpgsqlException("The connection pool has been exhausted", new TimeoutException())),
        ("a time that ran out", () => new TimeoutException()),
        ("a wire", () => new SocketException((int)SocketError.ConnectionReset)),
        ("a failure the framework calls transient", () => new InvalidOperationException("An exception has been raised that is likely due to a transient failure.", new NpgsqlException("", new SocketException()))),
        ("a save that failed", () => new DbUpdateException("", Says("57P01"))),
    ];

    [Fact]
    public async Task Is_told_as_a_database_that_is_away_at_every_step_of_it()
    {
        var fails = new Fails();
        await using var clinic = await RunningClinic.Start(more: builder => builder.Services.ConfigureDbContext<ClinicDb>(options => options.AddInterceptors(fails, fails.AtCommit)));
        var chair = await (await AChair.In(clinic)).WithTheDrugRunning();
        using var nurse = await clinic.SignedIn(chair.Nurse);
        var wrong = new List<string>();
        var struck = 0;
        // Who is asking, the strip, the insert, the note in the audit, the commit: each command of one entry in turn.
        for (var step = 1; ; step++)
        {
            fails.Arm(step, () => new TimeoutException());
            await Write();
            if (!fails.Struck) break;
            foreach (var (name, kind) in Kinds)
            {
                fails.Arm(step, kind);
                var status = await Write();
                struck++;
                if (status != HttpStatusCode.ServiceUnavailable) wrong.Add($"{name} at step {step}: {(int)status}");
            }
        }
        Assert.Empty(wrong);
        Assert.True(struck > 10 * Kinds.Length, $"{struck}");
        fails.Arm(int.MaxValue, () => new TimeoutException());
        Assert.Equal(HttpStatusCode.OK, await Write());

        async Task<HttpStatusCode> Write()
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"{chair.Page}/entries") { Content = JsonContent.Create(new { id = clinic.NewId(), kind = "note", measuredAt = clinic.Clock.GetUtcNow(), body = new { text = "Goes on." } }) };
            request.Headers.Add("Accept", "application/json");
            fails.Count();
            using var answer = await nurse.Send(request);
            fails.Rest();
            return answer.StatusCode;
        }
    }

    /// <summary>Fails the command of this number, and the commit as if it were one.</summary>
    private sealed class Fails : DbCommandInterceptor
    {
        private Func<Exception> kind = () => new TimeoutException();
        private int at = int.MaxValue, step;
        private bool counting;

        public Fails() => AtCommit = new(this);

        public Committing AtCommit { get; }

        public bool Struck { get; private set; }

        public void Arm(int number, Func<Exception> what) => (at, kind, Struck, step) = (number, what, false, 0);

        public void Count() => (counting, step) = (true, 0);

        public void Rest() => counting = false;

        private void Step()
        {
            if (!counting || Interlocked.Increment(ref step) != at) return;
            Struck = true;
            throw kind();
        }

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            Step();
            return new(result);
        }

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            Step();
            return new(result);
        }

        public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default)
        {
            Step();
            return new(result);
        }

        public sealed class Committing(Fails fails) : DbTransactionInterceptor
        {
            public override ValueTask<InterceptionResult> TransactionCommittingAsync(DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
            {
                fails.Step();
                return new(result);
            }
        }
    }
}
