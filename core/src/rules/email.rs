//! Email addresses: the rule of browsers for `input type=email`, plus a dot in the domain and the length limits.

use super::id::{MAX_LOCAL, is_atext};
use super::words::Words;
use crate::rules::placeholder;

/// The verdict on an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    Real,
    /// An international domain, letters beyond ASCII, or a quoted local part: exists, but few systems take it.
    Unusual,
    /// Made for tests: may still be somebody's.
    Test,
    /// The address in the sample of Flocktory's documentation.
    Sample,
    /// A placeholder that a program wrote in place of a missing address.
    Placeholder,
    Invalid,
}

const SAMPLE: &str = "ivan@gmail.com";
/// The domain of addresses that are made of phones and ids.
pub const UNKNOWN_DOMAIN: &str = "unknown.email";
/// Bytes of a whole address, by RFC 5321.
const MAX_ADDRESS: usize = 254;
const MAX_LABEL: usize = 63;

static TESTS: Words = Words::new(&["test", "tester", "testing", "example", "sample", "demo", "qwerty", "asdf"]);
/// Names that RFC 2606 reserves, and their neighbours that shops use in the same way.
static TEST_DOMAINS: Words =
    Words::new(&["example.com", "example.org", "example.net", "example.ru", "test.com", "test.ru", "mail.test"]);
static TEST_TOPS: Words = Words::new(&[".test", ".example", ".invalid", ".localhost"]);

/// Whether no rule has anything to say to an address.
pub(crate) fn is_fine(address: &str) -> bool {
    parts(address)
        .is_some_and(|(local, domain)| !is_unknown(domain) && verdict_of_parts(address, local, domain) == Verdict::Real)
}

/// Judges an address without white space around it.
pub(crate) fn verdict(address: &str) -> Verdict {
    match parts(address) {
        Some((local, domain)) => verdict_of_parts(address, local, domain),
        None if placeholder::is_address(address) => Verdict::Placeholder,
        None => Verdict::Invalid,
    }
}

fn verdict_of_parts(address: &str, local: &str, domain: &str) -> Verdict {
    let is_unknown = is_unknown(domain);
    let may_be_a_name = placeholder::is_name(local);
    if (is_unknown && placeholder::is_id(local)) || (placeholder::is_local(local) && !may_be_a_name) {
        return Verdict::Placeholder;
    }
    // The page's form of a phone has no plus.
    let is_phone_with_plus = is_unknown && local.starts_with('+');
    if local.is_empty() || local.len() > MAX_LOCAL || address.len() > MAX_ADDRESS || is_phone_with_plus {
        return Verdict::Invalid;
    }
    let plain = local.bytes().all(is_atext) && is_domain(domain, |b| b.is_ascii_alphanumeric());
    if !plain {
        // A byte beyond ASCII is part of a letter, once white space and control characters are out.
        let readable = address.chars().all(|c| c.is_ascii() || c.is_alphanumeric() || is_mark(c));
        let unusual = readable
            && (is_quoted(local) || local.bytes().all(|b| is_atext(b) || !b.is_ascii()))
            && is_domain(domain, |b| b.is_ascii_alphanumeric() || !b.is_ascii());
        return if unusual { Verdict::Unusual } else { Verdict::Invalid };
    }
    if address.eq_ignore_ascii_case(SAMPLE) {
        return Verdict::Sample;
    }
    let name = local.trim_end_matches(|c: char| c.is_ascii_digit());
    let top = domain.bytes().rposition(|b| b == b'.').map_or("", |dot| &domain[dot..]);
    if may_be_a_name || TESTS.have(name) || TEST_DOMAINS.have(domain) || TEST_TOPS.have(top) {
        return Verdict::Test;
    }
    Verdict::Real
}

/// The text before `@unknown.email`, if the address has that domain.
pub(crate) fn before_unknown(address: &str) -> Option<&str> {
    parts(address).filter(|(_, domain)| is_unknown(domain)).map(|(local, _)| local)
}

fn is_unknown(domain: &str) -> bool {
    domain.eq_ignore_ascii_case(UNKNOWN_DOMAIN)
}

/// The text before the last `@`, and the text after it.
fn parts(address: &str) -> Option<(&str, &str)> {
    // Byte by byte: so short a text ends before a search made for long ones has begun.
    let at = address.bytes().rposition(|b| b == b'@')?;
    Some((&address[..at], &address[at + 1..]))
}

/// Letters and digits with hyphens between them, in two labels at least.
fn is_domain(domain: &str, is_letter: impl Fn(u8) -> bool) -> bool {
    let (mut labels, mut length, mut last) = (1, 0, b'.');
    for &b in domain.as_bytes() {
        match b {
            b'.' if length == 0 || last == b'-' => return false,
            b'.' => (labels, length) = (labels + 1, 0),
            b'-' if length == 0 => return false,
            b if b == b'-' || is_letter(b) => length += 1,
            _ => return false,
        }
        if length > MAX_LABEL {
            return false;
        }
        last = b;
    }
    labels > 1 && length > 0 && last != b'-'
}

/// `"john doe"`: printable ASCII, with quotes and backslashes escaped.
fn is_quoted(local: &str) -> bool {
    let Some(inner) = local.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) else { return false };
    let mut bytes = inner.bytes();
    while let Some(b) = bytes.next() {
        let fits = match b {
            b'\\' => bytes.next().is_some_and(|escaped| matches!(escaped, b' '..=b'~')),
            b'"' => false,
            other => matches!(other, b' '..=b'~'),
        };
        if !fits {
            return false;
        }
    }
    !inner.is_empty()
}

/// Combining marks are part of words in some scripts; `char::is_alphanumeric` excludes them.
const fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{900}'..='\u{dff}' | '\u{200c}' | '\u{200d}')
}

#[cfg(test)]
mod tests {
    use super::{Verdict, verdict};

    #[test]
    fn distinguishes_addresses() {
        let long_local = format!("{}@shop.ru", "a".repeat(65));
        let long_label = format!("a@{}.ru", "b".repeat(64));
        let long = format!("a@{}.ru", ["b"; 126].join("."));
        for (address, wanted) in [
            ("anna@shop.ru", Verdict::Real),
            ("a.b+c_d-e@sub.shop.co.uk", Verdict::Real),
            ("o'neill!#$%&*/=?^`{|}~@x-y.ru", Verdict::Real),
            ("..@a.b", Verdict::Real),
            ("79998887766@unknown.email", Verdict::Real),
            ("tester1988@mail.ru", Verdict::Test),
            ("user@example.com", Verdict::Test),
            ("contest@mail.ru", Verdict::Real),
            ("ivan@gmail.com", Verdict::Sample),
            ("null", Verdict::Placeholder),
            ("null@unknown.email", Verdict::Placeholder),
            ("Undefined@shop.ru", Verdict::Placeholder),
            ("nan@mail.ru", Verdict::Test),
            ("None@mail.ru", Verdict::Test),
            ("anna@shop.TEST", Verdict::Test),
            ("unknown@unknown.email", Verdict::Placeholder),
            ("00@unknown.email", Verdict::Placeholder),
            ("0@unknown.email", Verdict::Placeholder),
            ("анна@почта.рф", Verdict::Unusual),
            ("anna@почта.рф", Verdict::Unusual),
            ("\"anna b\"@shop.ru", Verdict::Unusual),
            ("\"a\\\"b\"@shop.ru", Verdict::Unusual),
            ("\"a\"b\"@shop.ru", Verdict::Invalid),
            ("@unknown.email", Verdict::Invalid),
            ("+79998887766@unknown.email", Verdict::Invalid),
            ("anna@localhost", Verdict::Invalid),
            ("anna@shop..ru", Verdict::Invalid),
            ("anna@-shop.ru", Verdict::Invalid),
            ("anna@shop.ru.", Verdict::Invalid),
            ("anna b@shop.ru", Verdict::Invalid),
            ("anna\u{a0}b@shop.ru", Verdict::Invalid),
            ("anna,ivan@shop.ru", Verdict::Invalid),
            ("anna@shop.ru,ivan@shop.ru", Verdict::Invalid),
            ("7 (999) 888-77-66@unknown.email", Verdict::Invalid),
            (long_local.as_str(), Verdict::Invalid),
            (long_label.as_str(), Verdict::Invalid),
            (long.as_str(), Verdict::Invalid),
        ] {
            assert_eq!(verdict(address), wanted, "{address}");
        }
    }
}
