//! Addresses of pictures: absolute http(s) URLs.

use crate::bytes;
use crate::limits::MAX_BASE_URL;
use fluent_uri::{Iri, IriRef};

/// What a picture's address that is not absolute turns out to be.
pub(crate) enum Image {
    /// Absolute now.
    Resolved(String),
    /// Relative, and there is nothing to resolve it against.
    Relative,
    Invalid,
}

/// Whether a text is an absolute http(s) URL, letters beyond ASCII allowed as in browsers.
pub(crate) fn is_absolute(url: &str) -> bool {
    let Some(rest) = strip_scheme(url, "https://").or_else(|| strip_scheme(url, "http://")) else { return false };
    has_authority(rest.as_bytes()) && (!bytes::any(rest.as_bytes(), is_unusual) || has_only_allowed(rest))
}

/// What stands in no URL, and with it what stands in few: `~`, and letters beyond ASCII.
fn is_unusual(b: u8) -> u8 {
    // `<` and `>`, `^` and `\\` differ in one bit each.
    u8::from(b.wrapping_sub(b'!') > b'z' - b'!')
        | u8::from(b == b'"')
        | u8::from(b | 2 == b'>')
        | u8::from(b | 2 == b'^')
        | u8::from(b == b'`')
}

/// The same, exactly.
#[cold]
fn has_only_allowed(url: &str) -> bool {
    !url.bytes().any(is_forbidden) && !url.chars().any(|c| c.is_whitespace() || c.is_control())
}

/// Whether a host's name, perhaps with a port, stands at the beginning.
fn has_authority(text: &[u8]) -> bool {
    let end = text.iter().take_while(|&&b| IN_HOST[usize::from(b)]).count();
    let (host, rest) = text.split_at(end);
    let rest = match rest {
        [b':', port @ ..] => match port.iter().position(|b| !b.is_ascii_digit()).unwrap_or(port.len()) {
            digits @ 1..=5 => &port[digits..],
            _ => return false,
        },
        rest => rest,
    };
    host.first().is_some_and(|b| !matches!(b, b'.' | b'-')) && matches!(rest.first(), None | Some(b'/' | b'?' | b'#'))
}

/// What stands in a host's name.
const IN_HOST: [bool; 256] = {
    let mut in_host = [true; 256];
    let mut b = 0_u8;
    while b < 0x80 {
        in_host[b as usize] = b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.' | b'_');
        b += 1;
    }
    in_host
};

/// What stands in no URL.
fn is_forbidden(b: u8) -> bool {
    matches!(b, 0..=b' ' | 0x7f | b'"' | b'<' | b'>' | b'\\' | b'^' | b'`' | b'{'..=b'}')
}

fn strip_scheme<'a>(url: &'a str, scheme: &str) -> Option<&'a str> {
    let (start, rest) = url.split_at_checked(scheme.len())?;
    (start == scheme || start.eq_ignore_ascii_case(scheme)).then_some(rest)
}

/// Whether relative addresses can be resolved against this one.
pub(crate) fn is_base(url: &str) -> bool {
    url.len() <= MAX_BASE_URL && is_absolute(url) && Iri::parse(without_fragment(url)).is_ok()
}

fn without_fragment(url: &str) -> &str {
    url.split('#').next().unwrap_or(url)
}

/// Resolves a relative address against the shop's.
pub(crate) fn resolve(url: &str, base_url: Option<&str>) -> Image {
    let Ok(reference) = IriRef::parse(url) else { return Image::Invalid };
    if reference.has_scheme() || (!reference.has_authority() && !is_path(reference.path().as_str())) {
        return Image::Invalid;
    }
    let Some(base_url) = base_url else { return Image::Relative };
    let resolved = Iri::parse(without_fragment(base_url)).ok().and_then(|base| reference.resolve_against(&base).ok());
    match resolved.map(Iri::into_string) {
        Some(absolute) if is_absolute(&absolute) => Image::Resolved(absolute),
        _ => Image::Invalid,
    }
}

/// Whether a text is meant as a path: not the `no-image` of a template, nor a host whose scheme was forgotten.
fn is_path(path: &str) -> bool {
    match path.split_once('/') {
        Some((first, _)) => first.is_empty() || !first.contains('.') || first.bytes().all(|b| b == b'.'),
        None => path.contains('.'),
    }
}
