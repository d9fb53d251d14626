using System.Net;
using Stillpoint.App.Kernel;

namespace Stillpoint.App.Tests.Doors;

public sealed class Opening_the_doors
{
    private static ListenOn On(string text) => ListenOn.Read(text)!;

    [Fact]
    public void On_this_machine_nothing_more_is_asked() => Assert.Null(DoorRules.Refusal(new DoorPlan()));

    [Theory]
    [InlineData("localhost:5080", true)]
    [InlineData("127.0.0.1:5080", true)]
    [InlineData("127.4.5.6:5080", true)]
    [InlineData("[::1]:5080", true)]
    [InlineData("0.0.0.0:5080", false)]
    [InlineData("[::]:5080", false)]
    [InlineData("*:5080", false)]
    [InlineData("192.168.7.20:5080", false)]
    public void Loopback_is_what_leads_back_to_this_machine_and_nothing_else(string text, bool loopback) => Assert.Equal(loopback, On(text).IsLoopback);

    [Theory]
    [InlineData("5080")]
    [InlineData("localhost")]
    [InlineData("localhost:")]
    [InlineData("localhost:70000")]
    [InlineData("localhost:-1")]
    [InlineData("localhost.evil.example:5080")]
    [InlineData("http://localhost:5080")]
    public void What_is_no_address_of_this_machine_is_not_read_as_one(string text) => Assert.Null(ListenOn.Read(text));

    [Theory]
    [InlineData("0.0.0.0:5080")]
    [InlineData("*:5080")]
    [InlineData("[::]:5080")]
    [InlineData("192.168.7.20:5080")]
    public void Off_this_machine_something_must_speak_TLS(string http)
    {
        var plan = new DoorPlan { Http = On(http) };
        Assert.Contains("--certificate", DoorRules.Refusal(plan), StringComparison.Ordinal);
        Assert.Null(DoorRules.Refusal(plan with { Certificate = "server.pem" }));
        Assert.Null(DoorRules.Refusal(plan with { BehindProxy = true }));
        Assert.Contains("Choose one", DoorRules.Refusal(plan with { BehindProxy = true, Certificate = "server.pem" }), StringComparison.Ordinal);
    }

    [Fact]
    public void The_demo_never_leaves_this_machine_whatever_it_is_given()
    {
        var plan = new DoorPlan { Demo = true };
        Assert.Null(DoorRules.Refusal(plan));
        Assert.NotNull(DoorRules.Refusal(plan with { Http = On("0.0.0.0:5080"), Certificate = "server.pem" }));
        Assert.NotNull(DoorRules.Refusal(plan with { Http = On("0.0.0.0:5080"), BehindProxy = true }));
        Assert.NotNull(DoorRules.Refusal(plan with { Mllp = On("0.0.0.0:2575"), MllpFrom = ["192.168.7.30"] }));
    }

    [Fact]
    public void Monitors_from_elsewhere_must_be_listed_and_the_whole_world_is_no_list()
    {
        var plan = new DoorPlan { Mllp = On("0.0.0.0:2575") };
        Assert.Contains("--mllp-from", DoorRules.Refusal(plan), StringComparison.Ordinal);
        Assert.Null(DoorRules.Refusal(plan with { MllpFrom = ["192.168.7.30", "10.4.0.0/24"] }));
        Assert.Contains("neither an address nor a network", DoorRules.Refusal(plan with { MllpFrom = ["monitor-3"] }), StringComparison.Ordinal);
        Assert.Contains("whole world", DoorRules.Refusal(plan with { MllpFrom = ["0.0.0.0/0"] }), StringComparison.Ordinal);
        Assert.Contains("whole world", DoorRules.Refusal(plan with { MllpFrom = ["::/0"] }), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("::1", true)]
    [InlineData("192.168.7.30", true)]
    [InlineData("::ffff:192.168.7.30", true)]
    [InlineData("10.4.0.200", true)]
    [InlineData("10.4.1.1", false)]
    [InlineData("192.168.7.31", false)]
    public void Only_a_listed_monitor_may_speak(string from, bool may) =>
        Assert.Equal(may, DoorRules.MaySpeak(new DoorPlan { MllpFrom = ["192.168.7.30", "10.4.0.0/24"] }, IPAddress.Parse(from)));

    [Fact]
    public void Two_doors_do_not_share_a_port() =>
        Assert.NotNull(DoorRules.Refusal(new DoorPlan { Mllp = On("localhost:5080") }));

    [Fact]
    public void A_refusal_is_one_sentence() => Assert.All(
        new[]
        {
            new DoorPlan { Http = On("*:5080") }, new DoorPlan { Demo = true, Http = On("*:5080") }, new DoorPlan { Mllp = On("*:2575") },
            new DoorPlan { Mllp = On("localhost:5080") }, new DoorPlan { MllpFrom = ["nobody"] }, new DoorPlan { BehindProxy = true, Certificate = "x" },
        },
        plan =>
        {
            var says = DoorRules.Refusal(plan);
            Assert.NotNull(says);
            Assert.DoesNotContain('\n', says);
            Assert.EndsWith(".", says, StringComparison.Ordinal);
        });
}
