//! Converts Ruby objects other than String to core's views.

use crate::session::Session;
use crate::text;
use flocktory_postcheckout::{SourceError, View, limits};
use magnus::value::Qtrue;
use magnus::{Error, Float, Integer, RArray, RClass, RHash, RRational, RString, Ruby, Symbol, Value, prelude::*};
use std::borrow::Cow;

/// Returns a value's view, and the value to walk: the value itself, or the Hash or Array that it converts to. Where any
/// JSON-like value is due, times are texts.
pub(crate) fn view<'a>(value: Value, is_free: bool, session: &'a Session<'a>) -> Result<(View<'a>, Value), Error> {
    let view = if RHash::from_value(value).is_some() {
        View::Map
    } else if let Some(integer) = Integer::from_value(value) {
        match integer.to_i64() {
            Ok(integer) => View::Integer(integer),
            Err(_) => number(value)?,
        }
    } else if RArray::from_value(value).is_some() {
        View::List
    } else if value.is_nil() {
        View::Nothing
    } else if let Some(symbol) = Symbol::from_value(value) {
        text::symbol(symbol, session)
    } else if let Some(float) = Float::from_value(value) {
        View::Float(float.to_f64())
    } else if Qtrue::from_value(value).is_some() {
        View::Bool(true)
    } else if !value.to_bool() {
        View::Bool(false)
    } else if let Some(rational) = RRational::from_value(value) {
        decimal(rational)?
    } else {
        return object(value, is_free, session);
    };
    Ok((view, value))
}

/// The view of an object of any other class (the shop's, Rails', a library's). Ruby's own implicit conversions
/// (`to_str`, `to_hash`, `to_ary`) lose nothing and come first. A record that has none of them is read by the names of its
/// methods.
fn object<'a>(value: Value, is_free: bool, session: &'a Session<'a>) -> Result<(View<'a>, Value), Error> {
    let ruby = session.ruby;
    let answers = |method| value.respond_to(method, false);
    if value.is_kind_of(ruby.class_numeric()) {
        return Ok((number(value)?, value));
    }
    if answers("to_str")?
        && let Some(string) = RString::from_value(value.funcall_public("to_str", ())?)
    {
        return Ok((text::view(string, session), value));
    }
    // Sequel's rows and queries have one too: that of a row lacks the class's own readers, and a query is a list.
    if answers("to_hash")? && !is_any(value, &["Sequel::Model", "Sequel::Dataset"], ruby)? {
        return hash(value, ruby);
    }
    // Money, from the gem `money` or a similar one.
    if answers("currency")? && answers("to_d")? {
        return Ok((number(value.funcall_public("to_d", ())?)?, value));
    }
    if answers("to_ary")?
        && let Some(array) = RArray::from_value(value.funcall_public("to_ary", ())?)
    {
        return Ok((View::List, array.as_value()));
    }
    let is_record = value.is_kind_of(ruby.class_struct()) || value.is_kind_of(ruby.class_range());
    if value.is_kind_of(ruby.module_enumerable()) && !is_record {
        // It may be infinite: core reports more than MAX_ITEMS. Its class may define another `first`.
        let first: Value = ruby.module_enumerable().funcall("instance_method", ("first",))?;
        let elements: RArray = first.funcall("bind_call", (value, limits::MAX_ITEMS + 1))?;
        return Ok((View::List, elements.as_value()));
    }
    let class = class_of(value);
    let text = if class == "Pathname" || (class.starts_with("URI::") && answers("scheme")?) {
        value.funcall_public("to_s", ())?
    } else if is_free && answers("iso8601")? {
        value.funcall_public("iso8601", ())?
    } else {
        value
    };
    match RString::from_value(text) {
        Some(text) => Ok((text::view(text, session), value)),
        None => Ok((View::Other(Cow::Owned(class)), value)),
    }
}

/// Whether a value is an object of one of these classes, of which those of libraries may not be loaded.
fn is_any(value: Value, classes: &[&str], ruby: &Ruby) -> Result<bool, Error> {
    let object = ruby.class_object();
    for &class in classes {
        if object.funcall("const_defined?", (class,))? {
            let class: Value = object.funcall("const_get", (class,))?;
            if RClass::from_value(class).is_some_and(|class| value.is_kind_of(class)) {
                return Ok(true);
            }
        }
    }
    Ok(false)
}

/// The Hash that `to_hash` returns. Rails' parameters that were not permitted raise: that message becomes a problem. Any
/// other exception is the shop's.
fn hash<'a>(value: Value, ruby: &Ruby) -> Result<(View<'a>, Value), Error> {
    match value.funcall_public::<_, _, Value>("to_hash", ()) {
        Ok(hash) if RHash::from_value(hash).is_some() => Ok((View::Map, hash)),
        Ok(_) => Ok((other(value), value)),
        Err(error) if error.is_kind_of(ruby.exception_standard_error()) && value.respond_to("permitted?", false)? => {
            Ok((View::Unreadable(SourceError::Host(text::message(&error))), value))
        }
        Err(error) => Err(error),
    }
}

/// A number as `to_s` writes it.
fn number<'a>(value: Value) -> Result<View<'a>, Error> {
    Ok(View::Number(Cow::Owned(value.funcall::<_, _, String>("to_s", ())?)))
}

/// A rational number as a decimal, or as `to_s` writes it if its decimals do not end.
fn decimal<'a>(rational: RRational) -> Result<View<'a>, Error> {
    /// More decimals than any price or count has.
    const DECIMALS: u32 = 18;
    let scaled: Value = rational.funcall("*", (10_i64.pow(DECIMALS),))?;
    match RRational::from_value(scaled) {
        Some(scaled) if scaled.den().to_i64().is_ok_and(|denominator| denominator == 1) => {
            let mut digits: String = scaled.num().funcall("to_s", ())?;
            // Without trailing zeros: a problem may quote the number.
            let mut decimals = DECIMALS;
            while decimals > 0 && digits.len() > 1 && digits.ends_with('0') {
                digits.pop();
                decimals -= 1;
            }
            Ok(View::Number(Cow::Owned(format!("{digits}e-{decimals}"))))
        }
        _ => number(rational.as_value()),
    }
}

fn other<'a>(value: Value) -> View<'a> {
    View::Other(Cow::Owned(class_of(value)))
}

/// The name of a value's class.
#[allow(unsafe_code, reason = "magnus has no safe way to borrow the name of a class")]
fn class_of(value: Value) -> String {
    // SAFETY: no Ruby code runs before the name is copied.
    unsafe { value.classname() }.into_owned()
}
