#!/bin/sh
# Starts the @NAME@; needs a Java 25 runtime: JAVA_HOME, the one on the PATH, or one in the usual folders.
here=$(cd "$(dirname "$0")" && pwd)
[ -d "$here/plugins" ] || here=$here/../Eclipse

is_java_25() {
  [ -x "$1/bin/java" ] && [ -r "$1/release" ] && grep -q '^JAVA_VERSION="25[".]' "$1/release"
}

java_on_path=$(command -v java 2>/dev/null)
[ -z "$java_on_path" ] || java_on_path=$(dirname "$(dirname "$(readlink -f "$java_on_path" 2>/dev/null || echo "$java_on_path")")")
java=
for home in "$here/jre" "${JAVA_HOME:-}" "$java_on_path" /usr/lib/jvm/* /opt/java/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
  if [ -n "$home" ] && is_java_25 "$home"; then
    java=$home/bin/java
    break
  fi
done
if [ -z "$java" ]; then
  echo "@PROGRAM@: no Java 25 found. Install one, or set JAVA_HOME to it." >&2
  exit 1
fi

# Where another user installed it, the platform keeps its state in the cache of this one.
state=$here/configuration
if [ ! -w "$state" ]; then
  state=${XDG_CACHE_HOME:-${HOME:-}/.cache}/yagura/@PROGRAM@
  { mkdir -p "$state" && [ -w "$state" ]; } 2>/dev/null || state=$(mktemp -d) || exit 1
fi

# Runs a program beside the main one in a plain Java; given its main class and the bundles that it alone needs.
plain() {
  main=$1 path=
  for bundle in $2 org.yagura.core org.yagura.model 'com.fasterxml.*' slf4j.api 'org.eclipse.emf.*'; do
    for jar in "$here"/plugins/${bundle}_*.jar; do
      [ ! -e "$jar" ] || path=$path:$jar
    done
  done
  shift 2
  exec "$java" @JVM_FLAGS@ -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto -Xlog:disable \
    -XX:+AutoCreateSharedArchive -XX:SharedArchiveFile="$state/$main.jsa" -Dslf4j.internal.verbosity=ERROR \
    -cp "${path#:}" "$main" "$@"
}

describe=
case "${1:-}" in
  call)
    shift
    [ $# = 0 ] || plain org.yagura.client.cli.Main org.yagura.client "$@"
    describe="-data @none -application org.yagura.agent.app.describe"
    ;;
  traffic)
    shift
    [ @PROGRAM@ = yagura-workbench ] || { echo "@PROGRAM@: the traffic maker comes with the workbench." >&2; exit 2; }
    plain org.yagura.traffic.Main 'org.yagura.traffic wrapped.org.snmp4j.snmp4j' "$@"
    ;;
esac

if [ -z "$describe" ] && [ @PROGRAM@ = yagura-workbench ] && [ "$(uname -s)" = Linux ] &&
    [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
  echo "@PROGRAM@: there is no display. Start it in a desktop session, or set DISPLAY." >&2
  exit 1
fi

[ "$state" = "$here/configuration" ] || set -- -configuration "$state" "$@"
# shellcheck disable=SC2086 # flags are words
set -- -jar "$here"/plugins/org.eclipse.equinox.launcher_*.jar @EQUINOX_FLAGS@ $describe "$@"
# The first run of the workbench leaves the classes it has loaded, parsed and verified, for all later starts.
[ @PROGRAM@ = yagura-agent ] || [ -n "$describe" ] ||
  set -- -XX:+AutoCreateSharedArchive -XX:SharedArchiveFile="$state/classes.jsa" '-Xlog:cds*=off,aot*=off' "$@"
platform_flags=
[ "$(uname -s)" != Darwin ] || platform_flags="@MAC_FLAGS@"
# shellcheck disable=SC2086 # flags are words
set -- @JVM_FLAGS@ $platform_flags ${YAGURA_JVM_FLAGS:-} \
  -Dlogback.configurationFile="$here/configuration/logback.xml" \
  -Djava.util.logging.config.file="$here/configuration/logging.properties" "$@"
[ @PROGRAM@ != yagura-agent ] || exec "$java" "$@"

# The platform reads its texts once, so the language that a person has chosen has to be known from the start.
settings=${HOME:-}/.yagura/workbench/.metadata/.plugins/org.eclipse.core.runtime/.settings/org.yagura.rcp.prefs
chosen_language() {
  sed -n 's/^language=\([a-z][a-z]\)$/-Dosgi.nl=\1/p' "$settings" 2>/dev/null
}

# Status 23 is the wish to be started again, with another language for example.
trap 'kill $java_pid; wait $java_pid; exit $?' INT TERM
status=23
while [ $status = 23 ]; do
  status=0
  # shellcheck disable=SC2046 # one word or none
  "$java" $(chosen_language) "$@" &
  java_pid=$!
  wait $java_pid || status=$?
done
exit $status
