//! Comparing the items with the feed.

use super::Reader;
use crate::base::lang::Lang;
use crate::index::error::FeedError;
use crate::index::handle::Feed;
use crate::index::reason::{Comparison, EXPLAINED, Mismatch, Missing, NAMED};
use crate::input::field::Field;
use crate::options;
use crate::render::model::Item;
use crate::report::builder::{Outcome, ProblemBuilder};
use crate::report::code::Code;
use crate::report::describe;
use crate::report::path::Path;

impl Reader<'_> {
    /// Takes the feed's index for this input, and reports problems of the file.
    pub(super) fn open_feed(&mut self) {
        let Some(feed) = &self.options.feed else { return };
        let (index, error) = feed.look();
        if let Some(error) = error {
            let code = if index.is_some() { Code::FEED_STALE } else { Code::FEED_UNREADABLE };
            self.report_file(feed, code, &error);
        }
        if index.as_ref().is_some_and(|index| index.offers() == 0) {
            self.report_feed(Code::FEED_EMPTY, String::new());
        } else {
            self.feed = index.map(Comparison::new);
        }
    }

    pub(super) fn compare_with_feed(&mut self, items: &[Item<'_>], path: &Path<'_>) {
        let Some(mut comparison) = self.feed.take() else { return };
        for (index, item) in items.iter().enumerate() {
            let Some(id) = item.id.as_deref() else { continue };
            let missing = match comparison.explain(id, item.title.as_deref()) {
                Ok(None) => continue,
                Ok(Some(missing)) => missing,
                Err(error) => return self.stop_comparing(&error),
            };
            let Mismatch { reasons, meant } = match missing {
                Missing::Explained(mismatch) => mismatch,
                Missing::Unexplained { is_first } => {
                    if is_first {
                        self.report_feed(Code::FEED_UNEXPLAINED, EXPLAINED.to_string());
                    }
                    Mismatch::unknown()
                }
            };
            let meant = named(&meant, self.options.lang);
            for reason in reasons {
                let report = ProblemBuilder::warning(reason.into(), Outcome::SentAsIs);
                let report = report.given(describe::label(id)).suggestion(meant.clone());
                self.problems.report(&path.index(index).field(Field::Id), report);
            }
        }
        self.feed = Some(comparison);
    }

    /// Sends the orders without further comparison.
    #[cold]
    fn stop_comparing(&mut self, error: &FeedError) {
        let Some(feed) = &self.options.feed else { return };
        feed.doubt();
        self.report_file(feed, Code::FEED_UNREADABLE, error);
    }

    fn report_file(&mut self, feed: &Feed, code: Code, error: &FeedError) {
        let path = describe::file(feed.path());
        self.report_feed(code, format!("{path}: {}", error.text(self.options.lang)));
    }

    fn report_feed(&mut self, code: Code, given: String) {
        let report = ProblemBuilder::warning(code, Outcome::None).given(given);
        self.problems.report(&options::PATH.key("feed"), report);
    }
}

/// The ids that a hint names: up to three, and whether there are others.
fn named(ids: &[String], lang: Lang) -> Option<String> {
    let others = match lang {
        _ if ids.len() <= NAMED => "",
        Lang::En => " and others",
        Lang::Ru => " и другие",
    };
    let names: Vec<_> = ids.iter().take(NAMED).map(|id| describe::label(id)).collect();
    (!names.is_empty()).then(|| names.join(", ") + others)
}
