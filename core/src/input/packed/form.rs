//! The bytes of the packed form that are not content, for whoever reads or writes it. `docs/packed.md` describes it.
#![allow(missing_docs, reason = "shared through `internal`, not a part of the API")]

/// The first byte of a packed input: the form, and its version. No JSON text begins with it.
pub const VERSION: u8 = 0x01;

/// The number of a key that is a field, after this.
pub const FIELD: u8 = 0x40;

/// In place of the number of a field: none.
pub const NO_FIELD: u8 = 0x7f;

/// The kinds of values.
pub const NOTHING: u8 = 0x00;
pub const FALSE: u8 = 0x01;
pub const TRUE: u8 = 0x02;
pub const INTEGER: u8 = 0x03;
pub const FLOAT: u8 = 0x04;
pub const NUMBER: u8 = 0x05;
pub const TEXT: u8 = 0x06;
pub const BYTES: u8 = 0x07;
pub const LIST: u8 = 0x08;
pub const MAP: u8 = 0x09;
pub const OTHER: u8 = 0x0a;
pub const OBJECT: u8 = 0x0b;
pub const UNREADABLE: u8 = 0x0c;
/// In place of a key or an element: the walk failed there.
pub const FAULT: u8 = 0x0d;

/// Bytes of a length.
pub const LENGTH: usize = 4;
/// Bytes of an integer and of a float: 64 bits.
pub const SCALAR: usize = 10;

/// The bytes of a number: seven bits each, the lowest first, so that all bytes but those of texts are ASCII.
#[inline]
pub const fn put<const N: usize>(number: u64) -> [u8; N] {
    let (mut bytes, mut place) = ([0; N], 0);
    while place < N {
        bytes[place] = (number >> (7 * place)).to_le_bytes()[0] & 0x7f;
        place += 1;
    }
    bytes
}

/// The number of a length.
#[inline]
pub(super) fn length(bytes: [u8; LENGTH]) -> Option<usize> {
    match u32::from_le_bytes(bytes) {
        // Most lengths.
        short @ 0..0x80 => Some(short as usize),
        long => bytes.is_ascii().then(|| together(long.into()))?.try_into().ok(),
    }
}

/// The 64 bits of an integer or a float.
#[inline]
pub(super) fn bits(bytes: [u8; SCALAR]) -> Option<u64> {
    let [lower @ .., eighth, ninth] = bytes;
    let bits = together(u64::from_le_bytes(lower)) | u64::from(eighth) << 56 | u64::from(ninth) << 63;
    (lower.is_ascii() && eighth.is_ascii() && ninth <= 1).then_some(bits)
}

/// Leaves out the highest bit of each of eight bytes, in three steps: of each two bytes, each four, and all.
#[inline]
const fn together(sevens: u64) -> u64 {
    let twos = sevens & 0x007f_007f_007f_007f | (sevens & 0x7f00_7f00_7f00_7f00) >> 1;
    let fours = twos & 0x0000_3fff_0000_3fff | (twos & 0x3fff_0000_3fff_0000) >> 2;
    fours & 0x0fff_ffff | (fours & 0x0fff_ffff_0000_0000) >> 4
}

/// The reasons of a value that is unreadable, and of a fault.
pub const NOT_UTF8: u8 = 0;
pub const LONE_SURROGATE: u8 = 1;
pub const TOO_DEEP: u8 = 2;
pub const METHOD: u8 = 3;
pub const HOST_FAILED: u8 = 4;
