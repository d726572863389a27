//! Ids that can be written before `@unknown.email`.

use crate::rules::placeholder;

/// Bytes of an address before its `@`, by RFC 5321.
pub(crate) const MAX_LOCAL: usize = 64;

/// Whether an id fits an address and is the id of somebody.
pub(crate) fn is_usable(id: &str) -> bool {
    (1..=MAX_LOCAL).contains(&id.len()) && id.bytes().all(is_atext) && !placeholder::is_id(id)
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
