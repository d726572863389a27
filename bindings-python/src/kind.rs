//! What a Python object is to core, when it is of none of the usual types.
//!
//! An object is asked for its `__class__`, not for its type: a proxy is what it stands for.

use crate::reading::Reading;
use crate::source::Object;
use flocktory_postcheckout::{Fault, Source as _, View};
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{
    PyBool, PyByteArray, PyBytes, PyCFunction, PyFloat, PyFrozenSet, PyInt, PyNone, PySet, PyString, PyType,
};
use std::borrow::Cow;

/// What the classes of dataclasses, attrs, pydantic 2 and 1, and named tuples have. Some of them iterate, and yet are no
/// lists.
const RECORDS: [&str; 5] = ["__dataclass_fields__", "__attrs_attrs__", "model_fields", "__fields__", "_fields"];

/// A method that str has, and so have the classes of what stands for a str: lazy translations, UserString. The object
/// itself is not asked, for some answer to every name.
const OF_TEXT: &str = "casefold";

/// A class of the standard library, imported when an unusual object is met: most orders have none.
struct Class {
    module: &'static str,
    name: &'static str,
    found: PyOnceLock<Py<PyType>>,
}

impl Class {
    const fn new(module: &'static str, name: &'static str) -> Class {
        Class { module, name, found: PyOnceLock::new() }
    }

    fn has(&self, object: &Bound<'_, PyAny>) -> PyResult<bool> {
        object.is_instance(self.found.import(object.py(), self.module, self.name)?)
    }
}

static DECIMAL: Class = Class::new("decimal", "Decimal");
static ENUM: Class = Class::new("enum", "Enum");
static INTEGRAL: Class = Class::new("numbers", "Integral");
static ITERABLE: Class = Class::new("collections.abc", "Iterable");
static FUNCTION: Class = Class::new("types", "FunctionType");
static METHOD: Class = Class::new("types", "MethodType");
static RATIONAL: Class = Class::new("numbers", "Rational");
static REAL: Class = Class::new("numbers", "Real");
static UUID: Class = Class::new("uuid", "UUID");

/// The view of an object. Enum comes before the types that its members may have as well, and text before lists.
///
/// # Errors
/// What the object raised.
pub(crate) fn view<'a, 'py>(object: &'a Bound<'py, PyAny>, reading: &'a Reading<'py>) -> PyResult<View<'a>> {
    if let Ok(string) = object.cast::<PyString>() {
        return Ok(text(string));
    }
    if ENUM.has(object)? {
        return member(object, reading);
    }
    if let Ok(number) = object.cast::<PyInt>() {
        return integer(number);
    }
    if let Ok(float) = object.cast::<PyFloat>() {
        return Ok(View::Float(float.value()));
    }
    if let Ok(bytes) = object.cast::<PyBytes>() {
        return Ok(View::Bytes(Cow::Borrowed(bytes.as_bytes())));
    }
    if let Ok(bytes) = object.cast::<PyByteArray>() {
        return Ok(View::Bytes(Cow::Owned(bytes.to_vec())));
    }
    if DECIMAL.has(object)? {
        return Ok(View::Number(shown(object, reading)?.to_str()?.into()));
    }
    let class = object.getattr("__class__")?;
    if UUID.has(object)? || class.hasattr(OF_TEXT)? {
        return Ok(text(shown(object, reading)?));
    }
    if has_keys(object)? {
        return Ok(View::Map);
    }
    // A proxy may have every method there is, whatever it stands for.
    if !class.is(object.get_type())
        && let Ok(of) = class.cast::<PyType>()
        && let Some(view) = proxied(object, of)?
    {
        return Ok(view);
    }
    if is_list(object, &class)? {
        return Ok(View::List);
    }
    // Not what merely has `__index__`, as truth values of numpy have.
    if INTEGRAL.has(object)? {
        return integer(object.call_method0("__index__")?.cast()?);
    }
    // Of narrow floats, what they are written as: as a double they would be another number.
    if REAL.has(object)? && !RATIONAL.has(object)? {
        return Ok(View::Number(shown(object, reading)?.to_str()?.into()));
    }
    other(&class)
}

/// What stands for a number, for bytes, for None or for a set: for what is neither a map nor a list.
fn proxied<'a>(object: &Bound<'_, PyAny>, class: &Bound<'_, PyType>) -> PyResult<Option<View<'a>>> {
    let view = if class.is_subclass_of::<PyBool>()? {
        View::Bool(object.is_truthy()?)
    } else if class.is_subclass_of::<PyInt>()? {
        integer(object.call_method0("__index__")?.cast()?)?
    } else if class.is_subclass_of::<PyFloat>()? {
        View::Float(object.call_method0("__float__")?.extract()?)
    } else if class.is_subclass_of::<PyBytes>()? {
        View::Bytes(Cow::Owned(object.call_method0("__bytes__")?.extract()?))
    } else if class.is_subclass_of::<PyNone>()? {
        View::Nothing
    } else if class.is_subclass_of::<PySet>()? || class.is_subclass_of::<PyFrozenSet>()? {
        other(class)?
    } else {
        return Ok(None);
    };
    Ok(Some(view))
}

/// What str() makes of an object.
fn shown<'a, 'py>(object: &Bound<'py, PyAny>, reading: &'a Reading<'py>) -> PyResult<&'a Bound<'py, PyString>> {
    Ok(reading.keep(object.str()?.into_any()).cast()?)
}

/// The content of a text, which lies in the Python object.
pub(crate) fn text<'a>(text: &'a Bound<'_, PyString>) -> View<'a> {
    // Only half of a surrogate pair has no UTF-8.
    text.to_str().map_or(View::Broken(Fault::LoneSurrogate), |text| View::Text(text.into()))
}

/// A whole number of any size.
pub(crate) fn integer<'a>(integer: &Bound<'_, PyInt>) -> PyResult<View<'a>> {
    match integer.extract() {
        Ok(integer) => Ok(View::Integer(integer)),
        Err(_) => Ok(View::Number(integer.str()?.to_cow()?.into_owned().into())),
    }
}

/// A member of an Enum: its value, if that is no list, map or member again.
fn member<'a, 'py>(member: &'a Bound<'py, PyAny>, reading: &'a Reading<'py>) -> PyResult<View<'a>> {
    let value = member.getattr("value")?;
    if !ENUM.has(&value)? {
        let view = Object::new(value, reading).view();
        if !matches!(view, View::List | View::Map | View::Other(_)) {
            return Ok(view);
        }
    }
    other(&member.getattr("__class__")?)
}

/// Whether dict() would read an object as a mapping.
pub(crate) fn has_keys(object: &Bound<'_, PyAny>) -> PyResult<bool> {
    let class = object.getattr("__class__")?;
    Ok(class.hasattr("keys")? && class.hasattr("__getitem__")?)
}

/// Whether an object iterates. A set has no order, so it is no list.
fn is_list(object: &Bound<'_, PyAny>, class: &Bound<'_, PyAny>) -> PyResult<bool> {
    if !ITERABLE.has(object)? || object.is_instance_of::<PySet>() || object.is_instance_of::<PyFrozenSet>() {
        return Ok(false);
    }
    for mark in RECORDS {
        if class.hasattr(mark)? {
            return Ok(false);
        }
    }
    Ok(true)
}

fn other<'a>(class: &Bound<'_, PyAny>) -> PyResult<View<'a>> {
    Ok(View::Other(class.getattr("__name__")?.str()?.to_cow()?.into_owned().into()))
}

/// Whether an attribute is code rather than data, such as the `count` of every named tuple.
pub(crate) fn is_method(attribute: &Bound<'_, PyAny>) -> PyResult<bool> {
    Ok(attribute.is_instance_of::<PyCFunction>() || METHOD.has(attribute)? || FUNCTION.has(attribute)?)
}
