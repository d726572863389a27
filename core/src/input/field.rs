//! The names of the input, and which object of it has which.

macro_rules! fields {
    ($($variant:ident = $name:literal),* $(,)?) => {
        /// A name of the input. A host that can compare its own interned names looks them up here once.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum Field { $(#[doc = concat!("`", $name, "`")] $variant),* }

        impl Field {
            /// Every field; `Field::ALL[field as usize]` is that field.
            pub const ALL: &'static [Field] = &[$(Field::$variant),*];

            /// The field's name in the input.
            pub const fn name(self) -> &'static str {
                match self { $(Field::$variant => $name),* }
            }

            /// The field of this exact name.
            #[inline]
            pub fn from_name(name: &str) -> Option<Field> {
                match name { $($name => Some(Field::$variant),)* _ => None }
            }
        }
    };
}

fields! {
    User = "user", Order = "order", Spot = "spot", Extra = "extra",
    Name = "name", FirstName = "first_name", LastName = "last_name",
    Email = "email", Phone = "phone", Id = "id", Sex = "sex",
    Price = "price", CustomField = "custom_field", Items = "items",
    Title = "title", Image = "image", Count = "count",
}

/// A field's name and its closing quote, to be compared with the bytes of a key at once.
#[derive(Clone, Copy)]
pub(crate) struct Quoted {
    bytes: u128,
    mask: u128,
}

impl Field {
    pub(crate) const fn quoted(self) -> Quoted {
        let (name, mut bytes, mut place) = (self.name().as_bytes(), [0; size_of::<u128>()], 0);
        while place < name.len() {
            bytes[place] = name[place];
            place += 1;
        }
        bytes[place] = b'"';
        Quoted { bytes: u128::from_le_bytes(bytes), mask: u128::MAX >> (8 * (bytes.len() - 1 - place)) }
    }
}

impl Quoted {
    /// Whether sixteen bytes begin with it.
    #[inline(always)]
    pub(crate) const fn begins(self, bytes: u128) -> bool {
        bytes & self.mask == self.bytes
    }
}

/// An object of the input.
#[allow(missing_docs, reason = "shared through `internal`, not a part of the API")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Object {
    Postcheckout,
    User,
    Order,
    Item,
}

#[allow(missing_docs, reason = "shared through `internal`, not a part of the API")]
impl Object {
    pub const ALL: [Object; 4] = [Object::Postcheckout, Object::User, Object::Order, Object::Item];

    /// The fields that the object may have.
    pub const fn fields(self) -> &'static [Field] {
        use Field::{
            Count, CustomField, Email, Extra, FirstName, Id, Image, Items, LastName, Name, Order, Phone, Price, Sex,
            Spot, Title, User,
        };
        match self {
            Object::Postcheckout => &[User, Order, Spot, Extra],
            Object::User => &[Name, FirstName, LastName, Email, Phone, Id, Sex, Extra],
            Object::Order => &[Id, Price, CustomField, Items, Extra],
            Object::Item => &[Id, Title, Price, Image, Count, Extra],
        }
    }

    /// Whether the object may hold this field: one bit each, since it is asked for every field read.
    #[inline]
    pub fn holds(self, field: Field) -> bool {
        const HELD: [u32; 4] = {
            let mut held = [0; 4];
            let mut object = 0;
            while object < 4 {
                let fields = Object::ALL[object].fields();
                let mut field = 0;
                while field < fields.len() {
                    held[object] |= 1 << fields[field] as u32;
                    field += 1;
                }
                object += 1;
            }
            held
        };
        HELD[self as usize] & (1 << field as u32) != 0
    }

    /// The object that is due in a field of this one; in `items`, in each element.
    pub const fn child(self, field: Field) -> Option<Object> {
        match (self, field) {
            (Object::Postcheckout, Field::User) => Some(Object::User),
            (Object::Postcheckout, Field::Order) => Some(Object::Order),
            (Object::Order, Field::Items) => Some(Object::Item),
            _ => None,
        }
    }

    /// The names that the snippet writes for it, which `extra` must not repeat.
    pub const fn written(self) -> &'static [Field] {
        use Field::{Count, CustomField, Email, Id, Image, Items, Name, Order, Price, Sex, Spot, Title, User};
        match self {
            Object::Postcheckout => &[User, Order, Spot],
            Object::User => &[Name, Email, Sex],
            Object::Order => &[Id, Price, CustomField, Items],
            Object::Item => &[Id, Title, Price, Image, Count],
        }
    }

    /// Where the object is in the input, for a hint.
    pub const fn place(self) -> &'static str {
        match self {
            Object::Postcheckout => "",
            Object::User => "user.",
            Object::Order => "order.",
            Object::Item => "order.items[].",
        }
    }
}
