//! Texts that programs write in place of a missing value: the only list of them, for ids, addresses, names and other
//! texts, in the library and in the container's tag.
//!
//! Which texts are refused depends on what a text may really be:
//! - **ids** of orders, items and customers: every word of [`IDS`] and [`ADDRESSES`] in any letter case, nothing but
//!   zeros, and every text that has a form of [`FORMS`] in it: one id for all orders loses all orders but the first.
//!   The item `0` may be in a feed whose exporter counts from zero, so it is sent.
//! - **names and other texts** (title, spot, custom_field, image): only the words of [`ALWAYS`], as programs spell them.
//!   `Null`, `Nan`, `Anon` and `True` are names of people and goods in the spelling of people, and are sent. `Array` is
//!   neither: it is what PHP makes of a list. Of a name, a word is refused; of other texts, the whole.
//! - **forms**: refused anywhere in a name, and where they are a whole text. A title may have a part like one.
//! - **addresses**: the part before `@` only for [`ADDRESSES`], unless it is one of [`NAMES`] too.

use crate::base::text::trim;
use crate::rules::words::Words;

/// Refused everywhere, in this letter case.
pub(crate) const ALWAYS: [&str; 18] = [
    "null",
    "NULL",
    "undefined",
    "None",
    "none",
    "nil",
    "NaN",
    "(null)",
    "<nil>",
    "<null>",
    "n/a",
    "N/A",
    "Array",
    "AnonymousUser",
    "%s",
    "%d",
    "System.Object",
    "System.String[]",
];

/// Refused as ids, in any letter case.
pub(crate) const IDS: [&str; 18] = [
    "null",
    "undefined",
    "none",
    "nil",
    "nan",
    "(null)",
    "<nil>",
    "<null>",
    "n/a",
    "-1",
    "true",
    "unknown",
    "guest",
    "anonymous",
    "anonymoususer",
    "anon",
    "array",
    "system.object",
];

/// Refused before the `@` of an address, and as ids, in any letter case.
pub(crate) const ADDRESSES: [&str; 13] = [
    "null",
    "undefined",
    "none",
    "nil",
    "nan",
    "false",
    "noemail",
    "no-email",
    "no_email",
    "nomail",
    "no-mail",
    "(null)",
    "anonymoususer",
];

/// The words of [`ADDRESSES`] that are also names of people: a whole address with one of them may be somebody's.
pub(crate) const NAMES: [&str; 4] = ["null", "none", "nil", "nan"];

/// Templates that were not rendered, and what languages print of an object: a beginning, something after it, and an
/// end.
pub(crate) const FORMS: [(&str, &str, &str); 17] = [
    // Jinja, Twig, Liquid, Handlebars, Blade, Tag Manager; shells and template literals; Ruby; Smarty.
    ("{{", "", "}}"),
    ("{%", "", "%}"),
    ("{!!", "", "!!}"),
    ("${", "", "}"),
    ("#{", "", "}"),
    ("{$", "", "}"),
    // PHP; ERB, EJS, JSP, ASP; Python's old formats.
    ("<?", "", "?>"),
    ("<%", "", "%>"),
    ("%(", "", ")s"),
    // JavaScript, Ruby, Python, Perl.
    ("[object ", "", "]"),
    ("#<", "", ">"),
    ("<", " at 0x", ">"),
    ("<bound method ", "", ">"),
    ("<QuerySet [", "", "]>"),
    ("HASH(0x", "", ")"),
    ("ARRAY(0x", "", ")"),
    ("SCALAR(0x", "", ")"),
];

/// A test of a text, and a regular expression of the same meaning for the tag.
type Shape = (fn(&str) -> bool, &'static str);

/// Whole texts of a certain shape.
pub(crate) const SHAPES: [Shape; 3] = [
    (is_macro, "^#[A-Z][A-Z0-9_]*#$"),
    (is_java_object, "^[\\w.$]*\\.[A-Z][\\w$]*@[0-9a-f]{5,8}$"),
    (is_django_object, "^[A-Za-z]\\w* object \\((?:\\d+|None)\\)$"),
];

static IN_IDS: Words = Words::new(&IDS);
static IN_ADDRESSES: Words = Words::new(&ADDRESSES);
static IN_NAMES: Words = Words::new(&NAMES);

/// Whether an id is nobody's.
pub(crate) fn is_id(id: &str) -> bool {
    is_plain_id(trim(id)) || holds_form(id) || is_text(id)
}

/// Whether an item's id is nobody's.
pub(crate) fn is_item_id(id: &str) -> bool {
    is_id(id) && !id.bytes().all(|b| b == b'0')
}

/// Whether an id of letters, digits and hyphens is nobody's.
#[cold]
pub(crate) fn is_plain_id(id: &str) -> bool {
    IN_IDS.have(id) || IN_ADDRESSES.have(id) || is_zero(id)
}

/// `0`, `0.0`, `-`, and the UUID that has nothing else.
fn is_zero(id: &str) -> bool {
    !id.is_empty() && id.bytes().all(|b| matches!(b, b'0' | b'-' | b'.' | b','))
}

/// Whether a whole text, or a word of a name, means "no value".
pub(crate) fn is_text(text: &str) -> bool {
    let text = trim(text);
    let has_form = |&(begin, middle, end): &(&str, &str, &str)| {
        text.strip_prefix(begin).and_then(|rest| rest.strip_suffix(end)).is_some_and(|inner| inner.contains(middle))
    };
    may_be_text(text)
        && (is_word(text) || FORMS.iter().any(has_form) || SHAPES.iter().any(|(has_shape, _)| has_shape(text)))
}

/// Whether a text is a word that means "no value".
pub(crate) fn is_word(word: &str) -> bool {
    ALWAYS.contains(&word)
}

/// Whether a form is anywhere in a text.
pub(crate) fn holds_form(text: &str) -> bool {
    FORMS.iter().any(|(begin, middle, end)| {
        let after = text.split_once(begin).and_then(|(_, rest)| rest.split_once(middle));
        after.is_some_and(|(_, rest)| rest.contains(end))
    })
}

/// Whether a program wrote it before the `@` of an address.
pub(crate) fn is_local(local: &str) -> bool {
    IN_ADDRESSES.have(local)
}

/// Whether a program wrote it in place of a whole address.
pub(crate) fn is_address(text: &str) -> bool {
    is_local(text) || is_word(text)
}

/// Whether it may still be somebody's name.
pub(crate) fn is_name(local: &str) -> bool {
    IN_NAMES.have(local)
}

/// Whether a text may be a placeholder: by its first and last byte most are not, and need no further look.
#[inline]
pub(crate) fn may_be_text(text: &str) -> bool {
    let (Some(&first), Some(&last)) = (text.as_bytes().first(), text.as_bytes().last()) else { return false };
    EDGES[usize::from(first)] & BEGINS != 0 || (EDGES[usize::from(last)] & ENDS != 0 && ends_like_text(text))
}

/// Whether a text ends as an object of Django or Java does.
#[cold]
fn ends_like_text(text: &str) -> bool {
    matches!(text.as_bytes(), [.., b'0'..=b'9' | b'e', b')']) || (!text.ends_with(')') && text.contains('@'))
}

/// A word or a form begins with this byte.
const BEGINS: u8 = 1;
/// A shape ends with it.
const ENDS: u8 = 2;
static EDGES: [u8; 256] = {
    let mut edges = [0; 256];
    let mut index = 0;
    while index < ALWAYS.len() {
        edges[ALWAYS[index].as_bytes()[0] as usize] |= BEGINS;
        index += 1;
    }
    index = 0;
    while index < FORMS.len() {
        edges[FORMS[index].0.as_bytes()[0] as usize] |= BEGINS;
        index += 1;
    }
    let ends = b"0123456789abcdef)";
    index = 0;
    while index < ends.len() {
        edges[ends[index] as usize] |= ENDS;
        index += 1;
    }
    edges
};

/// Whether a byte may be of a placeholder in a name: 0 if not.
pub(crate) fn may_be_in_name(b: u8) -> u8 {
    // `n` and `N`, `[` and `{` differ in one bit each; `!` to `@` are all signs and digits.
    u8::from(b | 0x20 == b'n')
        | u8::from(b == b'u')
        | u8::from(b == b'A')
        | u8::from(b == b'S')
        | u8::from(b | 0x20 == b'{')
        | (u8::from(b.wrapping_sub(b'!') <= b'@' - b'!') & u8::from(b != b'-') & u8::from(b != b'.'))
}

/// `#ORDER_ID#`: a macro of Bitrix.
fn is_macro(text: &str) -> bool {
    let name = text.strip_prefix('#').and_then(|rest| rest.strip_suffix('#')).unwrap_or_default();
    name.starts_with(|c: char| c.is_ascii_uppercase())
        && name.bytes().all(|b| matches!(b, b'A'..=b'Z' | b'0'..=b'9' | b'_'))
}

/// `com.shop.Order@1b6d3586`; not the address of `ivan.petrov@cafe`.
fn is_java_object(text: &str) -> bool {
    let Some((class, hash)) = text.split_once('@') else { return false };
    let Some((package, name)) = class.rsplit_once('.') else { return false };
    let is_word = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'$');
    name.starts_with(|c: char| c.is_ascii_uppercase())
        && name.bytes().all(is_word)
        && package.bytes().all(|b| is_word(b) || b == b'.')
        && (5..=8).contains(&hash.len())
        && hash.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))
}

/// `Order object (5)`: a model of Django's that has no text.
fn is_django_object(text: &str) -> bool {
    let Some((model, key)) = text.strip_suffix(')').and_then(|text| text.split_once(" object (")) else {
        return false;
    };
    model.starts_with(|c: char| c.is_ascii_alphabetic())
        && model.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
        && (key == "None" || (!key.is_empty() && key.bytes().all(|b| b.is_ascii_digit())))
}

#[cfg(test)]
mod tests {
    use super::*;

    const EVERYWHERE: [&str; 25] = [
        "AnonymousUser",
        "Array",
        "n/a",
        "NULL",
        "{{ item.id }}",
        "{%id%}",
        "${id}",
        "#{order.id}",
        "#ORDER_ID#",
        "<?= $id ?>",
        "<?php echo $id; ?>",
        "<%= id %>",
        "{$order.id}",
        "%(id)s",
        "%s",
        "<Order object at 0x7f3c>",
        "<shop.models.Order object at 0x7f3c>",
        "#<Order:0x000055>",
        "[object Object]",
        "[object HTMLInputElement]",
        "System.Object",
        "com.shop.Order@1b6d3586",
        "HASH(0x55d0c8)",
        "Order object (5)",
        "Order object (None)",
    ];
    const AS_IDS: [&str; 12] = [
        "anon",
        "Anon",
        "true",
        "TRUE",
        "false",
        "Nan",
        "guest",
        "0",
        "0.0",
        "-1",
        "00000000-0000-0000-0000-000000000000",
        "array",
    ];

    #[test]
    fn each_use_has_its_words() {
        for text in EVERYWHERE {
            assert!(is_text(text) && is_id(text), "{text}");
            assert!(is_text(&format!(" {text}\u{200b}")) && is_id(&format!("\u{a0}{text}")), "{text}");
            assert!(may_be_text(text), "{text}");
            let in_name = text.bytes().any(|b| may_be_in_name(b) != 0);
            assert!(in_name, "{text}");
        }
        for id in AS_IDS {
            assert!(is_id(id), "{id}");
            assert!(!is_text(id), "{id}");
        }
        for id in ["shop-{{ order.id }}", "A-${id}", "order #<Order:0x01>"] {
            assert!(is_id(id) && !is_text(id), "{id}");
        }
    }

    #[test]
    fn what_may_be_real_is_kept() {
        for text in [
            "Null",
            "Nan",
            "True",
            "Anon Nampa",
            "Арбуз (2023)",
            "Art object (large)",
            "Чехол #1",
            "#ХИТ#",
            "Набор {красный}",
            "<b>Чайник</b>",
            "a.petrov@dead",
            "ivan.Petrov@shop.ru",
            "Скидка 5%",
        ] {
            assert!(!is_text(text), "{text}");
        }
        for id in ["10", "0777", "A-0", "100#500", "RED#XL#2", "[ 1 ]", "naNd", "guests", "1.0", "a@b.ru"] {
            assert!(!is_id(id), "{id}");
        }
    }
}
