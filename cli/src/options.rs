//! Arguments made from core's tables of options: a flag for each option, under its name.

use crate::feed;
use crate::input::{named, read};
use clap::builder::ValueParser;
use clap::{Arg, ArgAction, ArgMatches, Command, FromArgMatches};
use flocktory_postcheckout::{Json, Lang, OptionInfo, OptionKind, Options, Value as CoreValue};
use serde_json::{Map, Value};
use std::io;
use std::path::PathBuf;

/// The options of a snippet.
pub(crate) struct OptionArgs {
    values: Map<String, Value>,
    feed: Option<PathBuf>,
}

impl OptionArgs {
    pub(crate) fn read(self) -> io::Result<Options<'static>> {
        let json = Value::from(self.values).to_string();
        let mut options = Options::from_source(&&Json::new(&json)).map_err(io::Error::other)?.into_owned();
        options.feed = self.feed.map(|path| feed::open(&path, options.lang)).transpose()?;
        Ok(options)
    }
}

impl clap::Args for OptionArgs {
    fn augment_args(command: Command) -> Command {
        command.args(Options::TABLE.iter().map(argument))
    }

    fn augment_args_for_update(command: Command) -> Command {
        OptionArgs::augment_args(command)
    }
}

impl FromArgMatches for OptionArgs {
    fn from_arg_matches(matches: &ArgMatches) -> Result<OptionArgs, clap::Error> {
        let is_feed = |option: &&OptionInfo| matches!(option.kind, OptionKind::Feed);
        let feed = Options::TABLE.iter().find(is_feed).and_then(|option| matches.get_one::<PathBuf>(option.name));
        Ok(OptionArgs { values: values(matches, Options::TABLE), feed: feed.cloned() })
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        *self = OptionArgs::from_arg_matches(matches)?;
        Ok(())
    }
}

/// The flag of an option.
pub(crate) fn argument(option: &OptionInfo) -> Arg {
    let flag = option.name.replace('_', "-");
    let argument = Arg::new(option.name).long(flag).help(option.description(Lang::En));
    let argument = argument.value_name(option.name.to_uppercase());
    let argument = match &option.default {
        CoreValue::Text(default) => argument.default_value(default.clone().into_owned()),
        _ => argument,
    };
    match option.kind {
        OptionKind::Flag => argument.action(ArgAction::SetTrue),
        OptionKind::Texts => argument.action(ArgAction::Append),
        OptionKind::Place => argument.value_parser(ValueParser::new(place)),
        OptionKind::Feed | OptionKind::Mapping => argument.value_name("FILE").value_parser(ValueParser::path_buf()),
        _ => argument,
    }
}

/// The options that were given, but for those in files.
pub(crate) fn values<'o>(
    matches: &ArgMatches,
    options: impl IntoIterator<Item = &'o OptionInfo>,
) -> Map<String, Value> {
    let mut values = Map::new();
    for option in options {
        let name = option.name;
        let value = match option.kind {
            OptionKind::Flag => Some(matches.get_flag(name).into()),
            OptionKind::Texts => matches.get_many::<String>(name).map(|texts| texts.cloned().collect()),
            OptionKind::Place => matches.get_one::<Value>(name).cloned(),
            OptionKind::Feed | OptionKind::Mapping => None,
            _ => matches.get_one::<String>(name).cloned().map(Value::from),
        };
        values.extend(value.map(|value| (name.to_owned(), value)));
    }
    values
}

/// Reads a file of JSON.
pub(crate) fn json_file(path: &std::path::Path) -> io::Result<Value> {
    let text = read(path)?;
    let text = text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&text);
    serde_json::from_slice(text).map_err(io::Error::from).map_err(named(path))
}

/// Parses a text as a map in JSON if it looks like one; otherwise returns the text.
fn place(text: &str) -> serde_json::Result<Value> {
    // A misspelt map must not become a constant. Core reports a variable of Tag Manager, `{{…}}`.
    let is_map = text.trim_start().starts_with('{') && !text.starts_with("{{");
    if is_map { serde_json::from_str(text) } else { Ok(Value::from(text)) }
}
