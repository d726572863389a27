//! The arguments, by the option names that every language has.

use crate::feed;
use clap::{Parser, Subcommand, ValueEnum};
use flocktory_postcheckout::{Charset, Country, Form, Lang, Options};
use std::io;
use std::path::PathBuf;

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
    /// Print what Flocktory's own scripts need in a Content-Security-Policy
    CspSources,
    /// Google Tag Manager: make a container, or check one
    #[command(subcommand)]
    Gtm(crate::gtm::Command),
    /// Work with the shop's product feed (YML)
    #[command(subcommand)]
    Feed(FeedCommand),
    /// Explain a problem code: its rule, how to fix it, and a link to the documentation
    Explain {
        /// The code, such as `order_id_missing`; without it all are listed
        code: Option<String>,
        /// Language: en, ru
        #[arg(long, default_value = "en")]
        lang: Lang,
    },
}

#[derive(Subcommand)]
pub(crate) enum FeedCommand {
    /// Print what is wrong with a feed: malformed XML, repeated ids, prices, categories, addresses, lengths
    Check(FeedCheckArgs),
    /// Make the index of a feed, for --feed and for the option `feed` of every language
    Index(IndexArgs),
}

#[derive(clap::Args)]
pub(crate) struct FeedCheckArgs {
    /// The feed: XML, gzip or zip, or `-` for standard input
    pub(crate) file: PathBuf,
    /// How to print the report
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) format: Format,
    /// Problems of each code to show, of which all are counted [default: 3; with --format json, 100]
    // All that are shown are kept.
    #[arg(long, value_parser = clap::value_parser!(u64).range(..=10_000))]
    pub(crate) examples: Option<u64>,
    /// Language of messages: en, ru
    #[arg(long, default_value = "en")]
    pub(crate) lang: Lang,
}

#[derive(clap::Args)]
pub(crate) struct IndexArgs {
    /// The feed: XML, gzip or zip, or `-` for standard input
    pub(crate) file: PathBuf,
    /// The index file, which is replaced at once when it is complete
    #[arg(short, long)]
    pub(crate) output: PathBuf,
    /// Make the index although parts of the feed cannot be read
    #[arg(long)]
    pub(crate) partial: bool,
    /// Replace a file that is not an index
    #[arg(long)]
    pub(crate) force: bool,
    /// Language of messages: en, ru
    #[arg(long, default_value = "en")]
    pub(crate) lang: Lang,
}

#[derive(clap::Args)]
pub(crate) struct Input {
    /// The JSON file, or `-` for standard input
    pub(crate) file: PathBuf,
    /// One order (or list of orders) per line in, one JSON object per line out
    #[arg(long)]
    pub(crate) ndjson: bool,
    /// Threads for --ndjson, up to 512 [default: one per core]
    #[arg(long, requires = "ndjson", value_parser = clap::value_parser!(u16).range(1..=512))]
    pub(crate) threads: Option<u16>,
}

#[derive(Clone, Copy, Default, ValueEnum)]
pub(crate) enum Output {
    /// The whole tag
    #[default]
    Html,
    /// The script without its tag
    Body,
    /// The payload alone
    Json,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people
    Text,
    /// For programs
    Json,
}

#[derive(clap::Args)]
pub(crate) struct OptionArgs {
    /// script, data or datalayer
    #[arg(long, default_value = "script")]
    form: Form,
    /// The nonce of the page's Content-Security-Policy
    #[arg(long)]
    nonce: Option<String>,
    /// Push each order id once per browser
    #[arg(long)]
    once: bool,
    /// The spot of orders that have no spot
    #[arg(long)]
    spot: Option<String>,
    /// The shop's address, against which relative images are resolved
    #[arg(long)]
    base_url: Option<String>,
    /// Numbering plan of phones without a country code: RU, KZ, BY, UA, UZ, AM, GE, AZ, KG, TJ, TM, MD
    #[arg(long, default_value = "RU")]
    country: Country,
    /// Encoding of the input: utf-8, windows-1251
    #[arg(long, default_value = "utf-8")]
    charset: Charset,
    /// Language of messages: en, ru
    #[arg(long, default_value = "en")]
    lang: Lang,
    /// Make every warning an error
    #[arg(long)]
    strict: bool,
    /// The index of the shop's feed (see `feed index`): items that are not in it are warnings
    #[arg(long)]
    feed: Option<PathBuf>,
}

impl OptionArgs {
    pub(crate) fn read(self) -> io::Result<Options> {
        let mut options = Options::default();
        options.form = self.form;
        options.nonce = self.nonce;
        options.once = self.once;
        options.spot = self.spot;
        options.base_url = self.base_url;
        options.country = self.country;
        options.charset = self.charset;
        options.lang = self.lang;
        options.strict = self.strict;
        options.feed = self.feed.map(|path| feed::open(&path, self.lang)).transpose()?;
        Ok(options)
    }
}
