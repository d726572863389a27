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
    /// The pairs of an object, in their order. The key [`MARK`] has what adds unknown pairs.
    Map(Vec<(String, Value)>),
    /// A text, or a value that a template prints, of which parts are known.
    Mixed(Vec<Part>),
    /// A value that is known only when the script runs.
    Opaque,
}

/// A part of a value that is known only when the script runs.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Part {
    Text(String),
    /// A template's placeholder, by its number; `in_text`: inside a text of the script.
    Printed {
        placeholder: usize,
        in_text: bool,
    },
    /// One of these texts, as a condition decides.
    OneOf(Vec<String>),
    /// What is before it is a number that has lost its fraction.
    Rounded,
    Unknown,
}

impl Kind {
    /// How many values it consists of.
    pub(crate) fn size(&self) -> u32 {
        match self {
            Kind::List(list) => list.iter().fold(1, |sum, value| sum + value.kind.size()),
            Kind::Map(pairs) => pairs.iter().fold(1, |sum, (_, value)| sum + value.kind.size()),
            _ => 1,
        }
    }
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

    /// The number of values in it.
    pub(crate) fn size(&self) -> usize {
        1 + match &self.kind {
            Kind::List(list) => list.iter().map(Value::size).sum(),
            Kind::Map(pairs) => pairs.iter().map(|(_, value)| value.size()).sum(),
            _ => 0,
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
            Kind::List(_) | Kind::Map(_) | Kind::Mixed(_) | Kind::Opaque => None,
        }
    }

    /// The parts of a text, if it is one.
    pub(crate) fn parts(&self) -> Option<Vec<Part>> {
        match &self.kind {
            Kind::Mixed(parts) => Some(parts.clone()),
            Kind::Opaque => Some(vec![Part::Unknown]),
            _ => self.to_text().map(|text| vec![Part::Text(text)]),
        }
    }

    fn is_text(&self) -> bool {
        match &self.kind {
            Kind::Text(_) => true,
            Kind::Mixed(parts) => parts.iter().any(|part| match part {
                Part::Text(_) | Part::OneOf(_) => true,
                Part::Printed { in_text, .. } => *in_text,
                Part::Rounded | Part::Unknown => false,
            }),
            _ => false,
        }
    }

    /// What JavaScript makes of two values that are added, one of which is a text.
    pub(crate) fn concatenated(&self, other: &Value) -> Option<Kind> {
        if !self.is_text() && !other.is_text() {
            return None;
        }
        if let (Some(left), Some(right)) = (self.to_text(), other.to_text()) {
            return Some(Kind::Text(left + &right));
        }
        let mut parts = self.parts()?;
        for part in other.parts()? {
            match (parts.last_mut(), part) {
                (Some(Part::Text(text)), Part::Text(more)) => text.push_str(&more),
                (_, part) => parts.push(part),
            }
        }
        parts.retain(|part| !matches!(part, Part::Text(text) if text.is_empty()));
        Some(Kind::Mixed(parts))
    }

    /// Whether JavaScript takes the value for true, if that is known.
    pub(crate) fn is_true(&self) -> Option<bool> {
        match &self.kind {
            Kind::Undefined | Kind::Null => Some(false),
            Kind::Bool(flag) => Some(*flag),
            Kind::Number(number) => Some(*number != 0.0 && !number.is_nan()),
            Kind::Text(text) => Some(!text.is_empty()),
            Kind::List(_) | Kind::Map(_) => Some(true),
            Kind::Mixed(_) | Kind::Opaque => None,
        }
    }
}
