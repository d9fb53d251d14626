using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Stillpoint.App.Records;
using Stillpoint.App.Uploads;

namespace Stillpoint.App.Tests.Uploads;

/// <summary>A file is what it holds, whatever it is called, and keeps nothing of who took it and where.</summary>
public sealed class What_is_taken_out_of_a_file
{
    private static byte[] Segment(byte marker, string says) => [0xFF, marker, (byte)((says.Length + 2) >> 8), (byte)(says.Length + 2), .. Encoding.Latin1.GetBytes(says)];

    /// <summary>A photo as a telephone makes it: place, owner and time in its notes, held upright, a thumbnail behind its end.</summary>
    internal static byte[] Photo(byte turned = 6) =>
    [
        0xFF, 0xD8, .. Segment(0xE0, "JFIF\0\u0001\u0001\0\0\u0001\0\u0001\0\0"),
        .. Segment(0xE1, $"Exif\0\0MM\0*\0\0\0\b\0\u0002\u0001\u0012\0\u0003\0\0\0\u0001\0{(char)turned}\0\0\u0088%\0\u0004\0\0\0\u0001GPS: 12 Lantern Street"),
        .. Segment(0xE1, "http://ns.adobe.com/xap/1.0/\0<xmp>Hazel Thorne</xmp>"), .. Segment(0xFE, "taken by Hazel"), .. Segment(0xDB, new string('q', 65)), .. Segment(0xC0, "\b\0\u0001\0\u0001\u0001\u0001\u0011\0"),
        .. Segment(0xDA, "\u0001\u0001\0\0?\0"), 0x12, 0x34, 0xFF, 0xD9,
    ];

    private static byte[] Chunk(string name, string says) => [0, 0, (byte)(says.Length >> 8), (byte)says.Length, .. Encoding.ASCII.GetBytes(name), .. Encoding.Latin1.GetBytes(says), 1, 2, 3, 4];

    private static byte[] Drawing() =>
    [
        0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. Chunk("IHDR", new string('\u0001', 13)), .. Chunk("tEXt", "Author\0Hazel Thorne"), .. Chunk("eXIf", "GPS"), .. Chunk("IDAT", "pixels"), .. Chunk("IEND", ""), .. "and a zip file behind it"u8,
    ];

    private static string Text(Cleaned? file) => Encoding.Latin1.GetString(file!.Content);

    [Fact]
    public void A_photo_keeps_its_picture_and_which_way_up_and_nothing_of_place_owner_and_time()
    {
        var cleaned = Cleaned.Of(Photo());
        Assert.Equal(UploadKind.Jpeg, cleaned!.Kind);
        foreach (var secret in new[] { "GPS", "Lantern", "Hazel", "xmp" }) Assert.DoesNotContain(secret, Text(cleaned), StringComparison.Ordinal);
        Assert.Contains("JFIF", Text(cleaned), StringComparison.Ordinal);
        Assert.Contains(new string('q', 65), Text(cleaned), StringComparison.Ordinal);
        Assert.Contains("\u0001\u0012\0\u0003\0\0\0\u0001\0\u0006", Text(cleaned), StringComparison.Ordinal);
        Assert.Equal(cleaned.Content, Cleaned.Of(cleaned.Content)!.Content);
    }

    [Fact]
    public void A_drawing_keeps_its_pixels_and_loses_its_notes_and_what_hangs_behind_its_end()
    {
        var cleaned = Cleaned.Of(Drawing());
        Assert.Equal(UploadKind.Png, cleaned!.Kind);
        Assert.Contains("pixels", Text(cleaned), StringComparison.Ordinal);
        foreach (var secret in new[] { "Hazel", "GPS", "zip" }) Assert.DoesNotContain(secret, Text(cleaned), StringComparison.Ordinal);
    }

    [Fact]
    public void A_document_loses_who_made_it_and_when_and_every_place_in_it_stays_where_it_was()
    {
        var file = "%PDF-1.4\n1 0 obj<</Author (Hazel (the one) Thorne)/Producer(Scanner 9)/CreationDate<FEFF0048>>>endobj\n<x:xmpmeta>Hazel</x:xmpmeta>\nThe letter itself.\nstartxref\n0\n%%EOF\n"u8.ToArray();
        var cleaned = Cleaned.Of(file);
        Assert.Equal((UploadKind.Pdf, file.Length), (cleaned!.Kind, cleaned.Content.Length));
        foreach (var secret in new[] { "Hazel", "Scanner", "FEFF" }) Assert.DoesNotContain(secret, Text(cleaned), StringComparison.Ordinal);
        Assert.Contains("The letter itself.", Text(cleaned), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("%PDF-1.4 /OpenAction 1 0 R %%EOF")]
    [InlineData("%PDF-1.4 /JS (alert) %%EOF")]
    [InlineData("%PDF-1.4 /Launch %%EOF")]
    [InlineData("%PDF-1.4 cut off in the middle")]
    [InlineData("%PDF-1.4 only its two ends came %%EOF")]
    [InlineData("<svg onload='alert(1)'/>")]
    [InlineData("PK\u0003\u0004 a zip called photo.jpg")]
    [InlineData("")]
    public void What_runs_something_or_is_no_picture_and_no_document_is_not_taken(string file) => Assert.Null(Cleaned.Of(Encoding.Latin1.GetBytes(file)));

    [Fact]
    public void What_is_cut_off_or_spoiled_anywhere_is_refused_or_still_clean_and_never_fails()
    {
        foreach (var file in new[] { Photo(), Drawing() })
            for (var length = 0; length < file.Length; length++) Check(file[..length]);
        FsCheck.Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(Gen.Choose(0, Photo().Length - 1).SelectMany(at => Gen.Choose(0, 255).Select(with => (at, with))).ToArbitrary(), spoiled =>
        {
            var file = Photo();
            file[spoiled.at] = (byte)spoiled.with;
            Cleaned.Of(file);
            return true;
        }));

        static void Check(byte[] file)
        {
            if (Cleaned.Of(file) is { } cleaned) Assert.DoesNotContain("Hazel", Text(cleaned), StringComparison.Ordinal);
        }
    }
}
