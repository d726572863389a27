//! Orders: such as keep every rule, with hostile texts, and such as keep none.

use super::{Tree, scalar, tree};
use proptest::prelude::*;
use proptest::sample::select;

type Field = (&'static str, BoxedStrategy<Tree>);

fn text(text: impl Strategy<Value = String> + 'static) -> BoxedStrategy<Tree> {
    text.prop_map(Tree::Text).boxed()
}

fn number(number: impl Strategy<Value = String> + 'static) -> BoxedStrategy<Tree> {
    number.prop_map(Tree::Number).boxed()
}

/// Any value at all of an address, whether it is one or not.
pub(crate) fn email() -> BoxedStrategy<String> {
    prop_oneof![
        8 => valid_email(),
        1 => select(&["ivan@gmail.com", "null", "test@test.ru", "\"a b\"@shop.ru", "анна@почта.рф", "a@b", " a@b.ru "][..])
            .prop_map(str::to_owned),
        1 => scalar::text(),
    ]
    .boxed()
}

fn valid_email() -> BoxedStrategy<String> {
    "[a-z]{1,8}[.+'&/]?[a-z0-9]{1,8}x@[a-z]{3,9}\\.(ru|com|москва)".boxed()
}

fn phone() -> BoxedStrategy<String> {
    prop_oneof![
        3 => "(\\+7|8|7|) ?\\(?9[0-9]{2}\\)? ?[0-9]{3}-[0-9]{2}-[0-9]{2}( доб\\. [0-9]{1,3})?",
        1 => "[0-9+() -]{5,18}",
        1 => scalar::text(),
    ]
    .boxed()
}

/// A name, with placeholders among its words.
fn name() -> BoxedStrategy<String> {
    let words = select(&["Анна", "Smith-O'Neil", "null", "undefined", "[object", "Object]", "None", " "][..]);
    prop_oneof![2 => prop::collection::vec(words, 1..4).prop_map(|words| words.join(" ")), 1 => scalar::text()].boxed()
}

fn user_id() -> BoxedStrategy<Tree> {
    let nobody = select(&["no-email", "NoMail", "guest", "0", "-1", "test1", "+79998887766", "a..b", "@"][..]);
    prop_oneof![
        text("[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]{1,20}"),
        text(nobody.prop_map(str::to_owned)),
        any_text_or_number()
    ]
    .boxed()
}

/// Some of the fields, some of them with a value of any type, among keys that do not belong there; in any order.
fn wild_object(fields: Vec<Field>) -> BoxedStrategy<Tree> {
    let fields: Vec<_> = fields
        .into_iter()
        .map(|(name, right)| {
            let value = prop_oneof![40 => right, 1 => tree()];
            prop::option::weighted(0.95, value).prop_map(move |value| Some((name.to_owned(), value?)))
        })
        .collect();
    let known = select(&["id", "name", "email", "price", "items", "extra", "count"][..]).prop_map(str::to_owned);
    let other = (prop_oneof![4 => scalar::key(), 1 => known], tree());
    (fields, prop::option::weighted(0.15, other))
        .prop_map(|(fields, others)| fields.into_iter().flatten().chain(others).collect::<Vec<_>>())
        .prop_shuffle()
        .prop_map(Tree::Map)
        .boxed()
}

fn extra() -> BoxedStrategy<Tree> {
    prop::collection::vec((scalar::key(), tree()), 0..2).prop_map(Tree::Map).boxed()
}

fn any_text_or_number() -> BoxedStrategy<Tree> {
    prop_oneof![9 => text(scalar::text()), 1 => number(scalar::number())].boxed()
}

/// An order, or a list of orders, that may break any rule.
pub(crate) fn wild() -> BoxedStrategy<Tree> {
    let price =
        || prop_oneof![16 => text(scalar::price()), 4 => number(scalar::number()), 1 => text(scalar::text())].boxed();
    let user_of = |more: Vec<Field>| {
        let mut fields = vec![
            ("first_name", text(name())),
            ("id", user_id()),
            ("sex", text(select(&["m", "f", "M", "женский", ""][..]).prop_map(str::to_owned))),
            ("extra", extra()),
        ];
        fields.extend(more);
        wild_object(fields)
    };
    let phone = || prop_oneof![text(phone()), number(scalar::number())].boxed();
    let user = prop_oneof![
        4 => user_of(vec![("name", text(name())), ("email", text(email())), ("phone", phone())]),
        1 => user_of(vec![("last_name", text(name())), ("phone", phone())]),
        1 => user_of(vec![("last_name", text(name()))]),
    ]
    .boxed();
    let image = prop_oneof![3 => text("(https?://shop\\.ru)?/[a-zа-я <>&\"'%?#./-]{0,12}"), 1 => text(scalar::text())];
    let item = wild_object(vec![
        ("id", any_text_or_number()),
        ("title", any_text_or_number()),
        ("price", price()),
        ("image", image.boxed()),
        ("count", price()),
        ("extra", extra()),
    ]);
    let items = prop_oneof![1 => Just(Vec::new()), 24 => prop::collection::vec(item, 1..4)];
    let items = prop_oneof![
        9 => items.clone().prop_map(Tree::List),
        // As PHP writes a list with gaps.
        1 => items.prop_map(|items| {
            Tree::Map(items.into_iter().enumerate().map(|(index, item)| ((index * 2).to_string(), item)).collect())
        }),
    ];
    let order = wild_object(vec![
        ("id", any_text_or_number()),
        ("price", price()),
        ("custom_field", any_text_or_number()),
        ("items", items.boxed()),
        ("extra", extra()),
    ]);
    let spot = any_text_or_number();
    let whole = wild_object(vec![("user", user), ("order", order), ("spot", spot), ("extra", extra())]);
    prop_oneof![
        8 => whole.clone(),
        1 => prop::collection::vec(whole, 0..3).prop_map(Tree::List),
        1 => tree(),
    ]
    .boxed()
}

/// Each of these fields or none of its value, in their order.
fn valid_object(fields: Vec<Field>) -> BoxedStrategy<Tree> {
    let fields: Vec<_> = fields
        .into_iter()
        .map(|(name, value)| prop::option::weighted(0.9, value).prop_map(move |value| Some((name.to_owned(), value?))))
        .collect();
    fields.prop_map(|fields| Tree::Map(fields.into_iter().flatten().collect())).boxed()
}

/// Values that keep to the rules of `extra`: exact numbers, keys that differ and are not taken.
fn valid_extra() -> BoxedStrategy<Tree> {
    let leaf = prop_oneof![
        Just(Tree::Null),
        any::<bool>().prop_map(Tree::Bool),
        number("-?(0|[1-9][0-9]{0,8})(\\.[0-9]{1,6})?([eE][+-]?[0-9]{1,2})?"),
        text(scalar::text()),
    ];
    let key = || scalar::text().prop_filter("an own key", |key| key != "__proto__");
    let map = move |inner: BoxedStrategy<Tree>| {
        prop::collection::btree_map(key(), inner, 0..4).prop_map(|pairs| Tree::Map(pairs.into_iter().collect()))
    };
    let value = leaf.prop_recursive(3, 8, 3, move |inner| {
        prop_oneof![prop::collection::vec(inner.clone(), 0..3).prop_map(Tree::List), map(inner.boxed())]
    });
    map(value.boxed()).boxed()
}

fn required(fields: [Field; 2], optional: BoxedStrategy<Tree>) -> BoxedStrategy<Tree> {
    let [(first, first_value), (second, second_value)] = fields;
    (first_value, second_value, optional)
        .prop_map(move |(first_value, second_value, optional)| {
            let mut pairs = vec![(first.to_owned(), first_value), (second.to_owned(), second_value)];
            if let Tree::Map(more) = optional {
                pairs.extend(more);
            }
            Tree::Map(pairs)
        })
        .boxed()
}

/// An order that comes to a snippet, with its texts as hostile as can be.
pub(crate) fn valid() -> BoxedStrategy<Tree> {
    let id = || {
        prop_oneof![text("[a-zA-Z0-9<>&'\"\\\\/а-я]{1,20}x"), number(any::<i64>().prop_map(|id| id.to_string()))]
            .boxed()
    };
    let price = || {
        prop_oneof![
            text(scalar::price().prop_filter("a comma for a fraction", |price| !scalar::is_comma_ambiguous(price))),
            number("(0|[1-9][0-9]{0,8})(\\.[0-9]{1,4})?")
        ]
        .boxed()
    };
    let label = || {
        prop_oneof![3 => text(scalar::text()), 1 => number(any::<i64>().prop_map(|label| label.to_string()))].boxed()
    };
    let item = valid_object(vec![
        ("id", id()),
        ("title", label()),
        ("price", price()),
        ("image", text("https?://shop\\.ru/[a-zа-я0-9%?&='./-]{0,20}")),
        ("count", text("[1-9][0-9]{0,3}([.,][0-9]{1,2})?")),
        ("extra", valid_extra()),
    ]);
    let items = prop::collection::vec(item, 1..4).prop_map(Tree::List).boxed();
    let user = required(
        [("email", text(valid_email())), ("name", text(scalar::text()))],
        valid_object(vec![("sex", text(select(&["m", "f"][..]).prop_map(str::to_owned))), ("extra", valid_extra())]),
    );
    let order = required([("id", id()), ("price", price())], {
        let more = valid_object(vec![("custom_field", label()), ("extra", valid_extra())]);
        (items, more)
            .prop_map(|(items, more)| match more {
                Tree::Map(mut pairs) => {
                    pairs.push(("items".to_owned(), items));
                    Tree::Map(pairs)
                }
                other => other,
            })
            .boxed()
    });
    required([("user", user), ("order", order)], valid_object(vec![("spot", label()), ("extra", valid_extra())]))
}
