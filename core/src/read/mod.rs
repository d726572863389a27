//! Reading: host objects in, the checked payload and every problem out.

pub(crate) mod codes;
mod extra;
pub(crate) mod fast_path;
#[cfg(feature = "feed")]
mod feed;
mod item;
mod many;
pub(crate) mod order;
mod row;
pub(crate) mod scalar;
mod user;

use crate::base::buffer::{Buffer, Out};
use crate::base::limits::{MAX_KEYS, MAX_ORDERS};
use crate::base::text::Text;
use crate::input::field::{Field, Object};
use crate::input::json::Json;
use crate::input::packed::Packed;
use crate::input::{Key, Source, SourceError, View};
use crate::options::Options;
use crate::render;
use crate::render::model::Payload;
use crate::render::snippet::Snippet;
use crate::report::builder::{Need, Outcome, ProblemBuilder};
use crate::report::code::Code;
use crate::report::collector::Collector;
use crate::report::describe::{self, Expected};
use crate::report::path::Path;
use crate::report::problem::{InvalidInput, Problem};
use crate::report::suggest;
use fast_path::is_fine_label;
use std::collections::HashSet;
use std::ops::ControlFlow;

/// An input that was read: its problems, and the way to its snippet.
#[derive(Debug)]
pub struct Reading<'a, 'o> {
    payloads: Vec<Payload<'a>>,
    extras: String,
    list: bool,
    problems: Vec<Problem>,
    errors: bool,
    options: &'o Options<'o>,
}

/// Reads an order, or a list of orders, and checks every rule. Nothing stops the reading: all problems are collected.
pub fn read<'a, 'o>(source: impl Source<'a>, options: &'o Options<'o>) -> Reading<'a, 'o> {
    let mut reader = Reader::new(options);
    options.check(&mut reader.problems);
    #[cfg(feature = "feed")]
    reader.open_feed();
    let mut payloads = Vec::with_capacity(1);
    let list = reader.orders(&source, &mut payloads);
    if let Err(fault) = source.finish() {
        reader.fault(&fault, &Path::ROOT, Need::Required);
    }
    let errors = reader.problems.has_errors();
    Reading { payloads, extras: reader.extras.finish(), list, problems: reader.problems.into_list(), errors, options }
}

/// Reads an order of a language that passes bytes: packed, or as JSON in the option `charset`.
pub fn read_bytes<T>(order: &[u8], options: &Options<'_>, work: impl FnOnce(Reading<'_, '_>) -> T) -> T {
    if Packed::begins(order) {
        work(read(Packed::in_charset(order, Some(options.charset)), options))
    } else {
        work(read(&Json::new(&options.charset.to_utf8(order)), options))
    }
}

impl Reading<'_, '_> {
    /// Every problem found, in the order of the input.
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// Consumes the reading and returns its problems.
    pub fn into_problems(self) -> Vec<Problem> {
        self.problems
    }

    /// Whether the input was a list of orders.
    pub fn is_list(&self) -> bool {
        self.list
    }

    /// The ids of the orders that are sent, each with its order's place in the list, for checks across inputs. With
    /// an error, none is sent.
    pub fn order_ids(&self) -> impl Iterator<Item = (usize, &str)> {
        let sent = if self.errors { &[][..] } else { &self.payloads };
        sent.iter().filter_map(|payload| payload.order.id.as_deref()).enumerate()
    }

    /// Makes the snippet.
    ///
    /// # Errors
    /// [`InvalidInput`] if a problem is an error.
    pub fn render(self) -> Result<Snippet, InvalidInput> {
        self.render_into::<Vec<u8>>()
    }

    /// Renders into a host's own string.
    ///
    /// # Errors
    /// As [`render`](Reading::render).
    pub fn render_into<B: Buffer>(self) -> Result<Snippet<B::Html>, InvalidInput> {
        if self.errors {
            return Err(InvalidInput { problems: self.problems });
        }
        Ok(render::snippet::<B>(&self.payloads, &self.extras, self.list, self.problems, self.options))
    }
}

/// A field that is unusable; its problem is already reported.
struct Reported;

/// Reads one input. Its methods are spread over the files of this folder, by the object they read.
struct Reader<'o> {
    options: &'o Options<'o>,
    problems: Collector,
    /// The `extra` fields, written as they are read; the payload keeps ranges of it.
    extras: Out<Vec<u8>>,
    /// Whether it is reported that there are too many.
    extras_are_full: bool,
    /// The index that the items are compared with.
    #[cfg(feature = "feed")]
    feed: Option<crate::index::reason::Comparison>,
}

impl<'o> Reader<'o> {
    fn new(options: &'o Options<'o>) -> Reader<'o> {
        let problems = Collector::new(options.lang, options.strict);
        Reader {
            options,
            problems,
            extras: Out::with_capacity(0),
            extras_are_full: false,
            #[cfg(feature = "feed")]
            feed: None,
        }
    }
}

impl Reader<'_> {
    /// Reads one order or many; true for a list.
    fn orders<'a>(&mut self, source: &impl Source<'a>, payloads: &mut Vec<Payload<'a>>) -> bool {
        let view = source.view();
        if !matches!(view, View::List) {
            self.postcheckout(source, view, next(payloads, Payload::EMPTY), &Path::ROOT);
            return false;
        }
        let mut index = 0;
        let result = source.elements(|element| {
            if index == MAX_ORDERS {
                let report = ProblemBuilder::error(Code::TOO_MANY_ORDERS).expected(MAX_ORDERS.to_string());
                self.problems.report(&Path::ROOT, report);
                return ControlFlow::Break(());
            }
            let path = Path::ROOT.index(index);
            self.postcheckout(&element, element.view(), next(payloads, Payload::EMPTY), &path);
            index += 1;
            ControlFlow::Continue(())
        });
        self.result(result, &Path::ROOT);
        if index == 0 {
            // A host with one kind of array has no other way to write an empty map.
            self.missing(Code::USER_MISSING, Field::User, &Path::ROOT);
            self.missing(Code::ORDER_MISSING, Field::Order, &Path::ROOT);
        }
        self.repeated_order_ids(payloads);
        true
    }

    fn repeated_order_ids(&mut self, payloads: &[Payload<'_>]) {
        let mut seen = HashSet::new();
        for (index, payload) in payloads.iter().enumerate() {
            let Some(id) = payload.order.id.as_deref() else { continue };
            if !seen.insert(id) {
                let (root, report) =
                    (Path::ROOT, ProblemBuilder::error(Code::ORDER_ID_REPEATED).given(describe::label(id)));
                let path = root.index(index);
                self.problems.report(&path.field(Field::Order).field(Field::Id), report);
            }
        }
    }

    fn postcheckout<'a, S: Source<'a>>(
        &mut self,
        source: &S,
        view: View<'a>,
        payload: &mut Payload<'a>,
        path: &Path<'_>,
    ) {
        let seen = self.object(source, view, Object::Postcheckout, path, |reader, field, value, path| match field {
            Field::User => reader.user(value, &mut payload.user, path),
            Field::Order => reader.order(value, &mut payload.order, path),
            Field::Spot => reader.text(value, &mut payload.spot, path, is_fine_label, Text::borrowed, Self::label),
            Field::Extra => payload.extra = reader.extra(value, Object::Postcheckout, path),
            // Not fields of this object: the reader reports them as unknown keys.
            Field::Name
            | Field::FirstName
            | Field::LastName
            | Field::Email
            | Field::Phone
            | Field::Id
            | Field::Sex
            | Field::Price
            | Field::CustomField
            | Field::Items
            | Field::Title
            | Field::Image
            | Field::Count => {}
        });
        if let Ok(seen) = seen {
            if !seen.has(Field::User) {
                self.missing(Code::USER_MISSING, Field::User, path);
            }
            if !seen.has(Field::Order) {
                self.missing(Code::ORDER_MISSING, Field::Order, path);
            }
        }
    }

    /// Walks the known fields of an object, and reports every other key. Gives back which fields there were.
    fn object<'a, S: Source<'a>>(
        &mut self,
        source: &S,
        view: View<'a>,
        object: Object,
        path: &Path<'_>,
        mut visit: impl FnMut(&mut Self, Field, &S::Child, &Path<'_>),
    ) -> Result<Seen, Reported> {
        let mut seen = Seen::default();
        if matches!(view, View::Map | View::Other(_)) {
            let mut unknown = 0;
            let result = source.pairs(object.fields(), |key, value| {
                let field = match key {
                    Key::Field(field) if object.holds(field) => Some(field),
                    other => self.known(other, object, path),
                };
                let Some(field) = field else {
                    unknown += 1;
                    return self.within(unknown, path);
                };
                if seen.has(field) {
                    self.duplicate(&path.field(field));
                } else {
                    seen.add(field);
                    if field == Field::Extra && self.is_of_object(&view, &value, &path.field(field)) {
                        return ControlFlow::Continue(());
                    }
                    visit(self, field, &value, &path.field(field));
                }
                ControlFlow::Continue(())
            });
            self.result(result, path);
        }
        match view {
            View::Map => Ok(seen),
            // Something else that has fields is such an object.
            View::Other(_) if !seen.is_empty() => Ok(seen.in_object()),
            View::List if self.is_empty(source, path) => Ok(seen),
            other => {
                let expected = if object == Object::Postcheckout { Expected::Orders } else { Expected::Map };
                self.wrong_type(&other, expected, path, Need::Required);
                Err(Reported)
            }
        }
    }

    /// The known field of a key that the host has not recognised, if it is one; a key that is not is reported.
    #[cold]
    fn known(&mut self, key: Key<'_>, object: Object, path: &Path<'_>) -> Option<Field> {
        let name = match key {
            Key::Field(field) => field.name().into(),
            Key::Other(view @ (View::Text(_) | View::Bytes(_) | View::Unreadable(_))) => self.key(view, path)?,
            // No text at all: no field has such a name.
            Key::Other(other) => describe::view(&other, self.problems.lang()).into(),
        };
        let known = Field::from_name(&name).filter(|&field| object.holds(field));
        if known.is_none() {
            // A suggestion costs more than all the rest of an unknown key, of which there may be millions.
            let suggestion = if self.problems.is_full() { None } else { suggest::field(&name, object) };
            let report = ProblemBuilder::warning(Code::UNKNOWN_KEY, Outcome::LeftOut).suggestion(suggestion);
            self.problems.report(&path.key(&name), report);
        }
        known
    }

    #[cold]
    fn duplicate(&mut self, path: &Path<'_>) {
        self.problems.report(path, ProblemBuilder::error(Code::DUPLICATE_KEY));
    }

    /// Stops a walk whose map has more keys than are read.
    fn within(&mut self, count: usize, path: &Path<'_>) -> ControlFlow<()> {
        if count <= MAX_KEYS {
            return ControlFlow::Continue(());
        }
        self.problems.report(path, ProblemBuilder::error(Code::TOO_MANY_KEYS).expected(MAX_KEYS.to_string()));
        ControlFlow::Break(())
    }

    /// Whether a list has no elements, and so may mean an empty map.
    fn is_empty<'a>(&mut self, source: &impl Source<'a>, path: &Path<'_>) -> bool {
        let mut empty = true;
        let result = source.elements(|_| {
            empty = false;
            ControlFlow::Break(())
        });
        self.result(result, path);
        empty
    }

    fn missing(&mut self, code: Code, field: Field, path: &Path<'_>) {
        self.problems.report(&path.field(field), ProblemBuilder::error(code));
    }

    fn result(&mut self, result: Result<(), SourceError>, path: &Path<'_>) {
        if let Err(fault) = result {
            self.fault(&fault, path, Need::Required);
        }
    }

    fn fault(&mut self, fault: &SourceError, path: &Path<'_>, need: Need) {
        // A malformed document is wrong as a whole.
        let path =
            if matches!(fault, SourceError::Syntax { .. } | SourceError::Packed { .. }) { &Path::ROOT } else { path };
        self.problems.unreadable(fault, path, need);
    }

    #[cold]
    fn wrong_type(&mut self, view: &View<'_>, expected: Expected, path: &Path<'_>, need: Need) {
        if let View::Unreadable(fault) = view {
            return self.fault(fault, path, need);
        }
        let lang = self.problems.lang();
        let is_text = matches!(view, View::Text(_) | View::Bytes(_));
        let given = match expected {
            // A text in place of an object may hold the whole order.
            Expected::Map | Expected::List | Expected::Orders if is_text => describe::kind(view, lang),
            _ if path.is_in(Field::User) => describe::private_view(view, lang),
            _ => describe::view(view, lang),
        };
        let report = need.unusable(Code::WRONG_TYPE).expected(describe::expected(expected, lang)).given(given);
        self.problems.report(path, report);
    }
}

/// Adds an element and returns its place, to be filled there: the result of reading an object is large.
#[inline(always)]
fn next<T>(list: &mut Vec<T>, empty: T) -> &mut T {
    list.push(empty);
    let index = list.len() - 1;
    &mut list[index]
}

/// Some fields of one object: those found so far, or those with a reported problem.
#[derive(Clone, Copy, Default)]
struct Seen(u32);

impl Seen {
    /// A bit of no field.
    const IN_OBJECT: u32 = 1 << 31;

    /// Returns the value; the field of an unreadable one is added.
    fn readable<T>(&mut self, field: Field, read: Result<Option<T>, Reported>) -> Option<T> {
        read.unwrap_or_else(|Reported| {
            self.add(field);
            None
        })
    }

    fn add(&mut self, field: Field) {
        self.0 |= 1 << field as u32;
    }

    fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Marks the fields as attributes of an object that is not a map.
    fn in_object(self) -> Seen {
        Seen(self.0 | Seen::IN_OBJECT)
    }

    fn is_in_object(self) -> bool {
        self.0 & Seen::IN_OBJECT != 0
    }

    fn has(self, field: Field) -> bool {
        self.0 & (1 << field as u32) != 0
    }
}
