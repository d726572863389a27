//! What a Ruby object is to core, when it is no String.

use crate::reading::Reading;
use crate::text;
use flocktory_postcheckout::{Fault, View, limits};
use magnus::value::Qtrue;
use magnus::{Error, Float, Integer, RArray, RHash, RRational, RString, Ruby, Symbol, Value, prelude::*};
use std::borrow::Cow;

/// What a value is, and the value to walk, which may be made of it.
pub(crate) fn view<'a>(value: Value, reading: &'a Reading<'a>) -> Result<(View<'a>, Value), Error> {
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
        text::symbol(symbol, reading)
    } else if let Some(float) = Float::from_value(value) {
        View::Float(float.to_f64())
    } else if Qtrue::from_value(value).is_some() {
        View::Bool(true)
    } else if !value.to_bool() {
        View::Bool(false)
    } else if let Some(rational) = RRational::from_value(value) {
        decimal(rational)?
    } else {
        return object(value, reading);
    };
    Ok((view, value))
}

/// An object of a class of the shop's, of Rails, of a library: what it can be turned into without a loss, by the methods
/// that Ruby itself asks for; a record that has none of them is read by the names of its methods.
fn object<'a>(value: Value, reading: &'a Reading<'a>) -> Result<(View<'a>, Value), Error> {
    let ruby = reading.ruby;
    let answers = |method| value.respond_to(method, false);
    if value.is_kind_of(ruby.class_numeric()) {
        return Ok((number(value)?, value));
    }
    if answers("to_str")?
        && let Some(string) = RString::from_value(value.funcall_public("to_str", ())?)
    {
        return Ok((text::view(string, reading), value));
    }
    if answers("to_hash")? {
        return hash(value, ruby);
    }
    // Money: of its gem, or alike.
    if answers("currency")? && answers("to_d")? {
        return Ok((number(value.funcall_public("to_d", ())?)?, value));
    }
    if answers("to_ary")?
        && let Some(array) = RArray::from_value(value.funcall_public("to_ary", ())?)
    {
        return Ok((View::List, array.as_value()));
    }
    let is_none = value.is_kind_of(ruby.class_struct()) || value.is_kind_of(ruby.class_range());
    if value.is_kind_of(ruby.module_enumerable()) && !is_none {
        // It may have no end, and core says so. Its class may have a `first` of its own.
        let first: Value = ruby.module_enumerable().funcall("instance_method", ("first",))?;
        let elements: RArray = first.funcall("bind_call", (value, limits::MAX_ITEMS + 1))?;
        return Ok((View::List, elements.as_value()));
    }
    Ok((other(value), value))
}

/// Parameters of a request that were not permitted refuse, in words of Rails' own; any other failure is the shop's.
fn hash<'a>(value: Value, ruby: &Ruby) -> Result<(View<'a>, Value), Error> {
    match value.funcall_public::<_, _, Value>("to_hash", ()) {
        Ok(hash) if RHash::from_value(hash).is_some() => Ok((View::Map, hash)),
        Ok(_) => Ok((other(value), value)),
        Err(error) if error.is_kind_of(ruby.exception_standard_error()) && value.respond_to("permitted?", false)? => {
            Ok((View::Broken(Fault::Host(text::message(&error))), value))
        }
        Err(error) => Err(error),
    }
}

/// A number as Ruby writes it.
fn number<'a>(value: Value) -> Result<View<'a>, Error> {
    Ok(View::Number(Cow::Owned(value.funcall::<_, _, String>("to_s", ())?)))
}

/// A rational number as a decimal, or as it is if it has no end.
fn decimal<'a>(rational: RRational) -> Result<View<'a>, Error> {
    /// More than any exact number has.
    const DECIMALS: u32 = 18;
    let scaled: Value = rational.funcall("*", (10_i64.pow(DECIMALS),))?;
    match RRational::from_value(scaled) {
        Some(scaled) if scaled.den().to_i64().is_ok_and(|denominator| denominator == 1) => {
            let mut digits: String = scaled.num().funcall("to_s", ())?;
            // As short as a problem may quote it.
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

#[allow(unsafe_code, reason = "the name of a class has no safe view")]
fn other<'a>(value: Value) -> View<'a> {
    // SAFETY: nothing of Ruby's runs before the name is copied.
    View::Other(Cow::Owned(unsafe { value.classname() }.into_owned()))
}
