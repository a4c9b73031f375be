// SPDX-License-Identifier: Apache-2.0
using System.Security.Cryptography;
using Undersigned.Server.Log;
using Undersigned.Server.Mail;
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Storage;

/// <summary>
/// An instance's data: the database, the log's key, the secret of keyed hashes and the settings. One folder, made at first use,
/// shared by the processes of one machine.
/// </summary>
internal sealed class DataFolder
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private static readonly string[] NetworkFileSystems = ["nfs", "nfs4", "cifs", "smb", "smb2", "smbfs", "afs", "ncp", "fuse.sshfs", "9p", "ceph", "glusterfs"];

    private DataFolder(string path, StateFolder state, LogKey key, PrivateKeys keys, SiteSettings settings)
    {
        Path = path;
        State = state;
        Key = key;
        Keys = keys;
        Settings = settings;
    }

    public string Path { get; }

    public string DatabasePath => System.IO.Path.Combine(Path, "undersigned.db");

    public StateFolder State { get; }

    public LogKey Key { get; }

    public PrivateKeys Keys { get; }

    public SiteSettings Settings { get; private set; }

    /// <summary>For <c>demo</c>: mail becomes files in a folder.</summary>
    public void KeepMail(string folder, EmailAddress from) => Settings = Settings with { Smtp = SmtpSettings.Into(folder, from) };

    /// <summary>For <c>demo</c>: what links in mails begin with, which is known once it listens.</summary>
    public void IsServedAt(string url) => Settings = Settings with { PublicUrl = url };

    /// <summary>Opens a data folder, and makes it where there is none.</summary>
    /// <param name="origin">The log's permanent name; only for a new folder.</param>
    /// <param name="state">Where the highest checkpoint is kept; null for the folder's name with <c>.state</c> appended.</param>
    /// <exception cref="DataFolderException">It cannot be used; the message says why and what to do.</exception>
    public static DataFolder Open(string path, string? origin = null, string? state = null)
    {
        path = System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(path));
        try
        {
            Directory.CreateDirectory(path);
            RefuseNetworkFileSystem(path);
            var keyFile = System.IO.Path.Combine(path, "log.key");
            var database = System.IO.Path.Combine(path, "undersigned.db");
            var stateFolder = new StateFolder(state ?? path + ".state");
            if (!File.Exists(keyFile))
            {
                if (File.Exists(database)) throw new DataFolderException($"The folder {path} holds a log and no key (log.key). Put the key back from its backup. Without it nothing can be appended.");
                if (stateFolder.Exists) throw new DataFolderException($"The folder {path} is empty, and {stateFolder.Path} remembers a log that was there. Put the data back from a backup; to begin a new log, give --state another folder.");
                WriteSecret(keyFile, LogKey.Generate(origin ?? $"undersigned.invalid/{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8))}/log"));
            }

            var key = LogKey.Read(keyFile);
            if (origin is not null && origin != key.Origin) throw new DataFolderException($"The log in {path} has the origin {key.Origin}, which is permanent; it cannot become {origin}.");
            var secretFile = System.IO.Path.Combine(path, "private.key");
            if (!File.Exists(secretFile)) WriteSecret(secretFile, Convert.ToBase64String(RandomNumberGenerator.GetBytes(PrivateKeys.SecretBytes)));
            var keys = new PrivateKeys(Convert.FromBase64String(File.ReadAllText(secretFile).Trim()));
            using (var db = Connection.Open(database, write: true)) Schema.Ensure(db, old => Projection.Rebuild(old, (_, _) => { }));
            return new DataFolder(path, stateFolder, key, keys, SiteSettings.Read(System.IO.Path.Combine(path, "undersigned.json")));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or FormatException)
        {
            throw new DataFolderException($"The data folder {path} cannot be used: {error.Message}");
        }
        catch (SqliteException error)
        {
            throw new DataFolderException(error.IsFull ? $"There is no room on the disk of {path}: nothing was changed." : $"The database in {path} cannot be used: {error.Message}");
        }
    }

    private static void RefuseNetworkFileSystem(string path)
    {
        var format = new DriveInfo(path).DriveFormat;
        if (NetworkFileSystems.Contains(format, StringComparer.OrdinalIgnoreCase))
            throw new DataFolderException($"The folder {path} lies on a network file system ({format}), whose locks cannot be trusted. Use a folder on a local disk.");
    }

    private static void WriteSecret(string path, string content)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnerOnly;
        using var stream = new FileStream(path, options);
        stream.Write(System.Text.Encoding.ASCII.GetBytes(content + "\n"));
        stream.Flush(flushToDisk: true);
    }
}
