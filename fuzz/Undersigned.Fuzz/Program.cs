// SPDX-License-Identifier: Apache-2.0
using SharpFuzz;
using Undersigned.Fuzz;

// TARGET                  driven by afl-fuzz
// TARGET --replay FILE…   each file once, with what it throws and how long it takes
if (args.Length == 0 || Target.Named(args[0]) is not { } target)
{
    Console.Error.WriteLine("usage: Undersigned.Fuzz " + string.Join('|', Target.Names) + " [--replay FILE…]");
    return 2;
}
if (args is [_, "--replay", .. var files]) return Replay.Run(target, files);
Fuzzer.Run(stream =>
{
    using var bytes = new MemoryStream();
    stream.CopyTo(bytes);
    target.Run(bytes.ToArray());
});
return 0;
