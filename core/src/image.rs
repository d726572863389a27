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
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    is_authority(authority)
        && !rest.bytes().fold(false, |found, b| found | is_forbidden(b))
        && (rest.is_ascii() || !rest.chars().any(|c| c.is_whitespace() || c.is_control()))
}

/// A host, perhaps with a port.
fn is_authority(authority: &str) -> bool {
    let (host, port) = match authority.rsplit_once(':') {
        // The colons of an IPv6 address stand in brackets.
        Some((host, port)) if !port.ends_with(']') => (host, Some(port)),
        _ => (authority, None),
    };
    let is_host = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.' | b'[' | b']' | b':' | 0x80..);
    let has_name = host.bytes().any(|b| b.is_ascii_alphanumeric() || !b.is_ascii());
    let is_port = |port: &str| (1..=5).contains(&port.len()) && port.bytes().all(|b| b.is_ascii_digit());
    has_name && !host.starts_with('.') && host.bytes().all(is_host) && port.is_none_or(is_port)
}

/// What stands in no URL. Compiles to SIMD in a fold over all bytes.
const fn is_forbidden(b: u8) -> bool {
    matches!(b, 0..=b' ' | 0x7f | b'"' | b'<' | b'>' | b'\\' | b'^' | b'`' | b'{' | b'|' | b'}')
}

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
