namespace Stillpoint.App.Session;

/// <summary>The ids of what one form makes.</summary>
internal static class FormIds
{
    extension(Guid id)
    {
        /// <summary>Of what goes with it, the same however often the form is sent. The script makes it the same way.</summary>
        public Guid Next()
        {
            Span<byte> bytes = stackalloc byte[16];
            id.TryWriteBytes(bytes);
            bytes[15] ^= 1;
            return new Guid(bytes);
        }
    }
}
