//! The fields of an order, and the objects that have them, by number: for callers that pack orders.

use flocktory_postcheckout::Field;
use flocktory_postcheckout::internal::Object;
use std::ffi::{CStr, c_char};
use std::ptr;

/// The fields of an order, as the packed form numbers them.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FlocktoryPostcheckoutField {
    /// The customer.
    User = 0,
    /// The order.
    Order = 1,
    /// Which of the shop's campaigns are meant.
    Spot = 2,
    /// Fields that Flocktory agreed with the shop.
    Extra = 3,
    /// The whole name.
    Name = 4,
    /// The first name.
    FirstName = 5,
    /// The last name.
    LastName = 6,
    /// The email.
    Email = 7,
    /// The phone.
    Phone = 8,
    /// The id of the customer, of the order, or of the item.
    Id = 9,
    /// `m` or `f`.
    Sex = 10,
    /// The price of the order, or of one unit.
    Price = 11,
    /// A second id of the order.
    CustomField = 12,
    /// The items.
    Items = 13,
    /// The title.
    Title = 14,
    /// The picture's URL.
    Image = 15,
    /// How many were bought.
    Count = 16,
    /// Not a field, for the functions that write: an element of a list, or the value of a key.
    None = 255,
}

/// The objects of an order. The whole is a POSTCHECKOUT.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FlocktoryPostcheckoutObject {
    /// The whole input, or each order of a list.
    Postcheckout = 0,
    /// The customer.
    User = 1,
    /// The order.
    Order = 2,
    /// An item.
    Item = 3,
    /// No object: a text, a number, or any value inside `extra`.
    None = 4,
}

fn object(number: u32) -> Option<Object> {
    Object::ALL.get(number as usize).copied()
}

fn field(number: u32) -> Option<Field> {
    Field::ALL.get(number as usize).copied()
}

/// The fields of an object: a bit for each number.
pub(crate) fn fields(of: u32) -> u32 {
    object(of).map_or(0, |object| object.fields().iter().fold(0, |bits, &field| bits | 1 << field as u32))
}

/// The object that is due in a field.
pub(crate) fn child(of: u32, in_field: u32) -> FlocktoryPostcheckoutObject {
    let due = object(of).zip(field(in_field)).and_then(|(object, field)| object.child(field));
    match due {
        Some(Object::Postcheckout) => FlocktoryPostcheckoutObject::Postcheckout,
        Some(Object::User) => FlocktoryPostcheckoutObject::User,
        Some(Object::Order) => FlocktoryPostcheckoutObject::Order,
        Some(Object::Item) => FlocktoryPostcheckoutObject::Item,
        None => FlocktoryPostcheckoutObject::None,
    }
}

/// The name of a field, with a NUL at its end, or NULL.
pub(crate) fn name(number: u32) -> *const c_char {
    field(number).map_or(ptr::null(), |field| NAMES[field as usize].as_ptr())
}

/// Every field's name, as C texts: in one text, each with a NUL after it.
static NAMES: [&CStr; Field::ALL.len()] = {
    let mut names = [c""; Field::ALL.len()];
    let mut number = 0;
    while number < names.len() {
        names[number] = c_text(number);
        number += 1;
    }
    names
};

const LONGEST: usize = 32;

const fn c_text(number: usize) -> &'static CStr {
    /// Each name, filled up with NULs.
    static PADDED: [[u8; LONGEST]; Field::ALL.len()] = {
        let mut padded = [[0; LONGEST]; Field::ALL.len()];
        let mut number = 0;
        while number < padded.len() {
            let name = Field::ALL[number].name().as_bytes();
            let mut place = 0;
            while place < name.len() {
                padded[number][place] = name[place];
                place += 1;
            }
            number += 1;
        }
        padded
    };
    match CStr::from_bytes_until_nul(&PADDED[number]) {
        Ok(text) => text,
        Err(_) => c"",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_are_those_of_core() {
        let last = FlocktoryPostcheckoutField::Count as usize;
        assert_eq!(Field::ALL[last], Field::Count);
        assert_eq!(Field::ALL.len(), last + 1, "a new field needs its number here");
        assert_eq!(Object::ALL.len(), FlocktoryPostcheckoutObject::None as usize);
        for (number, field) in Field::ALL.iter().enumerate() {
            // SAFETY: the name is static, with a NUL.
            let name = unsafe { CStr::from_ptr(name(u32::try_from(number).expect("a number"))) };
            assert_eq!(name.to_str(), Ok(field.name()));
        }
        assert!(name(99).is_null());
    }

    #[test]
    fn the_objects_due() {
        assert_eq!(child(0, Field::User as u32), FlocktoryPostcheckoutObject::User);
        assert_eq!(child(2, Field::Items as u32), FlocktoryPostcheckoutObject::Item);
        assert_eq!(child(3, Field::Order as u32), FlocktoryPostcheckoutObject::None);
        assert_eq!((fields(9), child(9, 9)), (0, FlocktoryPostcheckoutObject::None));
        assert_eq!(fields(0), 0b1111);
    }
}
