//! Findings for programs.

use super::found::Found;
use crate::output::say;
use std::io;

pub(super) fn print(found: &Found) -> io::Result<()> {
    say(serde_json::to_string_pretty(&found.list)?)
}
