//! Python objects as core reads them.

use crate::dict;
use crate::feed;
use crate::kind;
use crate::reading::Reading;
use flocktory_postcheckout::feed::Feed;
use flocktory_postcheckout::{Fault, Field, Key, Source, View};
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyDict, PyFloat, PyInt, PyList, PyString, PyTuple};
use std::ops::ControlFlow;

/// A Python object, or what was raised in its place.
#[derive(Clone, Copy)]
pub(crate) struct Object<'a, 'py> {
    value: &'a Bound<'py, PyAny>,
    /// The value is the text of an exception.
    is_raised: bool,
    reading: &'a Reading<'py>,
}

impl<'a, 'py> Object<'a, 'py> {
    #[inline]
    pub(crate) fn new(value: Bound<'py, PyAny>, reading: &'a Reading<'py>) -> Object<'a, 'py> {
        Object { value: reading.keep(value), is_raised: false, reading }
    }

    /// What getting a value has come to.
    fn got(&self, got: PyResult<Bound<'py, PyAny>>) -> Object<'a, 'py> {
        match got {
            Ok(value) => Object::new(value, self.reading),
            Err(error) => {
                let text = PyString::new(self.value.py(), &self.raised(error));
                Object { is_raised: true, ..Object::new(text.into_any(), self.reading) }
            }
        }
    }

    fn raised(&self, error: PyErr) -> String {
        self.reading.raised(self.value.py(), error)
    }

    fn fault(&self, error: PyErr) -> Fault {
        Fault::Host(self.raised(error))
    }

    /// The view of what is no text, or not known to be.
    #[inline(never)]
    fn other_view(&self) -> View<'a> {
        let value = self.value;
        let view = if let Ok(integer) = value.cast_exact::<PyInt>() {
            kind::integer(integer)
        } else if let Ok(float) = value.cast_exact::<PyFloat>() {
            Ok(View::Float(float.value()))
        } else if value.is_exact_instance_of::<PyDict>() {
            Ok(View::Map)
        } else if value.is_exact_instance_of::<PyList>() || value.is_exact_instance_of::<PyTuple>() {
            Ok(View::List)
        } else if value.is_none() {
            Ok(View::Nothing)
        } else if let Ok(flag) = value.cast_exact::<PyBool>() {
            Ok(View::Bool(flag.is_true()))
        } else if let Ok(text) = value.cast_exact::<PyString>() {
            Ok(if self.is_raised { View::Broken(Fault::Host(text.to_string())) } else { kind::text(text) })
        } else {
            kind::view(value, self.reading)
        };
        view.unwrap_or_else(|error| View::Broken(self.fault(error)))
    }

    /// The field whose name a key is, the very same object; or the key, to hold on to.
    #[inline]
    fn field(&self, key: Borrowed<'_, 'py, PyAny>, fields: &[Field]) -> Result<Field, Bound<'py, PyAny>> {
        fields.iter().find(|&&field| self.reading.name(field).is(key)).copied().ok_or_else(|| key.to_owned())
    }

    /// Inlined, so that a field stays in a register: a key is large.
    #[inline(always)]
    fn key(&self, field: Result<Field, Bound<'py, PyAny>>) -> Key<'a> {
        match field {
            Ok(field) => Key::Field(field),
            Err(key) => Key::Other(Object::new(key, self.reading).other_view()),
        }
    }

    #[inline]
    fn dict_pairs(
        &self,
        dict: &Bound<'py, PyDict>,
        fields: &[Field],
        mut visit: impl FnMut(Key<'a>, Self) -> ControlFlow<()>,
    ) -> PyResult<()> {
        let visit = |field, value| visit(self.key(field), Object::new(value, self.reading));
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
            let got = match self.value.getattr_opt(self.reading.name(field)) {
                Ok(None) => continue,
                Ok(Some(value)) if kind::is_method(&value)? => continue,
                Ok(Some(value)) => Ok(value),
                Err(error) => Err(error),
            };
            if visit(Key::Field(field), self.got(got)).is_break() {
                break;
            }
        }
        Ok(())
    }
}

impl<'a> Source<'a> for Object<'a, '_> {
    type Child = Self;

    #[inline]
    fn text(&self) -> Option<&'a str> {
        let text = self.value.cast_exact::<PyString>().ok().filter(|_| !self.is_raised)?;
        // Half of a surrogate pair has no UTF-8: the view tells of it.
        text.to_str().ok()
    }

    #[inline(always)]
    fn view(&self) -> View<'a> {
        match self.value.cast_exact::<PyString>() {
            Ok(text) if !self.is_raised => kind::text(text),
            _ => self.other_view(),
        }
    }

    fn pairs<F>(&self, fields: &'static [Field], mut visit: F) -> Result<(), Fault>
    where
        F: FnMut(Key<'a>, Self) -> ControlFlow<()>,
    {
        let visit = |key, value| self.reading.go_on(visit(key, value));
        let walk = match self.value.cast_exact::<PyDict>() {
            Ok(dict) => self.dict_pairs(dict, fields, visit),
            Err(_) => kind::has_keys(self.value).and_then(|has_keys| {
                if has_keys { self.mapping_pairs(fields, visit) } else { self.attributes(fields, visit) }
            }),
        };
        walk.map_err(|error| self.fault(error))
    }

    fn elements<F>(&self, mut visit: F) -> Result<(), Fault>
    where
        F: FnMut(Self) -> ControlFlow<()>,
    {
        let elements = self.value.try_iter().map_err(|error| self.fault(error))?;
        for element in elements {
            let element = element.map_err(|error| self.fault(error))?;
            if self.reading.go_on(visit(Object::new(element, self.reading))).is_break() {
                break;
            }
        }
        Ok(())
    }

    fn feed(&self) -> Option<Feed> {
        feed::of(self.value)
    }
}
