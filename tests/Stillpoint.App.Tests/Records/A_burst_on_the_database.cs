using Microsoft.EntityFrameworkCore;
using Npgsql;
using Stillpoint.App.Records;

namespace Stillpoint.App.Tests.Records;

public sealed class A_burst_on_the_database
{
    [Fact]
    public async Task Waits_for_a_connection_rather_than_take_all_the_server_has()
    {
        await using var database = await TestDatabase.Fresh(TestDatabase.Postgres);
        // As an owner writes it, with no word of how many connections.
        var named = new NpgsqlConnectionStringBuilder(database.Place) { ApplicationName = "burst" };
        named.Remove("Maximum Pool Size");
        var engine = Engine.From(named.ConnectionString);
        try
        {
            await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => Task.Run(async () =>
            {
                await using var db = engine.Open();
                for (var again = 0; again < 3; again++) await db.Database.ExecuteSqlAsync($"select count(*) from pg_attribute");
            })));
            await using var db = engine.Open();
            var taken = await db.Database.SqlQuery<long>($"select count(*) as \"Value\" from pg_stat_activity where application_name = 'burst'").SingleAsync();
            Assert.InRange(taken, 2, 48);
        }
        finally
        {
            await using var connection = new NpgsqlConnection(engine.Connection);
            NpgsqlConnection.ClearPool(connection);
        }
    }
}
