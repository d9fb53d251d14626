using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Stillpoint.App.Asking;
using Stillpoint.App.Shell.Forms;
using Stillpoint.App.Texts;

namespace Stillpoint.App.Tests.Asking;

/// <summary>Questions that offer nothing to choose from: what is written is kept to the letter, within limits the server holds.</summary>
public sealed class An_answer_that_is_written
{
    private static AskedQuestion Question(Writing written, bool maySkip = true) => new("form@1:1", "What else should we know?") { Written = written, MaySkip = maySkip };

    private static readonly Writing.Words Words = new(Most: 20);

    private static readonly Writing.Number Hours = new("h", 0, 24);

    private static readonly Writing.Day Days = new(new(1900, 1, 1), new(2026, 11, 30));

    private static async Task<(string? Answer, string? Error)> Send(AskedQuestion ask, string typed, string act = "next", Language language = Language.English)
    {
        var form = new AskForm(ask, null, language);
        form.Take(new FormCollection(new Dictionary<string, StringValues> { ["answer"] = typed, ["act"] = act }));
        var outcome = await form.Sent(() => Task.FromResult<Outcome>(new Outcome.Done()));
        return outcome is Outcome.Done ? (form.Answer, null) : (null, form.Asked.Error);
    }

    [Fact]
    public async Task Is_kept_as_it_was_typed_without_the_blanks_around_it()
    {
        Assert.Equal("El pulso, á veces", (await Send(Question(Words), " El pulso, á veces ")).Answer);
        Assert.Equal("7.50", (await Send(Question(Hours), "7.50")).Answer);
        Assert.Equal("1984-03-11", (await Send(Question(Days), "1984-03-11")).Answer);
    }

    [Fact]
    public async Task Longer_or_larger_or_later_than_it_may_be_is_refused_in_the_language_of_the_reader()
    {
        Assert.StartsWith("This has 21 characters", (await Send(Question(Words), new string('x', 21))).Error, StringComparison.Ordinal);
        Assert.Equal("Enter a number from 0 to 24, with a point for decimals.", (await Send(Question(Hours), "25")).Error);
        Assert.Equal("Escriba un número de 0 a 24, con punto decimal.", (await Send(Question(Hours), "7,5", language: Language.Spanish)).Error);
        Assert.Equal("Enter a day from 1900-01-01 to 2026-11-30, such as 2026-11-30.", (await Send(Question(Days), "2026-12-01")).Error);
        Assert.Contains("can't be seen", (await Send(Question(Words), "a\u202Eb")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task May_be_passed_over_whatever_stands_in_the_field_unless_it_is_needed()
    {
        Assert.Equal(Answers.Skipped, (await Send(Question(Hours), "99", AskForm.Skip)).Answer);
        Assert.Null((await Send(Question(Hours, maySkip: false), "9", AskForm.Skip)).Answer);
        Assert.Null((await Send(Question(Words, maySkip: false), Answers.Skipped)).Answer);
        Assert.NotNull((await Send(Question(Words), "")).Error);
    }

    [Theory]
    [InlineData("7.5", true)]
    [InlineData("7,5", false)]
    [InlineData("", false)]
    [InlineData("-", true)]
    public void Is_read_by_the_desk_as_the_page_reads_it(string answer, bool taken) => Assert.Equal(taken, Question(Hours).Takes(answer));

    [Fact]
    public void Is_read_back_with_its_unit()
    {
        Assert.Equal("7.5 h", Question(Hours).Said("7.5"));
        Assert.Equal("fine", Question(Words).Said("fine"));
        Assert.Equal("", Question(Hours).Said(Answers.Skipped));
    }

    [Fact]
    public void Is_asked_with_the_place_to_write_it()
    {
        Assert.IsType<LongTextInput>(new AskForm(Question(new Writing.Words(500, Lines: true)), null, Language.English).Asked);
        Assert.IsType<PhoneInput>(new AskForm(Question(new Writing.Phone()), "555 555 0100", Language.English).Asked);
        Assert.Equal("555 555 0100", new AskForm(Question(new Writing.Phone()), "555 555 0100", Language.English).Asked.Typed);
        Assert.Equal("", new AskForm(Question(Hours), Answers.Skipped, Language.English).Asked.Typed);
    }
}
