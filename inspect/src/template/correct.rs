//! The right form of a value, in each language.

use super::{Placeholder, Template};
use crate::kind::FileKind;

impl Template {
    /// What to write in place of a placeholder: with its quotes, if it is the whole value. Code prints nothing itself.
    pub(crate) fn correct(&self, placeholder: &Placeholder, in_text: bool, is_whole: bool) -> Option<String> {
        if placeholder.is_code {
            return None;
        }
        let base = &placeholder.effect.base;
        let as_json = match self.language {
            FileKind::Php => {
                Some(format!("<?= json_encode({base}, JSON_HEX_TAG | JSON_HEX_AMP | JSON_HEX_APOS | JSON_HEX_QUOT) ?>"))
            }
            FileKind::Jinja2 => Some(format!("{{{{ {base}|tojson }}}}")),
            FileKind::Blade => Some(format!("@json({base})")),
            FileKind::Smarty if !in_text => Some(format!("{{{base}|json_encode:15 nofilter}}")),
            FileKind::Twig if !in_text => Some(format!("{{{{ {base}|json_encode(15)|raw }}}}")),
            FileKind::Erb if !in_text => Some(format!("<%= raw {base}.to_json %>")),
            _ => None,
        };
        if as_json.is_some() {
            return as_json.filter(|_| is_whole);
        }
        let escaped = match self.language {
            FileKind::Smarty => format!("{{{base}|escape:'javascript'}}"),
            FileKind::Twig => format!("{{{{ {base}|e('js') }}}}"),
            FileKind::Django => format!("{{{{ {base}|escapejs }}}}"),
            FileKind::Erb => format!("<%= j({base}) %>"),
            _ => format!("${{e:forJavaScript({base})}}"),
        };
        Some(if is_whole { format!("'{escaped}'") } else { escaped })
    }
}
