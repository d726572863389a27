//! Whether PHP's bytes are text. Most texts of an order are short, and for those the usual ways are slow to start.
#![allow(unsafe_code, reason = "text that was found to be UTF-8 is not looked at again")]

/// What is looked at together.
const BLOCK: usize = 64;

/// The text that these bytes are, if they are UTF-8.
#[inline]
pub(crate) fn text(bytes: &[u8]) -> Option<&str> {
    // SAFETY: so the check says.
    is_utf8(bytes).then(|| unsafe { std::str::from_utf8_unchecked(bytes) })
}

#[inline]
fn is_utf8(bytes: &[u8]) -> bool {
    is_ascii(bytes) || is_long_utf8(bytes)
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

fn is_long_utf8(bytes: &[u8]) -> bool {
    if bytes.len() >= BLOCK {
        return simdutf8::basic::from_utf8(bytes).is_ok();
    }
    // A character that the text cuts off is none with the zeros behind it either.
    let mut block = [0; BLOCK];
    block[..bytes.len()].copy_from_slice(bytes);
    simdutf8::basic::from_utf8(&block).is_ok()
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
