using Stillpoint.App.Records;

namespace Stillpoint.App;

/// <summary><c>stillpoint serve</c>: the real thing.</summary>
internal static class ServeCommand
{
    public static async Task<int> Run(string[] args)
    {
        var configuration = new ConfigurationBuilder()
            .AddJsonFile(Path.GetFullPath("appsettings.json"), optional: true)
            .AddEnvironmentVariables("Stillpoint__")
            .AddCommandLine(args)
            .Build();
        var settings = configuration.Get<Settings>() ?? new Settings();
        await Engine.From(settings.Database).Migrate();
        await Server.Build(settings).RunAsync();
        return Commands.Done;
    }
}
