//! A script that shows in the browser whether what a page pushes is correct: by the rules of the tag, there is no second set.

use super::program::{BUILD, Fields, Messages, SEND, Steps, common, json, rules};
use crate::base::lang::Lang;
use crate::input::field::{Field, Object};
use crate::rules::plan::Country;
use serde::Serialize;
use std::borrow::Cow;
use std::fmt::Write as _;

const WATCH: &str = include_str!("js/watch.js");

/// What the script says besides the reasons of the tag.
#[derive(Serialize)]
struct Texts {
    title: &'static str,
    waiting: &'static str,
    close: &'static str,
    order: &'static str,
    correct: &'static str,
    faulty: &'static str,
    error: &'static str,
    warning: &'static str,
    note: &'static str,
    unknown: &'static str,
    empty: &'static str,
    unread: &'static str,
    other: &'static str,
    missing: &'static str,
    list: &'static str,
    event: &'static str,
    form: &'static str,
    old: &'static str,
    failed: &'static str,
}

const fn texts(lang: Lang) -> Texts {
    match lang {
        Lang::En => Texts {
            title: "Flocktory: check of orders",
            waiting: "Orders that this page sends appear here. Close this panel to end the check.",
            close: "Close",
            order: "Order",
            correct: "correct",
            faulty: "has problems",
            error: "error",
            warning: "warning",
            note: "note",
            unknown: "not a parameter of Flocktory's documentation",
            empty: "empty, leave it out",
            unread: "cannot be read for sure",
            other: "should be",
            missing: "missing",
            list: "must be an Array",
            event: "the event must be 'postcheckout'",
            form: "`push` takes one Array: the event and the order",
            old: "this is the old API, `_flocktory`",
            failed: "not judged",
        },
        Lang::Ru => Texts {
            title: "Flocktory: проверка заказов",
            waiting: "Здесь появляются заказы, которые отправляет страница. Закройте панель, чтобы закончить проверку.",
            close: "Закрыть",
            order: "Заказ",
            correct: "всё верно",
            faulty: "есть проблемы",
            error: "ошибка",
            warning: "предупреждение",
            note: "заметка",
            unknown: "такого параметра нет в документации Flocktory",
            empty: "пусто, не передавайте",
            unread: "нельзя уверенно прочесть",
            other: "должно быть",
            missing: "не передано",
            list: "должен быть Array",
            event: "событие должно называться 'postcheckout'",
            form: "`push` принимает один массив: событие и заказ",
            old: "это старый API, `_flocktory`",
            failed: "не проверено",
        },
    }
}

/// The reasons for which the tag would send nothing: here the page has sent the order already.
const fn messages(lang: Lang) -> Messages {
    match lang {
        Lang::En => Messages {
            order: "no order id",
            identity: "no usable email of the customer",
            items: "no items",
            price: "no price that can be read for sure",
            item: "",
            left_out: "",
            sent: "",
        },
        Lang::Ru => Messages {
            order: "нет id заказа",
            identity: "нет пригодного email покупателя",
            items: "нет товаров",
            price: "стоимость нельзя уверенно прочесть",
            item: "",
            left_out: "",
            sent: "",
        },
    }
}

/// The script, on one line: for the console, and for a bookmark.
pub fn watch(lang: Lang) -> String {
    let names: Vec<(String, Steps<'_>)> =
        [Object::Postcheckout, Object::User, Object::Order].into_iter().flat_map(fields).collect();
    let fields: Fields<'_> = names.iter().map(|(name, steps)| (name.as_str(), vec![steps.clone()])).collect();
    let item: Fields<'_> =
        Object::Item.written().iter().map(|field| (field.name(), vec![vec![field.name().into()]])).collect();
    let mut settings = common(&messages(lang), false, &fields);
    settings.extend(rules(Country::default(), false, &item));
    settings.push(("texts", json(&texts(lang))));
    let settings: Vec<_> = settings.iter().map(|(key, json)| format!("\"{key}\": {json}")).collect();
    let settings = settings.join(", ");
    let code = format!(
        "javascript:(function () {{\n'use strict';\nvar settings = {{{settings}}};\n{SEND}{WATCH}{BUILD}\nwatch();\n}}());"
    );
    for_address(&code)
}

/// The fields of an object of the payload, each with its place there.
fn fields(object: Object) -> impl Iterator<Item = (String, Steps<'static>)> {
    let is_value = |field: &&Field| !matches!(field, Field::User | Field::Order);
    object.written().iter().filter(is_value).map(move |field| {
        let name = format!("{}{}", object.place(), field.name());
        let steps = std::iter::once("payload").chain(name.split('.')).map(|step| Cow::Owned(step.to_owned()));
        let steps = steps.collect();
        (name, steps)
    })
}

/// The code without comments, on one line, and as an address keeps it: ASCII, and no `%`, which begins an escape there.
fn for_address(code: &str) -> String {
    let lines = code.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//"));
    let mut line = String::with_capacity(code.len());
    for c in lines.collect::<Vec<_>>().join(" ").chars() {
        match c {
            '%' => line.push_str("\\x25"),
            c if c.is_ascii() => line.push(c),
            c => {
                for unit in c.encode_utf16(&mut [0; 2]) {
                    // Writing into a text never fails.
                    let _ = write!(line, "\\u{unit:04x}");
                }
            }
        }
    }
    line + "\n"
}
