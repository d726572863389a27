//! The one writer of text: ASCII only, safe inside a script, an attribute or a page of any charset.

/// Whether a byte is written as it is. Not so: control characters, quotes of every kind, `<`, `>`, `&`, backslash,
/// and everything beyond ASCII.
const PLAIN: [bool; 256] = {
    let mut plain = [false; 256];
    let mut b = 0x20;
    while b < 0x7f {
        plain[b] = !matches!(b as u8, b'"' | b'\'' | b'`' | b'<' | b'>' | b'&' | b'\\');
        b += 1;
    }
    plain
};

/// `00` to `ff`.
const HEX: [[u8; 2]; 256] = {
    let digits = b"0123456789abcdef";
    let mut hex = [[0; 2]; 256];
    let mut b = 0;
    while b < 256 {
        hex[b] = [digits[b >> 4], digits[b & 15]];
        b += 1;
    }
    hex
};

/// Writes a text as a JSON string, which is a JavaScript string too.
pub(crate) fn string(text: &str, out: &mut Vec<u8>) {
    out.push(b'"');
    content(text, out);
    out.push(b'"');
}

/// Writes a text as the inside of a JSON string.
pub(crate) fn content(text: &str, out: &mut Vec<u8>) {
    let mut rest = text.as_bytes();
    while !rest.is_empty() {
        let (plain, other) = rest.split_at(rest.iter().position(|&b| !PLAIN[usize::from(b)]).unwrap_or(rest.len()));
        out.extend_from_slice(plain);
        rest = match other {
            [] => return,
            [0xc2..=0xdf, ..] => two_byte_run(other, out),
            [0x80..=0xff, ..] => one_wide(other, out),
            [b, rest @ ..] => {
                special(*b, out);
                rest
            }
        };
    }
}

/// Writes a run of two-byte characters, which Cyrillic is made of.
fn two_byte_run<'t>(text: &'t [u8], out: &mut Vec<u8>) -> &'t [u8] {
    let pairs = text.chunks_exact(2).position(|pair| !matches!(pair[0], 0xc2..=0xdf)).unwrap_or(text.len() / 2);
    let (run, rest) = text.split_at(pairs * 2);
    let start = out.len();
    out.resize(start + pairs * 6, b'0');
    for (escape, pair) in out[start..].chunks_exact_mut(6).zip(run.chunks_exact(2)) {
        let unit = (u16::from(pair[0] & 0x1f) << 6) | u16::from(pair[1] & 0x3f);
        escape.copy_from_slice(&escaped(unit));
    }
    rest
}

/// Writes one character of three or four bytes.
fn one_wide<'t>(text: &'t [u8], out: &mut Vec<u8>) -> &'t [u8] {
    let length = if text[0] < 0xf0 { 3 } else { 4 };
    let (bytes, rest) = text.split_at_checked(length).unwrap_or((text, &[]));
    // The text was a `str`, so there is a character.
    if let Some(c) = std::str::from_utf8(bytes).ok().and_then(|text| text.chars().next()) {
        for unit in c.encode_utf16(&mut [0; 2]) {
            out.extend_from_slice(&escaped(*unit));
        }
    }
    rest
}

fn special(b: u8, out: &mut Vec<u8>) {
    match b {
        b'\n' => out.extend_from_slice(b"\\n"),
        b'\r' => out.extend_from_slice(b"\\r"),
        b'\t' => out.extend_from_slice(b"\\t"),
        b'\\' => out.extend_from_slice(b"\\\\"),
        other => out.extend_from_slice(&escaped(u16::from(other))),
    }
}

const fn escaped(unit: u16) -> [u8; 6] {
    let [high, low] = unit.to_be_bytes();
    let (high, low) = (HEX[high as usize], HEX[low as usize]);
    [b'\\', b'u', high[0], high[1], low[0], low[1]]
}
