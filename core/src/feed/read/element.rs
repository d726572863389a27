//! One element in memory, such as an offer: its attributes, and the texts of the elements in it.

use super::strict::{self, Prefixes};
use super::xml::Xml;
use super::xml_error::{Defect, Limit, Syntax};
use crate::base::bytes;
use crate::base::limits::{MAX_FEED_ATTRIBUTES, MAX_FEED_DEPTH};
use quick_xml::errors::Error as ParserError;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::attributes::Attributes;
use quick_xml::events::{BytesRef, Event};
use std::ops::Range;

/// The most flaws of one element that are reported.
const FLAWS: usize = 8;

/// An element, with places in the text that it is read from.
#[derive(Default)]
pub(crate) struct Element<'t> {
    pub(super) at: usize,
    attributes: Vec<Part<'t>>,
    /// The elements directly in it that are wanted, in their order.
    children: Vec<Part<'t>>,
    /// Its direct content.
    content: Content<'t>,
    pub(super) flaws: Vec<Flaw>,
    /// Texts of attributes and children that are not there in one piece, one after the other: a text that is being read
    /// is the last.
    joined: String,
    /// The element's own text, if it is not there in one piece: those of its children come between.
    own: String,
    open: Vec<&'t str>,
    /// The names of a tag's attributes.
    names: Vec<&'t str>,
}

/// An attribute, or an element in the element.
#[derive(Clone, Copy)]
struct Part<'t> {
    name: &'t str,
    at: usize,
    content: Content<'t>,
}

/// A text: borrowed from the document, or joined from parts.
#[derive(Clone, Copy, Default)]
enum Content<'t> {
    #[default]
    Nothing,
    There(&'t str),
    Joined(usize, usize),
}

/// A flaw of a part of an element, which is still read.
pub(super) struct Flaw {
    pub(super) at: usize,
    pub(super) defect: Defect,
}

/// A text of an element, and where it is.
#[derive(Clone, Copy)]
pub(crate) struct Found<'e> {
    pub(crate) name: &'e str,
    pub(crate) text: &'e str,
    pub(crate) at: usize,
}

/// Why an element cannot be read.
pub(super) enum Broken {
    /// The text ends before it does.
    Unfinished,
    Malformed(usize, Defect),
}

/// How an element is read.
#[derive(Clone, Copy)]
pub(super) struct How {
    /// Whether to look at what no one wants to know, too.
    pub(super) thorough: bool,
    /// Which elements in it are wanted.
    pub(super) wanted: fn(&str) -> bool,
}

impl<'t> Element<'t> {
    pub(crate) fn attribute(&self, name: &str) -> Option<Found<'_>> {
        self.attributes.iter().find(|part| part.name == name).map(|part| self.found(part))
    }

    /// The first of the elements with this name directly in it.
    pub(crate) fn child(&self, name: &str) -> Option<Found<'_>> {
        self.children.iter().find(|part| part.name == name).map(|part| self.found(part))
    }

    pub(crate) fn children(&self) -> impl Iterator<Item = Found<'_>> {
        self.children.iter().map(|part| self.found(part))
    }

    pub(crate) fn at(&self) -> usize {
        self.at
    }

    /// The text directly in it.
    pub(crate) fn text(&self) -> &str {
        self.content.text(&self.own)
    }

    fn found(&self, part: &Part<'t>) -> Found<'_> {
        Found { name: part.name, text: part.content.text(&self.joined), at: part.at }
    }

    fn clear(&mut self) {
        self.attributes.clear();
        self.children.clear();
        self.flaws.clear();
        self.joined.clear();
        self.own.clear();
        self.open.clear();
        self.content = Content::Nothing;
    }

    /// Reads a start tag alone.
    pub(super) fn read_tag(&mut self, text: &'t str, tag: Range<usize>, is_empty: bool) -> Result<&'t str, Broken> {
        self.clear();
        self.at = tag.start;
        self.read_attributes(text, tag, is_empty, true)
    }

    /// Reads the start tag at `tag`, and if it is not empty the element up to its end tag.
    pub(super) fn read(
        &mut self,
        xml: &mut Xml<'t>,
        tag: Range<usize>,
        is_empty: bool,
        how: How,
    ) -> Result<(), Broken> {
        let text = xml.text();
        let name = self.read_tag(text, tag, is_empty)?;
        if is_empty {
            return Ok(());
        }
        self.open.push(name);
        // The element directly in this one whose text is being read.
        let mut current = None;
        loop {
            let (event, Range { start, end }) = xml.next();
            match event {
                Ok(Event::Start(tag)) => {
                    let name = &text[start + 1..start + 1 + tag.name().0.len()];
                    self.begin(text, name, start..end, false, how)?;
                    let is_wanted = self.open.len() == 1 && (how.wanted)(name);
                    let content = xml.plain_content(name, !is_wanted && !how.thorough);
                    if is_wanted {
                        current = Some(self.children.len());
                        let content = content.map_or(Content::Nothing, Content::There);
                        self.children.push(Part { name, at: start, content });
                    }
                    match content {
                        Some(_) if is_wanted => current = None,
                        Some(_) => {}
                        None => self.open.push(name),
                    }
                }
                Ok(Event::Empty(tag)) => {
                    let name = &text[start + 1..start + 1 + tag.name().0.len()];
                    self.begin(text, name, start..end, true, how)?;
                    if self.open.len() == 1 && (how.wanted)(name) {
                        self.children.push(Part { name, at: start, content: Content::Nothing });
                    }
                }
                Ok(Event::End(tag)) => {
                    let open = self.open.pop().unwrap_or_default();
                    if open != tag.name().0 {
                        let syntax = Syntax::Mismatched(open.into(), tag.name().0.into());
                        return Err(Broken::Malformed(start, Defect::Syntax(syntax)));
                    }
                    match self.open.len() {
                        0 => return Ok(()),
                        1 => current = None,
                        _ => {}
                    }
                }
                // More of it may follow.
                Ok(Event::Text(_)) if end == text.len() => return Err(Broken::Unfinished),
                Ok(Event::Text(_)) => {
                    let piece = &text[start..end];
                    if piece.starts_with('&') {
                        self.flaw(start, Defect::Ampersand);
                    }
                    // White space between elements is nobody's text.
                    if self.open.len() > 1 || !piece.trim().is_empty() {
                        self.add(current, piece);
                    }
                }
                Ok(Event::CData(_)) => self.add(current, &text[start + "<![CDATA[".len()..end - "]]>".len()]),
                Ok(Event::GeneralRef(reference)) => match resolve(&reference) {
                    Ok(c) => self.add_joined(current, c.encode_utf8(&mut [0; 4])),
                    Err(defect) => {
                        self.flaw(start, defect);
                        self.add(current, &text[start..end]);
                    }
                },
                Ok(Event::Eof) | Err(ParserError::Syntax(_)) => return Err(Broken::Unfinished),
                Ok(Event::Comment(_) | Event::PI(_)) => {}
                Ok(Event::Decl(_) | Event::DocType(_)) => {
                    return Err(Broken::Malformed(start, Defect::Syntax(Syntax::Markup)));
                }
                Err(error) => return Err(Broken::Malformed(start, error.into())),
            }
        }
    }

    /// Looks at a tag of an element in this one.
    fn begin(&mut self, text: &'t str, name: &str, tag: Range<usize>, is_empty: bool, how: How) -> Result<(), Broken> {
        if name == "offer" {
            return Err(Broken::Malformed(tag.start, Defect::Syntax(Syntax::Nested)));
        }
        if self.open.len() >= MAX_FEED_DEPTH {
            return Err(Broken::Malformed(tag.start, Defect::TooDeep));
        }
        if how.thorough {
            self.read_attributes(text, tag, is_empty, false)?;
        }
        Ok(())
    }

    /// Reads the attributes of a tag, and keeps them if they are this element's own. Gives the name.
    fn read_attributes(
        &mut self,
        text: &'t str,
        tag: Range<usize>,
        is_empty: bool,
        is_own: bool,
    ) -> Result<&'t str, Broken> {
        let inner = tag.start + 1..tag.end - 1 - usize::from(is_empty);
        let content = text.get(inner).unwrap_or_default();
        let end = content.bytes().position(|b| b.is_ascii_whitespace()).unwrap_or(content.len());
        let (name, _) = content.split_at(end);
        if !is_name(name) {
            return Err(Broken::Malformed(tag.start, Defect::Syntax(Syntax::Name(name.into()))));
        }
        // Names and values are borrowed from the tag, so that their places are known.
        let place = |part: &str| tag.start + 1 + (part.as_ptr() as usize).wrapping_sub(content.as_ptr() as usize);
        self.names.clear();
        // The check for duplicates of quick-xml has no bound.
        for attribute in Attributes::new(content, end).with_checks(false) {
            let attribute = match attribute {
                Ok(attribute) => attribute,
                Err(error) => return Err(Broken::Malformed(tag.start, ParserError::from(error).into())),
            };
            let key = attribute.key.0;
            if self.names.contains(&key) {
                // The first counts.
                self.flaw(place(key), Defect::Syntax(Syntax::AttributeTwice));
                continue;
            }
            if self.names.len() == MAX_FEED_ATTRIBUTES {
                self.flaw(place(key), Defect::Limit(Limit::Attributes));
                break;
            }
            self.names.push(key);
            let at = place(&attribute.value);
            let Some(value) = text.get(at..at + attribute.value.len()) else { continue };
            let joined = self.joined.len();
            let content = self.unescape(value, at);
            if is_own {
                self.attributes.push(Part { name: key, at, content });
            } else {
                self.joined.truncate(joined);
            }
        }
        Ok(name)
    }

    /// The text of an attribute.
    fn unescape(&mut self, value: &'t str, at: usize) -> Content<'t> {
        if !value.bytes().any(|b| matches!(b, b'&' | b'<' | b'\t' | b'\n' | b'\r')) {
            return Content::There(value);
        }
        let start = self.joined.len();
        let mut rest = value;
        while let Some(place) = rest.find(['&', '<', '\t', '\n', '\r']) {
            let here = at + value.len() - rest.len() + place;
            let (before, after) = rest.split_at(place);
            self.joined.push_str(before);
            rest = match after.as_bytes() {
                [b'&', ..] => match after[1..].find([';', '&', '<']).map(|end| (end + 1, after.as_bytes()[end + 1])) {
                    Some((end, b';')) => {
                        match resolve(&BytesRef::new(&after[1..end])) {
                            Ok(c) => self.joined.push(c),
                            Err(defect) => {
                                self.flaw(here, defect);
                                self.joined.push_str(&after[..=end]);
                            }
                        }
                        &after[end + 1..]
                    }
                    _ => {
                        self.flaw(here, Defect::Ampersand);
                        self.joined.push('&');
                        &after[1..]
                    }
                },
                [b'<', ..] => {
                    self.flaw(here, Defect::Syntax(Syntax::Markup));
                    self.joined.push('<');
                    &after[1..]
                }
                [b'\r', b'\n', ..] => &after[1..],
                // White space in an attribute is a space to XML.
                _ => {
                    self.joined.push(' ');
                    &after[1..]
                }
            };
        }
        self.joined.push_str(rest);
        Content::Joined(start, self.joined.len())
    }

    /// Adds a piece to the text that is being read: of an element directly in this one, or of this one itself.
    fn add(&mut self, current: Option<usize>, piece: &'t str) {
        match self.current_text(current) {
            Some((content @ Content::Nothing, _)) => *content = Content::There(piece),
            Some((content, joined)) => content.join(piece, joined),
            None => {}
        }
    }

    fn add_joined(&mut self, current: Option<usize>, piece: &str) {
        if let Some((content, joined)) = self.current_text(current) {
            content.join(piece, joined);
        }
    }

    /// The text that a piece belongs to, if anybody wants it, and where it is put together.
    fn current_text(&mut self, current: Option<usize>) -> Option<(&mut Content<'t>, &mut String)> {
        match (self.open.len(), current) {
            (1, _) => Some((&mut self.content, &mut self.own)),
            (2, Some(current)) => Some((&mut self.children.get_mut(current)?.content, &mut self.joined)),
            _ => None,
        }
    }

    /// Looks for bytes that are not of the encoding and, for whoever is thorough, for what else is wrong with a piece
    /// of the document that was read: the element with all that is in it, or other markup.
    pub(super) fn look_at(&mut self, text: &str, range: Range<usize>, is_damaged: bool, strict: Option<&mut Prefixes>) {
        let start = range.start;
        let piece = &text[range];
        if is_damaged && let Some(at) = piece.find("\u{fffd}") {
            self.flaw(start + at, Defect::NotUtf8);
        }
        let Some(prefixes) = strict else { return };
        // Control characters, of which XML allows three.
        let kind = |b: u8| u8::from(b < b' ') & u8::from(b != b'\t') & u8::from(b != b'\n') & u8::from(b != b'\r');
        if bytes::any(piece.as_bytes(), kind)
            && let Some((at, b)) = piece.bytes().enumerate().find(|&(_, b)| kind(b) != 0)
        {
            self.flaw(start + at, Defect::Control(b.into()));
        }
        strict::check(piece, prefixes, |at, defect| self.flaw(start + at, defect));
    }

    fn flaw(&mut self, at: usize, defect: Defect) {
        if self.flaws.len() < FLAWS {
            self.flaws.push(Flaw { at, defect });
        }
    }
}

impl<'t> Content<'t> {
    /// Adds a piece. In `joined` this text is the last, if it is there, so that each piece is copied once.
    fn join(&mut self, piece: &str, joined: &mut String) {
        let start = match *self {
            Content::Joined(start, _) => start,
            _ => joined.len(),
        };
        if let Content::There(text) = *self {
            joined.push_str(text);
        }
        joined.push_str(piece);
        *self = Content::Joined(start, joined.len());
    }

    fn text<'e>(self, joined: &'e str) -> &'e str
    where
        't: 'e,
    {
        match self {
            Content::Nothing => "",
            Content::There(text) => text,
            Content::Joined(start, end) => joined.get(start..end).unwrap_or_default(),
        }
    }
}

/// The character that a reference means. Entities that a document declares are not supported.
pub(super) fn resolve(reference: &BytesRef<'_>) -> Result<char, Defect> {
    let unknown = || Defect::Reference(reference.chars().take(40).collect());
    match reference.resolve_char_ref() {
        Ok(Some(c)) if is_allowed(c) => Ok(c),
        Ok(Some(c)) => Err(Defect::Control(c.into())),
        Ok(None) => resolve_xml_entity(reference).and_then(|text| text.chars().next()).ok_or_else(unknown),
        Err(_) => Err(unknown()),
    }
}

/// Whether XML may hold a character.
fn is_allowed(c: char) -> bool {
    !matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')
}

/// Whether a text can be an element's name, as far as it matters here.
pub(super) fn is_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_alphabetic() || matches!(c, '_' | ':'))
        && !name.contains(['<', '&', '"', '\'', '='])
}
