//! Python values as core reads them.

use crate::convert;
use crate::dict;
use crate::handle;
use crate::row;
use crate::session::Session;
use flocktory_postcheckout::feed::Feed;
use flocktory_postcheckout::{Field, Key, Source, SourceError, View};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyString};
use std::borrow::Cow;
use std::ops::ControlFlow;

/// What a value is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Got {
    Data,
    /// It is a method, which is not called.
    Method,
    /// It is the text of the exception that was raised instead.
    Exception,
}

/// A Python value.
#[derive(Clone, Copy)]
pub(crate) struct HostValue<'a, 'py> {
    value: &'a Bound<'py, PyAny>,
    got: Got,
    session: &'a Session<'py>,
}

impl<'a, 'py> HostValue<'a, 'py> {
    #[inline]
    pub(crate) fn new(value: Bound<'py, PyAny>, session: &'a Session<'py>) -> HostValue<'a, 'py> {
        HostValue { value: session.keep(value), got: Got::Data, session }
    }

    /// Wraps the result of getting a value.
    fn got(&self, got: PyResult<Bound<'py, PyAny>>) -> HostValue<'a, 'py> {
        match got {
            Ok(value) => HostValue::new(value, self.session),
            Err(error) => {
                let text = PyString::new(self.value.py(), &self.raised(error));
                HostValue { got: Got::Exception, ..HostValue::new(text.into_any(), self.session) }
            }
        }
    }

    fn raised(&self, error: PyErr) -> String {
        self.session.raised(self.value.py(), error)
    }

    fn fault(&self, error: PyErr) -> SourceError {
        SourceError::Host(self.raised(error))
    }

    /// The view of a value that is not exactly a str.
    #[inline(never)]
    fn other_view(&self) -> View<'a> {
        if self.got == Got::Method {
            return View::Unreadable(SourceError::Method);
        }
        convert::view(self.value, self.session).unwrap_or_else(|error| View::Unreadable(self.fault(error)))
    }

    /// The view of a key, which is usually a str.
    #[inline(never)]
    fn key_view(&self) -> View<'a> {
        self.view()
    }

    /// Returns the field whose name is this very object, or an owned reference to the key.
    #[inline]
    fn field(&self, key: Borrowed<'_, 'py, PyAny>, fields: &[Field]) -> Result<Field, Bound<'py, PyAny>> {
        fields.iter().find(|&&field| self.session.name(field).is(key)).copied().ok_or_else(|| key.to_owned())
    }

    /// Inlined: a `Key` is large, and a field then stays in a register.
    #[inline(always)]
    fn key(&self, field: Result<Field, Bound<'py, PyAny>>) -> Key<'a> {
        match field {
            Ok(field) => Key::Field(field),
            Err(key) => Key::Other(HostValue::new(key, self.session).key_view()),
        }
    }

    #[inline]
    fn dict_pairs(
        &self,
        dict: &Bound<'py, PyDict>,
        fields: &[Field],
        mut visit: impl FnMut(Key<'a>, Self) -> ControlFlow<()>,
    ) -> PyResult<()> {
        let visit = |field, value| visit(self.key(field), HostValue::new(value, self.session));
        dict::walk(dict, |key| self.field(key, fields), visit)
    }

    fn mapping_pairs(&self, fields: &[Field], mut visit: impl FnMut(Key<'a>, Self) -> ControlFlow<()>) -> PyResult<()> {
        for key in self.value.call_method0("keys")?.try_iter()? {
            let key = key?;
            let value = self.got(self.value.get_item(&key));
            if visit(self.key(self.field(key.as_borrowed(), fields)), value).is_break() {
                break;
            }
        }
        Ok(())
    }

    fn attributes(&self, fields: &[Field], mut visit: impl FnMut(Key<'a>, Self) -> ControlFlow<()>) -> PyResult<()> {
        for &field in fields {
            let (got, value) = match self.attribute(self.session.name(field).bind(self.value.py())) {
                Ok(None) => continue,
                Ok(Some(value)) if convert::is_builtin_method(&value) => continue,
                Ok(Some(value)) if convert::is_method(&value)? => (Got::Method, Ok(value)),
                Ok(Some(value)) => (Got::Data, Ok(value)),
                Err(error) => (Got::Exception, Err(error)),
            };
            if visit(Key::Field(field), HostValue { got, ..self.got(value) }).is_break() {
                break;
            }
        }
        Ok(())
    }

    /// An object's attribute, if it has it.
    fn attribute(&self, name: &Bound<'py, PyString>) -> PyResult<Option<Bound<'py, PyAny>>> {
        match self.value.getattr_opt(name)? {
            // What a property raised may look like a missing attribute: it is raised again.
            None if convert::is_computed(self.value, name)? => self.value.getattr(name).map(Some),
            found => Ok(found),
        }
    }
}

/// The view of a value whose getting has raised.
#[cold]
fn broken<'a>(text: &Bound<'_, PyString>) -> View<'a> {
    View::Unreadable(SourceError::Host(text.to_string()))
}

impl<'a> Source<'a> for HostValue<'a, '_> {
    type Child = Self;

    #[inline]
    fn text(&self) -> Option<&'a str> {
        let text = self.value.cast_exact::<PyString>().ok().filter(|_| self.got == Got::Data)?;
        // The view reports half of a surrogate pair, which has no form in UTF-8.
        text.to_str().ok()
    }

    #[inline(always)]
    fn view(&self) -> View<'a> {
        match self.value.cast_exact::<PyString>() {
            Ok(text) if self.got == Got::Exception => broken(text),
            Ok(text) => convert::text(text),
            Err(_) => self.other_view(),
        }
    }

    fn pairs<F>(&self, fields: &'static [Field], mut visit: F) -> Result<(), SourceError>
    where
        F: FnMut(Key<'a>, Self) -> ControlFlow<()>,
    {
        let visit = |key, value| self.session.go_on(visit(key, value));
        let walk = match self.value.cast_exact::<PyDict>() {
            Ok(dict) => self.dict_pairs(dict, fields, visit),
            Err(_) => convert::has_keys(self.value).and_then(|has_keys| {
                if has_keys { self.mapping_pairs(fields, visit) } else { self.attributes(fields, visit) }
            }),
        };
        walk.map_err(|error| self.fault(error))
    }

    fn elements<F>(&self, mut visit: F) -> Result<(), SourceError>
    where
        F: FnMut(Self) -> ControlFlow<()>,
    {
        let elements = self.value.try_iter().map_err(|error| self.fault(error))?;
        for element in elements {
            let element = element.map_err(|error| self.fault(error))?;
            if self.session.go_on(visit(HostValue::new(element, self.session))).is_break() {
                break;
            }
        }
        Ok(())
    }

    fn row(&self, field: Field) -> Option<Cow<'a, str>> {
        let class = row::class_of_key(self.value, self.session.name(field).bind(self.value.py()));
        // The id itself was read: what is known of its class only adds a problem.
        class.ok().flatten().map(Cow::Owned)
    }

    fn feed(&self) -> Option<Feed> {
        handle::of(self.value)
    }
}
