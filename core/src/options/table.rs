//! The entry of an option in a table.

use crate::base::lang::{Lang, Translated};
use crate::base::named::Named;
use crate::input::value::Value;
use std::borrow::Cow;

/// An option: its name in every language, what it takes, its default, and what it does.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct OptionInfo {
    /// The name in every language.
    pub name: &'static str,
    /// The values that it takes.
    pub kind: OptionKind,
    /// The value where the option is not given.
    pub default: Value<'static>,
    help: Translated,
}

/// The values that an option takes, besides null, which means "not given".
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum OptionKind {
    /// A text.
    Text,
    /// A text or a whole number.
    TextOrInteger,
    /// A text or a list of texts.
    Texts,
    /// True or false.
    Flag,
    /// One of a few names, in upper or lower case.
    Choice(fn() -> Vec<&'static str>),
    /// A feed's handle, or the path of its index.
    Feed,
    /// A text, or a map that says where a value is on the page.
    Place,
    /// A map of fields to places.
    Mapping,
}

impl OptionInfo {
    pub(crate) const fn new(
        name: &'static str,
        kind: OptionKind,
        default: Value<'static>,
        help: Translated,
    ) -> OptionInfo {
        OptionInfo { name, kind, default, help }
    }

    /// The option's help: a sentence without its full stop.
    pub const fn help(&self, lang: Lang) -> &'static str {
        self.help.get(lang)
    }

    /// The names that the option takes; empty for one that takes other values.
    pub fn choices(&self) -> Vec<&'static str> {
        if let OptionKind::Choice(names) = self.kind { names() } else { Vec::new() }
    }

    /// The option's help, with the names that it takes.
    pub fn description(&self, lang: Lang) -> String {
        let (help, choices) = (self.help(lang), self.choices());
        if choices.is_empty() { help.to_owned() } else { format!("{help} (`{}`)", choices.join("`, `")) }
    }
}

impl OptionKind {
    pub(crate) const fn choice<T: Named + PartialEq>() -> OptionKind {
        // The other names of a value are accepted, but not listed.
        OptionKind::Choice(|| {
            let is_first = |index: usize| T::ALL.iter().position(|(_, value)| *value == T::ALL[index].1) == Some(index);
            (0..T::ALL.len()).filter(|&index| is_first(index)).map(|index| T::ALL[index].0).collect()
        })
    }

    /// The kind's name in `schema/options.json`.
    pub const fn as_str(self) -> &'static str {
        match self {
            OptionKind::Text => "text",
            OptionKind::TextOrInteger => "text or integer",
            OptionKind::Texts => "text or list of texts",
            OptionKind::Flag => "flag",
            OptionKind::Choice(_) => "choice",
            OptionKind::Feed => "feed",
            OptionKind::Place => "place",
            OptionKind::Mapping => "mapping",
        }
    }
}

/// A default that is a name.
pub(crate) const fn named(name: &'static str) -> Value<'static> {
    Value::Text(Cow::Borrowed(name))
}
