//! The page on `gtm check` shows the output of the command.
//!
//! `BLESS=1 cargo test -p flocktory-postcheckout-cli --test docs` writes it.

use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::process::Command;

const HTML: &str = "<script>
window.flocktory = window.flocktory || [];
window.flocktory.push(['postcheckout', {
  user: {name: {{User name}}, email: '{{Order - user email}}'},
  order: {order_id: {{Order - id}}, price: '{{Order - price}}', items: {{Order - items}}}
}]);
</script>";

/// A container with usual mistakes, in a folder that is removed at the end of the test.
struct Shop(PathBuf);

impl Shop {
    fn new() -> Shop {
        let folder = std::env::temp_dir().join(format!("flocktory-postcheckout-docs-{}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder");
        let good = include_str!("../../inspect/tests/gtm/good.json");
        let mut container: Value = serde_json::from_str(good).expect("JSON");
        let version = &mut container["containerVersion"];
        version["tag"][0]["parameter"][0]["value"] = HTML.into();
        version["tag"][0]["firingTriggerId"] = json!(["2147479553"]);
        version["variable"][4]["parameter"][0]["value"] = "2".into();
        std::fs::write(folder.join("GTM-ABCD123.json"), container.to_string()).expect("a file");
        Shop(folder)
    }
}

impl Drop for Shop {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

#[test]
fn gtm_check_prints_the_block_of_the_page() {
    let shop = Shop::new();
    for name in ["gtm-check.md", "gtm-check.ru.md"] {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs").join(name);
        let page = std::fs::read_to_string(&file).expect(name);
        let block = |language: &str| {
            let start = page.split_once(&format!("\n```{language}\n")).expect(language).1;
            start.split_once("\n```").expect("the block's end").0.to_owned()
        };
        let command = block("sh");
        let mut words = command.split_whitespace();
        assert_eq!(words.next(), Some("flocktory-postcheckout"));
        let run = Command::new(env!("CARGO_BIN_EXE_flocktory-postcheckout"))
            .args(words)
            .current_dir(&shop.0)
            .output()
            .expect("the command");
        let printed = String::from_utf8(run.stdout).expect("UTF-8");
        if std::env::var_os("BLESS").is_some() {
            std::fs::write(&file, page.replace(&block("text"), printed.trim_end())).expect(name);
        } else {
            assert_eq!(printed.trim_end(), block("text"), "{name}");
        }
    }
}
