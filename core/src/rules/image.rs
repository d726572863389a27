//! Addresses of pictures: absolute http(s) URLs.

use crate::base::limits::MAX_BASE_URL;
use crate::{base::bytes, base::text};
use fluent_uri::{Iri, IriRef};
use std::net::Ipv4Addr;

/// The result of resolving a picture's address that is not an absolute URL.
pub(crate) enum Image {
    /// An absolute URL now.
    Resolved(String),
    /// Relative, and there is nothing to resolve it against.
    Relative,
    Invalid,
}

/// Whether a text is an absolute http(s) URL, letters beyond ASCII allowed as in browsers.
pub(crate) fn is_absolute(url: &str) -> bool {
    has_origin(url).is_some_and(|rest| !bytes::any(rest.as_bytes(), is_unusual) || has_only_allowed(rest))
}

/// Whether an address is used unchanged, and holds nothing that a script escapes: an absolute URL of usual characters.
pub(crate) fn is_fine(url: &str) -> bool {
    // `&` and `'` differ in one bit.
    let is_unusual = |b| is_unusual(b) | u8::from(b | 1 == b'\'');
    has_origin(url).is_some_and(|rest| !bytes::any(rest.as_bytes(), is_unusual))
}

/// The address after its scheme, if it begins with http(s) and a host.
fn has_origin(url: &str) -> Option<&str> {
    let rest = strip_scheme(url, "https://").or_else(|| strip_scheme(url, "http://"))?;
    (has_plain_host(rest.as_bytes()) || has_authority(rest)).then_some(rest)
}

/// Whether the text begins with a host as most are: of ASCII, from a letter or digit to a letter, and a path follows.
fn has_plain_host(text: &[u8]) -> bool {
    let Some(end) = text.iter().position(|&b| !IN_HOST[usize::from(b)]) else { return false };
    matches!(&text[..end], [b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z', .., b'A'..=b'Z' | b'a'..=b'z'])
        && text[end] == b'/'
}

/// Characters that no URL contains, and those that few contain: `~`, and letters beyond ASCII.
fn is_unusual(b: u8) -> u8 {
    // `<` and `>`, `^` and `\\` differ in one bit each.
    u8::from(b.wrapping_sub(b'!') > b'z' - b'!')
        | u8::from(b == b'"')
        | u8::from(b | 2 == b'>')
        | u8::from(b | 2 == b'^')
        | u8::from(b == b'`')
}

#[cold]
fn has_only_allowed(url: &str) -> bool {
    !url.contains(is_forbidden)
}

/// Whether no URL contains a character: browsers percent-encode it, or it is white space or invisible.
pub(crate) fn is_forbidden(c: char) -> bool {
    matches!(c, '"' | '<' | '>' | '\\' | '^' | '`' | '{'..='}') || c.is_control() || text::is_space(c)
}

/// Whether the text begins with a host's name, perhaps with a port.
fn has_authority(text: &str) -> bool {
    let end = text.bytes().take_while(|&b| IN_HOST[usize::from(b)] || !b.is_ascii()).count();
    let (host, rest) = text.split_at(end);
    let rest = match rest.as_bytes() {
        [b':', port @ ..] => match port.iter().position(|b| !b.is_ascii_digit()).unwrap_or(port.len()) {
            digits @ 1..=5 if rest[1..=digits].parse::<u16>().is_ok() => &port[digits..],
            _ => return false,
        },
        rest => rest,
    };
    let is_plain = host.is_ascii() && host.ends_with(|c: char| c.is_ascii_alphabetic());
    host.starts_with(|c| !matches!(c, '.' | '-'))
        && (is_plain || is_host(host))
        && matches!(rest.first(), None | Some(b'/' | b'?' | b'#'))
}

/// Whether browsers take a name for a host's: one whose last part is a number is an IPv4 address.
#[cold]
fn is_host(name: &str) -> bool {
    let name = name.strip_suffix('.').unwrap_or(name);
    let last = name.rsplit('.').next().unwrap_or_default();
    let is_hexadecimal = |digits: &str| digits.bytes().all(|b| b.is_ascii_hexdigit());
    let is_decimal = |digits: &str| !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    let is_number =
        is_decimal(last) || last.strip_prefix("0x").or_else(|| last.strip_prefix("0X")).is_some_and(is_hexadecimal);
    !name.contains(is_forbidden) && (!is_number || name.parse::<Ipv4Addr>().is_ok())
}

/// The ASCII characters of a host's name.
const IN_HOST: [bool; 256] = {
    let mut in_host = [false; 256];
    let mut b = 0_u8;
    while b < 0x80 {
        in_host[b as usize] = b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.' | b'_');
        b += 1;
    }
    in_host
};

fn strip_scheme<'a>(url: &'a str, scheme: &str) -> Option<&'a str> {
    let (start, rest) = url.split_at_checked(scheme.len())?;
    (start == scheme || start.eq_ignore_ascii_case(scheme)).then_some(rest)
}

/// Whether relative addresses can be resolved against this one.
pub(crate) fn is_base(url: &str) -> bool {
    url.len() <= MAX_BASE_URL && (is_plain_base(url) || is_absolute(url) && Iri::parse(without_fragment(url)).is_ok())
}

/// Whether an absolute address has only characters that need no parser: each is allowed anywhere after the host.
fn is_plain_base(url: &str) -> bool {
    url.bytes().all(|b| IN_HOST[usize::from(b)] || matches!(b, b'/' | b':')) && has_origin(url).is_some()
}

fn without_fragment(url: &str) -> &str {
    url.split('#').next().unwrap_or(url)
}

/// The address that a browser would load for a text in `src`: what the URL standard percent-encodes is, and one that is
/// relative is resolved against the shop's.
pub(crate) fn resolve(text: &str, base_url: Option<&str>) -> Image {
    let text = text::trim(text);
    if is_absolute(text) {
        return Image::Resolved(text.to_owned());
    }
    match base_url.and_then(|base_url| joined(base_url, text)) {
        Some(absolute) => Image::Resolved(absolute),
        None => parsed(text, base_url),
    }
}

/// A usual path from the root after the shop's host: what the parser resolves to, at a tenth of its cost.
fn joined(base_url: &str, path: &str) -> Option<String> {
    // No folder is empty, hidden or `..`.
    let is_usual = |pair: &[u8]| match pair[1] {
        b'.' | b'/' => pair[0] != b'/',
        b => b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'),
    };
    let is_file = path.starts_with('/') && !path.ends_with('/') && path.as_bytes().windows(2).all(is_usual);
    if !is_file || is_on_disk(path) || !is_plain_base(base_url) {
        return None;
    }
    let rest = strip_scheme(base_url, "https://").or_else(|| strip_scheme(base_url, "http://"))?;
    let path_length = rest.find('/').map_or(0, |host| rest.len() - host);
    Some([&base_url[..base_url.len() - path_length], path].concat())
}

/// Resolves an address that is not absolute.
fn parsed(text: &str, base_url: Option<&str>) -> Image {
    // Braces and angle brackets are a template that was not rendered, or a tag.
    if text.contains(|c: char| c.is_ascii_control() || matches!(c, '<' | '>' | '{' | '}')) || text.starts_with("\\\\") {
        return Image::Invalid;
    }
    let url = encoded(text);
    if is_absolute(&url) {
        return Image::Resolved(url);
    }
    let Ok(reference) = IriRef::parse(url.as_str()) else { return Image::Invalid };
    if reference.has_scheme() || !(reference.has_authority() || is_picture(&reference)) {
        return Image::Invalid;
    }
    let Some(base_url) = base_url else { return Image::Relative };
    let resolved = Iri::parse(without_fragment(base_url)).ok().and_then(|base| reference.resolve_against(&base).ok());
    match resolved.map(Iri::into_string) {
        Some(absolute) if is_absolute(&absolute) => Image::Resolved(absolute),
        _ => Image::Invalid,
    }
}

/// Percent-encodes the characters after the host that no URL contains. In the path, a backslash becomes a slash.
fn encoded(text: &str) -> String {
    let is_end = |c| matches!(c, '/' | '\\' | '?' | '#');
    let host = text.find(is_end).filter(|&at| text[at..].starts_with("//") && (at == 0 || text[..at].ends_with(':')));
    let start = host.map_or(0, |at| text[at + 2..].find(is_end).map_or(text.len(), |end| at + 2 + end));
    let path_end = text.find(['?', '#']).unwrap_or(text.len());
    let mut url = String::from(&text[..start]);
    for (at, c) in text[start..].char_indices() {
        match c {
            '\\' if start + at < path_end => url.push('/'),
            '%' if !is_escape(&text[start + at..]) => text::push_percent_encoded(&mut url, c),
            c if is_forbidden(c) || matches!(c, '[' | ']') => text::push_percent_encoded(&mut url, c),
            c => url.push(c),
        }
    }
    url
}

fn is_escape(text: &str) -> bool {
    text.as_bytes().get(1..3).is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
}

/// Whether a relative address is meant as a picture's: not the `no-image` of a template, a folder, a path of the
/// server's disk, nor a host or an absolute address that lost its scheme or its colon.
fn is_picture(reference: &IriRef<&str>) -> bool {
    let path = reference.path().as_str();
    let relative = path.trim_start_matches('/');
    let (first, last) = (path.split('/').next().unwrap_or_default(), path.rsplit('/').next().unwrap_or_default());
    let has_query = path.starts_with('/') && reference.query().is_some_and(|query| !query.as_str().is_empty());
    let is_file = if last.is_empty() { has_query } else { !last.starts_with('.') };
    let has_extension = last
        .rsplit_once('.')
        .is_some_and(|(_, extension)| EXTENSIONS.iter().any(|known| extension.eq_ignore_ascii_case(known)));
    let is_meant = match first {
        // From the root, or from a folder above.
        "" | "." | ".." => true,
        name if name == last || path.contains("%20") => has_extension,
        folder => !folder.contains('.'),
    };
    is_file && is_meant && !is_broken_address(relative) && !is_on_disk(path)
}

fn is_on_disk(path: &str) -> bool {
    DISK.iter().any(|folder| path.starts_with(folder))
}

/// File name extensions of pictures, and of programs that make them. A name without one may be a word, a host or an
/// email.
const EXTENSIONS: [&str; 18] = [
    "jpg", "jpeg", "jpe", "jfif", "png", "gif", "webp", "avif", "svg", "bmp", "ico", "tif", "tiff", "heic", "heif",
    "jxl", "php", "aspx",
];

/// Where shops have their files on the server's disk.
const DISK: [&str; 2] = ["/var/www/", "/home/bitrix/"];

/// `http%3A%2F%2Fcdn.ru`, `/https://cdn.ru`, `https//cdn.ru`.
fn is_broken_address(path: &str) -> bool {
    let Some(rest) = strip_scheme(path, "https").or_else(|| strip_scheme(path, "http")) else { return false };
    rest.starts_with([':', '%']) || rest.starts_with("//")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every base of a few pieces: what needs no parser is what the parser takes.
    #[test]
    fn a_plain_base_is_one_for_the_parser() {
        const PIECES: [&str; 12] = ["", "/", "//", ":", ":80", ".", "..", "-", "_", "a", "shop.ru", "1"];
        let mut plain = 0;
        for index in 0..PIECES.len().pow(4) {
            let piece = |place: u32| PIECES[index / PIECES.len().pow(place) % PIECES.len()];
            let url = format!("https://{}{}{}{}", piece(0), piece(1), piece(2), piece(3));
            if is_plain_base(&url) {
                plain += 1;
                assert!(Iri::parse(url.as_str()).is_ok(), "{url}");
            }
        }
        assert!(plain > 1000, "{plain}");
    }

    /// Every path of a few pieces on every base: what is joined is what the parser resolves to.
    #[test]
    fn a_joined_address_is_the_resolved_one() {
        const PIECES: [&str; 10] = ["", "/", ".", "..", "a", "-_", "B.jpg", ":", "https", "var/www/"];
        const BASES: [&str; 8] = [
            "https://shop.ru",
            "http://shop.ru/",
            "HTTPS://Shop.ru:8080/a/b.html",
            "https://shop.ru/a/../b",
            "https://1.2.3.4//",
            "https://shop",
            "https://shop.ru?a",
            "shop.ru",
        ];
        let mut count = 0;
        for index in 0..PIECES.len().pow(4) {
            let piece = |place: u32| PIECES[index / PIECES.len().pow(place) % PIECES.len()];
            let path = format!("/{}{}{}{}", piece(0), piece(1), piece(2), piece(3));
            for base in BASES {
                let Some(url) = joined(base, &path) else { continue };
                count += 1;
                assert!(
                    matches!(parsed(&path, Some(base)), Image::Resolved(absolute) if absolute == url),
                    "{base} {path}"
                );
            }
        }
        assert!(count > 1000, "{count}");
    }
}
