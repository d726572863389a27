//! Makes the container file.

use crate::input::named;
use crate::options::{argument, json_file, values};
use crate::output::{self, Outcome, log, say};
use clap::{ArgMatches, Command, FromArgMatches};
use flocktory_postcheckout::gtm::{ContainerOption, OPTIONS, container};
use flocktory_postcheckout::{Json, Lang, OptionInfo, OptionKind};
use serde_json::{Map, Value};
use std::io;
use std::path::PathBuf;

#[derive(clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    options: ContainerArgs,
    /// The file to write [default: stdout]
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// The options of a container. A place may be JSON: `{"cookie": "customer"}`.
struct ContainerArgs {
    values: Map<String, Value>,
    /// Options whose values are in files.
    files: Vec<(&'static str, PathBuf)>,
}

fn infos() -> impl Iterator<Item = &'static OptionInfo> {
    OPTIONS.iter().map(|ContainerOption { info, .. }| info)
}

impl clap::Args for ContainerArgs {
    fn augment_args(command: Command) -> Command {
        command.args(infos().map(argument))
    }

    fn augment_args_for_update(command: Command) -> Command {
        ContainerArgs::augment_args(command)
    }
}

impl FromArgMatches for ContainerArgs {
    fn from_arg_matches(matches: &ArgMatches) -> Result<ContainerArgs, clap::Error> {
        let in_files = infos().filter(|info| matches!(info.kind, OptionKind::Mapping));
        let file = |info: &'static OptionInfo| Some((info.name, matches.get_one::<PathBuf>(info.name)?.clone()));
        Ok(ContainerArgs { values: values(matches, infos()), files: in_files.filter_map(file).collect() })
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        *self = ContainerArgs::from_arg_matches(matches)?;
        Ok(())
    }
}

pub(crate) fn run(args: Args) -> io::Result<Outcome> {
    let mut options = args.options.values;
    for (name, file) in args.options.files {
        options.insert(name.to_owned(), json_file(&file)?);
    }
    let lang = options.get("lang").and_then(Value::as_str).and_then(|lang| lang.parse().ok()).unwrap_or_default();
    let container = match container(&&Json::new(&Value::from(options).to_string())) {
        Ok(container) => container,
        Err(invalid) => {
            output::print_all(&invalid.problems);
            return Ok(Outcome::ErrorsFound);
        }
    };
    match &args.output {
        Some(file) => std::fs::write(file, container).map_err(named(file))?,
        None => say(container.trim_end())?,
    }
    log(how_to_import(lang));
    Ok(Outcome::Fine)
}

fn how_to_import(lang: Lang) -> &'static str {
    match lang {
        Lang::Ru => {
            "Как импортировать: Tag Manager → «Администрирование» → «Импортировать контейнер», выберите файл и рабочую
область, затем «Объединить» и «Переименовать конфликтующие теги, триггеры и переменные».
Проверьте в режиме предпросмотра, затем опубликуйте."
        }
        _ => {
            "To import it: Tag Manager → Admin → Import container, choose the file and a workspace, then Merge and
Rename conflicting tags, triggers, and variables. Try it in Preview, then publish."
        }
    }
}
