//! Exact decimals: from text, never through a float, to the shortest JavaScript number that reads back to the same.

mod write;

use std::io::Write as _;

/// `digits` times ten to the power of `exponent`, with no zero at the end of a fraction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Decimal {
    negative: bool,
    digits: u64,
    exponent: i32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NotDecimal {
    /// The text does not read as a number.
    Malformed,
    /// A fraction of more digits than a double holds: the shortest form of the nearest double, as binary floats that
    /// were written with too many digits are meant (`29.949999999999999`), and quotients (`333.33333333333333333333`).
    Rounded,
    /// Not a fraction, and no double has these digits as its shortest form.
    NotExact,
    /// NaN or an infinity.
    NotFinite,
}

/// So many digits fit a u64 whatever they are.
const SHORT: usize = 19;
/// Decimals of up to this many digits are exact in a double.
const ALWAYS_EXACT: u64 = 1_000_000_000_000_000;

impl Decimal {
    pub(crate) const ZERO: Decimal = Decimal { negative: false, digits: 0, exponent: 0 };
    pub(crate) const MINUS_ZERO: Decimal = Decimal { negative: true, ..Decimal::ZERO };

    /// Reads what people write: digits, with a point or a comma before the fraction, perhaps a minus.
    pub(crate) fn from_text(text: &str) -> Result<Decimal, NotDecimal> {
        let (negative, unsigned) = sign(text.as_bytes());
        let (number, rest) = unsigned_decimal(unsigned, true).map_err(|_| refused_text(text, unsigned))?;
        if !rest.is_empty() {
            return Err(NotDecimal::Malformed);
        }
        number.signed(negative).exact().map_err(|refusal| rounded(refusal, text))
    }

    /// Reads what programs write for a number: with a point, and perhaps an exponent.
    pub(crate) fn from_number(text: &str) -> Result<Decimal, NotDecimal> {
        Decimal::exactly(text).map_err(|refusal| rounded(refusal, text))
    }

    fn exactly(text: &str) -> Result<Decimal, NotDecimal> {
        let (negative, unsigned) = sign(text.as_bytes());
        let (mut number, rest) = match unsigned_decimal(unsigned, false) {
            Err(NotDecimal::Malformed) if is_not_finite(unsigned) => return Err(NotDecimal::NotFinite),
            other => other?,
        };
        if let [b'e' | b'E', exponent @ ..] = rest {
            let digits = exponent.strip_prefix(b"+").or(exponent.strip_prefix(b"-")).unwrap_or(exponent);
            if digits.is_empty() || !digits.iter().all(u8::is_ascii_digit) {
                return Err(NotDecimal::Malformed);
            }
            let exponent = std::str::from_utf8(exponent).ok().and_then(|text| text.parse::<i64>().ok());
            let exponent = if number.is_zero() { Some(0) } else { exponent };
            let exponent = i32::try_from(exponent.unwrap_or(i64::MAX).saturating_add(i64::from(number.exponent)));
            number = Decimal { exponent: exponent.map_err(|_| NotDecimal::NotExact)?, ..number }.normal();
        } else if !rest.is_empty() {
            return Err(NotDecimal::Malformed);
        }
        number.signed(negative).exact()
    }

    pub(crate) fn from_integer(integer: i64) -> Result<Decimal, NotDecimal> {
        let number = Decimal { negative: integer < 0, digits: integer.unsigned_abs(), exponent: 0 };
        number.exact()
    }

    /// The number that a double holds nearest to a text that was refused as [`NotDecimal::Rounded`].
    #[cold]
    pub(crate) fn nearest(text: &str) -> Decimal {
        text.replace(',', ".").parse().map_or(Decimal::ZERO, Decimal::shortest)
    }

    /// The shortest decimal of a float.
    pub(crate) fn from_float(float: f64) -> Result<Decimal, NotDecimal> {
        if !float.is_finite() {
            return Err(NotDecimal::NotFinite);
        }
        Ok(Decimal::shortest(float))
    }

    /// Whether a minus precedes the number, also in minus zero.
    pub(crate) fn has_sign(self) -> bool {
        self.negative
    }

    pub(crate) fn is_zero(self) -> bool {
        self.digits == 0
    }

    /// Below zero; minus nothing is nothing.
    pub(crate) fn is_negative(self) -> bool {
        self.negative && self.digits != 0
    }

    /// The number without the sign of a negative zero.
    pub(crate) fn unsigned_zero(self) -> Decimal {
        if self.digits == 0 { Decimal::ZERO } else { self }
    }

    /// How many decimals it has.
    pub(crate) fn decimals(self) -> u32 {
        self.exponent.min(0).unsigned_abs()
    }

    fn signed(self, negative: bool) -> Decimal {
        Decimal { negative, ..self }
    }

    #[inline]
    fn normal(mut self) -> Decimal {
        while self.exponent < 0 && self.digits.is_multiple_of(10) {
            self.digits /= 10;
            self.exponent += 1;
        }
        self
    }

    /// The same number with no zero at the end of its digits at all.
    fn without_zeros(mut self) -> Decimal {
        while self.digits != 0 && self.digits.is_multiple_of(10) {
            self.digits /= 10;
            self.exponent += 1;
        }
        self
    }

    #[inline]
    fn exact(self) -> Result<Decimal, NotDecimal> {
        if self.digits < ALWAYS_EXACT && (-280..280).contains(&self.exponent) {
            return Ok(self);
        }
        self.exact_in_double()
    }

    #[cold]
    fn exact_in_double(self) -> Result<Decimal, NotDecimal> {
        let float: f64 = format!("{}e{}", self.digits, self.exponent).parse().map_err(|_| NotDecimal::NotExact)?;
        let is_same = || Decimal::shortest(float).without_zeros() == self.signed(false).without_zeros();
        if float.is_finite() && is_same() { Ok(self) } else { Err(NotDecimal::NotExact) }
    }

    fn shortest(float: f64) -> Decimal {
        Decimal::short(float).unwrap_or_else(|| Decimal::any_shortest(float))
    }

    /// The decimal of a float that has few decimals, as prices have: of the decimals of up to 15 digits one at most
    /// reads back to a double, so it is the shortest.
    fn short(float: f64) -> Option<Decimal> {
        let read = |scale: f64, exponent| {
            let digits = float.abs() * scale + 0.5;
            #[expect(clippy::cast_possible_truncation, reason = "rounds, and is checked below")]
            let digits = digits as i64;
            #[expect(clippy::cast_precision_loss, reason = "15 digits are exact")]
            #[expect(clippy::float_cmp, reason = "the very same double is meant")]
            let reads_back = digits as f64 / scale == float.abs();
            let digits = digits.unsigned_abs();
            let number = Decimal { negative: float.is_sign_negative(), digits, exponent };
            (reads_back && digits < ALWAYS_EXACT).then(|| number.normal())
        };
        read(1e2, -2).or_else(|| read(1e4, -4))
    }

    #[cold]
    fn any_shortest(float: f64) -> Decimal {
        let mut buffer = [0_u8; 40];
        let mut free = buffer.as_mut_slice();
        // The longest is "-1.2345678901234567e-308".
        let _ = write!(free, "{:e}", float.abs());
        let written = 40 - free.len();
        let text = &buffer[..written];
        let (mantissa, exponent) = text.split_at(text.iter().position(|&b| b == b'e').unwrap_or(written));
        let exponent: i32 = std::str::from_utf8(exponent).ok().and_then(|e| e.get(1..)?.parse().ok()).unwrap_or(0);
        let number = unsigned_decimal(mantissa, false).map_or(Decimal::ZERO, |(number, _)| number);
        let exponent = number.exponent + exponent;
        Decimal { negative: float.is_sign_negative(), exponent, ..number }.tie_to_even(float).normal()
    }

    /// Between two shortest forms that are equally near, Rust takes the upper one and JavaScript the even one.
    fn tie_to_even(self, float: f64) -> Decimal {
        if self.digits < ALWAYS_EXACT || self.digits.is_multiple_of(2) {
            return self;
        }
        let lower = Decimal { digits: self.digits - 1, ..self };
        let middle = format!("{}5", lower.digits);
        let exact = format!("{:.40e}", float.abs()).replace('.', "");
        let is_between = exact.split_once('e').is_some_and(|(digits, _)| digits.trim_end_matches('0') == middle);
        let reads_back = || format!("{}e{}", lower.digits, lower.exponent).parse() == Ok(float.abs());
        if is_between && reads_back() { lower } else { self }
    }
}

/// The nearest double of a fraction that is not exact in one. Beyond 2^53 doubles have no fractions, and their distance
/// is one or more; near zero there may be nothing but zero.
#[cold]
fn rounded(refusal: NotDecimal, text: &str) -> NotDecimal {
    const TWO_TO_53: f64 = 9_007_199_254_740_992.0;
    match (refusal, text.replace(',', ".").parse::<f64>()) {
        (NotDecimal::NotExact, Ok(float)) if float != 0.0 && float.abs() < TWO_TO_53 => NotDecimal::Rounded,
        _ => refusal,
    }
}

#[cold]
fn refused_text(text: &str, unsigned: &[u8]) -> NotDecimal {
    match parts(unsigned, true) {
        Ok((_, _, [])) => rounded(NotDecimal::NotExact, text),
        _ => NotDecimal::Malformed,
    }
}

fn sign(text: &[u8]) -> (bool, &[u8]) {
    match text {
        [b'-', rest @ ..] => (true, rest),
        rest => (false, rest),
    }
}

fn is_not_finite(text: &[u8]) -> bool {
    ["nan", "inf", "infinity", "snan"].iter().any(|name| text.eq_ignore_ascii_case(name.as_bytes()))
}

/// Reads digits, a point (or comma) and more digits; returns the number and the text after it.
#[inline]
fn unsigned_decimal(text: &[u8], comma: bool) -> Result<(Decimal, &[u8]), NotDecimal> {
    let (mut digits, mut length, mut whole) = (0_u64, 0, None);
    while let Some(&b) = text.get(length) {
        let digit = b.wrapping_sub(b'0');
        if digit <= 9 {
            // More digits than fit are read again.
            digits = digits.wrapping_mul(10).wrapping_add(u64::from(digit));
        } else if whole.is_none() && (b == b'.' || (comma && b == b',')) {
            whole = Some(length);
        } else {
            break;
        }
        length += 1;
    }
    let rest = &text[length..];
    let fraction = whole.map_or(0, |whole| length - whole - 1);
    if whole.unwrap_or(length) == 0 || (whole.is_some() && fraction == 0) {
        return Err(NotDecimal::Malformed);
    }
    if length > SHORT {
        let (whole, fraction, rest) = parts(text, comma)?;
        return Ok((long_decimal(whole, fraction)?, rest));
    }
    let exponent = -i32::try_from(fraction).unwrap_or(0);
    Ok((Decimal { negative: false, digits, exponent }.normal(), rest))
}

/// The digits before the point, the digits after it, and the text after them.
type Parts<'t> = (&'t [u8], &'t [u8], &'t [u8]);

fn parts(text: &[u8], comma: bool) -> Result<Parts<'_>, NotDecimal> {
    let (whole, rest) = split_digits(text);
    if whole.is_empty() {
        return Err(NotDecimal::Malformed);
    }
    match rest {
        [point, rest @ ..] if *point == b'.' || (comma && *point == b',') => match split_digits(rest) {
            ([], _) => Err(NotDecimal::Malformed),
            (fraction, rest) => Ok((whole, fraction, rest)),
        },
        rest => Ok((whole, &[], rest)),
    }
}

/// Reads more digits than certainly fit: those at the end may be zeros.
#[cold]
fn long_decimal(whole: &[u8], fraction: &[u8]) -> Result<Decimal, NotDecimal> {
    let fraction = trim_end_zeros(fraction);
    let digits = if fraction.is_empty() { trim_end_zeros(whole) } else { whole };
    let dropped = whole.len() - digits.len();
    let mut number: u64 = 0;
    for &digit in digits.iter().chain(fraction) {
        number =
            number.checked_mul(10).and_then(|n| n.checked_add(u64::from(digit - b'0'))).ok_or(NotDecimal::NotExact)?;
    }
    let exponent = i64::try_from(dropped).unwrap_or(i64::MAX) - i64::try_from(fraction.len()).unwrap_or(i64::MAX);
    let exponent = i32::try_from(exponent).map_err(|_| NotDecimal::NotExact)?;
    Ok(Decimal { negative: false, digits: number, exponent: if number == 0 { 0 } else { exponent } })
}

fn split_digits(text: &[u8]) -> (&[u8], &[u8]) {
    text.split_at(text.iter().position(|b| !b.is_ascii_digit()).unwrap_or(text.len()))
}

fn trim_end_zeros(digits: &[u8]) -> &[u8] {
    let end = digits.iter().rposition(|&b| b != b'0').map_or(0, |last| last + 1);
    &digits[..end]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::buffer::Out;

    fn written(number: Decimal) -> String {
        let mut out = Out::<Vec<u8>>::with_capacity(0);
        number.write(b"", &mut out);
        out.finish()
    }

    #[test]
    fn writes_what_javascript_writes() {
        for (given, wanted) in [
            ("0", "0"),
            ("-0.0", "-0"),
            ("1000.00", "1000"),
            ("2999.99", "2999.99"),
            ("0.5000", "0.5"),
            ("0.000001", "0.000001"),
            ("0.0000001", "1e-7"),
            ("1.5e-9", "1.5e-9"),
            ("123456789012345678900", "123456789012345680000"),
            ("1e21", "1e+21"),
            ("100000000000000000000", "100000000000000000000"),
            ("-12.5", "-12.5"),
            ("1.7976931348623157e308", "1.7976931348623157e+308"),
            ("5e-324", "5e-324"),
        ] {
            let number = Decimal::from_number(given);
            if given == "123456789012345678900" {
                assert_eq!(number, Err(NotDecimal::NotExact));
            } else {
                assert_eq!(written(number.unwrap()), wanted, "{given}");
            }
        }
    }

    #[test]
    fn refuses_what_a_double_cannot_hold() {
        for given in
            ["9007199254740993", "9007199254740993.0", "9007199254740991.9", "1e400", "1e-400", "1e99999999999"]
        {
            assert_eq!(Decimal::from_number(given), Err(NotDecimal::NotExact), "{given}");
        }
        assert_eq!(Decimal::from_integer(i64::MAX), Err(NotDecimal::NotExact));
        assert_eq!(written(Decimal::from_integer(1 << 53).unwrap()), "9007199254740992");
    }

    #[test]
    fn rounds_fractions_to_the_nearest_double() {
        for (given, wanted) in [
            ("29.949999999999999", "29.95"),
            ("-29.949999999999999", "-29.95"),
            ("333.3333333333333333333333333", "333.3333333333333"),
            ("0.1000000000000000055", "0.1"),
            ("600000000000000.3", "600000000000000.2"),
            ("0.000000100000000000000000000001", "1e-7"),
        ] {
            let with_comma = given.replace('.', ",");
            for read in [Decimal::from_number(given), Decimal::from_text(given), Decimal::from_text(&with_comma)] {
                assert_eq!(read, Err(NotDecimal::Rounded), "{given}");
            }
            assert_eq!(written(Decimal::nearest(&with_comma)), wanted, "{given}");
        }
        assert_eq!(Decimal::from_number("2.9949999999999999e1"), Err(NotDecimal::Rounded));
        assert_eq!(written(Decimal::nearest("2.9949999999999999e1")), "29.95");
        for malformed in ["29.949999999999999 руб.", "0.12345678901234567890e1", "1,234,567.8901234567890123"] {
            assert_eq!(Decimal::from_text(malformed), Err(NotDecimal::Malformed), "{malformed}");
        }
    }

    #[test]
    fn a_zero_may_have_any_exponent() {
        for zero in ["0e5", "0e-5", "0.0e99999999999999999999"] {
            assert_eq!(Decimal::from_number(zero), Ok(Decimal::ZERO), "{zero}");
        }
        assert_eq!(Decimal::from_text("000"), Ok(Decimal::ZERO));
    }

    #[test]
    fn the_short_way_is_the_long_way() {
        let mut shorts = 0;
        for digits in (0..20_000_u32).map(|digits| f64::from(digits) * 3_101.0) {
            for float in [digits, digits / 100.0, -digits / 1000.0, digits * 1e9 / 1e4, digits / 7e5, digits * 1.1] {
                if let Some(short) = Decimal::short(float) {
                    assert_eq!(short.without_zeros(), Decimal::any_shortest(float), "{float}");
                    shorts += 1;
                }
            }
        }
        assert!(shorts > 60_000, "{shorts}");
    }

    #[test]
    fn floats_are_read_by_their_shortest_form() {
        assert_eq!(written(Decimal::from_float(0.1).unwrap()), "0.1");
        assert_eq!(written(Decimal::from_float(0.1 + 0.2).unwrap()), "0.30000000000000004");
        assert_eq!(written(Decimal::from_float(-0.0).unwrap()), "-0");
        assert_eq!(written(Decimal::from_float(1e300).unwrap()), "1e+300");
        // As near to …125 as …3 is.
        assert_eq!(written(Decimal::from_float(13_628_005_981_445.313).unwrap()), "13628005981445.312");
        assert_eq!(written(Decimal::from_float(-600_000_000_000_000.2).unwrap()), "-600000000000000.2");
        assert_eq!(written(Decimal::from_number("600000000000000.2").unwrap()), "600000000000000.2");
    }
}
