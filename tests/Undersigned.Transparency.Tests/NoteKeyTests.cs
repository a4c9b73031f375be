// SPDX-License-Identifier: Apache-2.0
namespace Undersigned.Transparency.Tests;

public sealed class NoteKeyTests
{
    [Fact]
    public void A_generated_key_is_written_read_back_and_signs_the_same()
    {
        using var made = NoteSigner.Generate("example.com/log");
        using var read = NoteSigner.Parse(made.ExportPrivateKey());
        Assert.Equal(made.Verifier, read.Verifier);
        Assert.Equal(made.Verifier, NoteVerifier.Parse(made.ToString()));
        Assert.Equal(made.Verifier.GetHashCode(), read.Verifier.GetHashCode());
        Assert.Equal(made.Sign("text\n"u8).Signature, read.Sign("text\n"u8).Signature, (a, b) => a.Span.SequenceEqual(b.Span));
        Assert.DoesNotContain("PRIVATE", made.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("a+b")]
    [InlineData("a\nb")]
    [InlineData("a\u0001b")]
    [InlineData("a\u00a0b")]
    [InlineData("a\u2003b")]
    public void Names_that_cannot_stand_in_a_note_are_refused(string name) =>
        Assert.Throws<ArgumentException>(() => NoteSigner.Generate(name));

    [Fact]
    public void Names_with_lone_surrogates_are_refused_too()
    {
        // Attributes cannot carry such strings.
        Assert.Throws<ArgumentException>(() => NoteSigner.Generate("a\ud800b"));
        Assert.Throws<ArgumentException>(() => NoteSigner.Generate("a\udc00"));
        NoteSigner.Generate("a\ud83d\ude00b").Dispose();
    }

    [Theory]
    [InlineData("")]
    [InlineData("PeterNeumann")]
    [InlineData("PeterNeumann+c74f20a3")]
    [InlineData("PeterNeumann+c74f20a3+")]
    [InlineData("+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")]
    [InlineData("PeterNeumann+C74F20A3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")]
    [InlineData("PeterNeumann+c74f20a+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")]
    [InlineData("PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")]
    [InlineData("PeterNeuman+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")]
    [InlineData("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10T=")]
    [InlineData("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW\n")]
    [InlineData("PeterNeumann+c74f20a3+BBpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")]
    public void Public_keys_that_are_not_whole_are_refused(string key)
    {
        Assert.False(NoteVerifier.TryParse(key, out _, out var problem));
        Assert.NotEmpty(problem.ToString());
        Assert.Throws<MalformedException>(() => NoteVerifier.Parse(key));
    }

    [Theory]
    [InlineData("PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz")]
    [InlineData("PRIVATE+KEY+PeterNeumann+c74f20a4+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz")]
    [InlineData("PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr")]
    [InlineData("PRIVATE+KEY+")]
    public void Private_keys_that_are_not_whole_are_refused_without_repeating_them(string key)
    {
        Assert.False(NoteSigner.TryParse(key, out _, out var problem));
        Assert.DoesNotContain("AYEK", problem.ToString(), StringComparison.Ordinal);
    }
}
