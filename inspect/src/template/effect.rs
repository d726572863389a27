//! What an expression of a template does to a value: how it is escaped, and what it loses.

/// How a value is escaped where a template prints it; the later ones are the worse in a script.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Escape {
    /// It needs none: a number, or a constant of the template.
    None,
    /// For a text of a script.
    Script,
    /// A JSON value that is safe in a script.
    Json,
    /// By a function of the shop.
    Unknown,
    /// JSON that lets `<!--` or `<script` through.
    WeakJson,
    /// JSON that lets `</script>` through.
    RawJson,
    /// JSON with entities of HTML, which is not JSON any more.
    HtmlJson,
    /// For HTML: its entities are part of the text in a script.
    Html,
    Raw,
}

/// What the number of a price loses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Loss {
    /// The kopecks.
    Fraction,
    /// It gets spaces, a comma or a currency.
    Format,
    /// Django writes it as the language of the page does.
    Localized,
}

/// What a template prints in one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Effect {
    pub(crate) escape: Escape,
    pub(crate) loss: Option<Loss>,
    /// One of two sexes, whatever is known.
    pub(crate) guesses_sex: bool,
    /// Code of the script, put together from pieces of text.
    pub(crate) is_glued: bool,
    /// The constant end of a text: `$phone . '@shop.ru'`.
    pub(crate) tail: Option<String>,
    /// The value without its escaping.
    pub(crate) base: String,
}

impl Effect {
    pub(super) fn new(escape: Escape) -> Effect {
        Effect { escape, loss: None, guesses_sex: false, is_glued: false, tail: None, base: String::new() }
    }

    pub(super) fn lost(loss: Loss) -> Effect {
        Effect { loss: Some(loss), ..Effect::new(Escape::None) }
    }
}

/// Whether a regular expression matches what is not a digit.
pub(super) fn is_no_digit(pattern: &str) -> bool {
    pattern.contains("\\D") || pattern.contains("[^0-9") || pattern.contains("[^\\d")
}

/// How safe JSON is in a script, by its flags.
pub(super) fn json(arguments: &[&str]) -> Escape {
    let number: u32 =
        arguments.iter().filter_map(|argument| argument.parse::<u32>().ok()).fold(0, |all, one| all | one);
    let has = |name: &str, bit: u32| number & bit != 0 || arguments.iter().any(|argument| argument.ends_with(name));
    match (has("JSON_HEX_TAG", 1), has("JSON_UNESCAPED_SLASHES", 64)) {
        (true, _) => Escape::Json,
        (false, false) => Escape::WeakJson,
        (false, true) => Escape::RawJson,
    }
}

/// What `number_format` costs by its arguments after the number: digits, decimal point, separator of thousands.
pub(super) fn number_format(arguments: &[&str]) -> Option<Loss> {
    match arguments {
        [] | ["0", ..] => Some(Loss::Fraction),
        [_, "." | "", "", ..] => None,
        _ => Some(Loss::Format),
    }
}
