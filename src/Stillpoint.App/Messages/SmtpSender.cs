using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using Stillpoint.App.Kernel;

namespace Stillpoint.App.Messages;

/// <summary>E-mail by the clinic's own mail server. The password is read from its file at each sending and kept nowhere.</summary>
internal sealed class SmtpSender(Settings settings) : IMessageSender
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public string Channel => "email";

    public async Task<HandedOver> Send(OutgoingMessage message, CancellationToken cancel)
    {
        var server = new Uri(settings.Smtp!);
        using var mail = new MimeMessage();
        var from = MailboxAddress.Parse(settings.MailFrom!);
        mail.From.Add(from);
        mail.To.Add(MailboxAddress.Parse(message.To));
        mail.Subject = message.Subject;
        // The same message is the same however often it is tried.
        mail.MessageId = $"{message.Id:N}@{from.Domain}";
        if (message.Stop is not null) mail.Headers.Add(HeaderId.ListUnsubscribe, $"<{message.Stop}>");
        mail.Body = new TextPart("plain") { Text = message.Stop is null ? message.Text : $"{message.Text}\n\n{message.Stop}" };
        using var client = new SmtpClient { Timeout = (int)Patience.TotalMilliseconds };
        try
        {
            await client.ConnectAsync(server.Host, server.Port > 0 ? server.Port : 587, server.Scheme == "smtps" ? SecureSocketOptions.SslOnConnect : server.IsLoopback ? SecureSocketOptions.StartTlsWhenAvailable : SecureSocketOptions.StartTls, cancel);
            if (server.UserInfo.Length > 0) await client.AuthenticateAsync(Uri.UnescapeDataString(server.UserInfo), (await File.ReadAllTextAsync(settings.SmtpPasswordFile!, cancel)).Trim(), cancel);
            await client.SendAsync(mail, cancel);
            await client.DisconnectAsync(quit: true, cancel);
            return HandedOver.Taken;
        }
        catch (SmtpCommandException refused) when (refused.ErrorCode == SmtpErrorCode.RecipientNotAccepted && (int)refused.StatusCode >= 550)
        {
            return HandedOver.NothingArrivesThere;
        }
        catch (Exception failed) when (failed is SmtpCommandException or SmtpProtocolException or ServiceNotConnectedException or AuthenticationException or IOException or System.Net.Sockets.SocketException or SslHandshakeException or TimeoutException or UnauthorizedAccessException)
        {
            return HandedOver.TryAgain;
        }
    }
}
