// SPDX-License-Identifier: Apache-2.0
namespace Undersigned.Server.Shared;

/// <summary>One refused field of a form.</summary>
// Field: The id of the control, to which the summary links.
// Key: A key of the interface strings, such as `error.country`; it may use `{value}`.
// Value: What was given.
public sealed record FieldError(string Field, string Key, string Value);
