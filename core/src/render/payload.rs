//! Writing the payload: the object of the vendor's page, in the order of its sample.

use super::buffer::{Buffer, Out};
use super::escape;
use crate::decimal::Decimal;
use crate::payload::{Extra, Item, Name, Order, Payload, User};
use crate::text::Text;

/// Writes payloads whose `extra` fields lie written in `extras`.
pub(super) struct Writer<'w, B> {
    pub(super) out: &'w mut Out<B>,
    pub(super) extras: &'w str,
}

impl<B: Buffer> Writer<'_, B> {
    pub(super) fn payload(&mut self, payload: &Payload<'_>) {
        self.raw("{\"user\":");
        self.user(&payload.user);
        self.raw(",\"order\":");
        self.order(&payload.order);
        self.text(",\"spot\":\"", payload.spot.as_ref());
        self.extra(&payload.extra);
        self.raw("}");
    }

    fn user(&mut self, user: &User<'_>) {
        self.raw("{\"name\":\"");
        self.name(&user.name);
        self.raw("\"");
        self.text(",\"email\":\"", user.email.as_ref());
        if let Some(local) = &user.unknown {
            self.raw(",\"email\":\"");
            escape::content(local, self.out);
            self.raw("@unknown.email\"");
        }
        if let Some(sex) = user.sex {
            self.raw(",\"sex\":");
            escape::string(sex, self.out);
        }
        self.extra(&user.extra);
        self.raw("}");
    }

    fn name(&mut self, name: &Name<'_>) {
        if let Some(first) = &name.first {
            escape::content(first, self.out);
        }
        if name.first.is_some() && name.last.is_some() {
            self.raw(" ");
        }
        if let Some(last) = &name.last {
            escape::content(last, self.out);
        }
    }

    fn order(&mut self, order: &Order<'_>) {
        self.text("{\"id\":\"", order.id.as_ref());
        self.number(",\"price\":", order.price);
        self.text(",\"custom_field\":\"", order.custom_field.as_ref());
        self.raw(",\"items\":[");
        for (index, item) in order.items.iter().enumerate() {
            if index > 0 {
                self.raw(",");
            }
            self.item(item);
        }
        self.raw("]");
        self.extra(&order.extra);
        self.raw("}");
    }

    fn item(&mut self, item: &Item<'_>) {
        let start = self.out.len();
        self.text(",\"id\":\"", item.id.as_ref());
        self.text(",\"title\":\"", item.title.as_ref());
        self.number(",\"price\":", item.price);
        self.text(",\"image\":\"", item.image.as_ref());
        self.number(",\"count\":", item.count);
        self.extra(&item.extra);
        // Every field begins with a comma; the first one's place is the brace's.
        if self.out.len() == start {
            self.raw("{");
        }
        self.out.replace(start, b'{');
        self.raw("}");
    }

    /// Writes a text behind its key and the opening quote.
    fn text(&mut self, key: &str, text: Option<&Text<'_>>) {
        if let Some(text) = text {
            self.raw(key);
            escape::content(text, self.out);
            self.raw("\"");
        }
    }

    fn number(&mut self, key: &str, number: Option<Decimal>) {
        if let Some(number) = number {
            self.raw(key);
            number.write(self.out);
        }
    }

    fn extra(&mut self, extra: &Extra) {
        self.raw(self.extras.get(extra.clone()).unwrap_or_default());
    }

    fn raw(&mut self, text: &str) {
        self.out.push(text.as_bytes());
    }
}
