//! The tag's script: the rules in JavaScript, and what they are to know.

use super::origin::Origin;
use super::settings::Settings;
use crate::base::lang::Lang;
use crate::rules::placeholder;
use crate::rules::plan::Country;
use crate::rules::shown;
use crate::rules::{calling_codes, phone};
use serde::Serialize;
use std::borrow::Cow;

pub(super) const SEND: &str = include_str!("js/send.js");
const RELAY: &str = include_str!("js/relay.js");
pub(super) const BUILD: &str = include_str!("js/build.js");

/// A variable that the script reads: its key in `values`, and the reference.
pub(super) struct Used {
    pub(super) key: String,
    pub(super) reference: String,
}

/// A key of the data layer that is read in version 1, and the key of its variable in `values`.
pub(super) struct Pushed {
    pub(super) name: String,
    pub(super) key: String,
}

/// A variable's key, and the steps from there.
pub(super) type Steps<'s> = Vec<Cow<'s, str>>;

/// A field, and the places where it is looked for.
pub(super) type Fields<'s> = Vec<(&'s str, Vec<Steps<'s>>)>;

/// The tag's messages in preview.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Messages {
    pub(super) order: &'static str,
    pub(super) identity: &'static str,
    pub(super) items: &'static str,
    pub(super) price: &'static str,
    pub(super) item: &'static str,
    pub(super) left_out: &'static str,
    pub(super) sent: &'static str,
}

const fn messages(lang: Lang) -> Messages {
    match lang {
        Lang::En => Messages {
            order: "no order id, nothing is sent",
            identity: "no usable email, phone or id of the customer, nothing is sent",
            items: "no items, nothing is sent",
            price: "no price that can be read for sure, nothing is sent",
            item: "has no id and no title",
            left_out: "cannot be read for sure and is left out",
            sent: "this order was sent before",
        },
        Lang::Ru => Messages {
            order: "нет id заказа, ничего не отправлено",
            identity: "нет пригодного email, телефона или id покупателя, ничего не отправлено",
            items: "нет товаров, ничего не отправлено",
            price: "стоимость нельзя уверенно прочесть, ничего не отправлено",
            item: "без id и без названия",
            left_out: "нельзя уверенно прочесть, поле не отправлено",
            sent: "этот заказ уже отправлен",
        },
    }
}

/// The Custom HTML of the tag.
pub(super) fn html(
    settings: &Settings,
    debug: &str,
    nonce: Option<&str>,
    used: &[Used],
    pushed: &[Pushed],
    fields: &Fields<'_>,
    item: &Fields<'_>,
) -> String {
    let rules = if settings.origin == Origin::DataLayer { RELAY } else { BUILD };
    let values: Vec<_> = used.iter().map(|used| format!("  {}: {}", json(&used.key), used.reference)).collect();
    let values = values.join(",\n");
    let known: Vec<_> =
        known(settings, pushed, fields, item).iter().map(|(key, json)| format!("  \"{key}\": {json}")).collect();
    let known = known.join(",\n");
    let open_tag = open_tag(nonce);
    // The references come first: Tag Manager has to see that they are in code, and quotes in a comment or in a
    // regular expression could hide that from it.
    format!(
        "{open_tag}
(function () {{
'use strict';
var debug = {debug};
var values = {{
{values}
}};
var settings = {{
{known}
}};

{SEND}
{rules}}}());
</script>"
    )
}

/// Whether this is the Custom HTML of a tag that was made here.
pub fn is_ours(html: &str) -> bool {
    html.contains(SEND)
}

/// The opening tag, with the reference to the page's nonce.
pub(super) fn open_tag(nonce: Option<&str>) -> String {
    nonce.map_or_else(|| "<script>".to_owned(), |nonce| format!("<script nonce=\"{nonce}\">"))
}

/// The settings of the script.
fn known(
    settings: &Settings,
    pushed: &[Pushed],
    fields: &Fields<'_>,
    item: &Fields<'_>,
) -> Vec<(&'static str, String)> {
    let mut known = common(&messages(settings.lang), settings.once, fields);
    if settings.origin == Origin::DataLayer {
        return known;
    }
    known.extend(rules(settings.country, settings.origin.may_lack_total(), item));
    // With an event the variables have what was pushed with it.
    if settings.events.is_empty()
        && let Some(anchor) = anchor(pushed, fields)
    {
        let pushed: Vec<_> = pushed.iter().map(|one| format!("{}: {}", json(&one.name), json(&one.key))).collect();
        known.extend([("anchor", json(anchor)), ("pushed", format!("{{{}}}", pushed.join(", ")))]);
    }
    known
}

/// What every script is to know.
pub(super) fn common(messages: &Messages, once: bool, fields: &Fields<'_>) -> Vec<(&'static str, String)> {
    vec![
        ("messages", json(messages)),
        ("once", once.to_string()),
        ("fields", places(fields)),
        ("placeholders", json(&placeholder::ALWAYS)),
        ("forms", forms()),
        ("shapes", json(&placeholder::SHAPES.map(|(_, pattern)| pattern))),
    ]
}

/// What the rules of an order are to know. `may_lack_total`: whether the sum of the lines may take the place of the total.
pub(super) fn rules(home: Country, may_lack_total: bool, item: &Fields<'_>) -> Vec<(&'static str, String)> {
    let nobody: Vec<_> = placeholder::IDS
        .iter()
        .chain(placeholder::ADDRESSES.iter().filter(|word| !placeholder::IDS.contains(word)))
        .collect();
    let no_address: Vec<_> = placeholder::ADDRESSES.iter().filter(|word| !placeholder::NAMES.contains(word)).collect();
    let plans: Vec<_> = Country::all().map(Country::plan).collect();
    vec![
        ("item", places(item)),
        ("money", json(&shown::MONEY)),
        ("pieces", json(&shown::PIECES)),
        ("sum", may_lack_total.to_string()),
        ("nobody", json(&nobody)),
        ("noAddress", json(&no_address)),
        ("labels", json(&phone::LABELS)),
        ("extensions", json(&phone::EXTENSIONS)),
        ("home", json(&Country::all().position(|country| country == home))),
        ("plans", json(&plans)),
        ("codes", json(&calling_codes::CODES)),
        ("beforeZero", json(calling_codes::BEFORE_ZERO)),
        ("hotlines", json(calling_codes::HOTLINES)),
    ]
}

/// The field that only an order's push has.
fn anchor(pushed: &[Pushed], fields: &Fields<'_>) -> Option<&'static str> {
    let is_pushed = |steps: &Steps<'_>| pushed.iter().any(|pushed| steps[0] == pushed.key);
    ["order.id", "order.items"]
        .into_iter()
        .find(|anchor| fields.iter().any(|(field, places)| field == anchor && places.iter().any(is_pushed)))
}

/// The forms of placeholders. Braces are escaped: Tag Manager takes two of them for a reference.
fn forms() -> String {
    json(&placeholder::FORMS).replace('{', "\\u007b").replace('}', "\\u007d")
}

fn places(fields: &Fields<'_>) -> String {
    let fields: Vec<_> = fields.iter().map(|(field, places)| format!("{}: {}", json(field), json(places))).collect();
    format!("{{{}}}", fields.join(", "))
}

/// A value as JavaScript. Nothing in it closes the script: texts of users were checked, all others are ours.
pub(super) fn json(value: &(impl Serialize + ?Sized)) -> String {
    // Texts, numbers and lists of them can always be written.
    serde_json::to_string(value).unwrap_or_default()
}
