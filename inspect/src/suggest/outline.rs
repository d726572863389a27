//! An order as the library takes it, in no language yet.

use crate::kind::FileKind;
use crate::script::value::{Kind, Part, Value};
use crate::template::{Loop, MARK, Template};
use flocktory_postcheckout::Field;
use flocktory_postcheckout::internal::{Object, suggest};

/// A value of an order.
#[derive(Clone, Debug)]
pub(super) enum Outline {
    /// An expression of the template.
    Code(String),
    Text(String),
    Number(String),
    Bool(bool),
    Null,
    /// A text of several parts.
    Joined(Vec<Outline>),
    Map(Vec<(String, Outline)>),
    List(Vec<Outline>),
    /// An element for each of a list.
    Each {
        list: String,
        name: String,
        element: Box<Outline>,
    },
    /// What was not evaluated: to be filled in.
    Unknown,
}

impl Outline {
    /// The outline of an order; `None` if nothing of it is known.
    pub(super) fn of(order: &Value, template: Option<&Template>) -> Option<Outline> {
        match &order.kind {
            Kind::Map(_) => Reader { template }.value(order, Some(Object::Postcheckout), None),
            Kind::Mixed(_) => Reader { template }.value(order, None, None),
            _ => None,
        }
    }
}

struct Reader<'t> {
    template: Option<&'t Template>,
}

impl Reader<'_> {
    /// A value; `None`: it is left out.
    fn value(&self, value: &Value, object: Option<Object>, field: Option<Field>) -> Option<Outline> {
        Some(match &value.kind {
            // A field of the library is left out when it is unknown; what a partner's own field means is not known here.
            Kind::Undefined | Kind::Null if field.is_none() => Outline::Null,
            Kind::Undefined | Kind::Null => return None,
            Kind::Bool(flag) => Outline::Bool(*flag),
            Kind::Text(text) if field.is_some() && text.trim().is_empty() => return None,
            Kind::Text(text) => Outline::Text(text.clone()),
            Kind::Number(number) => Outline::Number(number.to_string()),
            Kind::Opaque => Outline::Unknown,
            Kind::Mixed(parts) => self.mixed(parts),
            Kind::List(list) => self.list(value, list, object, field),
            Kind::Map(pairs) => Outline::Map(self.pairs(pairs, object)),
        })
    }

    fn mixed(&self, parts: &[Part]) -> Outline {
        let part = |part: &Part| match part {
            Part::Text(text) => Some(Outline::Text(text.clone())),
            Part::Printed { placeholder, .. } => {
                let placeholder = self.template.and_then(|template| template.get(*placeholder))?;
                Some(Outline::Code(placeholder.effect.base.clone()))
            }
            Part::OneOf(_) | Part::Unknown => Some(Outline::Unknown),
            Part::Rounded => None,
        };
        let mut parts: Vec<Outline> = parts.iter().filter_map(part).collect();
        if parts.iter().any(|part| matches!(part, Outline::Unknown)) {
            return Outline::Unknown;
        }
        if parts.len() == 1 { parts.remove(0) } else { Outline::Joined(parts) }
    }

    fn list(&self, value: &Value, list: &[Value], object: Option<Object>, field: Option<Field>) -> Outline {
        let mut elements: Vec<_> = list.iter().filter_map(|element| self.value(element, object, field)).collect();
        let head = match list {
            [only] => self.loop_of(value, only).and_then(|of| self.head(of)),
            _ => None,
        };
        match (elements.as_slice(), head) {
            ([_], Some((list, name))) => Outline::Each { list, name, element: Box::new(elements.remove(0)) },
            // `[{{ items }}]`
            ([Outline::Code(_)], None) => elements.remove(0),
            _ => Outline::List(elements),
        }
    }

    /// The innermost loop that repeats an element of a list, not the list.
    fn loop_of(&self, list: &Value, element: &Value) -> Option<&Loop> {
        let loops = self.template?.loops.iter();
        let (list, element) = (list.span.start as usize, element.span.start as usize);
        loops.filter(|of| of.body.contains(&element) && !of.body.contains(&list)).min_by_key(|of| of.body.len())
    }

    /// The list of a loop, and the name of its element.
    fn head(&self, of: &Loop) -> Option<(String, String)> {
        let tag = of.tag.as_str();
        let attribute = |name: &str| {
            let (_, rest) = tag.split_once(&format!("{name}="))?;
            let rest = rest.trim_start_matches(['"', '\'']);
            Some(rest[..rest.find(['"', '\'', ' ', '}'])?].to_owned())
        };
        let (list, name) = match self.template?.language {
            FileKind::Erb => {
                let (list, rest) = tag.trim_start_matches(['<', '%', '-', ' ']).split_once(".each")?;
                (list.to_owned(), rest.split('|').nth(1)?.split(',').next()?.trim().to_owned())
            }
            FileKind::Smarty if tag.contains("from=") => (attribute("from")?, format!("${}", attribute("item")?)),
            FileKind::Php | FileKind::Smarty | FileKind::Blade => {
                let (before, rest) = tag.rsplit_once(" as ")?;
                let (_, list) = before.rsplit_once(['(', ' '])?;
                let name = rest.rsplit("=>").next()?.trim();
                (list.to_owned(), name[..name.find([')', '}', ' ']).unwrap_or(name.len())].to_owned())
            }
            _ => {
                let (before, rest) = tag.split_once(" in ")?;
                let name = before.rsplit([',', ' ']).next()?.to_owned();
                let list = rest.trim_end_matches(['}', '%', '-', ' ']);
                (list.split(" if ").next()?.trim().to_owned(), name)
            }
        };
        Some((list, name))
    }

    fn pairs(&self, pairs: &[(String, Value)], object: Option<Object>) -> Vec<(String, Outline)> {
        let mut outlines = Vec::new();
        let mut extra = Vec::new();
        for (key, value) in pairs {
            if key.starts_with(MARK) {
                outlines.push(("…".to_owned(), Outline::Unknown));
                continue;
            }
            let Some(object) = object else {
                outlines.extend(self.value(value, None, None).map(|value| (key.clone(), value)));
                continue;
            };
            let known = Field::from_name(key).filter(|field| object.written().contains(field));
            let renamed = || suggest::field(key, object).and_then(|name| Field::from_name(&name));
            let Some(field) = known.or_else(renamed) else {
                extra.extend(self.value(value, None, None).map(|value| (key.clone(), value)));
                continue;
            };
            let inner = match field {
                Field::User => Some(Object::User),
                Field::Order => Some(Object::Order),
                Field::Items => Some(Object::Item),
                _ => None,
            };
            outlines.extend(self.field(field, value, inner));
        }
        if !extra.is_empty() {
            outlines.push((Field::Extra.name().to_owned(), Outline::Map(extra)));
        }
        outlines
    }

    /// Whether a sex is the same for everybody, or one of two whatever is known.
    fn is_guess(&self, sex: &Value) -> bool {
        let Some(template) = self.template else { return false };
        let is_guess = |part: &Part| match part {
            Part::Printed { placeholder, .. } => template.get(*placeholder).is_some_and(|of| of.effect.guesses_sex),
            part => matches!(part, Part::OneOf(_)),
        };
        match &sex.kind {
            Kind::Text(_) => true,
            Kind::Mixed(parts) => parts.iter().any(is_guess),
            _ => false,
        }
    }

    fn field(&self, field: Field, value: &Value, inner: Option<Object>) -> Option<(String, Outline)> {
        if field == Field::Sex && self.is_guess(value) {
            return None;
        }
        let outline = self.value(value, inner, Some(field))?;
        let pair = |field: Field, outline| Some((field.name().to_owned(), outline));
        match (field, outline) {
            // The library takes the digits of the phone, and makes the address.
            (Field::Email, Outline::Joined(mut parts)) => match parts.last() {
                Some(Outline::Text(end)) if end.starts_with('@') => {
                    parts.pop();
                    let phone = if parts.len() == 1 { parts.remove(0) } else { Outline::Joined(parts) };
                    pair(Field::Phone, phone)
                }
                _ => pair(field, Outline::Joined(parts)),
            },
            (field, outline) => pair(field, outline),
        }
    }
}
