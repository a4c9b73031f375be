// SPDX-License-Identifier: Apache-2.0
namespace Undersigned.Server.Shared;

/// <summary>The model of every page slice: the site, the reader's language, and what this page shows.</summary>
public sealed record Page<TView>(SiteView Site, Interface Ui, TView View);
