//! What the fields of a payload are written into, one after the other.

use super::escape;
use crate::base::buffer::{Buffer, Out};
use crate::base::decimal::Decimal;

/// Takes the fields of a payload in the order of Flocktory's sample.
pub(crate) trait Sink {
    /// Whether it needs this order.
    const IS_ORDERED: bool;

    /// Takes bytes of the snippet. Their number is known at compile time, so that a copy is a few moves.
    fn raw<const N: usize>(&mut self, bytes: &[u8; N]);

    /// Takes a part of a text.
    fn content(&mut self, text: &str);

    /// Takes a text, after its key and the opening quote.
    fn text<const N: usize>(&mut self, key: &[u8; N], text: &str);

    /// Takes a text in which nothing is escaped, after its key and the opening quote.
    fn plain<const N: usize>(&mut self, key: &[u8; N], text: &str);

    /// Takes a number, after its key.
    fn number<const N: usize>(&mut self, key: &[u8; N], number: Decimal);
}

impl<B: Buffer> Sink for Out<B> {
    const IS_ORDERED: bool = true;

    #[inline(always)]
    fn raw<const N: usize>(&mut self, bytes: &[u8; N]) {
        self.push(bytes);
    }

    #[inline(always)]
    fn content(&mut self, text: &str) {
        escape::content(text, self);
    }

    #[inline(always)]
    fn text<const N: usize>(&mut self, key: &[u8; N], text: &str) {
        escape::field(key, text, self);
    }

    #[inline(always)]
    fn plain<const N: usize>(&mut self, key: &[u8; N], text: &str) {
        self.push_all([key, text.as_bytes(), b"\""]);
    }

    #[inline(always)]
    fn number<const N: usize>(&mut self, key: &[u8; N], number: Decimal) {
        number.write(key, self);
    }
}

/// The bytes between the values of a payload.
pub(crate) mod keys {
    pub(crate) const USER: &[u8; 17] = b"{\"user\":{\"name\":\"";
    pub(crate) const NAME_SPACE: &[u8; 1] = b" ";
    pub(crate) const NAME_END: &[u8; 1] = b"\"";
    pub(crate) const EMAIL: &[u8; 10] = b",\"email\":\"";
    pub(crate) const SEX: &[u8; 8] = b",\"sex\":\"";
    pub(crate) const ORDER_ID: &[u8; 17] = b"},\"order\":{\"id\":\"";
    pub(crate) const PRICE: &[u8; 9] = b",\"price\":";
    pub(crate) const CUSTOM_FIELD: &[u8; 17] = b",\"custom_field\":\"";
    pub(crate) const ITEMS: &[u8; 10] = b",\"items\":[";
    /// The first field of an item.
    pub(crate) const FIRST_ID: &[u8; 7] = b"{\"id\":\"";
    pub(crate) const ID: &[u8; 7] = b",\"id\":\"";
    pub(crate) const TITLE: &[u8; 10] = b",\"title\":\"";
    pub(crate) const IMAGE: &[u8; 10] = b",\"image\":\"";
    pub(crate) const COUNT: &[u8; 9] = b",\"count\":";
    pub(crate) const BETWEEN_ITEMS: &[u8; 2] = b"},";
    pub(crate) const ITEMS_END: &[u8; 2] = b"}]";
    pub(crate) const SPOT: &[u8; 9] = b",\"spot\":\"";
    pub(crate) const END: &[u8; 1] = b"}";
}
