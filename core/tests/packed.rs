//! The packed form: what only its bytes can say, and where it is malformed.

use flocktory_postcheckout::{Code, Field, Options, Packed, Problem, Source as _, SourceError, check};

/// So many bytes of seven bits each, the lowest first.
fn sevens(count: u32, number: u64) -> Vec<u8> {
    (0..count).map(|place| (number >> (7 * place)).to_le_bytes()[0] & 0x7f).collect()
}

/// A value: its tag, and its content after a length.
fn long(tag: u8, content: &[u8]) -> Vec<u8> {
    [&[tag], &sevens(4, content.len() as u64)[..], content].concat()
}

fn integer(integer: i64) -> Vec<u8> {
    [&[0x03], &sevens(10, integer.cast_unsigned())[..]].concat()
}

fn text(text: &str) -> Vec<u8> {
    long(0x06, text.as_bytes())
}

fn map(pairs: &[(Field, Vec<u8>)]) -> Vec<u8> {
    long(0x09, &fields(pairs))
}

fn fields(pairs: &[(Field, Vec<u8>)]) -> Vec<u8> {
    pairs.iter().flat_map(|(field, value)| [&[0x40 + *field as u8], &value[..]].concat()).collect()
}

/// An object with accessors, with the number of the field that is its primary key.
fn object(row: u8, class: &str, pairs: &[(Field, Vec<u8>)]) -> Vec<u8> {
    let name = &text(class)[1..];
    long(0x0b, &[&[row], name, &fields(pairs)].concat())
}

fn document(value: &[u8]) -> Vec<u8> {
    [&[0x01], value].concat()
}

fn user() -> Vec<u8> {
    map(&[(Field::Name, text("Anna")), (Field::Email, text("anna@shop.ru"))])
}

fn order(user: Vec<u8>, price: Vec<u8>, items: Vec<u8>) -> Vec<u8> {
    let order = map(&[(Field::Id, text("1")), (Field::Price, price), (Field::Items, items)]);
    document(&map(&[(Field::User, user), (Field::Order, order)]))
}

fn items() -> Vec<u8> {
    long(0x08, &map(&[(Field::Id, text("777"))]))
}

fn reported(document: &[u8]) -> Vec<(Code, String)> {
    let problems = check(Packed::new(document), &Options::default());
    problems.into_iter().map(|Problem { code, path, .. }| (code, path)).collect()
}

fn one(code: Code, path: &str) -> Vec<(Code, String)> {
    vec![(code, path.to_owned())]
}

#[test]
fn what_json_cannot_say() {
    let float = |float: f64| [&[0x04], &sevens(10, float.to_bits())[..]].concat();
    let unreadable = |reason: u8, text: &str| long(0x0c, &[&[reason], text.as_bytes()].concat());
    assert_eq!(reported(&order(user(), float(2999.9), items())), []);
    for (price, code) in [
        (float(f64::NAN), Code::NUMBER_NOT_FINITE),
        (integer(-1), Code::PRICE_NEGATIVE),
        (integer(i64::MIN), Code::NUMBER_NOT_EXACT),
        (long(0x0a, b"Money"), Code::WRONG_TYPE),
        (object(0x7f, "Money", &[]), Code::WRONG_TYPE),
        (long(0x07, b"\xff"), Code::NOT_UTF8),
        (long(0x06, b"\xff"), Code::NOT_UTF8),
        (unreadable(0, ""), Code::NOT_UTF8),
        (unreadable(1, ""), Code::LONE_SURROGATE),
        (unreadable(2, ""), Code::TOO_DEEP),
        (unreadable(3, ""), Code::METHOD_NOT_CALLED),
        (unreadable(4, "database is gone"), Code::UNREADABLE),
    ] {
        assert_eq!(reported(&order(user(), price, items())), one(code, "order.price"));
    }
}

#[test]
fn objects_and_rows() {
    let pairs = [(Field::Name, text("Anna")), (Field::Id, long(0x05, b"15"))];
    assert_eq!(reported(&order(object(0x7f, "User", &pairs), integer(1), items())), []);
    let of_row = reported(&order(object(Field::Id as u8, "OrderLine", &pairs), text("1"), items()));
    assert_eq!(of_row, one(Code::ID_OF_ROW, "user.id"));
}

#[test]
fn a_walk_that_fails() {
    let fault = long(0x0d, b"\x04database is gone");
    let failing = |tag: u8| long(tag, &[&map(&[(Field::Id, text("777"))]), &fault[..]].concat());
    assert_eq!(reported(&order(user(), text("1"), failing(0x08))), one(Code::UNREADABLE, "order.items"));
    let user = long(0x09, &[&user()[5..], &fault].concat());
    assert_eq!(reported(&order(user, text("1"), items())), one(Code::UNREADABLE, "user"));
}

#[test]
fn a_malformed_document_has_only_that_problem() {
    let whole = order(user(), text("x"), items());
    let place = |document: &[u8]| match Packed::new(document).finish() {
        Err(SourceError::Packed { place }) => place,
        other => panic!("{other:?}"),
    };
    for end in 0..whole.len() {
        assert_eq!(reported(&whole[..end]), one(Code::PACKED_SYNTAX, ""), "{end}");
    }
    assert_eq!(place(&[&whole[..], &[0]].concat()), whole.len());
    assert_eq!(place(b"{}"), 0);
    assert_eq!(place(b""), 0);
    // Numbers have seven bits in a byte, and an integer has 64.
    let (wide, beyond) = ([&[0x03, 0x80][..], &[0; 9]].concat(), [&[0x03][..], &[0; 9], &[2]].concat());
    let numbers = [wide, beyond, vec![0x06, 0x80, 0, 0, 0]];
    for price in [vec![0x0d, 0, 0, 0, 0], vec![0x7f], long(0x0c, &[9]), long(0x0c, &[])].into_iter().chain(numbers) {
        assert_eq!(reported(&order(user(), price, items())), one(Code::PACKED_SYNTAX, ""));
    }
    let unknown_field = long(0x09, &[0x40 + 60, 0x00]);
    assert_eq!(reported(&document(&unknown_field)), one(Code::PACKED_SYNTAX, ""));
    let unknown_row = object(60, "User", &[(Field::Id, text("1"))]);
    assert_eq!(reported(&order(unknown_row, text("1"), items())), one(Code::PACKED_SYNTAX, ""));
}

#[test]
fn options_are_packed_too() {
    let pairs = [text("strict"), vec![0x02], text("lang"), text("ru"), text("spot"), text("x")].concat();
    let document = document(&long(0x09, &pairs));
    let options = Options::from_source(&Packed::new(&document)).expect("options");
    assert!(options.strict);
    assert_eq!(options.spot.as_deref(), Some("x"));
}

/// The numbers of fields are a part of the form: new ones are added at the end.
#[test]
fn the_numbers_of_fields() {
    let names: Vec<_> = Field::ALL.iter().map(|field| field.name()).collect();
    let released = [
        "user",
        "order",
        "spot",
        "extra",
        "name",
        "first_name",
        "last_name",
        "email",
        "phone",
        "id",
        "sex",
        "price",
        "custom_field",
        "items",
        "title",
        "image",
        "count",
    ];
    assert_eq!(names[..released.len()], released);
}
