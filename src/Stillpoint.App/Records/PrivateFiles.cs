using System.Runtime.InteropServices;

namespace Stillpoint.App.Records;

/// <summary>Files of this program are open to its own account alone, from their first byte; a copy that was put back by hand is closed at the start.</summary>
internal static class PrivateFiles
{
    public const UnixFileMode File = UnixFileMode.UserRead | UnixFileMode.UserWrite, Folder = File | UnixFileMode.UserExecute;

    private const uint GroupAndOthers = 0b000_111_111;

    /// <summary>Whatever this program makes from now on, or lets another make for it, is its own.</summary>
    public static void Only()
    {
        if (!OperatingSystem.IsWindows()) _ = UMask(GroupAndOthers);
    }

    /// <summary>A new file that nobody else can open, at no moment.</summary>
    public static FileStream Create(string file) =>
        new(file, OperatingSystem.IsWindows() ? new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite } : new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, UnixCreateMode = File });

    /// <summary>
    /// Closes those of these files and folders that stand open to others. Says which was open, in one sentence; a refusal when
    /// this account may not close it.
    /// </summary>
    public static (string? Closed, string? Refusal) Close(IEnumerable<string> places)
    {
        if (OperatingSystem.IsWindows()) return (null, null);
        string? closed = null;
        foreach (var place in places.Where(Path.Exists))
        {
            if (((uint)System.IO.File.GetUnixFileMode(place) & GroupAndOthers) == 0) continue;
            try
            {
                System.IO.File.SetUnixFileMode(place, System.IO.File.GetUnixFileMode(place) & Folder);
                closed ??= $"{place} could be read by other accounts of this machine; it is closed to them now.";
            }
            catch (UnauthorizedAccessException)
            {
                return (closed, $"{place} can be read by other accounts of this machine, and this account may not change that: make it its own with chown, or close it with chmod go= .");
            }
        }
        return (closed, null);
    }

    [DllImport("libc", EntryPoint = "umask"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern uint UMask(uint mask);
}
