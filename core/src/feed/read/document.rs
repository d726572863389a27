//! The document: where its offers, categories and currencies are, and how reading continues after an error.

use super::element::{Broken, Element, Flaw, How, is_name, resolve};
use super::place::{Mark, Place};
use super::strict::Prefixes;
use super::window::Window;
use super::xml::{BOM, Xml};
use super::xml_error::{Defect, DocumentKind, Syntax, Then, XmlError};
use crate::base::limits::{MAX_FEED_ATTRIBUTES, MAX_FEED_DEPTH, MAX_FEED_ELEMENT};
use quick_xml::errors::Error as ParserError;
use quick_xml::events::Event;
use quick_xml::events::attributes::Attributes;
use std::io::{self, Read};
use std::ops::Range;

/// Bytes that are read once more, after errors, to find offers in what could not be read: at first, and for each byte
/// of the feed, so that reading takes time in proportion to the feed.
const PATIENCE: u64 = 1 << 20;
const PATIENCE_PER_BYTE: u64 = 4;

/// Which kind of thing an element of the document is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Thing {
    /// The root's start tag, `yml_catalog`.
    Catalog,
    Currency,
    Category,
    Offer,
}

/// Who takes what is read.
pub(crate) trait Sink {
    /// Whether to look for what is wrong everywhere, and not only in what is wanted.
    const THOROUGH: bool;

    /// Whether the text of this element of an offer is wanted.
    fn wants(name: &str) -> bool;

    fn element(&mut self, thing: Thing, element: &Element<'_>, places: &mut Places<'_>);

    fn xml_error(&mut self, error: XmlError<'_>);

    /// After each part, with the bytes of the feed so far.
    fn read_so_far(&mut self, _bytes: u64) {}
}

/// Where the parts of an element are in the document.
pub(crate) struct Places<'t> {
    text: &'t str,
    mark: Mark,
    /// In the element that begins at the mark: parts are mostly asked for in their order.
    part: Mark,
}

impl<'t> Places<'t> {
    fn new(text: &'t str, place: Place) -> Places<'t> {
        let mark = Mark::new(0, place);
        Places { text, mark, part: mark }
    }

    /// The line and column of a part of an element.
    pub(crate) fn of(&mut self, element: &Element<'_>, at: usize) -> Place {
        self.mark.move_to(self.text, element.at);
        if !(self.mark.at()..=at).contains(&self.part.at()) {
            self.part = self.mark;
        }
        self.part.move_to(self.text, at)
    }

    fn move_to(&mut self, at: usize) -> Place {
        self.mark.move_to(self.text, at)
    }
}

/// Reads a whole feed, this many bytes at once. An error is one of the input: problems of the feed go to the sink.
pub(super) fn walk<R: Read, S: Sink>(input: R, chunk: usize, sink: &mut S) -> io::Result<()> {
    let mut document = Document::default();
    let mut window = match Window::open(input, chunk) {
        Ok(window) => window,
        Err(error) => return unreadable(error, Place::START, sink),
    };
    loop {
        let (used, place, is_done) = document.advance(&window, sink);
        sink.read_so_far(window.bytes());
        if is_done {
            return Ok(());
        }
        window.drop_start(used, place);
        if let Err(error) = window.fill() {
            document.report_lost(Then::Ends, sink);
            return unreadable(error, window.place(), sink);
        }
    }
}

/// Errors of an archive or an encoding are errors of the input.
fn unreadable<S: Sink>(error: io::Error, place: Place, sink: &mut S) -> io::Result<()> {
    let defect = error.downcast::<Defect>()?;
    sink.xml_error(XmlError { defect, place, offer: None, then: Then::Ends });
    Ok(())
}

#[derive(Default)]
struct Document {
    /// The names of the elements around the place that reading has come to.
    open: Vec<String>,
    root: Root,
    lost: Option<Lost>,
    /// Whether `open` is what should be there, since an error hid what is.
    is_guessed: bool,
    /// Bytes that were read once more.
    reread: u64,
    has_document_type: bool,
    prefixes: Prefixes,
}

#[derive(Default, PartialEq, Eq)]
enum Root {
    #[default]
    None,
    Open,
    Closed,
}

/// An error after which the next offer is looked for.
struct Lost {
    defect: Defect,
    place: Place,
    offer: Option<String>,
}

/// Why reading stops before the end of the text.
enum Stop {
    /// The document ends here.
    End,
    /// The piece that begins here ends after the text.
    Unfinished(usize),
    /// The piece that begins at `start` is wrong at `at`, and was read up to `reached`.
    Malformed { start: usize, at: usize, reached: usize, defect: Defect },
    /// Nothing after it is worth reading.
    Useless(usize, Defect),
}

impl Document {
    /// Reads the window's text, and returns how much of it is consumed, where that part ends, and whether it is
    /// everything.
    fn advance<R: Read, S: Sink>(&mut self, window: &Window<R>, sink: &mut S) -> (usize, Place, bool) {
        let text = window.text();
        let mut places = Places::new(text, window.place());
        let mut from = 0;
        loop {
            if self.lost.is_some() {
                match next_offer(text, from) {
                    Some(at) => {
                        from = at;
                        self.report_lost(Then::GoesOn(places.move_to(at)), sink);
                        self.guess();
                    }
                    None if window.is_last() => {
                        self.report_lost(Then::Ends, sink);
                        return (text.len(), places.mark.look(text, text.len()), true);
                    }
                    None => {
                        let keep = boundary(text, text.len().saturating_sub(OFFER.len()).max(from));
                        return (keep, places.move_to(keep), false);
                    }
                }
            }
            let stop = self.run(window, from, &mut places, sink);
            let (start, at, reached, defect) = match stop {
                Stop::End => return (text.len(), places.move_to(text.len()), true),
                Stop::Useless(at, defect) => {
                    sink.xml_error(XmlError { defect, place: places.move_to(at), offer: None, then: Then::Ends });
                    return (text.len(), places.move_to(text.len()), true);
                }
                Stop::Unfinished(at) if window.is_last() => {
                    let name = tag_name(&text[at..]);
                    (at, at, text.len(), Defect::CutOff(name.into()))
                }
                Stop::Unfinished(at) if text.len() - at > MAX_FEED_ELEMENT && self.root == Root::None => {
                    let defect = Defect::NotYml(DocumentKind::NotXml);
                    sink.xml_error(XmlError { defect, place: places.move_to(at), offer: None, then: Then::Ends });
                    return (text.len(), places.move_to(text.len()), true);
                }
                Stop::Unfinished(at) if text.len() - at > MAX_FEED_ELEMENT => (at, at, text.len(), Defect::TooLong),
                Stop::Unfinished(at) => return (at, places.move_to(at), false),
                Stop::Malformed { start, at, reached, defect } => (start, at, reached, defect),
            };
            let place = {
                places.move_to(start);
                places.mark.look(text, at)
            };
            self.lost = Some(Lost { defect, place, offer: offer_id(&text[start..]) });
            // The hidden part of an error may begin directly after its start: a quote or a comment that is not closed.
            from = boundary(text, start + 1);
            let again = reached.saturating_sub(from) as u64;
            if self.reread + again <= PATIENCE + PATIENCE_PER_BYTE * window.bytes() {
                self.reread += again;
            } else {
                from = from.max(reached);
            }
        }
    }

    fn report_lost<S: Sink>(&mut self, then: Then, sink: &mut S) {
        if let Some(Lost { defect, place, offer }) = self.lost.take() {
            sink.xml_error(XmlError { defect, place, offer: offer.as_deref(), then });
        }
    }

    /// Takes it that an offer begins here.
    fn guess(&mut self) {
        if self.open.last().is_none_or(|name| name != "offers") {
            self.open = ["yml_catalog", "shop", "offers"].map(str::to_owned).into();
            self.is_guessed = true;
            self.root = Root::Open;
        }
    }

    /// Reads from `base` on until something stops it.
    fn run<R: Read, S: Sink>(
        &mut self,
        window: &Window<R>,
        base: usize,
        places: &mut Places<'_>,
        sink: &mut S,
    ) -> Stop {
        let text = window.text();
        let mut xml = Xml::new(text, base);
        let how = How { thorough: S::THOROUGH, wanted: S::wants };
        let mut element = Element::default();
        loop {
            let (event, Range { start, end }) = xml.next();
            let stop = match event {
                Ok(Event::Start(tag)) => {
                    let name = &text[start + 1..start + 1 + tag.name().0.len()];
                    self.begin(name, start..end, false, &mut xml, &mut element, how)
                }
                Ok(Event::Empty(tag)) => {
                    let name = &text[start + 1..start + 1 + tag.name().0.len()];
                    self.begin(name, start..end, true, &mut xml, &mut element, how)
                }
                Ok(Event::End(tag)) => self.end(tag.name().0, start),
                Ok(Event::Text(_)) if end == text.len() && !window.is_last() => return Stop::Unfinished(start),
                Ok(Event::Text(piece)) => match self.root {
                    _ if piece.trim().is_empty() => Ok(None),
                    // One too many, before the document begins.
                    Root::None if piece.trim().chars().all(|c| c == BOM) => {
                        let place = places.move_to(start);
                        let defect = Defect::Control(BOM.into());
                        sink.xml_error(XmlError::minor(defect, place));
                        Ok(None)
                    }
                    Root::None => return Stop::Useless(start, Defect::NotYml(DocumentKind::NotXml)),
                    Root::Open => {
                        if piece.starts_with('&') {
                            let place = places.move_to(start);
                            sink.xml_error(XmlError {
                                defect: Defect::Ampersand,
                                place,
                                offer: None,
                                then: Then::AllRead,
                            });
                        }
                        Ok(None)
                    }
                    Root::Closed => Err(Broken::Malformed(start, Defect::Syntax(Syntax::AfterRoot))),
                },
                Ok(Event::GeneralRef(_) | Event::CData(_)) if self.root != Root::Open => {
                    Err(Broken::Malformed(start, Defect::Syntax(Syntax::OutsideRoot)))
                }
                Ok(Event::GeneralRef(reference)) => {
                    if let Err(defect) = resolve(&reference) {
                        let place = places.move_to(start);
                        sink.xml_error(XmlError::minor(defect, place));
                    }
                    Ok(None)
                }
                Ok(Event::DocType(doctype)) => {
                    let is_html = doctype.get(..4).is_some_and(|name| name.eq_ignore_ascii_case("html"));
                    if is_html && self.root == Root::None {
                        return Stop::Useless(start, Defect::NotYml(DocumentKind::Html));
                    }
                    if self.root != Root::None || std::mem::replace(&mut self.has_document_type, true) {
                        sink.xml_error(XmlError::minor(Defect::Syntax(Syntax::DocumentType), places.move_to(start)));
                    }
                    if doctype.contains("<!ENTITY") {
                        let place = places.move_to(start);
                        sink.xml_error(XmlError { defect: Defect::Entities, place, offer: None, then: Then::AllRead });
                    }
                    Ok(None)
                }
                Ok(Event::Decl(_)) => {
                    let place = places.move_to(start);
                    if place != Place::START {
                        let defect = Defect::Syntax(Syntax::LateDeclaration);
                        sink.xml_error(XmlError::minor(defect, place));
                    }
                    Ok(None)
                }
                Ok(Event::CData(_) | Event::Comment(_) | Event::PI(_)) => Ok(None),
                Ok(Event::Eof) | Err(ParserError::Syntax(_)) if !window.is_last() => return Stop::Unfinished(start),
                Ok(Event::Eof) => return self.finish(text, start),
                Err(ParserError::Syntax(_)) if self.root == Root::None => {
                    return Stop::Useless(start, Defect::NotYml(DocumentKind::NotXml));
                }
                Err(error) => Err(Broken::Malformed(start, error.into())),
            };
            let reached = xml.position();
            let strict = S::THOROUGH.then_some(&mut self.prefixes);
            match stop {
                // However much of it happened to be in memory.
                Ok(_) if reached - start > MAX_FEED_ELEMENT => {
                    return Stop::Malformed { start, at: start, reached, defect: Defect::TooLong };
                }
                Ok(Some(thing)) => {
                    element.look_at(text, start..reached, window.is_damaged(), strict);
                    report_flaws(&mut element, thing == Thing::Offer, places, sink);
                    sink.element(thing, &element, places);
                }
                Ok(None) => {
                    element.look_at(text, start..reached, window.is_damaged(), strict);
                    report_flaws(&mut element, false, places, sink);
                }
                Err(Broken::Unfinished) => return Stop::Unfinished(start),
                Err(Broken::Malformed(at, defect @ Defect::NotYml(_))) => return Stop::Useless(at, defect),
                Err(Broken::Malformed(at, defect)) => return Stop::Malformed { start, at, reached, defect },
            }
        }
    }

    /// A start tag: reads the element if it is a thing that is looked at in one piece.
    fn begin<'t>(
        &mut self,
        name: &str,
        tag: Range<usize>,
        is_empty: bool,
        xml: &mut Xml<'t>,
        element: &mut Element<'t>,
        how: How,
    ) -> Result<Option<Thing>, Broken> {
        if !is_name(name) {
            return Err(Broken::Malformed(tag.start, Defect::Syntax(Syntax::Name(name.into()))));
        }
        let thing = match (&self.root, name, self.open.last().map(String::as_str)) {
            (Root::None, "yml_catalog", _) => Some(Thing::Catalog),
            (Root::None, ..) => {
                return Err(Broken::Malformed(tag.start, Defect::NotYml(DocumentKind::of_root(name))));
            }
            (Root::Closed, ..) => return Err(Broken::Malformed(tag.start, Defect::Syntax(Syntax::AfterRoot))),
            (Root::Open, "offer", _) => Some(Thing::Offer),
            (Root::Open, "category", Some("categories")) => Some(Thing::Category),
            (Root::Open, "currency", Some("currencies")) => Some(Thing::Currency),
            (Root::Open, ..) => None,
        };
        if thing.is_some_and(|thing| thing != Thing::Catalog) {
            element.read(xml, tag, is_empty, how)?;
            return Ok(thing);
        }
        if self.open.len() >= MAX_FEED_DEPTH {
            return Err(Broken::Malformed(tag.start, Defect::TooDeep));
        }
        let at = tag.start;
        element.read_tag(xml.text(), tag, is_empty)?;
        self.root = Root::Open;
        self.open.push(name.to_owned());
        if is_empty {
            self.end(name, at)?;
        }
        Ok(thing)
    }

    fn end(&mut self, name: &str, at: usize) -> Result<Option<Thing>, Broken> {
        if self.open.last().is_some_and(|open| open == name) {
            self.open.pop();
        } else if self.is_guessed {
            if let Some(depth) = self.open.iter().rposition(|open| open == name) {
                self.open.truncate(depth);
            }
        } else {
            let syntax = match self.open.last() {
                Some(open) => Syntax::Mismatched(open.as_str().into(), name.into()),
                None => Syntax::Unmatched(name.into()),
            };
            return Err(Broken::Malformed(at, Defect::Syntax(syntax)));
        }
        if self.open.is_empty() && self.root == Root::Open {
            self.root = Root::Closed;
        }
        Ok(None)
    }

    fn finish(&self, text: &str, at: usize) -> Stop {
        match (&self.root, self.open.last()) {
            (Root::None, _) => Stop::Useless(at, Defect::NotYml(DocumentKind::Empty)),
            (_, Some(name)) if !self.is_guessed => Stop::Useless(text.len(), Defect::CutOff(name.as_str().into())),
            _ => Stop::End,
        }
    }
}

/// Reports the flaws of an element that is still read.
fn report_flaws<S: Sink>(element: &mut Element<'_>, is_offer: bool, places: &mut Places<'_>, sink: &mut S) {
    if element.flaws.is_empty() {
        return;
    }
    for Flaw { at, defect } in std::mem::take(&mut element.flaws) {
        let place = places.of(element, at);
        let offer = element.attribute("id").filter(|_| is_offer).map(|id| id.text);
        sink.xml_error(XmlError { defect, place, offer, then: Then::AllRead });
    }
}

/// The first boundary of a character that is not before this place.
fn boundary(text: &str, at: usize) -> usize {
    (at..text.len()).find(|&at| text.is_char_boundary(at)).unwrap_or(text.len())
}

/// How an offer begins.
const OFFER: &str = "<offer>";

/// Where the next offer begins.
fn next_offer(text: &str, from: usize) -> Option<usize> {
    let (start, _) = OFFER.split_at(OFFER.len() - 1);
    let is_offer =
        |at: &usize| matches!(text.as_bytes().get(at + start.len()), Some(b' ' | b'\t'..=b'\r' | b'>' | b'/'));
    text.get(from..)?.match_indices(start).map(|(at, _)| from + at).find(is_offer)
}

/// The name in a tag that begins here, as far as there is one.
fn tag_name(text: &str) -> &str {
    let name = text.strip_prefix('<').unwrap_or_default();
    let end = name.find(|c: char| c.is_whitespace() || matches!(c, '>' | '/'));
    let name = end.map_or(name, |end| &name[..end]);
    if is_name(name) { name } else { "" }
}

/// The id of an offer that begins here and may be unreadable otherwise.
fn offer_id(text: &str) -> Option<String> {
    let tag = text.strip_prefix("<offer")?;
    let tag = &tag[..tag.find('>')?];
    let mut attributes = Attributes::new(tag, 0);
    let mut attributes = attributes.with_checks(false).take(MAX_FEED_ATTRIBUTES).filter_map(Result::ok);
    attributes.find(|attribute| attribute.key.0 == "id").map(|id| id.value.into_owned())
}
