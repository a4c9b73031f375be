// SPDX-License-Identifier: Apache-2.0
using RazorSlices;

namespace Undersigned.Server.Shared;

/// <summary>A whole page: its slice shows the main part and says in <see cref="Frame"/> what stands around it.</summary>
public abstract class PageSlice<TView> : RazorSlice<Page<TView>>, IUsesLayout<Layout, Frame>
{
    protected SiteView Site => Model.Site;
    protected Interface Ui => Model.Ui;
    protected TView View => Model.View;

    /// <summary>The model of a part that shows something else for the same reader.</summary>
    protected Page<TPart> With<TPart>(TPart view) => new(Model.Site, Model.Ui, view);

    protected abstract Frame Frame { get; }

    public Frame LayoutModel => Frame;
}
