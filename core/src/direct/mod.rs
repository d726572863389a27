//! Orders of a batch that have nothing to report, which are most: read from JSON text in one pass. Nothing is kept for a
//! check, and a snippet is written while the order is read. The rules are those of the usual reader, which begins anew
//! where anything is unusual.

mod cursor;
mod walk;

use crate::base::decimal::Decimal;
use crate::options::Options;
use crate::render::Script;
use crate::render::sink::Sink;
use crate::render::snippet::Snippet;
use crate::report::collector::Collector;

/// The reader of such orders, for options that have nothing to report either.
#[derive(Clone, Copy, Debug)]
pub struct Direct<'o> {
    options: &'o Options<'o>,
    /// The spot of orders that have none.
    spot: Option<&'o str>,
}

impl<'o> Direct<'o> {
    /// The reader, unless each order needs the usual one with these options.
    #[inline]
    pub fn new(options: &'o Options<'o>) -> Option<Direct<'o>> {
        #[cfg(feature = "feed")]
        if options.feed.is_some() {
            return None;
        }
        let mut problems = Collector::new(options.lang, options.strict);
        options.check(&mut problems);
        problems.is_empty().then(|| Direct { options, spot: options.spot() })
    }

    /// The id of an order that has nothing to report. Nothing if it may have a problem.
    pub fn check<'a>(&self, text: &'a str) -> Option<&'a str> {
        walk::order(text, self.spot, &mut Discard)
    }

    /// The id and the snippet of an order that has nothing to report, if its fields come in the order of the snippet.
    pub fn render<'a>(&self, text: &'a str) -> Option<(&'a str, Snippet)> {
        let mut script = Script::<Vec<u8>>::open(size(text), false, self.options);
        let id = script.payload(|out| walk::order(text, self.spot, out))?;
        Some((id, script.close(Vec::new())))
    }
}

/// The bytes that the payload of an order takes at most, unless it has many characters that are escaped: one of Cyrillic
/// takes two bytes there, and six in the snippet.
fn size(text: &str) -> usize {
    text.len() + 4 * (text.len() - text.chars().count())
}

/// Takes the fields of a check.
struct Discard;

impl Sink for Discard {
    const IS_ORDERED: bool = false;

    #[inline(always)]
    fn raw<const N: usize>(&mut self, _: &[u8; N]) {}

    #[inline(always)]
    fn content(&mut self, _: &str) {}

    #[inline(always)]
    fn text<const N: usize>(&mut self, _: &[u8; N], _: &str) {}

    #[inline(always)]
    fn plain<const N: usize>(&mut self, _: &[u8; N], _: &str) {}

    #[inline(always)]
    fn number<const N: usize>(&mut self, _: &[u8; N], _: Decimal) {}
}
