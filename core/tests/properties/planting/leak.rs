//! Whether a text shows a secret: a check that shares nothing with what it checks.

use super::secret::Secret;

/// Digits that must not be read in a row, whatever is between them.
const SHOWN: usize = 7;

/// What a text shows of a secret.
pub(super) fn leak(text: &str, secret: &Secret) -> Option<String> {
    let plain = without_escapes(text);
    for plain in [text, &plain] {
        let digits = digits(plain);
        let mut parts = secret.phone.as_bytes().windows(SHOWN).map(|part| String::from_utf8_lossy(part).into_owned());
        if let Some(part) = parts.find(|part| digits.contains(part)) {
            return Some(part);
        }
        // Each local part begins with these two letters, and the mask leaves one.
        if plain.to_lowercase().contains("zq") {
            return Some("zq".to_owned());
        }
    }
    None
}

/// ASCII digits for those of each script that is planted, letters, and a mark for a mask; everything else is left out.
fn digits(text: &str) -> String {
    let digit = |c: char, zero: u32| char::from_digit((c as u32).wrapping_sub(zero), 10);
    let of = |c: char| match c {
        '0'..='9' => Some(c),
        _ => digit(c, 0xff10).or_else(|| digit(c, 0x660)).or_else(|| c.is_alphabetic().then_some('a')),
    };
    text.replace("***", "a").chars().filter_map(of).collect()
}

/// The text with the escapes decoded that a browser, a language or a person would decode: two levels of them.
fn without_escapes(text: &str) -> String {
    /// What is before the code, the base that it is in, and what is after it; longer ones first.
    const ESCAPES: [(&str, u32, &str); 6] =
        [("\\u{", 16, "}"), ("\\u", 16, ""), ("\\x", 16, ""), ("&#x", 16, ";"), ("&#", 10, ";"), ("%", 16, "")];
    let mut text = text.replace("&nbsp;", " ");
    for _ in 0..2 {
        let (mut out, mut rest) = (String::new(), text.as_str());
        while let Some(first) = rest.chars().next() {
            let decoded = ESCAPES.iter().find_map(|(before, radix, after)| {
                let code = rest.strip_prefix(before)?;
                let length = match (*before, *after) {
                    ("\\u", _) => 4,
                    (_, "") => 2,
                    _ => code.find(after)?,
                };
                let c = char::from_u32(u32::from_str_radix(code.get(..length)?, *radix).ok()?)?;
                Some((c, &code[length + after.len()..]))
            });
            let (c, tail) = decoded.unwrap_or((first, &rest[first.len_utf8()..]));
            out.push(c);
            rest = tail;
        }
        text = out;
    }
    text
}
