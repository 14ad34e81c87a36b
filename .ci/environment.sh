# Finds or brings the tools that the scripts need; sourced by yagura, verify and bench. Says on standard error what it brings.
# After it: JAVA_HOME (a JDK 25), MAVEN (a Maven that is new enough, only after need_maven).

cache=${XDG_CACHE_HOME:-$HOME/.cache}/yagura
maven_version=3.9.11
jvm_flags=(--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow)

say() {
  echo "$program: $*" >&2
}

fail() {
  say "$@"
  exit 1
}

is_jdk_25() {
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] && grep -q '^JAVA_VERSION="25[".]' "$1/release"
}

# The JDK 25 that is installed, wherever it is: JAVA_HOME, the one on the PATH, then the usual folders.
need_jdk() {
  local candidate java_on_path
  java_on_path=$(command -v javac 2>/dev/null || true)
  [ -z "$java_on_path" ] || java_on_path=$(dirname "$(dirname "$(readlink -f "$java_on_path")")")
  for candidate in "${JAVA_HOME:-}" "$java_on_path" /usr/lib/jvm/* /opt/*jdk* /opt/java/* "$HOME"/.sdkman/candidates/java/* \
      /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    if [ -n "$candidate" ] && is_jdk_25 "$candidate"; then
      export JAVA_HOME=$candidate
      return
    fi
  done
  fail "no JDK 25 found. Install one (for example Eclipse Temurin 25), or set JAVA_HOME to it."
}

maven_is_new_enough() {
  local version
  version=$("$1" --version 2>/dev/null | sed -n 's/.*Apache Maven \([0-9.]*\).*/\1/p' | head -n 1)
  [ -n "$version" ] && [ "$(printf '%s\n' 3.9.9 "$version" | sort -V | head -n 1)" = 3.9.9 ]
}

# A Maven that Tycho accepts: the one on the PATH, or the one that an older Maven brings into the cache.
need_maven() {
  local home=$cache/apache-maven-$maven_version
  if [ -x "$home/bin/mvn" ]; then
    MAVEN=$home/bin/mvn
    return
  fi
  MAVEN=$(command -v mvn || true)
  [ -n "$MAVEN" ] || install_packages maven
  MAVEN=$(command -v mvn || true)
  [ -n "$MAVEN" ] || fail "no Maven found. Install any Maven from 3.6 on; a newer one that is needed is then brought."
  if maven_is_new_enough "$MAVEN"; then
    return
  fi
  say "bringing Maven $maven_version into $cache, because the one on the PATH is too old"
  mkdir -p "$cache/download"
  (cd "$cache" && "$MAVEN" -q -B -ntp dependency:copy -DoutputDirectory="$cache/download" \
      -Dartifact=org.apache.maven:apache-maven:$maven_version:zip:bin) >"$cache/download/log" 2>&1 ||
    fail "Maven $maven_version could not be fetched; see $cache/download/log"
  (cd "$cache" && "$JAVA_HOME/bin/jar" -xf "download/apache-maven-$maven_version-bin.zip")
  chmod +x "$home/bin/mvn"
  rm -r "$cache/download"
  MAVEN=$home/bin/mvn
}

maven() {
  "$MAVEN" -B -ntp "$@"
}

debian_install() {
  DEBIAN_FRONTEND=noninteractive apt-get -qq update &&
    DEBIAN_FRONTEND=noninteractive apt-get -qq -y --no-install-recommends install "$@"
}

# Runs a command so that no service begins because it was installed: who needs a server starts it for itself. What
# Debian asks before it starts one is answered with no, unless this machine has an answer of its own.
without_services() (
  policy=/usr/sbin/policy-rc.d
  if [ ! -e "$policy" ] && [ ! -L "$policy" ]; then
    trap 'rm -f "$policy"' EXIT
    printf '#!/bin/sh\nexit 101\n' >"$policy"
    chmod 755 "$policy"
  fi
  "$@"
)

# Installs Debian packages when this is Debian and we are root; otherwise says what is missing.
install_packages() {
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    say "installing system packages: $*"
    without_services debian_install "$@" >"${TMPDIR:-/tmp}/yagura-packages.log" 2>&1 ||
      fail "the packages could not be installed; see ${TMPDIR:-/tmp}/yagura-packages.log"
  else
    say "these programs are missing and only root can install them (Debian's names): $*"
  fi
}

has_library() {
  PATH=$PATH:/sbin:/usr/sbin ldconfig -p 2>/dev/null | grep -F "$1" >/dev/null
}

# What a window needs on a machine without a display, and SWT on any Linux.
need_window_packages() {
  local missing=()
  [ "$(uname -s)" = Linux ] || return 0
  has_library libgtk-3.so.0 || missing+=(libgtk-3-0)
  if [ -z "${DISPLAY:-}" ]; then
    command -v Xvfb >/dev/null || missing+=(xvfb)
    command -v xauth >/dev/null || missing+=(xauth)
    command -v metacity >/dev/null || missing+=(metacity)
    command -v import >/dev/null || missing+=(imagemagick)
    command -v xdotool >/dev/null || missing+=(xdotool)
  fi
  [ -n "$(fc-list :lang=ja 2>/dev/null | head -n 1)" ] || missing+=(fontconfig fonts-noto-cjk)
  [ ${#missing[@]} -eq 0 ] || install_packages "${missing[@]}"
}

# net-snmp's own programs and other peers, which tests and benchmarks send to, receive from and are compared with.
need_snmp_tools() {
  local missing=()
  [ "$(uname -s)" = Linux ] || return 0
  command -v snmptrap >/dev/null || missing+=(snmp)
  [ -x /usr/sbin/snmpd ] || command -v snmpd >/dev/null || missing+=(snmpd)
  [ -x /usr/sbin/snmptrapd ] || command -v snmptrapd >/dev/null || missing+=(snmptrapd)
  [ -x /usr/sbin/dnsmasq ] || missing+=(dnsmasq-base)
  [ -x /usr/sbin/sshd ] || missing+=(openssh-server)
  compgen -G '/usr/lib/postgresql/*/bin/postgres' >/dev/null || missing+=(postgresql)
  [ -x /usr/sbin/nginx ] || missing+=(nginx-light)
  [ -x /usr/sbin/rsyslogd ] || missing+=(rsyslog)
  compgen -G '/usr/lib/*/rsyslog/lmnsd_gtls.so' >/dev/null || missing+=(rsyslog-gnutls)
  [ -x /usr/sbin/vsftpd ] || missing+=(vsftpd)
  [ -x /usr/sbin/slapd ] || missing+=(slapd)
  # there can be one mail server only: another one is left alone, and the test that needs this one is left out
  [ -x /usr/sbin/exim4 ] || [ -e /usr/sbin/sendmail ] || missing+=(exim4-daemon-light)
  command -v ssh-keygen >/dev/null || missing+=(openssh-client)
  command -v ping >/dev/null || missing+=(iputils-ping)
  command -v fping >/dev/null || missing+=(fping)
  [ ${#missing[@]} -eq 0 ] || install_packages "${missing[@]}"
}

# What the benchmark of time series measures beside; it goes without them where they cannot be had. Of Prometheus only its
# tool is unpacked, so that no service begins.
need_other_stores() {
  local tools=$root/.quick/promtool
  [ "$(uname -s)" = Linux ] || return 0
  command -v rrdtool >/dev/null || (install_packages rrdtool) || say "going on without rrdtool"
  command -v promtool >/dev/null && return 0
  PATH=$PATH:$tools/usr/bin
  command -v promtool >/dev/null && return 0
  mkdir -p "$tools"
  (cd "$tools" && apt-get -qq download prometheus && dpkg -x prometheus_*.deb . && rm prometheus_*.deb) >/dev/null 2>&1 ||
    say "going on without promtool"
}

display_pids=()

# Starts an X server with a window manager on a free display number and sets DISPLAY; stop_display ends all that were started.
start_display() {
  local log=${TMPDIR:-/tmp}/yagura-display.$$ number=
  Xvfb -displayfd 7 -screen 0 "${1:-1600x1000x24}" -nolisten tcp 7>"$log.number" >"$log" 2>&1 &
  local server=$!
  display_pids+=("$server")
  for _ in $(seq 400); do
    number=$(cat "$log.number" 2>/dev/null || true)
    [ -z "$number" ] || break
    kill -0 "$server" 2>/dev/null || break
    sleep 0.05
  done
  [ -n "$number" ] || fail "Xvfb did not start; see $log"
  rm -f "$log.number"
  export DISPLAY=:$number
  metacity --display "$DISPLAY" >/dev/null 2>&1 &
  display_pids+=("$!")
}

stop_display() {
  [ ${#display_pids[@]} -eq 0 ] || kill "${display_pids[@]}" 2>/dev/null || true
}

# Where a build puts the products for this machine.
find_products() {
  local system machine
  machine=$(uname -m)
  [ "$machine" != arm64 ] || machine=aarch64
  case "$(uname -s)" in
    Darwin) system=macosx/cocoa/$machine workbench_folder=Yagura.app/Contents/Eclipse program_folder=../MacOS ;;
    MINGW* | MSYS* | CYGWIN*) system=win32/win32/$machine workbench_folder=yagura-workbench program_folder=. ;;
    *) system=linux/gtk/$machine workbench_folder=yagura-workbench program_folder=. ;;
  esac
  workbench_home=$root/product/workbench/target/products/org.yagura.workbench/$system/$workbench_folder
  workbench_program=$workbench_home/$program_folder/yagura-workbench
  agent_home=$root/product/agent/target/products/org.yagura.agent/$system/yagura-agent
  build_stamp=$root/product/workbench/target/sources
}

# One line that changes with any source of the products; takes some 30 ms.
sources_state() {
  (cd "$root" && find pom.xml NOTICE LICENSE .mvn .settings targetplatform model bundles features product \
      \( -name target -o -name bin -o -name lib -o -name src-gen -o -name '.*.pom*' -o -name '.polyglot*' \
         -o -name '.tycho*' \) -prune -o -type f -printf '%p %T@ %s\n' 2>/dev/null | LC_ALL=C sort | cksum)
}

is_built() {
  [ -r "$build_stamp" ] && [ -d "$workbench_home/plugins" ] && [ -d "$agent_home/plugins" ] &&
    [ "$(cat "$build_stamp")" = "$(sources_state)" ]
}

# Takes away what is compiled: Tycho compiles only the files that have changed, and a class that has not would go on calling
# methods that others no longer have.
forget_classes() {
  find "$root/bundles" "$root/model" "$root/tests" -mindepth 3 -maxdepth 3 -path '*/target/classes' -exec rm -rf {} +
}

# Builds both products for this machine if a source has changed since they were built.
need_build() {
  find_products
  ! is_built || return 0
  local state log=$root/target/build.log begin=$SECONDS
  if [ -r "$build_stamp.seconds" ]; then
    say "a source has changed since Yagura was built, so it is built first; the last time that took" \
      "$(cat "$build_stamp.seconds") s"
  else
    say "Yagura is not built yet, so it is built first; that takes some minutes, and more when libraries must be brought"
  fi
  need_maven
  state=$(sources_state)
  mkdir -p "$root/target"
  say "building with $("$MAVEN" --version | head -n 1 | cut -d' ' -f1-3)"
  forget_classes
  if ! maven -f "$root/pom.xml" package -DskipTests -Dformatter.skip=true -pl product/agent,product/workbench -am 2>&1 |
      tee "$log" | sed -n 's/^\[INFO\] Building \(.*\) 1\.0\.0.*\[\(.*\)\]$/  [\2] \1/p' >&2; then
    grep '^\[ERROR\]' "$log" | grep -v 'osgi\.platform' | head -n 20 >&2 || true
    fail "the build failed; all of it is in $log"
  fi
  echo "$state" >"$build_stamp"
  echo $((SECONDS - begin)) >"$build_stamp.seconds"
  say "built in $((SECONDS - begin)) s"
}
