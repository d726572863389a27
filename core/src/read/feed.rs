//! Comparing the items with the feed.

use super::{Reader, describe};
use crate::code::Code;
use crate::feed::{Mismatch, NAMED};
use crate::field::Field;
use crate::lang::Lang;
use crate::options;
use crate::path::Path;
use crate::payload::Item;
use crate::problem::{Effect, Report};

impl Reader<'_> {
    /// Takes the feed's index for this input, and tells what is wrong with the file.
    pub(super) fn open_feed(&mut self) {
        let Some(feed) = &self.options.feed else { return };
        let (index, error) = feed.look();
        let mut report = |code, given: String| {
            let report = Report::warning(code, Effect::Told).given(given);
            self.problems.report(&options::PATH.key("feed"), report);
        };
        if let Some(error) = error {
            let code = if index.is_some() { Code::FeedStale } else { Code::FeedUnreadable };
            let path = describe::file(feed.path());
            report(code, format!("{path}: {}", error.text(self.options.lang)));
        }
        if index.as_ref().is_some_and(|index| index.offers() == 0) {
            report(Code::FeedEmpty, String::new());
        } else {
            self.feed = index;
        }
    }

    pub(super) fn compare_with_feed(&mut self, items: &[Item<'_>], path: &Path<'_>) {
        let Some(feed) = &self.feed else { return };
        for (index, item) in items.iter().enumerate() {
            let Some(id) = item.id.as_deref() else { continue };
            if let Some(Mismatch { codes, meant }) = feed.explain(id, item.title.as_deref()) {
                let meant = named(&meant, self.options.lang);
                for code in codes {
                    let report = Report::warning(code, Effect::SentAsIs);
                    let report = report.given(describe::label(id)).suggestion(meant.clone());
                    self.problems.report(&path.index(index).field(Field::Id), report);
                }
            }
        }
    }
}

/// The ids that a hint names: up to three, and whether there are others.
fn named(ids: &[&str], lang: Lang) -> Option<String> {
    let others = match lang {
        _ if ids.len() <= NAMED => "",
        Lang::En => " and others",
        Lang::Ru => " и другие",
    };
    let names: Vec<_> = ids.iter().take(NAMED).map(|id| describe::label(id)).collect();
    (!names.is_empty()).then(|| names.join(", ") + others)
}
