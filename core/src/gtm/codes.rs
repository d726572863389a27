//! Codes of the options of a generated container.

use crate::report::code::codes;

codes! {
    impl Code, CONTAINER_OPTIONS;

    GTM_OPTION_MISSING = "gtm_option_missing" {
        rule: "Postcheckout through GTM" / "Postcheckout через GTM",
        message: "{path} is missing: {expected}" / "Нет {path}: {expected}",
        fix: "Give the option that the message names: when the tag fires, or where required data of the order is." / "Задайте то, о чём говорит сообщение: когда срабатывает тег или где найти обязательные данные заказа.",
    }
    GTM_TEXT_INVALID = "gtm_text_invalid" {
        rule: "Postcheckout through GTM; Tag Manager: references" / "Postcheckout через GTM; Tag Manager: ссылки на переменные",
        message: "{path} cannot be used in a container: {given}" / "{path} не может стоять в контейнере: {given}",
        fix: "Remove `{{` and `}}`, which Tag Manager reads as a reference, line breaks and other control characters, and texts of more than 500 characters; in names also `{`, `}`, `<` and `>`." / "Уберите `{{` и `}}`, которые Tag Manager примет за ссылку, переводы строк и другие управляющие знаки и тексты длиннее 500 знаков; в именах — также `{`, `}`, `<` и `>`.",
    }
}
