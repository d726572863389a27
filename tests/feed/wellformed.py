"""Well-formedness of feeds, by the command, by expat and by libxml2 (lxml): `wellformed.py COMMAND`.

Each fragment is put into several places of a small feed that has nothing else wrong with it, and each document is judged
by all three: the command must find an error in the document exactly where one of the parsers refuses it. The differences
that are meant are listed with their reason.
"""

import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from xml.parsers import expat

from lxml import etree

# The codes for malformed documents; the other codes are about the content of a document.
DOCUMENT = {
    "feed_not_yml", "feed_encoding", "feed_cut_off", "feed_too_long", "feed_too_deep", "feed_limit", "feed_syntax",
    "feed_reference", "feed_not_utf8", "feed_control_character",
}  # fmt: skip

FEED = (
    '<?xml version="1.0" encoding="UTF-8"?>{prolog}\n<yml_catalog date="2026-11-25T13:00+03:00"{root}><shop><name>S</name>{shop}\n'
    '<currencies><currency id="RUR" rate="1"/></currencies><categories><category id="1">C{category}</category></categories>'
    '<offers>{offers}<offer id="1"{attribute}><url>https://shop.ru/1</url><price>1</price><currencyId>RUR</currencyId>'
    "<categoryId>1</categoryId><picture>https://shop.ru/1.jpg</picture><name>N{name}</name>{offer}<description>D{description}"
    '</description><param name="P">v<b>{deep}</b></param></offer></offers></shop></yml_catalog>{after}'
)
# Where text and markup may be.
CONTENT = ["shop", "category", "offers", "name", "offer", "description", "deep"]

BAD_CONTENT = {
    "a bare ampersand": "&", "an ampersand and a space": "& ", "a reference without a name": "&;", "a reference with a space": "&a b;",
    "a reference without its end": "&amp", "an entity that is not declared": "&nosuch;", "an upper-case entity": "&AMP;",
    "a number without digits": "&#;", "a hexadecimal number without digits": "&#x;", "letters in a number": "&#zz;",
    "letters in a hexadecimal number": "&#xzz;", "an upper-case X": "&#X41;", "NUL by reference": "&#0;", "U+0001 by reference": "&#1;",
    "U+000B by reference": "&#xB;", "U+FFFE by reference": "&#xFFFE;", "U+FFFF by reference": "&#65535;", "half of a pair by reference": "&#xD800;",
    "a number beyond Unicode": "&#x110000;", "a number without end": "&#99999999999999999999;",
    "NUL": "\0", "U+0001": "\1", "U+0008": "\b", "U+000B": "\v", "U+000C": "\f", "U+001F": "\x1f", "U+FFFE": "\ufffe", "U+FFFF": "\uffff",
    "half of a pair": "\udcff\udc80", "a byte of no UTF-8": "\udcff", "an overlong character": "\udcc0\udc80", "a surrogate in UTF-8": "\udced\udca0\udc80",
    "a character beyond Unicode": "\udcf4\udc90\udc80\udc80", "half of a character": "\udce2\udc82", "a continuation byte": "\udc98",
    "the end of CDATA": "]]>", "the end of CDATA after text": "a]]]>b",
    "two hyphens in a comment": "<!-- a -- b -->", "a comment that ends with three hyphens": "<!-- a --->", "a comment of three hyphens": "<!--->",
    "a comment of >": "<!-->-->", "a comment that does not end": "<!-- a", "a comment with a space": "<! -- a -->", "a comment with one hyphen": "<!- a -->",
    "CDATA that does not end": "<![CDATA[a", "CDATA in lower case": "<![cdata[a]]>", "CDATA with a space": "<![CDATA [a]]>", "another section": "<![INCLUDE[a]]>",
    "a declaration of an element": "<!ELEMENT a ANY>", "a document type": "<!DOCTYPE a>", "an XML declaration": '<?xml version="1.0"?>',
    "an instruction named XML": "<?XML a?>", "an instruction named xMl": "<?xMl?>", "an instruction without a name": "<? a?>",
    "an instruction that begins with a digit": "<?1 a?>", "an instruction that does not end": "<?a", "an instruction without a space": "<?a$b?>",
    "an empty instruction": "<??>",
    "a tag without a name": "<>", "an end tag without a name": "</>", "a tag with a space before its name": "< a></a>", "a number as a tag": "<1></1>",
    "a tag that begins with a hyphen": "<-a/>", "a tag that begins with a point": "<.a/>", "a tag with a sign in its name": "<a$/>",
    "a tag with a multiplication sign in its name": "<a\u00d7/>", "a tag that does not end": "<a", "a less-than sign": "a < b", "a less-than sign and a digit": "a <5",
    "a tag in a tag": "<a <b></a>", "an end tag too many": "</b>", "another end tag": "<a></b>", "crossed tags": "<a><c></a></c>",
    "an end tag in upper case": "<a></A>", "an end tag with an attribute": '<a></a b="1">', "an end tag with a space before its name": "<a></ a>",
    "an end tag with a slash": "<a></a/>", "a slash and a space": "<a / >", "two slashes": "<a//>", "a slash in a tag": "<a/b/>",
    "an attribute without a value": "<a b></a>", "an attribute without quotes": "<a b=c></a>", "an attribute twice": '<a b="1" b="2"/>',
    "attributes without a space between them": "<a b='1'c='2'/>", "a less-than sign in an attribute": "<a b='<'/>", "an ampersand in an attribute": "<a b='&'/>",
    "a reference without its end in an attribute": "<a b='&lt'/>", "an entity that is not declared in an attribute": "<a b='&nosuch;'/>",
    "a control character in an attribute": "<a b='\1'/>", "U+FFFE in an attribute": "<a b='\ufffe'/>", "U+0001 by reference in an attribute": "<a b='&#1;'/>",
    "an attribute that does not end": "<a b='1/>", "an attribute without a name": "<a =''/>", "an attribute without its sign": "<a b ''/>",
    "an attribute that begins with a digit": "<a 1='1'/>", "an attribute with a sign in its name": "<a b$='1'/>", "an attribute with two signs": "<a b=='1'/>",
    "typographic quotes": "<a b=\u201c1\u201d/>", "a text after an attribute": "<a b='1' c/>",
    "a prefix that is not declared": "<x:a/>", "a prefix of an attribute that is not declared": "<a x:b='1'/>", "two colons": "<xml:a:b/>",
    "a prefix without a name": "<x:/>", "a name without a prefix": "<:a/>", "a prefix declared as nothing": "<a xmlns:x=''/>",
}  # fmt: skip

GOOD_CONTENT = {
    "text": "a", "Cyrillic": "Чай", "an emoji": "\U0001f600", "the five entities": "&amp;&lt;&gt;&quot;&apos;", "numbers": "&#65;&#x41;&#x1F600;&#9;&#10;&#13;",
    "white space": " \t\r\n", "a greater-than sign": "a > b", "brackets": "]] >", "brackets that end": "a]]", "quotes": "\"'", "a no-break space": "\u00a0",
    "U+007F": "\x7f", "U+0085": "\x85", "U+FFFD": "\ufffd", "a byte order mark": "\ufeff", "a comment": "<!-- a - b > & < -->", "an empty comment": "<!---->",
    "CDATA": "<![CDATA[<a> & ]] > b]]>", "empty CDATA": "<![CDATA[]]>", "brackets in CDATA": "<![CDATA[]]]]>", "an instruction": "<?a b?>", "an instruction alone": "<?a?>",
    "an instruction with marks": "<?a <b> & ?>", "an instruction named xml-stylesheet": "<?xml-stylesheet a?>", "an element": "<a>1</a>", "an empty element": "<a/>",
    "spaces in tags": "<a  b = '1'\n></a\n>", "attributes": "<a b='1' c=\"2\" d='\"' e=\"'>/\"/>", "references in an attribute": "<a b='&amp;&#65;'/>",
    "a name with signs": "<a-b.c_d1/>", "a name with a middle dot": "<a\u00b7/>", "a name in Cyrillic": "<имя/>", "a name with an underscore": "<_a/>",
    "a prefix that is declared": "<x:a xmlns:x='u' x:b='1'/>", "the prefix xml": "<a xml:lang='ru'/>", "a default namespace": "<a xmlns='u'/>",
}  # fmt: skip

ATTRIBUTES = {
    "attribute": ["b='1' b='2'", "id='2'", "b=1", "b", "b='1'c='2'", "b='<'", "b='&'", "b='\1'", "b='\uffff'", "b='\udcff'", "x:b='1'", "1='1'", "='1'", "/ "],
    "root": ["date='1'", "b=1", "b='1'c='2'", "b='<'", "b='&'", "b='\uffff'", "x:b='1'", "1='1'", "b='1' b='2'", "b='&nosuch;'"],
}  # fmt: skip

PROLOGS = {
    "a document type in lower case": "<!doctype yml_catalog>", "a document type without a name": "<!DOCTYPE>", "a document type that does not end": "<!DOCTYPE a",
    "two document types": "<!DOCTYPE yml_catalog><!DOCTYPE yml_catalog>", "a document type with half an identifier": "<!DOCTYPE yml_catalog SYSTEM>",
    "a public document type with half an identifier": '<!DOCTYPE yml_catalog PUBLIC "a">', "a document type with a word": '<!DOCTYPE yml_catalog OTHER "a">',
    "a subset that does not end": "<!DOCTYPE yml_catalog [", "a subset of text": "<!DOCTYPE yml_catalog [a]>", "text": "a", "CDATA": "<![CDATA[ ]]>", "a reference": "&amp;",
    "a second XML declaration": '<?xml version="1.0"?>', "two hyphens in a comment": "<!-- a -- b -->", "an instruction named XML": "<?XML?>", "a control character": "\1",
    "a comment that does not end": "<!-- a", "an end tag": "</a>", "another root": "<a/>", "a subset with a bad entity": "<!DOCTYPE yml_catalog [<!ENTITY a>]>",
}  # fmt: skip
AFTER = {
    "text": "a", "CDATA": "<![CDATA[]]>", "a second root": "<a/>", "an end tag": "</yml_catalog>", "a document type": "<!DOCTYPE a>", "a reference": "&amp;",
    "an XML declaration": '<?xml version="1.0"?>', "two hyphens in a comment": "<!-- -- -->", "NUL": "\0", "U+FFFE": "\ufffe", "a bare ampersand": "&",
    "an instruction named XML": "<?XML?>", "a byte of no UTF-8": "\udcff", "a tag that does not end": "<a", "a comment that does not end": "<!--",
}  # fmt: skip
DECLARATIONS = [
    '<?xml encoding="UTF-8" version="1.0"?>', '<?xml encoding="UTF-8"?>', "<?xml?>", '<?xml version="2.0"?>', '<?xml version=""?>', '<?xml version="1"?>',
    "<?xml version=1.0?>", '<?xml version="1.0" standalone="maybe"?>', '<?xml version="1.0" standalone="yes" encoding="UTF-8"?>', '<?xml version="1.0"encoding="UTF-8"?>',
    '<?xml version="1.0" encoding=""?>', '<?xml version="1.0" encoding="UTF 8"?>', '<?xml version="1.0" encoding="UTF-8" a="b"?>', '<?xml version="1.0" version="1.0"?>',
    '<?XML version="1.0"?>', ' <?xml version="1.0"?>', '\n<?xml version="1.0"?>', '<!-- a --><?xml version="1.0"?>', '<?xml version="1.0">', '<?xml version="1.0"',
    '<? xml version="1.0"?>', '<?xmlversion="1.0"?>', '<?xml version="1.0" encoding="-utf-8"?>',
]  # fmt: skip
GOOD_DECLARATIONS = [
    "", '<?xml version="1.0"?>', "<?xml version='1.0' encoding='utf-8'?>", '<?xml version = "1.0" encoding = "UTF-8" standalone = "yes" ?>', "\ufeff", '\ufeff<?xml version="1.0"?>',
    '<?xml version="1.0"?><!DOCTYPE yml_catalog SYSTEM "shops.dtd">', '<?xml version="1.0"?><!DOCTYPE yml_catalog PUBLIC "-//a" "b.dtd" [<!-- ]> -->]>', "<?a b?><!-- a -->",
    '<?xml version="1.0"?>\n<!DOCTYPE yml_catalog [<!ELEMENT yml_catalog ANY>\n<!ATTLIST offer id CDATA #REQUIRED>]>',
]  # fmt: skip

# Documents that the command judges differently, and why: the beginnings of their names.
MEANT = {
    "bad: a subset of text, ": "what is declared in a document type is not read: feeds declare nothing, and nothing is expanded",
    "bad: a subset with a bad entity, ": "the same; that entities are declared is a warning, feed_entities",
}  # fmt: skip


def feed(**places):
    names = ["prolog", "root", "shop", "category", "offers", "attribute", "name", "offer", "description", "deep", "after"]
    text = FEED.format_map({name: places.get(name, "") for name in names})
    if "declaration" in places:
        text = places["declaration"] + text[text.index("?>") + 2 :]
    return text.encode("utf-8", "surrogateescape")


def documents():
    """Names and bytes; each fragment is in every place where it may be."""
    for kind, fragments in [("bad", BAD_CONTENT), ("good", GOOD_CONTENT)]:
        for name, fragment in fragments.items():
            for place in CONTENT:
                yield f"{kind}: {name}, in {place}", feed(**{place: fragment})
    for place, attributes in ATTRIBUTES.items():
        for attribute in attributes:
            yield f"bad: {attribute!a}, in the {place}", feed(**{place: " " + attribute})
    for name, fragment in PROLOGS.items():
        yield f"bad: {name}, before the root", feed(prolog=fragment)
    for name, fragment in AFTER.items():
        yield f"bad: {name}, after the root", feed(after=fragment)
    for declaration in DECLARATIONS:
        yield f"bad: {declaration!a}", feed(declaration=declaration)
    for declaration in GOOD_DECLARATIONS:
        yield f"good: {declaration!a}", feed(declaration=declaration)
    whole = feed()
    for end in range(60, len(whole), 37):
        yield f"bad: cut off at byte {end}", whole[:end]


def expat_refuses(document):
    parser = expat.ParserCreate(namespace_separator=" ")
    try:
        parser.Parse(document, True)
    except expat.ExpatError as error:
        return str(error)
    return None


def libxml2_refuses(document):
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        etree.fromstring(document, parser)
    except etree.XMLSyntaxError as error:
        return str(error)
    errors = [entry.message for entry in parser.error_log if entry.level >= etree.ErrorLevels.ERROR]
    return errors[0] if errors else None


def found(command, document):
    """The problems of the document that the command finds, with their places."""
    done = subprocess.run([command, "feed", "check", "--format", "json", "-"], input=document, capture_output=True, check=False)
    if done.returncode not in (0, 1):
        raise RuntimeError(done.stderr.decode())
    problems = json.loads(done.stdout)["problems"]
    return [p for p in problems if p["severity"] == "error" and p["code"] in DOCUMENT]


def judge(command, name, document):
    problems = found(command, document)
    refusals = [text for text in (expat_refuses(document), libxml2_refuses(document)) if text]
    reason = next((reason for start, reason in MEANT.items() if name.startswith(start)), None)
    if name.startswith("good: ") and refusals and reason is None:
        return f"{name}: the parsers refuse it: {refusals}"
    if bool(problems) == bool(refusals):
        return f"{name}: no longer a difference" if reason else None
    if reason:
        return None
    return f"{name}: the command finds {[p['message'] for p in problems]}, the parsers {refusals}"


def main():
    command = sys.argv[1]
    all_documents = list(documents())
    with ThreadPoolExecutor(4) as pool:
        wrong = [text for text in pool.map(lambda pair: judge(command, *pair), all_documents) if text]
    print(*wrong, sep="\n")
    bad = sum(name.startswith("bad: ") for name, _ in all_documents)
    print(f"{bad} malformed documents, {len(all_documents) - bad} others")
    print(f"{len(all_documents) - len(wrong)} passed, {len(wrong)} failed.")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
