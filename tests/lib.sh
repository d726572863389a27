# What the folders' `run` scripts share: installing what is missing, and counting checks.

passed=0 failed=0

# install COMMAND PACKAGE…: the Debian packages, quietly, if the command is not there. A failed install ends the suite.
install() {
  command -v "$1" >/dev/null && return
  shift
  local root=() apt=(apt-get -qq -o DPkg::Lock::Timeout=300)
  [ "$(id -u)" -eq 0 ] || root=(sudo)
  echo "installing $*"
  "${root[@]}" "${apt[@]}" update >/dev/null &&
    "${root[@]}" env DEBIAN_FRONTEND=noninteractive "${apt[@]}" install --no-install-recommends "$@" >/dev/null && return
  echo "FAILED: installing $*"
  failed=$((failed + 1))
  finish
  exit 1
}

# packages PACKAGE…: the same for what brings no command.
packages() {
  local status
  # dpkg knows of packages too that others only mention.
  status=$(dpkg-query -W -f '${db:Status-Status}\n' "$@" 2>/dev/null) && ! grep -qvx installed <<<"$status" && return
  install "" "$@"
}

# alone NAME COMMAND…: the command, while no other suite runs something under this name.
alone() (
  mkdir -p target
  exec 9>"target/$1.lock"
  flock 9
  "${@:2}" 9>&-
)

# node_packages FOLDER: what its package-lock.json lists, unless that is installed already: another suite may be using it.
node_packages() {
  alone node-packages install_node_packages "$1"
}
install_node_packages() {
  local installed=$1/node_modules/.installed-lock.json
  cmp -s "$1/package-lock.json" "$installed" && return
  npm ci --prefix "$1" --silent --no-audit --no-fund && cp "$1/package-lock.json" "$installed"
}

# check NAME COMMAND…: one check, which passes if the command does; what it printed is shown if not.
check() {
  local name=$1 log
  shift
  log=$(mktemp)
  if "$@" >"$log" 2>&1; then
    passed=$((passed + 1))
    echo "ok: $name"
  else
    failed=$((failed + 1))
    cat "$log"
    echo "FAILED: $name"
  fi
  rm -f "$log"
}

# counted NAME PATTERN COMMAND…: a test runner whose output gives its counts; PATTERN is a sed script that prints
# "passed failed" for each of them. What it printed is shown if something failed, or if it counted nothing.
counted() {
  local name=$1 pattern=$2 log ok=0 bad=0 more_ok more_bad status=0
  shift 2
  log=$(mktemp)
  "$@" >"$log" 2>&1 || status=$?
  while read -r more_ok more_bad; do
    ok=$((ok + more_ok)) bad=$((bad + more_bad))
  done < <(sed -nE "$pattern" "$log")
  if [ "$bad" -eq 0 ] && { [ "$status" -ne 0 ] || [ "$ok" -eq 0 ]; }; then bad=1; fi
  if [ "$bad" -ne 0 ]; then cat "$log"; fi
  rm -f "$log"
  echo "$name: $ok passed, $bad failed."
  passed=$((passed + ok)) failed=$((failed + bad))
}

# The closing line that tests/run adds up.
finish() {
  echo "$passed passed, $failed failed"
  [ "$failed" -eq 0 ]
}
