// SPDX-License-Identifier: Apache-2.0
namespace Undersigned.Server.Statements;

/// <summary>How we know, from somebody's word to the signatory's own key; the order is that of the legend.</summary>
public enum EvidenceMark { Reported, Reviewed, Email, DomainEmail, Dkim, Passkey, Domain }
