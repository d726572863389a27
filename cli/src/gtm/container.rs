//! Makes the container file.

use crate::input::{named, read};
use crate::output::{self, Outcome, log, say};
use flocktory_postcheckout::{Json, Lang, gtm};
use serde::Serialize;
use serde_json::Value;
use std::io;
use std::path::PathBuf;

/// The options, under the names that they have in every language. A place may be JSON: `{"cookie": "customer"}`.
#[derive(clap::Args, Serialize)]
pub(crate) struct Args {
    #[arg(long, help = help("source"))]
    source: Option<String>,
    #[arg(long, value_name = "FILE", help = help("mapping") + " (a JSON file, or `-` for standard input)")]
    #[serde(skip)]
    mapping: Option<PathBuf>,
    #[arg(long, help = help("event"))]
    event: Vec<String>,
    #[arg(long, help = help("page_path"))]
    page_path: Option<String>,
    #[arg(long, value_parser = place, help = help("variable"))]
    variable: Option<Value>,
    #[arg(long, help = help("value"))]
    value: Option<String>,
    #[arg(long, help = help("compare"))]
    compare: Option<String>,
    #[arg(long, value_parser = place, help = help("spot"))]
    spot: Option<Value>,
    #[arg(long, value_parser = place, help = help("custom_field"))]
    custom_field: Option<Value>,
    #[arg(long, help = help("site_id"))]
    site_id: Option<String>,
    #[arg(long, value_parser = place, help = help("nonce"))]
    nonce: Option<Value>,
    #[arg(long, help = help("once"))]
    once: bool,
    #[arg(long, help = help("country"))]
    country: Option<String>,
    #[arg(long, help = help("prefix"))]
    prefix: Option<String>,
    #[arg(long, default_value = "en", help = help("lang"))]
    lang: String,
    #[arg(short, long, value_name = "FILE", help = "Where to write it [default: stdout]")]
    #[serde(skip)]
    output: Option<PathBuf>,
}

/// The help of an option, as a sentence.
fn help(name: &str) -> String {
    let help = gtm::ContainerOption::from_name(name).map_or("", |option| option.help(Lang::En));
    let (first, rest) = help.split_at_checked(1).unwrap_or_default();
    first.to_uppercase() + rest
}

/// Parses a text as a map in JSON if it looks like one; otherwise returns the text.
fn place(text: &str) -> serde_json::Result<Value> {
    // A misspelt map must not become a constant. Core reports a variable of Tag Manager, `{{…}}`.
    let is_map = text.trim_start().starts_with('{') && !text.starts_with("{{");
    if is_map { serde_json::from_str(text) } else { Ok(Value::from(text)) }
}

pub(crate) fn run(args: Args) -> io::Result<Outcome> {
    let mut options = serde_json::to_value(&args)?;
    if let Some(file) = &args.mapping {
        let text = read(file)?;
        let text = text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&text);
        let mapping = serde_json::from_slice(text).map_err(io::Error::from);
        options["mapping"] = mapping.map_err(named(file))?;
    }
    let container = match gtm::container(&&Json::new(&options.to_string())) {
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
    log(how_to_import(&args.lang));
    Ok(Outcome::Fine)
}

fn how_to_import(lang: &str) -> &'static str {
    match lang.parse() {
        Ok(Lang::Ru) => {
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
