//! The encoding of a feed: what it declares, and whether its bytes are that.

use super::ratio::archive;
use super::xml_error::{Defect, DocumentKind, Encoding};
use crate::base::charset::Charset;
use quick_xml::Reader;
use quick_xml::events::Event;
use std::io;

/// Bytes in which the XML declaration must end.
pub(super) const DECLARATION: usize = 1024;
/// Bytes that show what the encoding is, from the first one on that is not ASCII.
const SAMPLE: usize = 1024;
/// Cyrillic letters of windows-1251 that a text has before it is called so.
const LETTERS: usize = 8;

/// The encoding by the byte order mark, else by the declaration, else UTF-8, as XML has it.
pub(super) fn declared(start: &[u8], has_bom: bool) -> io::Result<Encoding> {
    let unreadable = |name: &str| archive(Defect::Encoding(name.to_owned()));
    if matches!(start, [0xff, 0xfe, ..] | [0xfe, 0xff, ..] | [0, b'<', ..] | [b'<', 0, ..]) {
        return Err(unreadable("utf-16"));
    }
    let start = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start).trim_ascii_start();
    if is_php(start) {
        return Err(archive(Defect::NotYml(DocumentKind::Php)));
    }
    if has_bom {
        return Ok(Encoding::Utf8);
    }
    let end = start.windows(2).take(DECLARATION).position(|end| end == b"?>");
    let declaration = end.and_then(|end| std::str::from_utf8(&start[..end + 2]).ok());
    let Some(declaration) = declaration.filter(|text| text.starts_with("<?xml")) else { return Ok(Encoding::Utf8) };
    let event = Reader::from_str(declaration).read_event();
    let Ok(Event::Decl(declaration)) = event else { return Ok(Encoding::Utf8) };
    match declaration.encoding() {
        Some(Ok(name)) if name.eq_ignore_ascii_case("us-ascii") => Ok(Encoding::Ascii),
        Some(Ok(name)) => match name.trim().parse() {
            Ok(Charset::Utf8) => Ok(Encoding::Utf8),
            Ok(Charset::Windows1251) => Ok(Encoding::Windows1251),
            Err(_) => Err(unreadable(&name)),
        },
        _ => Ok(Encoding::Utf8),
    }
}

/// Whether a program begins here: `<?php`, `<?=`, or `<?` and white space, which begins no instruction of XML.
fn is_php(start: &[u8]) -> bool {
    let rest = start.strip_prefix(b"<?").unwrap_or_default();
    rest.first().is_some_and(|b| b.is_ascii_whitespace() || *b == b'=')
        || rest.get(..3).is_some_and(|name| name.eq_ignore_ascii_case(b"php"))
}

/// The first bytes of a feed that are not ASCII, and what follows them.
pub(super) struct Sample {
    declared: Encoding,
    bytes: Vec<u8>,
}

impl Sample {
    pub(super) fn new(declared: Encoding) -> Sample {
        Sample { declared, bytes: Vec::new() }
    }

    /// Takes more bytes of the feed; says whether there are enough, and whether they are not what was declared.
    pub(super) fn add(&mut self, bytes: &[u8], is_last: bool) -> io::Result<bool> {
        if self.bytes.is_empty() {
            let first = bytes.iter().position(|b| !b.is_ascii()).unwrap_or(bytes.len());
            self.bytes.extend(bytes[first..].iter().take(SAMPLE));
        } else {
            self.bytes.extend(bytes.iter().take(SAMPLE - self.bytes.len()));
        }
        if self.bytes.len() < SAMPLE && !is_last {
            return Ok(false);
        }
        let found = self.found();
        let is_false = match self.declared {
            Encoding::Ascii => !self.bytes.is_empty(),
            declared => found != Encoding::Other && found != declared,
        };
        if is_false { Err(archive(Defect::EncodingFalse(self.declared, found))) } else { Ok(true) }
    }

    /// The encoding of the bytes, if it is certain.
    fn found(&self) -> Encoding {
        let (mut characters, mut is_long, mut bad, mut letters) = (0, false, 0, 0);
        let mut chunks = self.bytes.utf8_chunks().peekable();
        while let Some(chunk) = chunks.next() {
            for c in chunk.valid().chars().filter(|c| !c.is_ascii()) {
                characters += 1;
                is_long |= c.len_utf8() > 2;
            }
            // A character that is cut off at the end is none that is wrong.
            if chunks.peek().is_some() || std::str::from_utf8(chunk.invalid()).is_err_and(|e| e.error_len().is_some()) {
                bad += chunk.invalid().len();
                letters += chunk.invalid().iter().filter(|&&b| b >= 0xc0).count();
            }
        }
        // One character of two bytes may be two of windows-1251.
        if bad == 0 && (characters > 1 || is_long) {
            Encoding::Utf8
        } else if letters >= LETTERS && characters * 8 < letters {
            Encoding::Windows1251
        } else {
            Encoding::Other
        }
    }
}
