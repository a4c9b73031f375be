// SPDX-License-Identifier: Apache-2.0
using RazorSlices;

namespace Undersigned.Server.Shared;

/// <summary>A part of a page, with the same view as the page or a view of its own.</summary>
public abstract class PartSlice<TView> : RazorSlice<Page<TView>>
{
    protected SiteView Site => Model.Site;
    protected Interface Ui => Model.Ui;
    protected TView View => Model.View;

    /// <summary>The model of a part that shows something else for the same reader.</summary>
    protected Page<TPart> With<TPart>(TPart view) => new(Model.Site, Model.Ui, view);
}
