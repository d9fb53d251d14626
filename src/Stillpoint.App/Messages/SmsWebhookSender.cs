using System.Net;
using System.Text;
using System.Text.Json;
using Stillpoint.App.Kernel;

namespace Stillpoint.App.Messages;

/// <summary>Texts by a webhook: JSON with id, number and words, signed with the clinic's secret, to whatever service the clinic uses.</summary>
internal sealed class SmsWebhookSender(Settings settings, HttpClient http) : IMessageSender
{
    public string Channel => "sms";

    public async Task<HandedOver> Send(OutgoingMessage message, CancellationToken cancel)
    {
        try
        {
            var secret = await File.ReadAllBytesAsync(settings.SmsSecretFile!, cancel);
            var body = JsonSerializer.SerializeToUtf8Bytes(new { id = message.Id, to = Recipients.Normal("sms", message.To), text = message.Text });
            using var request = new HttpRequestMessage(HttpMethod.Post, settings.SmsWebhook) { Content = new ByteArrayContent(body) };
            request.Content.Headers.ContentType = new("application/json") { CharSet = Encoding.UTF8.WebName };
            request.Headers.Add(MessageSignature.Header, MessageSignature.Of(body, secret));
            using var reply = await http.SendAsync(request, cancel);
            return reply.IsSuccessStatusCode ? HandedOver.Taken
                : reply.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone or HttpStatusCode.UnprocessableEntity ? HandedOver.NothingArrivesThere : HandedOver.TryAgain;
        }
        catch (Exception failed) when (failed is HttpRequestException or IOException or UnauthorizedAccessException || (failed is TaskCanceledException && !cancel.IsCancellationRequested))
        {
            return HandedOver.TryAgain;
        }
    }
}
