//! Addresses of pictures: absolute http(s) URLs.

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
    let authority = rest.bytes().position(|b| matches!(b, b'/' | b'?' | b'#')).unwrap_or(rest.len());
    let classes = classes(rest.as_bytes());
    is_authority(&rest.as_bytes()[..authority])
        && classes & FORBIDDEN == 0
        && (classes & BEYOND_ASCII == 0 || !rest.chars().any(|c| c.is_whitespace() || c.is_control()))
}

/// A host's name, perhaps with a port.
fn is_authority(authority: &[u8]) -> bool {
    let colon = authority.iter().position(|&b| b == b':');
    let (host, port) = authority.split_at(colon.unwrap_or(authority.len()));
    let is_port = |port: &[u8]| (2..=6).contains(&port.len()) && port[1..].iter().all(u8::is_ascii_digit);
    let is_host = classes(host) & NO_HOST == 0 && host.first().is_some_and(|&b| b != b'.' && b != b'-');
    is_host && (port.is_empty() || is_port(port))
}

const BEYOND_ASCII: u8 = 1;
/// What stands in no URL.
const FORBIDDEN: u8 = 2;
/// What stands in no host's name.
const NO_HOST: u8 = 4;

/// What the bytes of a text are, all together.
fn classes(text: &[u8]) -> u8 {
    text.iter().fold(0, |classes, &b| classes | CLASS[usize::from(b)])
}

/// What each byte is in a URL.
const CLASS: [u8; 256] = {
    let mut class = [BEYOND_ASCII; 256];
    let mut b = 0_u8;
    while b < 0x80 {
        class[b as usize] = match b {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => 0,
            0..=b' ' | 0x7f | b'"' | b'<' | b'>' | b'\\' | b'^' | b'`' | b'{' | b'|' | b'}' => FORBIDDEN | NO_HOST,
            _ => NO_HOST,
        };
        b += 1;
    }
    class
};

fn strip_scheme<'a>(url: &'a str, scheme: &str) -> Option<&'a str> {
    let (start, rest) = url.split_at_checked(scheme.len())?;
    start.eq_ignore_ascii_case(scheme).then_some(rest)
}

/// Resolves a relative address against the shop's.
pub(crate) fn resolve(url: &str, base_url: Option<&str>) -> Image {
    let Ok(reference) = IriRef::parse(url) else { return Image::Invalid };
    if reference.has_scheme() || (!reference.has_authority() && !is_path(reference.path().as_str())) {
        return Image::Invalid;
    }
    let Some(base_url) = base_url else { return Image::Relative };
    let base = base_url.split('#').next().unwrap_or(base_url);
    let resolved = Iri::parse(base).ok().and_then(|base| reference.resolve_against(&base).ok());
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
