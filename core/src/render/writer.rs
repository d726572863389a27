//! Writing the payload: the object of Flocktory's documentation, in the order of its sample.

use super::sink::{Sink as _, keys};
use crate::base::buffer::{Buffer, Out};
use crate::base::decimal::Decimal;
use crate::base::text::Text;
use crate::render::model::{Extra, Item, Name, Order, Payload, User};

/// Writes payloads whose `extra` fields are already written in `extras`; those that have no spot with this one.
pub(super) struct Writer<'w, B> {
    pub(super) out: &'w mut Out<B>,
    pub(super) extras: &'w str,
    pub(super) spot: Option<&'w Text<'w>>,
}

impl<B: Buffer> Writer<'_, B> {
    pub(super) fn payload(&mut self, payload: &Payload<'_>) {
        self.user(&payload.user);
        self.order(&payload.order);
        self.text(keys::SPOT, payload.spot.as_ref().or(self.spot));
        self.extra(&payload.extra);
        self.out.raw(keys::END);
    }

    fn user(&mut self, user: &User<'_>) {
        self.out.raw(keys::USER);
        self.name(&user.name);
        self.out.raw(keys::NAME_END);
        self.text(keys::EMAIL, user.email.as_ref());
        if let Some(local) = &user.unknown {
            self.out.raw(keys::EMAIL);
            self.out.content(local);
            self.out.raw(b"@unknown.email\"");
        }
        if let Some(sex) = user.sex {
            self.out.text(keys::SEX, sex);
        }
        self.extra(&user.extra);
    }

    fn name(&mut self, name: &Name<'_>) {
        if let Some(first) = &name.first {
            self.out.content(first);
        }
        if name.first.is_some() && name.last.is_some() {
            self.out.raw(keys::NAME_SPACE);
        }
        if let Some(last) = &name.last {
            self.out.content(last);
        }
    }

    fn order(&mut self, order: &Order<'_>) {
        self.text(keys::ORDER_ID, order.id.as_ref());
        self.number(keys::PRICE, order.price);
        self.text(keys::CUSTOM_FIELD, order.custom_field.as_ref());
        self.out.raw(keys::ITEMS);
        for (index, item) in order.items.iter().enumerate() {
            if index > 0 {
                self.out.raw(keys::BETWEEN_ITEMS);
            }
            self.item(item);
        }
        self.out.raw(keys::ITEMS_END);
        self.extra(&order.extra);
        self.out.raw(keys::END);
    }

    fn item(&mut self, item: &Item<'_>) {
        let start = self.out.len();
        self.text(keys::ID, item.id.as_ref());
        self.text(keys::TITLE, item.title.as_ref());
        self.number(keys::PRICE, item.price);
        self.text(keys::IMAGE, item.image.as_ref());
        self.number(keys::COUNT, item.count);
        self.extra(&item.extra);
        // Every field begins with a comma; the first one's place is the brace's.
        if self.out.len() == start {
            self.out.raw(b"{");
        }
        self.out.replace(start, b'{');
    }

    fn text<const N: usize>(&mut self, key: &[u8; N], text: Option<&Text<'_>>) {
        match text {
            Some(Text::Plain(text)) => self.out.plain(key, text),
            Some(text) => self.out.text(key, text),
            None => {}
        }
    }

    fn number<const N: usize>(&mut self, key: &[u8; N], number: Option<Decimal>) {
        if let Some(number) = number {
            self.out.number(key, number);
        }
    }

    fn extra(&mut self, extra: &Extra) {
        if !extra.is_empty() {
            self.out.push(self.extras.get(extra.clone()).unwrap_or_default().as_bytes());
        }
    }
}
