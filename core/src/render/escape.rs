//! The one writer of text: ASCII only, safe inside a script, an attribute or a page of any charset.

use crate::base::buffer::{Buffer, Out};
use crate::base::bytes;

/// Whether a byte is written as it is. Not so: control characters, quotes of every kind, `<`, `>`, `&`, backslash,
/// and everything beyond ASCII.
const PLAIN: [bool; 256] = {
    let mut plain = [false; 256];
    let mut b = b' ';
    while b <= b'~' {
        plain[b as usize] = !matches!(b, b'"' | b'\'' | b'`' | b'<' | b'>' | b'&' | b'\\');
        b += 1;
    }
    plain
};

/// `00` to `ff`, the first digit in the lower byte.
const HEX: [u16; 256] = {
    let digits = b"0123456789abcdef";
    let mut hex = [0; 256];
    let mut b = 0;
    while b < 256 {
        hex[b] = u16::from_le_bytes([digits[b >> 4], digits[b & 15]]);
        b += 1;
    }
    hex
};

/// An escape, with two bytes more to store it at once.
const fn escape(unit: u16) -> u64 {
    let [high, low] = unit.to_be_bytes();
    let (high, low) = (HEX[high as usize] as u64, HEX[low as usize] as u64);
    u16::from_le_bytes(*b"\\u") as u64 | high << 16 | low << 32
}

/// U+0400 to U+047F: Russian, and most of what is written in Cyrillic.
const CYRILLIC: [u64; 128] = {
    let mut cyrillic = [0; 128];
    let mut c = 0_u16;
    while c < 128 {
        cyrillic[c as usize] = escape(0x400 + c);
        c += 1;
    }
    cyrillic
};

/// Characters of [`CYRILLIC`] that are looked up together, and their bytes.
const RUN: usize = 4;
const RUN_BYTES: usize = 2 * RUN;

/// Whether a character of [`CYRILLIC`] begins with this byte.
fn is_cyrillic(first: u8) -> bool {
    first & 0xfe == 0xd0
}

/// The places in [`CYRILLIC`] of a run's characters, if all are there: a byte of each sixteen bits.
#[inline(always)]
fn cyrillic_run(run: [u8; RUN_BYTES]) -> Option<[u8; RUN_BYTES]> {
    /// The same sixteen bits for each character: those of its first byte are the lower ones.
    const fn each(bits: u64) -> u64 {
        bits * 0x0001_0001_0001_0001
    }
    let run = u64::from_le_bytes(run);
    let places = (run & each(0x0001)) << 6 | (run & each(0x3f00)) >> 8;
    (run & each(0xc0fe) == each(0x80d0)).then_some(places.to_le_bytes())
}

/// Bytes of text that are escaped at once.
const BLOCK: usize = 64;
/// The longest escape, `\u0000`.
const ESCAPE: usize = 6;
/// Room for a block's longest result, and for the two bytes more that storing an escape as eight takes.
const SPACE: usize = BLOCK * ESCAPE + 2;

/// Writes a text as a JSON string, which is a JavaScript string too.
pub(crate) fn string(text: &str, out: &mut Out<impl Buffer>) {
    field(b"\"", text, out);
}

/// Writes a text as the inside of a JSON string.
pub(crate) fn content(text: &str, out: &mut Out<impl Buffer>) {
    if is_plain(text.as_bytes()) { out.push(text.as_bytes()) } else { escaped(text, out) }
}

/// Writes a text after a prefix and an opening quote, and then the closing quote.
#[inline]
pub(crate) fn field<const N: usize>(key: &[u8; N], text: &str, out: &mut Out<impl Buffer>) {
    if is_plain(text.as_bytes()) {
        out.push_all([key, text.as_bytes(), b"\""]);
    } else {
        out.push(key);
        escaped(text, out);
        out.push(b"\"");
    }
}

fn escaped(text: &str, out: &mut Out<impl Buffer>) {
    let mut rest = text;
    while !rest.is_empty() {
        let (block, after) = rest.split_at(block_end(rest));
        out.write(|space| escape_block(block, space));
        rest = after;
    }
}

/// Whether a text is written as it is.
fn is_plain(text: &[u8]) -> bool {
    /// Fewer bytes are faster looked up one by one.
    const FEW: usize = 16;
    let is_special = |b: u8| {
        // `&` and `'`, `<` and `>` differ in one bit each.
        u8::from(b.wrapping_sub(b' ') > b'~' - b' ')
            | u8::from(b | 1 == b'\'')
            | u8::from(b | 2 == b'>')
            | u8::from(b == b'"')
            | u8::from(b == b'\\')
            | u8::from(b == b'`')
    };
    if text.len() < FEW { are_plain(text) } else { !bytes::any(text, is_special) }
}

fn are_plain(text: &[u8]) -> bool {
    text.iter().fold(true, |plain, &b| plain & PLAIN[usize::from(b)])
}

/// Where the first block of a text ends: never inside a character.
fn block_end(text: &str) -> usize {
    let mut end = text.len().min(BLOCK);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    end
}

/// Escapes up to a block of text into space for the longest result, and gives the length of it.
fn escape_block(block: &str, space: &mut [u8; SPACE]) -> usize {
    let (text, mut at, mut end) = (block.as_bytes(), 0, 0);
    while let Some(&first) = text.get(at) {
        if PLAIN[usize::from(first)] {
            space[end] = first;
            (at, end) = (at + 1, end + 1);
        } else if is_cyrillic(first) {
            while let Some(places) = text[at..].first_chunk().and_then(|run| cyrillic_run(*run)) {
                let Some(space) = space[end..].first_chunk_mut::<{ RUN * ESCAPE + 2 }>() else { break };
                for (index, &place) in places.iter().step_by(2).enumerate() {
                    let escape = CYRILLIC[usize::from(place & 0x7f)];
                    space[index * ESCAPE..index * ESCAPE + 8].copy_from_slice(&escape.to_le_bytes());
                }
                (at, end) = (at + RUN_BYTES, end + RUN * ESCAPE);
            }
            while let Some(&[first, second]) = text.get(at..at + 2)
                && is_cyrillic(first)
            {
                store(CYRILLIC[usize::from(first & 1) << 6 | usize::from(second & 0x3f)], space, &mut end);
                at += 2;
            }
        } else if first.is_ascii() {
            special(first, space, &mut end);
            at += 1;
        } else {
            let Some(c) = block[at..].chars().next() else { break };
            for unit in c.encode_utf16(&mut [0; 2]) {
                store(escape(*unit), space, &mut end);
            }
            at += c.len_utf8();
        }
    }
    end
}

fn special(b: u8, space: &mut [u8; SPACE], end: &mut usize) {
    let letter = match b {
        b'\n' => b'n',
        b'\r' => b'r',
        b'\t' => b't',
        b'\\' => b'\\',
        other => return store(escape(u16::from(other)), space, end),
    };
    space[*end..*end + 2].copy_from_slice(&[b'\\', letter]);
    *end += 2;
}

/// Stores an escape, and two bytes after it that the next one takes.
#[inline]
fn store(escape: u64, space: &mut [u8; SPACE], end: &mut usize) {
    space[*end..*end + 8].copy_from_slice(&escape.to_le_bytes());
    *end += ESCAPE;
}
