//! Writing decimals as JavaScript's own `String(number)` does.

use super::Decimal;
use crate::base::buffer::{Buffer, Out};

/// A key of up to sixteen bytes, `0.00000`, twenty digits, and some more.
const ROOM: usize = 48;

/// `00` to `99`.
const PAIRS: [[u8; 2]; 100] = {
    let mut pairs = [[b'0'; 2]; 100];
    let mut n = 0_u8;
    while n < 100 {
        pairs[n as usize] = [b'0' + n / 10, b'0' + n % 10];
        n += 1;
    }
    pairs
};

impl Decimal {
    /// Writes the number after a short key, minus zero as `-0`.
    #[inline]
    pub(crate) fn write<const N: usize>(self, key: &[u8; N], out: &mut Out<impl Buffer>) {
        const { assert!(N <= 16) };
        let Decimal { negative, digits, exponent } = self;
        match u32::try_from(digits) {
            // Most prices and counts.
            Ok(digits) if !negative && (-2..=0).contains(&exponent) => out.write(|space: &mut [u8; ROOM]| {
                let (start, text) = space.split_at_mut(N);
                start.copy_from_slice(key);
                N + write_short(digits, exponent, text)
            }),
            _ => self.write_any(key, out),
        }
    }

    #[cold]
    #[inline(never)]
    fn write_any(self, key: &[u8], out: &mut Out<impl Buffer>) {
        out.push(key);
        if self.negative {
            out.push(b"-");
        }
        let Decimal { digits, exponent, .. } = self.without_zeros();
        let digits = digits.to_string();
        // The place of the point, counted from the first digit.
        let point = exponent.saturating_add(i32::try_from(digits.len()).unwrap_or(0));
        let text = match usize::try_from(point) {
            Ok(point @ 1..=21) if point >= digits.len() => format!("{digits:0<point$}"),
            Ok(point @ 1..=21) => format!("{}.{}", &digits[..point], &digits[point..]),
            _ if (-5..=0).contains(&point) => format!("0.{}{digits}", "0".repeat(point.unsigned_abs() as usize)),
            _ => {
                let (first, rest) = digits.split_at(1);
                let dot = if rest.is_empty() { "" } else { "." };
                format!("{first}{dot}{rest}e{:+}", i64::from(point) - 1)
            }
        };
        out.push(text.as_bytes());
    }
}

/// Writes a number with up to two decimals, the digits from the last to the first, and returns its length.
#[inline]
fn write_short(digits: u32, exponent: i32, text: &mut [u8]) -> usize {
    let (mut whole, decimals) = match exponent {
        0 => (digits, None),
        -1 => (digits / 10, Some(digits % 10 * 10)),
        _ => (digits / 100, Some(digits % 100)),
    };
    let length = whole.checked_ilog10().unwrap_or(0) as usize + 1;
    let mut place = length;
    while place > 1 {
        place -= 2;
        text[place..place + 2].copy_from_slice(&PAIRS[(whole % 100) as usize]);
        whole /= 100;
    }
    if place == 1 {
        text[0] = PAIRS[(whole % 100) as usize][1];
    }
    let Some(decimals) = decimals else { return length };
    let [tenths, hundredths] = PAIRS[decimals as usize % 100];
    text[length..length + 3].copy_from_slice(&[b'.', tenths, hundredths]);
    length + 1 + exponent.unsigned_abs() as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(write: impl FnOnce(&mut Out<Vec<u8>>)) -> String {
        let mut out = Out::with_capacity(0);
        write(&mut out);
        out.finish()
    }

    #[test]
    fn the_short_way_writes_the_same() {
        let edges = (0..10).flat_map(|power| [10_u64.pow(power) - 1, 10_u64.pow(power), 10_u64.pow(power) + 1]);
        let digits = (0..12_345).chain(edges).chain([u64::from(u32::MAX), u64::from(u32::MAX) + 1]);
        for (digits, exponent) in digits.flat_map(|digits| [(digits, 0), (digits, -1), (digits, -2)]) {
            let number = Decimal { negative: false, digits, exponent }.normal();
            let short = written(|out| number.write(b",\"price\":", out));
            assert_eq!(short, written(|out| number.write_any(b",\"price\":", out)), "{number:?}");
        }
    }
}
