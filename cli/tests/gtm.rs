//! `gtm container`.

use flocktory_postcheckout::Json;
use flocktory_postcheckout::gtm::{self, OPTIONS};
use std::process::{Command, Output};

fn container(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_flocktory-postcheckout"));
    command.args(["gtm", "container"]).args(arguments).output().expect("the command")
}

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).expect("UTF-8")
}

#[test]
fn every_option_is_an_argument() {
    let help = text(container(&["--help"]).stdout);
    for option in &OPTIONS {
        let flag = format!("--{} ", option.info.name.replace('_', "-"));
        assert!(help.contains(&flag), "{flag}");
    }
}

#[test]
fn prints_the_container_and_how_to_import_it() {
    for (lang, reported) in [("en", "Rename conflicting"), ("ru", "Переименовать конфликтующие")]
    {
        let output = container(&["--source", "ga4", "--lang", lang, "--spot", r#"{"cookie": "spot"}"#]);
        let options = format!(r#"{{"source": "ga4", "lang": "{lang}", "spot": {{"cookie": "spot"}}}}"#);
        assert_eq!(text(output.stdout), gtm::container(&&Json::new(&options)).expect("a container"));
        assert!(text(output.stderr).contains(reported), "{lang}");
    }
}

#[test]
fn writes_a_file() {
    let file = std::env::temp_dir().join(format!("flocktory-postcheckout-{}.json", std::process::id()));
    let output = container(&["-o", file.to_str().expect("UTF-8")]);
    let written = std::fs::read_to_string(&file).expect("the file");
    let _ = std::fs::remove_file(&file);
    assert!(output.status.success() && output.stdout.is_empty());
    assert_eq!(written, gtm::container(&&Json::new("{}")).expect("a container"));
}

#[test]
fn a_mapping_may_begin_with_a_mark() {
    let file = std::env::temp_dir().join(format!("flocktory-mapping-{}.json", std::process::id()));
    let mapping = r#"{"order.id": {"global": "a"}, "order.price": {"global": "b"}, "order.items": {"global": "c"}, "user.email": {"global": "d"}}"#;
    std::fs::write(&file, format!("\u{feff}{mapping}")).expect("a file");
    let output = container(&["--source", "custom", "--event", "buy", "--mapping", file.to_str().expect("UTF-8")]);
    let _ = std::fs::remove_file(&file);
    assert!(output.status.success(), "{}", text(output.stderr));
}

#[test]
fn exit_codes() {
    for (arguments, code) in [
        (&[] as &[&str], 0),
        (&["--source", "ga5"], 1),
        (&["--source", "classic"], 1),
        (&["--mapping", "no such file"], 2),
        (&["--spot", "{\"cookie\": \"spot\""], 2),
        (&["--no-such-option"], 2),
        (&["-o", "no/such/folder"], 2),
    ] {
        assert_eq!(container(arguments).status.code(), Some(code), "{arguments:?}");
    }
}
