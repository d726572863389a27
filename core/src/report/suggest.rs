//! "Did you mean": the names that shops write instead of the right ones.
#![allow(missing_docs, reason = "shared through `internal`, not a part of the API")]

use crate::input::field::{Field, Object};

/// Names seen in shops, without case and separators, and the field each is meant for.
const ALIASES: [(Object, &[&str], Field); 18] = [
    (Object::Item, &["quantity", "qty", "amount", "number", "num", "cnt", "itemquantity"], Field::Count),
    (Object::Item, &["name", "productname", "itemname", "caption", "label"], Field::Title),
    (Object::Item, &["sku", "article", "articul", "offerid", "productid", "itemid", "code", "vendorcode"], Field::Id),
    (
        Object::Item,
        &["picture", "pictureurl", "imageurl", "imagelink", "img", "photo", "pic", "thumbnail"],
        Field::Image,
    ),
    (Object::Item, &["cost", "unitprice", "itemprice", "value"], Field::Price),
    (Object::Order, &["orderid", "number", "ordernumber", "transactionid", "uid", "code"], Field::Id),
    (Object::Order, &["total", "totalprice", "sum", "amount", "revenue", "value", "cost", "ordertotal"], Field::Price),
    (Object::Order, &["products", "basket", "cart", "lines", "positions", "goods", "lineitems"], Field::Items),
    (Object::User, &["mail", "emailaddress", "useremail"], Field::Email),
    (Object::User, &["tel", "telephone", "mobile", "phonenumber", "cell"], Field::Phone),
    (Object::User, &["gender"], Field::Sex),
    (Object::User, &["userid", "customerid", "clientid", "uid"], Field::Id),
    (Object::User, &["fullname", "fio", "username", "displayname"], Field::Name),
    (Object::User, &["givenname", "firstname", "forename"], Field::FirstName),
    (Object::User, &["familyname", "lastname", "surname", "secondname"], Field::LastName),
    (Object::Postcheckout, &["customer", "client", "buyer", "profile"], Field::User),
    (Object::Postcheckout, &["purchase", "transaction", "checkout"], Field::Order),
    (Object::Postcheckout, &["place", "campaign"], Field::Spot),
];

/// The field that an unknown key of an object is probably meant for, with its place if it is another object's.
pub fn field(key: &str, object: Object) -> Option<String> {
    let plain = plain(key);
    if let Some(field) = here(&plain, object) {
        return Some(field.name().to_owned());
    }
    Object::ALL.into_iter().filter(|&other| other != object).find_map(|other| {
        let field = other.fields().iter().find(|field| **field != Field::Extra && is_name(field.name(), &plain))?;
        Some(format!("{}{}", other.place(), field.name()))
    })
}

fn here(plain: &str, object: Object) -> Option<Field> {
    let alias = ALIASES.iter().find(|(of, names, _)| *of == object && names.contains(&plain));
    alias.map(|&(_, _, field)| field).or_else(|| {
        let names = object.fields().iter().map(|field| field.name());
        nearest(plain, names).and_then(Field::from_name)
    })
}

/// Letters of a long name that may be wrong, missing or too many.
const MOST_SLIPS: usize = 2;

/// The name that a misspelt one is nearest to, if it is near enough.
pub fn nearest<'n>(name: &str, names: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    nearest_of(name, &mut names.into_iter())
}

#[inline(never)]
fn nearest_of<'n>(name: &str, names: &mut dyn Iterator<Item = &'n str>) -> Option<&'n str> {
    let given = plain(name);
    let length = given.chars().count();
    let distance = |known| {
        let plain = plain(known);
        // A name of another length is that far away, and the comparison costs much more.
        let is_near = plain.chars().count().abs_diff(length) <= MOST_SLIPS;
        is_near.then(|| (strsim::osa_distance(&given, &plain), known))
    };
    let (distance, nearest) = names.filter_map(distance).min_by_key(|&(d, _)| d)?;
    // Short names are near to everything: one slip in up to five letters, two in more.
    let slips = match given.len().min(nearest.len()) {
        0..=2 => 0,
        3..=5 => 1,
        _ => MOST_SLIPS,
    };
    (distance <= slips).then_some(nearest)
}

/// Whether a field's name is this one without separators.
fn is_name(field: &str, plain: &str) -> bool {
    field.bytes().filter(|&b| b != b'_').eq(plain.bytes())
}

/// A name without case and separators, cut so that comparing stays cheap.
fn plain(name: &str) -> String {
    name.chars().take(40).filter(|c| !matches!(c, '_' | '-' | ' ' | '.')).flat_map(char::to_lowercase).collect()
}
