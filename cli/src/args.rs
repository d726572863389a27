//! The commands and their arguments.

use crate::input::Input;
use crate::options::OptionArgs;
use crate::output::{Format, Output};
use crate::{feed, gtm, inspect};
use clap::{Parser, Subcommand};
use flocktory_postcheckout::Lang;

/// Flocktory postcheckout: an order becomes a safe script for the shop's thank-you page.
#[derive(Parser)]
#[command(name = "flocktory-postcheckout", version, arg_required_else_help = true)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Print the snippet of an order, or of a list of orders; warnings go to stderr
    Render {
        #[command(flatten)]
        input: Input,
        /// What to print of the snippet [default: html; with --ndjson, html and csp_hash]
        #[arg(long, value_enum)]
        output: Option<Output>,
        #[command(flatten)]
        options: OptionArgs,
    },
    /// Print every problem of an order; with --ndjson, of a file of orders, and a summary on stderr
    Check {
        #[command(flatten)]
        input: Input,
        /// How to print problems [default: text; with --ndjson, json]
        #[arg(long, value_enum)]
        format: Option<Format>,
        #[command(flatten)]
        options: OptionArgs,
    },
    /// Print the tag of Flocktory's loader, which every page of the shop needs in its head
    Loader {
        /// The shop's number in Flocktory, digits only
        site_id: String,
        /// The nonce of the page's Content-Security-Policy
        #[arg(long)]
        nonce: Option<String>,
        /// Language of messages: en, ru
        #[arg(long, default_value = "en")]
        lang: Lang,
    },
    /// Print the script that reads the blocks of `--form data`
    StaticFile {
        /// Print its sha256-… instead, for `integrity` and `script-src`
        #[arg(long)]
        hash: bool,
    },
    /// Print the sources that Flocktory's scripts need in a Content-Security-Policy
    CspSources,
    /// Print what is wrong with the integration in a page that the browser got, or in a file of JavaScript
    Inspect(inspect::Args),
    /// Google Tag Manager: make a container, or check one
    #[command(subcommand)]
    Gtm(gtm::Command),
    /// Work with the shop's product feed (YML)
    #[command(subcommand)]
    Feed(feed::Command),
    /// Explain a problem code: its rule, how to fix it, and a link to the documentation
    Explain {
        /// The code, such as `order_id_missing`; without it, list all codes
        code: Option<String>,
        /// Language: en, ru
        #[arg(long, default_value = "en")]
        lang: Lang,
    },
}
