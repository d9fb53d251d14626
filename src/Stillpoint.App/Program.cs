return await Stillpoint.App.Commands.Run(args);
