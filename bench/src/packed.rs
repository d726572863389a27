//! An order in the packed form, as `docs/packed.md` describes it.

use crate::{ShopItem, ShopOrder};
use flocktory_postcheckout::Field;
use flocktory_postcheckout::internal::form;

/// The document of an order.
///
/// # Panics
/// If a text is longer than 256 MiB.
pub fn pack(order: &ShopOrder) -> Vec<u8> {
    let ShopOrder { user, order, spot } = order;
    let items = order.items.iter().map(item).collect::<Vec<_>>().concat();
    let user = map(&[(Field::Name, text(&user.name)), (Field::Email, text(&user.email))]);
    let order = map(&[
        (Field::Id, text(&order.id)),
        (Field::Price, long(form::NUMBER, order.price.as_bytes())),
        (Field::CustomField, text(&order.custom_field)),
        (Field::Items, long(form::LIST, &items)),
    ]);
    [&[form::VERSION], &map(&[(Field::User, user), (Field::Order, order), (Field::Spot, text(spot))])[..]].concat()
}

fn item(item: &ShopItem) -> Vec<u8> {
    map(&[
        (Field::Id, text(&item.id)),
        (Field::Title, text(&item.title)),
        (Field::Price, long(form::NUMBER, item.price.as_bytes())),
        (Field::Image, text(&item.image)),
        (Field::Count, [&[form::INTEGER], &form::put::<{ form::SCALAR }>(item.count.into())[..]].concat()),
    ])
}

fn map(pairs: &[(Field, Vec<u8>)]) -> Vec<u8> {
    let pairs: Vec<_> =
        pairs.iter().map(|(field, value)| [&[form::FIELD + *field as u8], &value[..]].concat()).collect();
    long(form::MAP, &pairs.concat())
}

fn text(text: &str) -> Vec<u8> {
    long(form::TEXT, text.as_bytes())
}

/// A value: its tag, and its content after a length.
fn long(tag: u8, content: &[u8]) -> Vec<u8> {
    let length = form::put::<{ form::LENGTH }>(content.len() as u64);
    [&[tag], &length[..], content].concat()
}
