using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Stillpoint.App.Records;
using Stillpoint.App.Shell;

namespace Stillpoint.App.Tests.Doors;

public sealed class What_went_wrong_as_an_answer
{
    private static async Task<(int Status, string Says)> Answer(Exception failed)
    {
        var http = new DefaultHttpContext { Response = { Body = new MemoryStream() } };
        await Failures.InShort(http, _ => throw failed);
        http.Response.Body.Position = 0;
        return (http.Response.StatusCode, await new StreamReader(http.Response.Body).ReadToEndAsync());
    }

    [Fact]
    public async Task What_somebody_else_changed_first_is_told_to_a_script_as_that()
    {
        var (status, says) = await Answer(new DbUpdateConcurrencyException("Somebody was sooner."));
        Assert.Equal(409, status);
        Assert.Contains("Nothing more was stored", says, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(13)]
    public async Task A_database_that_is_held_or_full_is_told_as_that_and_a_bug_is_none(int code)
    {
        Assert.Equal(503, (await Answer(new InvalidOperationException("Wrapped.", new DbUpdateException("", new SqliteException("", code))))).Status);
        await Assert.ThrowsAsync<InvalidOperationException>(() => Answer(new InvalidOperationException("A bug.")));
    }

    [Theory]
    [InlineData("57P01", true)]
    [InlineData("57P03", true)]
    [InlineData("53100", true)]
    [InlineData("08006", true)]
    [InlineData("25006", true)]
    [InlineData("23505", false)]
    [InlineData("42P01", false)]
    [InlineData("28P01", false)]
    [InlineData("3D000", false)]
    public void Of_what_PostgreSQL_says_an_outage_is_told_from_a_mistake(string state, bool outage) =>
        Assert.Equal(outage, Outage.Is(new InvalidOperationException("", new PostgresException("", "FATAL", "FATAL", state))));

    [Fact]
    public void A_server_that_does_not_answer_is_an_outage() => Assert.True(Outage.PassesByItself(new NpgsqlException("", new IOException())));
}
