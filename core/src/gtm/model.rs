//! The container's export file, format version 2, as it is written. The names are those of the Tag Manager API v2.

use serde::{Serialize, Serializer};
use std::borrow::Cow;

/// A text: most are the same in every file.
pub(super) type Text = Cow<'static, str>;

/// A part of the file. A type for each resource would take as much code as all the rest.
#[derive(Clone, PartialEq)]
pub(super) enum Part {
    Number(u32),
    Text(Text),
    List(Vec<Part>),
    Map(Vec<(&'static str, Part)>),
}

impl Part {
    pub(super) const fn text(text: &'static str) -> Part {
        Part::Text(Text::Borrowed(text))
    }

    /// A setting of a tag, a variable or a condition: a text, in which `{{…}}` are references.
    pub(super) fn template(key: &'static str, value: impl Into<Part>) -> Part {
        Part::parameter("TEMPLATE", key, value.into())
    }

    pub(super) fn boolean(key: &'static str, value: bool) -> Part {
        Part::parameter("BOOLEAN", key, Part::text(if value { "true" } else { "false" }))
    }

    pub(super) fn integer(key: &'static str, value: &'static str) -> Part {
        Part::parameter("INTEGER", key, Part::text(value))
    }

    #[inline(never)]
    fn parameter(kind: &'static str, key: &'static str, value: Part) -> Part {
        Part::Map(vec![("type", Part::text(kind)), ("key", Part::text(key)), ("value", value)])
    }
}

impl From<String> for Part {
    fn from(text: String) -> Part {
        Part::Text(text.into())
    }
}

impl Serialize for Part {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Part::Number(number) => serializer.serialize_u32(*number),
            Part::Text(text) => serializer.serialize_str(text),
            Part::List(list) => serializer.collect_seq(list),
            Part::Map(map) => serializer.collect_map(map.iter().map(|(key, part)| (key, part))),
        }
    }
}
