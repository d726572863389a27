//! Checks whether bytes are UTF-8. Most texts of an order are short, and for those the usual checks start slowly.
#![allow(unsafe_code, reason = "text that was found to be UTF-8 is not checked again")]

/// The text of these bytes, if they are UTF-8.
#[inline]
pub(crate) fn text(bytes: &[u8]) -> Option<&str> {
    // SAFETY: the check has found UTF-8. `tests/utf8.rs` compares it with the standard library's.
    is_utf8(bytes).then(|| unsafe { std::str::from_utf8_unchecked(bytes) })
}

/// The text of these bytes, if they are ASCII: the same text in every encoding.
#[inline]
pub(crate) fn ascii(bytes: &[u8]) -> Option<&str> {
    // SAFETY: ASCII is UTF-8.
    is_ascii(bytes).then(|| unsafe { std::str::from_utf8_unchecked(bytes) })
}

#[inline]
fn is_utf8(bytes: &[u8]) -> bool {
    is_ascii(bytes) || has_short_characters(bytes) || simdutf8::basic::from_utf8(bytes).is_ok()
}

/// Looks at words of 8 bytes, of which the last may overlap the one before it.
#[inline]
fn is_ascii(bytes: &[u8]) -> bool {
    const HIGH: u64 = 0x8080_8080_8080_8080;
    let word = |bytes: &[u8; 8]| u64::from_ne_bytes(*bytes);
    match bytes.last_chunk() {
        Some(last) => {
            let (words, _) = bytes.as_chunks();
            words.iter().fold(word(last), |all, next| all | word(next)) & HIGH == 0
        }
        None => bytes.iter().fold(0, |all, next| all | next) < 0x80,
    }
}

/// The number of bytes that are looked at together.
const WIDTH: usize = 16;

/// Whether all characters have one byte or two, as in Cyrillic text. Each byte is compared with the one before it,
/// without a branch, so that this compiles to SIMD.
fn has_short_characters(text: &[u8]) -> bool {
    let is_first_of_two = |b: u8| u8::from(b.wrapping_sub(0xc2) < 0xe0 - 0xc2);
    let is_wrong = |before: u8, b: u8| {
        let is_second = u8::from(b & 0xc0 == 0x80);
        is_first_of_two(before) ^ is_second | u8::from(b >= 0xc0) ^ is_first_of_two(b)
    };
    let are_wrong = |before: &[u8; WIDTH], block: &[u8; WIDTH]| {
        let wrong: [u8; WIDTH] = std::array::from_fn(|place| is_wrong(before[place], block[place]));
        u128::from_ne_bytes(wrong) != 0
    };
    let ([first, rest @ ..], [before @ .., last]) = (text, text) else { return true };
    let (blocks, _) = rest.as_chunks();
    let (blocks_before, _) = before.as_chunks();
    is_wrong(0, *first) == 0
        && is_first_of_two(*last) == 0
        && match (before.last_chunk(), rest.last_chunk()) {
            // The remaining bytes are looked at in one block together with some bytes before them.
            (Some(last_before), Some(last)) => {
                !are_wrong(last_before, last)
                    && !blocks_before.iter().zip(blocks).any(|(before, block)| are_wrong(before, block))
            }
            _ => before.iter().zip(rest).all(|(&before, &b)| is_wrong(before, b) == 0),
        }
}
