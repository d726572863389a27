//! Google Tag Manager.

mod check;
mod container;

use crate::output::Outcome;
use clap::Subcommand;
use std::io;

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Print the container file to import into Tag Manager: variables, trigger and tag
    Container(Box<container::Args>),
    /// Print every problem of an exported container: what an import would refuse, and what breaks the order's tag
    Check(check::Args),
}

pub(crate) fn run(command: Command) -> io::Result<Outcome> {
    match command {
        Command::Container(args) => container::run(*args),
        Command::Check(args) => check::run(&args),
    }
}
