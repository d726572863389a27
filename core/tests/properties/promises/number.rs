//! Decimal numbers as text, worked out apart from the library.

/// A number without the ways to write it: `0.digits` times ten to the power of `point`, no zeros around the digits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Number {
    pub(crate) negative: bool,
    digits: String,
    point: i64,
}

impl Number {
    /// Takes apart a number: digits, with a point or comma, and perhaps an exponent.
    pub(crate) fn new(text: &str) -> Number {
        let (negative, text) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
        let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
        let too_far = if exponent.starts_with('-') { -1_000_000_000 } else { 1_000_000_000 };
        let exponent: i64 = exponent.parse().unwrap_or(too_far).clamp(-1_000_000_000, 1_000_000_000);
        let (whole, fraction) = mantissa.split_once(['.', ',']).unwrap_or((mantissa, ""));
        let all = format!("{whole}{fraction}");
        let digits = all.trim_start_matches('0');
        let leading_zeros = length(&all) - length(digits);
        let digits = digits.trim_end_matches('0').to_owned();
        let point = if digits.is_empty() { 0 } else { length(whole) - leading_zeros + exponent };
        Number { negative, digits, point }
    }

    /// The shortest decimal that reads back to a float, by serde_json's algorithm and not by Rust's.
    pub(crate) fn shortest(float: f64) -> Number {
        Number::new(&serde_json::to_string(&float).expect("a finite float"))
    }

    /// What JavaScript's `String(number)` gives, but `-0` for minus zero: ECMA-262, Number::toString.
    pub(crate) fn javascript(&self) -> String {
        let digits = self.digits.as_str();
        let zeros = |count: i64| "0".repeat(usize::try_from(count).unwrap_or(0));
        let split = |at: i64| digits.split_at(usize::try_from(at).unwrap_or(0));
        let unsigned = match self.point {
            _ if digits.is_empty() => "0".to_owned(),
            point @ ..=21 if point >= length(digits) => format!("{digits}{}", zeros(point - length(digits))),
            point @ 1..=21 => format!("{}.{}", split(point).0, split(point).1),
            point @ -5..=0 => format!("0.{}{digits}", zeros(-point)),
            point => match split(1) {
                (digit, "") => format!("{digit}e{:+}", point - 1),
                (digit, rest) => format!("{digit}.{rest}e{:+}", point - 1),
            },
        };
        format!("{}{unsigned}", if self.negative { "-" } else { "" })
    }
}

fn length(text: &str) -> i64 {
    i64::try_from(text.len()).unwrap_or(i64::MAX)
}
