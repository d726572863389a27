//! Inputs: trees of values, and the texts, numbers and orders to make them of.

pub(crate) mod bytes;
pub(crate) mod order;
pub(crate) mod scalar;

use flocktory_postcheckout::Value;
use proptest::prelude::*;
use std::fmt::Write as _;

/// A value that can be given to every kind of source. A map may have a key twice.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Tree {
    Null,
    Bool(bool),
    /// As JSON writes it.
    Number(String),
    Text(String),
    List(Vec<Tree>),
    Map(Vec<(String, Tree)>),
}

impl Tree {
    /// As plain Rust values.
    pub(crate) fn value(&self) -> Value<'_> {
        match self {
            Tree::Null => Value::Nothing,
            Tree::Bool(flag) => Value::Bool(*flag),
            Tree::Number(number) => match number.parse() {
                Ok(integer) if number != "-0" => Value::Integer(integer),
                _ => Value::Number(number.into()),
            },
            Tree::Text(text) => Value::Text(text.into()),
            Tree::List(list) => Value::List(list.iter().map(Tree::value).collect()),
            Tree::Map(pairs) => pairs.iter().map(|(key, value)| (key, value.value())).collect(),
        }
    }

    /// As JSON text, of which there are many: `style` chooses the escapes and the white space.
    pub(crate) fn json(&self, style: u64) -> String {
        let mut writer = Writer { out: String::new(), style };
        writer.tree(self);
        writer.out
    }

    /// The value of a map's key.
    pub(crate) fn get(&self, key: &str) -> Option<&Tree> {
        match self {
            Tree::Map(pairs) => pairs.iter().find(|(name, _)| name == key).map(|(_, value)| value),
            _ => None,
        }
    }
}

struct Writer {
    out: String,
    style: u64,
}

impl Writer {
    /// One of so many ways, by a generator of random numbers (xorshift) that always goes the same way.
    fn choose(&mut self, ways: u64) -> u64 {
        self.style = self.style.max(1);
        self.style ^= self.style << 13;
        self.style ^= self.style >> 7;
        self.style ^= self.style << 17;
        (self.style >> 32) % ways
    }

    fn tree(&mut self, tree: &Tree) {
        self.space();
        match tree {
            Tree::Null => self.out.push_str("null"),
            Tree::Bool(flag) => self.out.push_str(if *flag { "true" } else { "false" }),
            Tree::Number(number) => self.out.push_str(number),
            Tree::Text(text) => self.text(text),
            Tree::List(list) => {
                self.out.push('[');
                for (index, element) in list.iter().enumerate() {
                    self.out.push_str(if index > 0 { "," } else { "" });
                    self.tree(element);
                }
                self.out.push(']');
            }
            Tree::Map(pairs) => {
                self.out.push('{');
                for (index, (key, value)) in pairs.iter().enumerate() {
                    self.out.push_str(if index > 0 { "," } else { "" });
                    self.space();
                    self.text(key);
                    self.space();
                    self.out.push(':');
                    self.tree(value);
                }
                self.out.push('}');
            }
        }
        self.space();
    }

    fn space(&mut self) {
        let space = ["", "", "", "", " ", "\n", "\r\n\t"][usize::try_from(self.choose(7)).unwrap_or(0)];
        self.out.push_str(space);
    }

    fn text(&mut self, text: &str) {
        self.out.push('"');
        for c in text.chars() {
            let short = match c {
                '"' => Some('"'),
                '\\' => Some('\\'),
                '/' => Some('/'),
                '\u{8}' => Some('b'),
                '\u{c}' => Some('f'),
                '\n' => Some('n'),
                '\r' => Some('r'),
                '\t' => Some('t'),
                _ => None,
            };
            let must = matches!(c, '"' | '\\' | '\0'..='\x1f');
            match (self.choose(8), short) {
                (0, _) => self.unicode(c, false),
                (1, _) => self.unicode(c, true),
                (2, Some(short)) => self.out.extend(['\\', short]),
                (_, Some(short)) if must => self.out.extend(['\\', short]),
                _ if must => self.unicode(c, false),
                _ => self.out.push(c),
            }
        }
        self.out.push('"');
    }

    fn unicode(&mut self, c: char, upper: bool) {
        for unit in c.encode_utf16(&mut [0; 2]) {
            let hex = if upper { format!("{unit:04X}") } else { format!("{unit:04x}") };
            let _ = write!(self.out, "\\u{hex}");
        }
    }
}

/// Any value, with nested maps and lists.
pub(crate) fn tree() -> BoxedStrategy<Tree> {
    let leaf = prop_oneof![
        1 => Just(Tree::Null),
        1 => any::<bool>().prop_map(Tree::Bool),
        3 => scalar::number().prop_map(Tree::Number),
        4 => scalar::text().prop_map(Tree::Text),
    ];
    leaf.prop_recursive(4, 16, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Tree::List),
            prop::collection::vec((scalar::key(), inner), 0..4).prop_map(Tree::Map),
        ]
    })
    .boxed()
}
