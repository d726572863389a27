//! Reading the order and its list of items.

use super::describe::{self, Expected};
use super::{Reader, Reported};
use crate::code::Code;
use crate::field::{Field, Object};
use crate::limits::MAX_ITEMS;
use crate::path::Path;
use crate::payload::{Item, Order};
use crate::problem::{Effect, Report};
use crate::source::{Key, Source, View};
use std::collections::HashSet;
use std::ops::ControlFlow;

/// Items of most orders, which one allocation holds.
const USUAL: usize = 8;

/// Up to this many items, comparing each id with each is faster than a hash map.
const FEW: usize = 12;

impl Reader<'_> {
    pub(super) fn order<'a, S: Source<'a>>(&mut self, source: &S, path: &Path<'_>) -> Order<'a> {
        let mut order = Order::default();
        let Ok(view) = self.scalar(source.view(), path) else { return order };
        if matches!(view, View::Nothing) {
            self.problems.report(path, Report::error(Code::OrderMissing));
            return order;
        }
        let (mut id, mut price, mut items) = (Ok(None), Ok(None), Ok(None));
        let read = self.object(source, view, Object::Order, path, |reader, field, value, path| match field {
            Field::Id => id = reader.id(value, path, true),
            Field::Price => price = reader.price(value, path, true),
            Field::CustomField => order.custom_field = reader.label(value, path),
            Field::Items => items = reader.items(value, path),
            _ => order.extra = reader.extra(value, Object::Order, path),
        });
        if read.is_ok() {
            order.id = self.required(id, Code::OrderIdMissing, Field::Id, path).unwrap_or(order.id);
            order.price = self.required(price, Code::PriceMissing, Field::Price, path).unwrap_or(order.price);
            order.items = self.required(items, Code::ItemsMissing, Field::Items, path).unwrap_or_default();
        }
        order
    }

    fn required<T>(
        &mut self,
        read: Result<Option<T>, Reported>,
        code: Code,
        field: Field,
        path: &Path<'_>,
    ) -> Option<T> {
        let value = read.ok()?;
        if value.is_none() {
            self.missing(code, field, path);
        }
        value
    }

    fn items<'a, S: Source<'a>>(&mut self, source: &S, path: &Path<'_>) -> Result<Option<Vec<Item<'a>>>, Reported> {
        let mut items = Vec::with_capacity(USUAL);
        let result = match self.scalar(source.view(), path)? {
            View::Nothing => return Ok(None),
            View::List => source.elements(|element| self.next_item(&element, &mut items, path)),
            View::Map => {
                // PHP writes a list whose keys have gaps as a map of whole numbers.
                let mut only_indexes = true;
                let result = source.pairs(&[], |key, element| {
                    only_indexes = is_index(&key);
                    if only_indexes { self.next_item(&element, &mut items, path) } else { ControlFlow::Break(()) }
                });
                if !only_indexes {
                    self.wrong_type(&View::Map, Expected::List, path);
                    return Err(Reported);
                }
                result
            }
            other => {
                self.wrong_type(&other, Expected::List, path);
                return Err(Reported);
            }
        };
        self.result(result, path);
        if items.is_empty() {
            self.problems.report(path, Report::error(Code::ItemsEmpty));
            return Err(Reported);
        }
        self.repeated_ids(&items, path);
        #[cfg(feature = "feed")]
        self.compare_with_feed(&items, path);
        Ok(Some(items))
    }

    fn next_item<'a, S: Source<'a>>(
        &mut self,
        source: &S,
        items: &mut Vec<Item<'a>>,
        path: &Path<'_>,
    ) -> ControlFlow<()> {
        if items.len() == MAX_ITEMS {
            self.problems.report(path, Report::error(Code::TooManyItems).expected(MAX_ITEMS.to_string()));
            return ControlFlow::Break(());
        }
        let index = items.len();
        items.push(Item::default());
        // Filled where it lies: an item is large.
        if let Some(item) = items.last_mut() {
            self.item(source, item, &path.index(index));
        }
        ControlFlow::Continue(())
    }

    fn repeated_ids(&mut self, items: &[Item<'_>], path: &Path<'_>) {
        let mut repeated = |index: usize, id: &str| {
            let report = Report::warning(Code::ItemIdRepeated, Effect::SentAsIs).given(describe::label(id));
            self.problems.report(&path.index(index).field(Field::Id), report);
        };
        let ids = items.iter().enumerate().filter_map(|(index, item)| Some((index, &**item.id.as_ref()?)));
        if items.len() <= FEW {
            for (index, id) in ids {
                if items[..index].iter().any(|earlier| earlier.id.as_deref() == Some(id)) {
                    repeated(index, id);
                }
            }
            return;
        }
        let mut seen = HashSet::with_capacity(items.len());
        for (index, id) in ids {
            if !seen.insert(id) {
                repeated(index, id);
            }
        }
    }
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
