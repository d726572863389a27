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
    let host = rest.as_bytes().first();
    let has_host = host.is_some_and(|b| !matches!(b, b'/' | b'?' | b'#' | b':' | b'@' | b'.'));
    has_host
        && match rest.bytes().fold(0, |classes, b| classes | CLASS[usize::from(b)]) {
            PLAIN => true,
            BEYOND_ASCII => !rest.chars().any(|c| c.is_whitespace() || c.is_control()),
            _ => false,
        }
}

const PLAIN: u8 = 0;
const BEYOND_ASCII: u8 = 1;
const FORBIDDEN: u8 = 2;

/// What each byte is in a URL.
const CLASS: [u8; 256] = {
    let mut class = [BEYOND_ASCII; 256];
    let mut b = 0;
    while b < 0x80 {
        class[b] = match b as u8 {
            0..=b' ' | 0x7f | b'"' | b'<' | b'>' | b'\\' | b'^' | b'`' | b'{' | b'|' | b'}' => FORBIDDEN,
            _ => PLAIN,
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
    if reference.has_scheme() {
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
