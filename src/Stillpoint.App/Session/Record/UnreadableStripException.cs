namespace Stillpoint.App.Session.Record;

/// <summary>A strip that this program cannot read: shown as that, loudly, and hiding no other. It names the session and nobody in it.</summary>
internal sealed class UnreadableStripException(Guid session, Exception because) : Exception($"The strip of session {session} cannot be read.", because)
{
    public Guid Session { get; } = session;
}
