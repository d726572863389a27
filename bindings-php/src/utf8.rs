//! Whether PHP's bytes are text. Most texts of an order are short, and for those the usual ways are slow to start.
#![allow(unsafe_code, reason = "text that was found to be UTF-8 is not looked at again")]

/// The text that these bytes are, if they are UTF-8.
#[inline]
pub(crate) fn text(bytes: &[u8]) -> Option<&str> {
    // SAFETY: so the check says.
    is_utf8(bytes).then(|| unsafe { std::str::from_utf8_unchecked(bytes) })
}

#[inline]
fn is_utf8(bytes: &[u8]) -> bool {
    is_ascii(bytes) || has_short_characters(bytes) || simdutf8::basic::from_utf8(bytes).is_ok()
}

/// In words, the last of which may overlap the one before it.
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

/// Bytes that are looked at together.
const WIDTH: usize = 16;

/// Whether a text is made of characters of one byte and of two, as Cyrillic is. Each byte is looked at beside the one
/// before it, without a branch, so that it compiles to SIMD.
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
            // What is left over is looked at in one block with some bytes before it.
            (Some(last_before), Some(last)) => {
                !are_wrong(last_before, last)
                    && !blocks_before.iter().zip(blocks).any(|(before, block)| are_wrong(before, block))
            }
            _ => before.iter().zip(rest).all(|(&before, &b)| is_wrong(before, b) == 0),
        }
}

#[cfg(test)]
mod tests {
    use super::is_utf8;

    #[test]
    fn agrees_with_the_standard_library() {
        let pieces: [&[u8]; 12] = [
            b"a",
            b"abcdefg",
            "ж".as_bytes(),
            "Кеды".as_bytes(),
            "€".as_bytes(),
            "😀".as_bytes(),
            b"\xd0",
            b"\xf0\x9f",
            b"\x80",
            b"\xed\xa0\x80",
            b"\xc0\x80",
            b"\0",
        ];
        for first in pieces {
            for second in pieces {
                for third in pieces {
                    for repeat in [1, 2, 3, 9, 16, 33] {
                        let bytes = [first.repeat(repeat), second.to_vec(), third.repeat(repeat)].concat();
                        assert_eq!(is_utf8(&bytes), std::str::from_utf8(&bytes).is_ok(), "{bytes:?}");
                    }
                }
            }
        }
    }
}
