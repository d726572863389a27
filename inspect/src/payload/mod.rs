//! An evaluated payload as an order: judged by the core's own rules.

pub(crate) mod codes;
mod printed;
mod private;

pub(crate) use private::hide;

use crate::sample::is_sample;
use crate::script::value::{Kind, Value};
use crate::template::{MARK, Template};
use flocktory_postcheckout::feed::Feed;
use flocktory_postcheckout::internal::{Object, Outcome, Path, ProblemBuilder, describe, suggest};
use flocktory_postcheckout::{Code, Field, Key, Lang, Options, Problem, Severity, Source, SourceError, View, check};
use oxc_span::Span;
use std::borrow::Cow;
use std::collections::HashSet;
use std::ops::ControlFlow;

/// Problems of a payload, each with the place of its value. Items are looked for in the feed, if there is one.
pub(crate) fn judge(
    payload: &Value,
    template: Option<&Template>,
    feed: Option<&Feed>,
    lang: Lang,
) -> Vec<(Span, Problem)> {
    let mut judge =
        Judge { lang, template, problems: Vec::new(), opaque: HashSet::new(), seen: HashSet::new(), ids: 0 };
    let known = judge.known(payload, "", Some(Object::Postcheckout), None);
    judge.unseen(payload.span);
    let mut options = Options::default();
    (options.lang, options.feed) = (lang, feed.cloned());
    let Judge { mut problems, opaque, .. } = judge;
    for mut problem in check(Judged(&known), &options) {
        let path = problem.path.as_str();
        // A key is known where its value is not.
        let is_key = problem.code == Code::UNKNOWN_KEY;
        if !ends(path).any(|end| opaque.contains(&path[..end]) && !(is_key && end == path.len())) {
            // Nothing is left out or changed here: the page sends what it has.
            Outcome::remove_from(&mut problem.message, lang);
            problems.push((locate(payload, &problem.path), problem));
        }
    }
    problems.sort_by_key(|(span, _)| span.start);
    problems
}

/// The path of a key, as the core writes it: one that is not a plain name is quoted and escaped.
fn path_of(object: &str, key: &str) -> String {
    let step = Path::ROOT.key(key).to_string();
    if object.is_empty() || step.starts_with('[') { format!("{object}{step}") } else { format!("{object}.{step}") }
}

/// Where the paths of a value and of all values around it end in its path.
fn ends(path: &str) -> impl Iterator<Item = usize> {
    let inner = path.match_indices(['.', '[']).map(|(at, _)| at);
    [0, path.len()].into_iter().chain(inner)
}

/// The place of the value at a path, or of the nearest value around it.
fn locate(payload: &Value, path: &str) -> Span {
    let mut value = payload;
    for step in path.split(['.', '[']).map(|step| step.trim_end_matches(']')).filter(|step| !step.is_empty()) {
        let next = match &value.kind {
            Kind::List(list) => step.parse::<usize>().ok().and_then(|index| list.get(index)),
            _ => value.get(step),
        };
        match next {
            Some(next) => value = next,
            None => break,
        }
    }
    value.span
}

/// Prepares a payload for the core's rules, and applies those that are about payloads only.
struct Judge<'t> {
    lang: Lang,
    template: Option<&'t Template>,
    problems: Vec<(Span, Problem)>,
    /// Paths of values that are known only when the script runs.
    opaque: HashSet<String>,
    /// The placeholders of the template that were judged.
    seen: HashSet<usize>,
    /// Ids that were made up for opaque ones: they must differ.
    ids: usize,
}

impl Judge<'_> {
    fn report(&mut self, span: Span, path: &str, severity: Severity, builder: &ProblemBuilder) {
        self.problems.push((span, builder.build(severity, path, self.lang)));
    }

    /// The value with each opaque part replaced by one that no rule objects to. `object` is what a map at this place is,
    /// `field` the field that the value has.
    fn known(&mut self, value: &Value, path: &str, object: Option<Object>, field: Option<Field>) -> Value {
        let kind = match &value.kind {
            Kind::Opaque => {
                self.opaque.insert(path.to_owned());
                self.report(value.span, path, Severity::Note, &ProblemBuilder::note(codes::NOT_JUDGED));
                self.stand_in(object, field)
            }
            Kind::Mixed(parts) => {
                self.opaque.insert(path.to_owned());
                self.mixed(value, parts, path, field, object);
                self.stand_in(object, field)
            }
            Kind::Map(pairs) => {
                let mut known = Vec::with_capacity(pairs.len());
                for (key, value) in pairs {
                    if key.starts_with(MARK) {
                        self.unknown_pairs(value, path, object, pairs, &mut known);
                        continue;
                    }
                    let path = path_of(path, key);
                    known.extend(self.pair(key, value, &path, object).map(|value| (key.clone(), value)));
                }
                Kind::Map(known)
            }
            Kind::List(list) => {
                let items = list.iter().enumerate();
                Kind::List(
                    items.map(|(index, value)| self.known(value, &format!("{path}[{index}]"), object, field)).collect(),
                )
            }
            kind => kind.clone(),
        };
        Value::new(value.span, kind)
    }

    /// A pair of an object; `None` for a key that only the library's input has, which is reported.
    fn pair(&mut self, key: &str, value: &Value, path: &str, object: Option<Object>) -> Option<Value> {
        let field = object.zip(Field::from_name(key)).filter(|(object, field)| object.holds(*field));
        let Some((object, field)) = field else { return Some(self.known(value, path, None, None)) };
        if !object.written().contains(&field) {
            // An array of PHP may be for this library, which takes more fields than a payload has.
            let place = value.span.start as usize;
            if self.template.is_some_and(|template| template.code.iter().any(|code| code.contains(&place))) {
                return None;
            }
            let suggestion = suggest::field(key, object).filter(|name| name != key);
            let builder = ProblemBuilder::warning(Code::UNKNOWN_KEY, Outcome::None).suggestion(suggestion);
            self.report(value.span, path, Severity::Warning, &builder);
            return None;
        }
        match (&value.kind, field) {
            (Kind::Number(_), Field::Id) => {
                self.report(value.span, path, Severity::Warning, &ProblemBuilder::error(codes::PAYLOAD_ID_NUMBER));
            }
            // A name may be empty.
            (Kind::Undefined | Kind::Null, _) if field != Field::Name => self.empty(value, path),
            (Kind::Text(text), Field::Sex | Field::Image | Field::Title | Field::Spot | Field::CustomField)
                if text.trim().is_empty() =>
            {
                self.empty(value, path);
            }
            // An id of a shop may be the sample's.
            (Kind::Text(text), _) if field != Field::Id && is_sample(object, field, text) => {
                let builder = ProblemBuilder::error(codes::PAYLOAD_SAMPLE).given(describe::label(text));
                self.report(value.span, path, Severity::Warning, &builder);
            }
            _ => self.constant(value, path, field),
        }
        let inner = match field {
            Field::User => Some(Object::User),
            Field::Order => Some(Object::Order),
            Field::Items => Some(Object::Item),
            _ => None,
        };
        Some(self.known(value, path, inner, Some(field)))
    }

    /// Pairs that are known only when the script runs: what the object needs may be among them.
    fn unknown_pairs(
        &mut self,
        value: &Value,
        path: &str,
        object: Option<Object>,
        pairs: &[(String, Value)],
        known: &mut Vec<(String, Value)>,
    ) {
        self.report(value.span, path, Severity::Note, &ProblemBuilder::note(codes::NOT_JUDGED));
        let needed: &[Field] = match object {
            Some(object) => needed(object),
            None => &[],
        };
        let Kind::Map(needed) = self.map(needed) else { return };
        for (key, value) in needed {
            if pairs.iter().all(|(given, _)| *given != key) {
                self.opaque.insert(path_of(path, &key));
                known.push((key, value));
            }
        }
    }

    fn empty(&mut self, value: &Value, path: &str) {
        self.report(value.span, path, Severity::Warning, &ProblemBuilder::error(codes::PAYLOAD_EMPTY));
    }

    fn stand_in(&mut self, object: Option<Object>, field: Option<Field>) -> Kind {
        let text = |text: &str| Kind::Text(text.to_owned());
        self.ids += 1;
        match (object, field) {
            (Some(Object::Item), _) => {
                let item = self.map(needed(Object::Item));
                Kind::List(vec![Value::new(Span::default(), item)])
            }
            (Some(object), _) => self.map(needed(object)),
            (None, Some(Field::Email)) => text("anna@shop.ru"),
            (None, Some(Field::Id)) => Kind::Text(format!("A-{}", self.ids)),
            (None, Some(Field::Price | Field::Count)) => Kind::Number(1.0),
            (None, Some(Field::Sex)) => text("f"),
            (None, Some(Field::Image)) => text("https://shop.ru/1.jpg"),
            (None, Some(_)) => text("Анна"),
            (None, None) => Kind::Undefined,
        }
    }

    fn map(&mut self, fields: &[Field]) -> Kind {
        let pair = |field: &Field| {
            let object = match field {
                Field::User => Some(Object::User),
                Field::Order => Some(Object::Order),
                Field::Items => Some(Object::Item),
                _ => None,
            };
            (field.name().to_owned(), Value::new(Span::default(), self.stand_in(object, Some(*field))))
        };
        Kind::Map(fields.iter().map(pair).collect())
    }
}

/// What an object needs, lest a rule objects to it.
const fn needed(object: Object) -> &'static [Field] {
    match object {
        Object::Postcheckout => &[Field::User, Field::Order],
        Object::User => &[Field::Name, Field::Email],
        Object::Order => &[Field::Id, Field::Price, Field::Items],
        Object::Item => &[Field::Id],
    }
}

/// The whole number that a number is, if JavaScript holds it exactly.
fn integer(number: f64) -> Option<i64> {
    const EXACT: f64 = 9_007_199_254_740_991.0;
    #[expect(clippy::cast_possible_truncation, reason = "it is whole, and within the range")]
    (number.fract() == 0.0 && number.abs() <= EXACT).then_some(number as i64)
}

/// A value as the core reads it.
#[derive(Clone, Copy)]
struct Judged<'a>(&'a Value);

impl<'a> Source<'a> for Judged<'a> {
    type Child = Judged<'a>;

    fn view(&self) -> View<'a> {
        match &self.0.kind {
            Kind::Undefined | Kind::Null | Kind::Mixed(_) | Kind::Opaque => View::Nothing,
            Kind::Bool(flag) => View::Bool(*flag),
            Kind::Number(number) => integer(*number).map_or(View::Float(*number), View::Integer),
            Kind::Text(text) => View::Text(Cow::Borrowed(text)),
            Kind::List(_) => View::List,
            Kind::Map(_) => View::Map,
        }
    }

    fn pairs<F>(&self, _: &'static [Field], mut visit: F) -> Result<(), SourceError>
    where
        F: FnMut(Key<'a>, Judged<'a>) -> ControlFlow<()>,
    {
        if let Kind::Map(pairs) = &self.0.kind {
            for (key, value) in pairs {
                if visit(Key::Other(View::Text(Cow::Borrowed(key))), Judged(value)).is_break() {
                    break;
                }
            }
        }
        Ok(())
    }

    fn elements<F>(&self, mut visit: F) -> Result<(), SourceError>
    where
        F: FnMut(Judged<'a>) -> ControlFlow<()>,
    {
        if let Kind::List(list) = &self.0.kind {
            for value in list {
                if visit(Judged(value)).is_break() {
                    break;
                }
            }
        }
        Ok(())
    }
}
