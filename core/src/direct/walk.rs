//! The walk over an order: each field passes the rule that most values keep, and goes into the sink.

use super::cursor::{Cursor, Key, Name, Value};
use crate::base::decimal::Decimal;
use crate::base::limits::MAX_ITEMS;
use crate::base::text::has_outer_space;
use crate::input::View;
use crate::input::field::{Field, Object};
use crate::read::fast_path::{is_fine_count, is_fine_id, is_fine_label, is_fine_name, is_fine_price, usual_number};
use crate::read::order::{FEW, is_same};
use crate::read::scalar::is_usual;
use crate::render::sink::{Sink, keys};
use crate::rules::{email, image};
use foldhash::fast::RandomState;
use std::collections::HashSet;

const USER: Key = Key::new(Object::Postcheckout, Field::User);
const ORDER: Key = Key::new(Object::Postcheckout, Field::Order);
const SPOT: Key = Key::new(Object::Postcheckout, Field::Spot);

const NAME: Key = Key::new(Object::User, Field::Name);
const FIRST_NAME: Key = Key::new(Object::User, Field::FirstName);
const LAST_NAME: Key = Key::new(Object::User, Field::LastName);
const EMAIL: Key = Key::new(Object::User, Field::Email);
const PHONE: Key = Key::new(Object::User, Field::Phone);
const USER_ID: Key = Key::new(Object::User, Field::Id);
const SEX: Key = Key::new(Object::User, Field::Sex);

const ORDER_ID: Key = Key::new(Object::Order, Field::Id);
const ORDER_PRICE: Key = Key::new(Object::Order, Field::Price);
const CUSTOM_FIELD: Key = Key::new(Object::Order, Field::CustomField);
const ITEMS: Key = Key::new(Object::Order, Field::Items);

const ITEM_ID: Key = Key::new(Object::Item, Field::Id);
const TITLE: Key = Key::new(Object::Item, Field::Title);
const ITEM_PRICE: Key = Key::new(Object::Item, Field::Price);
const IMAGE: Key = Key::new(Object::Item, Field::Image);
const COUNT: Key = Key::new(Object::Item, Field::Count);

/// Reads a whole document, and returns the order's id. `spot` is that of an order without one.
pub(super) fn order<'a>(text: &'a str, spot: Option<&str>, sink: &mut impl Sink) -> Option<&'a str> {
    let mut walk = Walk { cursor: Cursor::new(text), sink };
    let id = walk.postcheckout(spot)?;
    walk.cursor.is_at_end().then_some(id)
}

struct Walk<'a, 's, S> {
    cursor: Cursor<'a>,
    sink: &'s mut S,
}

/// The fields of one object so far.
#[derive(Default)]
struct Seen(u32);

impl Seen {
    fn have(&self, key: &Key) -> bool {
        self.0 & key.bit != 0
    }
}

/// Its methods return nothing where something is unusual.
#[expect(clippy::option_option, reason = "nothing because it is unusual, and nothing because it is null")]
impl<'a, S: Sink> Walk<'a, '_, S> {
    fn postcheckout(&mut self, spot: Option<&str>) -> Option<&'a str> {
        let (mut seen, mut id) = (Seen::default(), None);
        self.cursor.take(b'{')?;
        loop {
            let name = self.cursor.name()?;
            if self.is(name, &USER, &mut seen)? {
                self.user()?;
            } else if self.is(name, &ORDER, &mut seen)? {
                id = Some(self.order()?);
            } else if self.is(name, &SPOT, &mut seen)? {
                let label = self.label()?;
                self.put(keys::SPOT, label.or(spot));
            } else {
                return None;
            }
            if !self.cursor.has_next(b'}')? {
                break;
            }
        }
        if !seen.have(&SPOT) {
            self.put(keys::SPOT, spot);
        }
        self.sink.raw(keys::END);
        id.filter(|_| seen.have(&USER))
    }

    fn user(&mut self) -> Option<()> {
        let mut seen = Seen::default();
        self.cursor.take(b'{')?;
        self.sink.raw(keys::USER);
        loop {
            let name = self.cursor.name()?;
            if self.is(name, &NAME, &mut seen)? {
                let name = self.text(is_fine_name)??;
                self.sink.content(name);
                self.sink.raw(keys::NAME_END);
            } else if self.is(name, &FIRST_NAME, &mut seen)? {
                let name = self.half_of_name()?;
                self.sink.content(name);
            } else if self.is(name, &LAST_NAME, &mut seen)? {
                let name = self.half_of_name()?;
                self.sink.raw(keys::NAME_SPACE);
                self.sink.content(name);
                self.sink.raw(keys::NAME_END);
            } else if self.is(name, &EMAIL, &mut seen)? {
                let email = self.text(email::is_fine)??;
                self.sink.text(keys::EMAIL, email);
            } else if self.is(name, &PHONE, &mut seen)? || self.is(name, &USER_ID, &mut seen)? {
                // Next to an address, which is required here, neither is used.
                self.text_or_integer(|_| true)?;
            } else if self.is(name, &SEX, &mut seen)? {
                let sex = self.text(|sex| matches!(sex, "m" | "f"))?;
                self.put(keys::SEX, sex);
            } else {
                return None;
            }
            if !self.cursor.has_next(b'}')? {
                break;
            }
        }
        let halves = (seen.have(&FIRST_NAME), seen.have(&LAST_NAME));
        let has_name = if seen.have(&NAME) { halves == (false, false) } else { halves == (true, true) };
        (has_name && seen.have(&EMAIL)).then_some(())
    }

    fn half_of_name(&mut self) -> Option<&'a str> {
        self.text(|name| is_fine_name(name) && !has_outer_space(name))?
    }

    fn order(&mut self) -> Option<&'a str> {
        let (mut seen, mut id) = (Seen::default(), None);
        self.cursor.take(b'{')?;
        loop {
            let name = self.cursor.name()?;
            if self.is(name, &ORDER_ID, &mut seen)? {
                id = self.text_or_integer(is_fine_id)?;
                self.sink.plain(keys::ORDER_ID, id?);
            } else if self.is(name, &ORDER_PRICE, &mut seen)? {
                let price = self.number(is_fine_price)??;
                self.sink.number(keys::PRICE, price);
            } else if self.is(name, &CUSTOM_FIELD, &mut seen)? {
                let label = self.label()?;
                self.put(keys::CUSTOM_FIELD, label);
            } else if self.is(name, &ITEMS, &mut seen)? {
                self.items()?;
            } else {
                return None;
            }
            if !self.cursor.has_next(b'}')? {
                break;
            }
        }
        self.sink.raw(keys::END);
        id.filter(|_| seen.have(&ORDER_PRICE) && seen.have(&ITEMS))
    }

    fn items(&mut self) -> Option<()> {
        let (mut few, mut all, mut count) = ([""; FEW], Vec::new(), 0);
        self.cursor.take(b'[')?;
        self.sink.raw(keys::ITEMS);
        loop {
            let id = self.item()?;
            if let Some(place) = few.get_mut(count) {
                *place = id;
                if few[..count].iter().any(|earlier| is_same(earlier, id)) {
                    return None;
                }
            } else {
                if count == FEW {
                    all.extend(few);
                }
                all.push(id);
            }
            count += 1;
            if !self.cursor.has_next(b']')? {
                break;
            }
            self.sink.raw(keys::BETWEEN_ITEMS);
        }
        self.sink.raw(keys::ITEMS_END);
        let mut seen = HashSet::with_capacity_and_hasher(all.len(), RandomState::default());
        (count <= MAX_ITEMS && all.into_iter().all(|id| seen.insert(id))).then_some(())
    }

    #[inline(always)]
    fn item(&mut self) -> Option<&'a str> {
        let (mut seen, mut id) = (Seen::default(), None);
        self.cursor.take(b'{')?;
        loop {
            let name = self.cursor.name()?;
            if self.is(name, &ITEM_ID, &mut seen)? {
                id = self.text_or_integer(is_fine_id)?;
                self.sink.plain(keys::FIRST_ID, id?);
            } else if self.is(name, &TITLE, &mut seen)? {
                let title = self.label()?;
                self.put(keys::TITLE, title);
            } else if self.is(name, &ITEM_PRICE, &mut seen)? {
                if let Some(price) = self.number(is_fine_price)? {
                    self.sink.number(keys::PRICE, price);
                }
            } else if self.is(name, &IMAGE, &mut seen)? {
                if let Some(image) = self.text(image::is_fine)? {
                    self.sink.plain(keys::IMAGE, image);
                }
            } else if self.is(name, &COUNT, &mut seen)? {
                if let Some(count) = self.number(is_fine_count)? {
                    self.sink.number(keys::COUNT, count);
                }
            } else {
                return None;
            }
            if !self.cursor.has_next(b'}')? {
                break;
            }
        }
        id
    }

    /// Whether a name is that of a key, which is then passed over with its colon. A duplicate is unusual, and so is a
    /// field that comes after its place in the snippet.
    #[inline(always)]
    fn is(&mut self, name: Name, key: &Key, seen: &mut Seen) -> Option<bool> {
        if !self.cursor.is(name, key) {
            return Some(false);
        }
        let is_due = if S::IS_ORDERED { seen.0 < key.bit } else { !seen.have(key) };
        seen.0 |= key.bit;
        self.cursor.take(b':')?;
        is_due.then_some(true)
    }

    /// A text, or null.
    #[inline(always)]
    fn text(&mut self, is_fine: impl Fn(&str) -> bool) -> Option<Option<&'a str>> {
        match self.cursor.value()? {
            Value::Text(text) if is_usual(text) && is_fine(text) => Some(Some(text)),
            Value::Null => Some(None),
            _ => None,
        }
    }

    /// A text, a whole number, or null.
    #[inline(always)]
    fn text_or_integer(&mut self, is_fine: impl Fn(&str) -> bool) -> Option<Option<&'a str>> {
        match self.cursor.value()? {
            Value::Text(text) if is_usual(text) && is_fine(text) => Some(Some(text)),
            Value::Number(number) if is_usual(number) && is_fine(number) && !number.contains('.') => Some(Some(number)),
            Value::Null => Some(None),
            _ => None,
        }
    }

    #[inline(always)]
    fn label(&mut self) -> Option<Option<&'a str>> {
        self.text_or_integer(is_fine_label)
    }

    /// A number, a text that is one, or null.
    #[inline(always)]
    fn number(&mut self, is_fine: impl Fn(Decimal) -> bool) -> Option<Option<Decimal>> {
        let number = match self.cursor.value()? {
            Value::Text(text) => usual_number(&View::Text(text.into())),
            Value::Number(number) => usual_number(&View::Number(number.into())),
            Value::Null => return Some(None),
        };
        is_fine(number).then_some(Some(number))
    }

    #[inline(always)]
    fn put<const N: usize>(&mut self, key: &[u8; N], text: Option<&str>) {
        if let Some(text) = text {
            self.sink.text(key, text);
        }
    }
}
