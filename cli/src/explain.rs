//! Explains problem codes.

use crate::output::{Outcome, say};
use flocktory_postcheckout::{Code, Lang};
use flocktory_postcheckout_inspect::all_codes;
use std::io;

/// The page of problems, without its ending; each code is an anchor of it.
const PAGE: &str = concat!(env!("CARGO_PKG_REPOSITORY"), "/blob/main/docs/problems");

pub(crate) fn run(code: Option<&str>, lang: Lang) -> io::Result<Outcome> {
    let Some(name) = code else {
        for code in codes() {
            say(format_args!("{code:<25} {}", code.fix(lang)))?;
        }
        return Ok(Outcome::Fine);
    };
    let Some(code) = codes().find(|code| code.as_str() == name) else {
        let near = codes().find(|code| code.as_str().contains(name) || name.contains(code.as_str()));
        let hint = near.map_or(String::new(), |code| format!("; did you mean {code}?"));
        return Err(io::Error::other(format!("there is no code {name:?}{hint}")));
    };
    let rule = lang.choose("Rule", "Правило");
    say(format_args!("{code}\n{rule}: {}\n{}\n{}", code.rule(lang), code.fix(lang), link(code, lang)))?;
    Ok(Outcome::Fine)
}

/// Where the documentation explains a code.
pub(crate) fn link(code: Code, lang: Lang) -> String {
    format!("{PAGE}.{}#{code}", lang.choose("md", "ru.md"))
}

/// Every code that the command reports.
fn codes() -> impl Iterator<Item = Code> {
    Code::all().chain(all_codes())
}
