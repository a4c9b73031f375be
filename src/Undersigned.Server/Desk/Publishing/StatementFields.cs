// SPDX-License-Identifier: Apache-2.0
using System.Globalization;

namespace Undersigned.Server.Desk.Publishing;

/// <summary>The form's fields as a browser sends them.</summary>
internal static class StatementFields
{
    public static StatementForm Read(IFormCollection form)
    {
        string Text(string name) => form[name].ToString().ReplaceLineEndings("\n");
        int Count(string name, int most) => int.TryParse(form[name], NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? Math.Clamp(count, 0, most) : 0;
        return new StatementForm
        {
            Kind = Text("kind"),
            Published = Text("published").Trim(),
            Issuers = Text("issuers"),
            Countries = Text("countries"),
            Tags = Text("tags"),
            Renditions = [.. Enumerable.Range(0, Count("renditions", StatementForm.MaxRenditions)).Select(i => new RenditionForm
            {
                Language = Text($"rendition-{i}-language").Trim(),
                Role = Text($"rendition-{i}-role"),
                Title = Text($"rendition-{i}-title").Trim(),
                Text = Text($"rendition-{i}-text"),
                Translator = Text($"rendition-{i}-translator").Trim(),
                From = Text($"rendition-{i}-from").Trim(),
            })],
            Groups = [.. Enumerable.Range(0, Count("groups", StatementForm.MaxGroups)).Select(i => new ListForm
            {
                Role = Text($"group-{i}-role"),
                Heading = Text($"group-{i}-heading").Trim(),
                Names = Text($"group-{i}-names"),
                People = Text($"group-{i}-people") == "1",
                Takes = Text($"group-{i}-takes"),
                Who = Text($"group-{i}-who"),
                Review = Text($"group-{i}-review") == "1",
            })],
            Evidence = Text("evidence"),
            Opens = Text("opens") == "1",
            Until = Text("until").Trim(),
            Choices = form.Keys.Where(NameChoice.IsField).Take(NameChoice.Most).Select(name => (name, Value: form[name].ToString())).Where(one => one.Value.Length is > 0 and <= 40).ToDictionary(one => one.name, one => one.Value),
            Says = Text("says"),
            Deadline = Text("deadline"),
        };
    }
}
