using Microsoft.AspNetCore.Components;

namespace Stillpoint.App.Shell;

/// <summary>A page that is drawn once what it shows has been read, and not before.</summary>
public abstract class ReadFirst : ComponentBase
{
    private bool read;

    /// <summary>Reads what the page shows; what its address says stands in its parameters already.</summary>
    protected abstract Task OnReadAsync();

    public override async Task SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        if (!read)
        {
            await OnReadAsync();
            read = true;
        }
        await base.SetParametersAsync(ParameterView.Empty);
    }
}
