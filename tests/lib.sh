# Shared by the suites' `run` scripts: installing missing packages, and counting checks.

passed=0 failed=0

# install COMMAND PACKAGE…: installs Debian packages quietly, if the command is missing. A failure ends the suite.
install() {
  command -v "$1" >/dev/null && return
  shift
  echo "installing $*"
  alone apt install_packages "$@" && return
  echo "FAILED: installing $*"
  failed=$((failed + 1))
  finish
  exit 1
}
install_packages() {
  local root=() get error
  [ "$(id -u)" -eq 0 ] || root=(sudo)
  get=("${root[@]}" env LC_ALL=C DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300)
  # Without an update, unless the lists of packages are missing or old.
  "${get[@]}" install --no-install-recommends "$@" >/dev/null 2>&1 && return
  # Unlike an installation, an update does not wait for another program's lock.
  until error=$("${get[@]}" update 2>&1 >/dev/null); do
    [[ $error == *"Could not get lock"* && $SECONDS -lt 600 ]] || { echo "$error"; return 1; }
    sleep 2
  done
  "${get[@]}" install --no-install-recommends "$@" >/dev/null
}

# packages PACKAGE…: installs Debian packages that have no command, if they are missing.
packages() {
  local status
  # dpkg also lists packages that others only mention.
  status=$(dpkg-query -W -f '${db:Status-Status}\n' "$@" 2>/dev/null) && ! grep -qvx installed <<<"$status" && return
  install "" "$@"
}

# One build of the command serves all suites: Cargo.toml says how its profile differs from that of a release.
export COMMAND=$PWD/target/quick/flocktory-postcheckout
build_command() {
  quick_build
}
# quick_build ARGUMENT…: with the package of the command, so that all have one build of the core. Its generic functions are compiled
# in these packages. Cargo.toml does not name them: in a gem, which has neither, cargo would warn.
quick_build() {
  cargo build --quiet --profile quick --locked --config profile.quick.package.flocktory-postcheckout-cli.opt-level=3 \
    --config profile.quick.package.bench.opt-level=3 --config profile.quick.package.bench.codegen-units=1 \
    --package flocktory-postcheckout-cli "$@"
}

# alone NAME COMMAND…: runs the command under a lock of this name, which suites share.
alone() (
  mkdir -p target
  exec 9>"target/$1.lock"
  flock 9
  "${@:2}" 9>&-
)

# node_packages FOLDER: installs the packages of its package-lock.json, unless they are installed already: another suite may use them.
node_packages() {
  alone node-packages install_node_packages "$1"
}
install_node_packages() {
  local installed=$1/node_modules/.installed-lock.json
  cmp -s "$1/package-lock.json" "$installed" && return
  npm ci --prefix "$1" --silent --no-audit --no-fund && cp "$1/package-lock.json" "$installed"
}

# logged LOG COMMAND…: runs the command with its output in the log, and sets `status`, and `used` to the seconds of the
# processor that it took. Not for conditions: in one, `set -e` has no effect inside the command.
logged() {
  local log=$1 TIMEFORMAT='%U %S'
  shift
  { time "$@" >"$log" 2>&1; } 2>"$log.cpu"
  status=$?
  used=$(awk '{ printf "%.0f", $1 + $2 }' "$log.cpu")
  rm -f "$log.cpu"
}

# check NAME COMMAND…: one check, which passes if the command succeeds; otherwise its output is shown.
check() {
  local name=$1 log status used
  shift
  log=$(mktemp)
  logged "$log" "$@"
  if [ "$status" -eq 0 ]; then
    passed=$((passed + 1))
    echo "ok: $name ($used s)"
  else
    failed=$((failed + 1))
    cat "$log"
    echo "FAILED: $name"
  fi
  rm -f "$log"
}

# instructions GROUP: one check, that no count of bench/ir/counts.json has grown. The counts are always shown.
instructions() {
  if bench/ir/run "$1"; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    echo "FAILED: instructions of a call: $1"
  fi
}

# counted NAME PATTERN COMMAND…: a test runner whose output gives its counts; PATTERN is a sed script that prints
# "passed failed" for each of them. The output is shown if something failed, or if nothing was counted.
counted() {
  local name=$1 pattern=$2 log status used ok=0 bad=0 more_ok more_bad
  shift 2
  log=$(mktemp)
  logged "$log" "$@"
  while read -r more_ok more_bad; do
    ok=$((ok + more_ok)) bad=$((bad + more_bad))
  done < <(sed -nE "$pattern" "$log")
  if [ "$bad" -eq 0 ] && { [ "$status" -ne 0 ] || [ "$ok" -eq 0 ]; }; then bad=1; fi
  if [ "$bad" -ne 0 ]; then cat "$log"; fi
  rm -f "$log"
  echo "$name: $ok passed, $bad failed ($used s)."
  passed=$((passed + ok)) failed=$((failed + bad))
}

# The closing line that tests/run adds up.
finish() {
  echo "$passed passed, $failed failed"
  [ "$failed" -eq 0 ]
}
