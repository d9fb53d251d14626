using System.Text;
using Stillpoint.App.People;

namespace Stillpoint.App.Tests.People;

public sealed class A_code_from_an_authenticator
{
    /// <summary>The secret of RFC 6238, appendix B.</summary>
    private static readonly byte[] Secret = Encoding.ASCII.GetBytes("12345678901234567890");

    private static DateTimeOffset At(long seconds) => DateTimeOffset.FromUnixTimeSeconds(seconds);

    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void Agrees_with_the_published_vectors(long seconds, string code) => Assert.Equal(code, Totp.CodeAt(Secret, Totp.StepOf(At(seconds))));

    [Fact]
    public void Is_taken_a_step_early_or_late_and_no_further()
    {
        var made = Totp.StepOf(At(1234567890));
        var code = Totp.CodeAt(Secret, made);
        Assert.All([-30, 0, 30], late => Assert.Equal(made, Totp.Check(Secret, code, At(1234567890 + late), null)));
        Assert.All([-60, 60], late => Assert.Null(Totp.Check(Secret, code, At(1234567890 + late), null)));
    }

    [Fact]
    public void Works_once()
    {
        var used = Totp.Check(Secret, "005924", At(1234567890), null);
        Assert.NotNull(used);
        Assert.Null(Totp.Check(Secret, "005924", At(1234567890), used));
        Assert.NotNull(Totp.Check(Secret, Totp.CodeAt(Secret, used.Value + 1), At(1234567890), used));
    }

    [Fact]
    public void Is_taken_although_an_earlier_one_was_used_while_the_clock_ran_a_day_ahead() =>
        Assert.NotNull(Totp.Check(Secret, "005924", At(1234567890), Totp.StepOf(At(1234567890).AddDays(1))));

    [Fact]
    public void May_be_typed_with_a_space() => Assert.NotNull(Totp.Check(Secret, "005 924", At(1234567890), null));

    [Theory]
    [InlineData("")]
    [InlineData("5924")]
    [InlineData("0005924")]
    [InlineData("abcdef")]
    [InlineData("٠٠٥٩٢٤")]
    public void Of_another_shape_is_not_a_code(string code) => Assert.Null(Totp.Check(Secret, code, At(1234567890), null));

    [Fact]
    public void Its_secret_is_written_in_base_32()
    {
        Assert.Equal("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", Totp.Written(Secret));
        Assert.Equal("otpauth://totp/Lantern%20Street:a%40b.example?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Lantern%20Street&algorithm=SHA1&digits=6&period=30",
            Totp.Address(Secret, "Lantern Street", "a@b.example"));
    }

    [Fact]
    public void Recovery_codes_differ_and_are_known_by_what_was_typed_however_it_was_typed()
    {
        var codes = RecoveryCodes.New();
        Assert.Equal(RecoveryCodes.Count, codes.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(RecoveryCodes.HashOf(codes[0]), RecoveryCodes.HashOf(" " + codes[0].ToUpperInvariant().Replace('-', ' ')));
        Assert.NotEqual(RecoveryCodes.HashOf(codes[0]), RecoveryCodes.HashOf(codes[1]));
        Assert.DoesNotContain(codes[0], RecoveryCodes.HashOf(codes[0]), StringComparison.Ordinal);
    }
}
