// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Log;

namespace Undersigned.Server.Mail;

/// <summary>What became of a message that arrived.</summary>
internal enum Arrival
{
    /// <summary>It tells of no mail from here, or of one that is not known any more.</summary>
    NotOurs,

    /// <summary>A mail is lost.</summary>
    Lost,

    /// <summary>A mail is late, and still on its way.</summary>
    Late,

    /// <summary>It was told before.</summary>
    Known,
}

/// <summary>A mail came back: it did not arrive after all, and where there is no such mailbox, nothing more is sent there.</summary>
internal sealed record RecordBounce(Bounce? Bounce)
{
    public Arrival Run(LogTransaction tx)
    {
        if (Bounce is null || Deliveries.OfMessage(tx.Db, Bounce.Message) is not { } delivery) return Arrival.NotOurs;
        if (delivery.Ending is "bounced" or "refused") return Arrival.Known;
        if (!Bounce.Lost)
        {
            Deliveries.Note(tx, delivery.No, Bounce.Reason);
            return Arrival.Late;
        }

        // It may wait to be sent once more, where the program was killed before it had recorded that it was sent.
        tx.Db.Query("DELETE FROM outbox WHERE no = ?1").With(delivery.No).Run();
        Deliveries.End(tx, delivery.No, delivery.Template, "bounced", Bounce.Reason);
        if (delivery.Address.Length > 0 && MailReason.IsOfAddress(Bounce.Reason)) RefusedAddresses.Add(tx, delivery.Address, Bounce.Reason);
        return Arrival.Lost;
    }
}
