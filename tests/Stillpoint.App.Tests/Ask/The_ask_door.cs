using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Stillpoint.App.Ask;

namespace Stillpoint.App.Tests.Ask;

public sealed class The_ask_door
{
    private static readonly Question Echo = new("echo", (request, answer) => answer.Number("n", request.Only("n").Required("n", request.Decimal("n"))));

    private static async Task<(int Status, string? Type, string Body)> Post(Question? question, Stream body)
    {
        var http = new DefaultHttpContext();
        http.Request.Body = body;
        var answer = new MemoryStream();
        http.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(answer));
        await AskEndpoint.Answer(question, http);
        return (http.Response.StatusCode, http.Response.ContentType, Encoding.UTF8.GetString(answer.ToArray()));
    }

    private static Task<(int Status, string? Type, string Body)> Post(string body) => Post(Echo, new MemoryStream(Encoding.UTF8.GetBytes(body)));

    [Theory]
    [InlineData("{\"n\":1}")]
    [InlineData("{\"id\":\"a\",\n\"n\":2}")]
    [InlineData("{\"n\":1}\n{\"n\":2}\n")]
    [InlineData("{\"n\":1}\n{oops\n{\"n\":2}\n")]
    [InlineData("{}")]
    [InlineData("")]
    public async Task Gives_the_same_bytes_as_the_command_line(string body)
    {
        using var shell = new MemoryStream();
        await new AskShell(Echo).Run(new MemoryStream(Encoding.UTF8.GetBytes(body)), shell);
        Assert.Equal(Encoding.UTF8.GetString(shell.ToArray()), (await Post(body)).Body);
    }

    [Theory]
    [InlineData("{\"n\":1}", 200, "application/json")]
    [InlineData("{\"n\":1}\n\n", 200, "application/json")]
    [InlineData("{\"m\":1}", 422, "application/json")]
    [InlineData("not json", 422, "application/json")]
    [InlineData("", 422, "application/json")]
    [InlineData("{\"n\":1}\n{\"n\":2}", 200, "application/x-ndjson")]
    [InlineData("{\"m\":1}\n{\"m\":2}", 200, "application/x-ndjson")]
    public async Task One_request_is_answered_or_422_and_several_are_lines(string body, int status, string type)
    {
        var reply = await Post(body);
        Assert.Equal((status, type), (reply.Status, reply.Type));
    }

    [Fact]
    public async Task An_unknown_question_is_not_found() => Assert.Equal(404, (await Post(null, Stream.Null)).Status);

    [Fact]
    public async Task A_body_the_server_refuses_as_too_large_is_413() =>
        Assert.Equal(413, (await Post(Echo, new TooLarge())).Status);

    /// <summary>What Kestrel's body does when the limit is passed.</summary>
    private sealed class TooLarge : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancel = default) =>
            throw new BadHttpRequestException("Request body too large.", StatusCodes.Status413PayloadTooLarge);
    }
}
