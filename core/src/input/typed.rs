//! The typed order of Rust shops. It holds what was given; the rules are those of every other input.

use super::value::Value;
use super::{Key, Source, SourceError, View};
use crate::input::field::Field;
use std::borrow::Cow;
use std::ops::ControlFlow;

type Extra<'a> = Vec<(Cow<'a, str>, Value<'a>)>;

/// A struct of the input with a builder method for each plain field.
macro_rules! object {
    ($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $field:ident),* $(,)? } $($list:ident: $of:ty)?) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct $name<'a> {
            $($field: Value<'a>,)*
            $($list: $of,)?
            extra: Extra<'a>,
        }

        impl<'a> $name<'a> {
            $(
                $(#[$field_doc])*
                #[must_use]
                pub fn $field(mut self, $field: impl Into<Value<'a>>) -> Self {
                    self.$field = $field.into();
                    self
                }
            )*

            /// A field that Flocktory agreed with you alone, written after the known ones.
            #[must_use]
            pub fn extra(mut self, name: impl Into<Cow<'a, str>>, value: impl Into<Value<'a>>) -> Self {
                self.extra.push((name.into(), value.into()));
                self
            }
        }
    };
}

object! {
    /// The customer.
    User {
        /// The whole name, first name before last name.
        name,
        /// The first name, where the whole is not stored.
        first_name,
        /// The last name, where the whole is not stored.
        last_name,
        /// The real email address.
        email,
        /// The phone, sent as `digits@unknown.email` when there is no email.
        phone,
        /// The id in the shop's system, sent as `id@unknown.email` when there is neither.
        id,
        /// `m` or `f`.
        sex,
    }
}

object! {
    /// The order.
    Order {
        /// The id, permanently unique.
        id,
        /// The price of the whole basket, in the shop's currency.
        price,
        /// A second id of the order, at the shop's choice.
        custom_field,
    }
    items: Vec<Item<'a>>
}

object! {
    /// One line of the basket.
    Item {
        /// The offer's id, exactly as in the YML feed.
        id,
        /// The title that customers know.
        title,
        /// The price of one unit, in the shop's currency.
        price,
        /// The picture's URL.
        image,
        /// How many were bought; may be a fraction.
        count,
    }
}

impl<'a> User<'a> {
    /// A customer of whom nothing is known yet.
    pub fn new() -> User<'a> {
        User::default()
    }
}

impl<'a> Order<'a> {
    /// An order with its id and the price of the whole basket.
    pub fn new(id: impl Into<Value<'a>>, price: impl Into<Value<'a>>) -> Order<'a> {
        Order::default().id(id).price(price)
    }

    /// Adds an item.
    #[must_use]
    pub fn item(mut self, item: Item<'a>) -> Self {
        self.items.push(item);
        self
    }

    /// Adds items.
    #[must_use]
    pub fn items(mut self, items: impl IntoIterator<Item = Item<'a>>) -> Self {
        self.items.extend(items);
        self
    }
}

impl<'a> Item<'a> {
    /// An item of which nothing is known yet.
    pub fn new() -> Item<'a> {
        Item::default()
    }
}

/// A customer's order: the whole input.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Postcheckout<'a> {
    user: User<'a>,
    order: Order<'a>,
    spot: Value<'a>,
    extra: Extra<'a>,
}

impl<'a> Postcheckout<'a> {
    /// A customer and their order.
    pub fn new(user: User<'a>, order: Order<'a>) -> Postcheckout<'a> {
        Postcheckout { user, order, ..Postcheckout::default() }
    }

    /// The spot: which of the shop's campaigns are meant.
    #[must_use]
    pub fn spot(mut self, spot: impl Into<Value<'a>>) -> Self {
        self.spot = spot.into();
        self
    }

    /// A field that Flocktory agreed with you alone, written after the known ones.
    #[must_use]
    pub fn extra(mut self, name: impl Into<Cow<'a, str>>, value: impl Into<Value<'a>>) -> Self {
        self.extra.push((name.into(), value.into()));
        self
    }
}

/// A place in a typed order: the values of its walks.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub enum Typed<'a> {
    Postcheckout(&'a Postcheckout<'a>),
    User(&'a User<'a>),
    Order(&'a Order<'a>),
    Item(&'a Item<'a>),
    Orders(&'a [Postcheckout<'a>]),
    Items(&'a [Item<'a>]),
    Extra(&'a [(Cow<'a, str>, Value<'a>)]),
    Value(&'a Value<'a>),
}

impl<'a> Typed<'a> {
    /// A field that was never set, which the walk can skip.
    #[inline]
    fn is_absent(self) -> bool {
        match self {
            Typed::Value(value) => matches!(value, Value::Nothing),
            Typed::Extra(pairs) => pairs.is_empty(),
            _ => false,
        }
    }

    #[inline]
    fn walk<F>(self, visit: &mut F) -> ControlFlow<()>
    where
        F: FnMut(Key<'a>, Typed<'a>) -> ControlFlow<()>,
    {
        macro_rules! fields {
            ($($field:ident = $value:expr),* $(,)?) => {{ $(
                let value = $value;
                if !value.is_absent() {
                    visit(Key::Field(Field::$field), value)?;
                }
            )* }};
        }
        match self {
            Typed::Postcheckout(whole) => fields! {
                User = Typed::User(&whole.user),
                Order = Typed::Order(&whole.order),
                Spot = Typed::Value(&whole.spot),
                Extra = Typed::Extra(&whole.extra),
            },
            Typed::User(user) => fields! {
                Name = Typed::Value(&user.name),
                FirstName = Typed::Value(&user.first_name),
                LastName = Typed::Value(&user.last_name),
                Email = Typed::Value(&user.email),
                Phone = Typed::Value(&user.phone),
                Id = Typed::Value(&user.id),
                Sex = Typed::Value(&user.sex),
                Extra = Typed::Extra(&user.extra),
            },
            Typed::Order(order) => fields! {
                Id = Typed::Value(&order.id),
                Price = Typed::Value(&order.price),
                CustomField = Typed::Value(&order.custom_field),
                Items = Typed::Items(&order.items),
                Extra = Typed::Extra(&order.extra),
            },
            Typed::Item(item) => fields! {
                Id = Typed::Value(&item.id),
                Title = Typed::Value(&item.title),
                Price = Typed::Value(&item.price),
                Image = Typed::Value(&item.image),
                Count = Typed::Value(&item.count),
                Extra = Typed::Extra(&item.extra),
            },
            Typed::Extra(pairs) => {
                for (key, value) in pairs {
                    visit(Key::Other(View::Text(Cow::Borrowed(key))), Typed::Value(value))?;
                }
            }
            Typed::Value(_) | Typed::Orders(_) | Typed::Items(_) => {}
        }
        ControlFlow::Continue(())
    }
}

impl<'a> Source<'a> for Typed<'a> {
    type Child = Self;

    #[inline]
    fn view(&self) -> View<'a> {
        match self {
            Typed::Value(value) => value.view(),
            Typed::Orders(_) | Typed::Items(_) => View::List,
            _ => View::Map,
        }
    }

    #[inline]
    fn text(&self) -> Option<&'a str> {
        if let Typed::Value(value) = self { value.text() } else { None }
    }

    #[inline]
    fn pairs<F>(&self, fields: &'static [Field], mut visit: F) -> Result<(), SourceError>
    where
        F: FnMut(Key<'a>, Self) -> ControlFlow<()>,
    {
        if let Typed::Value(value) = self {
            return value.pairs(fields, |key, value| visit(key, Typed::Value(value)));
        }
        let _ = self.walk(&mut visit);
        Ok(())
    }

    #[inline]
    fn elements<F>(&self, mut visit: F) -> Result<(), SourceError>
    where
        F: FnMut(Self) -> ControlFlow<()>,
    {
        match self {
            Typed::Orders(orders) => {
                let _ = orders.iter().try_for_each(|order| visit(Typed::Postcheckout(order)));
                Ok(())
            }
            Typed::Items(items) => {
                let _ = items.iter().try_for_each(|item| visit(Typed::Item(item)));
                Ok(())
            }
            Typed::Value(value) => value.elements(|value| visit(Typed::Value(value))),
            _ => Ok(()),
        }
    }
}

/// The whole input, one order or a list of them, is read as the place where it begins.
macro_rules! whole {
    ($input:ty, $place:ident) => {
        impl<'a> Source<'a> for &'a $input {
            type Child = Typed<'a>;

            fn view(&self) -> View<'a> {
                Typed::$place(self).view()
            }

            fn pairs<F>(&self, fields: &'static [Field], visit: F) -> Result<(), SourceError>
            where
                F: FnMut(Key<'a>, Typed<'a>) -> ControlFlow<()>,
            {
                Typed::$place(self).pairs(fields, visit)
            }

            fn elements<F>(&self, visit: F) -> Result<(), SourceError>
            where
                F: FnMut(Typed<'a>) -> ControlFlow<()>,
            {
                Typed::$place(self).elements(visit)
            }
        }
    };
}

whole!(Postcheckout<'_>, Postcheckout);
whole!([Postcheckout<'_>], Orders);
whole!(Vec<Postcheckout<'_>>, Orders);
