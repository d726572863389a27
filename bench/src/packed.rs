//! An order in the packed form, as `docs/packed.md` describes it.

use crate::{ShopItem, ShopOrder};
use flocktory_postcheckout::Field;

/// The document of an order.
///
/// # Panics
/// If a text is longer than 4 GiB.
pub fn pack(order: &ShopOrder) -> Vec<u8> {
    let ShopOrder { user, order, spot } = order;
    let items = order.items.iter().map(item).collect::<Vec<_>>().concat();
    let user = map(&[(Field::Name, text(&user.name)), (Field::Email, text(&user.email))]);
    let order = map(&[
        (Field::Id, text(&order.id)),
        (Field::Price, long(0x05, order.price.as_bytes())),
        (Field::CustomField, text(&order.custom_field)),
        (Field::Items, long(0x08, &items)),
    ]);
    [&[0xf1], &map(&[(Field::User, user), (Field::Order, order), (Field::Spot, text(spot))])[..]].concat()
}

fn item(item: &ShopItem) -> Vec<u8> {
    map(&[
        (Field::Id, text(&item.id)),
        (Field::Title, text(&item.title)),
        (Field::Price, long(0x05, item.price.as_bytes())),
        (Field::Image, text(&item.image)),
        (Field::Count, [&[0x03], &i64::from(item.count).to_le_bytes()[..]].concat()),
    ])
}

fn map(pairs: &[(Field, Vec<u8>)]) -> Vec<u8> {
    let pairs: Vec<_> = pairs.iter().map(|(field, value)| [&[0x80 + *field as u8], &value[..]].concat()).collect();
    long(0x09, &pairs.concat())
}

fn text(text: &str) -> Vec<u8> {
    long(0x06, text.as_bytes())
}

/// A value: its tag, and its content after a length.
fn long(tag: u8, content: &[u8]) -> Vec<u8> {
    let length = u32::try_from(content.len()).expect("a length");
    [&[tag], &length.to_le_bytes()[..], content].concat()
}
