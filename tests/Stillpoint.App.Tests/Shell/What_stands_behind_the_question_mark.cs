using System.Net;
using System.Reflection;
using Microsoft.AspNetCore.Components;
using Stillpoint.App.Authorization;
using Stillpoint.App.Records;
using Stillpoint.App.Shell;
using Stillpoint.App.Tests.People;

namespace Stillpoint.App.Tests.Shell;

public sealed class What_stands_behind_the_question_mark(OneClinic clinic) : IClassFixture<OneClinic>
{
    [Fact]
    public void Is_taken_as_text_by_every_page_so_that_nonsense_fails_none_of_them() =>
        Assert.Empty(typeof(Addressed).Assembly.GetTypes()
            .SelectMany(page => page.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Where(asked => asked.GetCustomAttribute<SupplyParameterFromQueryAttribute>() is not null && asked.PropertyType != typeof(string) && asked.PropertyType != typeof(string[]))
            .Select(asked => $"{asked.DeclaringType!.Name}.{asked.Name}"));

    [Theory]
    [InlineData("/calendar?clinic=zzz")]
    [InlineData("/inbox?task=zzz")]
    [InlineData("/floor?clinic=zzz")]
    public async Task Is_passed_over_where_it_names_nothing(string address)
    {
        using var answer = await (await clinic.As(Role.Nurse)).Get(address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }
}
