//! The READMEs: every command in them is run and prints what stands below it, and their tables are complete.
//!
//! `BLESS=1 cargo test -p flocktory-postcheckout-cli --test readme` writes the tables of rules.

use flocktory_postcheckout::{Code, Json, Lang, Options, check};
use std::path::{Path, PathBuf};
use std::process::Command;

const READMES: [(&str, Lang); 2] = [("README.md", Lang::En), ("README.ru.md", Lang::Ru)];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn read(name: &str) -> String {
    std::fs::read_to_string(root().join(name)).expect(name)
}

/// The code blocks of a page: each one's language and content.
fn blocks(page: &str) -> Vec<(&str, &str)> {
    let mut parts = page.split("\n```");
    parts.next();
    let mut blocks = Vec::new();
    while let (Some(block), Some(_)) = (parts.next(), parts.next()) {
        blocks.push(block.split_once('\n').expect("a block's language and content"));
    }
    blocks
}

/// What a command prints on stdout, with the command that was built for this test on the path.
fn output(command: &str) -> String {
    let built = Path::new(env!("CARGO_BIN_EXE_flocktory-postcheckout")).parent().expect("a folder");
    let path = std::env::var("PATH").expect("a path");
    let run = Command::new("bash")
        .args(["-c", command])
        .current_dir(root())
        .env("PATH", format!("{}:{path}", built.display()))
        .output()
        .expect("bash");
    String::from_utf8(run.stdout).expect("UTF-8")
}

#[test]
fn every_command_prints_what_stands_below_it() {
    for (name, _) in READMES {
        let page = read(name);
        let blocks = blocks(&page);
        let mut commands = 0;
        for pair in blocks.windows(2).filter(|pair| pair[0].0 == "sh") {
            let (command, (_, wanted)) = (pair[0].1, pair[1]);
            assert_eq!(output(command).trim_end(), wanted, "{name}: {command}");
            commands += 1;
        }
        assert!(commands >= 5, "{name} has {commands} commands");
    }
}

#[test]
fn every_order_is_without_problems() {
    for (name, _) in READMES {
        let page = read(name);
        let orders: Vec<_> = blocks(&page).into_iter().filter(|(language, _)| *language == "json").collect();
        assert!(!orders.is_empty(), "{name}");
        for (_, order) in orders {
            assert_eq!(check(&Json::new(order), &Options::default()), [], "{name}");
        }
    }
}

/// Other languages' blocks are run by their own tests: `tests/python/test_readme.py`, `tests/c/run`.
#[test]
fn every_block_is_run_by_something() {
    for (name, _) in READMES {
        for (language, _) in blocks(&read(name)) {
            assert!(["sh", "html", "text", "json", "rust", "python", "c"].contains(&language), "{name}: {language}");
        }
    }
}

#[test]
fn the_tables_of_rules_are_complete() {
    for (name, lang) in READMES {
        let heads = match lang {
            Lang::Ru => "| код | правило | что делать |",
            _ => "| code | rule | what to do |",
        };
        let rows = Code::ALL.iter().map(|code| format!("| `{code}` | {} | {} |", code.rule(lang), code.mend(lang)));
        let table = [heads.to_owned(), "|---|---|---|".to_owned()].into_iter().chain(rows).collect::<Vec<_>>();
        let wanted = format!("<!-- rules -->\n{}\n<!-- end -->", table.join("\n"));
        let page = read(name);
        let start = page.find("<!-- rules -->").expect("the mark of the table");
        let end = start + page[start..].find("<!-- end -->").expect("the mark of its end") + "<!-- end -->".len();
        if std::env::var_os("BLESS").is_some() {
            let blessed = format!("{}{wanted}{}", &page[..start], &page[end..]);
            std::fs::write(root().join(name), blessed).expect(name);
        } else {
            assert_eq!(&page[start..end], wanted, "{name}");
        }
    }
}

#[test]
fn the_pages_of_the_feed_tell_every_reason() {
    for name in ["docs/feed.md", "docs/feed.ru.md"] {
        let page = read(name);
        for code in Code::ALL.iter().filter(|code| code.as_str().starts_with("feed_id_")) {
            assert!(page.contains(&format!("| `{code}` |")), "{name}: {code}");
        }
    }
}

#[test]
fn both_languages_say_the_same() {
    let shape = |name: &str| {
        let page = read(name);
        let heads: Vec<_> = page.lines().filter(|line| line.starts_with('#')).map(|line| line.find(' ')).collect();
        let languages: Vec<_> = blocks(&page).iter().map(|(language, _)| (*language).to_owned()).collect();
        (heads, languages)
    };
    assert_eq!(shape("README.md"), shape("README.ru.md"));
    assert_eq!(shape("docs/feed.md"), shape("docs/feed.ru.md"));
}
