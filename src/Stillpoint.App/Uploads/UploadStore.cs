using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Records;
using Stillpoint.App.Shell.Forms;
using Stillpoint.App.Texts;

namespace Stillpoint.App.Uploads;

/// <summary>Keeps what somebody sends: cleaned first, then sealed with the clinic's keys, so that a copy of the database alone shows nothing.</summary>
internal sealed class UploadStore(ClinicDb db, IDataProtectionProvider keys, TimeProvider clock)
{
    public const int MostFiles = 5;

    private readonly IDataProtector seal = keys.CreateProtector("Stillpoint.Uploads.1");

    /// <summary>Reads what came with a form; the first file that can't be taken is said in words.</summary>
    public static async Task<(IReadOnlyList<(string Name, Cleaned File)> Files, string? Refused)> Read(IReadOnlyList<IFormFile> files, Language language)
    {
        if (files.Count > MostFiles) return ([], string.Format(System.Globalization.CultureInfo.InvariantCulture, UploadTexts.TooMany.In(language), MostFiles));
        List<(string, Cleaned)> taken = [];
        foreach (var file in files)
        {
            if (file.Length == 0) return ([], UploadTexts.Empty.In(language));
            if (file.Length > Cleaned.MostBytes) return ([], UploadTexts.TooLarge.In(language));
            using var memory = new MemoryStream((int)file.Length);
            await file.CopyToAsync(memory);
            if (Cleaned.Of(memory.ToArray()) is not { } cleaned) return ([], UploadTexts.Unreadable.In(language));
            taken.Add((NameOf(file.FileName), cleaned));
        }
        return (taken, null);
    }

    /// <summary>Adds a file in the transaction of whatever brought it.</summary>
    public UploadRow Put(Guid clinic, string name, Cleaned file, string sentBy, Guid? enquiry = null, Guid? patient = null)
    {
        var now = clock.Moment();
        var row = new UploadRow
        {
            Id = Guid.CreateVersion7(now), ClinicId = clinic, EnquiryId = enquiry, PatientId = patient, Name = name, Kind = file.Kind, Size = file.Content.Length,
            ContentHash = Convert.ToHexStringLower(SHA256.HashData(file.Content)), Sealed = seal.Protect(file.Content), SentBy = sentBy, CreatedAt = now,
        };
        db.Add(row);
        return row;
    }

    /// <summary>What stands about an upload, without its content.</summary>
    public Task<List<UploadRow>> Of(Guid? enquiry, Guid? patient) => db.Set<UploadRow>().AsNoTracking().Where(row => (enquiry != null && row.EnquiryId == enquiry) || (patient != null && row.PatientId == patient)).OrderBy(row => row.CreatedAt)
        .Select(row => new UploadRow { Id = row.Id, ClinicId = row.ClinicId, EnquiryId = row.EnquiryId, PatientId = row.PatientId, Name = row.Name, Kind = row.Kind, Size = row.Size, ContentHash = row.ContentHash, Sealed = Array.Empty<byte>(), SentBy = row.SentBy, CreatedAt = row.CreatedAt }).ToListAsync();

    /// <summary>The content, proved to be what was kept.</summary>
    public byte[] Open(UploadRow row)
    {
        var content = seal.Unprotect(row.Sealed);
        return Convert.ToHexStringLower(SHA256.HashData(content)) == row.ContentHash ? content : throw new InvalidOperationException("An upload is not what was kept.");
    }

    /// <summary>A name people know it by: no path, no sign that can't be seen, no more than fits.</summary>
    private static string NameOf(string sent)
    {
        var name = sent[(sent.LastIndexOfAny(['/', '\\']) + 1)..].Trim();
        return name.Length == 0 || Signs.Refused(name, lines: false) is not null ? "file" : name.Length > 80 ? name[..80] : name;
    }
}

/// <summary>What is said about files that somebody sends.</summary>
internal static class UploadTexts
{
    public static readonly Translated
        TooMany = new("At most {0} files. Send the rest later.", "Como máximo {0} archivos. Envíe los demás después."),
        TooLarge = new("A file is larger than 10 MB. Send it in parts, or as a photo.", "Un archivo ocupa más de 10 MB. Envíelo por partes o como foto."),
        Unreadable = new("A file could not be read. Send a photo (JPEG or PNG) or a plain PDF without forms and scripts.", "No se pudo leer un archivo. Envíe una foto (JPEG o PNG) o un PDF simple sin formularios ni programas."),
        Empty = new("A file is empty: nothing of it arrived. Choose it again, or send a photo of it.", "Un archivo está vacío: no llegó nada. Elíjalo otra vez, o envíe una foto."),
        Attach = new("Photos or PDF files", "Fotos o archivos PDF"),
        AttachHint = new("Up to 5 files of 10 MB. What a camera notes in a photo, such as the place, is taken out.", "Hasta 5 archivos de 10 MB. Se quita lo que la cámara anota en una foto, como el lugar.");
}
