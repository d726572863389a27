//! Converts Python objects to core's views.
//!
//! Objects of unusual types are asked for their `__class__`, not for their type, so that a proxy counts as its target.

use crate::session::Session;
use flocktory_postcheckout::{SourceError, View};
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{
    PyBool, PyByteArray, PyBytes, PyCFunction, PyDict, PyFloat, PyFrozenSet, PyInt, PyList, PyNone, PySet, PyString,
    PyTuple, PyType,
};
use std::borrow::Cow;

/// Attributes of the classes of dataclasses, attrs, pydantic 2 and 1, and named tuples. Some of these iterate, but none is
/// a list.
const RECORDS: [&str; 5] = ["__dataclass_fields__", "__attrs_attrs__", "model_fields", "__fields__", "_fields"];

/// A method of str, and of classes whose objects replace a str: lazy translations, UserString. The class is asked for it,
/// since some objects have every attribute.
const OF_TEXT: &str = "casefold";

/// Attributes of the classes of objects that are a text: addresses of pydantic, yarl and httpx.
const ADDRESS: [&str; 3] = ["scheme", "host", "path"];

/// Attributes of the classes of Django's files, which are stored under an address.
const FILE: [&str; 2] = ["url", "chunks"];

/// Zeros that a phone may begin with: more is another kind of object.
const MAX_ZEROS: usize = 4;

/// A class of the standard library, imported with the first unusual object: most orders have none.
struct Class {
    module: &'static str,
    name: &'static str,
    found: PyOnceLock<Py<PyType>>,
}

impl Class {
    const fn new(module: &'static str, name: &'static str) -> Class {
        Class { module, name, found: PyOnceLock::new() }
    }

    fn get<'py>(&self, py: Python<'py>) -> PyResult<&Bound<'py, PyType>> {
        self.found.import(py, self.module, self.name)
    }

    fn has(&self, object: &Bound<'_, PyAny>) -> PyResult<bool> {
        object.is_instance(self.get(object.py())?)
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
static SLOT: Class = Class::new("types", "MemberDescriptorType");
static UUID: Class = Class::new("uuid", "UUID");

/// The view of an object. The usual types come first.
///
/// # Errors
/// The exception that the object raised.
pub(crate) fn view<'a, 'py>(value: &'a Bound<'py, PyAny>, session: &'a Session<'py>) -> PyResult<View<'a>> {
    if let Ok(number) = value.cast_exact::<PyInt>() {
        integer(number)
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
    } else if let Ok(string) = value.cast_exact::<PyString>() {
        Ok(text(string))
    } else {
        unusual(value, session)
    }
}

/// The view of an object of a type that is not built in. Enum comes before the types that its members may also have, and
/// text before lists.
fn unusual<'a, 'py>(object: &'a Bound<'py, PyAny>, session: &'a Session<'py>) -> PyResult<View<'a>> {
    if let Ok(string) = object.cast::<PyString>() {
        return Ok(text(string));
    }
    if ENUM.has(object)? {
        return member(object, session);
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
        return Ok(View::Number(shown(object, session)?.to_str()?.into()));
    }
    let class = object.getattr("__class__")?;
    if UUID.has(object)? || class.hasattr(OF_TEXT)? {
        return Ok(text(shown(object, session)?));
    }
    if has_keys(object)? {
        return Ok(View::Map);
    }
    // A proxy may have every method, whatever its target is.
    if !class.is(object.get_type())
        && let Ok(of) = class.cast::<PyType>()
        && let Some(view) = proxied(object, of)?
    {
        return Ok(view);
    }
    if let Some(view) = represented(object, &class, session)? {
        return Ok(view);
    }
    if is_list(object, &class)? {
        return Ok(View::List);
    }
    // Having `__index__` is not enough: the booleans of numpy have it.
    if INTEGRAL.has(object)? {
        return integer(object.call_method0("__index__")?.cast()?);
    }
    // Narrow floats count as they are written: converted to a double, they would be another number.
    if REAL.has(object)? && !RATIONAL.has(object)? {
        return Ok(View::Number(shown(object, session)?.to_str()?.into()));
    }
    other(&class)
}

/// The view of an object that represents a text or a number: of money, of a file, of an address, of a phone.
///
/// A row of an order may have an amount and a currency too, but unlike money it cannot be added to another.
fn represented<'a, 'py>(
    object: &'a Bound<'py, PyAny>,
    class: &Bound<'py, PyAny>,
    session: &'a Session<'py>,
) -> PyResult<Option<View<'a>>> {
    let value = if class.hasattr("__add__")? && object.hasattr("amount")? && object.hasattr("currency")? {
        object.getattr("amount")?
    } else if has_all(class, &FILE)? {
        // A file that was never stored has no address.
        if !object.is_truthy()? {
            return Ok(Some(View::Nothing));
        }
        object.getattr("url")?
    } else if has_all(class, &ADDRESS)? {
        object.str()?.into_any()
    } else if object.hasattr("italian_leading_zero")? {
        phone(object)?.into_any()
    } else {
        return Ok(None);
    };
    view(session.keep(value), session).map(Some)
}

/// The international form of a number of the package phonenumbers; what was given, if it is not a number.
fn phone<'py>(number: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyString>> {
    let (country, national) = (number.getattr("country_code")?, number.getattr("national_number")?);
    if country.is_none() || national.is_none() {
        return number.str();
    }
    let zeros = if number.getattr("italian_leading_zero")?.is_truthy()? {
        // Without a count there is one.
        number.getattr("number_of_leading_zeros")?.extract().unwrap_or(1)
    } else {
        0
    };
    Ok(PyString::new(number.py(), &format!("+{country}{}{national}", "0".repeat(zeros.min(MAX_ZEROS)))))
}

fn has_all(class: &Bound<'_, PyAny>, names: &[&str]) -> PyResult<bool> {
    for name in names {
        if !class.hasattr(*name)? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// The view of a proxy whose target is a number, bytes, None or a set.
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

/// An object's `str()`.
fn shown<'a, 'py>(object: &Bound<'py, PyAny>, session: &'a Session<'py>) -> PyResult<&'a Bound<'py, PyString>> {
    Ok(session.keep(object.str()?.into_any()).cast()?)
}

/// The text of a str, borrowed from it.
pub(crate) fn text<'a>(text: &'a Bound<'_, PyString>) -> View<'a> {
    // A str without a form in UTF-8 contains half of a surrogate pair.
    text.to_str().map_or(View::Unreadable(SourceError::LoneSurrogate), |text| View::Text(text.into()))
}

/// A whole number of any size.
pub(crate) fn integer<'a>(integer: &Bound<'_, PyInt>) -> PyResult<View<'a>> {
    match integer.extract() {
        Ok(integer) => Ok(View::Integer(integer)),
        Err(_) => Ok(View::Number(integer.str()?.to_cow()?.into_owned().into())),
    }
}

/// The view of a member of an Enum: its value's, unless that is a list, a map or another member.
fn member<'a, 'py>(member: &'a Bound<'py, PyAny>, session: &'a Session<'py>) -> PyResult<View<'a>> {
    let value = member.getattr("value")?;
    if !ENUM.has(&value)? {
        let view = view(session.keep(value), session)?;
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

/// Whether an object is a list: it iterates and is not a record. A set is not a list, since it has no order.
fn is_list(object: &Bound<'_, PyAny>, class: &Bound<'_, PyAny>) -> PyResult<bool> {
    // The class of a proxy is its target's, and its type may iterate whatever the target is.
    let Ok(of) = class.cast::<PyType>() else { return Ok(false) };
    if !of.is_subclass(ITERABLE.get(object.py())?)?
        || object.is_instance_of::<PySet>()
        || object.is_instance_of::<PyFrozenSet>()
    {
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

/// Whether an attribute is a method of a class in C, such as the `count` of every named tuple.
pub(crate) fn is_builtin_method(attribute: &Bound<'_, PyAny>) -> bool {
    attribute.is_instance_of::<PyCFunction>()
}

/// Whether an attribute is code rather than data.
pub(crate) fn is_method(attribute: &Bound<'_, PyAny>) -> PyResult<bool> {
    Ok(METHOD.has(attribute)? || FUNCTION.has(attribute)?)
}

/// Whether the class of an object computes an attribute. A slot without a value is only missing.
pub(crate) fn is_computed(object: &Bound<'_, PyAny>, name: &Bound<'_, PyString>) -> PyResult<bool> {
    let of_class = object.getattr("__class__")?.getattr_opt(name)?;
    of_class.map_or(Ok(false), |of_class| Ok(!SLOT.has(&of_class)?))
}
