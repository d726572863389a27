//! Values that only a host's objects can have, and JSON cannot: bytes, floats that are not numbers, objects that fail.

use flocktory_postcheckout::{
    Charset, Code, Field, Item, Json, Key, Options, Order, Postcheckout, Problem, Severity, Source, SourceError, User,
    Value, View, check, render,
};
use std::borrow::Cow;
use std::ops::ControlFlow;

/// An order of which one value is the host's own.
#[derive(Clone)]
enum Host {
    Map(Vec<(Field, Host)>),
    /// An object of this class. It is a database row if it has `id`.
    Object(&'static str, Vec<(Field, Host)>),
    List(Vec<Host>),
    Leaf(View<'static>),
    /// Its walks fail after the values that it has.
    Failing(Box<Host>),
    /// A list that holds itself twice.
    Twice,
}

impl Source<'static> for Host {
    type Child = Host;

    fn view(&self) -> View<'static> {
        match self {
            Host::Map(_) => View::Map,
            Host::Object(class, _) => View::Other((*class).into()),
            Host::List(_) | Host::Twice => View::List,
            Host::Leaf(view) => view.clone(),
            Host::Failing(inner) => inner.view(),
        }
    }

    fn pairs<F>(&self, fields: &'static [Field], mut visit: F) -> Result<(), SourceError>
    where
        F: FnMut(Key<'static>, Host) -> ControlFlow<()>,
    {
        match self {
            Host::Map(pairs) | Host::Object(_, pairs) => {
                let _ = pairs.iter().try_for_each(|(field, value)| visit(Key::Field(*field), value.clone()));
                Ok(())
            }
            Host::Failing(inner) => inner.pairs(fields, visit).and(failure()),
            _ => Ok(()),
        }
    }

    fn row(&self, field: Field) -> Option<Cow<'static, str>> {
        match self {
            Host::Object(class, pairs) if pairs.iter().any(|(of, _)| *of == field) => Some((*class).into()),
            _ => None,
        }
    }

    fn elements<F>(&self, mut visit: F) -> Result<(), SourceError>
    where
        F: FnMut(Host) -> ControlFlow<()>,
    {
        match self {
            Host::List(elements) => {
                let _ = elements.iter().try_for_each(|element| visit(element.clone()));
                Ok(())
            }
            Host::Failing(inner) => inner.elements(visit).and(failure()),
            Host::Twice => {
                let _ = visit(Host::Twice).is_continue() && visit(Host::Twice).is_continue();
                Ok(())
            }
            _ => Ok(()),
        }
    }
}

fn failure() -> Result<(), SourceError> {
    Err(SourceError::Host("database is gone".to_owned()))
}

fn text(text: &'static str) -> Host {
    Host::Leaf(View::Text(text.into()))
}

fn bytes(bytes: &'static [u8]) -> Host {
    Host::Leaf(View::Bytes(Cow::Borrowed(bytes)))
}

fn order(price: Host, title: Host, items: impl FnOnce(Host) -> Host) -> Host {
    let item = Host::Map(vec![(Field::Id, text("777")), (Field::Title, title)]);
    Host::Map(vec![
        (Field::User, Host::Map(vec![(Field::Name, text("Anna")), (Field::Email, text("anna@shop.ru"))])),
        (
            Field::Order,
            Host::Map(vec![
                (Field::Id, text("1")),
                (Field::Price, price),
                (Field::Items, items(Host::List(vec![item]))),
            ]),
        ),
    ])
}

fn reported(problems: &[Problem]) -> Vec<(Code, &str)> {
    problems.iter().map(|problem| (problem.code, problem.path.as_str())).collect()
}

#[test]
fn a_float_that_is_no_number() {
    for float in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        let given = order(Host::Leaf(View::Float(float)), text("a"), |items| items);
        assert_eq!(reported(&check(given, &Options::default())), [(Code::NUMBER_NOT_FINITE, "order.price")]);
    }
    let typed = Postcheckout::new(
        User::new().name("Anna").email("anna@shop.ru"),
        Order::new("1", f64::NAN).item(Item::new().id("1").price(f64::INFINITY).count(f64::NAN)),
    )
    .extra("rate", f64::NEG_INFINITY);
    assert_eq!(
        reported(&check(&typed, &Options::default())),
        [
            (Code::NUMBER_NOT_FINITE, "order.price"),
            (Code::NUMBER_NOT_FINITE, "order.items[0].price"),
            (Code::NUMBER_NOT_FINITE, "order.items[0].count"),
            (Code::NUMBER_NOT_FINITE, "extra.rate"),
        ]
    );
}

#[test]
fn decimals_of_the_host_that_are_no_number() {
    for name in ["NaN", "Infinity", "-Infinity", "sNaN"] {
        let given = order(Host::Leaf(View::Number(name.into())), text("a"), |items| items);
        assert_eq!(reported(&check(given, &Options::default())), [(Code::NUMBER_NOT_FINITE, "order.price")], "{name}");
    }
}

#[test]
fn a_number_is_no_text_whoever_owns_it() {
    for number in [Cow::Borrowed("1.5e3"), Cow::Owned("1.5e3".to_owned())] {
        let given = order(Host::Leaf(View::Number(number)), text("a"), |items| items);
        let snippet = render(given, &Options::default()).expect("a price");
        assert!(snippet.json().contains("\"price\":1500,"), "{}", snippet.json());
    }
}

#[test]
fn methods_are_not_values() {
    let method = Host::Leaf(View::Unreadable(SourceError::Method));
    let problems = check(order(method.clone(), method, |items| items), &Options::default());
    assert_eq!(
        reported(&problems),
        [(Code::METHOD_NOT_CALLED, "order.price"), (Code::METHOD_NOT_CALLED, "order.items[0].title")]
    );
    assert_eq!(
        problems[1].to_string(),
        "warning method_not_called: order.items[0].title is a method, not a value; left out (call it, or make it a property)"
    );
}

/// The key of an order's line is not the offer's id, and that of an address is nobody's.
#[test]
fn keys_of_database_rows() {
    let given = |user: Host, item: Host, id: Host| {
        let fields = vec![(Field::Id, id), (Field::Price, text("2")), (Field::Items, Host::List(vec![item]))];
        Host::Map(vec![(Field::User, user), (Field::Order, Host::Object("Order", fields))])
    };
    let user = |class, email: &[Host]| {
        let email = email.iter().map(|email| (Field::Email, email.clone()));
        Host::Object(class, [(Field::Name, text("Anna")), (Field::Id, text("7"))].into_iter().chain(email).collect())
    };
    let line = || Host::Object("OrderLine", vec![(Field::Id, text("12"))]);
    let offer = || Host::Map(vec![(Field::Id, text("777"))]);
    let read = |given| check(given, &Options::default());

    let problems = read(given(user("User", &[text("anna@shop.ru")]), line(), text("1")));
    assert_eq!(reported(&problems), [(Code::ID_OF_ROW, "order.items[0].id")]);
    assert_eq!(
        problems[0].to_string(),
        "warning id_of_row: order.items[0].id is the primary key of a database row of class OrderLine; Flocktory may know another id; sent as it is (pass a map with the id of the offer or of the customer)"
    );
    let problems = read(given(user("User", &[]), offer(), text("1")));
    assert_eq!(reported(&problems), [(Code::ID_OF_ROW, "user.id")]);
    assert_eq!(problems[0].severity, Severity::Warning);
    let problems = read(given(user("ShippingAddress", &[]), offer(), text("1")));
    assert_eq!(reported(&problems), [(Code::ID_OF_ROW, "user.id")]);
    assert_eq!(problems[0].severity, Severity::Error);
    // Another identity is used, so the address's key is not sent.
    let problems = read(given(user("ShippingAddress", &[text("anna@shop.ru")]), offer(), text("1")));
    assert_eq!(reported(&problems), []);
    // A row without an id has no key that could be sent.
    let problems = read(given(
        user("User", &[text("anna@shop.ru")]),
        Host::Object("Line", vec![(Field::Title, text("a"))]),
        text("1"),
    ));
    assert_eq!(reported(&problems), [(Code::ITEM_ID_MISSING, "order.items[0].id")]);
}

/// A column called `extra` holds what nobody decided to publish.
#[test]
fn extra_of_objects_is_not_sent() {
    let extra = || Host::Map(vec![(Field::Title, text("engraving"))]);
    let object = |given, class| match given {
        Host::Map(fields) => Host::Object(class, fields),
        other => other,
    };
    let Host::Map(mut parts) = order(text("2"), text("a"), |items| items) else { panic!("a map") };
    parts.push((Field::Extra, extra()));
    for (_, part) in &mut parts {
        if let Host::Map(fields) = part {
            fields.push((Field::Extra, extra()));
        }
    }
    let whole = Host::Map(parts.clone());
    assert!(render(whole, &Options::default()).is_ok_and(|snippet| snippet.problems().is_empty()));
    let parts = parts.into_iter().map(|(field, part)| (field, object(part, "Row"))).collect();
    let snippet = render(Host::Object("Purchase", parts), &Options::default()).expect("an order without extra");
    assert!(!snippet.html().contains("engraving"));
    assert_eq!(
        reported(snippet.problems()),
        [
            (Code::EXTRA_OF_OBJECT, "user.extra"),
            (Code::EXTRA_OF_OBJECT, "order.extra"),
            (Code::EXTRA_OF_OBJECT, "extra")
        ]
    );
    assert_eq!(
        snippet.problems()[2].to_string(),
        "warning extra_of_object: extra is an attribute of an object of class Purchase, which may hold any data; left out (pass it as a key of a map, if Flocktory asked for it)"
    );
    let nothing = Host::Object(
        "User",
        vec![(Field::Email, text("a@shop.ru")), (Field::Name, text("A")), (Field::Extra, Host::Leaf(View::Nothing))],
    );
    let Host::Map(mut parts) = order(text("2"), text("a"), |items| items) else { panic!("a map") };
    parts[0].1 = nothing;
    assert_eq!(reported(&check(Host::Map(parts), &Options::default())), []);
}

#[test]
fn an_object_that_fails() {
    let broken = Host::Leaf(View::Unreadable(SourceError::Host("no such column".to_owned())));
    let problems = check(order(broken, text("a"), |items| items), &Options::default());
    assert_eq!(reported(&problems), [(Code::UNREADABLE, "order.price")]);
    assert_eq!(problems[0].message, "order.price could not be read: \"no such column\"");

    let failing = |items| Host::Failing(Box::new(items));
    let problems = check(order(Host::Leaf(View::Integer(1)), text("a"), failing), &Options::default());
    assert_eq!(reported(&problems), [(Code::UNREADABLE, "order.items")]);

    let whole = Host::Failing(Box::new(order(Host::Leaf(View::Integer(1)), text("a"), |items| items)));
    let problems = check(whole, &Options::default());
    assert_eq!(reported(&problems), [(Code::UNREADABLE, "")]);
    assert_eq!(problems[0].message, "the input could not be read: \"database is gone\"");
}

/// An order with a value in every place that can hold text.
fn with_everywhere(value: &Host) -> Host {
    let value = || value.clone();
    let extra = |inner| {
        let list = Host::List(vec![text("first"), inner, text("last")]);
        Host::Map(vec![(Field::Phone, list), (Field::Sex, text("kept"))])
    };
    let item = Host::Map(vec![
        (Field::Id, value()),
        (Field::Title, value()),
        (Field::Price, value()),
        (Field::Image, value()),
        (Field::Count, value()),
        (Field::Extra, extra(value())),
    ]);
    let user = Host::Map(vec![
        (Field::FirstName, value()),
        (Field::LastName, text("Ivanova")),
        (Field::Email, value()),
        (Field::Phone, text("+79998887766")),
        (Field::Sex, value()),
    ]);
    let order = Host::Map(vec![
        (Field::Id, text("1")),
        (Field::Price, text("2")),
        (Field::CustomField, value()),
        (Field::Items, Host::List(vec![item])),
    ]);
    let extra = Host::Map(vec![(Field::Title, value()), (Field::Count, text("kept")), (Field::Image, value())]);
    Host::Map(vec![(Field::User, user), (Field::Order, order), (Field::Spot, value()), (Field::Extra, extra)])
}

/// An order goes without the optional values that cannot be read.
#[test]
fn unreadable_values_are_left_out() {
    let long = "a".repeat(65_537);
    for (view, code) in [
        (View::Unreadable(SourceError::Host("database is gone".to_owned())), Code::UNREADABLE),
        (View::Unreadable(SourceError::LoneSurrogate), Code::LONE_SURROGATE),
        (View::Bytes(Cow::Borrowed(b"\xd0")), Code::NOT_UTF8),
        (View::Text(long.into()), Code::TEXT_TOO_LONG),
    ] {
        let given = with_everywhere(&Host::Leaf(view));
        let snippet = render(given.clone(), &Options::default()).expect("an order without those values");
        assert_eq!(
            snippet.json(),
            r#"{"user":{"name":"Ivanova","email":"79998887766@unknown.email"},"order":{"id":"1","price":2,"items":[{"phone":["first","last"],"sex":"kept"}]},"count":"kept"}"#
        );
        let paths: Vec<_> = snippet.problems().iter().map(|problem| problem.path.as_str()).collect();
        assert_eq!(
            paths,
            [
                "user.first_name",
                "user.email",
                "user.sex",
                "order.custom_field",
                "order.items[0].id",
                "order.items[0].title",
                "order.items[0].price",
                "order.items[0].image",
                "order.items[0].count",
                "order.items[0].extra.phone[1]",
                "spot",
                "extra.title",
                "extra.image",
            ]
        );
        for problem in snippet.problems() {
            let effect = if problem.path == "user.email" { "; not used" } else { "; left out" };
            assert!(problem.code == code && problem.message.ends_with(effect), "{problem:?}");
        }
        let mut strict = Options::default();
        strict.strict = true;
        assert!(render(given, &strict).is_err(), "strict makes them errors");
    }
}

/// Required values that cannot be read are errors: the order's id and price, and the last identity.
#[test]
fn unreadable_required_values_are_errors() {
    let broken = || Host::Leaf(View::Unreadable(SourceError::LoneSurrogate));
    let problems = check(order(broken(), text("a"), |items| items), &Options::default());
    assert_eq!(reported(&problems), [(Code::LONE_SURROGATE, "order.price")]);
    assert!(problems[0].severity == flocktory_postcheckout::Severity::Error);
    let Host::Map(mut given) = order(text("1"), text("a"), |items| items) else { unreachable!() };
    given[0].1 = Host::Map(vec![(Field::Name, text("Anna")), (Field::Email, broken())]);
    let problems = check(Host::Map(given), &Options::default());
    assert_eq!(reported(&problems), [(Code::LONE_SURROGATE, "user.email"), (Code::IDENTITY_MISSING, "user")]);
}

/// What a failed walk has left half read is left out as a whole.
#[test]
fn extra_whose_walk_fails() {
    let inner = Host::Failing(Box::new(Host::List(vec![text("a"), text("b")])));
    let with = |extra| {
        let Host::Map(mut given) = order(text("1"), text("a"), |items| items) else { unreachable!() };
        given.push((Field::Extra, extra));
        render(Host::Map(given), &Options::default()).expect("an order without that value")
    };
    let snippet = with(Host::Map(vec![(Field::Title, inner), (Field::Count, text("c"))]));
    assert_eq!(reported(snippet.problems()), [(Code::UNREADABLE, "extra.title")]);
    assert!(snippet.json().ends_with(r#"},"count":"c"}"#), "{}", snippet.json());
    let snippet = with(Host::Failing(Box::new(Host::Map(vec![(Field::Count, text("c"))]))));
    assert_eq!(reported(snippet.problems()), [(Code::UNREADABLE, "extra")]);
    assert!(snippet.json().ends_with("]}}"), "{}", snippet.json());
}

#[test]
fn a_type_that_no_field_takes() {
    let given = order(Host::Leaf(View::Other("DateTime".into())), text("a"), |items| items);
    let problems = check(given, &Options::default());
    assert_eq!(problems[0].message, "order.price must be a decimal number, got DateTime");
}

/// A list that holds itself twice has more values than any machine can visit.
#[test]
fn extra_that_holds_itself() {
    let extra = Host::Map(vec![(Field::Title, Host::Twice), (Field::Count, text("a"))]);
    let Host::Map(mut given) = order(Host::Leaf(View::Integer(1)), text("a"), |items| items) else { unreachable!() };
    given.push((Field::Extra, extra));
    let problems = check(Host::Map(given), &Options::default());
    assert!(problems.iter().any(|problem| problem.code == Code::TOO_DEEP), "{problems:?}");
    let full: Vec<_> = problems.iter().filter(|problem| problem.code == Code::EXTRA_TOO_LARGE).collect();
    assert!(full.len() <= 1, "{full:?}");
}

#[test]
fn bytes_are_utf8_or_the_charset() {
    let given = |title| order(Host::Leaf(View::Integer(1)), bytes(title), |items| items);
    let snippet = render(given("Шапка".as_bytes()), &Options::default()).expect("UTF-8");
    assert!(snippet.json().contains("\\u0428\\u0430\\u043f\\u043a\\u0430"));

    let windows: &[u8] = b"\xd8\xe0\xef\xea\xe0";
    let problems = check(given(windows), &Options::default());
    assert_eq!(reported(&problems), [(Code::NOT_UTF8, "order.items[0].title")]);
    assert!(render(given(windows), &Options::default()).is_ok(), "the order goes without the title");
    let hint = "set the option charset to `windows-1251` if that is the shop's encoding";
    assert_eq!(problems[0].hint.as_deref(), Some(hint));

    let mut options = Options::default();
    options.charset = Charset::Windows1251;
    assert_eq!(render(given(windows), &options).expect("windows-1251"), snippet);
}

#[test]
fn options_of_bytes() {
    let named = Host::Map(vec![(Field::Spot, bytes(b"a"))]);
    assert_eq!(Options::from_source(&named).expect("options").spot.as_deref(), Some("a"));
    let cyrillic = vec![(Field::Spot, bytes(b"\xcc\xee\xf1\xea\xe2\xe0"))];
    let invalid = Options::from_source(&Host::Map(cyrillic)).expect_err("not UTF-8");
    assert_eq!(reported(&invalid.problems), [(Code::NOT_UTF8, "options.spot")]);
    let text: Value<'_> = [("lang", "ru"), ("form", "html")].into_iter().collect();
    let invalid = Options::from_source(&&text).expect_err("no such form");
    assert!(invalid.problems[0].message.contains("ожидается"), "{invalid}");
}

#[test]
fn options_of_malformed_json() {
    for json in ["{", "{\"once\": true", "{\"once\": true} x", "[", "{\"once\" true}", ""] {
        let invalid = Options::from_source(&&Json::new(json)).expect_err(json);
        assert_eq!(reported(&invalid.problems)[0], (Code::JSON_SYNTAX, "options"), "{json}");
    }
}

/// A host's typed order and the same as JSON come to the same snippet.
#[test]
fn the_typed_order_is_the_same_order() {
    let typed = Postcheckout::new(
        User::new().first_name("Анна").last_name("Иванова").phone("8 (999) 888-77-66").sex("f").extra("city", "Москва"),
        Order::new(77, "2999,99").custom_field("c").items([
            Item::new().id("007").title("d'Or").price(0.5).image("https://shop.ru/1.jpg").count(2),
            Item::new().id(8).extra("tags", vec!["a", "b"]),
        ]),
    )
    .spot("desktop")
    .extra("channel", None::<&str>);
    let json = r#"{"user": {"first_name": "Анна", "last_name": "Иванова", "phone": "8 (999) 888-77-66", "sex": "f",
        "extra": {"city": "Москва"}},
        "order": {"id": 77, "price": "2999,99", "custom_field": "c", "items": [
            {"id": "007", "title": "d'Or", "price": 0.5, "image": "https://shop.ru/1.jpg", "count": 2},
            {"id": 8, "extra": {"tags": ["a", "b"]}}]},
        "spot": "desktop", "extra": {"channel": null}}"#;
    let options = Options::default();
    assert_eq!(render(&typed, &options).expect("typed"), render(&Json::new(json), &options).expect("JSON"));
}

/// An object without keys, such as a record of the host's, is read by its attributes; one without any is refused.
#[test]
fn an_object_with_attributes() {
    struct Record(Option<Host>);

    impl Source<'static> for Record {
        type Child = Host;

        fn view(&self) -> View<'static> {
            View::Other("Checkout".into())
        }

        fn pairs<F>(&self, fields: &'static [Field], mut visit: F) -> Result<(), SourceError>
        where
            F: FnMut(Key<'static>, Host) -> ControlFlow<()>,
        {
            self.0.as_ref().map_or(Ok(()), |given| {
                given.pairs(fields, |key, value| {
                    assert!(matches!(key, Key::Field(field) if fields.contains(&field)));
                    visit(key, value)
                })
            })
        }

        fn elements<F>(&self, _: F) -> Result<(), SourceError>
        where
            F: FnMut(Host) -> ControlFlow<()>,
        {
            Ok(())
        }
    }

    let given = order(Host::Leaf(View::Integer(1)), text("a"), |items| items);
    assert_eq!(check(Record(Some(given)), &Options::default()), []);

    let problems = check(Record(None), &Options::default());
    assert_eq!(problems.len(), 1);
    assert_eq!(
        problems[0].message,
        "the input must be a map with user and order, or a list of such maps, got Checkout"
    );
}

#[test]
fn an_option_given_twice_or_unreadable() {
    let options = |json: &'static str| Options::from_source(&&Json::new(json)).map_err(|invalid| invalid.problems);
    let twice = options(r#"{"once": true, "once": false}"#).expect_err("twice");
    assert_eq!(reported(&twice), [(Code::DUPLICATE_KEY, "options.once")]);
    // An option that is set before or after one with a problem is given once too.
    let between =
        options(r#"{"once": true, "spot": true, "once": false, "nonce": "a", "nonce": "b"}"#).expect_err("twice");
    let twice = [(Code::DUPLICATE_KEY, "options.once"), (Code::DUPLICATE_KEY, "options.nonce")];
    assert_eq!(reported(&between), [&twice[..], &[(Code::OPTION_INVALID, "options.spot")]].concat());
    for malformed in ["{\"once\": tru}", "null x", "{} {}"] {
        assert_eq!(options(malformed).expect_err(malformed)[0].code, Code::JSON_SYNTAX, "{malformed}");
    }
    let broken = options(r#"{"spot": "\ud800"}"#).expect_err("half of a pair");
    assert_eq!(reported(&broken), [(Code::LONE_SURROGATE, "options.spot")]);
    // Read again, the same document gives the same.
    let json = Json::new("null");
    assert_eq!(Options::from_source(&&json), Ok(Options::default()));
    assert_eq!(Options::from_source(&&json), Ok(Options::default()));
}

#[test]
fn the_listed_defaults_are_the_defaults() {
    let listed: Value<'_> = Options::TABLE.iter().map(|option| (option.name, option.default.clone())).collect();
    assert_eq!(Options::from_source(&&listed), Ok(Options::default()));
    for name in Options::TABLE.iter().map(|option| option.name) {
        let map: Value<'_> = [(name, vec!["a"])].into_iter().collect();
        let invalid = Options::from_source(&&map).expect_err(name);
        assert_eq!(reported(&invalid.problems)[0], (Code::OPTION_INVALID, &*format!("options.{name}")));
    }
}
