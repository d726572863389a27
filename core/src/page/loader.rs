//! The tag of Flocktory's general integration, which every page needs once.

use crate::options::Options;
use crate::render;
use crate::report::builder::ProblemBuilder;
use crate::report::code::Code;
use crate::report::collector::Collector;
use crate::report::describe;
use crate::report::path::Path;
use crate::report::problem::InvalidInput;

/// The loader's address, to which `?site_id=` is added.
pub const LOADER: &str = "https://api.flocktory.com/v2/loader.js";

/// The options that [`loader`] uses: it takes the others, but they change nothing.
pub const LOADER_OPTIONS: [&str; 2] = ["nonce", "lang"];

/// The loader's tag for a site, for the head of every page.
///
/// # Errors
/// `site_id_invalid` for anything but digits (a space before them is the "common mistake" of Flocktory's
/// documentation), `nonce_invalid`.
pub fn loader(site_id: &str, options: &Options<'_>) -> Result<String, InvalidInput> {
    let mut problems = Collector::new(options.lang, options.strict);
    options.check(&mut problems);
    check(site_id, &Path::ROOT.key("site_id"), &mut problems);
    if problems.has_errors() {
        return Err(InvalidInput { problems: problems.into_list() });
    }
    let attributes = format!(" type=\"text/javascript\" src=\"{LOADER}?site_id={site_id}\" async=\"async\"");
    Ok(render::open_tag(&attributes, options).concat() + "</script>")
}

/// Reports a text that is not a site's number.
pub(crate) fn check(site_id: &str, path: &Path<'_>, problems: &mut Collector) {
    if site_id.is_empty() || site_id.len() > 20 || !site_id.bytes().all(|b| b.is_ascii_digit()) {
        problems.report(path, ProblemBuilder::error(Code::SITE_ID_INVALID).given(describe::label(site_id)));
    }
}
