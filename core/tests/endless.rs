//! Lists and maps of a host that never end, wherever a value may be: each is read to its limit, and reported.
#![cfg(feature = "gtm")]

use flocktory_postcheckout::limits::MAX_OPTION_VALUES;
use flocktory_postcheckout::{Code, Field, Key, Options, Problem, Source, SourceError, Value, View, check, gtm};
use std::ops::ControlFlow;

/// A value of a host.
#[derive(Clone)]
enum Host {
    Map(Vec<(&'static str, Host)>),
    Leaf(Value<'static>),
    /// A list without end of one element.
    List(Box<Host>),
    /// A list that ends after its element.
    Single(Box<Host>),
    /// A map without end of keys that differ, with one value.
    Pairs(Box<Host>),
}

impl Source<'static> for Host {
    type Child = Host;

    fn view(&self) -> View<'static> {
        match self {
            Host::Map(_) | Host::Pairs(_) => View::Map,
            Host::List(_) | Host::Single(_) => View::List,
            Host::Leaf(Value::Text(text)) => View::Text(text.clone()),
            Host::Leaf(_) => View::Integer(1),
        }
    }

    fn pairs<F>(&self, _: &'static [Field], mut visit: F) -> Result<(), SourceError>
    where
        F: FnMut(Key<'static>, Host) -> ControlFlow<()>,
    {
        let key = |name: String| Key::Other(View::Text(name.into()));
        let _ = match self {
            Host::Map(pairs) => pairs.iter().try_for_each(|(name, value)| visit(key((*name).into()), value.clone())),
            Host::Pairs(value) => (0_u64..).try_for_each(|n| visit(key(format!("key{n}")), Host::clone(value))),
            _ => ControlFlow::Continue(()),
        };
        Ok(())
    }

    fn elements<F>(&self, mut visit: F) -> Result<(), SourceError>
    where
        F: FnMut(Host) -> ControlFlow<()>,
    {
        match self {
            Host::List(element) => while visit(Host::clone(element)).is_continue() {},
            Host::Single(element) => drop(visit(Host::clone(element))),
            _ => {}
        }
        Ok(())
    }
}

fn text(text: &'static str) -> Host {
    Host::Leaf(text.into())
}

fn list(element: Host) -> Host {
    Host::List(element.into())
}

fn pairs(value: Host) -> Host {
    Host::Pairs(value.into())
}

fn flat() -> [Host; 2] {
    [list(text("a")), pairs(text("a"))]
}

/// Endless values of every shape, two levels deep.
fn nested() -> Vec<Host> {
    let deep = flat().into_iter().flat_map(|one| [list(one.clone()), pairs(one)]);
    flat().into_iter().chain(deep).collect()
}

/// An order with one value replaced.
fn order(object: &str, field: &str, value: &Host) -> Host {
    let mut user = vec![("name", text("Anna")), ("email", text("anna@shop.ru"))];
    let mut item = vec![("id", text("1")), ("title", text("a"))];
    let mut order = vec![("id", text("A-1")), ("price", text("10"))];
    let mut all = Vec::new();
    let target = match object {
        "user" => &mut user,
        "item" => &mut item,
        "order" => &mut order,
        _ => &mut all,
    };
    target.retain(|(name, _)| *name != field);
    target.push((Box::leak(field.to_owned().into_boxed_str()), value.clone()));
    if !order.iter().any(|(name, _)| *name == "items") {
        let item = Box::new(Host::Map(item));
        order.push(("items", if object == "item" { Host::List(item) } else { Host::Single(item) }));
    }
    for (name, pairs) in [("user", user), ("order", order)] {
        if !all.iter().any(|(given, _)| *given == name) {
            all.push((name, Host::Map(pairs)));
        }
    }
    Host::Map(all)
}

fn has(problems: &[Problem], code: Code) -> bool {
    problems.iter().any(|problem| problem.code == code)
}

#[test]
fn anywhere_in_an_order() {
    for value in flat() {
        assert!(!check(value.clone(), &Options::default()).is_empty());
        assert!(!check(list(value), &Options::default()).is_empty());
    }
    for value in nested() {
        for (object, fields) in [
            ("", &["user", "order", "spot", "extra", "other"][..]),
            ("user", &["name", "first_name", "email", "phone", "id", "sex", "extra"]),
            ("order", &["id", "price", "custom_field", "extra"]),
            ("item", &["id", "title", "price", "image", "count", "extra"]),
        ] {
            for field in fields {
                let problems = check(order(object, field, &value), &Options::default());
                assert!(!problems.is_empty(), "{object}.{field}");
            }
        }
    }
    let items = list(Host::Map(vec![("id", text("1"))]));
    assert!(has(&check(order("order", "items", &items), &Options::default()), Code::TOO_MANY_ITEMS));
}

#[test]
fn options() {
    for value in nested() {
        let invalid = Options::from_source(&value).expect_err("these are not options");
        assert!(has(&invalid.problems, Code::TOO_MANY_KEYS), "{invalid}");
        for name in Options::TABLE.iter().map(|option| option.name) {
            let options = Host::Map(vec![(name, value.clone())]);
            let invalid = Options::from_source(&options).expect_err("no option is a list or a map");
            assert!(has(&invalid.problems, Code::OPTION_INVALID), "{invalid}");
        }
    }
}

#[test]
fn options_of_a_container() {
    for value in nested() {
        let names = gtm::OPTIONS.iter().map(|option| option.info.name);
        for name in names {
            let options = Host::Map(vec![(name, value.clone())]);
            let invalid = gtm::container(&options).expect_err("no option is endless");
            assert!(!invalid.problems.is_empty(), "{name}");
        }
        let invalid = gtm::container(&value).expect_err("these are not options");
        assert!(has(&invalid.problems, Code::TOO_MANY_KEYS), "{invalid}");
    }
}

#[test]
fn as_many_options_as_are_allowed() {
    let options = |count: usize| {
        let values = (0..count).map(|n| (format!("key{n}").into(), Value::Integer(1))).collect();
        Options::from_source(&&Value::Map(values)).expect_err("unknown names").problems
    };
    assert!(!has(&options(MAX_OPTION_VALUES), Code::TOO_MANY_KEYS));
    assert!(has(&options(MAX_OPTION_VALUES + 1), Code::TOO_MANY_KEYS));
}

#[test]
fn a_base_url_that_each_picture_would_repeat() {
    let options = |length: usize| {
        let url = format!("https://shop.ru/{}", "a".repeat(length - 16));
        let options = Value::Map(vec![("base_url".into(), Value::Text(url.into()))]);
        let options = Options::from_source(&&options).expect("it is text");
        check(order("", "spot", &text("a")), &options)
    };
    let limit = flocktory_postcheckout::limits::MAX_BASE_URL;
    assert!(!has(&options(limit), Code::OPTION_INVALID));
    assert!(has(&options(limit + 1), Code::OPTION_INVALID));
}
