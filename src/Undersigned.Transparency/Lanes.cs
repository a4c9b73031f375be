// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Undersigned.Transparency;

/// <summary>Several 32-bit words side by side, one for each of the messages that are hashed at once.</summary>
internal interface ILanes<TSelf>
    where TSelf : unmanaged, ILanes<TSelf>
{
    static abstract int Count { get; }

    static abstract TSelf Of(uint value);

    static abstract TSelf operator +(TSelf left, TSelf right);

    static abstract TSelf operator |(TSelf left, TSelf right);

    static abstract TSelf operator <<(TSelf value, [ConstantExpected] int bits);

    static abstract TSelf operator >>>(TSelf value, [ConstantExpected] int bits);

    static abstract TSelf RotateRight(TSelf value, [ConstantExpected] byte bits);

    static abstract TSelf ReverseBytes(TSelf value);

    /// <summary>The exclusive or of three.</summary>
    static abstract TSelf Parity(TSelf x, TSelf y, TSelf z);

    /// <summary>FIPS 180-4 §4.1.2: the bits of y where x has ones, of z where it has zeroes.</summary>
    static abstract TSelf Choose(TSelf x, TSelf y, TSelf z);

    /// <summary>FIPS 180-4 §4.1.2: the bits that two at least of the three have.</summary>
    static abstract TSelf Majority(TSelf x, TSelf y, TSelf z);
}

/// <summary>Sixteen lanes in an AVX-512 register.</summary>
internal readonly struct Lanes16(Vector512<uint> words) : ILanes<Lanes16>
{
    private readonly Vector512<uint> _words = words;

    public static bool IsSupported => Avx512BW.IsSupported;

    public static int Count => 16;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes16 Of(uint value) => new(Vector512.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes16 operator +(Lanes16 left, Lanes16 right) => new(left._words + right._words);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes16 operator |(Lanes16 left, Lanes16 right) => new(left._words | right._words);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes16 operator <<(Lanes16 value, [ConstantExpected] int bits) => new(value._words << bits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes16 operator >>>(Lanes16 value, [ConstantExpected] int bits) => new(value._words >>> bits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes16 RotateRight(Lanes16 value, [ConstantExpected] byte bits) => new(Avx512F.RotateRight(value._words, bits));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes16 ReverseBytes(Lanes16 value) =>
        new(Avx512BW.Shuffle(value._words.AsByte(), Vector512.Create(Lanes8.Reversed, Lanes8.Reversed)).AsUInt32());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes16 Parity(Lanes16 x, Lanes16 y, Lanes16 z) => new(Avx512F.TernaryLogic(x._words, y._words, z._words, 0x96));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes16 Choose(Lanes16 x, Lanes16 y, Lanes16 z) => new(Avx512F.TernaryLogic(x._words, y._words, z._words, 0xCA));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes16 Majority(Lanes16 x, Lanes16 y, Lanes16 z) => new(Avx512F.TernaryLogic(x._words, y._words, z._words, 0xE8));
}

/// <summary>Eight lanes in an AVX2 register.</summary>
internal readonly struct Lanes8(Vector256<uint> words) : ILanes<Lanes8>
{
    private readonly Vector256<uint> _words = words;

    public static bool IsSupported => Avx2.IsSupported;

    public static int Count => 8;

    /// <summary>Where each byte comes from when the bytes of every word are turned round.</summary>
    internal static Vector256<byte> Reversed => Vector256.Create(
        (byte)3, 2, 1, 0, 7, 6, 5, 4, 11, 10, 9, 8, 15, 14, 13, 12, 3, 2, 1, 0, 7, 6, 5, 4, 11, 10, 9, 8, 15, 14, 13, 12);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes8 Of(uint value) => new(Vector256.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes8 operator +(Lanes8 left, Lanes8 right) => new(left._words + right._words);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes8 operator |(Lanes8 left, Lanes8 right) => new(left._words | right._words);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes8 operator <<(Lanes8 value, [ConstantExpected] int bits) => new(value._words << bits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes8 operator >>>(Lanes8 value, [ConstantExpected] int bits) => new(value._words >>> bits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes8 RotateRight(Lanes8 value, [ConstantExpected] byte bits) => new((value._words >>> bits) | (value._words << (32 - bits)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes8 ReverseBytes(Lanes8 value) => new(Avx2.Shuffle(value._words.AsByte(), Reversed).AsUInt32());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes8 Parity(Lanes8 x, Lanes8 y, Lanes8 z) => new(x._words ^ y._words ^ z._words);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes8 Choose(Lanes8 x, Lanes8 y, Lanes8 z) => new((x._words & (y._words ^ z._words)) ^ z._words);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes8 Majority(Lanes8 x, Lanes8 y, Lanes8 z) => new((x._words & y._words) | (z._words & (x._words | y._words)));
}
