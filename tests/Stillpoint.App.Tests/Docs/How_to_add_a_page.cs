using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Stillpoint.App.Shell.Forms;
using Stillpoint.App.Tests.People;

namespace Stillpoint.App.Tests.Docs;

/// <summary>The smallest form in the docs is one that the kit takes: its names exist, and its words are said.</summary>
public sealed partial class How_to_add_a_page
{
    private static readonly string Page = File.ReadAllText(AccessTable.InRepository("docs/adding/page.md"));

    /// <summary>The form of the docs, word for word.</summary>
    private sealed class EscortForm() : Form("escort")
    {
        public TextInput Name { get; } = new("The adult who takes the patient home") { Needed = "Name the adult who takes the patient home.", Most = 120 };
        public PhoneInput Phone { get; } = new("Their phone") { Needed = "Enter the escort's phone number with area code." };
    }

    [Fact]
    public void Shows_the_form_that_is_tried_here_word_for_word()
    {
        var here = File.ReadAllText(AccessTable.InRepository("tests/Stillpoint.App.Tests/Docs/How_to_add_a_page.cs"));
        foreach (Match line in InputLines().Matches(Page)) Assert.Contains(line.Value.Trim(), here, StringComparison.Ordinal);
        Assert.Equal(2, InputLines().Count(Page));
    }

    [Fact]
    public async Task Its_form_says_what_is_needed_and_reads_what_was_typed()
    {
        var form = new EscortForm();
        form.Take(new FormCollection(new() { ["name"] = " ", ["phone"] = "later" }));
        Assert.IsType<Outcome.Refused>(await form.Sent(() => Task.FromResult<Outcome>(new Outcome.Done())));
        Assert.Equal("Name the adult who takes the patient home.", form.Name.Error);
        form.Take(new FormCollection(new() { ["name"] = "Robin Vale", ["phone"] = "555 555 0117" }));
        Assert.IsType<Outcome.Done>(await form.Sent(() => Task.FromResult<Outcome>(new Outcome.Done())));
        Assert.Equal("Robin Vale", form.Name.Given);
    }

    [Fact]
    public void Names_only_what_exists()
    {
        var known = typeof(Form).Assembly.GetTypes().SelectMany(type => type.GetMembers(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static).Select(member => member.Name).Append(type.Name))
            .Concat(typeof(Visitor).Assembly.GetTypes().SelectMany(type => type.GetMembers().Select(member => member.Name).Append(type.Name))).Select(name => name.Split('`')[0]).ToHashSet(StringComparer.Ordinal);
        foreach (Match word in Named().Matches(Page)) Assert.True(known.Contains(word.Groups["name"].Value), $"“{word.Groups["name"].Value}” is named in docs/adding/page.md and doesn't exist");
    }

    [GeneratedRegex("^    public \\w+Input .*$", RegexOptions.Multiline)]
    private static partial Regex InputLines();

    [GeneratedRegex("`<?(?:\\w+\\.)*(?<name>[A-Z]\\w+)[^`/]*`", RegexOptions.ExplicitCapture)]
    private static partial Regex Named();
}
