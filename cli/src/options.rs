//! The options of a snippet, under the names that they have in every language.

use crate::feed;
use flocktory_postcheckout::{Charset, Country, Form, Lang, Options};
use std::io;
use std::path::PathBuf;

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
