//! Numbers of countries without a plan here: the calling code and the length are known, and nothing else.

use super::calling_codes::{BEFORE_ZERO, CODES, HOTLINES};

/// Digits of a number with its calling code, by E.164.
const MOST: usize = 15;
/// Digits of the longest calling code.
const CODE: usize = 3;

/// For each calling code, a bit for each number of digits that may follow it.
const LENGTHS: [u16; 1000] = {
    let (mut lengths, mut length) = ([0; 1000], 0);
    while length < CODES.len() {
        let (codes, mut place, mut code) = (CODES[length].as_bytes(), 0, 0);
        while place < codes.len() {
            match codes[place] {
                b' ' => code = 0,
                digit => code = code * 10 + (digit - b'0') as usize,
            }
            place += 1;
            if code > 0 && (place == codes.len() || codes[place] == b' ') {
                lengths[code] |= 1 << length;
            }
        }
        length += 1;
    }
    lengths
};

/// Whether digits are a calling code and as many digits as may follow it.
pub(crate) fn is_foreign(digits: &str) -> bool {
    // No calling code begins with a zero.
    if digits.len() > MOST || digits.starts_with('0') {
        return false;
    }
    let mut value = 0;
    digits.bytes().take(CODE).enumerate().any(|(place, digit)| {
        value = value * 10 + usize::from(digit.wrapping_sub(b'0'));
        let (code, national) = digits.split_at(place + 1);
        let has_length = LENGTHS.get(value).is_some_and(|lengths| lengths >> national.len() & 1 != 0);
        let is_repeated = || national.bytes().all(|digit| national.as_bytes()[0] == digit);
        // `+49 (0)151…`: the zero is dialled inside the country only.
        has_length && !is_repeated() && (!national.starts_with('0') || lists(BEFORE_ZERO, code))
    })
}

/// Whether a number with its calling code is a company's: toll-free, premium or shared-cost.
pub(super) fn is_hotline(number: &str) -> bool {
    HOTLINES.split(' ').any(|prefix| number.starts_with(prefix))
}

fn lists(codes: &str, code: &str) -> bool {
    codes.split(' ').any(|other| other == code)
}
