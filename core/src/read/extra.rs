//! Reading `extra`: fields that Flocktory agreed with one shop, any JSON-like value, written as they are read.

use super::{Reader, Reported};
use crate::base::decimal::{Decimal, NotDecimal};
use crate::base::limits::{MAX_DEPTH, MAX_EXTRA};
use crate::input::field::{Field, Object};
use crate::input::{Key, Source, SourceError, View};
use crate::render::escape;
use crate::render::model::Extra;
use crate::report::builder::{Need, Outcome, ProblemBuilder};
use crate::report::code::Code;
use crate::report::describe;
use crate::report::describe::Expected;
use crate::report::path::Path;
use std::borrow::Cow;
use std::collections::HashSet;
use std::ops::ControlFlow;

impl Reader<'_> {
    /// Writes the fields of an `extra`, each with a comma before it, and gives the range that they take.
    pub(super) fn extra<'a>(&mut self, source: &impl Source<'a>, object: Object, path: &Path<'_>) -> Extra {
        let start = self.extras.len();
        let Ok(view) = self.scalar(source.view(), path, Need::Optional) else { return start..start };
        match view {
            View::Nothing => {}
            View::Map => {
                if self.extra_pairs(source, Some(object), path, 1).is_err() {
                    self.extras.truncate(start);
                }
            }
            View::List if self.is_empty(source, path) => {}
            other => self.wrong_type(&other, Expected::Map, path, Need::Required),
        }
        start..self.extras.len()
    }

    /// Whether an `extra` is an attribute of an object: the shop's own data, which nobody decided to publish. It is reported.
    #[cold]
    #[inline(never)]
    pub(super) fn is_of_object<'a>(&mut self, object: &View<'_>, extra: &impl Source<'a>, path: &Path<'_>) -> bool {
        let View::Other(class) = object else { return false };
        if !matches!(extra.view(), View::Nothing) {
            let given = describe::class(class);
            self.problems.report(path, ProblemBuilder::warning(Code::EXTRA_OF_OBJECT, Outcome::LeftOut).given(given));
        }
        true
    }

    /// Writes the pairs of a map; in the outermost one, no name that the snippet writes itself.
    fn extra_pairs<'a, S: Source<'a>>(
        &mut self,
        source: &S,
        outermost: Option<Object>,
        path: &Path<'_>,
        depth: usize,
    ) -> Result<(), Reported> {
        let start = self.extras.len();
        let mut seen: HashSet<Cow<'a, str>> = HashSet::new();
        let result = source.pairs(&[], |key, value| {
            let view = match key {
                Key::Field(field) => View::Text(field.name().into()),
                Key::Other(view) => view,
            };
            let Some(key) = self.key(view, path) else { return ControlFlow::Continue(()) };
            let here = path.key(&key);
            let taken = |object: Object| Field::from_name(&key).is_some_and(|field| object.written().contains(&field));
            let refusal = if key == "__proto__" {
                Some(Code::EXTRA_RESERVED_KEY)
            } else if outermost.is_some_and(taken) {
                Some(Code::EXTRA_KNOWN_KEY)
            } else if seen.contains(&key) {
                Some(Code::DUPLICATE_KEY)
            } else {
                None
            };
            if let Some(code) = refusal {
                self.problems.report(&here, ProblemBuilder::error(code));
                return ControlFlow::Continue(());
            }
            let before = self.extras.len();
            if outermost.is_some() || before > start {
                self.extras.push(b",");
            }
            escape::string(&key, &mut self.extras);
            self.extras.push(b":");
            self.extra_value(&value, before, &here, depth)?;
            seen.insert(key);
            self.within(seen.len(), path)
        });
        self.walked(result, path)
    }

    /// Writes any value, unless there is too much already: values that hold themselves twice have no end. With one that
    /// cannot be read, drops what was written for it: all from `before` on, its comma and key included.
    fn extra_value<'a>(
        &mut self,
        source: &impl Source<'a>,
        before: usize,
        path: &Path<'_>,
        depth: usize,
    ) -> ControlFlow<()> {
        if self.extras.len() <= MAX_EXTRA && self.extra_view(source, path, depth).is_err() {
            self.extras.truncate(before);
        }
        if self.extras.len() <= MAX_EXTRA {
            return ControlFlow::Continue(());
        }
        if !self.extras_are_full {
            self.extras_are_full = true;
            self.problems.report(path, ProblemBuilder::error(Code::EXTRA_TOO_LARGE).expected(MAX_EXTRA.to_string()));
        }
        ControlFlow::Break(())
    }

    /// Writes any value; one that can't be written is reported.
    fn extra_view<'a>(&mut self, source: &impl Source<'a>, path: &Path<'_>, depth: usize) -> Result<(), Reported> {
        let view = source.view();
        if depth > MAX_DEPTH && matches!(view, View::List | View::Map) {
            self.fault(&SourceError::TooDeep, path, Need::Required);
            return Err(Reported);
        }
        match &view {
            View::Nothing => self.extras.push(b"null"),
            View::Bool(flag) => self.extras.push(if *flag { b"true" } else { b"false" }),
            View::Integer(integer) => self.extra_number(Decimal::from_integer(*integer), &view, path)?,
            View::Float(float) => self.extra_number(Decimal::from_float(*float), &view, path)?,
            View::Number(number) => self.extra_number(Decimal::from_number(number), &view, path)?,
            View::Text(text) => self.extra_text(text, path)?,
            View::Bytes(bytes) => {
                let text = self.decode(Cow::Borrowed(&**bytes), path, Need::Optional)?;
                self.extra_text(&text, path)?;
            }
            View::List => {
                self.extras.push(b"[");
                self.extra_elements(source, path, depth + 1)?;
                self.extras.push(b"]");
            }
            View::Map => {
                self.extras.push(b"{");
                self.extra_pairs(source, None, path, depth + 1)?;
                self.extras.push(b"}");
            }
            View::Unreadable(fault) => {
                self.fault(fault, path, Need::Optional);
                return Err(Reported);
            }
            View::Other(_) => {
                self.wrong_type(&view, Expected::JsonLike, path, Need::Required);
                return Err(Reported);
            }
        }
        Ok(())
    }

    fn extra_text(&mut self, text: &str, path: &Path<'_>) -> Result<(), Reported> {
        self.within_length(text, path, Need::Optional)?;
        escape::string(text, &mut self.extras);
        Ok(())
    }

    fn extra_number(
        &mut self,
        number: Result<Decimal, NotDecimal>,
        view: &View<'_>,
        path: &Path<'_>,
    ) -> Result<(), Reported> {
        let code = match (number, view) {
            (Ok(number), _) => {
                number.write(b"", &mut self.extras);
                return Ok(());
            }
            (Err(NotDecimal::Rounded), View::Number(text)) => {
                self.rounded(view, path);
                Decimal::nearest(text).write(b"", &mut self.extras);
                return Ok(());
            }
            (Err(NotDecimal::NotFinite), _) => Code::NUMBER_NOT_FINITE,
            (Err(_), _) => Code::NUMBER_NOT_EXACT,
        };
        let given = describe::view(view, self.problems.lang());
        self.problems.report(path, ProblemBuilder::error(code).given(given));
        Err(Reported)
    }

    fn extra_elements<'a>(&mut self, source: &impl Source<'a>, path: &Path<'_>, depth: usize) -> Result<(), Reported> {
        let start = self.extras.len();
        let mut index = 0;
        let result = source.elements(|element| {
            let before = self.extras.len();
            if before > start {
                self.extras.push(b",");
            }
            self.extra_value(&element, before, &path.index(index), depth)?;
            index += 1;
            self.within(index, path)
        });
        self.walked(result, path)
    }

    /// A walk that failed leaves half a value, which is left out as a whole.
    fn walked(&mut self, result: Result<(), SourceError>, path: &Path<'_>) -> Result<(), Reported> {
        result.map_err(|fault| {
            self.fault(&fault, path, Need::Optional);
            Reported
        })
    }
}
