//! Texts that may be no JSON: random bytes, the pieces of JSON in any order, and JSON that was damaged.

use super::order;
use proptest::prelude::*;
use proptest::sample::{Index, select};

/// The pieces of JSON, right and wrong.
const PIECES: [&[u8]; 53] = [
    b"{",
    b"}",
    b"[",
    b"]",
    b",",
    b":",
    b"{}",
    b"[]",
    b"\"",
    b"\\",
    b" ",
    b"\n",
    b"\x0b",
    b"\x00",
    b"null",
    b"true",
    b"false",
    b"nul",
    b"True",
    b"NaN",
    b"0",
    b"00",
    b"-",
    b"-0",
    b"1",
    b"12.5",
    b"1.",
    b".5",
    b"+1",
    b"1e5",
    b"1e",
    b"1E+",
    b"2e-3",
    b"\"a\"",
    b"\"a\":",
    b"\"user\":",
    b"\"order\":",
    b"\"extra\":{",
    b"\"items\":[",
    b"\"price\":1,",
    b"\\u0041",
    b"\\ud83d",
    b"\\ude00",
    b"\\u12",
    b"\\n",
    b"\\x",
    b"\x01",
    b"\xff",
    b"\xd0\xaf",
    b"\xed\xa0\x80",
    b"\xef\xbb\xbf",
    b"'",
    b"//",
];

pub(crate) fn random() -> BoxedStrategy<Vec<u8>> {
    prop::collection::vec(any::<u8>(), 0..200).boxed()
}

pub(crate) fn pieces() -> BoxedStrategy<Vec<u8>> {
    prop::collection::vec(select(&PIECES[..]), 0..12).prop_map(|pieces| pieces.concat()).boxed()
}

/// A document with a few bytes changed, taken out, put twice or put in.
pub(crate) fn damaged() -> BoxedStrategy<Vec<u8>> {
    let document = prop_oneof![order::valid(), order::wild()];
    let blow = (0..5, any::<Index>(), prop_oneof![4 => 0usize..4, 1 => 0usize..400], any::<u8>(), select(&PIECES[..]));
    (document, any::<u64>(), prop::collection::vec(blow, 1..4))
        .prop_map(|(document, style, blows)| {
            let mut text = document.json(style).into_bytes();
            for (kind, from, length, byte, piece) in blows {
                let from = from.index(text.len() + 1);
                let range = from..text.len().min(from + length);
                match kind {
                    0 => text.truncate(text.len() - range.len()),
                    1 => drop(text.drain(range)),
                    2 => {
                        let again = text[range].to_vec();
                        drop(text.splice(from..from, again));
                    }
                    3 => drop(text.splice(from..from, piece.iter().copied())),
                    _ => text.iter_mut().skip(from).take(1).for_each(|old| *old = byte),
                }
            }
            text
        })
        .boxed()
}
