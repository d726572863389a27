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
    host.is_some_and(|b| !matches!(b, b'/' | b'?' | b'#' | b':' | b'@' | b'.'))
        && rest.bytes().all(|b| {
            matches!(b, b'!'..=b'~') && !matches!(b, b'"' | b'<' | b'>' | b'\\' | b'^' | b'`' | b'{' | b'|' | b'}')
                || !b.is_ascii()
        })
        && (rest.is_ascii() || !rest.chars().any(|c| c.is_whitespace() || c.is_control()))
}

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
