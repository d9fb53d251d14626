namespace Stillpoint.App.Messages;

/// <summary>A message as it leaves: whom it goes to, and words without anything clinical.</summary>
/// <param name="Stop">Where its reader ends all such messages; null for people who work here.</param>
internal sealed record OutgoingMessage(Guid Id, string To, string Subject, string Text, string? Stop)
{
    public override string ToString() => $"[message {Id}]";
}

/// <summary>What came of handing a message over.</summary>
internal enum HandedOver { Taken, TryAgain, NothingArrivesThere }

/// <summary>Hands messages of one channel to whoever delivers them.</summary>
internal interface IMessageSender
{
    /// <summary><c>sms</c> or <c>email</c>.</summary>
    string Channel { get; }

    Task<HandedOver> Send(OutgoingMessage message, CancellationToken cancel);
}

/// <summary>The demo hands nothing to anybody: what would be sent is shown on its page of messages.</summary>
internal sealed class DemoSender(string channel) : IMessageSender
{
    public string Channel => channel;

    public Task<HandedOver> Send(OutgoingMessage message, CancellationToken cancel) => Task.FromResult(HandedOver.Taken);
}
