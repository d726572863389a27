//! Texts and numbers, the hostile ones among them.

use proptest::prelude::*;
use proptest::sample::select;

/// Texts that break scripts, pages, terminals and formats, and placeholders that shops use for missing values.
const HOSTILE: [&str; 41] = [
    "",
    " ",
    "\u{a0}\u{2003}",
    "</script>",
    "</SCRIPT\t>",
    "<!--<script>",
    "-->",
    "]]>",
    "\";alert(1)//",
    "');alert(1)//",
    "`${alert(1)}`",
    "\\",
    "\\u003c/script>",
    "\u{2028}\u{2029}",
    "\0\u{1}\u{1b}[31m\u{7f}\u{85}",
    "\r\n\t\u{8}\u{c}",
    "\u{202e}evil\u{202c}\u{200b}\u{feff}",
    "&quot;&amp;&lt;&#39;",
    "{path}{given}{expected}{suggestion}",
    "%s%n",
    "😀👨‍👩‍👧\u{10ffff}\u{fffd}\u{ffff}",
    "Ёлка «Новый год» № 5",
    "e\u{301}\u{300}\u{488}",
    "null",
    "NULL ",
    "undefined",
    "None",
    "(null)",
    "no-email",
    "[object Object]",
    "NaN",
    "0777",
    "1e5",
    "1 234,50 руб.",
    "1,234",
    "-1",
    "__proto__",
    "constructor",
    "anna@shop.ru",
    "+7 (999) 888-77-66",
    "https://shop.ru/1.jpg?a=1&b=<2>",
];

pub(crate) fn text() -> BoxedStrategy<String> {
    prop_oneof![
        3 => select(&HOSTILE[..]).prop_map(str::to_owned),
        2 => any::<String>(),
        2 => "[a-zA-Z0-9 <>&'\"`\\\\/]{0,24}",
        1 => "[а-яА-ЯёЁ ,.«»№-]{1,60}",
        1 => "[\\x00-\\x1f\\x7f-\\x9f]{1,3}",
        1 => (select(&HOSTILE[..]), any::<String>(), select(&HOSTILE[..])).prop_map(|(a, b, c)| format!("{a}{b}{c}")),
    ]
    .boxed()
}

const EXTREMES: [&str; 9] =
    ["-0", "0.0", "-0.0e5", "9007199254740993", "1e400", "1e-400", "0e999999999999", "5e-324", "1E+21"];

/// A JSON number of any shape.
pub(crate) fn number() -> BoxedStrategy<String> {
    prop_oneof![
        12 => (0u32..100_000).prop_map(|integer| integer.to_string()),
        8 => "-?(0|[1-9][0-9]{0,5})\\.[0-9]{1,4}",
        1 => any::<i64>().prop_map(|integer| integer.to_string()),
        1 => "-?(0|[1-9][0-9]{0,25})(\\.[0-9]{1,25})?([eE][+-]?[0-9]{1,4})?",
        1 => select(&EXTREMES[..]).prop_map(str::to_owned),
        1 => any::<f64>().prop_filter("JSON has finite numbers only", |float| float.is_finite())
            .prop_map(|float| format!("{float:e}")),
    ]
    .boxed()
}

/// A price as shops write it.
pub(crate) fn price() -> BoxedStrategy<String> {
    "[0-9]{1,9}([.,][0-9]{1,4})?".boxed()
}

/// Whether a comma may separate thousands.
pub(crate) fn is_comma_ambiguous(number: &str) -> bool {
    let Some((whole, fraction)) = number.split_once(',') else { return false };
    fraction.len() == 3 && whole.len() < 4 && !whole.starts_with('0')
}

/// Keys near to those that are known, or known elsewhere.
const NEAR: [&str; 11] =
    ["quantity", "orderId", "Price", "e-mail", "fistName", "naem", "utm_source", "a.b", "user", "id", "0"];

/// A key of `extra`, or one that nobody knows.
pub(crate) fn key() -> BoxedStrategy<String> {
    prop_oneof![
        2 => "[a-z_]{1,8}",
        2 => select(&NEAR[..]).prop_map(str::to_owned),
        1 => text(),
    ]
    .boxed()
}
