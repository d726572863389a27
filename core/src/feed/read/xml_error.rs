//! Errors of a feed as a document, before its content is checked.

use super::place::Place;
use crate::base::lang::Lang;
use crate::base::limits::{
    MAX_FEED_ATTRIBUTES, MAX_FEED_CATEGORIES, MAX_FEED_CATEGORY_ID, MAX_FEED_CURRENCIES, MAX_FEED_DEPTH,
    MAX_FEED_ELEMENT, MAX_FEED_OFFERS, MAX_FEED_RATIO,
};
use crate::report::code::Code;
use crate::report::describe;
use quick_xml::errors::{Error as ParserError, IllFormedError, SyntaxError};
use quick_xml::events::attributes::AttrError;
use std::fmt;

/// A thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Defect {
    /// Another kind of document, or none.
    NotYml(DocumentKind),
    /// An encoding that is not read.
    Encoding(String),
    /// The encoding that is declared, and the one that it is.
    EncodingFalse(Encoding, Encoding),
    ArchiveDamaged,
    ArchiveEncrypted,
    ArchiveMethod(u16),
    ArchiveWithoutXml,
    /// It unpacks to far more than its own size.
    ArchiveBomb,
    /// The document ends within this element; empty if within something else.
    CutOff(Name),
    /// A thing longer than the limit.
    TooLong,
    /// More nested elements than the limit.
    TooDeep,
    /// More of something than is kept.
    Limit(Limit),
    Syntax(Syntax),
    /// A reference to an entity that XML does not have.
    Reference(String),
    /// `&` that begins no reference.
    Ampersand,
    /// Bytes that are not of the encoding.
    NotUtf8,
    /// A character that no XML may have.
    Control(u32),
    /// Entities that the document declares.
    Entities,
}

/// The encodings of a feed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Encoding {
    Ascii,
    Utf8,
    Windows1251,
    Other,
}

/// A kind of document that is not YML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum DocumentKind {
    Empty,
    NotXml,
    Html,
    /// A program that writes the feed, as 1C-Bitrix keeps it on disk.
    Php,
    Rss,
    Atom,
    Root(String),
}

/// The things of a feed that have a limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Limit {
    Attributes,
    CategoryId,
    Categories,
    Currencies,
    Offers,
}

/// A rule of XML that is not kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Syntax {
    /// The end tag of another element: the one that is open, and the one that is there.
    Mismatched(Name, Name),
    Unmatched(Name),
    /// An offer begins in an offer.
    Nested,
    /// A tag, a comment or the like without its end.
    Unclosed(&'static str),
    Markup,
    Attribute,
    AttributeTwice,
    /// The declaration is not at the beginning.
    LateDeclaration,
    AfterRoot,
    /// A text that is not a name.
    Name(Name),
    /// A prefix of a name that nothing declares.
    Prefix(Name),
    /// Attributes without white space between them.
    Apart,
    /// `]]>` in a text.
    SectionEnd,
    /// `--` in a comment.
    Hyphens,
    /// An instruction for programs without a name that it may have.
    Instruction,
    /// The XML declaration is not of the form that it must have.
    Declaration,
    /// The document type is not of the form that it must have, or not where it must be.
    DocumentType,
    /// A CDATA section or a reference outside of the root.
    OutsideRoot,
}

/// The start of an element's name, which may be as long as the feed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Name(String);

impl From<&str> for Name {
    fn from(name: &str) -> Name {
        Name(name.chars().take(describe::SHOWN + 1).collect())
    }
}

impl Name {
    fn short(&self) -> String {
        self.0.chars().take(describe::SHOWN).flat_map(char::escape_debug).collect()
    }
}

/// The error, its place, its offer, and where reading continues.
#[derive(Debug)]
pub(crate) struct XmlError<'f> {
    pub(crate) defect: Defect,
    pub(crate) place: Place,
    /// The offer's id, if it is known.
    pub(crate) offer: Option<&'f str>,
    pub(crate) then: Then,
}

impl XmlError<'_> {
    /// An error outside of the offers, after which nothing is left out.
    pub(super) fn minor(defect: Defect, place: Place) -> XmlError<'static> {
        XmlError { defect, place, offer: None, then: Then::AllRead }
    }
}

/// Where reading continues after an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Then {
    /// Nothing is left out.
    AllRead,
    /// Reading continues with the offer that begins there; the text between is left out.
    GoesOn(Place),
    /// There is no other offer.
    Ends,
}

impl Defect {
    pub(crate) const fn code(&self) -> Code {
        match self {
            Defect::NotYml(_) => Code::FEED_NOT_YML,
            Defect::Encoding(_) => Code::FEED_ENCODING,
            Defect::EncodingFalse(..) => Code::FEED_ENCODING_FALSE,
            Defect::ArchiveDamaged
            | Defect::ArchiveEncrypted
            | Defect::ArchiveMethod(_)
            | Defect::ArchiveWithoutXml
            | Defect::ArchiveBomb => Code::FEED_ARCHIVE,
            Defect::CutOff(_) => Code::FEED_CUT_OFF,
            Defect::TooLong => Code::FEED_TOO_LONG,
            Defect::TooDeep => Code::FEED_TOO_DEEP,
            Defect::Limit(_) => Code::FEED_LIMIT,
            Defect::Syntax(_) => Code::FEED_SYNTAX,
            Defect::Reference(_) | Defect::Ampersand => Code::FEED_REFERENCE,
            Defect::NotUtf8 => Code::FEED_NOT_UTF8,
            Defect::Control(_) => Code::FEED_CONTROL_CHARACTER,
            Defect::Entities => Code::FEED_ENTITIES,
        }
    }

    /// The found text, for the message of the code.
    pub(crate) fn given(&self, lang: Lang) -> String {
        let words = |en: &str, ru: &str| if lang == Lang::Ru { ru } else { en }.to_owned();
        match self {
            Defect::NotYml(kind) => kind.describe(lang),
            Defect::Encoding(name) => describe::label(name),
            Defect::EncodingFalse(_, found) => found.name(lang).to_owned(),
            Defect::ArchiveDamaged => words("it is damaged or cut off", "он повреждён или обрезан"),
            Defect::ArchiveEncrypted => words("it is encrypted", "он зашифрован"),
            Defect::ArchiveMethod(method) => {
                format!("{} {method}", words("it is packed by the method", "он сжат методом"))
            }
            Defect::ArchiveWithoutXml => {
                words("it has no file named *.xml or *.yml", "в нём нет файла *.xml или *.yml")
            }
            Defect::ArchiveBomb => match lang {
                Lang::En => format!("it unpacks to more than {MAX_FEED_RATIO} times its own size"),
                Lang::Ru => format!("при распаковке он больше самого себя в {MAX_FEED_RATIO} с лишним раз"),
            },
            Defect::CutOff(Name(name)) if name.is_empty() => words("markup", "разметка"),
            Defect::CutOff(name) => format!("<{}>", name.short()),
            Defect::TooLong => MAX_FEED_ELEMENT.to_string(),
            Defect::TooDeep => MAX_FEED_DEPTH.to_string(),
            Defect::Limit(limit) => limit.describe(lang),
            Defect::Syntax(syntax) => syntax.describe(lang),
            Defect::Reference(name) => describe::label(&format!("&{name};")),
            Defect::Ampersand => describe::label("&"),
            Defect::NotUtf8 | Defect::Entities => String::new(),
            Defect::Control(code) => format!("U+{code:04X}"),
        }
    }
}

impl Defect {
    /// The declared encoding, for the message of the code.
    pub(crate) fn expected(&self) -> &'static str {
        if let Defect::EncodingFalse(declared, _) = self { declared.name(Lang::En) } else { "" }
    }
}

impl Encoding {
    const fn name(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Encoding::Ascii, _) => "us-ascii",
            (Encoding::Utf8, _) => "UTF-8",
            (Encoding::Windows1251, _) => "windows-1251",
            (Encoding::Other, Lang::En) => "something else",
            (Encoding::Other, Lang::Ru) => "что-то другое",
        }
    }
}

impl Limit {
    /// How much that is.
    pub(crate) fn describe(self, lang: Lang) -> String {
        let (number, en, ru) = match self {
            Limit::Attributes => (MAX_FEED_ATTRIBUTES, "attributes of one element", "атрибута одного элемента"),
            Limit::CategoryId => (MAX_FEED_CATEGORY_ID, "bytes", "байтов"),
            Limit::Categories => (MAX_FEED_CATEGORIES, "categories", "категорий"),
            Limit::Currencies => (MAX_FEED_CURRENCIES, "currencies", "валют"),
            Limit::Offers => (MAX_FEED_OFFERS, "offers", "предложений"),
        };
        format!("{number} {}", if lang == Lang::Ru { ru } else { en })
    }
}

impl DocumentKind {
    pub(super) fn of_root(name: &str) -> DocumentKind {
        match name.to_ascii_lowercase().as_str() {
            // A page, a part of one, or a message of PHP's.
            "html" | "head" | "body" | "div" | "p" | "br" | "b" => DocumentKind::Html,
            "rss" | "rdf:rdf" => DocumentKind::Rss,
            "feed" => DocumentKind::Atom,
            _ => DocumentKind::Root(name.to_owned()),
        }
    }

    fn describe(&self, lang: Lang) -> String {
        let text = match (self, lang) {
            (DocumentKind::Empty, Lang::En) => "it is empty",
            (DocumentKind::Empty, Lang::Ru) => "он пуст",
            (DocumentKind::NotXml, Lang::En) => "it is not XML",
            (DocumentKind::NotXml, Lang::Ru) => "это не XML",
            (DocumentKind::Html, Lang::En) => "it is an HTML page, perhaps a login form or an error message",
            (DocumentKind::Html, Lang::Ru) => "это страница HTML: возможно, форма входа или сообщение об ошибке",
            (DocumentKind::Php, Lang::En) => {
                "it is a PHP program that writes the feed: give what the server answers, \
                 such as `curl -s https://shop.ru/feed.php | flocktory-postcheckout feed index - -o feed.idx`"
            }
            (DocumentKind::Php, Lang::Ru) => {
                "это программа на PHP, которая выводит фид: дайте ответ сервера, \
                 например `curl -s https://shop.ru/feed.php | flocktory-postcheckout feed index - -o feed.idx`"
            }
            (DocumentKind::Rss, Lang::En) => "it is RSS, such as a feed for Google Merchant",
            (DocumentKind::Rss, Lang::Ru) => "это RSS, например фид для Google Merchant",
            (DocumentKind::Atom, Lang::En) => "it is Atom, such as a feed for Google Merchant",
            (DocumentKind::Atom, Lang::Ru) => "это Atom, например фид для Google Merchant",
            (DocumentKind::Root(name), Lang::En) => return format!("its root is {}", describe::label(name)),
            (DocumentKind::Root(name), Lang::Ru) => return format!("его корень — {}", describe::label(name)),
        };
        text.to_owned()
    }
}

impl Syntax {
    fn describe(&self, lang: Lang) -> String {
        let text = match (self, lang) {
            (Syntax::Mismatched(due, found), Lang::En) => {
                return format!("</{}> where </{}> is due", found.short(), due.short());
            }
            (Syntax::Mismatched(due, found), Lang::Ru) => {
                return format!("</{}> вместо </{}>", found.short(), due.short());
            }
            (Syntax::Unmatched(name), Lang::En) => return format!("</{}> ends nothing", name.short()),
            (Syntax::Unmatched(name), Lang::Ru) => return format!("</{}> ничего не закрывает", name.short()),
            (Syntax::Name(Name(name)), Lang::En) => return format!("{} is not a name", describe::label(name)),
            (Syntax::Name(Name(name)), Lang::Ru) => return format!("{} — не имя", describe::label(name)),
            (Syntax::Nested, Lang::En) => "an offer begins before the one before it has ended",
            (Syntax::Nested, Lang::Ru) => "предложение начинается раньше, чем закончилось предыдущее",
            (Syntax::Unclosed(end), Lang::En) => return format!("{end} is missing"),
            (Syntax::Unclosed(end), Lang::Ru) => return format!("нет {end}"),
            (Syntax::Markup, Lang::En) => "`<` that begins no tag",
            (Syntax::Markup, Lang::Ru) => "`<`, с которого не начинается тег",
            (Syntax::Attribute, Lang::En) => "an attribute that is not name=\"value\"",
            (Syntax::Attribute, Lang::Ru) => "атрибут не вида name=\"value\"",
            (Syntax::AttributeTwice, Lang::En) => "a duplicate attribute",
            (Syntax::AttributeTwice, Lang::Ru) => "атрибут указан дважды",
            (Syntax::LateDeclaration, Lang::En) => "something precedes <?xml …?>",
            (Syntax::LateDeclaration, Lang::Ru) => "перед <?xml …?> что-то есть",
            (Syntax::Prefix(Name(name)), Lang::En) => {
                return format!("the prefix {} is not declared", describe::label(name));
            }
            (Syntax::Prefix(Name(name)), Lang::Ru) => return format!("префикс {} не объявлен", describe::label(name)),
            (Syntax::Apart, Lang::En) => "no space between attributes",
            (Syntax::Apart, Lang::Ru) => "нет пробела между атрибутами",
            (Syntax::SectionEnd, Lang::En) => "`]]>` in a text",
            (Syntax::SectionEnd, Lang::Ru) => "`]]>` в тексте",
            (Syntax::Hyphens, Lang::En) => "`--` in a comment",
            (Syntax::Hyphens, Lang::Ru) => "`--` внутри комментария",
            (Syntax::Instruction, Lang::En) => "`<?` without the name of a processing instruction",
            (Syntax::Instruction, Lang::Ru) => "`<?` без имени инструкции обработки",
            (Syntax::Declaration, Lang::En) => "the XML declaration is not <?xml version=\"1.0\" encoding=\"…\"?>",
            (Syntax::Declaration, Lang::Ru) => "объявление XML не вида <?xml version=\"1.0\" encoding=\"…\"?>",
            (Syntax::DocumentType, Lang::En) => "a document type that is not <!DOCTYPE yml_catalog …> before the root",
            (Syntax::DocumentType, Lang::Ru) => "объявление типа не вида <!DOCTYPE yml_catalog …> перед корнем",
            (Syntax::OutsideRoot, Lang::En) => "CDATA or a reference outside of the root",
            (Syntax::OutsideRoot, Lang::Ru) => "CDATA или ссылка вне корня",
            (Syntax::AfterRoot, Lang::En) => "something follows the end of the root",
            (Syntax::AfterRoot, Lang::Ru) => "после конца корня есть что-то ещё",
        };
        text.to_owned()
    }
}

impl From<ParserError> for Defect {
    fn from(error: ParserError) -> Defect {
        match error {
            ParserError::Syntax(error) => Defect::Syntax(match error {
                SyntaxError::InvalidBangMarkup => Syntax::Markup,
                SyntaxError::UnclosedPI | SyntaxError::UnclosedXmlDecl => Syntax::Unclosed("?>"),
                SyntaxError::UnclosedComment => Syntax::Unclosed("-->"),
                SyntaxError::UnclosedDoctype | SyntaxError::UnclosedTag => Syntax::Unclosed(">"),
                SyntaxError::UnclosedCData => Syntax::Unclosed("]]>"),
                SyntaxError::UnclosedSingleQuotedAttributeValue => Syntax::Unclosed("'"),
                SyntaxError::UnclosedDoubleQuotedAttributeValue => Syntax::Unclosed("\""),
            }),
            ParserError::IllFormed(IllFormedError::UnmatchedEndTag(name)) => {
                Defect::Syntax(Syntax::Unmatched(name.as_str().into()))
            }
            ParserError::InvalidAttr(AttrError::Duplicated(..)) => Defect::Syntax(Syntax::AttributeTwice),
            ParserError::InvalidAttr(_) => Defect::Syntax(Syntax::Attribute),
            _ => Defect::Syntax(Syntax::Markup),
        }
    }
}

impl fmt::Display for Defect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.code(), self.given(Lang::En))
    }
}

impl std::error::Error for Defect {}
