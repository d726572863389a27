//! The checked order: what the snippet sends, borrowed from the host where it can be.

use crate::base::decimal::Decimal;
use crate::base::text::Text;
use std::ops::Range;

/// A range of the written `extra` fields.
pub(crate) type Extra = Range<usize>;

#[derive(Debug)]
pub(crate) struct Payload<'a> {
    pub(crate) user: User<'a>,
    pub(crate) order: Order<'a>,
    /// If there is none, that of the options is sent.
    pub(crate) spot: Option<Text<'a>>,
    pub(crate) extra: Extra,
}

impl<'a> Payload<'a> {
    /// Nothing yet. A constant, as `Item::EMPTY`: what is copied into a list needs not be made before.
    pub(crate) const EMPTY: Payload<'a> = Payload {
        user: User { name: Name { first: None, last: None }, email: None, unknown: None, sex: None, extra: 0..0 },
        order: Order { id: None, price: None, custom_field: None, items: Vec::new(), extra: 0..0 },
        spot: None,
        extra: 0..0,
    };
}

/// It has an email or an id, unless the order has an error.
#[derive(Debug)]
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
#[derive(Debug)]
pub(crate) struct Order<'a> {
    pub(crate) id: Option<Text<'a>>,
    pub(crate) price: Option<Decimal>,
    pub(crate) custom_field: Option<Text<'a>>,
    pub(crate) items: Vec<Item<'a>>,
    pub(crate) extra: Extra,
}

#[derive(Debug)]
pub(crate) struct Item<'a> {
    pub(crate) id: Option<Text<'a>>,
    pub(crate) title: Option<Text<'a>>,
    pub(crate) price: Option<Decimal>,
    pub(crate) image: Option<Text<'a>>,
    pub(crate) count: Option<Decimal>,
    pub(crate) extra: Extra,
}

impl<'a> Item<'a> {
    pub(crate) const EMPTY: Item<'a> =
        Item { id: None, title: None, price: None, image: None, count: None, extra: 0..0 };
}
