//! Reading a feed from front to back, whatever its size, in constant memory.
//!
//! [`unpack`] takes gzip and zip off, [`window`] makes text of the bytes, [`document`] finds the offers in it, and
//! [`element`] reads one of them. Nothing is fetched, and no entity expanded but XML's own five.

mod document;
mod element;
mod fault;
mod finding;
mod place;
mod unpack;
mod window;
mod xml;
mod zip;

pub use finding::Finding;

pub(crate) use document::{Places, Sink, Thing};
pub(crate) use element::{Element, Found};
pub(crate) use fault::{Fault, Then};
pub(crate) use finding::severity;
pub(crate) use place::Place;

use super::error::FeedError;
use super::offer::Offer;
use crate::code::Code;
use crate::options::Lang;
use std::io::{self, Read};

/// Problems of a reading that are kept.
const KEPT: usize = 100;

/// What a feed came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct ReadFeed {
    /// Offers that were read.
    pub offers: u64,
    /// Bytes of the feed, unpacked.
    pub bytes: u64,
    /// What is wrong with the document, the first hundred problems: where one is an error, offers may be missing. What
    /// is wrong with the offers themselves is the business of [`lint`](super::lint).
    pub problems: Vec<Finding>,
    /// How many there are.
    pub problem_count: u64,
}

/// Reads the offers of a feed (YML): plain, gzip or zip, in UTF-8 or windows-1251, all of it told by the feed's own bytes.
/// Of an offer without a `name` the title is its `typePrefix`, `vendor` and `model`.
///
/// An error in the document costs the offers up to the next one that begins; it is in the problems, in the language
/// `lang`.
///
/// # Errors
/// [`FeedError::Io`], and [`FeedError::Unreadable`]: the document is something else, or in an encoding that is not read.
pub fn read<R: Read>(input: R, lang: Lang, each: impl FnMut(&Offer<'_>)) -> Result<ReadFeed, FeedError> {
    let mut reading = Reading { each, lang, name: String::new(), result: ReadFeed::default() };
    walk(input, &mut reading)?;
    let useless = |finding: &Finding| {
        matches!(finding.problem.code, Code::FeedNotYml | Code::FeedEncoding)
            || finding.problem.code == Code::FeedArchive
    };
    match reading.result.problems.iter().position(useless) {
        Some(place) => Err(FeedError::Unreadable(Box::new(reading.result.problems.swap_remove(place)))),
        None => Ok(reading.result),
    }
}

pub(crate) fn walk<R: Read, S: Sink>(input: R, sink: &mut S) -> io::Result<()> {
    document::walk(input, sink)
}

/// Takes the offers for the index.
struct Reading<F> {
    each: F,
    lang: Lang,
    /// A name that is put together.
    name: String,
    result: ReadFeed,
}

impl<F: FnMut(&Offer<'_>)> Sink for Reading<F> {
    const THOROUGH: bool = false;

    fn wants(name: &str) -> bool {
        matches!(name, "name" | "price" | "url" | "vendorCode" | "typePrefix" | "vendor" | "model")
    }

    fn element(&mut self, thing: Thing, element: &Element<'_>, _: &mut Places<'_>) {
        if thing != Thing::Offer {
            return;
        }
        let mut offer = Offer::default();
        let (mut type_prefix, mut vendor, mut model) = ("", "", "");
        for Found { name, text, .. } in element.children() {
            match name {
                "name" => offer.name = offer.name.or(Some(text)),
                "price" => offer.price = offer.price.or(Some(text)),
                "url" => offer.url = offer.url.or(Some(text)),
                "vendorCode" => offer.vendor_code = offer.vendor_code.or(Some(text)),
                "typePrefix" => type_prefix = text,
                "vendor" => vendor = text,
                _ => model = text,
            }
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
        offer.id = element.attribute("id").map(|id| id.text).unwrap_or_default();
        offer.group_id = element.attribute("group_id").map(|id| id.text);
        self.result.offers += 1;
        (self.each)(&offer);
    }

    fn fault(&mut self, fault: Fault<'_>) {
        self.result.problem_count += 1;
        if self.result.problems.len() < KEPT {
            self.result.problems.push(Finding::of_fault(&fault, self.lang));
        }
    }

    fn read_so_far(&mut self, bytes: u64) {
        self.result.bytes = bytes;
    }
}
