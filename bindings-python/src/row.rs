//! Rows of databases: objects of Django, SQLAlchemy, peewee and Tortoise.

use pyo3::prelude::*;
use pyo3::types::PyString;

/// Where a class has the name of its primary key: Django, peewee, Tortoise.
const KEYS: [&[&str]; 3] = [&["_meta", "pk", "name"], &["_meta", "primary_key", "name"], &["_meta", "pk_attr"]];

/// The name of an object's class, if the object is a row and this attribute is its primary key.
pub(crate) fn class_of_key(object: &Bound<'_, PyAny>, attribute: &Bound<'_, PyString>) -> PyResult<Option<String>> {
    let class = object.getattr("__class__")?;
    let is_key = |name: &Bound<'_, PyAny>| name.eq(attribute);
    let is_key = match class.getattr_opt("__mapper__")? {
        Some(mapper) => is_mapped(&mapper, attribute)?,
        None => KEYS.into_iter().find_map(|path| at(&class, path)).as_ref().map_or(Ok(false), is_key)?,
    };
    Ok(if is_key { Some(class.getattr("__name__")?.extract()?) } else { None })
}

/// Whether SQLAlchemy maps a primary key to this attribute, whatever its column's name is.
fn is_mapped(mapper: &Bound<'_, PyAny>, attribute: &Bound<'_, PyString>) -> PyResult<bool> {
    for column in mapper.getattr("primary_key")?.try_iter()? {
        if mapper.call_method1("get_property_by_column", (column?,))?.getattr("key")?.eq(attribute)? {
            return Ok(true);
        }
    }
    Ok(false)
}

fn at<'py>(class: &Bound<'py, PyAny>, path: &[&str]) -> Option<Bound<'py, PyAny>> {
    path.iter().try_fold(class.clone(), |object, name| object.getattr_opt(*name).ok().flatten())
}
