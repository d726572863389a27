//! The checked order: what the snippet sends, borrowed from the host where it can be.

use crate::decimal::Decimal;
use crate::text::Text;
use std::ops::Range;

/// A range of the written `extra` fields.
pub(crate) type Extra = Range<usize>;

#[derive(Debug, Default)]
pub(crate) struct Payload<'a> {
    pub(crate) user: User<'a>,
    pub(crate) order: Order<'a>,
    pub(crate) spot: Option<Text<'a>>,
    pub(crate) extra: Extra,
}

#[derive(Debug, Default)]
pub(crate) struct User<'a> {
    pub(crate) name: Name<'a>,
    pub(crate) email: Option<Identity<'a>>,
    pub(crate) sex: Option<&'static str>,
    pub(crate) extra: Extra,
}

/// The name as the page wants it: first name, last name. Both may be missing.
#[derive(Debug, Default)]
pub(crate) struct Name<'a> {
    pub(crate) first: Option<Text<'a>>,
    pub(crate) last: Option<Text<'a>>,
}

/// Who the customer is: what `user.email` is made of.
#[derive(Debug)]
pub(crate) enum Identity<'a> {
    Email(Text<'a>),
    /// A phone's digits or an id, sent before `@unknown.email`.
    Unknown(Text<'a>),
}

#[derive(Debug)]
pub(crate) struct Order<'a> {
    /// Empty while it is not known, as in an order that has errors.
    pub(crate) id: Text<'a>,
    pub(crate) price: Decimal,
    pub(crate) custom_field: Option<Text<'a>>,
    pub(crate) items: Vec<Item<'a>>,
    pub(crate) extra: Extra,
}

impl Default for Order<'_> {
    fn default() -> Self {
        Order { id: Text::EMPTY, price: Decimal::ZERO, custom_field: None, items: Vec::new(), extra: 0..0 }
    }
}

#[derive(Debug, Default)]
pub(crate) struct Item<'a> {
    pub(crate) id: Option<Text<'a>>,
    pub(crate) title: Option<Text<'a>>,
    pub(crate) price: Option<Decimal>,
    pub(crate) image: Option<Text<'a>>,
    pub(crate) count: Option<Decimal>,
    pub(crate) extra: Extra,
}
