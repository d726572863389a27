"""The index of a feed: made, opened, used by orders, replaced, broken."""

import gzip
import json
import multiprocessing
import os
import pathlib
import pickle
import shutil
import subprocess
import sys
import threading
import time
import zipfile

import pytest
from feeds import compared, feed, indexed
from orders import item, order, reported

from flocktory_postcheckout import Feed, FeedError, InvalidOrder, render

MISMATCHES = json.loads((pathlib.Path(__file__).parent.parent / "feed" / "mismatches.json").read_text(encoding="utf-8"))
UNKNOWN = ("feed_id_unknown", None)


@pytest.mark.parametrize("case", MISMATCHES, ids=lambda case: case["feed"])
def test_each_reason_is_told(case, tmp_path):
    index = Feed.open(indexed(tmp_path, *case["offers"]))
    for wanted in case["items"]:
        given = {name: wanted[name] for name in ("id", "title") if name in wanted}
        found = compared(index, given)
        assert [code for code, _ in found] == wanted["reported"], given
        # Quotes and invisible characters are escaped in a hint.
        meant = [id for id in wanted.get("meant", ()) if id.replace("-", "").isalnum()]
        assert all(f'"{id}"' in hint for id in meant for _, hint in found)


def test_a_feed_is_text_of_any_kind(tmp_path):
    plain = feed({"id": "Шапка-1", "name": "Шапка «Зима»"}, "2")
    cyrillic = feed({"id": "Шапка-1", "name": "Шапка «Зима»"}, "2", encoding="windows-1251")
    with zipfile.ZipFile(tmp_path / "zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("feed.xml", cyrillic)
    for name, content in (("utf-8", plain), ("windows-1251", cyrillic), ("gz", gzip.compress(cyrillic)), ("zip", None)):
        if content:
            (tmp_path / name).write_bytes(content)
        made = Feed.index(str(tmp_path / name), str(tmp_path / "feed.idx"))
        assert (made.offers, made.problems) == (2, ())
        assert made.bytes == (tmp_path / "feed.idx").stat().st_size
        assert repr(made) == f"<IndexedFeed: 2 offers, {made.bytes} bytes, 0 problems>"
        index = Feed.open(tmp_path / "feed.idx")
        assert "Шапка-1" in index and 2 in index and "3" not in index
        assert compared(index, "Шапка-1", "2") == []
        assert compared(index, {"id": 9, "title": "Шапка «Зима»"}) == [("feed_id_title", 'the feed has "Шапка-1"')]


def test_a_path_will_do(tmp_path):
    path = indexed(tmp_path, "777")
    for given in (path, str(path), Feed.open(path), Feed.open(str(path))):
        assert compared(given, "777", "778") == [UNKNOWN]
    assert render(order(), feed=path) == render(order())
    assert compared(None, "778") == compared("", "778") == []
    index = Feed.open(path)
    assert (index.path, index.offers, repr(index)) == (path, 1, f"<Feed {str(path)!r}>")
    assert "777" in pickle.loads(pickle.dumps(index))


def test_the_warnings_are_the_snippet_s_and_strict_makes_them_errors(tmp_path):
    path = indexed(tmp_path, "0777")
    snippet = render(order(), feed=path, lang="ru")
    assert reported(snippet.problems) == [("feed_id_zeros", "order.items[0].id")]
    assert snippet.problems[0].hint == 'в фиде есть "0777"'
    with pytest.raises(InvalidOrder):
        render(order(), feed=path, strict=True)


def test_what_is_no_feed_is_refused():
    for given in (5, object(), ["feed.idx"], {"feed": "feed.idx"}, True):
        with pytest.raises(InvalidOrder) as caught:
            render(order(), feed=given)
        assert reported(caught.value.problems) == [("option_invalid", "options.feed")]
    with pytest.raises(InvalidOrder):
        render(order(), spot=pathlib.Path("x"))


def test_an_index_that_cannot_be_opened(tmp_path):
    missing, foreign, index = tmp_path / "missing.idx", tmp_path / "foreign.idx", indexed(tmp_path, "777")
    foreign.write_text("something else, and long enough to be an index of a feed" * 10)
    with pytest.raises(FileNotFoundError) as caught:
        Feed.open(missing)
    assert caught.value.filename == str(missing)
    for content, text in ((foreign.read_bytes(), "not an index"), (index.read_bytes()[:-1], "bytes"), (b"", "not an index")):
        foreign.write_bytes(content)
        with pytest.raises(FeedError, match=f"foreign.idx: .*{text}") as caught:
            Feed.open(foreign)
        assert caught.value.problems == () and isinstance(caught.value, ValueError)
    with pytest.raises(FeedError, match="индекс"):
        Feed.open(foreign, lang="ru")
    with pytest.raises(InvalidOrder):
        Feed.open(index, lang="de")
    with pytest.raises(TypeError):
        Feed.open()
    # An order is still sent.
    for path in (missing, foreign):
        problems = render(order(), feed=path).problems
        assert reported(problems) == [("feed_unreadable", "options.feed")]
        assert str(path) in problems[0].message


def test_half_a_feed_makes_no_index(tmp_path):
    whole, half, index = tmp_path / "whole.xml", tmp_path / "half.xml", tmp_path / "feed.idx"
    whole.write_bytes(feed("1", "2", "3"))
    half.write_bytes(whole.read_bytes()[:-60])
    Feed.index(whole, index)
    before = index.read_bytes()
    with pytest.raises(FeedError, match="half.xml: parts of it cannot be read, so no index was written: line ") as caught:
        Feed.index(half, index)
    assert caught.value.problems[0].severity == "error"
    assert pickle.loads(pickle.dumps(caught.value)).problems == caught.value.problems
    assert index.read_bytes() == before
    made = Feed.index(half, index, partial=True, lang="ru")
    assert made.offers < 3 and made.problems[0].message.startswith("строка ")
    assert index.read_bytes() != before


def test_a_file_that_is_no_feed(tmp_path):
    index = tmp_path / "feed.idx"
    page = tmp_path / "page.html"
    page.write_text("<!DOCTYPE html><html><body>Login</body></html>")
    with pytest.raises(FeedError, match="page.html: .*HTML"):
        Feed.index(page, index)
    with pytest.raises(FileNotFoundError):
        Feed.index(tmp_path / "missing.xml", index)
    page.write_bytes(feed("1"))
    with pytest.raises(FileNotFoundError) as caught:
        Feed.index(page, tmp_path / "missing" / "feed.idx")
    assert "feed.idx" in caught.value.filename
    assert [path.name for path in tmp_path.iterdir()] == ["page.html"]


def until(is_met):
    end = time.monotonic() + 120
    while not is_met():
        assert time.monotonic() < end
        time.sleep(0.05)


def test_a_replaced_index_is_followed(tmp_path):
    index = Feed.open(indexed(tmp_path, "777"))
    assert compared(index, "778") == [UNKNOWN]
    indexed(tmp_path, "778", "779")
    until(lambda: compared(index, "778") == [])
    assert index.offers == 2
    # If the new file is unusable, the earlier index stays in use.
    (tmp_path / "broken.idx").write_bytes(b"broken")
    os.replace(tmp_path / "broken.idx", tmp_path / "feed.idx")
    until(lambda: compared(index, "778") != [])
    assert [code for code, _ in compared(index, "778")] == ["feed_stale"]
    with pytest.raises(FeedError, match="feed.idx: this is not an index, so it was not replaced"):
        indexed(tmp_path, "780")
    indexed(tmp_path, "780", force=True)
    until(lambda: compared(index, "780") == [])


def test_a_pipe_is_refused_at_once(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "pipe", tmp_path, "/dev/zero"):
        with pytest.raises((FeedError, OSError), match="not a regular file"):
            Feed.open(path)
        assert [code for code, _ in compared(path, "1")] == ["feed_unreadable"]


RACE = pathlib.Path(__file__).parent.parent / "feed" / "race.py"


def test_an_answer_is_right_or_refused_whatever_happens_to_the_file(tmp_path):
    files = []
    for name in "AB":
        index = indexed(tmp_path, "common", *(f"{name}-{number:04}" for number in range(2000)))
        files.append(index.rename(tmp_path / f"{name}.idx"))
    path = shutil.copy(files[0], tmp_path / "feed.idx")
    handle, answers, refused = Feed.open(path), 0, 0
    race = subprocess.Popen([sys.executable, RACE, os.environ.get("RACE_ROUNDS", "200"), path, *files])
    while race.poll() is None:
        for given in (handle, path):
            found = {code for code, _ in compared(given, "common", "Common")}
            assert found in ({"feed_id_case"}, {"feed_stale", "feed_id_case"}) or "feed_unreadable" in found
        for wanted, id in ((True, "common"), (False, "Common"), (False, "C-0001")):
            try:
                assert (id in handle) is wanted
                answers += 1
            except (FeedError, OSError):
                refused += 1
    assert race.returncode == 0 and answers > 0
    print(f"{answers} answers, {refused} refused")
    until(lambda: compared(handle, "common", "A-0001", "B-0001") == [UNKNOWN])


def test_threads(tmp_path):
    index = Feed.open(indexed(tmp_path, *map(str, range(1000))))
    failures = []
    is_over = threading.Event()

    def work():
        while not is_over.is_set():
            if compared(index, "7", "007") != [("feed_id_zeros", 'the feed has "7"')] or "999" not in index:
                failures.append(threading.get_ident())

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    # They go on while the file is replaced.
    for count in range(1001, 1025):
        time.sleep(0.1)
        indexed(tmp_path, *map(str, range(count)))
    is_over.set()
    for thread in threads:
        thread.join()
    assert failures == []
    until(lambda: index.offers == 1024)


INDEX = None


def child(answers):
    """After a fork: the index of the parent, which follows the file here too."""
    answers.put(compared(INDEX, "7", "008"))
    until(lambda: compared(INDEX, "9") == [])
    answers.put(compared(INDEX, "9", "7"))


def test_after_a_fork(tmp_path):
    global INDEX
    INDEX = Feed.open(indexed(tmp_path, "7", "8"))
    fork = multiprocessing.get_context("fork")
    answers = fork.Queue()
    children = [fork.Process(target=child, args=(answers,)) for _ in range(2)]
    for process in children:
        process.start()
    assert [answers.get(timeout=120) for _ in children] == [[("feed_id_zeros", 'the feed has "8"')]] * 2
    indexed(tmp_path, "9")
    assert [answers.get(timeout=120) for _ in children] == [[UNKNOWN]] * 2
    for process in children:
        process.join()
        assert process.exitcode == 0
    assert compared(INDEX, "9") == []


def test_an_order_with_many_items_is_compared_at_once(tmp_path):
    path = indexed(tmp_path, "1")
    problems = render(order(items=[item(id=n) for n in range(1, 6)]), feed=path).problems
    assert [problem.path for problem in problems] == [f"order.items[{n}].id" for n in range(1, 5)]
