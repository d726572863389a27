"""The gems that need no Rust where they are installed, as .github/gems packs them from libraries that were compiled."""

import fcntl
import json
import subprocess

import pytest
from workflows import ROOT

DESCRIBE = 'require "json"; spec = Gem::Package.new(ARGV[0]).spec; ' \
    "puts [spec.platform, spec.required_ruby_version, spec.extensions, spec.files].to_json"  # fmt: skip


@pytest.fixture(autouse=True)
def alone():
    """As `alone gems` of tests/lib.sh: libraries are in bindings-ruby for a moment."""
    (ROOT / "target").mkdir(exist_ok=True)
    with (ROOT / "target/gems.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def test_a_gem_for_each_platform_with_a_library_for_each_ruby(tmp_path):
    before = status()
    for platform in ("arm64-darwin", "x86_64-linux-musl"):
        for ruby in ("3.1", "3.4", "4.0"):
            folder = tmp_path / "libraries" / platform / ruby
            folder.mkdir(parents=True)
            (folder / "flocktory_postcheckout_ruby.so").write_text(platform + ruby)
    subprocess.run([".github/gems", tmp_path / "libraries", tmp_path / "gems"], cwd=ROOT, check=True)

    for platform in ("arm64-darwin", "x86_64-linux-musl"):
        (gem,) = (tmp_path / "gems").glob(f"*-{platform}.gem")
        described = subprocess.run(["ruby", "-r", "rubygems/package", "-e", DESCRIBE, gem], check=True, stdout=subprocess.PIPE)
        kind, rubies, extensions, files = json.loads(described.stdout)
        assert (kind, rubies, extensions) == (platform, ">= 3.1, < 4.1.dev", [])
        lib = "bindings-ruby/lib/flocktory/postcheckout"
        assert sorted(file for file in files if file.endswith(".so")) == [
            f"{lib}/{ruby}/flocktory_postcheckout_ruby.so" for ruby in ("3.1", "3.4", "4.0")
        ]
        assert f"{lib}/page.rb" in files
    # The libraries are only packed: the sources are left as they were.
    assert status() == before


def status():
    return subprocess.run(["git", "status", "--porcelain", "bindings-ruby"], cwd=ROOT, check=True, stdout=subprocess.PIPE).stdout
