using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Authorization;
using Stillpoint.App.Interop.Fhir.Import;
using Stillpoint.App.Records;
using Stillpoint.App.Tests.People;
using Stillpoint.App.Tests.Records;

namespace Stillpoint.App.Tests.Interop.Fhir;

/// <summary>A record from elsewhere is handed in on the page, looked at, and taken over line by line.</summary>
public sealed partial class A_file_of_another_system
{
    private const string Patient = """{"resourceType":"Patient","id":"p","name":[{"family":"VALE","given":["Juniper","Ann"]}],"birthDate":"1984-03-11","managingOrganization":{"display":"Northwind Hospital"}}""";

    private static string Bundle(params string[] resources) =>
        $$"""{"resourceType":"Bundle","type":"collection","entry":[{{string.Join(",", resources.Select(one => $$"""{"resource":{{one}}}"""))}}]}""";

    private static readonly string[] Record =
    [
        Patient,
        """{"resourceType":"Condition","id":"c1","subject":{"reference":"Patient/p"},"clinicalStatus":{"coding":[{"code":"active"}]},"verificationStatus":{"coding":[{"code":"confirmed"}]},"code":{"coding":[{"system":"http://snomed.info/sct","code":"38341003","display":"Hypertensive disorder"}]},"recordedDate":"2024-05-02"}""",
        """{"resourceType":"Condition","id":"c2","subject":{"reference":"Patient/p"},"category":[{"coding":[{"code":"health-concern"}]}],"code":{"text":"Full-time employment (finding)"}}""",
        """{"resourceType":"AllergyIntolerance","id":"a1","patient":{"reference":"Patient/p"},"code":{"text":"Penicillin"},"recordedDate":"2019-01-01"}""",
        """{"resourceType":"MedicationRequest","id":"m1","status":"active","intent":"order","subject":{"reference":"Patient/p"},"medicationCodeableConcept":{"text":"Sertraline 50 MG Oral Tablet"},"authoredOn":"2026-10-01","dosageInstruction":[{"timing":{"repeat":{"frequency":1,"period":1,"periodUnit":"d"}},"doseAndRate":[{"doseQuantity":{"value":50,"unit":"mg"}}]}]}""",
        """{"resourceType":"MedicationRequest","id":"m2","status":"stopped","intent":"order","subject":{"reference":"Patient/p"},"medicationCodeableConcept":{"text":"Phenelzine"},"authoredOn":"2020-10-01"}""",
        """{"resourceType":"Observation","id":"o1","status":"final","subject":{"reference":"Patient/p"},"code":{"coding":[{"system":"http://loinc.org","code":"29463-7"}]},"effectiveDateTime":"2026-11-01T09:00:00Z","valueQuantity":{"value":68,"unit":"kg"}}""",
    ];

    private static async Task<(RunningClinic Clinic, Visitor Nurse, string Page, Guid Patient)> Clinic(string engine = TestDatabase.Sqlite)
    {
        var clinic = await RunningClinic.Start(engine);
        var somewhere = await Somewhere.In(clinic);
        return (clinic, await clinic.As(Role.Nurse), $"/patients/{somewhere.Patient}/import", somewhere.Patient);
    }

    /// <summary>Sends the file as a browser does, and answers the page that comes back.</summary>
    private static async Task<string> HandIn(Visitor visitor, string page, byte[] file)
    {
        var drawn = await visitor.Read(page);
        var form = UploadForm().Match(drawn).Value;
        using var content = new MultipartFormDataContent();
        foreach (Match hidden in Hidden().Matches(form)) content.Add(new StringContent(WebUtility.HtmlDecode(hidden.Groups["value"].Value)), hidden.Groups["name"].Value);
        content.Add(new ByteArrayContent(file), "file", "record.json");
        using var request = new HttpRequestMessage(HttpMethod.Post, page) { Content = content };
        using var reply = await visitor.Send(request);
        return await reply.Content.ReadAsStringAsync();
    }

    private static Task<string> HandIn(Visitor visitor, string page, string file) => HandIn(visitor, page, Encoding.UTF8.GetBytes(file));

    /// <summary>Fills the form that confirms what was shown, as it stands on that page.</summary>
    private static async Task<HttpResponseMessage> Confirm(Visitor visitor, string page, string shown, params (string Name, string Value)[] fields)
    {
        var form = ConfirmForm().Match(shown).Value;
        var body = Hidden().Matches(form).Select(hidden => KeyValuePair.Create(hidden.Groups["name"].Value, WebUtility.HtmlDecode(hidden.Groups["value"].Value)))
            .Concat(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        using var content = new FormUrlEncodedContent(body);
        using var request = new HttpRequestMessage(HttpMethod.Post, page) { Content = content };
        return await visitor.Send(request);
    }

    private static async Task<List<FactRow>> Facts(RunningClinic clinic)
    {
        await using var db = clinic.Database.Open();
        return await db.Set<FactRow>().OrderBy(row => row.Key).ToListAsync();
    }

    private static readonly (string, string)[] All = [.. Enumerable.Range(0, 4).Select(place => ("ticked", place.ToString(CultureInfo.InvariantCulture)))];

    [Theory, OnEveryEngine]
    public async Task What_it_says_is_shown_and_only_what_is_ticked_is_kept_with_where_and_when_it_was_recorded(string engine)
    {
        var (clinic, nurse, page, _) = await Clinic(engine);
        await using var _ = clinic;
        using var __ = nurse;
        var shown = WebUtility.HtmlDecode(await HandIn(nurse, page, Bundle(Record)));
        foreach (var said in new[] { "Hypertensive disorder", "Penicillin", "Sertraline 50 MG Oral Tablet, 50 mg, 1 a day", "68 kg", "Juniper Ann VALE, born 11 Mar 1984" })
            Assert.Contains(said, shown, StringComparison.Ordinal);
        Assert.Contains("A concern or social circumstance, no diagnosis: Full-time employment (finding).", shown, StringComparison.Ordinal);
        Assert.Contains("No longer taken, by the file: Phenelzine.", shown, StringComparison.Ordinal);
        Assert.Empty(await Facts(clinic));

        var reply = await Confirm(nurse, page, shown, ("ticked", "0"), ("ticked", "2"), ("origin", "Northwind Hospital"), ("theirs", "true"), ("act", "keep"));
        Assert.Equal(page.Replace("/import", "/lists", StringComparison.Ordinal), Visitor.To(reply));
        var kept = await Facts(clinic);
        Assert.Equal(["condition", "medication"], kept.Select(row => row.Key));
        Assert.Equal((new DateTimeOffset(2024, 5, 2, 0, 0, 0, TimeSpan.Zero), "import from Northwind Hospital, bundle:Condition/c1"),
            (new DateTimeOffset(kept[0].MeasuredAt.UtcDateTime.Date, TimeSpan.Zero), kept[0].Source));
    }

    [Theory, OnEveryEngine]
    public async Task The_same_file_twice_adds_nothing(string engine)
    {
        var (clinic, nurse, page, _) = await Clinic(engine);
        await using var _ = clinic;
        using var __ = nurse;
        var shown = await HandIn(nurse, page, Bundle(Record));
        foreach (var round in (int[])[1, 2])
            Assert.StartsWith("/patients/", Visitor.To(await Confirm(nurse, page, shown, [.. All, ("origin", "Northwind"), ("theirs", "true"), ("act", "keep")])), StringComparison.Ordinal);
        Assert.Equal(4, (await Facts(clinic)).Count);
        var again = WebUtility.HtmlDecode(await HandIn(nurse, page, Bundle(Record)));
        Assert.Contains("Nothing that is not known here already.", again, StringComparison.Ordinal);
        Assert.Contains("4 more stand here already", again, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"VALE\"", "\"MARSH\"", "Juniper Ann MARSH, born 11 Mar 1984")]
    [InlineData("1984-03-11", "1979-07-02", "Juniper Ann VALE, born 2 Jul 1979")]
    public async Task Another_persons_file_is_stopped_with_both_shown(string part, string instead, string shown)
    {
        var (clinic, nurse, page, _) = await Clinic();
        await using var _ = clinic;
        using var __ = nurse;
        var answer = WebUtility.HtmlDecode(await HandIn(nurse, page, Bundle(Record).Replace(part, instead, StringComparison.Ordinal)));
        Assert.Contains($"This file is about {shown}. The patient here is Juniper Vale, born 11 Mar 1984. Nothing was taken over.", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("Penicillin", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_contradicts_what_is_known_says_so_and_is_not_ticked_with_the_rest()
    {
        var (clinic, nurse, page, patient) = await Clinic();
        await using var _ = clinic;
        using var __ = nurse;
        var lists = $"/patients/{patient}/lists";
        await nurse.Fill(lists, "reviewed-allergy");
        await nurse.Fill(lists, "add-medication", ("name", "sertraline"), ("doseMg", "100"), ("act", "add"));
        var shown = await HandIn(nurse, page, Bundle(Record));
        Assert.Contains("The list was gone through here and names no allergy.", shown, StringComparison.Ordinal);
        Assert.Contains("Known here as: sertraline, 100 mg.", shown, StringComparison.Ordinal);
        var reply = await Confirm(nurse, page, shown, ("origin", ""), ("act", "all"));
        var ticked = await reply.Content.ReadAsStringAsync();
        Assert.Equal(2, Regex.Count(ticked, "name=\"ticked\"[^>]*checked"));
        Assert.Contains("No longer taken, by the file: Phenelzine.", WebUtility.HtmlDecode(ticked), StringComparison.Ordinal);
        Assert.Equal(2, (await Facts(clinic)).Count);
    }

    [Fact]
    public async Task Nothing_is_kept_until_somebody_says_whose_it_is_and_where_it_is_from_and_what_was_typed_stays()
    {
        var (clinic, nurse, page, _) = await Clinic();
        await using var _ = clinic;
        using var __ = nurse;
        var shown = await HandIn(nurse, page, Bundle(Record));
        var reply = await Confirm(nurse, page, shown, ("ticked", "1"), ("origin", "Northwind"), ("act", "keep"));
        var back = await reply.Content.ReadAsStringAsync();
        Assert.Contains("Compare the names and birth dates, and say so.", back, StringComparison.Ordinal);
        Assert.Equal(1, Regex.Count(back, "name=\"ticked\"[^>]*checked"));
        Assert.Contains("value=\"Northwind\"", back, StringComparison.Ordinal);
        Assert.Contains("Tick what is to be taken over", await (await Confirm(nurse, page, shown, ("origin", "N"), ("theirs", "true"))).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Empty(await Facts(clinic));
    }

    [Fact]
    public async Task What_was_shown_of_one_patients_file_is_kept_for_no_other_and_not_as_somebody_changed_it()
    {
        var (clinic, nurse, page, _) = await Clinic();
        await using var _ = clinic;
        using var __ = nurse;
        var shown = await HandIn(nurse, page, Bundle(Record));
        using var other = await clinic.As(Role.Prescriber);
        await Confirm(other, page, shown, [.. All, ("origin", "N"), ("theirs", "true"), ("act", "keep")]);
        await Confirm(nurse, page, CarriedValue().Replace(shown, match => match.Value + "x"), [.. All, ("origin", "N"), ("theirs", "true"), ("act", "keep")]);
        Assert.Empty(await Facts(clinic));
    }

    public static TheoryData<string> Forms => ["lines", "gzip", "searchset", "document", "transaction", "one resource", "mark"];

    [Theory, MemberData(nameof(Forms))]
    public async Task It_is_read_in_every_form_in_which_systems_hand_one_out(string form)
    {
        var (clinic, nurse, page, _) = await Clinic();
        await using var _ = clinic;
        using var __ = nurse;
        var file = Encoding.UTF8.GetBytes(form switch
        {
            "lines" => string.Join("\r\n", Record) + "\r\n",
            "searchset" or "document" or "transaction" => Bundle(Record).Replace("collection", form, StringComparison.Ordinal),
            "one resource" => Record[3],
            "mark" => "\uFEFF\n " + Bundle(Record),
            _ => Bundle(Record),
        });
        var shown = await HandIn(nurse, page, form == "gzip" ? Packed(file) : file);
        Assert.Contains("Penicillin", shown, StringComparison.Ordinal);
        Assert.Equal(form != "one resource", shown.Contains("68 kg", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", "Choose a file.")]
    [InlineData("<ClinicalDocument/>", "This is XML")]
    [InlineData("PK\u0003\u0004", "This is a ZIP file")]
    [InlineData("%PDF-1.7", "This is a PDF")]
    [InlineData("hello", "no FHIR JSON")]
    [InlineData("{\"resourceType\":\"Bundle\",\"entry\":[", "damaged, or cut off")]
    [InlineData("{}", "says so in its resourceType")]
    [InlineData("{\"resourceType\":\"Bundle\",\"entry\":7}", "entry is a list")]
    public async Task What_is_no_such_file_is_refused_in_words(string file, string says)
    {
        var (clinic, nurse, page, _) = await Clinic();
        await using var _ = clinic;
        using var __ = nurse;
        Assert.Contains(says, WebUtility.HtmlDecode(await HandIn(nurse, page, file)), StringComparison.Ordinal);
    }

    [Fact]
    public void What_unpacks_without_end_is_stopped_and_what_is_damaged_says_so()
    {
        Assert.Equal(ImportFile.TooLong, ImportFile.Read(Packed(new byte[ImportFile.LongestUnpacked + 1])).Refused);
        Assert.Contains("damaged", ImportFile.Read(Packed(Encoding.UTF8.GetBytes(Bundle(Record))).AsMemory(0, 40)).Refused, StringComparison.Ordinal);
        Assert.Equal("The gzip file is damaged. Export it again.", ImportFile.Read(new byte[] { 0x1F, 0x8B, 8, 0, 1, 2, 3, 4, 5, 6, 7, 8 }).Refused);
        Assert.Contains("damaged", ImportFile.Read(Encoding.UTF8.GetBytes(new string('{', 5000))).Refused, StringComparison.Ordinal);
    }

    private static byte[] Packed(byte[] file)
    {
        using var packed = new MemoryStream();
        using (var packing = new GZipStream(packed, CompressionLevel.Fastest)) packing.Write(file);
        return packed.ToArray();
    }

    [GeneratedRegex("<form[^>]*multipart.*?</form>", RegexOptions.Singleline)]
    private static partial Regex UploadForm();

    [GeneratedRegex("<form(?:(?!</form>).)*value=\"confirm\".*?</form>", RegexOptions.Singleline)]
    private static partial Regex ConfirmForm();

    [GeneratedRegex("<input type=\"hidden\" name=\"(?<name>[^\"]*)\" value=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex Hidden();

    [GeneratedRegex("name=\"shown\" value=\"[^\"]{20}", RegexOptions.ExplicitCapture)]
    private static partial Regex CarriedValue();
}
