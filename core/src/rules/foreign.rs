//! Numbers of countries without a plan here: the calling code and the length are known, and nothing else.

use super::calling_codes::{BEFORE_ZERO, CODES, HOTLINES};

/// Digits of a number with its calling code, by E.164.
const MOST: usize = 15;

/// Whether digits are a calling code and as many digits as may follow it.
pub(crate) fn is_foreign(digits: &str) -> bool {
    digits.len() <= MOST
        && (1..=3).any(|length| {
            let Some((code, national)) = digits.split_at_checked(length) else { return false };
            // `+49 (0)151…`: the zero is dialled inside the country only.
            let may_begin = !national.starts_with('0') || lists(BEFORE_ZERO, code);
            let first = national.as_bytes().first();
            let is_repeated = national.as_bytes().iter().all(|digit| first == Some(digit));
            may_begin && !is_repeated && CODES.get(national.len()).is_some_and(|codes| lists(codes, code))
        })
}

/// Whether a number with its calling code is a company's: toll-free, premium or shared-cost.
pub(super) fn is_hotline(number: &str) -> bool {
    HOTLINES.split(' ').any(|prefix| number.starts_with(prefix))
}

fn lists(codes: &str, code: &str) -> bool {
    codes.split(' ').any(|other| other == code)
}
