"""The site's pages: where they are in the repository, and their links.

The site has the folders of the repository, so that a link between two pages is right in both. Twins `x.md` and `x.ru.md` are one
page in two languages; a page without a twin is in both halves of the site.
"""

import os
import re
from pathlib import Path
from urllib.parse import urlsplit

from mkdocs.structure.files import File
from mkdocs.utils import get_relative_url

ROOT = Path(__file__).resolve().parents[2]
LANGUAGES = {"en": "English", "ru": "Русский"}
LINK = re.compile(r"\]\(([^()\s]+)\)")


def on_config(config):
    """Takes the repository's URL from Cargo.toml; the site is the repository's on GitHub Pages."""
    config.repo_url = re.search(r'^repository = "(.+)"', (ROOT / "Cargo.toml").read_text(), re.MULTILINE)[1]
    owner, name = urlsplit(config.repo_url).path.strip("/").split("/")
    half = "" if language(config) == "en" else f"{language(config)}/"
    config.repo_name = name
    config.site_url = f"https://{owner}.github.io/{name}/{half}"
    return config


def on_files(files, config):
    """Adds the pages of the navigation, every page of docs, so that a forgotten one fails the build, and their pictures."""
    pages = {*in_nav(config.nav), *(f"docs/{path.name}" for path in ROOT.glob("docs/*.md") if ".ru." not in path.name)}
    pictures = [f"docs/{path.name}" for path in ROOT.glob("docs/*.*") if path.suffix in {".png", ".svg"}]
    for page in [*sorted(pages), *pictures]:
        source = twin(page, language(config))
        file = File.generated(config, page, abs_src_path=str(ROOT / source))
        file.edit_uri = f"blob/main/{source}"
        files.append(file)
    return files


def on_page_markdown(markdown, page, config, files):
    """Links to a twin lead to its page, and links to other files to the repository; the link between two twins goes away."""
    folder = os.path.dirname(page.file.src_uri)

    def link(match):
        target, hash_, anchor = match[1].removeprefix(f"{config.repo_url}/blob/main/").partition("#")
        start = folder if match[1].startswith(f"{target}{hash_}") else ""
        path = os.path.normpath(os.path.join(start, target))
        page_path = path.replace(".ru.", ".")
        if files.get_file_from_path(page_path):
            return f"]({os.path.relpath(page_path, folder or '.')}{hash_}{anchor})"
        if target and (ROOT / path).exists():
            kind = "tree" if (ROOT / path).is_dir() else "blob"
            return f"]({config.repo_url}/{kind}/main/{path}{hash_}{anchor})"
        return match[0]

    markdown = re.sub(r"^\[(По-русски|In English)\]\(\S+\)$\n?", "", markdown, flags=re.MULTILINE)
    return LINK.sub(link, markdown)


def on_page_context(context, page, config, nav):
    """Where the language switch leads: to the same page."""
    urls = {lang: page.url if lang == "en" else f"{lang}/{page.url}" for lang in LANGUAGES}
    here = urls[language(config)]
    context["twins"] = [{"lang": lang, "name": name, "url": get_relative_url(urls[lang], here)} for lang, name in LANGUAGES.items()]
    return context


def language(config):
    return config.theme["language"]


def twin(path, lang):
    """The file of the repository that is the page in a language."""
    own = Path(path).with_suffix(f".{lang}{Path(path).suffix}")
    return str(own) if (ROOT / own).exists() else path


def in_nav(node):
    if isinstance(node, str):
        return [node]
    return [path for child in (node.values() if isinstance(node, dict) else node) for path in in_nav(child)]
