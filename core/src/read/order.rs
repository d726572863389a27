//! Reading the order and its list of items.

use super::fast_path::{is_fine_id, is_fine_label, is_fine_price};
use super::{Reader, Reported, Seen, next};
use crate::base::limits::MAX_ITEMS;
use crate::base::text::Text;
use crate::input::field::{Field, Object};
use crate::input::{Key, Source, View};
use crate::render::model::{Item, Order};
use crate::report::builder::{Need, Outcome, ProblemBuilder};
use crate::report::code::Code;
use crate::report::describe::{self, Expected};
use crate::report::path::Path;
use foldhash::fast::RandomState;
use std::collections::HashSet;
use std::ops::ControlFlow;

/// Items of most orders, which one small allocation holds: allocators keep those of up to a kilobyte at hand.
const USUAL: usize = 1024 / size_of::<Item<'_>>();

/// Up to this many items, comparing each id with each is faster than a hash map.
pub(crate) const FEW: usize = 12;

impl Reader<'_> {
    pub(super) fn order<'a, S: Source<'a>>(&mut self, source: &S, order: &mut Order<'a>, path: &Path<'_>) {
        let Ok(view) = self.scalar(source.view(), path, Need::Required) else { return };
        if matches!(view, View::Nothing) {
            return self.problems.report(path, ProblemBuilder::error(Code::ORDER_MISSING));
        }
        let mut reported = Seen::default();
        let read = self.object(source, view, Object::Order, path, |reader, field, value, path| match field {
            Field::Id => reader.text(value, &mut order.id, path, is_fine_id, Text::Plain, |reader, view, path| {
                reported.readable(field, reader.id(view, path, Need::Required))
            }),
            Field::Price => reader.number(value, &mut order.price, path, is_fine_price, |reader, view, path| {
                reported.readable(field, reader.price(view, path, Need::Required))
            }),
            Field::CustomField => {
                reader.text(value, &mut order.custom_field, path, is_fine_label, Text::borrowed, Self::label);
            }
            Field::Items => {
                if reader.items(value, &mut order.items, path).is_err() {
                    reported.add(field);
                }
            }
            Field::Extra => order.extra = reader.extra(value, Object::Order, path),
            // Not fields of this object: the reader reports them as unknown keys.
            Field::User
            | Field::Order
            | Field::Spot
            | Field::Name
            | Field::FirstName
            | Field::LastName
            | Field::Email
            | Field::Phone
            | Field::Sex
            | Field::Title
            | Field::Image
            | Field::Count => {}
        });
        if read.is_ok() {
            for (is_missing, code, field) in [
                (order.id.is_none(), Code::ORDER_ID_MISSING, Field::Id),
                (order.price.is_none(), Code::PRICE_MISSING, Field::Price),
                (order.items.is_empty(), Code::ITEMS_MISSING, Field::Items),
            ] {
                if is_missing && !reported.has(field) {
                    self.missing(code, field, path);
                }
            }
        }
    }

    fn items<'a, S: Source<'a>>(
        &mut self,
        source: &S,
        items: &mut Vec<Item<'a>>,
        path: &Path<'_>,
    ) -> Result<(), Reported> {
        items.reserve(USUAL);
        let result = match self.scalar(source.view(), path, Need::Required)? {
            View::Nothing => return Ok(()),
            View::List => source.elements(|element| self.next_item(&element, items, path)),
            View::Map => {
                // PHP writes a list whose keys have gaps as a map of whole numbers.
                let mut only_indexes = true;
                let result = source.pairs(&[], |key, element| {
                    only_indexes = is_index(&key);
                    if only_indexes { self.next_item(&element, items, path) } else { ControlFlow::Break(()) }
                });
                if !only_indexes {
                    self.wrong_type(&View::Map, Expected::List, path, Need::Required);
                    return Err(Reported);
                }
                result
            }
            other => {
                self.wrong_type(&other, Expected::List, path, Need::Required);
                return Err(Reported);
            }
        };
        self.result(result, path);
        if items.is_empty() {
            self.problems.report(path, ProblemBuilder::error(Code::ITEMS_EMPTY));
            return Err(Reported);
        }
        self.repeated_ids(items, path);
        #[cfg(feature = "feed")]
        self.compare_with_feed(items, path);
        Ok(())
    }

    fn next_item<'a, S: Source<'a>>(
        &mut self,
        source: &S,
        items: &mut Vec<Item<'a>>,
        path: &Path<'_>,
    ) -> ControlFlow<()> {
        if items.len() == MAX_ITEMS {
            self.problems.report(path, ProblemBuilder::error(Code::TOO_MANY_ITEMS).expected(MAX_ITEMS.to_string()));
            return ControlFlow::Break(());
        }
        let index = items.len();
        self.item(source, next(items, Item::EMPTY), &path.index(index));
        ControlFlow::Continue(())
    }

    fn repeated_ids(&mut self, items: &[Item<'_>], path: &Path<'_>) {
        let mut repeated = |index: usize, id: &str| {
            let report = ProblemBuilder::warning(Code::ITEM_ID_REPEATED, Outcome::SentAsIs).given(describe::label(id));
            self.problems.report(&path.index(index).field(Field::Id), report);
        };
        let ids = items.iter().enumerate().filter_map(|(index, item)| Some((index, &**item.id.as_ref()?)));
        if items.len() <= FEW {
            for (index, id) in ids {
                let is_its = |item: &Item<'_>| item.id.as_deref().is_some_and(|earlier| is_same(earlier, id));
                if items[..index].iter().any(is_its) {
                    repeated(index, id);
                }
            }
            return;
        }
        let mut seen = HashSet::with_capacity_and_hasher(items.len(), RandomState::default());
        for (index, id) in ids {
            if !seen.insert(id) {
                repeated(index, id);
            }
        }
    }
}

/// Whether two ids are the same: those of a shop begin alike, so the end is looked at first.
pub(crate) fn is_same(one: &str, other: &str) -> bool {
    one.as_bytes().last() == other.as_bytes().last() && one == other
}

fn is_index(key: &Key<'_>) -> bool {
    match key {
        Key::Other(View::Integer(index)) => *index >= 0,
        Key::Other(View::Text(text)) => is_digits(text.as_bytes()),
        Key::Other(View::Bytes(bytes)) => is_digits(bytes),
        _ => false,
    }
}

fn is_digits(text: &[u8]) -> bool {
    (1..20).contains(&text.len()) && text.iter().all(u8::is_ascii_digit)
}
