// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Accounts;

namespace Undersigned.Server.Shared;

/// <summary>Whom a page is made for, where somebody is signed in.</summary>
// Form: The token that each form of this page carries, in a hidden field of the name `form`.
public sealed record SignedIn(string Name, Role Role, string Form);
