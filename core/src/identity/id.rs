//! Ids that can stand before `@unknown.email`.

use super::email;
use super::words::Words;

/// Bytes of an address before its `@`, by RFC 5321.
pub(crate) const MAX_LOCAL: usize = 64;

/// What programs write in place of a missing id; each would make one customer of all guests.
pub(crate) const PLACEHOLDERS: [&str; 9] =
    ["null", "undefined", "none", "nil", "nan", "-1", "unknown", "guest", "anonymous"];

static WORDS: Words = Words::new(&PLACEHOLDERS);

/// Whether an id fits an address and is the id of somebody.
pub(crate) fn is_usable(id: &str) -> bool {
    (1..=MAX_LOCAL).contains(&id.len()) && id.bytes().all(is_atext) && !is_placeholder(id)
}

pub(crate) fn is_placeholder(id: &str) -> bool {
    WORDS.have(id)
        || email::is_placeholder(id)
        // `0`, and the UUID that has nothing else.
        || (!id.is_empty() && id.bytes().all(|b| matches!(b, b'0' | b'-')))
}

/// A byte of an address's local part, by the HTML standard.
pub(crate) const fn is_atext(b: u8) -> bool {
    const ATEXT: [bool; 256] = {
        let mut atext = [false; 256];
        let mut b = 0_u8;
        while b < 128 {
            atext[b as usize] = matches!(b, b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9'
                | b'.' | b'!' | b'#' | b'$' | b'%' | b'&' | b'\'' | b'*' | b'+' | b'/' | b'=' | b'?' | b'^' | b'_'
                | b'`' | b'{' | b'|' | b'}' | b'~' | b'-');
            b += 1;
        }
        atext
    };
    ATEXT[b as usize]
}
