//! The classes that the gem defines in Ruby, and their objects made from core's results.

use crate::string;
use flocktory_postcheckout::{InvalidInput, Problem, Scratch, Snippet};
use magnus::value::{LazyId, Opaque, ReprValue};
use magnus::{Error, ExceptionClass, IntoValue as _, RArray, RClass, RModule, RString, Ruby, TryConvert, prelude::*};
use std::sync::OnceLock;

/// The gem's classes. It defines them before it loads this library.
struct Classes {
    html: Opaque<RClass>,
    snippet: Opaque<RClass>,
    problem: Opaque<RClass>,
    error: Opaque<ExceptionClass>,
    invalid_order: Opaque<ExceptionClass>,
    feed_error: Opaque<ExceptionClass>,
}

static CLASSES: OnceLock<Classes> = OnceLock::new();

pub(crate) fn load(ruby: &Ruby, module: RModule) -> Result<(), Error> {
    let classes = Classes {
        html: class(ruby, module, "Html")?,
        snippet: class(ruby, module, "Snippet")?,
        problem: class(ruby, module, "Problem")?,
        error: class(ruby, module, "Error")?,
        invalid_order: class(ruby, module, "InvalidOrder")?,
        feed_error: class(ruby, module, "FeedError")?,
    };
    CLASSES.get_or_init(|| classes);
    Ok(())
}

/// Looks a class up, and keeps the garbage collector from freeing or moving it.
fn class<T: TryConvert + ReprValue>(ruby: &Ruby, module: RModule, name: &str) -> Result<Opaque<T>, Error> {
    let class: T = module.const_get(name)?;
    ruby.gc_register_mark_object(class);
    Ok(class.into())
}

fn classes(ruby: &Ruby) -> Result<&'static Classes, Error> {
    CLASSES.get().ok_or_else(|| Error::new(ruby.exception_load_error(), "the gem is not loaded"))
}

/// Markup that templates print without escaping.
pub(crate) fn html(ruby: &Ruby, html: &str) -> Result<RString, Error> {
    let html = string::new(ruby, ruby.get_inner(classes(ruby)?.html), html)?;
    html.freeze();
    Ok(html)
}

/// The instance variable of a snippet. There is one, because Ruby stores those of a String in a separate table, which is
/// slow. For one order it is an Array of three.
static PARTS: LazyId = LazyId::new("@parts");

pub(crate) fn snippet(ruby: &Ruby, snippet: &Snippet<Scratch>) -> Result<RString, Error> {
    let object = string::new(ruby, ruby.get_inner(classes(ruby)?.snippet), snippet.html())?;
    let problems = if snippet.problems().is_empty() { None } else { Some(problems(ruby, snippet.problems())?) };
    let parts = match snippet.payload_ranges() {
        [payload] if !snippet.is_list() => ruby.ary_new_from_values(&[
            problems.into_value_with(ruby),
            payload.start.into_value_with(ruby),
            payload.end.into_value_with(ruby),
        ]),
        payloads => {
            let spans = ruby.ary_from_iter(payloads.iter().flat_map(|payload| [payload.start, payload.end]));
            spans.freeze();
            ruby.ary_new_from_values(&[problems.into_value_with(ruby), spans.as_value()])
        }
    };
    parts.freeze();
    object.ivar_set(*PARTS, parts)?;
    object.freeze();
    Ok(object)
}

/// Makes a frozen Array of `Problem` objects.
pub(crate) fn problems(ruby: &Ruby, problems: &[Problem]) -> Result<RArray, Error> {
    let class = ruby.get_inner(classes(ruby)?.problem);
    let problem = |problem: &Problem| {
        class.new_instance((
            ruby.sym_new(problem.severity.as_str()),
            ruby.sym_new(problem.code.as_str()),
            frozen(ruby, &problem.path),
            frozen(ruby, &problem.message),
            problem.hint.as_deref().map(|hint| frozen(ruby, hint)),
        ))
    };
    let problems = ruby.ary_try_from_iter(problems.iter().map(problem))?;
    problems.freeze();
    Ok(problems)
}

pub(crate) fn invalid_order(ruby: &Ruby, invalid: &InvalidInput) -> Error {
    raise(ruby, |classes| classes.invalid_order, &invalid.to_string(), &invalid.problems)
}

pub(crate) fn feed_error(ruby: &Ruby, text: &str, problems: &[Problem]) -> Error {
    raise(ruby, |classes| classes.feed_error, text, problems)
}

fn raise(ruby: &Ruby, of: fn(&Classes) -> Opaque<ExceptionClass>, text: &str, list: &[Problem]) -> Error {
    let raise = || ruby.get_inner(of(classes(ruby)?)).new_instance((text, problems(ruby, list)?));
    raise().map_or_else(|error| error, Error::from)
}

/// The exception for a panic in this library.
pub(crate) fn failure(ruby: &Ruby) -> Error {
    const TEXT: &str = "flocktory-postcheckout has failed: this is a bug in the library, please report it";
    classes(ruby).map_or_else(|error| error, |classes| Error::new(ruby.get_inner(classes.error), TEXT))
}

pub(crate) fn frozen(ruby: &Ruby, text: &str) -> RString {
    let text = ruby.str_new(text);
    text.freeze();
    text
}
