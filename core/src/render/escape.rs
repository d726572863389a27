//! The one writer of text: ASCII only, safe inside a script, an attribute or a page of any charset.

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

/// Bytes of text that are escaped before they are handed on: few enough for a buffer on the stack.
const BLOCK: usize = 32;
/// The longest escape, `\u0000`.
const ESCAPE: usize = 6;
/// Room for a block's longest result, and for the two bytes more that storing an escape as eight takes.
const SPACE: usize = BLOCK * ESCAPE + 2;

/// Writes a text as a JSON string, which is a JavaScript string too.
pub(crate) fn string(text: &str, out: &mut Vec<u8>) {
    out.push(b'"');
    content(text, out);
    out.push(b'"');
}

/// Writes a text as the inside of a JSON string.
pub(crate) fn content(text: &str, out: &mut Vec<u8>) {
    let mut rest = text;
    while !rest.is_empty() {
        let (plain, other) = rest.split_at(plain_blocks(rest.as_bytes()));
        out.extend_from_slice(plain.as_bytes());
        let (block, behind) = other.split_at(block_end(other));
        escape_block(block, out);
        rest = behind;
    }
}

/// Where the first block of a text ends: never inside a character.
fn block_end(text: &str) -> usize {
    let mut end = text.len().min(BLOCK);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    end
}

/// How many bytes are written as they are, in whole blocks: looked at without a branch, which compiles to SIMD.
fn plain_blocks(text: &[u8]) -> usize {
    const WIDTH: usize = 16;
    let is_special = |b: u8| {
        // `&` and `'`, `<` and `>` differ in one bit each.
        u8::from(b.wrapping_sub(b' ') > b'~' - b' ')
            | u8::from(b | 1 == b'\'')
            | u8::from(b | 2 == b'>')
            | u8::from(b == b'"')
            | u8::from(b == b'\\')
            | u8::from(b == b'`')
    };
    let is_plain = |block: &&[u8; WIDTH]| u128::from_ne_bytes(block.map(is_special)) == 0;
    let (blocks, _) = text.as_chunks();
    blocks.iter().take_while(is_plain).count() * WIDTH
}

/// Escapes up to a block of text into space made for the longest result, so that the vector grows once.
fn escape_block(block: &str, out: &mut Vec<u8>) {
    let start = out.len();
    out.resize(start + SPACE, 0);
    let Some(space) = out[start..].first_chunk_mut() else { return };
    let mut end = 0;
    let mut bytes = block.as_bytes();
    while let [first, rest @ ..] = bytes {
        bytes = rest;
        if let (0xc2..=0xdf, [second, rest @ ..]) = (first, rest) {
            // Two bytes: Cyrillic among others.
            store(u16::from(first & 0x1f) << 6 | u16::from(second & 0x3f), space, &mut end);
            bytes = rest;
        } else if let Some(eight) =
            rest.first_chunk::<7>().filter(|seven| PLAIN[usize::from(*first)] && are_plain(*seven))
        {
            space[end] = *first;
            space[end + 1..end + 8].copy_from_slice(eight);
            end += 8;
            bytes = &rest[7..];
        } else if PLAIN[usize::from(*first)] {
            space[end] = *first;
            end += 1;
        } else if first.is_ascii() {
            special(*first, space, &mut end);
        } else if let Some(c) = block[block.len() - rest.len() - 1..].chars().next() {
            for unit in c.encode_utf16(&mut [0; 2]) {
                store(*unit, space, &mut end);
            }
            bytes = &rest[c.len_utf8() - 1..];
        }
    }
    out.truncate(start + end);
}

fn are_plain(bytes: &[u8]) -> bool {
    bytes.iter().fold(true, |plain, &b| plain & PLAIN[usize::from(b)])
}

fn special(b: u8, space: &mut [u8; SPACE], end: &mut usize) {
    let letter = match b {
        b'\n' => b'n',
        b'\r' => b'r',
        b'\t' => b't',
        b'\\' => b'\\',
        other => return store(u16::from(other), space, end),
    };
    space[*end..*end + 2].copy_from_slice(&[b'\\', letter]);
    *end += 2;
}

/// Stores `\u` and the four digits of a UTF-16 unit.
#[inline]
fn store(unit: u16, space: &mut [u8; SPACE], end: &mut usize) {
    const START: u64 = u16::from_le_bytes(*b"\\u") as u64;
    let [high, low] = unit.to_be_bytes().map(|b| u64::from(HEX[usize::from(b)]));
    let escape = START | high << 16 | low << 32;
    space[*end..*end + 8].copy_from_slice(&escape.to_le_bytes());
    *end += ESCAPE;
}
