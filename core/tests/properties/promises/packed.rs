//! An order in the packed form comes to the same as its JSON, and any other bytes keep the promises.

use flocktory_postcheckout::{
    Code, Field, InvalidInput, Json, Key, Options, Packed, Snippet, Source, SourceError, View, check, render,
};
use std::ops::ControlFlow;

pub(super) fn gives_the_same(text: &[u8], rendered: &Result<Snippet, InvalidInput>, options: &Options<'_>) {
    if rendered.as_ref().is_err_and(|invalid| super::has(&invalid.problems, Code::JSON_SYNTAX)) {
        return;
    }
    let document = pack(&&Json::new(text));
    assert_eq!(*rendered, render(Packed::new(&document), options));
    // Cut or changed anywhere, it is still read within its bounds.
    let place = text.iter().fold(0, |hash: usize, &b| hash.wrapping_mul(31) + usize::from(b)) % document.len();
    hold(&document[..place], options);
    let mut damaged = document;
    damaged[place] ^= 0x15;
    hold(&damaged, options);
}

/// Checks the promises on any bytes.
pub(crate) fn hold(document: &[u8], options: &Options<'_>) {
    let problems = check(Packed::new(document), options);
    super::problems::are_fit_to_print(&problems);
    match render(Packed::new(document), options) {
        Ok(snippet) => {
            assert_eq!(snippet.problems(), problems);
            super::is_safe(&snippet, options);
        }
        Err(invalid) => assert_eq!(invalid.problems, problems),
    }
}

/// The packed form of what any source gives.
pub(crate) fn pack<'a>(source: &impl Source<'a>) -> Vec<u8> {
    let mut document = vec![0x01];
    value(source, &mut document);
    document
}

fn value<'a>(source: &impl Source<'a>, out: &mut Vec<u8>) {
    let view = source.view();
    match &view {
        View::List => within(0x08, out, |out| {
            let walked = source.elements(|element| {
                value(&element, out);
                ControlFlow::Continue(())
            });
            fault(walked, out);
        }),
        View::Map => within(0x09, out, |out| pairs(source, &[], out)),
        View::Other(class) => {
            let mut fields = Vec::new();
            pairs(source, Field::ALL, &mut fields);
            if fields.is_empty() {
                within(0x0a, out, |out| out.extend(class.as_bytes()));
            } else {
                within(0x0b, out, |out| {
                    let row = Field::ALL.iter().position(|field| source.row(*field).is_some());
                    out.push(row.map_or(0x7f, number));
                    put(class.as_bytes(), out);
                    out.extend(fields);
                });
            }
        }
        scalar => self::scalar(scalar, out),
    }
}

fn pairs<'a>(source: &impl Source<'a>, fields: &'static [Field], out: &mut Vec<u8>) {
    let walked = source.pairs(fields, |key, element| {
        match key {
            Key::Field(field) => out.push(0x40 + number(field as usize)),
            Key::Other(view) => scalar(&view, out),
        }
        value(&element, out);
        ControlFlow::Continue(())
    });
    fault(walked, out);
}

fn scalar(view: &View<'_>, out: &mut Vec<u8>) {
    let mut text = |tag, text: &[u8]| within(tag, out, |out| out.extend(text));
    match view {
        View::Number(number) => text(0x05, number.as_bytes()),
        View::Text(content) => text(0x06, content.as_bytes()),
        View::Bytes(bytes) => text(0x07, bytes),
        View::Nothing => out.push(0x00),
        View::Bool(flag) => out.push(0x01 + u8::from(*flag)),
        View::Integer(integer) => {
            out.push(0x03);
            out.extend(sevens(10, integer.cast_unsigned()));
        }
        View::Float(float) => {
            out.push(0x04);
            out.extend(sevens(10, float.to_bits()));
        }
        View::Unreadable(error) => within(0x0c, out, |out| reason(error, out)),
        View::List | View::Map | View::Other(_) => panic!("a scalar, not {view:?}"),
    }
}

fn fault(walked: Result<(), SourceError>, out: &mut Vec<u8>) {
    if let Err(error) = walked {
        within(0x0d, out, |out| reason(&error, out));
    }
}

fn reason(error: &SourceError, out: &mut Vec<u8>) {
    out.push(match error {
        SourceError::NotUtf8 => 0,
        SourceError::LoneSurrogate => 1,
        SourceError::TooDeep => 2,
        SourceError::Method => 3,
        _ => 4,
    });
    if let SourceError::Host(text) = error {
        out.extend(text.as_bytes());
    }
}

/// So many bytes of seven bits each, the lowest first.
fn sevens(count: u32, number: u64) -> impl Iterator<Item = u8> {
    (0..count).map(move |place| (number >> (7 * place)).to_le_bytes()[0] & 0x7f)
}

/// Writes a tag, and a content after its length.
fn within(tag: u8, out: &mut Vec<u8>, content: impl FnOnce(&mut Vec<u8>)) {
    out.push(tag);
    let start = out.len();
    out.extend([0; 4]);
    content(out);
    let length = sevens(4, (out.len() - start - 4) as u64).collect::<Vec<_>>();
    out[start..start + 4].copy_from_slice(&length);
}

fn put(bytes: &[u8], out: &mut Vec<u8>) {
    out.extend(sevens(4, bytes.len() as u64));
    out.extend(bytes);
}

fn number(field: usize) -> u8 {
    u8::try_from(field).expect("the number of a field")
}
