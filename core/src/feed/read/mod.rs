//! Reading a feed from front to back, whatever its size, in constant memory.
//!
//! [`unpack`] takes gzip and zip off, [`window`] makes text of the bytes, [`document`] finds the offers in it, and
//! [`element`] reads one of them. Nothing is fetched, and no entity expanded but XML's own five.

pub(crate) mod codes;
mod document;
mod element;
mod encoding;
mod feed_problem;
mod gzip;
mod place;
mod ratio;
mod strict;
mod unpack;
mod window;
mod xml;
mod xml_error;
mod zip;

pub use feed_problem::FeedProblem;

pub(crate) use document::{Places, Sink, Thing};
pub(crate) use element::{Element, Found};
pub(crate) use feed_problem::{is_foreign, severity, start_of_id};
pub(crate) use place::Place;
pub(crate) use xml_error::{Defect, Limit, Then, XmlError};

use crate::base::lang::Lang;
use crate::base::limits::{MAX_FEED_ID, MAX_FEED_PROBLEMS};
use crate::index::error::FeedError;
use crate::index::offer::Offer;
use crate::report::builder::ProblemBuilder;
use crate::report::code::Code;
use crate::report::describe;
use crate::report::problem::Severity;
use std::io::{self, Read};

/// Characters that an offer's id may have, by the rules of YML.
pub(crate) const MAX_ID: usize = 255;

/// The result of reading a feed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct ReadFeed {
    /// Offers that were read.
    pub offers: u64,
    /// Bytes of the feed, unpacked.
    pub bytes: u64,
    /// The first hundred problems of the document. If one is an error, offers may be missing. What
    /// is wrong with the offers themselves is the business of [`lint`](super::lint).
    pub problems: Vec<FeedProblem>,
    /// How many there are.
    pub problem_count: u64,
    /// How many of them are errors.
    pub error_count: u64,
    /// Whether an error has hidden a part of the document, or garbled a text.
    is_partial: bool,
}

impl ReadFeed {
    /// Whether all offers of the document could be read, and there are some: an error in its markup may have cost none.
    /// An index of half a feed would call the products of the other half wrong.
    pub fn is_whole(&self) -> bool {
        !self.is_partial
    }

    /// Counts a problem, and writes it if it is kept: a feed may have millions.
    fn add(&mut self, severity: Severity, code: Code, is_partial: bool, write: impl FnOnce() -> FeedProblem) {
        self.is_partial |= is_partial;
        self.problem_count += 1;
        self.error_count += u64::from(severity == Severity::Error);
        if self.problems.len() < MAX_FEED_PROBLEMS || is_foreign(code) {
            self.problems.push(write());
        }
    }
}

/// Reads the offers of a feed (YML): plain, gzip or zip, in UTF-8 or windows-1251, which the feed's bytes decide.
/// If an offer has no `name`, its title is `typePrefix`, `vendor` and `model`, or `title` for the type `artist.title`.
///
/// An error in the document costs the offers up to the next one that begins; it is in the problems, in the language
/// `lang`. An offer whose id is longer than [`MAX_FEED_ID`] is left out, with a warning.
///
/// # Errors
/// [`FeedError::Io`], and [`FeedError::Unreadable`]: the document is something else, or in an encoding that is not
/// read.
pub fn read<R: Read>(input: R, lang: Lang, each: impl FnMut(&Offer<'_>)) -> Result<ReadFeed, FeedError> {
    let mut reading = Reading { each, lang, name: String::new(), result: ReadFeed::default() };
    walk(input, &mut reading)?;
    if reading.result.offers == 0 && reading.result.is_whole() {
        let write = || FeedProblem::of_no_offers(lang);
        reading.result.add(Severity::Error, Code::FEED_OFFERS_MISSING, true, write);
    }
    match reading.result.problems.iter().position(|finding| is_foreign(finding.problem.code)) {
        Some(place) => {
            let FeedProblem { problem, line, column, .. } = reading.result.problems.swap_remove(place);
            Err(FeedError::Unreadable { message: problem.message, line, column })
        }
        None => Ok(reading.result),
    }
}

/// Whether an offer is of a type whose name is its `title`: records and films.
pub(crate) fn has_title(offer: &Element<'_>) -> bool {
    offer.attribute("type").is_some_and(|kind| kind.text.trim() == "artist.title")
}

/// Reads a whole feed. An error is one of the input: problems of the feed go to the sink.
pub(crate) fn walk<R: Read, S: Sink>(input: R, sink: &mut S) -> io::Result<()> {
    document::walk(input, window::CHUNK, sink)
}

/// Takes the offers for the index.
struct Reading<F> {
    each: F,
    lang: Lang,
    /// A name that is put together.
    name: String,
    result: ReadFeed,
}

impl<F> Reading<F> {
    /// Reports an offer whose id is too long to be kept.
    #[cold]
    fn left_out(&mut self, id: Found<'_>, place: Place) {
        let lang = self.lang;
        let write = || {
            let builder = ProblemBuilder::error(Code::FEED_OFFER_ID_LONG).given(describe::label(id.text));
            let path = ("offer.id", builder.expected(MAX_ID.to_string()));
            FeedProblem::new(Severity::Warning, path, place, Some(id.text), lang)
        };
        self.result.add(Severity::Warning, Code::FEED_OFFER_ID_LONG, false, write);
    }
}

impl<F: FnMut(&Offer<'_>)> Sink for Reading<F> {
    const THOROUGH: bool = false;

    fn wants(name: &str) -> bool {
        matches!(name, "name" | "price" | "url" | "vendorCode" | "typePrefix" | "vendor" | "model" | "title")
    }

    fn element(&mut self, thing: Thing, element: &Element<'_>, places: &mut Places<'_>) {
        if thing != Thing::Offer {
            return;
        }
        let id = element.attribute("id");
        if let Some(id) = id.filter(|id| id.text.len() > MAX_FEED_ID) {
            self.left_out(id, places.of(element, id.at));
            return;
        }
        let mut offer = Offer::default();
        let (mut type_prefix, mut vendor, mut model, mut title) = ("", "", "", None);
        for Found { name, text, .. } in element.children() {
            match name {
                "name" => offer.name = offer.name.or(Some(text)),
                "price" => offer.price = offer.price.or(Some(text)),
                "url" => offer.url = offer.url.or(Some(text)),
                "vendorCode" => offer.vendor_code = offer.vendor_code.or(Some(text)),
                "typePrefix" => type_prefix = text,
                "vendor" => vendor = text,
                "title" => title = title.or(Some(text)),
                _ => model = text,
            }
        }
        if offer.name.is_none() && has_title(element) {
            offer.name = title;
        }
        if offer.name.is_none() && !model.is_empty() {
            self.name.clear();
            for part in [type_prefix, vendor, model].map(str::trim).iter().filter(|part| !part.is_empty()) {
                if !self.name.is_empty() {
                    self.name.push(' ');
                }
                self.name.push_str(part);
            }
            offer.name = Some(&self.name);
        }
        offer.id = id.map(|id| id.text).unwrap_or_default();
        offer.group_id = element.attribute("group_id").map(|id| id.text);
        self.result.offers += 1;
        (self.each)(&offer);
    }

    fn xml_error(&mut self, error: XmlError<'_>) {
        // Text whose bytes are not of the encoding may be an id.
        let is_partial = error.then != Then::AllRead || error.defect == Defect::NotUtf8;
        let code = error.defect.code();
        let lang = self.lang;
        self.result.add(severity(code), code, is_partial, || FeedProblem::of_fault(&error, lang));
    }

    fn read_so_far(&mut self, bytes: u64) {
        self.result.bytes = bytes;
    }
}

#[cfg(test)]
mod tests {
    use super::{Element, Place, Places, Sink, Thing, XmlError, document};
    use std::fmt::Write as _;

    /// Records everything that it receives.
    #[derive(Default)]
    struct Log(String);

    impl Sink for Log {
        const THOROUGH: bool = true;

        fn wants(_: &str) -> bool {
            true
        }

        fn element(&mut self, thing: Thing, element: &Element<'_>, places: &mut Places<'_>) {
            let Place { line, column } = places.of(element, element.at());
            let _ = write!(self.0, "{line}:{column} {thing:?} {:?}", element.text().trim());
            for found in element.attribute("id").into_iter().chain(element.children()) {
                let _ = write!(self.0, " {}={:?} at {:?}", found.name, found.text, places.of(element, found.at));
            }
            self.0.push('\n');
        }

        fn xml_error(&mut self, error: XmlError<'_>) {
            let _ = writeln!(self.0, "{error:?}");
        }
    }

    fn log(input: &[u8], chunk: usize) -> String {
        let mut log = Log::default();
        document::walk(input, chunk, &mut log).expect("bytes in memory");
        log.0
    }

    const FEEDS: [&[u8]; 6] = [
        "\u{feff}<?xml version='1.0'?>\r\n<!DOCTYPE yml_catalog [<!ENTITY a 'b>'>]><!-- <offer> --><yml_catalog date=''>\
         <shop>\n<categories><category id='1'>Чай &amp;&#x20;кофе</category></categories><offers>\
         <offer id='ж&quot;1'><name>Чай &lt;1&gt; &a; <![CDATA[<b>]]> x</name><param name='a'>1<b>2</b></param><price/></offer >\n\
         <offer\nid=\"2\" available='true'/><offer id='3'><name>R&D & co</name></offer></offers></shop></yml_catalog>"
            .as_bytes(),
        // Errors, and offers after them.
        b"<yml_catalog><shop><name>a</nam><offers><offer id='1'></offer><offer id='2'><b></offer><offer id='3'><offer id='4'/>\
          <offer id='5><name>x</name></offer><offer id='6'/><offer id=7/><offer id='8'><1/></offer><offer id='9'/>",
        b"<yml_catalog><offers><offer id='1'><name><![CDATA[x</name></offer><offer id='2'/></offers></yml_catalog>",
        b"<yml_catalog><offers><offer id='1'>\xd0\x96 \xff \xd0</offer><offer id='\x01'>\xf0\x9f\x98\x80</offer></offers></yml_catalog>\xe2\x82",
        // Byte order marks, of files that were put together.
        "\u{feff}\u{feff}\n<yml_catalog>\u{feff}<shop>\u{feff}\u{feff}&amp;<offers>\u{feff}\n<offer id='1'>\u{feff}<name>\u{feff}ж</name></offer>\
         \u{feff}<offer id='2'/>\u{feff}&#x20;</offers></shop></yml_catalog>\u{feff}"
            .as_bytes(),
        b"<?xml version='1.0' encoding='windows-1251'?><yml_catalog><offers><offer id='\xc6\x98'/></offers></yml_catalog> x",
    ];

    #[test]
    fn a_feed_is_the_same_however_its_bytes_come() {
        for feed in FEEDS {
            let whole = log(feed, 1 << 17);
            assert!(whole.contains("Offer"), "{whole}");
            for chunk in 1..80 {
                assert_eq!(log(feed, chunk), whole, "{chunk} bytes at once");
            }
        }
    }
}
