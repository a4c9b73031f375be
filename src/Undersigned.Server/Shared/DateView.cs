// SPDX-License-Identifier: Apache-2.0
namespace Undersigned.Server.Shared;

public enum DatePrecision { Day, Month, Year }

/// <summary>What a date was read from: the text itself, the page that carried it, or the capture of that page.</summary>
public enum DateBasis { Text, Page, Capture }

/// <summary>A date as well as it is known. <paramref name="To"/> is included and makes it a range.</summary>
public sealed record DateView(DateOnly From, DateOnly? To = null, DatePrecision Precision = DatePrecision.Day, bool About = false, DateBasis Basis = DateBasis.Text);
