// SPDX-License-Identifier: Apache-2.0
namespace Undersigned.Server.Storage;

/// <summary>The data folder cannot be used as it is; the message says what is wrong and what to do. Ends the program with exit code 2.</summary>
internal sealed class DataFolderException(string message) : Exception(message);
