//! The writer of C: an order or options, in the packed form of docs/packed.md.

use crate::field::FlocktoryPostcheckoutField;
use flocktory_postcheckout::Field;
use flocktory_postcheckout::internal::{Object, form};
use std::borrow::Cow;
use std::ffi::{CStr, CString};

/// Nested maps and lists. The core reads fewer.
const MAX_DEPTH: usize = 64;
/// Bytes of a document, so that every length fits its four bytes. No order of a shop needs a hundredth of it.
const MAX_BYTES: usize = 64 << 20;
const NO_FIELD: u32 = FlocktoryPostcheckoutField::None as u32;
const TOO_LARGE: &str = "the document is larger than 64 MiB";

/// The mark of a document, a list's tag and its length: what comes before the first order. If that stays the only one,
/// the document has no list, and begins at the last of these bytes.
const HEAD: usize = 6;

/// A value of the packed form.
pub(crate) enum Value<'a> {
    Nothing,
    Bool(bool),
    Integer(i64),
    Number(&'a [u8]),
    Text(&'a [u8]),
}

/// A map or a list that is not ended.
struct Open {
    /// Where its content begins, which is after its length.
    start: usize,
    /// The object that a map is, or that a list's elements are.
    due: Option<Object>,
    inside: Inside,
}

#[derive(Clone, Copy)]
enum Inside {
    List,
    Map,
    /// A map whose last key has no value yet, and the object that is due there.
    Key(Option<Object>),
}

/// Writes an order, a list of orders, or options, value by value.
pub struct FlocktoryPostcheckoutWriter {
    bytes: Vec<u8>,
    /// The document's own map first.
    open: Vec<Open>,
    is_list: bool,
    mistake: Option<CString>,
}

/// Why a call cannot be followed, for the developer who wrote it: at most 40 characters, which a problem shows.
pub(crate) type Mistake = Cow<'static, str>;

impl FlocktoryPostcheckoutWriter {
    pub(crate) fn new() -> FlocktoryPostcheckoutWriter {
        let mut bytes = Vec::with_capacity(1024);
        bytes.extend_from_slice(&[form::VERSION, form::LIST, 0, 0, 0, 0]);
        let mut writer = FlocktoryPostcheckoutWriter { bytes, open: Vec::new(), is_list: false, mistake: None };
        writer.begin(form::MAP, Inside::Map, Some(Object::Postcheckout));
        writer
    }

    /// Runs a step, unless there was a mistake before, and returns whether there is none now.
    pub(crate) fn step(&mut self, step: impl FnOnce(&mut FlocktoryPostcheckoutWriter) -> Result<(), Mistake>) -> bool {
        if self.mistake.is_none()
            && let Err(mistake) = step(self)
        {
            self.fail(&mistake);
        }
        self.mistake.is_none()
    }

    pub(crate) fn mistake(&self) -> Option<&CStr> {
        self.mistake.as_deref()
    }

    /// Writes a key that is not a field, or the name of one.
    pub(crate) fn key(&mut self, text: &[u8]) -> Result<(), Mistake> {
        let (due, inside) = self.open.last().map_or((None, Inside::Map), |last| (last.due, last.inside));
        match inside {
            Inside::List => return Err("an element of a list has no key".into()),
            Inside::Key(_) => return Err("a key has no value".into()),
            Inside::Map => {}
        }
        let field = str::from_utf8(text).ok().and_then(Field::from_name);
        self.inside(Inside::Key(due.zip(field).and_then(|(object, field)| object.child(field))));
        // Of a text, core knows without a copy whether it names a field.
        self.content(if text.is_ascii() { form::TEXT } else { form::BYTES }, text)
    }

    pub(crate) fn value(&mut self, field: u32, value: Value<'_>) -> Result<(), Mistake> {
        self.place(field)?;
        match value {
            Value::Nothing => self.bytes.push(form::NOTHING),
            Value::Bool(flag) => self.bytes.push(form::FALSE + u8::from(flag)),
            Value::Integer(integer) => {
                self.bytes.push(form::INTEGER);
                self.bytes.extend_from_slice(&form::put::<{ form::SCALAR }>(integer.cast_unsigned()));
            }
            Value::Number(text) => self.content(form::NUMBER, text)?,
            Value::Text(text) => self.content(form::BYTES, text)?,
        }
        Ok(())
    }

    pub(crate) fn map(&mut self, field: u32) -> Result<(), Mistake> {
        self.deeper(field, form::MAP, Inside::Map)
    }

    pub(crate) fn list(&mut self, field: u32) -> Result<(), Mistake> {
        self.deeper(field, form::LIST, Inside::List)
    }

    /// Ends the map or list that was begun last.
    pub(crate) fn end(&mut self) -> Result<(), Mistake> {
        match self.open.last() {
            Some(Open { inside: Inside::Key(_), .. }) => Err("a key has no value".into()),
            Some(open) if self.open.len() > 1 => {
                let start = open.start;
                self.open.pop();
                self.patch(start);
                Ok(())
            }
            _ => Err("there is no map or list to end".into()),
        }
    }

    /// Ends the order, and begins the next one of a list.
    pub(crate) fn next_order(&mut self) -> Result<(), Mistake> {
        let start = self.complete()?;
        if self.bytes.len() > MAX_BYTES {
            return Err(TOO_LARGE.into());
        }
        self.patch(start);
        self.open.pop();
        self.is_list = true;
        self.begin(form::MAP, Inside::Map, Some(Object::Postcheckout));
        Ok(())
    }

    /// The document as it is now. After a mistake it consists of a value that cannot be read, so that the mistake becomes
    /// a problem like any other.
    pub(crate) fn document(&mut self) -> &[u8] {
        self.step(|writer| {
            let start = writer.complete()?;
            writer.patch(start);
            writer.patch(HEAD);
            Ok(())
        });
        if self.is_list || self.mistake.is_some() {
            return &self.bytes;
        }
        // The last byte of a length that does not count.
        self.bytes[HEAD - 1] = form::VERSION;
        &self.bytes[HEAD - 1..]
    }

    /// Where the content of the order begins, if it can end here.
    fn complete(&self) -> Result<usize, Mistake> {
        match self.open.as_slice() {
            [Open { inside: Inside::Key(_), .. }] => Err("a key has no value".into()),
            [order] => Ok(order.start),
            _ => Err("a map or list has no end".into()),
        }
    }

    /// Writes the field of a value, and returns the object that is due there.
    fn place(&mut self, field: u32) -> Result<Option<Object>, Mistake> {
        if self.bytes.len() > MAX_BYTES {
            return Err(TOO_LARGE.into());
        }
        let (due, inside) = self.open.last().map_or((None, Inside::Map), |last| (last.due, last.inside));
        if field == NO_FIELD {
            return match inside {
                Inside::List => Ok(due),
                Inside::Key(below) => {
                    self.inside(Inside::Map);
                    Ok(below)
                }
                Inside::Map => Err("a value in a map needs a field or a key".into()),
            };
        }
        let Some((number, field)) =
            u8::try_from(field).ok().and_then(|number| Some((number, *Field::ALL.get(usize::from(number))?)))
        else {
            return Err(format!("there is no field {field}").into());
        };
        match (inside, due) {
            (Inside::Map, Some(object)) if object.holds(field) => {
                self.bytes.push(form::FIELD + number);
                Ok(object.child(field))
            }
            (Inside::Map, Some(object)) => {
                Err(format!("there is no field `{}{}`", object.place(), field.name()).into())
            }
            (Inside::Map, None) => Err(format!("`{}` is not a field here: write a key", field.name()).into()),
            (Inside::List, _) => Err(format!("an element of a list has the field `{}`", field.name()).into()),
            (Inside::Key(_), _) => Err(format!("a key is followed by the field `{}`", field.name()).into()),
        }
    }

    fn inside(&mut self, inside: Inside) {
        if let Some(last) = self.open.last_mut() {
            last.inside = inside;
        }
    }

    fn deeper(&mut self, field: u32, tag: u8, inside: Inside) -> Result<(), Mistake> {
        if self.open.len() > MAX_DEPTH {
            return Err("maps or lists are nested too deep".into());
        }
        let due = self.place(field)?;
        self.begin(tag, inside, due);
        Ok(())
    }

    fn begin(&mut self, tag: u8, inside: Inside, due: Option<Object>) {
        self.bytes.extend_from_slice(&[tag, 0, 0, 0, 0]);
        self.open.push(Open { start: self.bytes.len(), due, inside });
    }

    fn content(&mut self, tag: u8, text: &[u8]) -> Result<(), Mistake> {
        if text.len() > MAX_BYTES.saturating_sub(self.bytes.len()) {
            return Err(TOO_LARGE.into());
        }
        self.bytes.extend_from_slice(&[tag, 0, 0, 0, 0]);
        let start = self.bytes.len();
        self.bytes.extend_from_slice(text);
        self.patch(start);
        Ok(())
    }

    /// Writes the length of what begins at `start` and ends here.
    fn patch(&mut self, start: usize) {
        let length = self.bytes.len() - start;
        self.bytes[start - form::LENGTH..start].copy_from_slice(&form::put::<{ form::LENGTH }>(length as u64));
    }

    #[cold]
    fn fail(&mut self, mistake: &str) {
        self.bytes = vec![form::VERSION];
        self.bytes.extend_from_slice(&[form::UNREADABLE, 0, 0, 0, 0, form::HOST_FAILED]);
        self.bytes.extend_from_slice(mistake.as_bytes());
        self.patch(HEAD);
        self.open = Vec::new();
        self.mistake = Some(CString::new(mistake).unwrap_or_default());
    }
}
