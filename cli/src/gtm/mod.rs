//! Google Tag Manager.

mod container;

use crate::Outcome;
use clap::Subcommand;
use std::io;

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Print the container file to import into Tag Manager: variables, trigger and tag
    Container(Box<container::Args>),
}

pub(crate) fn run(command: Command) -> io::Result<Outcome> {
    match command {
        Command::Container(args) => container::run(*args),
    }
}
