//! Looking at all bytes of a text at once.

/// Bytes that are looked at together.
const WIDTH: usize = 16;

/// Whether a text has a byte of a kind: `kind` gives 0 for the others, without a branch, so that it compiles to SIMD.
#[inline]
pub(crate) fn any(text: &[u8], kind: impl Fn(u8) -> u8 + Copy) -> bool {
    let has = |block: &[u8; WIDTH]| u128::from_ne_bytes(block.map(kind)) != 0;
    let (blocks, rest) = text.as_chunks();
    match text.last_chunk() {
        // The remaining bytes are checked in one block together with some bytes before them.
        Some(last) => blocks.iter().any(has) || (!rest.is_empty() && has(last)),
        None => rest.iter().any(|&b| kind(b) != 0),
    }
}

#[cfg(test)]
mod tests {
    use super::any;

    #[test]
    fn every_place_is_looked_at() {
        for length in 0..70 {
            let mut text = vec![b'a'; length];
            assert!(!any(&text, |b| u8::from(b == b'&')));
            for place in 0..length {
                text[place] = b'&';
                assert!(any(&text, |b| u8::from(b == b'&')), "{place} of {length}");
                text[place] = b'a';
            }
        }
    }
}
