// SPDX-License-Identifier: Apache-2.0
// The peer of `./bench/run start`: the least that an ASP.NET Core application can be.
var builder = WebApplication.CreateSlimBuilder(args);
builder.Logging.SetMinimumLevel(LogLevel.Warning);
var app = builder.Build();
app.MapGet("/", () => "Hello\n");
app.Run();
