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

/// It has an email or an id, unless the order has an error.
#[derive(Debug, Default)]
pub(crate) struct User<'a> {
    pub(crate) name: Name<'a>,
    pub(crate) email: Option<Text<'a>>,
    /// A phone's digits or an id, sent before `@unknown.email`.
    pub(crate) unknown: Option<Text<'a>>,
    pub(crate) sex: Option<&'static str>,
    pub(crate) extra: Extra,
}

/// The name as the page wants it: first name, last name. Both may be missing; a name that was given whole is the first.
#[derive(Debug, Default)]
pub(crate) struct Name<'a> {
    pub(crate) first: Option<Text<'a>>,
    pub(crate) last: Option<Text<'a>>,
}

/// Only an order with an error lacks its id or its price.
#[derive(Debug, Default)]
pub(crate) struct Order<'a> {
    pub(crate) id: Option<Text<'a>>,
    pub(crate) price: Option<Decimal>,
    pub(crate) custom_field: Option<Text<'a>>,
    pub(crate) items: Vec<Item<'a>>,
    pub(crate) extra: Extra,
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
