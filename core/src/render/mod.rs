//! Rendering: the checked payload goes into the snippet, in one pass into one buffer.

pub(crate) mod escape;
pub(crate) mod model;
pub(crate) mod sink;
pub(crate) mod snippet;
mod writer;

use crate::base::buffer::{Buffer, Out};
use crate::base::text::Text;
use crate::options::{Form, Options};
use crate::report::problem::Problem;
use model::{Item, Payload};
use snippet::{Payloads, Snippet};
use writer::Writer;

/// The code before and after each payload.
///
/// No `<`, `>`, `&` and nothing beyond ASCII; nothing thrown; a queue that is there is never overwritten, only what
/// cannot be one: the element that `id="flocktory"` makes a global variable, also a form with a field named `push`,
/// and the window of `<iframe name="flocktory">`, of which a page of another site shows `window` and little else.
/// With `once`, only the mark itself counts: a storage that a shop puts in place of the browser's may give anything
/// for a key that it does not have.
struct Frame {
    before: &'static str,
    after: &'static str,
}

const SCRIPT: Frame = Frame {
    before: "try {
  if (!window.flocktory || window.flocktory.window || typeof window.flocktory.push !== 'function') { window.flocktory = []; }
  window.flocktory.push(['postcheckout', ",
    after: "]);
} catch (e) {}",
};

const DATA_LAYER: Frame = Frame {
    before: "try {
  if (!window.dataLayer || window.dataLayer.window || typeof window.dataLayer.push !== 'function') { window.dataLayer = []; }
  window.dataLayer.push({\"event\": \"flocktory_postcheckout\", \"flocktory_postcheckout\": ",
    after: "});
} catch (e) {}",
};

const SCRIPT_ONCE: Frame = Frame {
    before: "try {
  (function (payload) {
    var key = 'flocktory-postcheckout:' + payload.order.id;
    try { if (window.localStorage.getItem(key) === '1') { return; } } catch (e) {}
    if (!window.flocktory || window.flocktory.window || typeof window.flocktory.push !== 'function') { window.flocktory = []; }
    window.flocktory.push(['postcheckout', payload]);
    window.localStorage.setItem(key, '1');
  }(",
    after: "));
} catch (e) {}",
};

const DATA_LAYER_ONCE: Frame = Frame {
    before: "try {
  (function (payload) {
    var key = 'flocktory-postcheckout:' + payload.order.id;
    try { if (window.localStorage.getItem(key) === '1') { return; } } catch (e) {}
    if (!window.dataLayer || window.dataLayer.window || typeof window.dataLayer.push !== 'function') { window.dataLayer = []; }
    window.dataLayer.push({\"event\": \"flocktory_postcheckout\", \"flocktory_postcheckout\": payload});
    window.localStorage.setItem(key, '1');
  }(",
    after: "));
} catch (e) {}",
};

/// Bytes to begin with, for an order without its items and for an item without its texts.
const ORDER_SIZE: usize = 640;
const ITEM_SIZE: usize = 80;

pub(crate) fn snippet<B: Buffer>(
    payloads: &[Payload<'_>],
    extras: &str,
    list: bool,
    problems: Vec<Problem>,
    options: &Options<'_>,
) -> Snippet<B::Html> {
    let items = payloads.iter().flat_map(|payload| &payload.order.items);
    let items: usize = items.map(size).sum();
    let mut script = Script::<B>::open(payloads.len() * ORDER_SIZE + items + extras.len(), list, options);
    let spot = options.spot().map(Text::borrowed);
    for payload in payloads {
        script.payload(|out| Writer { out, extras, spot: spot.as_ref() }.payload(payload));
    }
    script.close(problems)
}

/// A script, or a block of JSON, that payloads are written into.
pub(crate) struct Script<B> {
    out: Out<B>,
    form: Form,
    frame: &'static Frame,
    body_start: usize,
    payloads: Payloads,
}

impl<B: Buffer> Script<B> {
    /// Writes the tag. There is one payload, unless there is a list of them.
    pub(crate) fn open(bytes: usize, list: bool, options: &Options<'_>) -> Script<B> {
        let mut out = Out::<B>::with_capacity(bytes);
        let attributes = match (options.form, options.once) {
            (Form::Data, false) => " type=\"application/json\" data-flocktory-postcheckout",
            (Form::Data, true) => " type=\"application/json\" data-flocktory-postcheckout data-once",
            (Form::Script | Form::DataLayer, _) => "",
        };
        for part in open_tag(attributes, options).into_iter().filter(|part| !part.is_empty()) {
            out.push(part.as_bytes());
        }
        let frame = match (options.form, options.once) {
            (Form::Script, false) => &SCRIPT,
            (Form::Script, true) => &SCRIPT_ONCE,
            (Form::DataLayer, false) => &DATA_LAYER,
            (Form::DataLayer, true) => &DATA_LAYER_ONCE,
            (Form::Data, _) => &Frame { before: "", after: "" },
        };
        let body_start = out.len();
        let payloads = if list { Payloads::List(Vec::new()) } else { Payloads::One(0..0) };
        if list && options.form == Form::Data {
            out.push(b"[");
        }
        Script { out, form: options.form, frame, body_start, payloads }
    }

    /// Has the next payload written.
    pub(crate) fn payload<T>(&mut self, write: impl FnOnce(&mut Out<B>) -> T) -> T {
        if matches!(&self.payloads, Payloads::List(earlier) if !earlier.is_empty()) {
            self.out.push(if self.form == Form::Data { b"," } else { b"\n" });
        }
        self.out.push(self.frame.before.as_bytes());
        let start = self.out.len();
        let written = write(&mut self.out);
        let range = start..self.out.len();
        self.out.push(self.frame.after.as_bytes());
        match &mut self.payloads {
            Payloads::One(payload) => *payload = range,
            Payloads::List(payloads) => payloads.push(range),
        }
        written
    }

    /// Writes the end of the tag.
    pub(crate) fn close(mut self, problems: Vec<Problem>) -> Snippet<B::Html> {
        if self.form == Form::Data && matches!(self.payloads, Payloads::List(_)) {
            self.out.push(b"]");
        }
        let body = self.body_start..self.out.len();
        self.out.push(b"</script>");
        Snippet::new(self.out.finish(), body, self.payloads, problems)
    }
}

/// The bytes that an item takes, if its title is in Cyrillic; with more to escape, the memory grows.
fn size(item: &Item<'_>) -> usize {
    let length = |text: &Option<Text<'_>>| text.as_ref().map_or(0, |text| text.len());
    ITEM_SIZE + length(&item.id) + 3 * length(&item.title) + length(&item.image)
}

/// The parts of a script's opening tag with the nonce, which `Options::check` found safe inside quotes.
pub(crate) fn open_tag<'a>(attributes: &'a str, options: &'a Options<'_>) -> [&'a str; 6] {
    match options.nonce() {
        Some(nonce) => ["<script", attributes, " nonce=\"", nonce, "\"", ">"],
        None => ["<script", attributes, "", "", "", ">"],
    }
}
