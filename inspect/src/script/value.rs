//! A constant value of a script.

use oxc_span::Span;

/// A value, and where it is written.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Value {
    pub(crate) span: Span,
    pub(crate) kind: Kind,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Kind {
    Undefined,
    Null,
    Bool(bool),
    Number(f64),
    Text(String),
    List(Vec<Value>),
    /// The pairs of an object, in their order.
    Map(Vec<(String, Value)>),
    /// A value that is known only when the script runs.
    Opaque,
}

impl Value {
    pub(crate) const fn new(span: Span, kind: Kind) -> Value {
        Value { span, kind }
    }

    pub(crate) const fn opaque(span: Span) -> Value {
        Value::new(span, Kind::Opaque)
    }

    pub(crate) fn get(&self, key: &str) -> Option<&Value> {
        match &self.kind {
            Kind::Map(pairs) => pairs.iter().rev().find(|(name, _)| name == key).map(|(_, value)| value),
            _ => None,
        }
    }

    /// Sets a key of an object; any other value becomes opaque.
    pub(crate) fn set(&mut self, key: &str, value: Value) {
        match &mut self.kind {
            Kind::Map(pairs) => match pairs.iter_mut().find(|(name, _)| name == key) {
                Some((_, old)) => *old = value,
                None => pairs.push((key.to_owned(), value)),
            },
            kind => *kind = Kind::Opaque,
        }
    }

    /// Whether two values are the same, wherever they are written.
    pub(crate) fn is_same(&self, other: &Value) -> bool {
        match (&self.kind, &other.kind) {
            (Kind::List(list), Kind::List(other)) => {
                list.len() == other.len() && list.iter().zip(other).all(|(one, other)| one.is_same(other))
            }
            (Kind::Map(pairs), Kind::Map(other)) => {
                let is_same = |((key, value), (other, of)): (&(String, Value), &(String, Value))| {
                    key == other && value.is_same(of)
                };
                pairs.len() == other.len() && pairs.iter().zip(other).all(is_same)
            }
            (kind, other) => kind == other,
        }
    }

    /// The text that JavaScript makes of a value that is not an object.
    pub(crate) fn to_text(&self) -> Option<String> {
        match &self.kind {
            Kind::Undefined => Some("undefined".to_owned()),
            Kind::Null => Some("null".to_owned()),
            Kind::Bool(flag) => Some(flag.to_string()),
            Kind::Number(number) => Some(number.to_string()),
            Kind::Text(text) => Some(text.clone()),
            Kind::List(_) | Kind::Map(_) | Kind::Opaque => None,
        }
    }

    /// Whether JavaScript takes the value for true, if that is known.
    pub(crate) fn is_true(&self) -> Option<bool> {
        match &self.kind {
            Kind::Undefined | Kind::Null => Some(false),
            Kind::Bool(flag) => Some(*flag),
            Kind::Number(number) => Some(*number != 0.0 && !number.is_nan()),
            Kind::Text(text) => Some(!text.is_empty()),
            Kind::List(_) | Kind::Map(_) => Some(true),
            Kind::Opaque => None,
        }
    }
}
