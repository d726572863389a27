//! The names of core's fields as Ruby objects.

use flocktory_postcheckout::Field;
use magnus::rb_sys::{AsRawValue as _, FromRawValue as _, protect};
use magnus::value::OpaqueId;
use magnus::{Error, Ruby, Value, prelude::*};
use rb_sys::{VALUE, rb_obj_method};
use std::sync::OnceLock;

/// A field's name. Ruby interns symbols, and strings that are keys of a Hash, so a key is usually one of these objects.
struct Name {
    symbol: VALUE,
    string: VALUE,
    method: OpaqueId,
    /// `Enumerable` has a method of this name, so that a Struct has one without having the field.
    is_of_enumerable: bool,
}

static NAMES: OnceLock<[Name; Field::ALL.len()]> = OnceLock::new();

/// Makes the names, which live as long as the process.
pub(crate) fn intern(ruby: &Ruby) -> Result<(), Error> {
    let name = |field: &Field| {
        let symbol = ruby.sym_new(field.name());
        let string = ruby.str_new(field.name()).to_interned_str();
        // A symbol that is made at run time is on the heap and can be collected.
        ruby.gc_register_mark_object(symbol);
        ruby.gc_register_mark_object(string);
        let is_of_enumerable = ruby.module_enumerable().funcall("method_defined?", (symbol,))?;
        Ok(Name { symbol: symbol.as_raw(), string: string.as_raw(), method: symbol.into(), is_of_enumerable })
    };
    let names = Field::ALL.iter().map(name).collect::<Result<Vec<_>, Error>>()?;
    if let Ok(names) = names.try_into() {
        NAMES.get_or_init(|| names);
    }
    Ok(())
}

/// Returns the field whose name is this very object.
#[inline(always)]
pub(crate) fn field(key: Value, fields: &[Field]) -> Option<Field> {
    let (names, key) = (NAMES.get()?, key.as_raw());
    let is_name = |name: &Name| (name.symbol == key) | (name.string == key);
    fields.iter().copied().find(|&field| is_name(&names[field as usize]))
}

/// Calls an object's public method with the name of a field, if it has one.
pub(crate) fn call(object: Value, field: Field) -> Result<Option<Value>, Error> {
    let Some(name) = NAMES.get().map(|names| &names[field as usize]) else { return Ok(None) };
    let ruby = Ruby::get_with(object);
    let method = name.method;
    if !object.respond_to(method, false)? {
        return Ok(None);
    }
    if name.is_of_enumerable && object.is_kind_of(ruby.module_enumerable()) {
        let owner: Value = method_of(object, name.symbol)?.funcall("owner", ())?;
        if owner.eql(ruby.module_enumerable())? {
            return Ok(None);
        }
    }
    object.funcall_public(method, ()).map(Some)
}

/// The Method object of an object's method. Its class may define another `method`, so that one is not called.
#[allow(unsafe_code, reason = "magnus has no safe way to ask for it")]
fn method_of(object: Value, symbol: VALUE) -> Result<Value, Error> {
    // SAFETY: both are live objects; an exception ends in `protect`.
    let method = protect(|| unsafe { rb_obj_method(object.as_raw(), symbol) })?;
    // SAFETY: the method is an object that Ruby has just returned.
    Ok(unsafe { Value::from_raw(method) })
}
