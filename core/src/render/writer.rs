//! Writing the payload: the object of Flocktory's documentation, in the order of its sample.

use super::escape;
use crate::base::buffer::{Buffer, Out};
use crate::base::decimal::Decimal;
use crate::base::text::Text;
use crate::render::model::{Extra, Item, Name, Order, Payload, User};

/// Writes payloads whose `extra` fields are already written in `extras`.
pub(super) struct Writer<'w, B> {
    pub(super) out: &'w mut Out<B>,
    pub(super) extras: &'w str,
}

impl<B: Buffer> Writer<'_, B> {
    pub(super) fn payload(&mut self, payload: &Payload<'_>) {
        self.raw(b"{\"user\":{\"name\":\"");
        self.user(&payload.user);
        self.order(&payload.order);
        self.text(b",\"spot\":\"", payload.spot.as_ref());
        self.extra(&payload.extra);
        self.raw(b"}");
    }

    fn user(&mut self, user: &User<'_>) {
        self.name(&user.name);
        self.raw(b"\"");
        self.text(b",\"email\":\"", user.email.as_ref());
        if let Some(local) = &user.unknown {
            self.raw(b",\"email\":\"");
            escape::content(local, self.out);
            self.raw(b"@unknown.email\"");
        }
        if let Some(sex) = user.sex {
            escape::field(b",\"sex\":\"", sex, self.out);
        }
        self.extra(&user.extra);
    }

    fn name(&mut self, name: &Name<'_>) {
        if let Some(first) = &name.first {
            escape::content(first, self.out);
        }
        if name.first.is_some() && name.last.is_some() {
            self.raw(b" ");
        }
        if let Some(last) = &name.last {
            escape::content(last, self.out);
        }
    }

    fn order(&mut self, order: &Order<'_>) {
        self.text(b"},\"order\":{\"id\":\"", order.id.as_ref());
        self.number(b",\"price\":", order.price);
        self.text(b",\"custom_field\":\"", order.custom_field.as_ref());
        self.raw(b",\"items\":[");
        for (index, item) in order.items.iter().enumerate() {
            if index > 0 {
                self.raw(b"},");
            }
            self.item(item);
        }
        self.raw(b"}]");
        self.extra(&order.extra);
        self.raw(b"}");
    }

    fn item(&mut self, item: &Item<'_>) {
        let start = self.out.len();
        self.text(b",\"id\":\"", item.id.as_ref());
        self.text(b",\"title\":\"", item.title.as_ref());
        self.number(b",\"price\":", item.price);
        self.text(b",\"image\":\"", item.image.as_ref());
        self.number(b",\"count\":", item.count);
        self.extra(&item.extra);
        // Every field begins with a comma; the first one's place is the brace's.
        if self.out.len() == start {
            self.raw(b"{");
        }
        self.out.replace(start, b'{');
    }

    /// Writes a text after its key and the opening quote.
    fn text<const N: usize>(&mut self, key: &[u8; N], text: Option<&Text<'_>>) {
        match text {
            Some(Text::Plain(text)) => self.out.push_all([key, text.as_bytes(), b"\""]),
            Some(text) => escape::field(key, text, self.out),
            None => {}
        }
    }

    fn number<const N: usize>(&mut self, key: &[u8; N], number: Option<Decimal>) {
        if let Some(number) = number {
            number.write(key, self.out);
        }
    }

    fn extra(&mut self, extra: &Extra) {
        if !extra.is_empty() {
            self.out.push(self.extras.get(extra.clone()).unwrap_or_default().as_bytes());
        }
    }

    /// Copies a length that is known at compile time, so that the copy is a few moves.
    #[inline(always)]
    fn raw<const N: usize>(&mut self, text: &[u8; N]) {
        self.out.push(text);
    }
}
