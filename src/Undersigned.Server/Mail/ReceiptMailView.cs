// SPDX-License-Identifier: Apache-2.0
namespace Undersigned.Server.Mail;

/// <summary>What the mail of a receipt says. Nothing of it was written by a visitor.</summary>
public sealed record ReceiptMailView
{
    public required string Title { get; init; }
    public required string TitleLanguage { get; init; }

    /// <summary>The day on which it was recorded, in the network's time zone.</summary>
    public required DateOnly Day { get; init; }

    public required long Index { get; init; }
    public required string FileName { get; init; }

    /// <summary>Of the receipt's page; null where the site does not know its own address.</summary>
    public string? Address { get; init; }

    public string? KeyAddress { get; init; }

    public string Command => $"undersigned verify {FileName} --key log.key";
}
