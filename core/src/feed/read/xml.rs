//! The XML reader over a text, with a short cut.

use memchr::memchr2;
use quick_xml::Reader;
use quick_xml::errors::Error;
use quick_xml::events::{BytesText, Event};
use std::ops::Range;

/// The byte order mark. Where it begins what quick-xml is given, quick-xml drops it and does not count its bytes.
pub(super) const BOM: char = '\u{feff}';

pub(super) struct Xml<'t> {
    reader: Reader<&'t [u8]>,
    text: &'t str,
    /// The position in the text at which the reader's own position is zero.
    base: usize,
    /// The first text, which begins with a byte order mark.
    marked: Option<Range<usize>>,
}

impl<'t> Xml<'t> {
    /// Reads a text from a place on.
    pub(super) fn new(text: &'t str, from: usize) -> Xml<'t> {
        let rest = &text[from..];
        let end = if rest.starts_with(BOM) { from + rest.find(['<', '&']).unwrap_or(rest.len()) } else { from };
        let mut reader = Reader::from_reader(&text.as_bytes()[end..]);
        let config = reader.config_mut();
        // All of these are reported with their places, each time.
        config.allow_dangling_amp = true;
        config.allow_unmatched_ends = true;
        config.check_end_names = false;
        Xml { reader, text, base: end, marked: (end > from).then_some(from..end) }
    }

    pub(super) fn text(&self) -> &'t str {
        self.text
    }

    /// The place that reading has come to.
    pub(super) fn position(&self) -> usize {
        self.base + usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX)
    }

    /// The next event, and where it is.
    pub(super) fn next(&mut self) -> (Result<Event<'t>, Error>, Range<usize>) {
        if let Some(range) = self.marked.take() {
            return (Ok(Event::Text(BytesText::from_escaped(&self.text[range.clone()]))), range);
        }
        let start = self.position();
        let event = self.reader.read_event();
        (event, start..self.position())
    }

    /// The content of an element whose start tag was read last, if it is plain text and its end tag follows: most are
    /// so. The reader has then read that too, and white space after it.
    pub(super) fn plain_content(&mut self, name: &str, may_have_references: bool) -> Option<&'t str> {
        let (start, rest) = (self.position(), self.reader.get_ref());
        let end = if may_have_references { memchr::memchr(b'<', rest) } else { memchr2(b'<', b'&', rest) }?;
        let tag = rest.get(end..)?.strip_prefix(b"</")?.strip_prefix(name.as_bytes())?.strip_prefix(b">")?;
        let rest = tag.trim_ascii_start();
        // More white space may follow, and text after it.
        let rest = if rest.starts_with(b"<") { rest } else { tag };
        self.base += self.reader.get_ref().len() - rest.len();
        *self.reader.get_mut() = rest;
        self.text.get(start..start + end)
    }
}
